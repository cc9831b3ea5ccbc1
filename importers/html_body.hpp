// Which blocks of a page are its article's body. Models that were trained and rules that were not make
// different mistakes; the body is what the mean of two models says, pushed by the votes of four rules.
// docs/importers.md has the figures.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "importers/blocks.hpp"
#include "importers/html_page.hpp"
#include "importers/page_models.hpp"

namespace claimgraph::clean {

using Labels = std::vector<Label>;

/// The body, and what each voter would have taken alone.
struct BodyChoice {
  struct Voter {
    const char* name;
    Labels labels;
    std::size_t words = 0;  ///< of its body
  };
  Labels labels;  ///< one a block
  std::size_t words = 0;
  std::vector<Voter> voters;
  std::size_t wanted = 0;  ///< what doubt() says
};

/// Comments, notices of consent, other stories and captions take no part. Without models the body is what
/// most rules take. Linear; thread-safe.
BodyChoice choose_body(std::span<const Block> blocks, std::span<const BlockStats> stats,
                       std::span<const HtmlElement> elements, const PageModels* models);

/// The blocks that may be body at all: no part of comments, notices, other stories or captions.
std::vector<std::size_t> own_blocks(std::span<const Block> blocks);

/// Words that the rules, else the models, wanted when most of them wanted more than twice or less than half
/// of `kept` (and the text is more than a stub by either count); else 0.
std::size_t doubt(std::size_t kept, std::vector<std::size_t> rules, std::vector<std::size_t> models);

/// For people: every block with its label and the voters that took it.
std::string explain_body(const BodyChoice& choice, std::span<const Block> blocks);

}  // namespace claimgraph::clean
