// Turns of interviews and transcripts: a label with a colon, then what is said to the end of the paragraph.
// Internal to core/extract.
#pragma once

#include <vector>

#include "core/extract/attribution/attribution_view.hpp"
#include "core/extract/syntax/attribution_spans.hpp"

namespace claimgraph::attribution {

/// "rule:transcript-turn/1". Labels in capitals ("ANNA VESTER, HOST:", "RUI (through a translator):"), as
/// names ("Minister Jan Kolar:") or as letters ("Q:", "A:"). One such line may be a heading, a list item or a
/// correction, so a turn needs another beside it, and labels that are no capitals need a sign of a
/// conversation: a label that comes back, or a question that the next one answers. In text order, linear.
std::vector<AttributionSpans> find_turns(const DocView& view);

}  // namespace claimgraph::attribution
