// Speech within speech, read off the tree: the sayings inside the content of another attribution. Internal to
// core/extract.
#pragma once

#include <vector>

#include "core/extract/syntax/attribution_spans.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph::attribution {

/// "rule:inner/1": every saying whose cue and content lie inside `outer.content`, in text order: "the union
/// had accused him of | theft", "she had been told by Tom Bell | that the bridge was safe", "Orban had told
/// aides | that …", and ‘…’ inside “…” with a verb beside it. The speaker's own "I think" is none. `outer`
/// may be a turn, a quotation or indirect speech. Time grows with the content.
std::vector<AttributionSpans> find_inner_speech(const Syntax& syntax, const AttributionSpans& outer);

}  // namespace claimgraph::attribution
