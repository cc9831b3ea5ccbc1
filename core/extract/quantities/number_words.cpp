// Numbers in words.
#include <algorithm>
#include <cmath>
#include <string>

#include "core/extract/quantities/number_reader.hpp"

namespace claimgraph::detail {

namespace {

/// What "two hundred and five thousand" adds up to, word by word.
class CardinalSum {
 public:
  /// Counts the word in, when it may stand behind those before. `big_follows`: "a" of "a hundred".
  bool take(const WordInfo& info, bool big_follows) {
    if (!fits(info, big_follows)) return false;
    switch (info.kind) {
      case WordClass::hundred:
        m_part *= 100;
        break;
      case WordClass::scale:
        take_scale(info);
        break;
      case WordClass::article:
        m_part = 1;
        break;
      default:
        m_part += info.value;
    }
    m_any_part = m_any_part || info.kind != WordClass::scale;
    if (info.kind == WordClass::scale && !m_lakh_crore) m_any_part = false;
    m_last = info.kind == WordClass::article ? WordClass::unit : info.kind;
    return true;
  }

  WordClass last() const { return m_last; }
  int scale() const { return m_scale; }
  Decimal value() const {
    return m_total.exact && m_part == 0 ? m_total : added(m_total, Decimal::integer(m_part));
  }

 private:
  bool fits(const WordInfo& info, bool big_follows) const {
    const bool starts = m_last == WordClass::other;
    const bool behind_big = m_last == WordClass::hundred || m_last == WordClass::scale;
    switch (info.kind) {
      case WordClass::unit:
        return starts || behind_big || (m_last == WordClass::tens && info.value > 0);
      case WordClass::teen:
      case WordClass::tens:
        return starts || behind_big;
      case WordClass::hundred:
        return !info.plural && m_any_part && m_part > 0 && m_part < 100 && !behind_big;
      case WordClass::scale:
        return !info.plural &&
               (is_lakh_crore(info) || (m_any_part && m_part > 0 && info.power < m_last_power));
      case WordClass::article:
        return starts && big_follows;
      default:
        return false;
    }
  }

  bool is_lakh_crore(const WordInfo& info) const {
    return m_last == WordClass::scale && m_last_power == 5 && info.power == 7;
  }

  void take_scale(const WordInfo& info) {
    m_lakh_crore = is_lakh_crore(info);
    if (m_lakh_crore) {
      m_total = shifted(m_total, info.power);
    } else {
      m_total = added(m_total, shifted(Decimal::integer(m_part), info.power));
      m_part = 0;
    }
    m_last_power = info.power;
    m_scale = std::max(m_scale, static_cast<int>(info.power));
  }

  Decimal m_total = Decimal::integer(0);
  std::uint64_t m_part = 0;  ///< below the next scale word
  bool m_any_part = false;
  bool m_lakh_crore = false;
  WordClass m_last = WordClass::other;
  int m_last_power = 99;
  int m_scale = 0;
};

}  // namespace

std::size_t NumberReader::cardinal(std::size_t at, Decimal& value, int& scale) const {
  CardinalSum sum;
  std::size_t end = at;
  bool after_and = false;
  while (at < m_limit) {
    const WordInfo& info = m_tokens[at].word;
    const WordClass follow = kind(at + 1);
    if (info.kind == WordClass::conjunction && !after_and && goes_on_behind_and(sum.last(), at + 1)) {
      ++at;
      after_and = true;
      continue;
    }
    const bool big_follows =
        (follow == WordClass::hundred || follow == WordClass::scale) && !m_tokens[at + 1].word.plural;
    if ((info.kind == WordClass::tens && ties_to_ordinal(at)) || !sum.take(info, big_follows)) break;
    after_and = false;
    end = at + 1;
    std::size_t next = end;
    if (!joined(at, next)) break;
    if (next != end) {  // behind a hyphen: "fifty-two", "two-hundred", not "seven-one"
      const WordClass tied = kind(next);
      if (!(sum.last() == WordClass::tens && tied == WordClass::unit) && tied != WordClass::hundred &&
          tied != WordClass::scale) {
        break;
      }
    }
    at = next;
  }
  if (sum.last() == WordClass::other) return end;
  value = sum.value();
  scale = std::max(scale, sum.scale());
  return end;
}

bool NumberReader::goes_on_behind_and(WordClass last, std::size_t at) const {
  if ((last != WordClass::hundred && last != WordClass::scale) || !is_cardinal(kind(at))) return false;
  const bool one = kind(at) == WordClass::unit && m_tokens[at].word.value == 1;
  return !(last == WordClass::scale && one && fraction_follows(at)) && !fraction_of_and(at);
}

bool NumberReader::ties_to_ordinal(std::size_t at) const {
  return hyphen(at + 1) && m_segment.glued(at + 1) && m_segment.glued(at + 2) &&
         kind(at + 2) == WordClass::ordinal && m_tokens[at + 2].word.value > 0 &&
         m_tokens[at + 2].word.value < 10;
}

std::size_t NumberReader::ordinal_words(std::size_t at, Decimal& value, bool* plural) const {
  Decimal left = Decimal::integer(0);
  int scale = 0;
  std::size_t last = cardinal_before_ordinal(at, left, scale);
  if (last >= m_limit || kind(last) != WordClass::ordinal) return at;
  const WordInfo& info = m_tokens[last].word;
  if (last > at) {
    const double rest = left.to_double();
    if (info.power > 0) {
      value = shifted(left, info.power);
    } else if (std::fmod(rest, info.value < 10 ? 10.0 : 100.0) == 0.0) {
      value = added(left, Decimal::integer(info.value));
    } else {
      return at;
    }
  } else {
    value = info.power > 0 ? shifted(Decimal::integer(1), info.power) : Decimal::integer(info.value);
  }
  if (plural != nullptr) *plural = info.plural;
  return last + 1;
}

std::size_t NumberReader::cardinal_before_ordinal(std::size_t at, Decimal& left, int& scale) const {
  if (kind(at) == WordClass::ordinal) return at;
  std::size_t end = at;
  if (kind(at) == WordClass::tens && ties_to_ordinal(at)) {
    left = Decimal::integer(m_tokens[at].word.value);
    return at + 2;
  }
  end = cardinal(at, left, scale);
  if (end == at) return m_limit;
  if (kind(end) == WordClass::conjunction || hyphen(end)) ++end;
  if (kind(end) == WordClass::tens && ties_to_ordinal(end)) {
    left = added(left, Decimal::integer(m_tokens[end].word.value));
    end += 2;
  }
  return end;
}

bool NumberReader::worded() {
  const WordClass first = kind(m_at);
  if (first == WordClass::half) return half_scale();
  if (first == WordClass::article && article_fraction()) return true;
  int scale = 0;
  Decimal value = Decimal::integer(0);
  const std::size_t start = m_at;
  std::size_t end = cardinal(m_at, value, scale);
  if (end == m_at) {
    if (first == WordClass::article && kind(m_at + 1) == WordClass::dozen) {
      m_value = Decimal::integer(m_tokens[m_at + 1].word.value);
      m_at += 2;
      return true;
    }
    if (first == WordClass::tens && ties_to_ordinal(m_at)) return false;
    return bare_scale();
  }
  m_scale = scale;
  m_value = value;
  m_at = end;
  if (denominator(start)) return fraction_scale();
  if (kind(m_at) == WordClass::dozen) {
    const double whole = value.to_double();
    const auto rest = static_cast<std::uint64_t>(std::fmod(whole, 100.0));
    const std::uint64_t factor = m_tokens[m_at].word.value;
    m_value = rest == 0 ? multiplied(value, factor)
                        : added(Decimal::integer(static_cast<std::uint64_t>(whole) - rest),
                                Decimal::integer(rest * factor));
    ++m_at;
    return true;
  }
  if (kind(m_at) == WordClass::point) point();
  if (hyphen(m_at) && kind(m_at + 1) == WordClass::conjunction && hyphen(m_at + 2) &&
      kind(m_at + 3) == WordClass::article && hyphen(m_at + 4) && kind(m_at + 5) == WordClass::half) {
    m_value = added(m_value, divided(Decimal::integer(1), Decimal::integer(2)));  // "two-and-a-half"
    m_fraction = m_decimal = true;
    m_at += 6;
    return true;
  }
  if (kind(m_at) == WordClass::conjunction) {
    // "twenty and three and three fifths"
    if (!and_fraction(m_scale) && kind(m_at + 1) == WordClass::unit &&
        kind(m_at + 2) == WordClass::conjunction && kind(m_at - 1) == WordClass::tens &&
        fraction_follows(m_at + 3)) {
      m_value = added(m_value, Decimal::integer(m_tokens[m_at + 1].word.value));
      m_at += 2;
      and_fraction(0);
    }
  }
  if (!m_fraction) ratio();
  return true;
}

bool NumberReader::bare_scale() {
  const WordInfo& info = m_tokens[m_at].word;
  if ((info.kind != WordClass::hundred && info.kind != WordClass::scale) || info.plural) return false;
  if (m_at > m_first) return false;
  const WordInfo* next = m_at + 1 < m_limit ? &m_tokens[m_at + 1].word : nullptr;
  if (info.kind == WordClass::hundred && next != nullptr && next->kind == WordClass::scale && !next->plural) {
    m_value = shifted(Decimal::integer(1), 2 + next->power);
    m_scale = next->power;
    m_at += 2;
    return true;
  }
  return false;
}

void NumberReader::point() {
  std::size_t at = m_at + 1;
  std::string digits = "0.";
  if (kind(at) == WordClass::unit) {
    while (kind(at) == WordClass::unit && digits.size() < 17)
      digits += static_cast<char>('0' + m_tokens[at++].word.value);
  } else if (kind(at) == WordClass::tens || kind(at) == WordClass::teen) {
    Decimal value;
    int scale = 0;
    at = cardinal(at, value, scale);
    digits += value.to_text();
  } else {
    return;
  }
  m_value = added(m_value, Decimal::parse(digits));
  m_decimal = true;
  m_at = at;
  const std::size_t scaled = scale_at(m_at);
  if (scaled != m_limit) {
    m_value = shifted(m_value, m_tokens[scaled].word.power);
    m_scale = m_tokens[scaled].word.power;
    m_at = scaled + 1;
  }
}

}  // namespace claimgraph::detail
