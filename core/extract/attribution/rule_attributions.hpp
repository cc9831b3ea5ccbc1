// Who said what by rules over the parse and the quotation marks: the baseline that needs no trained
// attribution models, and what stands in for them when a model set has none. Internal to core/extract.
#pragma once

#include <vector>

#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// Quotations with the nearest verb of saying, clauses under verbs of saying, "according to", nouns with a
/// that-clause ("the claim that"), passives without a source, and noun phrases under verbs that take a stance
/// ("praised the plan"). In text order of the content; outer before inner, with nesting and relays. Linear
/// time. Rules: "rule:quotation/1", "rule:clause/1", "rule:according-to/1", "rule:noun/1", "rule:stance/1".
std::vector<AttributionSpans> find_by_rules(const AnnotatedText& doc);

}  // namespace claimgraph
