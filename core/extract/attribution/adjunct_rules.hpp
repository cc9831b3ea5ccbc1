// Attributions that stand in an adjunct beside the clause: "According to X, S", "In X's view, S", "S, per X",
// "As X has reported, S", "S reportedly V". Internal to core/extract.
#pragma once

#include <vector>

#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// "rule:according-to/1": according to X; in the view of X; in X's opinion; per X. In text order. Linear.
std::vector<AttributionSpans> find_according_to(const AnnotatedText& doc);

/// "rule:as-reported/1" (As X has reported, S) and "rule:reportedly/1" (S reportedly V, without a source). In
/// text order. Linear.
std::vector<AttributionSpans> find_reportedly(const AnnotatedText& doc);

}  // namespace claimgraph
