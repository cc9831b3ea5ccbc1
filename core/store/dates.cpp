#include "core/store/dates.hpp"

namespace claimgraph {

namespace {

/// Reads exactly `digits` digits at the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

/// Days since 1970-01-01 of a day in the proleptic Gregorian calendar (Howard Hinnant's days_from_civil).
std::int64_t days_from_civil(std::int64_t year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

std::int64_t days_from_week(int year, int week) {
  const std::int64_t fourth = days_from_civil(year, 1, 4);  // always in week 1
  const std::int64_t weekday = ((fourth + 3) % 7 + 7) % 7;  // Monday = 0
  return fourth - weekday + (week - 1) * 7;
}

/// "T11:00:00.5+08:00" in seconds to add to midnight UTC; nothing when malformed.
std::optional<std::int64_t> time_of_day(std::string_view rest) {
  if (!take(rest, 'T') && !take(rest, ' ')) return std::nullopt;
  const auto hour = take_number(rest, 2);
  if (!hour || *hour > 24) return std::nullopt;
  std::int64_t seconds = *hour * 3600;
  if (take(rest, ':')) {
    const auto minute = take_number(rest, 2);
    if (!minute || *minute > 59) return std::nullopt;
    seconds += *minute * 60;
    if (take(rest, ':')) {
      const auto second = take_number(rest, 2);
      if (!second || *second > 60) return std::nullopt;
      seconds += *second;
      if (take(rest, '.')) {
        while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') rest.remove_prefix(1);
      }
    }
  }
  if (rest.empty() || take(rest, 'Z')) return rest.empty() ? std::optional(seconds) : std::nullopt;
  const int sign = rest.front() == '-' ? 1 : rest.front() == '+' ? -1 : 0;
  if (sign == 0) return std::nullopt;
  rest.remove_prefix(1);
  const auto zone_hour = take_number(rest, 2);
  if (!zone_hour) return std::nullopt;
  take(rest, ':');
  const auto zone_minute = rest.empty() ? std::optional(0) : take_number(rest, 2);
  if (!zone_minute || !rest.empty()) return std::nullopt;
  return seconds + sign * (*zone_hour * 3600 + *zone_minute * 60);
}

}  // namespace

std::optional<std::int64_t> instant_of(std::string_view iso) {
  constexpr std::int64_t kDay = 86400;
  const auto year = take_number(iso, 4);
  if (!year) return std::nullopt;
  if (iso.empty()) return days_from_civil(*year, 1, 1) * kDay;
  if (!take(iso, '-')) return std::nullopt;
  if (take(iso, 'W')) {
    const auto week = take_number(iso, 2);
    if (!week || *week < 1 || *week > 53) return std::nullopt;
    return days_from_week(*year, *week) * kDay;
  }
  const auto month = take_number(iso, 2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  if (iso.empty()) return days_from_civil(*year, *month, 1) * kDay;
  if (!take(iso, '-')) return std::nullopt;
  const auto day = take_number(iso, 2);
  if (!day || *day < 1 || *day > 31) return std::nullopt;
  const std::int64_t midnight = days_from_civil(*year, *month, *day) * kDay;
  if (iso.empty()) return midnight;
  // A day with words behind it ("2025-02-03TMO") is still that day.
  return midnight + time_of_day(iso).value_or(0);
}

}  // namespace claimgraph
