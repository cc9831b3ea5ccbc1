// Words: case folding, membership in short closed lists, the names of days and months.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace claimgraph {

/// Lower-case copy of ASCII and of what ICU folds beyond it.
std::string fold_case(std::string_view text);

/// `word` is one of the words that `list` holds between spaces (" a b c "); for short closed classes.
bool in_list(std::string_view list, std::string_view word);

/// English, lower case, Monday first.
inline constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                              "friday", "saturday", "sunday"};
inline constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                             "may",       "june",     "july",     "august",
                                                             "september", "october",  "november", "december"};
/// A whole name in lower case, no abbreviation.
bool is_weekday(std::string_view lower);
bool is_month(std::string_view lower);

}  // namespace claimgraph
