#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/extract/quantities/number_parser.hpp"
#include "core/extract/quantities/quantities.hpp"
#include "core/extract/quantities/quantity_context.hpp"
#include "core/extract/quantities/quantity_lexer.hpp"
#include "core/extract/quantities/quantity_units.hpp"

namespace claimgraph {

namespace {

using detail::Decimal;
using detail::LexToken;
using detail::NumberMatch;
using detail::Segment;
using detail::TokenKind;
using detail::Unit;
using detail::UnitKind;
using detail::UnitMatch;
using detail::WordClass;

/// One number with its unit, in tokens.
struct Amount {
  NumberMatch number;
  const Unit* unit = nullptr;
  bool prefixed = false;  ///< the unit stands before the number
  std::string currency;   ///< settled by what follows: "(USD)"
  std::size_t first = 0, next = 0;
  explicit operator bool() const { return next > first; }
};

class Scanner {
 public:
  Scanner(const Segment& segment, const QuantityOptions& options, std::vector<Quantity>& out)
      : m_segment(segment), m_tokens(segment.tokens), m_options(options), m_out(out) {}

  void run() {
    for (std::size_t at = 0; at < m_tokens.size();) at = std::max(step(at), at + 1);
  }

 private:
  const LexToken& token(std::size_t at) const { return m_tokens[at]; }
  bool has(std::size_t at) const { return at < m_tokens.size(); }
  bool word(std::size_t at, std::string_view lower) const { return m_segment.is_word(at, lower); }
  bool glued_word(std::size_t at) const {
    return has(at) && m_segment.glued(at) && token(at).kind == TokenKind::word;
  }

  /// Tries what may start at `at`; returns the first token behind what was read.
  std::size_t step(std::size_t at) {
    const LexToken& first = token(at);
    if (first.kind == TokenKind::word && first.word.kind == WordClass::other) {
      if (const std::size_t end = word_led(at); end > at) return end;
      return at + 1;
    }
    if (first.kind == TokenKind::symbol && !detail::is_currency_symbol(first.symbol) && !is_minus(at))
      return at + 1;
    if (const std::size_t end = ordinal(at); end > at) return end;
    const Amount left = amount(at);
    if (!left) return skip_name(at);
    return emit_with_ranges(left);
  }

  /// A word that is no number: "USD 200", "us $ 5", "aged 56", "percent of 10".
  std::size_t word_led(std::size_t at) {
    if (token(at).end - token(at).begin <= 7) {
      const Amount money = prefixed(at);
      if (money) return emit_with_ranges(money);
    }
    if (word(at, "aged") && has(at + 1)) return aged(at);
    if (word(at + 1, "of")) return percent_of(at);
    return at;
  }

  std::size_t aged(std::size_t at) {
    Amount found;
    found.number = detail::parse_number(m_segment, at + 1, false);
    if (!found.number || !plausible(found.number) || glued_word(found.number.next)) return at;
    if (detail::match_unit(m_segment, found.number.next)) return at;
    found.unit = detail::find_unit_key("years old");
    found.prefixed = true;
    found.first = at;
    found.next = found.number.next;
    return emit_with_ranges(found);
  }

  std::size_t percent_of(std::size_t at) {
    const bool apart = (word(at, "cent") || word(at, "cents")) && at > 0 && word(at - 1, "per");
    if (!apart && !word(at, "percent") && !word(at, "percents") && !word(at, "percentage") &&
        !word(at, "percentages"))
      return at;
    const std::size_t first = apart ? at - 1 : at;
    if (first > 0 && (m_segment.is_number(first - 1) || token(first - 1).word.kind != WordClass::other))
      return at;
    Amount found;
    found.number = detail::parse_number(m_segment, at + 2, false);
    if (!found.number || found.number.scaled || detail::match_unit(m_segment, found.number.next)) return at;
    found.unit = detail::find_unit_key("percent");
    found.first = first;
    found.next = found.number.next;
    emit(found, found, false);
    return found.next;
  }

  /// Ordinals are read in any case, so that "4th" and "third" are not taken for something else.
  std::size_t ordinal(std::size_t at) {
    if (token(at).kind == TokenKind::symbol || (at > 0 && m_segment.is_number(at) && blocked_before(at)))
      return at;
    const NumberMatch match = detail::parse_ordinal(m_segment, at);
    if (!match) return at;
    const NumberMatch cardinal = detail::parse_number(m_segment, at, false);
    if (cardinal.next > match.next || (cardinal && cardinal.fraction)) return at;
    const std::size_t last = match.next - 1;
    if (token(last).word.plural) return cardinal ? at : match.next;
    if (match.words && match.next - match.first > 1 && cardinal && cardinal.next + 1 == match.next &&
        token(match.first).word.kind == WordClass::unit && token(last).word.power >= 3) {
      return at;  // "two millionth"
    }
    if (m_options.ordinals) {
      Quantity found;
      found.kind = "ordinal";
      fill(found, match.value, match.first, match.next, match.first, match.next);
      m_out.push_back(std::move(found));
    }
    return match.next;
  }

  bool is_minus(std::size_t at) const {
    if (!m_segment.is_symbol(at, U'-') && !m_segment.is_symbol(at, 0x2212)) return false;
    if (!has(at + 1)) return false;
    const bool number = m_segment.is_number(at + 1);
    if (!number && !(at + 2 < m_tokens.size() && detail::is_currency_symbol(token(at + 1).symbol)))
      return false;
    if (m_segment.glued(at + 1)) {
      if (at == 0 || token(at).gap) return true;
      return token(at - 1).kind == TokenKind::symbol && token(at - 1).symbol != U'-' &&
             token(at - 1).symbol != U'/' && token(at - 1).symbol != U')' && token(at - 1).symbol != U'+';
    }
    return at == 0 || followed_by_temperature(at);
  }

  bool followed_by_temperature(std::size_t at) const {
    const NumberMatch number = detail::parse_number(m_segment, at, false);
    if (!number) return false;
    const UnitMatch unit = detail::match_unit(m_segment, number.next);
    return unit && unit.unit->kind == UnitKind::temperature && std::string_view(unit.unit->name) != "Degree";
  }

  /// Digits that belong to a name or code: "F-16", "V3", "scp-173m".
  bool blocked_before(std::size_t at) const {
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

  std::size_t skip_name(std::size_t at) const {
    // Behind a refused number, the letters glued to it are part of the same name.
    std::size_t end = at + 1;
    while (has(end) && m_segment.glued(end) && token(end).kind != TokenKind::symbol) ++end;
    return end;
  }

  bool plausible(const NumberMatch& number) const {
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

  Amount prefixed(std::size_t at) const {
    Amount out;
    std::size_t start = at;
    if (is_minus(at)) ++start;
    const UnitMatch unit = detail::match_currency_prefix(m_segment, start);
    if (!unit || !has(unit.next)) return out;
    if (at > 0 && glued_word(at) && token(at - 1).kind == TokenKind::word) return out;
    const bool sign = token(start).kind == TokenKind::symbol;
    if (!m_segment.is_number(unit.next) && !(sign && token(unit.next).kind == TokenKind::word)) return out;
    NumberMatch number = detail::parse_number(m_segment, unit.next, true);
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

  /// "$ 10 dollars", "$99 (USD)", "$5 million US", "c $ 100 and fifty"
  void behind_prefixed(Amount& out) const {
    const UnitMatch again = detail::match_unit(m_segment, out.next);
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
        if (const Unit* code = detail::find_currency_code(inside); code != nullptr) {
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

  /// "3 dollars 50 cents", "thirteen dollars forty five", "5 ft 2 in", "100 and fifty"
  void parts_behind(Amount& out) const {
    if (out.number.decimal || out.number.scaled || out.unit->parts != 0 || out.unit->shift != 0) return;
    const bool money = out.unit->kind == UnitKind::currency;
    const bool feet = std::string_view(out.unit->name) == "Foot";
    if (!money && !feet) return;
    std::size_t at = out.next;
    const bool conjunction = has(at) && token(at).word.kind == WordClass::conjunction;
    if (conjunction) ++at;
    if (!has(at) || !token(at).gap) return;
    const NumberMatch rest = detail::parse_number(m_segment, at, false);
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
    const UnitMatch unit = detail::match_unit(m_segment, rest.next);
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
        (detail::is_currency_symbol(token(rest.next).symbol) || m_segment.is_symbol(rest.next, U'%') ||
         m_segment.is_symbol(rest.next, U'-'))) {
      return;
    }
    // "100 and fifty" is 100.50 in the source of the convention; a "$" before the number keeps it halves.
    out.number.value = added(out.number.value, shifted(rest.value, -2));
    out.next = rest.next;
  }

  Amount amount(std::size_t at) const {
    Amount out;
    if (!has(at)) return out;
    if (const Amount money = prefixed(at); money) return money;
    if (!has(at) || (token(at).kind == TokenKind::symbol && !is_minus(at))) return out;
    NumberMatch number = detail::parse_number(m_segment, at, false);
    if (!number || !plausible(number)) return out;
    UnitMatch unit = unit_behind(number);
    if (number.next < m_tokens.size() && token(number.next).kind == TokenKind::word) {
      const NumberMatch money = detail::parse_number(m_segment, at, true);
      if (money.next > number.next) {
        const UnitMatch currency = unit_behind(money);
        const bool pounds = currency && std::string_view(currency.unit->name) == "Pound";
        const bool dimension = currency && m_segment.glued(number.next) && word(number.next, "m") &&
                               currency.unit->kind == UnitKind::dimension;
        if (pounds || dimension || (currency && currency.unit->kind == UnitKind::currency)) {
          number = money;
          unit = currency;
        } else if (m_segment.glued(number.next) && word(number.next, "m") &&
                   detail::counts_things(m_segment, money.next)) {
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
      out.unit = detail::settle_unit(m_segment, at, number, unit);
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

  /// "75 USD million"
  void scale_behind(Amount& out) const {
    if (out.unit->kind != UnitKind::currency || out.number.scaled || !has(out.next)) return;
    const auto& info = token(out.next).word;
    if (info.kind != WordClass::scale || info.plural || !token(out.next).gap) return;
    const std::string_view written = m_segment.text_of(out.next - 1);
    if (written.size() != 3 || detail::find_currency_code(upper(written)) == nullptr) return;
    out.number.value = shifted(out.number.value, info.power);
    out.number.scaled = true;
    ++out.next;
  }

  static std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return out;
  }

  UnitMatch unit_behind(const NumberMatch& number) const {
    std::size_t at = number.next;
    if (!has(at)) return {};
    const LexToken& next = token(at);
    if (next.kind == TokenKind::symbol) {
      if (next.symbol == U'-' && has(at + 1) && (token(at).gap == token(at + 1).gap)) {
        return detail::accept_hyphen_unit(m_segment, at, detail::match_unit(m_segment, at + 1));
      }
      if (next.symbol == U'(' || next.symbol == U'{' || next.symbol == U'<' || next.symbol == U'[') {
        const UnitMatch inside = detail::match_unit(m_segment, at + 1);
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
      if (detail::is_currency_symbol(next.symbol) && m_segment.is_number(at + 1) &&
          (m_segment.glued(at + 1) || next.gap)) {
        const UnitMatch part = detail::match_unit(m_segment, at + 2);
        if (part && part.unit->kind == UnitKind::currency && part.unit->parts > 0)
          return detail::match_unit(m_segment, at);
        return {};  // "1 $10": the sign belongs to what follows
      }
    }
    return detail::match_unit(m_segment, at);
  }

  /// A number without a unit that is a quantity of its own, not a pronoun or half of a compound.
  bool stands_alone(const NumberMatch& number) const {
    if (!number.words) return !(has(number.next) && m_segment.is_symbol(number.next, U'%'));
    return detail::word_number_stands_alone(m_segment, number);
  }

  // ---- ranges

  std::size_t emit_with_ranges(const Amount& left) {
    std::size_t at = left.next;
    bool hyphen = false;
    bool to = false;
    const bool between = left.first > 0 && word(left.first - 1, "between");
    if (m_segment.is_symbol(at, U'-') && has(at + 1) && token(at).gap == token(at + 1).gap) {
      hyphen = true;
    } else if (word(at, "to") || word(at, "through")) {
      to = true;
    } else if (!(between && word(at, "and"))) {
      return emit_single(left);
    }
    Amount right = amount(at + 1);
    if (!right || right.number.value.negative) return emit_single(left);
    Amount low = left;
    // "1.2 to 1.3m": letters count as scale once the left side is money.
    if (left.unit != nullptr && right.unit != left.unit && !right.prefixed && left.prefixed) {
      const NumberMatch money = detail::parse_number(m_segment, at + 1, true);
      if (money.next >= right.number.next) {
        right.number = money;
        right.unit = nullptr;
        right.next = money.next;
      }
    }
    if (right.unit == nullptr) right.unit = left.prefixed ? left.unit : nullptr;
    if (low.unit == nullptr) low.unit = right.unit;
    if (low.unit != right.unit &&
        !(low.unit != nullptr && right.unit != nullptr && same(*low.unit, *right.unit))) {
      return emit_single(left);
    }
    if (left.unit == nullptr || left.prefixed) share_scale(low.number, right.number);
    const bool ordered = low.number.value.to_double() < right.number.value.to_double();
    const bool from =
        left.first > 0 && (word(left.first - 1, "from") || (left.first > 1 && hedged_from(left.first)));
    if (!ordered || (hyphen && right.unit == nullptr && !right.number.scaled) ||
        (hyphen && low.number.words != right.number.words)) {
      return emit_single(left);
    }
    if (to && from) {  // "rose from 5 to 6 per cent" is a change: two quantities of one unit
      if (left.unit == nullptr) low.next = low.number.next;
      emit(low, low, false);
      return emit_single(right);
    }
    if (to && detail::change_before(m_segment, left.first)) return emit_single(left);
    emit(low, right, true);
    return right.next;
  }

  bool hedged_from(std::size_t first) const {
    return word(first - 2, "from") && (word(first - 1, "about") || word(first - 1, "around") ||
                                       word(first - 1, "nearly") || word(first - 1, "some"));
  }

  static bool same(const Unit& a, const Unit& b) {
    return std::string_view(a.name) == b.name && a.kind == b.kind;
  }

  /// "5 to 6 million": the scale counts for both unless the left number is the larger one.
  static void share_scale(NumberMatch& low, const NumberMatch& high) {
    if (low.scaled || !high.scaled || high.scale_power == 0) return;
    const Decimal shifted_low = shifted(low.value, high.scale_power);
    if (shifted_low.to_double() < high.value.to_double()) low.value = shifted_low;
  }

  std::size_t emit_single(const Amount& found) {
    emit(found, found, false);
    return found.next;
  }

  void fill(Quantity& out, const Decimal& value, std::size_t first, std::size_t next,
            std::size_t number_first, std::size_t number_next) const {
    out.value = value.to_double();
    out.value_text = value.to_text();
    out.significant_digits = value.digits;
    const std::uint32_t offset = m_segment.offset;
    out.span = {offset + token(first).begin, offset + token(next - 1).end};
    out.number = {offset + token(number_first).begin, offset + token(number_next - 1).end};
  }

  void emit(const Amount& low, const Amount& high, bool range) {
    Quantity out;
    Decimal below = low.number.value;
    Decimal above = high.number.value;
    const Unit* const unit = high.unit;
    if (unit != nullptr && unit->shift != 0) {
      below = shifted(below, unit->shift);
      above = shifted(above, unit->shift);
    }
    const Decimal value = range ? midpoint(below, above) : below;
    fill(out, value, low.first, high.next, low.number.first, high.number.next);
    if (range) {
      out.low = below.to_double();
      out.high = above.to_double();
      out.significant_digits = std::max(below.digits, above.digits);
    }
    out.kind = detail::kind_of(unit);
    if (unit != nullptr) {
      out.unit = unit->name;
      if (unit->kind == UnitKind::currency) out.currency = unit->iso;
      if (out.unit == "Dollar" && out.currency.empty()) {
        out.currency = !high.currency.empty()  ? high.currency
                       : !low.currency.empty() ? low.currency
                                               : m_options.default_dollar;
      }
    }
    out.approximate = detail::hedge_around(m_segment, low.first, high.next);
    m_out.push_back(std::move(out));
  }

  const Segment& m_segment;
  const std::vector<LexToken>& m_tokens;
  const QuantityOptions& m_options;
  std::vector<Quantity>& m_out;
};

}  // namespace

std::vector<Quantity> find_quantities(std::string_view text, const QuantityOptions& options) {
  std::vector<Quantity> out;
  detail::for_each_segment(text, [&](Segment& segment) { Scanner(segment, options, out).run(); });
  return out;
}

}  // namespace claimgraph
