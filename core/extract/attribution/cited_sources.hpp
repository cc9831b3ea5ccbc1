// Whom a source leans on: "the agency said, citing the health commission". Internal to core/extract.
#pragma once

#include <vector>

#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// Adds for "citing X" beside a saying, when X can speak, the same content said by X, inside the saying
/// (which relays it). "citing concerns" names nobody and adds nothing. To be called after nesting is settled.
/// Linear.
void add_cited_sources(const AnnotatedText& doc, std::vector<AttributionSpans>& found);

}  // namespace claimgraph
