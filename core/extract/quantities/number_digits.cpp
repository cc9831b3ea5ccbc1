// Numbers that start with digits: powers, fractions, multipliers and scales behind them.
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "core/extract/quantities/number_reader.hpp"

namespace claimgraph::detail {

namespace {

struct Multiplier {
  std::string_view text;  ///< exact case; "~" first: any case
  int power;
  bool money_only;
  bool gap_allowed;
};
constexpr std::array kMultipliers{Multiplier{"k", 3, false, true},     Multiplier{"K", 3, false, true},
                                  Multiplier{"M", 6, false, true},     Multiplier{"G", 9, false, true},
                                  Multiplier{"B", 9, false, false},    Multiplier{"b", 9, false, false},
                                  Multiplier{"m", 6, true, true},      Multiplier{"T", 12, true, false},
                                  Multiplier{"t", 12, true, false},    Multiplier{"~mil", 6, false, true},
                                  Multiplier{"~mill", 6, false, true}, Multiplier{"~mn", 6, false, true},
                                  Multiplier{"~mln", 6, false, true},  Multiplier{"~mio", 6, false, true},
                                  Multiplier{"~bn", 9, false, true},   Multiplier{"~bln", 9, false, true},
                                  Multiplier{"~bil", 9, false, true},  Multiplier{"~mrd", 9, false, true},
                                  Multiplier{"~tn", 12, false, true},  Multiplier{"~trn", 12, false, true},
                                  Multiplier{"~tln", 12, false, true}, Multiplier{"~mm", 6, true, true},
                                  Multiplier{"~cr", 7, true, true}};

}  // namespace

bool NumberReader::numeral() {
  const LexToken& first = m_tokens[m_at];
  m_value = m_segment.numbers[first.number];
  m_decimal = first.decimal;
  ++m_at;
  if (power()) return true;
  if (slash_fraction()) return true;
  const std::size_t behind = m_at;
  suffix();
  scales_behind_digits();
  if (m_at == behind && !m_decimal && kind(m_at) == WordClass::ordinal && m_tokens[m_at].word.plural &&
      m_tokens[m_at].gap) {
    if (denominator(m_at - 1)) return fraction_scale();  // "5 tenths"
  }
  if (!m_fraction) ratio();
  return true;
}

bool NumberReader::power() {
  std::size_t at = m_at;
  bool ten = false;
  if (word(at, "x") || (at < m_limit && m_segment.is_symbol(at, 0xD7))) {
    if (!m_segment.is_number(at + 1) || m_segment.text_of(at + 1) != "10" || at + 2 >= m_limit ||
        !m_segment.is_symbol(at + 2, U'^')) {
      return false;
    }
    ten = true;
    at += 3;
  } else if (at < m_limit && m_segment.is_symbol(at, U'^') && m_segment.glued(at)) {
    ++at;
  } else if (word(at, "e") && m_segment.glued(at)) {
    ten = true;
    ++at;
  } else {
    return false;
  }
  bool negative = false;
  if (at < m_limit && m_tokens[at].kind == TokenKind::symbol &&
      (m_tokens[at].symbol == U'+' || m_tokens[at].symbol == U'-')) {
    negative = m_tokens[at].symbol == U'-';
    ++at;
  }
  if (at >= m_limit || !m_segment.is_number(at) || !m_segment.glued(at) || !m_tokens[at].plain) return false;
  const double exponent = m_segment.numbers[m_tokens[at].number].to_double();
  if (exponent > 300) return false;
  if (ten) {
    m_value = shifted(m_value, static_cast<int>(negative ? -exponent : exponent));
  } else {
    m_value = Decimal::real(std::pow(m_value.to_double(), negative ? -exponent : exponent));
  }
  m_decimal = true;
  m_at = at + 1;
  return true;
}

bool NumberReader::slash_fraction() {
  const auto fraction_at = [this](std::size_t at) {
    if (at + 2 >= m_tokens.size() || at + 2 >= m_limit) return false;
    if (!m_segment.is_number(at) || !m_segment.is_symbol(at + 1, U'/') || !m_segment.is_number(at + 2))
      return false;
    if (!m_tokens[at].plain || !m_tokens[at + 2].plain) return false;
    if (m_tokens[at + 1].gap != m_tokens[at + 2].gap) return false;
    if (m_segment.is_symbol(at + 3, U'/')) return false;
    if (at > 0 && m_segment.is_symbol(at - 1, U'/')) return false;
    // 24/7, 9/11 are names; halves and quarters may be improper.
    const double above = m_segment.numbers[m_tokens[at].number].to_double();
    const double below = m_segment.numbers[m_tokens[at + 2].number].to_double();
    return below > 0 && !(above == 9 && below == 11) &&
           (above < below || below == 2 || below == 4 || below <= above / 100);
  };
  const auto value_at = [this](std::size_t at) {
    return divided(m_segment.numbers[m_tokens[at].number], m_segment.numbers[m_tokens[at + 2].number]);
  };
  const std::size_t first = m_at - 1;
  if (fraction_at(first)) {
    m_value = value_at(first);
    m_at = first + 3;
    m_fraction = m_decimal = true;
    suffix();
    scales_behind_digits();
    return true;
  }
  if (m_decimal || m_at >= m_limit || !m_segment.is_number(m_at)) return false;
  if (fraction_at(m_at)) {
    const Decimal part = value_at(m_at);
    if (part.to_double() >= 1) return false;
    m_value = added(m_value, part);
    m_at += 3;
  } else if (m_tokens[m_at].decimal && static_cast<unsigned char>(m_segment.text_of(m_at).front()) >= 0x80) {
    m_value = added(m_value, m_segment.numbers[m_tokens[m_at].number]);  // 2½
    ++m_at;
  } else {
    return false;
  }
  m_fraction = m_decimal = true;
  suffix();
  scales_behind_digits();
  return true;
}

void NumberReader::suffix() {
  std::size_t at = m_at;
  if (hyphen(at) && m_segment.glued(at) && m_segment.glued(at + 1)) return;
  if (at >= m_limit || m_tokens[at].kind != TokenKind::word) return;
  const std::string_view exact = m_segment.text_of(at);
  const std::string_view lower = m_segment.lower_of(at);
  for (const Multiplier& multiplier : kMultipliers) {
    const bool any_case = multiplier.text.front() == '~';
    if (any_case ? lower != multiplier.text.substr(1) : exact != multiplier.text) continue;
    const bool gap = m_tokens[at].gap;
    if (gap && !multiplier.gap_allowed) return;
    if (multiplier.money_only && !m_money) return;
    if (m_segment.glued(at + 1) && (m_segment.is_number(at + 1) || m_tokens[at + 1].kind == TokenKind::word))
      return;
    if (gap && exact.size() == 1 && !m_money && at + 1 < m_tokens.size() &&
        m_tokens[at + 1].kind == TokenKind::word && m_tokens[at + 1].gap) {
      return;  // "Section 5 M Smith"
    }
    if (exact == "G" && !gap && m_value.is_integer() && m_value.to_double() <= 6) return;  // 5G networks
    m_value = shifted(m_value, multiplier.power);
    m_scale = multiplier.power;
    m_at = at + 1;
    return;
  }
}

std::size_t NumberReader::scale_at(std::size_t at) const {
  std::size_t behind = at;
  if (hyphen(behind) && behind + 1 < m_limit) ++behind;
  if (behind >= m_limit || m_tokens[behind].kind != TokenKind::word || !m_tokens[behind].gap) {
    if (behind >= m_limit || behind == at) return m_limit;
  }
  const WordInfo& info = m_tokens[behind].word;
  return (info.kind == WordClass::scale || info.kind == WordClass::hundred) && !info.plural ? behind
                                                                                            : m_limit;
}

void NumberReader::scales_behind_digits() {
  Decimal total = Decimal::integer(0);
  Decimal part = m_value;
  int last = 99;
  bool any = false;
  while (true) {
    const std::size_t at = scale_at(m_at);
    if (at == m_limit) break;
    const int power = m_tokens[at].word.power;
    if (any && last == 5 && power == 7) {  // lakh crore
      total = shifted(total, power);
      m_scale = power;
      m_at = at + 1;
      break;
    }
    if (power >= last) break;
    part = shifted(part, power);
    total = any ? added(total, part) : part;
    m_scale = std::max(m_scale, power);
    any = true;
    last = power;
    m_at = at + 1;
    if (m_segment.is_number(m_at) && scale_at(m_at + 1) != m_limit &&
        m_tokens[scale_at(m_at + 1)].word.power < last) {
      part = m_segment.numbers[m_tokens[m_at].number];
      const std::size_t rest = m_at + 1;
      m_at = rest;
      continue;
    }
    if (power != 5) break;
  }
  if (any) {
    total.digits = m_value.digits;
    m_value = total;
    m_decimal = m_decimal || m_fraction;
    small_rest(last);
  } else if (kind(m_at) == WordClass::dozen && m_tokens[m_at].gap) {
    m_value = multiplied(m_value, m_tokens[m_at].word.value);
    ++m_at;
  }
}

void NumberReader::small_rest(int last_power) {
  if (kind(m_at) != WordClass::conjunction) return;
  const std::size_t at = m_at + 1;
  if (last_power == 2 && m_segment.is_number(at) && m_tokens[at].plain && scale_at(at + 1) == m_limit &&
      !m_segment.glued(at + 1)) {
    const Decimal rest = m_segment.numbers[m_tokens[at].number];
    if (!rest.is_zero() && rest.to_double() < 100) {
      m_value = added(m_value, rest);
      m_at = at + 1;
    }
    return;
  }
  if (and_fraction(last_power)) return;
  if (is_cardinal(kind(at)) && last_power != 6 && last_power != 9) {
    Decimal rest;
    int scale = 0;
    const std::size_t end = cardinal(at, rest, scale);
    if (end > at && rest.to_double() < std::pow(10.0, last_power)) {
      m_value = added(m_value, rest);
      m_at = end;
    }
  }
}

}  // namespace claimgraph::detail
