// A short form of a claim for pictures. Internal to core/extract.
#pragma once

#include <string>
#include <vector>

#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

/// Of `tokens` those of the main clause, without appositions, parentheses and clauses set off by commas; "its
/// model, V3, …" becomes "V3 …". All of them when they are short.
std::vector<std::uint32_t> label_tokens(const Syntax& syntax, const std::vector<std::uint32_t>& tokens,
                                        std::uint32_t head);

/// Cut with "…" when it has much more than 90 code points; quotation marks are closed.
std::string finish_label(std::string text);

}  // namespace claimgraph
