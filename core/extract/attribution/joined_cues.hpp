// "praised the plan | but warn against haste": two sayings of one speaker that a conjunction joins. Internal
// to core/extract.
#pragma once

#include <vector>

#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// Cuts a content where a second cue of the same speaker begins ("rule:joined-cue/1", which gets the rest),
/// and gives the second of two joined cues the source of the first where it has none. Linear time.
void part_joined_cues(const AnnotatedText& doc, std::vector<AttributionSpans>& found);

}  // namespace claimgraph
