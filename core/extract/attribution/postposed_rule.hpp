// "…, its chairman, Sir Peter Ashdown, said on Monday." A saying at the end of a sentence, read off the
// surface where the parser loses its subject. "rule:postposed/1".
#pragma once

#include <vector>

#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// One attribution for each sentence that ends like this, whether or not others cover it. Linear time.
std::vector<AttributionSpans> find_postposed(const AnnotatedText& doc);

/// "…, its director, Ana Ruiz, said on Monday, after …": where a content without a source holds the speaker's
/// phrase right in front of its cue, that phrase becomes the source.
void take_speakers_out_of_contents(const AnnotatedText& doc, std::vector<AttributionSpans>& found);

}  // namespace claimgraph
