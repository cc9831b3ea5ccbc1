// A said that B said C: finds the inner attribution inside the content of an outer one. Internal to
// core/extract.
#pragma once

#include <vector>

#include "core/extract/attribution/attribution_candidates.hpp"
#include "core/extract/syntax/attribution_spans.hpp"

namespace claimgraph::attribution {

/// Puts `outer` into text order of the contents and adds what candidates say about the inside of each
/// content: inner ones get nesting 1 and the outer's `relays`. A candidate is used when its cue, source and
/// content all lie inside one outer content that is larger, it has a source, and its cue begins with some
/// confidence.
void add_nested(const DocView& view, const std::vector<Candidate>& candidates,
                std::vector<AttributionSpans>& outer);

}  // namespace claimgraph::attribution
