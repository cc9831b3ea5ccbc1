// Contents that the taggers cut short: a clause whose verb was taken for a noun ("said its new model, V3, |
// cost only …").
#pragma once

#include <vector>

#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// Extends contents of `found` inside their sentences, never over the spans of another attribution. Linear in
/// the number of tokens.
void complete_contents(const AnnotatedText& doc, std::vector<AttributionSpans>& found);

}  // namespace claimgraph
