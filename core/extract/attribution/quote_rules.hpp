// Structural rules: attributions that layout and marks settle and words do not. Internal to core/extract.
#pragma once

#include <vector>

#include "core/extract/attribution/attribution_candidates.hpp"
#include "core/extract/syntax/attribution_spans.hpp"

namespace claimgraph::attribution {

/// "rule:signature-dash/1": a quotation, a dash and a name that end a paragraph. "rule:transcript-turn/1":
/// NAME: words, in capitals, to the end of the paragraph. In text order. Linear time.
std::vector<AttributionSpans> find_by_quote_rules(const DocView& view);

/// True when a rule already accounts for most of the candidate's content, or for its cue.
bool taken_by_rule(const std::vector<AttributionSpans>& by_rule, const Candidate& candidate);

}  // namespace claimgraph::attribution
