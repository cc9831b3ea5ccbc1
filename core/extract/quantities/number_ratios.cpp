// Ratios: "one out of three", "1 over 3", "one in ten", "one child in every ten".
#include <string_view>

#include "core/base/words.hpp"
#include "core/extract/quantities/number_reader.hpp"
#include "core/extract/quantities/quantity_units.hpp"

namespace claimgraph::detail {

namespace {

// "12 in 15 games" counts events of another kind and is no share.
constexpr std::string_view kOccasions =
    " games matches tests races rounds attempts tries starts outings appearances innings seasons meetings "
    "visits "
    "trips sets bouts fights raids attacks strikes operations incidents crashes accidents votes elections "
    "seconds minutes hours days weeks months years decades centuries quarters minute hour day week month "
    "year "
    "countries states cities towns villages districts regions provinces places locations sites stages parts ";

// What follows "one child in ten", where ten are children and not ten things of another kind.
constexpr std::string_view kBehindShare =
    " is are was were has have had does do did will would can could may might should must who that which and "
    "or but "
    "in of on at by to from for with as than when where while since after before because if said says now "
    "still also "
    "already never only even dies die gets get lives live needs need suffers suffer ";

// What several of a whole may stand behind: "police arrested two in five raids" is no share.
constexpr std::string_view kBeforeShare =
    " about around nearly almost some roughly approximately over under only just than that least most to of "
    "from for "
    "among and or but while if as with where says said because so up down every hits hit affects affect ";

constexpr std::string_view kNoPart = " number no at phase chapter episode season part day stage volume ";

/// What people put shares over: 2 to 10 and round numbers.
bool is_usual_whole(double whole) {
  return (whole >= 2 && whole <= 10) || whole == 12 || whole == 15 || whole == 20 || whole == 100 ||
         whole == 1000 || whole == 10'000 || whole == 100'000 || whole == 1'000'000;
}

bool looks_like_year(const Segment& segment, std::size_t token) {
  if (!segment.is_number(token) || !segment.tokens[token].plain) return false;
  const std::string_view digits = segment.text_of(token);
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

}  // namespace

bool NumberReader::ratio_whole(std::size_t at, Decimal& whole, std::size_t& end) const {
  end = at;
  if (m_segment.is_number(at)) {
    whole = m_segment.numbers[m_tokens[at].number];
    end = at + 1;
  } else {
    int scale = 0;
    end = cardinal(at, whole, scale);
    if (end < m_limit && kind(end) == WordClass::hundred && m_tokens[end].word.plural) {
      whole = shifted(whole, 2);
      ++end;
    }
  }
  return end > at && !whole.is_zero();
}

void NumberReader::take_ratio(const Decimal& whole, std::size_t end) {
  m_value = divided(m_value, whole);
  m_fraction = m_decimal = true;
  m_at = end;
}

void NumberReader::ratio() {
  if (m_first > 0 && m_tokens[m_first - 1].kind == TokenKind::symbol &&
      is_currency_symbol(m_tokens[m_first - 1].symbol)) {
    return;
  }
  Decimal whole;
  std::size_t end = 0;
  if (word(m_at, "over") && ratio_whole(m_at + 1, whole, end)) {
    if (end >= m_tokens.size() || m_tokens[end].kind != TokenKind::word) take_ratio(whole, end);
  } else if (word(m_at, "out") && word(m_at + 1, "of") &&
             ratio_whole(m_at + (word(m_at + 2, "every") ? 3 : 2), whole, end)) {
    if (m_value.to_double() <= whole.to_double()) take_ratio(whole, end);
  } else {
    share();
  }
}

/// "one in ten", "nine in 10", "one child in every ten"
void NumberReader::share() {
  if (m_decimal || m_scale > 0 || !m_value.is_integer() || m_value.is_zero()) return;
  const double part = m_value.to_double();
  std::size_t at = m_at;
  const bool noun = part == 1 && at < m_limit && m_tokens[at].kind == TokenKind::word && m_tokens[at].gap &&
                    !word(at, "in") && m_tokens[at].word.kind == WordClass::other &&
                    !in_list(kBehindShare, m_segment.lower_of(at));
  if (noun) ++at;
  if (!word(at, "in") || !m_tokens[at].gap) return;
  ++at;
  if (word(at, "every") || word(at, "each")) ++at;
  Decimal whole;
  std::size_t end = 0;
  if (!ratio_whole(at, whole, end) || !whole.is_integer() || whole.to_double() <= part) return;
  if (looks_like_year(m_segment, at) || !counts_as_whole(end, noun)) return;
  const std::string_view before = m_first > 0 ? m_segment.lower_of(m_first - 1) : std::string_view();
  const bool led = m_first > 0 && m_tokens[m_first - 1].kind == TokenKind::word;
  if (part > 1 && (!is_usual_whole(whole.to_double()) || (led && !in_list(kBeforeShare, before)))) return;
  if (led && in_list(kNoPart, before)) return;
  take_ratio(whole, end);
}

/// What stands behind the whole leaves it one: no unit, no hyphen, no events.
bool NumberReader::counts_as_whole(std::size_t end, bool noun) const {
  if (end >= m_tokens.size()) return true;
  if (m_tokens[end].kind == TokenKind::word) {
    const std::string_view next = m_segment.lower_of(end);
    if (noun) return in_list(kBehindShare, next);
    if (kind(end) != WordClass::other && kind(end) != WordClass::conjunction) return false;
    return !in_list(kOccasions, next) && !match_unit(m_segment, end);
  }
  return m_tokens[end].kind == TokenKind::symbol && !m_segment.is_symbol(end, U'-') &&
         !m_segment.is_symbol(end, U'%') && !is_currency_symbol(m_tokens[end].symbol);
}

}  // namespace claimgraph::detail
