// A said that B said C: finds the inner attributions inside the content of an outer one. Internal to
// core/extract.
#pragma once

#include <vector>

#include "core/extract/attribution/attribution_candidates.hpp"
#include "core/extract/syntax/attribution_spans.hpp"

namespace claimgraph::attribution {

/// Moves what lies wholly inside the content of another one from `outer` to `absorbed`. Linear time.
void absorb_held(std::uint32_t tokens, std::vector<AttributionSpans>& outer,
                 std::vector<AttributionSpans>& absorbed);

/// Puts `outer` into text order of the contents and adds what lies inside each content: what the tree shows
/// (find_inner_speech), `absorbed` attributions that a larger one turned out to hold, and candidates whose
/// cue reports speech, with a source and some confidence. An inner attribution lies wholly inside a larger
/// content, has the `nesting` of its depth, and the first one inside is what the outer one `relays`.
void add_nested(const DocView& view, const std::vector<Candidate>& candidates,
                const std::vector<AttributionSpans>& absorbed, std::vector<AttributionSpans>& outer);

}  // namespace claimgraph::attribution
