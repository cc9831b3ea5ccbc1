// Quarters, halves, fiscal years, centuries.
#include <fmt/format.h>

#include <string>
#include <string_view>

#include "core/extract/times/time_scanner.hpp"

namespace claimgraph::detail {

/// "the third quarter (of this year | of 2008 | 2008)", "first half of 2021", "Q3 2008", "the 20th century",
/// "FY2007"
TimeMatch TimeScanner::ordinal_led(std::size_t i, std::size_t first) {
  std::size_t at = i;
  int value = 0;
  if (word(at, "fy") || one_of(at, "fiscal financial")) {
    std::size_t digits = at + 1;
    if (word(digits, "year")) ++digits;
    int year = 0;
    if (!year_at(digits, year)) return {};
    return made(first, digits + 1, fmt::format("FY{:04}", year));
  }
  if (word(at, "q")) {
    value = integer(at + 1);
    if (value < 1 || value > 4 || !m_segment->glued(at + 1)) return {};
    at += 2;
  } else {
    const NumberMatch ordinal = parse_ordinal(*m_segment, at);
    if (!ordinal) return {};
    value = ordinal.value.is_integer() && ordinal.value.to_double() < 100
                ? static_cast<int>(ordinal.value.to_double())
                : 0;
    at = ordinal.next;
    if (hyphen(at)) ++at;
    if (one_of(at, "fiscal financial calendar")) ++at;
    const TimeWord* unit = time_word(at, TimeWordKind::unit);
    const bool half = word(at, "half");
    if (unit != nullptr && *unit->code == 'C' && value > 0)
      return made(first, at + 1, fmt::format("{:02}", value - 1));
    if (unit == nullptr && word(at, "centuries") == false && !half) return {};
    if (unit != nullptr && *unit->code != 'Q') return {};
    if (value < 1 || value > (half ? 2 : 4)) return {};
    ++at;
    if (half) {
      std::size_t of = at;
      if (word(of, "of")) ++of;
      int year = 0;
      std::size_t next = with_year(of, year);
      if (next == of) {
        const TimeWord* ref = time_word(of, TimeWordKind::reference);
        const TimeWord* of_unit = time_word(of + 1, TimeWordKind::unit);
        const bool the = word(of, "the");
        if (of == at || of_unit == nullptr || *of_unit->code != 'Y' || (ref == nullptr && !the)) return {};
        next = of + 2;
        if (!m_anchor) return relative(first, next);
        year = m_anchor->year + (ref != nullptr ? ref->value : 0);
      }
      return made(first, next, fmt::format("{:04}-H{}", year, value));
    }
  }
  // A quarter; what year?
  int year = 0;
  std::size_t of = at;
  if (word(of, "of")) ++of;
  std::size_t next = with_year(of, year);
  if (next > of) return made(first, next, iso_quarter(year, value));
  if (of > at) {
    std::size_t ref_at = of;
    if (word(ref_at, "the")) ++ref_at;
    const TimeWord* ref = time_word(ref_at, TimeWordKind::reference);
    const std::size_t unit_at = ref != nullptr ? ref_at + 1 : ref_at;
    const TimeWord* unit = time_word(unit_at, TimeWordKind::unit);
    if (unit != nullptr && *unit->code == 'Y') {
      if (!m_anchor) return relative(first, unit_at + 1);
      return made(first, unit_at + 1, iso_quarter(m_anchor->year + (ref != nullptr ? ref->value : 0), value));
    }
  }
  if (!m_anchor) return relative(first, at);
  return made(first, at, iso_quarter(resolve_quarter_year(value, first), value));
}

}  // namespace claimgraph::detail
