#include <fmt/format.h>

#include <string>
#include <string_view>

#include "core/extract/times/time_scanner.hpp"
#include "core/extract/times/times.hpp"

namespace claimgraph::detail {

namespace {

constexpr int kMaxDepth = 3;  // "late in the middle of the beginning of the year"

struct Deeper {
  explicit Deeper(int& counter) : depth(counter) { ++depth; }
  ~Deeper() { --depth; }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;
  int& depth;
};

}  // namespace

void TimeScanner::scan(const Segment& segment) {
  m_segment = &segment;
  m_last_day_token = m_last_point_token = 0;
  m_last_clock = -1;
  for (std::size_t i = 0; i < segment.tokens.size();) {
    const TimeMatch match = at(i);
    if (match) {
      emit(match);
      i = match.next;
      for (TimeMatch rest = range_end(match); rest; rest = range_end(rest)) {
        emit(rest);
        i = rest.next;
      }
    } else {
      ++i;
    }
  }
}

void TimeScanner::emit(const TimeMatch& match) {
  TimeExpression out;
  const LexToken& first = m_segment->tokens[match.first];
  const LexToken& last = m_segment->tokens[match.next - 1];
  out.span = {m_segment->offset + first.begin, m_segment->offset + last.end};
  out.type = match.type;
  out.value = match.value;
  if (match.value.empty()) {
    out.anchored = false;
    out.value = m_segment->lower.substr(first.begin, last.end - first.begin);
  }
  if (match.day && !match.aside) {
    m_last_day = match.day;
    m_last_day_token = match.next;
    m_last_clock = -1;
  }
  if (match.clock >= 0) m_last_clock = match.clock;
  m_last_point = read_point(match.value);
  m_last_point_token = match.next;
  m_out.push_back(std::move(out));
}

TimeMatch TimeScanner::at(std::size_t i) {
  const LexToken& token = m_segment->tokens[i];
  if (token.kind == TokenKind::number) return number_led(i);
  if (token.kind == TokenKind::symbol) {
    return token.symbol == U'\'' || token.symbol == 0x2019 || token.symbol == 0x2018 ? decade_point(i)
                                                                                     : TimeMatch{};
  }
  return word_led(i);
}

TimeMatch TimeScanner::number_led(std::size_t i) {
  if (const TimeMatch clock = clock_time(i)) return clock;
  if (i > 0 && m_segment->glued(i) && m_segment->tokens[i - 1].kind == TokenKind::word) return {};
  if (const TimeMatch ordinal = ordinal_led(i, i)) return ordinal;
  if (const TimeMatch length = duration(i)) return length;
  return calendar_point(i);
}

TimeMatch TimeScanner::word_led(std::size_t i) {
  const WordClass kind = m_segment->tokens[i].word.kind;
  if (kind == WordClass::ordinal) {
    if (const TimeMatch ordinal = ordinal_led(i, i)) return ordinal;
  }
  const TimeWord* found = time_word(i);
  if (found == nullptr) {
    if (word(i, "the")) return article_led(i);
    if (word(i, "every") || word(i, "each")) return every(i);
    if (word(i, "fy") || word(i, "fiscal") || word(i, "financial") || word(i, "q")) return ordinal_led(i, i);
    if (kind != WordClass::other || one_of(i, "several many few single numerous")) return duration(i);
    return vague(i);
  }
  switch (found->kind) {
    case TimeWordKind::reference:
      return reference(i, i);
    case TimeWordKind::modifier:
      return modified(i);
    case TimeWordKind::edge:
      return edge(i, i);
    case TimeWordKind::vague:
      return vague(i);
    case TimeWordKind::shift: {
      // "earlier this year", "later today"
      if (!one_of(i, "earlier later")) return {};
      TimeMatch inner;
      if (time_word(i + 1, TimeWordKind::reference) != nullptr) inner = reference(i + 1, i);
      if (time_word(i + 1, TimeWordKind::day) != nullptr) inner = deictic_day(i + 1);
      if (inner) inner.first = i;
      return inner;
    }
    case TimeWordKind::frequency: {
      const char first = m_segment->text_of(i).front();
      const bool name = first < 'a' && i > 0 && m_segment->tokens[i - 1].kind == TokenKind::word;
      if (name || hyphen(i - (i > 0 ? 1 : 0))) return {};
      return made(i, i + 1, duration_value("1", *found->code), "SET");
    }
    case TimeWordKind::clock:
      return clock_time(i);
    case TimeWordKind::unit:
      return duration(i);
    case TimeWordKind::zone:
    case TimeWordKind::decade:
      return {};
    case TimeWordKind::part: {
      if (!word(i, "overnight")) return {};
      return m_anchor ? made(i, i + 1, fmt::format("{}TNI", iso_day(*m_anchor)), "TIME")
                      : relative(i, i + 1, "TIME");
    }
    default:
      return calendar_point(i);
  }
}

TimeMatch TimeScanner::article_led(std::size_t i) {
  std::size_t at = i + 1;
  if (word(at, "very")) ++at;
  if (!has(at)) return {};
  if (m_segment->tokens[at].word.kind == WordClass::ordinal || number(at)) {
    if (const TimeMatch ordinal = ordinal_led(at, i)) return ordinal;
    if (number(at)) {
      if (TimeMatch decade = decade_point(at)) {
        decade.first = i;
        return decade;
      }
      int day = 0;
      if (day_number(at, day) == at + 2) return day_month_point(at, i);
    }
    return {};
  }
  const TimeWord* found = time_word(at);
  if (found == nullptr) {
    if (word(at, "time") && word(at + 1, "being")) return made(i, at + 2, "PRESENT_REF");
    if (word(at, "near") && one_of(at + 1, "term future")) return made(i, at + 2, "FUTURE_REF");
    if (word(at, "future") && (i == 0 || one_of(i - 1, "in for of"))) return made(i, at + 1, "FUTURE_REF");
    if (one_of(at, "moment present") && i > 0 && word(i - 1, "at")) return made(i, at + 1, "PRESENT_REF");
    if (one_of(at, "fiscal financial")) return ordinal_led(at, i);
    return {};
  }
  switch (found->kind) {
    case TimeWordKind::reference:
      return reference(at, i);
    case TimeWordKind::edge:
      return edge(at, i);
    case TimeWordKind::season:
      return season_point(at, i);
    case TimeWordKind::decade: {
      return made(i, at + 1, fmt::format("{}", 190 + found->value));
    }
    case TimeWordKind::unit: {
      if (found->plural) return {};
      const char code = *found->code;
      const bool before_last = word(at + 1, "before") && word(at + 2, "last");
      if (code != 'D' && (before_last || (word(at + 1, "after") && word(at + 2, "next")))) {
        const TimeWord twice{TimeWordKind::reference, before_last ? "last" : "next", before_last ? -2 : 2,
                             false, false};
        TimeMatch match = reference_unit(at, i, twice, *found);
        if (match) match.next = at + 3;
        return match;
      }
      if (code == 'D' && one_of(at + 1, "before after") && m_last_day &&
          (!has(at + 2) || m_segment->tokens[at + 2].kind == TokenKind::symbol)) {
        TimeMatch match = made_day(i, at + 2, plus_days(*m_last_day, word(at + 1, "before") ? -1 : 1));
        match.aside = word(at + 1, "before");
        return match;
      }
      if (code == 'K' && m_anchor) {
        const Day day = plus_days(*m_anchor, weekday_of(*m_anchor) < 6 && !future(i) ? -7 : 0);
        return made(i, at + 1, iso_week(day) + "-WE");
      }
      if (code == 'Y' && word(at + 1, "before"))
        return m_anchor ? made(i, at + 2, iso_year(m_anchor->year - 1)) : relative(i, at + 2);
      if (code == 'D' && i > 0 &&
          one_of(i - 1,
                 "end ended ending ends finish finished finishing close closed closing for in during of")) {
        if (one_of(at + 1, "of when that after before the")) return {};
        const std::optional<Day> day = m_last_day ? m_last_day : m_anchor;
        return day ? made_day(i, at + 1, *day) : relative(i, at + 1);
      }
      return {};
    }
    default:
      return {};
  }
}

/// "last week", "the past nine days", "this morning", "next Tuesday", "last September", "the same day"
TimeMatch TimeScanner::reference(std::size_t i, std::size_t first) {
  const TimeWord& ref = *time_word(i);
  const std::string_view how = ref.code;
  std::size_t at = i + 1;
  if (!has(at)) return {};
  if (how == "past" && !(first < i) && !(i > 0 && one_of(i - 1, "this"))) {
    if (number(at) || m_segment->tokens[at].word.kind != WordClass::other) return {};
  }
  // A number of units is a length: "the last six months".
  if (how != "this" && how != "same" && how != "that") {
    std::string amount;
    int count = 0;
    bool halves = false;
    std::size_t unit_at = quantifier(at, amount, count, halves);
    if (unit_at > at) {
      if (one_of(unit_at, "trading business consecutive full calendar working")) ++unit_at;
      const TimeWord* unit = time_word(unit_at, TimeWordKind::unit);
      if (unit == nullptr) return {};
      return made(first, unit_at + 1, duration_value(amount, *unit->code), "DURATION");
    }
  }
  if (how == "this" && one_of(at, "past coming last") && has(at + 1)) ++at;  // "this past week"
  const TimeWord* found = time_word(at);
  if (found == nullptr) {
    if (how == "this" && one_of(at, "fiscal financial") && time_word(at + 1, TimeWordKind::unit) != nullptr) {
      return m_anchor ? made(first, at + 2, fmt::format("FY{:04}", m_anchor->year)) : relative(first, at + 2);
    }
    return {};
  }
  const bool past = at > i + 1 && !word(at - 1, "coming");
  switch (found->kind) {
    case TimeWordKind::unit:
      return reference_unit(at, first, past ? *find_time_word("last") : ref, *found);
    case TimeWordKind::weekday: {
      if (how == "same" || how == "that" || how == "past") return {};
      if (!m_anchor) {
        TimeMatch match = relative(first, at + 1);
        with_part_of_day(match);
        return match;
      }
      const int today = weekday_of(*m_anchor);
      const int back = (today - found->value + 7) % 7;
      const int ahead = (found->value - today + 7) % 7;
      long by = 0;
      if (ref.value < 0 || past) {
        by = back == 0 ? -7 : -back;
      } else if (ref.value > 0) {
        by = ahead == 0 ? 7 : ahead;
      } else {
        by = future(first) || ahead <= 3 ? ahead : -back;
      }
      TimeMatch match = made_day(first, at + 1, plus_days(*m_anchor, by));
      with_part_of_day(match);
      return match;
    }
    case TimeWordKind::month: {
      if (how == "same" || how == "that") return {};
      if (!m_anchor) return relative(first, at + 1);
      int year = m_anchor->year;
      if (ref.value < 0 && found->value >= m_anchor->month) --year;
      if (ref.value > 0 && found->value <= m_anchor->month) ++year;
      int day = 0;
      const std::size_t next = day_number(at + 1, day);
      if (next > at + 1 && is_valid({year, found->value, day}))
        return made_day(first, next, {year, found->value, day});
      return made(first, at + 1, iso_month(year, found->value));
    }
    case TimeWordKind::season: {
      if (!m_anchor) return relative(first, at + 1);
      const std::string_view code = found->code;
      const int month = code == "SP" ? 3 : code == "SU" ? 6 : code == "FA" ? 9 : 12;
      int year = m_anchor->year;
      if (ref.value < 0 && month + 2 >= m_anchor->month) --year;
      if (ref.value > 0 && month <= m_anchor->month) ++year;
      return made(first, at + 1, fmt::format("{:04}-{}", year, found->code));
    }
    case TimeWordKind::part: {
      if (how != "this" && how != "last" && how != "that" && how != "same") return {};
      if (!m_anchor) return relative(first, at + 1, "TIME");
      const Day day = how == "that" || how == "same" ? m_last_day.value_or(*m_anchor)
                                                     : plus_days(*m_anchor, how == "last" ? -1 : 0);
      TimeMatch match = made_day(first, at + 1, day);
      match.value.append("T").append(found->code);
      match.type = "TIME";
      return match;
    }
    default:
      return {};
  }
}

TimeMatch TimeScanner::reference_unit(std::size_t i, std::size_t first, const TimeWord& ref,
                                      const TimeWord& unit) {
  const std::string_view how = ref.code;
  const char code = *unit.code;
  const std::size_t next = i + 1;
  if (unit.plural) {
    if (how == "past" || how == "last") return made(first, next, duration_value("X", code), "DURATION");
    if (how == "coming" || how == "next") return made(first, next, duration_value("X", code), "DURATION");
    return {};
  }
  if (code == 'S' || code == 'M') return {};
  if (how == "past" && code != 'K') return made(first, next, duration_value("1", code), "DURATION");
  const bool about_mention = how == "same" || how == "that" || how == "following" || how == "previous" ||
                             (code == 'D' && first < i - 1);
  if (code == 'D' && (how == "this" || how == "last")) return {};
  const std::optional<Day> base = about_mention && m_last_day ? m_last_day : m_anchor;
  if (!base) return relative(first, next);
  const int by = ref.value;
  switch (code) {
    case 'D': {
      TimeMatch match = made_day(first, next, plus_days(*base, by));
      match.aside = about_mention && by < 0;
      return match;
    }
    case 'W':
      return made(first, next, iso_week(plus_days(*base, 7L * by)));
    case 'F':
      return made(first, next, iso_week(plus_days(*base, 14L * by)));
    case 'K': {
      // The weekend that has been or is, seen from the middle of the week.
      const int shift =
          by == -1 || how == "past" || (by == 0 && weekday_of(*base) <= 3 && !future(first)) ? -7 : 7 * by;
      return made(first, next, iso_week(plus_days(*base, shift)) + "-WE");
    }
    case 'O':
      return made_month(first, next, plus_months(*base, by));
    case 'Q':
      return made_quarter(first, next, plus_months(*base, 3 * by));
    case 'Y':
      return made(first, next, iso_year(base->year + by));
    case 'E':
      return made(first, next, std::to_string(base->year / 10 + by));
    case 'C':
      return made(first, next, std::to_string(base->year / 100 + by));
    default:
      return {};
  }
}

/// "early 2009", "mid-2011", "late last year", "late in the day"
TimeMatch TimeScanner::modified(std::size_t i) {
  const Deeper deeper(m_depth);
  if (m_depth > kMaxDepth) return {};
  std::size_t at = i + 1;
  if (hyphen(at)) ++at;
  if (one_of(at, "in on")) ++at;
  if (!has(at)) return {};
  TimeMatch inner;
  if (time_word(at, TimeWordKind::reference) != nullptr) {
    inner = reference(at, at);
  } else if (word(at, "the")) {
    inner = article_led(at);
  } else {
    inner = calendar_point(at);
  }
  if (!inner || std::string_view(inner.type) == "DURATION" || std::string_view(inner.type) == "SET")
    return {};
  inner.first = i;
  return inner;
}

/// "the beginning of the year", "end of March", "the start of this year"
TimeMatch TimeScanner::edge(std::size_t i, std::size_t first) {
  const Deeper deeper(m_depth);
  if (m_depth > kMaxDepth) return {};
  std::size_t at = i + 1;
  if (!word(at, "of")) return {};
  ++at;
  if (!has(at)) return {};
  TimeMatch inner;
  const std::size_t unit_at = at + 1;
  if (word(at, "the") &&
      (time_word(unit_at, TimeWordKind::unit) != nullptr ||
       (one_of(unit_at, "fiscal financial") && time_word(unit_at + 1, TimeWordKind::unit) != nullptr))) {
    const bool fiscal = one_of(unit_at, "fiscal financial");
    const TimeWord& unit = *time_word(fiscal ? unit_at + 1 : unit_at);
    if (unit.plural || *unit.code == 'S' || *unit.code == 'M' || *unit.code == 'H') return {};
    if (fiscal) {
      return m_anchor ? made(first, unit_at + 2, fmt::format("FY{:04}", m_anchor->year))
                      : relative(first, unit_at + 2);
    }
    inner = reference_unit(unit_at, first, *find_time_word("that"), unit);
    if (*unit.code != 'D' && inner && m_anchor) {
      const std::optional<Day> kept = m_last_day;
      m_last_day.reset();
      inner = reference_unit(unit_at, first, *find_time_word("this"), unit);
      m_last_day = kept;
    }
  } else if (time_word(at, TimeWordKind::reference) != nullptr) {
    inner = reference(at, at);
  } else if (word(at, "the")) {
    inner = article_led(at);
  } else {
    inner = calendar_point(at);
  }
  if (!inner || std::string_view(inner.type) == "SET" || std::string_view(inner.type) == "DURATION")
    return {};
  inner.first = first;
  return inner;
}

/// "every year", "each Monday", "every two weeks"
TimeMatch TimeScanner::every(std::size_t i) {
  std::string amount = "1";
  int count = 0;
  bool halves = false;
  std::size_t at = i + 1;
  if (has(at) && (number(at) || m_segment->tokens[at].word.kind != WordClass::other))
    at = quantifier(at, amount, count, halves);
  const TimeWord* found = time_word(at);
  if (found == nullptr) return {};
  if (found->kind == TimeWordKind::unit) return made(i, at + 1, duration_value(amount, *found->code), "SET");
  if (found->kind == TimeWordKind::weekday)
    return made(i, at + 1, fmt::format("XXXX-WXX-{}", found->value), "SET");
  if (found->kind == TimeWordKind::month)
    return made(i, at + 1, fmt::format("XXXX-{:02}", found->value), "SET");
  if (found->kind == TimeWordKind::part)
    return made(i, at + 1, fmt::format("XXXX-XX-XXT{}", found->code), "SET");
  return {};
}

TimeMatch TimeScanner::vague(std::size_t i) {
  const TimeWord* found = time_word(i, TimeWordKind::vague);
  if (found == nullptr) return {};
  if (word(i, "recent")) {
    // "recent years", "recent months" go together
    const TimeWord* unit = time_word(i + 1, TimeWordKind::unit);
    return made(i, unit != nullptr && unit->plural ? i + 2 : i + 1, "PAST_REF");
  }
  std::size_t first = i;
  if (word(i, "recently") && i > 0 && one_of(i - 1, "more most")) first = i - 1;
  if (word(i, "now") && word(i + 1, "that")) return {};
  return made(first, i + 1, found->code);
}

}  // namespace claimgraph::detail

namespace claimgraph {

std::vector<TimeExpression> find_times(std::string_view text, std::string_view anchor,
                                       const AnnotatedText* /*doc*/) {
  std::vector<TimeExpression> out;
  detail::TimeScanner scanner(detail::parse_anchor(anchor), out);
  detail::for_each_segment(text, [&scanner](detail::Segment& segment) { scanner.scan(segment); });
  return out;
}

void drop_numbers_in_dates(std::vector<Quantity>& quantities, const std::vector<TimeExpression>& times) {
  std::size_t next = 0;
  std::erase_if(quantities, [&](const Quantity& quantity) {
    while (next < times.size() && times[next].span.end <= quantity.span.begin) ++next;
    return next < times.size() && times[next].type != "DURATION" &&
           times[next].span.overlaps(quantity.span) &&
           (quantity.kind == "number" || quantity.kind == "ordinal");
  });
}

}  // namespace claimgraph
