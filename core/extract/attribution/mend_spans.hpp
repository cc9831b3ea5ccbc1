// Small repairs on the spans that the finder gives, before records are built. Internal to core/extract.
#pragma once

#include <vector>

#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// Takes the subject of a passive saying out of the source: in "the model was said to be cheap" nobody is
/// named who said it. "was quoted as saying" keeps its subject.
void drop_passive_subjects(const AnnotatedText& doc, std::vector<AttributionSpans>& spans);

}  // namespace claimgraph
