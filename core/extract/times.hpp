// Time expressions as TIMEX3 (ISO-TimeML), normalised against the article's date, granularity kept.
#pragma once

#include <string_view>
#include <vector>

#include "core/model/analysis.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// `anchor` is the article's date (ISO 8601) or empty: then relative times stay relative (anchored = false
/// and the value is the words as written, lower-cased). `doc`, when given, helps with tense (past or future
/// weekday).
std::vector<TimeExpression> find_times(std::string_view text, std::string_view anchor,
                                       const AnnotatedText* doc = nullptr);

}  // namespace claimgraph
