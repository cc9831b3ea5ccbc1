// Which blocks of a page are its article's body. Models that were trained and rules that were not make
// different mistakes; the body is what the mean of two models says, pushed by the votes of four rules.
// docs/importers.md has the figures.
#pragma once

#include <span>
#include <vector>

#include "importers/blocks.hpp"
#include "importers/html_page.hpp"
#include "importers/page_models.hpp"

namespace claimgraph::clean {

using Labels = std::vector<Label>;

/// One label a block; without models what most rules take. Linear; thread-safe.
Labels choose_body(std::span<const Block> blocks, std::span<const BlockStats> stats,
                   std::span<const HtmlElement> elements, const PageModels* models);

}  // namespace claimgraph::clean
