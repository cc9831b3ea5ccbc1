// Contents that the taggers cut short: a clause whose verb was taken for a noun ("said its new model, V3, |
// cost only …"), one that goes on behind a comma ("will be 3.5%, | compared with 4%"), and the other side of
// a source between commas ("The find, he said, | is the next best thing").
#pragma once

#include <vector>

#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// Extends contents of `found` inside their sentences, never over the spans of another attribution. Linear in
/// the number of tokens.
void complete_contents(const AnnotatedText& doc, std::vector<AttributionSpans>& found);

}  // namespace claimgraph
