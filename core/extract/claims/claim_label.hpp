// A short form of a claim for pictures. Internal to core/extract.
#pragma once

#include <string>
#include <vector>

#include "core/extract/syntax/syntax.hpp"
#include "core/extract/syntax/text_pieces.hpp"

namespace claimgraph {

/// The main clause of `tokens` without appositions, parentheses and clauses set off by commas; "its model,
/// V3, …" becomes "V3 …". At most 90 code points.
std::string claim_label(const Syntax& syntax, const std::vector<std::uint32_t>& tokens, std::uint32_t head,
                        const Replacements& replacements, const std::string& prefix);

}  // namespace claimgraph
