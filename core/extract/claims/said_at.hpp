// When, where and to whom something was said: the words that hang on the cue's clause. Internal to
// core/extract.
#pragma once

#include <string>

#include "core/extract/coreference/mention_index.hpp"
#include "core/extract/syntax/attribution_spans.hpp"

namespace claimgraph {

/// A time expression attached to the cue's clause, outside source and content: its TIMEX3 value, or the words
/// when nothing anchors it ("last week"); empty when there is none. Durations and repeated times do not
/// count.
std::string said_at(const ArticleView& view, const AttributionSpans& attribution);

}  // namespace claimgraph
