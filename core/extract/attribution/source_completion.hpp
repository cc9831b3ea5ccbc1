// Sources that the model left out although the sentence has them: "…, adding that" of whoever spoke before,
// "Arguing that …, Roe", "comments Roe in a statement". Internal to core/extract.
#pragma once

#include <vector>

#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// Gives attributions without a source the subject of their cue where the parse is clear; takes datelines out
/// of sources ("LIMA (Agency) - Officials"). Needs a parse; linear for sentences of bounded length.
void complete_sources(const AnnotatedText& doc, std::vector<AttributionSpans>& found);

}  // namespace claimgraph
