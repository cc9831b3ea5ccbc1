// Days, ISO weeks and their text forms (ISO 8601, proleptic Gregorian calendar).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace claimgraph::detail {

struct Day {
  int year = 0, month = 1, day = 1;
  auto operator<=>(const Day&) const = default;
};

bool is_valid(const Day& day);
int days_in_month(int year, int month);
/// Days since 1970-01-01.
long to_number(const Day& day);
Day from_number(long number);
Day plus_days(const Day& day, long days);
Day plus_months(const Day& day, int months);  ///< the day is cut to the month's length
int weekday_of(const Day& day);               ///< 1 = Monday … 7
int quarter_of(const Day& day);

std::string iso_day(const Day& day);
std::string iso_month(int year, int month);
std::string iso_quarter(int year, int quarter);
std::string iso_week(const Day& day);  ///< "2008-W10"
std::string iso_year(int year);

/// Reads "2025", "2025-02" or "2025-02-03T11:00…"; empty when there is no such date in it. A missing month
/// or day counts as 1.
std::optional<Day> parse_anchor(std::string_view text);

}  // namespace claimgraph::detail
