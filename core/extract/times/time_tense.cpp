// Past or future: what decides the year of "March 3" and the week of "Tuesday".
#include <string_view>

#include "core/extract/times/time_scanner.hpp"

namespace claimgraph::detail {

namespace {

constexpr std::size_t kReach = 18;  // tokens back, in one sentence

}  // namespace

bool TimeScanner::one_of(std::size_t i, std::string_view list) const {
  if (!has(i) || m_segment->tokens[i].kind != TokenKind::word) return false;
  const std::string_view word = m_segment->lower_of(i);
  for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

/// The nearest verb-like cue before token `i` decides: "will … on Friday" against "said … on Friday".
bool TimeScanner::future(std::size_t i) const {
  if (i > 0 && one_of(i - 1, "until till by")) return true;
  for (std::size_t back = 1; back <= kReach && back <= i; ++back) {
    const std::size_t at = i - back;
    const LexToken& token = m_segment->tokens[at];
    if (token.kind == TokenKind::symbol) {
      if (token.symbol == U'.' && (at + 1 >= m_segment->tokens.size() || m_segment->tokens[at + 1].gap) &&
          at > 0 && m_segment->tokens[at - 1].end - m_segment->tokens[at - 1].begin > 3) {
        return false;
      }
      if (token.symbol == U';' || token.symbol == U'!' || token.symbol == U'?') return false;
      continue;
    }
    if (token.kind != TokenKind::word) continue;
    if (one_of(at,
               "will would shall ll expects expect plans plan intends aims hopes scheduled slated expected "
               "due upcoming "
               "starting beginning tomorrow soon")) {
      return true;
    }
    if (word(at, "be") && at > 0 && one_of(at - 1, "to will would may might could should")) return true;
    if (word(at, "to") && at > 0 &&
        one_of(at - 1, "set going plans planned expected scheduled is are about ready"))
      return true;
    if (one_of(at,
               "said says announced reported told was were had has did came fell rose began won lost made "
               "took ago "
               "confirmed since released held went saw")) {
      const bool passive = at > 0 && one_of(at - 1, "be been being");
      if (!passive) return false;
      continue;
    }
    const std::string_view text = m_segment->lower_of(at);
    if (text.size() > 4 && text.substr(text.size() - 2) == "ed" &&
        !(at > 0 && one_of(at - 1, "be been being")))
      return false;
  }
  return false;
}

bool TimeScanner::past_cue(std::size_t i) const {
  return i > 0 && one_of(i - 1, "since last from");
}

Day TimeScanner::resolve_weekday(int weekday, std::size_t i) const {
  const int today = weekday_of(*m_anchor);
  if (future(i)) return plus_days(*m_anchor, (weekday - today + 7) % 7);
  return plus_days(*m_anchor, -((today - weekday + 7) % 7));
}

/// `day` 0: the month alone.
int TimeScanner::resolve_month_year(int month, int day, std::size_t i) const {
  const Day& now = *m_anchor;
  const Day that{now.year, month, day == 0 ? 1 : day};
  const bool ahead = day == 0 ? month > now.month : that > now;
  if (future(i)) {
    const bool behind = day == 0 ? month < now.month : that < now;
    return behind && !past_cue(i) ? now.year + 1 : now.year;
  }
  if (!ahead || past_cue(i)) return ahead ? now.year - 1 : now.year;
  if (day == 0) return now.year - 1;
  // A day a few weeks ahead is nearer than the one eleven months back.
  const long forward = to_number(that) - to_number(now);
  return forward <= 100 ? now.year : now.year - 1;
}

int TimeScanner::resolve_quarter_year(int quarter, std::size_t i) const {
  const int now = quarter_of(*m_anchor);
  if (future(i)) return quarter < now ? m_anchor->year + 1 : m_anchor->year;
  return quarter > now ? m_anchor->year - 1 : m_anchor->year;
}

}  // namespace claimgraph::detail
