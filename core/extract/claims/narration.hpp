// Claims that an article makes in its own voice: unattributed clauses in the past or perfect with names,
// figures or dates. Rules, "rule:narration/1". Internal to core/extract.
#pragma once

#include <cstdint>
#include <vector>

#include "core/extract/claims/claims.hpp"
#include "core/extract/coreference/mention_index.hpp"

namespace claimgraph {

/// One checkable clause.
struct NarratedClause {
  ClaimSource source;
  double confidence = 0;
};

/// Clauses of `doc` outside `attributions`, in text order. Left out: questions, opinions without facts, first
/// and second person, modal and future clauses, headings, quotations. Linear time.
std::vector<NarratedClause> find_narration(const ArticleView& view,
                                           const std::vector<AttributionSpans>& attributions);

}  // namespace claimgraph
