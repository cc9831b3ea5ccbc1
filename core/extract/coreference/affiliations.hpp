// What an article says about a person besides the name: "OpenAI CEO Sam Altman", "Jane Doe, a spokeswoman for
// the ministry", "former Baidu and Google scientist Andrew Ng".
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "core/extract/coreference/mentions.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// A person's tie to an organisation or place, as mention indices of the same text.
struct AffiliationFact {
  std::uint32_t person = 0;        ///< mention index
  std::uint32_t organization = 0;  ///< mention index
  std::string title;
  bool former = false;
  std::uint32_t first = 0, last = 0;  ///< tokens of the passage
};

/// `mention_of_token`: mention whose head or name covers the token, kNone for none.
std::vector<AffiliationFact> find_affiliations(const AnnotatedText& doc,
                                               const std::vector<CorefMention>& mentions,
                                               const std::vector<std::uint32_t>& mention_of_token);

}  // namespace claimgraph
