// What the decision "is this piece a claim, and is it right" looks at. Internal to core/extract; training
// uses it too.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "core/extract/claims/claim_units.hpp"
#include "core/extract/claims/claims.hpp"
#include "core/extract/coreference/mention_index.hpp"
#include "core/extract/syntax/attribution_spans.hpp"

namespace claimgraph {

/// Cells of the weight tables. Stored models depend on it, and on the features' names.
inline constexpr std::uint32_t kClaimFeatureBits = 13;

using ClaimFeatures = std::vector<std::uint32_t>;  ///< cells, each once

/// One piece of one attribution (or a narrated clause) with what is known about it.
struct UnitContext {
  const ArticleView& view;
  const Attribution& record;                ///< kind, stance, realis, speakers, confidence, by are set
  const AttributionSpans* spans = nullptr;  ///< nullptr: narration
  const CueReading& cue;
  const ClaimUnit& unit;
  const ClaimDraft& draft;             ///< the claim that the piece would become
  std::uint32_t index = 0, count = 1;  ///< place among the pieces of the attribution
};

/// Linear in the piece's tokens.
ClaimFeatures claim_features(const UnitContext& context);

}  // namespace claimgraph
