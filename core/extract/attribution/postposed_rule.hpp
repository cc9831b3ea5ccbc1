// "…, its chairman, Sir Peter Ashdown, said on Monday." A saying at the end of a sentence, read off the
// surface where the parser loses its subject. "rule:postposed/1".
#pragma once

#include <vector>

#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// One attribution for each sentence that ends like this, whether or not others cover it. Linear time.
std::vector<AttributionSpans> find_postposed(const AnnotatedText& doc);

}  // namespace claimgraph
