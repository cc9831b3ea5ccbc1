// From the content of one attribution to the pieces that can each be a claim: one sentence at most, and
// independent clauses apart. Internal to core/extract.
#pragma once

#include <cstdint>
#include <vector>

#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

/// One piece of a content. Pieces do not overlap, stand in text order, and hold all of the content but
/// conjunctions and marks at their borders.
struct ClaimUnit {
  TokenSet content;
  std::uint32_t head = 0;  ///< head of its main clause, or of its first phrase when it has no clause
};

/// Cuts at sentence ends, between quotations that are sentences of their own, and where clauses are joined by
/// "and", "but", "or", "yet", a semicolon or a dash and each has its own subject and finite verb. Clauses
/// with "because", "so", "which", "if", "as" stay with their main clause. Linear in the tokens of the
/// content.
std::vector<ClaimUnit> claim_units(const Syntax& syntax, const TokenSet& content);

/// Head of the content's main clause, or of its first phrase when there is no clause.
std::uint32_t content_head(const Syntax& syntax, const TokenSet& content);

}  // namespace claimgraph
