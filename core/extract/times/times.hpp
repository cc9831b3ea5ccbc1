// Time expressions as TIMEX3 (ISO-TimeML), normalised against the article's date, granularity kept.
#pragma once

#include <string_view>
#include <vector>

#include "claimgraph/analysis.hpp"

namespace claimgraph {

/// `anchor` is the article's date (ISO 8601) or empty: then relative times stay relative (anchored = false
/// and the value is the words as written, lower-cased).
std::vector<TimeExpression> find_times(std::string_view text, std::string_view anchor);

}  // namespace claimgraph
