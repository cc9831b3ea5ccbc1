// One number with its unit.
#include "core/extract/quantities/quantity_amounts.hpp"

#include <string>
#include <string_view>

#include "core/extract/quantities/quantity_context.hpp"

namespace claimgraph::detail {

namespace {

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

}  // namespace

bool AmountReader::is_minus(std::size_t at) const {
  if (!m_segment.is_symbol(at, U'-') && !m_segment.is_symbol(at, 0x2212)) return false;
  if (!has(at + 1)) return false;
  const bool number = m_segment.is_number(at + 1);
  if (!number && !(at + 2 < m_tokens.size() && is_currency_symbol(token(at + 1).symbol))) return false;
  if (m_segment.glued(at + 1)) {
    if (at == 0 || token(at).gap) return true;
    return token(at - 1).kind == TokenKind::symbol && token(at - 1).symbol != U'-' &&
           token(at - 1).symbol != U'/' && token(at - 1).symbol != U')' && token(at - 1).symbol != U'+';
  }
  return at == 0 || followed_by_temperature(at);
}

bool AmountReader::followed_by_temperature(std::size_t at) const {
  const NumberMatch number = parse_number(m_segment, at, false);
  if (!number) return false;
  const UnitMatch unit = match_unit(m_segment, number.next);
  return unit && unit.unit->kind == UnitKind::temperature && std::string_view(unit.unit->name) != "Degree";
}

bool AmountReader::blocked_before(std::size_t at) const {
  if (at == 0) return false;
  if (token(at).gap) {  // "1 . 8500": a decimal that tokenisation has pulled apart
    return at >= 2 && m_segment.is_symbol(at - 1, U'.') && token(at - 1).gap && m_segment.is_number(at - 2);
  }
  const LexToken& before = token(at - 1);
  if (before.kind == TokenKind::word) return true;
  if (before.kind != TokenKind::symbol) return before.kind == TokenKind::number && !token(at).decimal;
  if (before.symbol == U'@' || before.symbol == U'#' || before.symbol == U'_') return true;
  if (before.symbol != U'-' || before.gap || at < 2) return false;
  const LexToken& named = token(at - 2);
  if (named.kind == TokenKind::word)
    return named.word.kind == WordClass::other || named.word.kind == WordClass::article;
  // 222-2222-22: a chain of numbers
  if (named.kind == TokenKind::number && at >= 3 && !named.gap && m_segment.is_symbol(at - 3, U'-'))
    return true;
  if (named.kind == TokenKind::number && glued_word(at - 2) == false && at >= 3 && !named.gap &&
      token(at - 3).kind == TokenKind::word) {
    return true;  // scp2-173
  }
  return named.kind == TokenKind::number && m_segment.is_symbol(at + 1, U'-') && m_segment.glued(at + 1) &&
         m_segment.is_number(at + 2) && m_segment.glued(at + 2);
}

bool AmountReader::plausible(const NumberMatch& number) const {
  const std::size_t first = number.first;
  const bool digits = m_segment.is_number(first);
  if (digits && blocked_before(first)) return false;
  const std::size_t next = number.next;
  if (has(next) && m_segment.glued(next)) {
    if (m_segment.is_number(next)) return false;
    if (m_segment.is_symbol(next, U':') && m_segment.is_number(next + 1) && m_segment.glued(next + 1))
      return false;
  }
  if (digits && first >= 2 && m_segment.is_symbol(first - 1, U':') && !token(first).gap &&
      m_segment.is_number(first - 2)) {
    return false;
  }
  return true;
}

Amount AmountReader::prefixed(std::size_t at) const {
  Amount out;
  std::size_t start = at;
  if (is_minus(at)) ++start;
  const UnitMatch unit = match_currency_prefix(m_segment, start);
  if (!unit || !has(unit.next)) return out;
  if (at > 0 && glued_word(at) && token(at - 1).kind == TokenKind::word) return out;
  const bool sign = token(start).kind == TokenKind::symbol;
  if (!m_segment.is_number(unit.next) && !(sign && token(unit.next).kind == TokenKind::word)) return out;
  NumberMatch number = parse_number(m_segment, unit.next, true);
  if (!number || number.ordinal) return out;
  if (has(number.next) && m_segment.glued(number.next) &&
      (m_segment.is_number(number.next) || glued_word(number.next))) {
    return out;
  }
  if (start > at) number.value.negative = true;
  out.number = number;
  out.unit = unit.unit;
  out.prefixed = true;
  out.first = at;
  out.next = number.next;
  behind_prefixed(out);
  return out;
}

void AmountReader::behind_prefixed(Amount& out) const {
  const UnitMatch again = match_unit(m_segment, out.next);
  const bool bare = std::string_view(out.unit->name) == "Dollar";
  if (again && again.unit->kind == UnitKind::currency && again.unit->parts == 0 && token(out.next).gap &&
      !m_segment.is_number(again.next)) {
    const std::string_view name = again.unit->name;
    if (again.unit == out.unit || name == "Dollar" ||
        (bare && name.find("dollar") != std::string_view::npos)) {
      if (name != "Dollar") out.unit = again.unit;
      out.next = again.next;
    }
  }
  if (bare && out.unit->iso[0] == '\0') {
    const std::size_t open = out.next;
    if (m_segment.is_symbol(open, U'(') && has(open + 2) && m_segment.is_symbol(open + 2, U')') &&
        token(open + 1).kind == TokenKind::word) {
      const std::string_view inside = m_segment.text_of(open + 1);
      if (const Unit* code = find_currency_code(inside); code != nullptr) {
        out.currency = code->iso;
      } else if (inside == "US" || inside == "U.S.") {
        out.currency = "USD";
      }
    } else if (has(open) && token(open).gap && m_segment.text_of(open) == "US" &&
               (!has(open + 1) || token(open + 1).kind == TokenKind::symbol)) {
      out.currency = "USD";
    }
  }
  parts_behind(out);
}

void AmountReader::parts_behind(Amount& out) const {
  if (out.number.decimal || out.number.scaled || out.unit->parts != 0 || out.unit->shift != 0) return;
  const bool money = out.unit->kind == UnitKind::currency;
  const bool feet = std::string_view(out.unit->name) == "Foot";
  if (!money && !feet) return;
  std::size_t at = out.next;
  const bool conjunction = has(at) && token(at).word.kind == WordClass::conjunction;
  if (conjunction) ++at;
  if (!has(at) || !token(at).gap) return;
  const NumberMatch rest = parse_number(m_segment, at, false);
  if (!rest || rest.decimal || rest.scaled || rest.value.negative || !plausible(rest)) return;
  const double amount = rest.value.to_double();
  if (feet) {
    if (amount >= 12 || !has(rest.next)) return;
    const bool inches = word(rest.next, "in") || word(rest.next, "inch") || word(rest.next, "inches");
    if (!inches) return;
    out.number.value = added(out.number.value, divided(rest.value, Decimal::integer(12)));
    out.next = rest.next + 1;
    return;
  }
  const UnitMatch unit = match_unit(m_segment, rest.next);
  if (unit && unit.unit->kind == UnitKind::currency && unit.unit->parts > 0) {
    if (amount >= unit.unit->parts) return;
    out.number.value =
        added(out.number.value,
              divided(rest.value, Decimal::integer(static_cast<std::uint64_t>(unit.unit->parts))));
    out.next = unit.next;
    return;
  }
  if (amount >= 100 || unit) return;
  if (out.prefixed && !conjunction) return;
  const bool closed = rest.next >= m_tokens.size() || token(rest.next).kind == TokenKind::symbol ||
                      token(rest.next).word.kind == WordClass::conjunction || word(rest.next, "more");
  if (!closed) return;
  if (rest.next < m_tokens.size() && token(rest.next).kind == TokenKind::symbol &&
      (is_currency_symbol(token(rest.next).symbol) || m_segment.is_symbol(rest.next, U'%') ||
       m_segment.is_symbol(rest.next, U'-'))) {
    return;
  }
  // "100 and fifty" is 100.50 in the source of the convention; a "$" before the number keeps it halves.
  out.number.value = added(out.number.value, shifted(rest.value, -2));
  out.next = rest.next;
}

Amount AmountReader::amount(std::size_t at) const {
  Amount out;
  if (!has(at)) return out;
  if (const Amount money = prefixed(at); money) return money;
  if (!has(at) || (token(at).kind == TokenKind::symbol && !is_minus(at))) return out;
  NumberMatch number = parse_number(m_segment, at, false);
  if (!number || !plausible(number)) return out;
  UnitMatch unit = unit_behind(number);
  if (number.next < m_tokens.size() && token(number.next).kind == TokenKind::word) {
    const NumberMatch money = parse_number(m_segment, at, true);
    if (money.next > number.next) {
      const UnitMatch currency = unit_behind(money);
      const bool pounds = currency && std::string_view(currency.unit->name) == "Pound";
      const bool dimension = currency && m_segment.glued(number.next) && word(number.next, "m") &&
                             currency.unit->kind == UnitKind::dimension;
      if (pounds || dimension || (currency && currency.unit->kind == UnitKind::currency)) {
        number = money;
        unit = currency;
      } else if (m_segment.glued(number.next) && word(number.next, "m") &&
                 counts_things(m_segment, money.next)) {
        number = money;
        unit = {};
      }
    }
  }
  if (!unit && glued_word(number.next)) return out;
  if (!unit && !stands_alone(number)) return out;
  out.number = number;
  out.first = at;
  out.next = number.next;
  if (unit) {
    out.unit = settle_unit(m_segment, at, number, unit);
    out.next = unit.next;
    scale_behind(out);
    if (out.unit->kind == UnitKind::temperature && word(out.next - 1, "deg") &&
        m_segment.is_symbol(out.next, U'.') && m_segment.glued(out.next)) {
      ++out.next;
    }
    parts_behind(out);
  }
  return out;
}

void AmountReader::scale_behind(Amount& out) const {
  if (out.unit->kind != UnitKind::currency || out.number.scaled || !has(out.next)) return;
  const auto& info = token(out.next).word;
  if (info.kind != WordClass::scale || info.plural || !token(out.next).gap) return;
  const std::string_view written = m_segment.text_of(out.next - 1);
  if (written.size() != 3 || find_currency_code(upper(written)) == nullptr) return;
  out.number.value = shifted(out.number.value, info.power);
  out.number.scaled = true;
  ++out.next;
}

UnitMatch AmountReader::unit_behind(const NumberMatch& number) const {
  std::size_t at = number.next;
  if (!has(at)) return {};
  const LexToken& next = token(at);
  if (next.kind == TokenKind::symbol) {
    if (next.symbol == U'-' && has(at + 1) && (token(at).gap == token(at + 1).gap)) {
      return accept_hyphen_unit(m_segment, at, match_unit(m_segment, at + 1));
    }
    if (next.symbol == U'(' || next.symbol == U'{' || next.symbol == U'<' || next.symbol == U'[') {
      const UnitMatch inside = match_unit(m_segment, at + 1);
      const char32_t close = next.symbol == U'('   ? U')'
                             : next.symbol == U'{' ? U'}'
                             : next.symbol == U'<' ? U'>'
                                                   : U']';
      if (inside && m_segment.is_symbol(inside.next, close) && token(at + 1).kind == TokenKind::word &&
          inside.unit->kind == UnitKind::dimension) {
        return {inside.unit, inside.next + 1};
      }
      return {};
    }
    if (is_currency_symbol(next.symbol) && m_segment.is_number(at + 1) &&
        (m_segment.glued(at + 1) || next.gap)) {
      const UnitMatch part = match_unit(m_segment, at + 2);
      if (part && part.unit->kind == UnitKind::currency && part.unit->parts > 0)
        return match_unit(m_segment, at);
      return {};  // "1 $10": the sign belongs to what follows
    }
  }
  return match_unit(m_segment, at);
}

bool AmountReader::stands_alone(const NumberMatch& number) const {
  if (!number.words) return !(has(number.next) && m_segment.is_symbol(number.next, U'%'));
  return word_number_stands_alone(m_segment, number);
}

}  // namespace claimgraph::detail
