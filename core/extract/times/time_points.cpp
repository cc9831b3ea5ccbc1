// Points of the calendar and the clock.
#include <fmt/format.h>

#include <string>
#include <string_view>

#include "core/extract/times/time_scanner.hpp"

namespace claimgraph::detail {

namespace {

constexpr std::string_view kBeforeYear =
    "in since of from to until till by during before after for through early late mid and between the around "
    "about "
    "year fiscal circa ca january february march april may june july august september october november "
    "december "
    "spring summer autumn fall winter c";

}  // namespace

int TimeScanner::integer(std::size_t i) const {
  if (!number(i) || !m_segment->tokens[i].plain) return -1;
  const LexToken& token = m_segment->tokens[i];
  if (token.end - token.begin > 4) return -1;
  return static_cast<int>(m_segment->numbers[token.number].to_double());
}

const TimeWord* TimeScanner::time_word(std::size_t i) const {
  if (!has(i) || m_segment->tokens[i].kind != TokenKind::word) return nullptr;
  const TimeWord* found = find_time_word(m_segment->lower_of(i));
  if (found == nullptr || !found->capital) return found;
  const char first = m_segment->text_of(i).front();
  return first >= 'A' && first <= 'Z' ? found : nullptr;
}

const TimeWord* TimeScanner::time_word(std::size_t i, TimeWordKind kind) const {
  const TimeWord* found = time_word(i);
  return found != nullptr && found->kind == kind ? found : nullptr;
}

bool TimeScanner::year_at(std::size_t i, int& year) const {
  if (!number(i)) return false;
  const LexToken& token = m_segment->tokens[i];
  if (!token.plain || token.end - token.begin != 4) return false;
  year = integer(i);
  if (year < 1000 || year > 2199) return false;
  if (has(i + 1) && m_segment->glued(i + 1) && m_segment->tokens[i + 1].kind == TokenKind::word) return false;
  return true;
}

/// A four-digit number that stands where a year would.
bool TimeScanner::year_in_context(std::size_t i) const {
  const int year = integer(i);
  if (i > 0) {
    const LexToken& before = m_segment->tokens[i - 1];
    if (before.kind == TokenKind::symbol && is_currency_symbol(before.symbol)) return false;
    if (!m_segment->tokens[i].gap && before.kind == TokenKind::symbol &&
        (before.symbol == U'-' || before.symbol == U'/' || before.symbol == U'#' || before.symbol == U':')) {
      return hyphen(i - 1) && i > 1 && (integer(i - 2) > 1000 || one_of(i - 2, "mid early late pre post"));
    }
    if (!m_segment->tokens[i].gap && before.kind == TokenKind::word) return false;
  }
  if (symbol(i + 1, U'%') || (symbol(i + 1, U':') && m_segment->glued(i + 1))) return false;
  if (symbol(i + 1, U'/') && m_segment->glued(i + 1)) return year >= 1900 && integer(i + 2) >= 0;
  const bool usual = year >= 1900 && year <= 2050;
  const bool led = i > 0 && one_of(i - 1, kBeforeYear);
  if (one_of(i + 1,
             "percent per million billion people units points km miles metres meters feet tons tonnes euros "
             "dollars pounds "
             "yen utc gmt hours")) {
    return false;
  }
  if (!usual)
    return i > 0 && one_of(i - 1, "in since until by") && year >= 1500 && year <= 2100 &&
           (!has(i + 1) || m_segment->tokens[i + 1].kind == TokenKind::symbol);
  const bool counting = led && one_of(i - 1, "for about around to and between of through after before");
  if ((led && !counting) || !has(i + 1) || m_segment->tokens[i + 1].kind == TokenKind::symbol) return true;
  const std::string_view next = m_segment->lower_of(i + 1);
  const bool plural = next.size() > 3 && next.back() == 's' && next[next.size() - 2] != 's' && next != "was";
  return !plural;
}

std::size_t TimeScanner::day_number(std::size_t i, int& day) const {
  day = integer(i);
  if (day < 1 || day > 31 || m_segment->tokens[i].end - m_segment->tokens[i].begin > 2) return i;
  if (has(i + 1) && m_segment->glued(i + 1)) {
    if (one_of(i + 1, "st nd rd th")) return i + 2;
    if (m_segment->tokens[i + 1].kind == TokenKind::word) return i;
    if (symbol(i + 1, U':') || symbol(i + 1, U'%') || symbol(i + 1, U'/')) return i;
  }
  return i + 1;
}

/// ", 2025" or " 2025" or ", this year" behind a date; returns the token behind.
std::size_t TimeScanner::with_year(std::size_t i, int& year) const {
  std::size_t at = i;
  if (symbol(at, U',')) ++at;
  int found = 0;
  if (year_at(at, found) && found >= 1500) {
    year = found;
    return at + 1;
  }
  if (symbol(i, U'\'') || symbol(i, 0x2019)) {
    const int two = integer(i + 1);
    if (two >= 0 && m_segment->tokens[i + 1].end - m_segment->tokens[i + 1].begin == 2) {
      year = two > 50 ? 1900 + two : 2000 + two;
      return i + 2;
    }
  }
  return relative_year(i, year);
}

TimeMatch TimeScanner::calendar_point(std::size_t i) {
  if (!has(i)) return {};
  if (number(i)) {
    if (const TimeMatch date = numeric_date(i)) return date;
    if (const TimeMatch date = day_month_point(i, i)) return date;
    if (const TimeMatch decade = decade_point(i)) return decade;
    return year_point(i);
  }
  if (symbol(i, U'\'') || symbol(i, 0x2019) || symbol(i, 0x2018)) return decade_point(i);
  const TimeWord* found = time_word(i);
  if (found == nullptr) return {};
  switch (found->kind) {
    case TimeWordKind::weekday:
      return weekday_point(i);
    case TimeWordKind::month:
      return month_point(i, i, 0);
    case TimeWordKind::season:
      return season_point(i, i);
    case TimeWordKind::day:
      return deictic_day(i);
    case TimeWordKind::holiday: {
      std::size_t next = i + 1;
      Day day{0, found->value / 32, found->value % 32};
      if (word(next, "Day") || word(next, "day")) ++next;
      if (word(next, "eve")) {
        ++next;
        --day.day;
      }
      int year = 0;
      next = with_year(next, year);
      if (year == 0 && !m_anchor) return relative(i, next);
      day.year = year != 0 ? year : resolve_month_year(day.month, day.day, i);
      return made_day(i, next, day);
    }
    default:
      return {};
  }
}

TimeMatch TimeScanner::deictic_day(std::size_t i) {
  const TimeWord& found = *time_word(i);
  TimeMatch match;
  if (m_anchor) {
    match = made_day(i, i + 1, plus_days(*m_anchor, found.value));
    if (*found.code != '\0') {
      match.value.append("T").append(found.code);
      match.type = "TIME";
    }
  } else {
    match = relative(i, i + 1, *found.code != '\0' ? "TIME" : "DATE");
  }
  with_part_of_day(match);
  return match;
}

/// "Friday morning", "March 3 in the evening"
void TimeScanner::with_part_of_day(TimeMatch& match) const {
  std::size_t at = match.next;
  if (one_of(at, "early late mid")) ++at;
  if (hyphen(at) && at > match.next) ++at;
  const TimeWord* part = time_word(at, TimeWordKind::part);
  if (part == nullptr || std::string_view(match.type) == "TIME") return;
  if (!match.value.empty() && !match.day) return;
  match.next = at + 1;
  match.type = "TIME";
  if (!match.value.empty()) match.value.append("T").append(part->code);
}

TimeMatch TimeScanner::weekday_point(std::size_t i) {
  const TimeWord& found = *time_word(i);
  if (found.plural) return made(i, i + 1, fmt::format("XXXX-WXX-{}", found.value), "SET");
  std::size_t at = i + 1;
  const bool dotted = symbol(at, U'.');
  if (dotted && *found.code != '\0') ++at;
  // "Monday, March 3, 2025"
  std::size_t date = at;
  if (symbol(date, U',')) ++date;
  if (word(date, "the")) ++date;
  if (time_word(date, TimeWordKind::month) != nullptr) {
    if (TimeMatch whole = month_point(date, i, found.value); whole && whole.day) return whole;
  } else if (number(date)) {
    if (TimeMatch whole = day_month_point(date, i)) return whole;
  }
  if (*found.code != '\0' && !dotted) return {};  // "Sun", "Sat" without a dot are words
  TimeMatch match = m_anchor ? made_day(i, at, resolve_weekday(found.value, i)) : relative(i, at);
  with_part_of_day(match);
  return match;
}

/// "March 3, 2025", "Feb. 3", "March 2025", "March"
TimeMatch TimeScanner::month_point(std::size_t i, std::size_t first, int weekday) {
  const TimeWord& month = *time_word(i);
  std::size_t at = i + 1;
  if (symbol(at, U'.') && m_segment->glued(at) && std::string_view(month.code) == "abbr") ++at;
  int day = 0;
  int year = 0;
  std::size_t day_at = at;
  if (word(day_at, "the")) ++day_at;
  std::size_t next = day_number(day_at, day);
  if (next > day_at) {
    int last = 0;
    const std::size_t range = behind_day_range(next, day, last);
    std::size_t behind = with_year(range, year);
    if (range > next) behind = next;  // "3-5, 2030": range_end() takes the rest
    Day date{year, month.value, day};
    if (year == 0) year = date.year = year_beside(month.value, first, next);
    if (year == 0) {
      if (!m_anchor) return relative(first, next);
      date.year = resolve_month_year(month.value, day, first);
      if (weekday != 0) {  // the year in which that day of the week fits
        for (const int other : {date.year, m_anchor->year, m_anchor->year - 1, m_anchor->year + 1}) {
          const Day candidate{other, date.month, date.day};
          if (is_valid(candidate) && weekday_of(candidate) == weekday) {
            date = candidate;
            break;
          }
        }
      }
    }
    if (is_valid(date)) {
      TimeMatch match = made_day(first, behind, date);
      with_part_of_day(match);
      return match;
    }
    if (is_valid({2000, month.value, day})) return {};
  }
  std::size_t of = at;
  if (word(of, "of")) ++of;
  next = with_year(of, year);
  if (next > of && !(symbol(of, U',') && std::string_view(month.code) == "word")) {
    return made(first, next, iso_month(year, month.value));
  }
  year = 0;
  if (std::string_view(month.code) == "word" || m_segment->lower_of(i).size() <= 3) {
    const bool placed =
        (i > 0 &&
         one_of(i - 1,
                "in since by until early late mid from last next this of through during between to")) ||
        year_of_range(month.value, first, at, true) != 0;
    const bool name = has(i + 1) && m_segment->tokens[i + 1].kind == TokenKind::word &&
                      m_segment->text_of(i + 1).front() < 'a';
    if (!placed || (name && !one_of(i + 1, "and"))) return {};
  }
  year = year_beside(month.value, first, at);
  if (year == 0 && !m_anchor) return relative(first, at);
  if (year == 0) year = resolve_month_year(month.value, 0, first);
  return made(first, at, iso_month(year, month.value));
}

/// "3 February 2025", "the 3rd of February"
TimeMatch TimeScanner::day_month_point(std::size_t i, std::size_t first) {
  int day = 0;
  std::size_t at = day_number(i, day);
  if (at == i ||
      (at == i + 1 && i > 0 && m_segment->glued(i) && m_segment->tokens[i - 1].kind == TokenKind::symbol &&
       is_currency_symbol(m_segment->tokens[i - 1].symbol))) {
    return {};
  }
  if (const TimeMatch both = first_of_days(at, first, day)) return both;
  if (word(at, "of")) ++at;
  const TimeWord* month = time_word(at, TimeWordKind::month);
  if (month == nullptr) return {};
  ++at;
  if (symbol(at, U'.') && m_segment->glued(at) && std::string_view(month->code) == "abbr") ++at;
  int year = 0;
  const std::size_t behind = at;
  at = with_year(at, year);
  Day date{year, month->value, day};
  if (year == 0) year = date.year = year_beside(month->value, first, behind);
  if (year == 0) {
    if (!m_anchor) return relative(first, at);
    date.year = resolve_month_year(month->value, day, first);
  }
  if (!is_valid(date)) return {};
  TimeMatch match = made_day(first, at, date);
  with_part_of_day(match);
  return match;
}

/// 2025-02-03, 2025/02/03, 2/3/2025 (month first unless that cannot be), 03.02.2025 is read as day first.
TimeMatch TimeScanner::numeric_date(std::size_t i) {
  const auto glued_sign = [this](std::size_t at, char32_t c) {
    return symbol(at, c) && m_segment->glued(at);
  };
  for (const char32_t c : {U'-', U'/'}) {
    if (!glued_sign(i + 1, c) || !number(i + 2) || !m_segment->glued(i + 2) || !glued_sign(i + 3, c) ||
        !number(i + 4) || !m_segment->glued(i + 4) || glued_sign(i + 5, c)) {
      continue;
    }
    const int a = integer(i);
    const int b = integer(i + 2);
    const int y = integer(i + 4);
    const std::size_t width = m_segment->tokens[i].end - m_segment->tokens[i].begin;
    const std::size_t last = m_segment->tokens[i + 4].end - m_segment->tokens[i + 4].begin;
    Day day;
    if (width == 4) {
      day = {a, b, y};
    } else if (last == 4 || (last == 2 && c == U'/')) {
      const int year = last == 4 ? y : (y > 50 ? 1900 + y : 2000 + y);
      day = a > 12 ? Day{year, b, a} : Day{year, a, b};
    } else {
      continue;
    }
    if (a >= 0 && b >= 0 && y >= 0 && is_valid(day)) return made_day(i, i + 5, day);
  }
  return {};
}

TimeMatch TimeScanner::year_point(std::size_t i) {
  int year = 0;
  if (!year_at(i, year) || !year_in_context(i)) return {};
  return made(i, i + 1, iso_year(year));
}

/// "1990s", "the 1990's", "'90s", "'82"
TimeMatch TimeScanner::decade_point(std::size_t i) {
  const std::size_t digits = number(i) ? i : i + 1;
  const int value = integer(digits);
  if (value < 0) return {};
  const std::size_t width = m_segment->tokens[digits].end - m_segment->tokens[digits].begin;
  std::size_t next = digits + 1;
  bool plural = word(next, "s") && m_segment->glued(next);
  if (!plural && (symbol(next, U'\'') || symbol(next, 0x2019)) && word(next + 1, "s") &&
      m_segment->glued(next + 1)) {
    plural = true;
    ++next;
  }
  if (digits > i && (!m_segment->glued(digits) || (i > 0 && !m_segment->tokens[i].gap))) return {};
  if (plural && value % 10 == 0) {
    if (width == 4 && value >= 1000 && value < 2100) return made(i, next + 1, std::to_string(value / 10));
    if (width == 2) return made(i, next + 1, fmt::format("{}", (value >= 30 ? 190 : 200) + value / 10));
    return {};
  }
  if (!plural && digits > i && width == 2 && i > 0 && one_of(i - 1, "since in from of until to")) {
    return made(i, next, iso_year(value > 50 ? 1900 + value : 2000 + value));
  }
  return {};
}

/// "summer", "summer 2024", "the summer of 2024"
TimeMatch TimeScanner::season_point(std::size_t i, std::size_t first) {
  const TimeWord& season = *time_word(i);
  std::size_t of = i + 1;
  if (word(of, "of")) ++of;
  int year = 0;
  const std::size_t next = with_year(of, year);
  if (year != 0) return made(first, next, fmt::format("{:04}-{}", year, season.code));
  if (std::string_view(season.code) == "SP" && first == i &&
      !(i > 0 && one_of(i - 1, "in this last next the")))
    return {};
  if (!m_anchor) return relative(first, i + 1);
  const int month = std::string_view(season.code) == "SP"   ? 3
                    : std::string_view(season.code) == "SU" ? 6
                    : std::string_view(season.code) == "FA" ? 9
                                                            : 12;
  const int anchor_year = month > m_anchor->month && !future(i) ? m_anchor->year - 1 : m_anchor->year;
  return made(first, i + 1, fmt::format("{:04}-{}", anchor_year, season.code));
}

std::size_t TimeScanner::zone_at(std::size_t i, std::string& zone) const {
  std::size_t at = i;
  const bool bracket = symbol(at, U'(');
  if (bracket) ++at;
  const TimeWord* found = time_word(at, TimeWordKind::zone);
  if (found == nullptr || m_segment->text_of(at).front() >= 'a') return i;
  if (found->value == 0) {
    zone = std::string("Z");
  } else {
    const int minutes = found->value * 15;
    const int size = minutes < 0 ? -minutes : minutes;
    zone = fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', size / 60, size % 60);
  }
  ++at;
  if (bracket) return symbol(at, U')') ? i : i;
  return at;
}

/// "am", "p.m." behind an hour; adjusts it.
std::size_t TimeScanner::half_day_at(std::size_t i, int& hour) const {
  std::size_t next = i;
  bool afternoon = false;
  if (one_of(i, "am pm")) {
    afternoon = m_segment->lower_of(i).front() == 'p';
    next = i + 1;
  } else if (one_of(i, "a p") && symbol(i + 1, U'.') && word(i + 2, "m")) {
    afternoon = word(i, "p");
    next = i + 3;
    if (symbol(next, U'.') && m_segment->glued(next)) ++next;
  } else {
    return i;
  }
  if (hour < 1 || hour > 12) return i;
  hour = hour % 12 + (afternoon ? 12 : 0);
  return next;
}

std::string TimeScanner::clock_value(int hour, int minute, const std::string& zone, std::size_t first,
                                     std::size_t next) {
  std::optional<Day> day = m_anchor;
  std::size_t behind = next;
  if (symbol(behind, U',')) ++behind;
  if (word(behind, "on")) ++behind;
  const std::optional<Day> kept = m_last_day;
  if (const TimeMatch point = calendar_point(behind); point && point.day) {
    day = point.day;
  } else if (m_last_day_token != 0 && first >= m_last_day_token && kept) {
    // The day that the paragraph speaks of; "… at 9 p.m. and left at 2 a.m." may have run into the next one.
    const bool earlier = 60 * hour + minute < m_last_clock;
    day = earlier ? std::nullopt : kept;
  }
  return (day ? iso_day(*day) : std::string()) + fmt::format("T{:02}:{:02}{}", hour, minute, zone);
}

/// "16:08 UTC", "10:30 a.m.", "3 pm", "0800 UTC", "noon", "3 o'clock"
TimeMatch TimeScanner::clock_time(std::size_t i) {
  int hour = -1;
  int minute = 0;
  std::size_t next = i;
  std::string zone;
  if (number(i)) {
    const LexToken& token = m_segment->tokens[i];
    if (i > 0 && m_segment->glued(i) && m_segment->tokens[i - 1].kind != TokenKind::symbol) return {};
    if (i > 0 && m_segment->glued(i) &&
        (symbol(i - 1, U':') || is_currency_symbol(m_segment->tokens[i - 1].symbol)))
      return {};
    const int value = integer(i);
    if (symbol(i + 1, U':') && m_segment->glued(i + 1) && number(i + 2) && m_segment->glued(i + 2) &&
        m_segment->tokens[i + 2].end - m_segment->tokens[i + 2].begin == 2) {
      hour = value;
      minute = integer(i + 2);
      next = i + 3;
      if (symbol(next, U':') && m_segment->glued(next) && number(next + 1)) next += 2;
      if (has(next) && m_segment->glued(next) && (number(next) || hyphen(next))) return {};
      next = half_day_at(next, hour);
      next = zone_at(next, zone);
      if (zone.empty() && one_of(next, "hours")) ++next;
    } else if (token.decimal && has(i + 1)) {  // 10.30am
      const std::string_view text = m_segment->text_of(i);
      const std::size_t dot = text.find('.');
      if (dot == std::string_view::npos || dot == 0 || text.size() - dot != 3 || dot > 2) return {};
      hour = std::stoi(std::string(text.substr(0, dot)));
      minute = std::stoi(std::string(text.substr(dot + 1)));
      next = half_day_at(i + 1, hour);
      if (next == i + 1) return {};
      next = zone_at(next, zone);
    } else if (token.end - token.begin == 4 && value >= 0) {
      next = zone_at(i + 1, zone);
      if (next == i + 1) return {};
      hour = value / 100;
      minute = value % 100;
    } else if (value >= 1 && value <= 12) {
      hour = value;
      next = half_day_at(i + 1, hour);
      if (next == i + 1) {
        if (!(word(next, "o") && has(next + 2) && word(next + 2, "clock"))) return {};
        next += 3;
      }
      next = zone_at(next, zone);
    } else {
      return {};
    }
  } else if (const TimeWord* clock = time_word(i, TimeWordKind::clock); clock != nullptr) {
    hour = clock->value;
    next = zone_at(i + 1, zone);
  } else {
    return {};
  }
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return {};
  TimeMatch match = made(i, next, "", "TIME");
  match.clock = 60 * hour + minute;
  match.value = clock_value(hour, minute, zone, i, next);
  return match;
}

}  // namespace claimgraph::detail
