// Small repairs on the spans that the finder gives, before records are built. Internal to core/extract.
#pragma once

#include <vector>

#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// Takes the subject of a passive saying out of the source: in "the model was said to be cheap" nobody is
/// named who said it. "was quoted as saying" keeps its subject.
void drop_passive_subjects(const AnnotatedText& doc, std::vector<AttributionSpans>& spans);

/// "The union said Norra had hidden the leak, which Norra denies": the end becomes an attribution of its own.
void part_relative_denials(const AnnotatedText& doc, std::vector<AttributionSpans>& spans);

/// "…, reports Reuters.": the phrase behind an inverted verb that ended up in the content is the source. What
/// source and content have too much at their ends goes, and what a source lacks is added.
void restore_inverted_sources(const AnnotatedText& doc, std::vector<AttributionSpans>& spans);

/// "VESTER: …", "Added Poole: “…”": the label of a turn that is no common noun ("REPORTER") and a capitalised
/// speaker of a quotation inside a sentence are names of persons, where the name tagger, which goes by the
/// words around, found none. Adds to doc.names, keeps their order.
void name_bare_speakers(AnnotatedText& doc, const std::vector<AttributionSpans>& spans);

}  // namespace claimgraph
