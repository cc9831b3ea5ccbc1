// Time expressions as TIMEX3 (ISO-TimeML), normalised against the article's date, granularity kept.
#pragma once

#include <string_view>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// `anchor` is the article's date (ISO 8601) or empty: then relative times stay relative (anchored = false
/// and the value is the words as written, lower-cased). `doc`, when given, helps with tense (past or future
/// weekday).
std::vector<TimeExpression> find_times(std::string_view text, std::string_view anchor,
                                       const AnnotatedText* doc = nullptr);

/// Takes the bare numbers and ordinals that are parts of dates ("3" and "2025" of "Feb. 3, 2025") out of
/// `quantities`. Numbers of durations stay: "five years" may be what a claim is about. Both in text order;
/// linear time.
void drop_numbers_in_dates(std::vector<Quantity>& quantities, const std::vector<TimeExpression>& times);

}  // namespace claimgraph
