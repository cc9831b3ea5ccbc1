#include "core/extract/times/time_calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace claimgraph::detail {

int days_in_month(int year, int month) {
  constexpr std::array kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays.at(static_cast<std::size_t>(month - 1)) + (leap && month == 2 ? 1 : 0);
}

bool is_valid(const Day& day) {
  return day.year >= 1 && day.year <= 9999 && day.month >= 1 && day.month <= 12 && day.day >= 1 &&
         day.day <= days_in_month(day.year, day.month);
}

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": days_from_civil, civil_from_days.
long to_number(const Day& day) {
  const long y = day.year - (day.month <= 2 ? 1 : 0);
  const long era = (y >= 0 ? y : y - 399) / 400;
  const long yoe = y - era * 400;
  const long doy = (153L * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;
  const long doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

Day from_number(long number) {
  const long z = number + 719468;
  const long era = (z >= 0 ? z : z - 146096) / 146097;
  const long doe = z - era * 146097;
  const long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const long mp = (5 * doy + 2) / 153;
  Day day;
  day.day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
  day.month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  day.year = static_cast<int>(yoe + era * 400 + (day.month <= 2 ? 1 : 0));
  return day;
}

Day plus_days(const Day& day, long days) {
  return from_number(std::clamp(to_number(day) + days, to_number({1, 1, 1}), to_number({9999, 12, 31})));
}

Day plus_months(const Day& day, int months) {
  const int total = std::clamp(day.year * 12 + day.month - 1 + months, 12, 9999 * 12 + 11);
  Day out{total / 12, total % 12 + 1, day.day};
  out.day = std::min(out.day, days_in_month(out.year, out.month));
  return out;
}

int weekday_of(const Day& day) {
  const long number = to_number(day);
  return static_cast<int>(((number + 3) % 7 + 7) % 7) + 1;
}

int quarter_of(const Day& day) {
  return (day.month - 1) / 3 + 1;
}

std::string iso_day(const Day& day) {
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}
std::string iso_quarter(int year, int quarter) {
  return fmt::format("{:04}-Q{}", year, quarter);
}

std::string iso_month(int year, int month) {
  return fmt::format("{:04}-{:02}", year, month);
}
std::string iso_year(int year) {
  return fmt::format("{:04}", year);
}

std::string iso_week(const Day& day) {
  const Day thursday = plus_days(day, 4 - weekday_of(day));
  const long first = to_number({thursday.year, 1, 1});
  return fmt::format("{:04}-W{:02}", thursday.year, (to_number(thursday) - first) / 7 + 1);
}

std::optional<Day> parse_anchor(std::string_view text) {
  const auto digits = [&text](std::size_t at, std::size_t count) -> int {
    if (at + count > text.size()) return -1;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  Day day;
  day.year = digits(0, 4);
  if (day.year < 1) return std::nullopt;
  if (text.size() == 4) return day;
  if (text[4] != '-' || (day.month = digits(5, 2)) < 0) return std::nullopt;
  if (text.size() > 7 && text[7] == '-') day.day = digits(8, 2);
  return is_valid(day) ? std::optional<Day>(day) : std::nullopt;
}

}  // namespace claimgraph::detail
