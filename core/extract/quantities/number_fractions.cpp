// Fractions in words, and what they are fractions of.
#include "core/extract/quantities/number_reader.hpp"

namespace claimgraph::detail {

bool NumberReader::fraction_follows(std::size_t numerator) const {
  std::size_t next = numerator;
  if (!joined(numerator, next)) return false;
  const WordClass follow = kind(next);
  return follow == WordClass::half || follow == WordClass::quarter ||
         (follow == WordClass::ordinal && m_tokens[next].word.value != 2);
}

bool NumberReader::fraction_of_and(std::size_t numerator) const {
  return kind(numerator) == WordClass::unit && fraction_follows(numerator) &&
         (m_tokens[numerator].word.value == 1 || plural_behind(numerator));
}

bool NumberReader::plural_behind(std::size_t numerator) const {
  std::size_t next = numerator;
  return joined(numerator, next) && m_tokens[next].word.plural;
}

bool NumberReader::denominator(std::size_t start) {
  std::size_t at = m_at;
  if (hyphen(at)) ++at;
  if (at >= m_limit) return false;
  const bool single = m_value.exact && m_value.mantissa == 1 && m_value.exponent == 0;
  const WordClass follow = kind(at);
  Decimal below;
  std::size_t end = at;
  bool plural = false;
  if (follow == WordClass::half) {
    if (!single && !m_tokens[at].word.plural) return false;
    below = Decimal::integer(2);
    end = at + 1;
  } else if (follow == WordClass::quarter) {
    const bool three = m_value.exact && m_value.mantissa == 3 && m_value.exponent == 0;
    if (!(single && !m_tokens[at].word.plural) && !(three && m_tokens[at].word.plural)) return false;
    below = Decimal::integer(4);
    end = at + 1;
  } else {
    if (follow == WordClass::ordinal && m_tokens[at].word.value == 2) return false;  // "one second"
    if (follow == WordClass::ordinal && m_tokens[at].word.value == 1) return false;
    end = ordinal_words(at, below, &plural);
    if (end == at || (!plural && !single)) return false;
    if (!plural && kind(start) != WordClass::unit) return false;
  }
  if (below.is_zero()) return false;
  m_value = divided(m_value, below);
  m_fraction = m_decimal = true;
  m_at = end;
  return true;
}

bool NumberReader::fraction_scale() {
  std::size_t at = m_at;
  if (word(at, "of") && kind(at + 1) == WordClass::article) at += 2;
  if (at > m_at && percent_word(at)) m_at = at;  // "three quarters of a per cent"
  if (kind(at) == WordClass::scale && !m_tokens[at].word.plural) {
    m_value = shifted(m_value, m_tokens[at].word.power);
    m_scale = m_tokens[at].word.power;
    m_at = at + 1;
  }
  return true;
}

bool NumberReader::half_scale() {
  if (m_tokens[m_at].word.plural) return false;
  m_value = divided(Decimal::integer(1), Decimal::integer(2));
  m_fraction = m_decimal = true;
  std::size_t at = m_at + 1;
  if (hyphen(at)) ++at;
  if (kind(at) == WordClass::article) ++at;
  ++m_at;
  if (at > m_at && percent_word(at)) m_at = at;  // "half a percentage point"
  if ((kind(at) == WordClass::scale || kind(at) == WordClass::dozen) && !m_tokens[at].word.plural) {
    if (kind(at) == WordClass::dozen) {
      m_value = Decimal::integer(m_tokens[at].word.value / 2U);
    } else {
      m_value = shifted(m_value, m_tokens[at].word.power);
      m_scale = m_tokens[at].word.power;
    }
    m_at = at + 1;
  }
  return true;
}

bool NumberReader::article_fraction() {
  const std::size_t at = m_at + 1;
  const WordClass follow = kind(at);
  std::size_t end = at;
  Decimal below;
  bool plural = false;
  if (follow == WordClass::half && !m_tokens[at].word.plural) {
    below = Decimal::integer(2);
    end = at + 1;
  } else if (follow == WordClass::quarter && !m_tokens[at].word.plural) {
    below = Decimal::integer(4);
    end = at + 1;
  } else if (follow == WordClass::ordinal && m_tokens[at].word.value != 2 && m_tokens[at].word.value != 1) {
    below = m_tokens[at].word.power > 0 ? shifted(Decimal::integer(1), m_tokens[at].word.power)
                                        : Decimal::integer(m_tokens[at].word.value);
    if (m_tokens[at].word.plural) return false;
    end = at + 1;
  } else if (follow == WordClass::hundred && kind(at + 1) == WordClass::ordinal &&
             m_tokens[at + 1].word.plural) {
    const std::size_t last = ordinal_words(at + 1, below, &plural);
    if (last == at + 1) return false;
    m_value = divided(Decimal::integer(100), below);
    m_fraction = m_decimal = true;
    m_at = last;
    return true;
  } else {
    return false;
  }
  const bool scaled = kind(end) == WordClass::scale && !m_tokens[end].word.plural;
  const bool closed = end >= m_tokens.size() || m_tokens[end].kind == TokenKind::symbol || word(end, "of") ||
                      word(end, "more") || word(end, "less") || word(end, "as");
  if (!scaled && !closed && follow != WordClass::half) return false;
  m_value = divided(Decimal::integer(1), below);
  m_fraction = m_decimal = true;
  m_at = end;
  return fraction_scale();
}

bool NumberReader::and_fraction(int last_power) {
  std::size_t at = m_at + 1;
  NumberReader rest(m_segment, at, false);
  rest.m_limit = m_limit;
  bool read = false;
  if (kind(at) == WordClass::article) {
    read = rest.article_fraction_any();
  } else if (is_cardinal(kind(at))) {
    int scale = 0;
    Decimal value;
    const std::size_t end = cardinal(at, value, scale);
    if (end > at) {
      rest.m_value = value;
      rest.m_at = end;
      read = rest.denominator(at) && rest.fraction_scale();
    }
  }
  if (!read || !rest.m_fraction) return false;
  // "five and a half million" scales both; "one billion and a half million" only the fraction.
  Decimal part = rest.m_value;
  if (rest.m_scale > 0 && last_power == 0) {
    m_value = shifted(m_value, rest.m_scale);
    m_scale = rest.m_scale;
  } else if (rest.m_scale == 0 && last_power >= 6) {
    part = shifted(part, last_power);
  }
  m_value = added(m_value, part);
  m_fraction = m_decimal = true;
  m_at = rest.m_at;
  return true;
}

bool NumberReader::percent_word(std::size_t at) const {
  return word(at, "percent") || word(at, "percentage") || (word(at, "per") && word(at + 1, "cent"));
}

bool NumberReader::article_fraction_any() {
  if (article_fraction()) return true;
  const std::size_t at = m_at + 1;
  if (kind(at) == WordClass::quarter || kind(at) == WordClass::ordinal) {
    const WordInfo& info = m_tokens[at].word;
    if (info.plural || info.value == 1 || info.value == 2) return false;
    const Decimal below =
        info.power > 0 ? shifted(Decimal::integer(1), info.power) : Decimal::integer(info.value);
    m_value = divided(Decimal::integer(1), below);
    m_fraction = m_decimal = true;
    m_at = at + 1;
    return true;
  }
  return false;
}

}  // namespace claimgraph::detail
