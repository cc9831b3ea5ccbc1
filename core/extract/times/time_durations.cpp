// "five years", "a 20-year low", "several weeks", "two weeks ago".
#include <fmt/format.h>

#include <cstdlib>

#include "core/extract/times/time_scanner.hpp"

namespace claimgraph::detail {

std::string duration_value(const std::string& amount, char unit) {
  switch (unit) {
    case 'S':
    case 'M':
    case 'H':
      return fmt::format("PT{}{}", amount, unit);
    case 'O':
      return fmt::format("P{}M", amount);
    case 'E':
    case 'C': {
      if (amount == "X") return "PXY";
      const int factor = unit == 'E' ? 10 : 100;
      char* end = nullptr;
      const double value = std::strtod(amount.c_str(), &end) * factor;
      return fmt::format("P{}Y", value);
    }
    case 'F':
      return amount == "X" ? "PXW" : fmt::format("P{}W", std::strtod(amount.c_str(), nullptr) * 2);
    case 'K':
      return fmt::format("P{}WE", amount);
    default:
      return fmt::format("P{}{}", amount, unit);
  }
}

/// The number in front of a unit: "five", "2.5", "a", "several", "a couple of", "half an". `amount` "X" is an
/// unknown one. Returns the token behind it (= i when there is none).
std::size_t TimeScanner::quantifier(std::size_t i, std::string& amount, int& count, bool& halves) const {
  halves = false;
  count = 0;
  if (!has(i)) return i;
  if (one_of(i, "several many numerous countless few")) {
    amount = std::string("X");
    return i + 1;
  }
  if (word(i, "a") && one_of(i + 1, "few couple number")) {
    amount = std::string(word(i + 1, "couple") ? "2" : "X");
    count = word(i + 1, "couple") ? 2 : 0;
    std::size_t next = i + 2;
    if (word(next, "of")) ++next;
    return next;
  }
  if (word(i, "single")) {
    amount = std::string("1");
    count = 1;
    return i + 1;
  }
  if (word(i, "half") && one_of(i + 1, "a an")) {
    amount = std::string("0.5");
    halves = true;
    return i + 2;
  }
  const NumberMatch match = parse_number(*m_segment, i, false);
  if (match && !match.value.negative &&
      !(number(i) && i > 0 && m_segment->glued(i) && m_segment->tokens[i - 1].kind == TokenKind::symbol &&
        m_segment->tokens[i - 1].symbol != U'(' && m_segment->tokens[i - 1].symbol != U'"')) {
    amount = match.value.to_text();
    const double value = match.value.to_double();
    if (amount.size() > 12) amount = std::string("X");
    count = match.value.is_integer() && value <= 100000 ? static_cast<int>(value) : 0;
    return match.next;
  }
  if (one_of(i, "a an")) {
    amount = std::string("1");
    count = 1;
    return i + 1;
  }
  return i;
}

TimeMatch TimeScanner::duration(std::size_t i) {
  std::string amount;
  int count = 0;
  bool halves = false;
  std::size_t at = quantifier(i, amount, count, halves);
  const bool article = at == i + 1 && one_of(i, "a an");
  if (at == i) {
    // "for years", "in minutes"
    const TimeWord* unit = time_word(i, TimeWordKind::unit);
    if (unit == nullptr || !unit->plural || *unit->code == 'S') return {};
    if (hyphen(i + 1) && word(i + 2, "long"))
      return made(i, i + 3, duration_value("X", *unit->code), "DURATION");
    if (i == 0 || !one_of(i - 1, "for in over after within of just")) return {};
    if (one_of(i + 1, "ago earlier later")) return {};
    return made(i, i + 1, duration_value("X", *unit->code), "DURATION");
  }
  if (hyphen(at) && has(at + 1)) ++at;
  if (one_of(
          at,
          "consecutive straight full whole long more additional trading business working further successive"))
    ++at;
  if (hyphen(at) && has(at + 1)) ++at;
  const TimeWord* unit = time_word(at, TimeWordKind::unit);
  if (unit == nullptr) return {};
  const char code = *unit->code;
  std::size_t next = at + 1;
  if (article && (code == 'S' || code == 'Q' || code == 'K')) return {};
  const bool abbreviation = m_segment->lower_of(at).size() <= 3 && code != 'D';
  if (abbreviation && !number(i)) return {};
  // Ages are no durations.
  const std::size_t behind = hyphen(next) ? next + 1 : next;
  if (word(behind, "old") || word(behind, "olds") || (word(next, "of") && word(next + 1, "age"))) return {};
  if (number(i) && m_segment->tokens[i].plain && amount.size() == 4 && !unit->plural)
    return {};  // "the 2008 year"
  if (halves) {
    if (code == 'Y') return made(i, next, "P6M", "DURATION");
    if (code == 'H') return made(i, next, "PT30M", "DURATION");
  }
  if (const TimeWord* shift = time_word(next, TimeWordKind::shift); shift != nullptr) {
    const std::string_view how = shift->code;
    const bool bare = one_of(next, "ago earlier later");
    if (bare && amount != "X" && count > 0)
      return shifted_point(i, next + 1, count, code, how == "later" ? 1 : -1);
    if (word(next, "ago")) return made(i, next + 1, "PAST_REF");
    if (bare) return relative(i, next + 1);
  }
  if (word(next, "from") && word(next + 1, "now") && count > 0)
    return shifted_point(i, next + 2, count, code, 1);
  if (article) {
    const bool rate = i > 0 && one_of(i - 1, "once twice times");
    if (rate) return made(i, next, duration_value("1", code), "SET");
    if (i == 0 ||
        !one_of(i - 1,
                "for in over than within after about nearly almost of under least just only around during"))
      return {};
    if (one_of(i - 1, "of during") && code != 'Y' && code != 'W' && code != 'O') return {};
  }
  if (hyphen(next) && word(next + 1, "long")) next += 2;
  return made(i, next, duration_value(amount, code), "DURATION");
}

TimeMatch TimeScanner::shifted_point(std::size_t first, std::size_t next, int count, char unit,
                                     int direction) {
  TimeMatch match = point_at_distance(first, next, count, unit, direction);
  match.aside = direction < 0;
  return match;
}

TimeMatch TimeScanner::point_at_distance(std::size_t first, std::size_t next, int count, char unit,
                                         int direction) const {
  const bool about_now = one_of(next - 1, "ago now");
  std::optional<Day> base = about_now ? m_anchor : (m_last_day ? m_last_day : m_anchor);
  if (!base) return relative(first, next);
  const int by = count * direction;
  switch (unit) {
    case 'D':
      return made_day(first, next, plus_days(*base, by));
    case 'W':
      return made_day(first, next, plus_days(*base, 7L * by));
    case 'F':
      return made_day(first, next, plus_days(*base, 14L * by));
    case 'O':
      return made_month(first, next, plus_months(*base, by));
    case 'Q':
      return made_quarter(first, next, plus_months(*base, 3 * by));
    case 'Y':
    case 'E':
    case 'C': {
      const int years = by * (unit == 'E' ? 10 : unit == 'C' ? 100 : 1);
      const int year = base->year + years;
      return year >= 1 && year <= 9999 ? made(first, next, iso_year(year)) : relative(first, next);
    }
    case 'H':
      return count >= 24 ? made_day(first, next, plus_days(*base, by / 24)) : made_day(first, next, *base);
    default:
      return made_day(first, next, *base);
  }
}

}  // namespace claimgraph::detail
