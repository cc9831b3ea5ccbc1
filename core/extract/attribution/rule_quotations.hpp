// The nearest verb of saying around each quotation. Internal to core/extract.
#pragma once

#include "core/extract/attribution/rule_spans.hpp"

namespace claimgraph {

/// Adds an attribution for each quotation that is set off as speech and has a verb of saying near it, and
/// joins quotations of one paragraph that follow it: "“A,” she said. “B.”" Linear.
void find_rule_quotations(RuleSpans& spans);

}  // namespace claimgraph
