// Verbs that take a stance on what a phrase names: "praised the plan", "took issue with the figure". Internal
// to core/extract.
#pragma once

#include <vector>

#include "core/extract/attribution/rule_spans.hpp"

namespace claimgraph {

/// Adds an attribution when the verb, whose source and cue are given, takes a stance on a phrase.
void find_rule_stance(RuleSpans& spans, std::uint32_t verb, std::vector<TokenSegment> source,
                      TokenSegment cue);

}  // namespace claimgraph
