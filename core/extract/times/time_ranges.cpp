// What a date takes from the date beside it: "Sept 26-27", "3 and 5 May 2030", "from February to December
// 2018", "in 2018 from February", "2032–33", "May 20 last year".
#include <fmt/format.h>

#include <string_view>

#include "core/extract/times/time_scanner.hpp"

namespace claimgraph::detail {

namespace {

// What may stand behind the second day of "March 4 and 5", where 5 is no number of something.
constexpr std::string_view kBehindDay =
    "at in on of when where for and or but to by until next last this was were is are will would the a an "
    "from with as "
    "before after during because that which who said says had has have it he she they we there";

constexpr std::size_t kNear = 3;  // tokens between "in 2018" and "February"

int digits_at(std::string_view value, std::size_t at, std::size_t count) {
  int out = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (i >= value.size() || value[i] < '0' || value[i] > '9') return -1;
    out = out * 10 + (value[i] - '0');
  }
  return out;
}

}  // namespace

TimePoint read_point(std::string_view value) {
  TimePoint point;
  const int year = digits_at(value, 0, 4);
  if (year < 0 || (value.size() > 4 && value[4] != '-')) return point;
  if (value.size() > 4 && digits_at(value, 5, 2) < 0) return point;
  point.year = year;
  point.month = value.size() > 4 ? digits_at(value, 5, 2) : 0;
  return point;
}

/// "to", "until", "–": from the one to the other; `both`: also "and", "or".
bool TimeScanner::connects(std::size_t i, bool both) const {
  if (hyphen(i)) return true;
  return one_of(i, "to until till through thru") || (both && one_of(i, "and or"));
}

/// The token behind the second day of "26-27", "3 and 4"; `i` (behind the first) when there is none.
std::size_t TimeScanner::behind_day_range(std::size_t i, int day, int& last) const {
  if (!connects(i, true) || !number(i + 1)) return i;
  if (hyphen(i) && m_segment->glued(i) != m_segment->glued(i + 1)) return i;
  const std::size_t next = day_number(i + 1, last);
  if (next == i + 1 || last <= day) return i;
  if (time_word(word(next, "of") ? next + 1 : next, TimeWordKind::month) != nullptr) return i;
  if (hyphen(next) || symbol(next, U'%')) return i;
  if (!has(next) || m_segment->tokens[next].kind == TokenKind::symbol) return next;
  int year = 0;
  if (hyphen(i) || with_year(next, year) > next || one_of(next, kBehindDay)) return next;
  return i;
}

/// "last year", "the year before last" behind a date; `i` when there is none.
std::size_t TimeScanner::relative_year(std::size_t i, int& year) const {
  if (!m_anchor) return i;
  const bool the = word(i, "the");
  const std::size_t at = the ? i + 1 : i;
  if (the && word(at, "year") && word(at + 1, "before") && word(at + 2, "last")) {
    year = m_anchor->year - 2;
    return at + 3;
  }
  if (the || !word(at + 1, "year") || !one_of(at, "last this next")) return i;
  year = m_anchor->year + (word(at, "last") ? -1 : word(at, "next") ? 1 : 0);
  return at + 2;
}

/// The year of a month that states none, from the dates beside it; 0 when they do not settle it. `behind` is
/// the token behind the month and its day.
int TimeScanner::year_beside(int month, std::size_t first, std::size_t behind) const {
  if (const int year = year_of_range(month, first, behind, true); year != 0) return year;
  if (const int year = year_before(month, first); year != 0) return year;
  return year_of_range(month, first, behind, false);
}

/// "in 2018 from February", "from November 2017 to March": the year of the month at `first`.
int TimeScanner::year_before(int month, std::size_t first) const {
  if (m_last_point_token == 0 || m_last_point.year == 0 || first < m_last_point_token ||
      first - m_last_point_token > kNear) {
    return 0;
  }
  std::size_t at = m_last_point_token;
  if (m_last_point.month == 0) {  // "in 2018 from February", "in 2018, between March and May"
    if (symbol(at, U',')) ++at;
    return at < first && one_of(at, "from between in") && at + 1 == first ? m_last_point.year : 0;
  }
  if (!connects(at, true) || at + 1 != first) return 0;
  if (month >= m_last_point.month) return m_last_point.year;
  return connects(at, false) ? m_last_point.year + 1 : 0;
}

/// "from February to December 2018": the year of February. Unless `stated`, that of December may be worked
/// out.
int TimeScanner::year_of_range(int month, std::size_t first, std::size_t behind, bool stated) const {
  if (!connects(behind, true)) return 0;
  const bool open = !connects(behind, false);
  std::size_t at = behind + 1;
  int day = 0;
  if (number(at)) {
    at = day_number(at, day);
    if (word(at, "of")) ++at;
  }
  const TimeWord* last = time_word(at, TimeWordKind::month);
  if (last == nullptr) return 0;
  ++at;
  if (symbol(at, U'.') && m_segment->glued(at)) ++at;
  if (day == 0 && number(at)) {
    const std::size_t next = day_number(at, day);
    at = next;
  }
  int year = 0;
  if (with_year(at, year) == at) {
    if (stated || open || !m_anchor) return 0;
    year = resolve_month_year(last->value, day, first);
  }
  return month <= last->value ? year : year - 1;
}

/// "3–5 October 2032", "11 and 12 September": the first day; `i` is the token behind it.
TimeMatch TimeScanner::first_of_days(std::size_t i, std::size_t first, int day) {
  if (!connects(i, true) || !number(i + 1)) return {};
  int last = 0;
  const std::size_t behind = day_number(i + 1, last);
  const std::size_t month = word(behind, "of") ? behind + 1 : behind;
  if (behind == i + 1 || last <= day || time_word(month, TimeWordKind::month) == nullptr) return {};
  const TimeMatch second = day_month_point(i + 1, i + 1);
  if (!second) return {};
  if (!second.day) return relative(first, i);
  const Day date{second.day->year, second.day->month, day};
  return is_valid(date) ? made_day(first, i, date) : TimeMatch{};
}

/// The second half of what `match` began: the day of "26-27", the year of "2032–33".
TimeMatch TimeScanner::range_end(const TimeMatch& match) const {
  const std::size_t at = match.next;
  if (std::string_view(match.type) != "DATE" || !connects(at, true)) {
    return symbol(at, U'/') ? year_span_end(match) : TimeMatch{};
  }
  if (!match.day) return year_span_end(match);
  int written = 0;
  const std::size_t digits = one_of(at - 1, "st nd rd th") ? at - 2 : at - 1;
  if (!number(digits) || day_number(digits, written) != at || written != match.day->day) return {};
  int last = 0;
  const std::size_t next = behind_day_range(at, written, last);
  const Day day{match.day->year, match.day->month, last};
  if (next == at || !is_valid(day)) return {};
  int year = 0;
  return made_day(at + 1, with_year(next, year), day);
}

TimeMatch TimeScanner::year_span_end(const TimeMatch& match) const {
  const std::size_t at = match.next;
  if (behind_year_span(*m_segment, at - 1) != at + 2) return {};
  const int first = integer(at - 1);
  const int last = integer(at + 1);
  const int year = first - first % 100 + last + (last <= first % 100 ? 100 : 0);
  const bool fiscal = match.value.starts_with("FY");
  return made(at + 1, at + 2, (fiscal ? "FY" : "") + iso_year(year));
}

}  // namespace claimgraph::detail
