// What looks like a saying and is a name: "known for “Salt Roads”", "called “Clean Start”", "order book".
// Internal to core/extract.
#pragma once

#include "core/extract/attribution/attribution_view.hpp"
#include "core/extract/syntax/attribution_spans.hpp"

namespace claimgraph::attribution {

/// True when nobody says the content: the cue gives a thing its name or title, or is a noun that the content
/// has for its own subject ("Its statement of accounts runs to …").
bool names_a_thing(const DocView& view, const AttributionSpans& a);

}  // namespace claimgraph::attribution
