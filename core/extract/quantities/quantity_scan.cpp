#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/extract/quantities/number_parser.hpp"
#include "core/extract/quantities/quantities.hpp"
#include "core/extract/quantities/quantity_amounts.hpp"
#include "core/extract/quantities/quantity_context.hpp"
#include "core/extract/quantities/quantity_lexer.hpp"
#include "core/extract/quantities/quantity_units.hpp"

namespace claimgraph {

namespace {

using detail::Amount;
using detail::Decimal;
using detail::LexToken;
using detail::NumberMatch;
using detail::Segment;
using detail::TokenKind;
using detail::Unit;
using detail::UnitKind;
using detail::UnitMatch;
using detail::WordClass;

class Scanner {
 public:
  Scanner(const Segment& segment, const QuantityOptions& options, std::vector<Quantity>& out)
      : m_segment(segment), m_tokens(segment.tokens), m_reader(segment), m_options(options), m_out(out) {}

  void run() {
    for (std::size_t at = 0; at < m_tokens.size();) at = std::max(step(at), at + 1);
  }

 private:
  const LexToken& token(std::size_t at) const { return m_tokens[at]; }
  bool has(std::size_t at) const { return at < m_tokens.size(); }
  bool word(std::size_t at, std::string_view lower) const { return m_segment.is_word(at, lower); }

  /// Tries what may start at `at`; returns the first token behind what was read.
  std::size_t step(std::size_t at) {
    const LexToken& first = token(at);
    if (first.kind == TokenKind::word && first.word.kind == WordClass::other) {
      if (const std::size_t end = word_led(at); end > at) return end;
      return at + 1;
    }
    if (first.kind == TokenKind::symbol && !detail::is_currency_symbol(first.symbol) &&
        !m_reader.is_minus(at))
      return at + 1;
    if (const std::size_t end = years(at); end > at) return end;
    if (const std::size_t end = ordinal(at); end > at) return end;
    const Amount left = m_reader.amount(at);
    if (!left) return skip_name(at);
    return emit_with_ranges(left);
  }

  /// A word that is no number: "USD 200", "us $ 5", "aged 56", "percent of 10".
  std::size_t word_led(std::size_t at) {
    if (token(at).end - token(at).begin <= 7) {
      const Amount money = m_reader.prefixed(at);
      if (money) return emit_with_ranges(money);
    }
    if (word(at, "aged") && has(at + 1)) return aged(at);
    if (word(at + 1, "of")) return percent_of(at);
    return at;
  }

  std::size_t aged(std::size_t at) {
    Amount found;
    found.number = detail::parse_number(m_segment, at + 1, false);
    if (!found.number || !m_reader.plausible(found.number) || m_reader.glued_word(found.number.next))
      return at;
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
    if (token(at).kind == TokenKind::symbol ||
        (at > 0 && m_segment.is_number(at) && m_reader.blocked_before(at)))
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

  /// "2032–33", "FY2029/30", "1999-00": years, whatever follows.
  std::size_t years(std::size_t at) const {
    const std::size_t end = detail::behind_year_span(m_segment, at);
    const bool counted =
        end > at && detail::match_unit(m_segment, end) && !detail::is_currency_symbol(token(end).symbol);
    return counted ? at : end;
  }

  std::size_t skip_name(std::size_t at) const {
    // Behind a refused number, the letters glued to it are part of the same name.
    std::size_t end = at + 1;
    while (has(end) && m_segment.glued(end) && token(end).kind != TokenKind::symbol) ++end;
    return end;
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
    Amount right = m_reader.amount(at + 1);
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
  const detail::AmountReader m_reader;
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
