#include "core/extract/quantities/number_parser.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace claimgraph::detail {

namespace {

constexpr std::size_t kMaxTokens = 40;  // of one number

bool is_cardinal(WordClass kind) {
  return kind == WordClass::unit || kind == WordClass::teen || kind == WordClass::tens;
}

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

class Parser {
 public:
  Parser(const Segment& segment, std::size_t token, bool money)
      : m_segment(segment), m_tokens(segment.tokens), m_first(token), m_at(token), m_money(money) {
    m_limit = std::min(m_tokens.size(), token + kMaxTokens);
  }

  NumberMatch number() {
    NumberMatch out;
    out.first = m_first;
    out.next = m_first;
    const bool negative = sign();
    if (m_at >= m_limit) return out;
    const std::size_t start = m_at;
    m_words = m_tokens[m_at].kind == TokenKind::word;
    if (!(m_tokens[m_at].kind == TokenKind::number ? numeral() : worded())) return out;
    if (m_at == start) return out;
    out.value = m_value;
    out.value.negative = out.value.negative != negative;
    out.next = m_at;
    out.words = m_words;
    out.scaled = m_scale > 0;
    out.scale_power = m_scale;
    out.decimal = m_decimal;
    out.fraction = m_fraction;
    return out;
  }

  NumberMatch ordinal() {
    NumberMatch out;
    out.first = m_first;
    out.next = m_first;
    if (m_at >= m_limit) return out;
    if (m_segment.is_number(m_at)) {
      const LexToken& token = m_tokens[m_at];
      if (!token.plain || !m_segment.glued(m_at + 1) || !suffix_of(m_at)) return out;
      out.value = m_segment.numbers[token.number];
      out.next = m_at + 2;
    } else {
      Decimal value;
      const std::size_t end = ordinal_words(m_at, value, nullptr);
      if (end == m_at) return out;
      out.value = value;
      out.next = end;
      out.words = true;
    }
    out.ordinal = true;
    return out;
  }

 private:
  const LexToken* token(std::size_t at) const { return at < m_limit ? &m_tokens[at] : nullptr; }
  WordClass kind(std::size_t at) const { return at < m_limit ? m_tokens[at].word.kind : WordClass::other; }
  bool word(std::size_t at, std::string_view text) const {
    return at < m_limit && m_segment.is_word(at, text);
  }
  bool hyphen(std::size_t at) const { return at < m_limit && m_segment.is_symbol(at, U'-'); }

  bool suffix_of(std::size_t at) const {
    const std::string_view suffix = m_segment.lower_of(at + 1);
    return (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") && !m_segment.glued(at + 2);
  }

  bool sign() {
    const LexToken* first = token(m_at);
    if (first == nullptr) return false;
    if (first->word.kind == WordClass::minus) {
      ++m_at;
      return true;
    }
    if (first->kind != TokenKind::symbol || (first->symbol != U'-' && first->symbol != 0x2212)) return false;
    ++m_at;
    return true;
  }

  // ---- digits

  bool numeral() {
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
    if (!m_fraction) over();
    return true;
  }

  /// 1.1^23, 1.3x10^6, 12e+14
  bool power() {
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
    if (at >= m_limit || !m_segment.is_number(at) || !m_segment.glued(at) || !m_tokens[at].plain)
      return false;
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

  /// "1/4", "10 1/2", "2½"; not the parts of "5/17/2018".
  bool slash_fraction() {
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
    } else if (m_tokens[m_at].decimal &&
               static_cast<unsigned char>(m_segment.text_of(m_at).front()) >= 0x80) {
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

  /// k, M, bn … directly behind the digits (or behind a space where that is usual).
  void suffix() {
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
      if (m_segment.glued(at + 1) &&
          (m_segment.is_number(at + 1) || m_tokens[at + 1].kind == TokenKind::word))
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

  std::size_t scale_at(std::size_t at) const {
    std::size_t behind = at;
    if (hyphen(behind) && behind + 1 < m_limit) ++behind;
    if (behind >= m_limit || m_tokens[behind].kind != TokenKind::word || !m_tokens[behind].gap) {
      if (behind >= m_limit || behind == at) return m_limit;
    }
    const WordInfo& info = m_tokens[behind].word;
    return (info.kind == WordClass::scale || info.kind == WordClass::hundred) && !info.plural ? behind
                                                                                              : m_limit;
  }

  /// "1,674.5 million", "4 thousand 3 hundred and 21", "25 lakh crore", "3 dozens", "3 million and a half".
  void scales_behind_digits() {
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

  /// What may follow "3 hundred" or "6 crore": "and 21", "and two hundred", "and a half".
  void small_rest(int last_power) {
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

  /// "1 over 3", "one out of three".
  void over() {
    std::size_t at = m_at;
    bool out_of = false;
    if (word(at, "over")) {
      ++at;
    } else if (word(at, "out") && word(at + 1, "of")) {
      at += 2;
      out_of = true;
    } else {
      return;
    }
    if (m_first > 0 && m_tokens[m_first - 1].kind == TokenKind::symbol &&
        is_currency_symbol(m_tokens[m_first - 1].symbol)) {
      return;
    }
    Decimal below;
    std::size_t end = at;
    if (m_segment.is_number(at)) {
      below = m_segment.numbers[m_tokens[at].number];
      end = at + 1;
    } else {
      int scale = 0;
      end = cardinal(at, below, scale);
      if (end < m_limit && kind(end) == WordClass::hundred && m_tokens[end].word.plural) {
        below = shifted(below, 2);
        ++end;
      }
    }
    if (end == at || below.is_zero()) return;
    if (out_of ? m_value.to_double() > below.to_double()
               : end < m_tokens.size() && m_tokens[end].kind == TokenKind::word) {
      return;
    }
    m_value = divided(m_value, below);
    m_fraction = m_decimal = true;
    m_at = end;
  }

  // ---- words

  bool joined(std::size_t left, std::size_t& right) const {
    // The next number word, over a hyphen: "fifty-two", "fifty - two".
    right = left + 1;
    if (hyphen(right)) ++right;
    return right < m_limit;
  }

  /// Cardinal words from `at`; returns the end. "twenty-fifth" leaves "twenty" to the ordinal behind it.
  std::size_t cardinal(std::size_t at, Decimal& value, int& scale) const {
    Decimal total = Decimal::integer(0);
    std::uint64_t part = 0;
    bool any_part = false;
    WordClass last = WordClass::other;
    int last_power = 99;
    std::size_t end = at;
    bool any = false;
    bool after_and = false;
    while (at < m_limit) {
      const WordInfo& info = m_tokens[at].word;
      bool taken = false;
      switch (info.kind) {
        case WordClass::unit:
          taken = last == WordClass::other || (last == WordClass::tens && info.value > 0) ||
                  last == WordClass::hundred || last == WordClass::scale;
          if (taken) part += info.value;
          break;
        case WordClass::teen:
          taken = last == WordClass::other || last == WordClass::hundred || last == WordClass::scale;
          if (taken) part += info.value;
          break;
        case WordClass::tens:
          taken = last == WordClass::other || last == WordClass::hundred || last == WordClass::scale;
          if (taken && ties_to_ordinal(at)) taken = false;
          if (taken) part += info.value;
          break;
        case WordClass::hundred:
          taken = !info.plural && any_part && part > 0 && part < 100 && last != WordClass::scale &&
                  last != WordClass::hundred;
          if (taken) part *= 100;
          break;
        case WordClass::scale:
          if (info.plural) break;
          if (last == WordClass::scale && last_power == 5 && info.power == 7) {
            total = shifted(total, 7);
            taken = true;
          } else if (any_part && part > 0 && info.power < last_power) {
            total = added(total, shifted(Decimal::integer(part), info.power));
            part = 0;
            any_part = false;
            taken = true;
          }
          if (taken) {
            last_power = info.power;
            scale = std::max(scale, static_cast<int>(info.power));
          }
          break;
        case WordClass::article: {
          // "a hundred", "a million"
          const WordClass next = kind(at + 1);
          const bool big =
              (next == WordClass::hundred || next == WordClass::scale) && !m_tokens[at + 1].word.plural;
          taken = last == WordClass::other && big;
          if (taken) part = 1;
          break;
        }
        case WordClass::conjunction: {
          const WordClass next = kind(at + 1);
          if (!after_and && (last == WordClass::hundred || last == WordClass::scale) && is_cardinal(next) &&
              !(last == WordClass::scale && m_tokens[at + 1].word.value == 1 &&
                m_tokens[at + 1].word.kind == WordClass::unit && fraction_follows(at + 1)) &&
              !fraction_of_and(at + 1)) {
            ++at;
            after_and = true;
            continue;
          }
          break;
        }
        default:
          break;
      }
      if (!taken) break;
      any = true;
      any_part = any_part || info.kind != WordClass::scale;
      last = info.kind == WordClass::article ? WordClass::unit : info.kind;
      after_and = false;
      end = at + 1;
      std::size_t next = end;
      if (!joined(at, next)) break;
      if (next != end) {  // behind a hyphen: "fifty-two", "two-hundred", not "seven-one"
        const WordClass follow = kind(next);
        const bool tied = (last == WordClass::tens && follow == WordClass::unit) ||
                          follow == WordClass::hundred || follow == WordClass::scale;
        if (!tied) break;
      }
      at = next;
    }
    if (!any) return end;
    if (!(total.exact && part == 0)) total = added(total, Decimal::integer(part));
    value = total;
    return end;
  }

  /// "twenty-fifth(s)": the tens word belongs to the ordinal.
  bool ties_to_ordinal(std::size_t at) const {
    return hyphen(at + 1) && m_segment.glued(at + 1) && m_segment.glued(at + 2) &&
           kind(at + 2) == WordClass::ordinal && m_tokens[at + 2].word.value > 0 &&
           m_tokens[at + 2].word.value < 10;
  }

  bool fraction_follows(std::size_t numerator) const {
    std::size_t next = numerator;
    if (!joined(numerator, next)) return false;
    const WordClass follow = kind(next);
    return follow == WordClass::half || follow == WordClass::quarter ||
           (follow == WordClass::ordinal && m_tokens[next].word.value != 2);
  }

  /// "… and two fifths": a mixed number whose fraction starts behind the "and" - unless "hundred and thirty
  /// fifths" reads as one numerator, which tens words do.
  bool fraction_of_and(std::size_t numerator) const {
    return kind(numerator) == WordClass::unit && fraction_follows(numerator) &&
           (m_tokens[numerator].word.value == 1 || plural_behind(numerator));
  }
  bool plural_behind(std::size_t numerator) const {
    std::size_t next = numerator;
    return joined(numerator, next) && m_tokens[next].word.plural;
  }

  /// Ordinal words from `at` ("fifth", "twenty-first", "one hundred and fifth", "hundredth").
  std::size_t ordinal_words(std::size_t at, Decimal& value, bool* plural) const {
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

  /// Like cardinal(), but steps over the "and" or hyphen in front of the ordinal word.
  std::size_t cardinal_before_ordinal(std::size_t at, Decimal& left, int& scale) const {
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

  bool worded() {
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
    if (!m_fraction) over();
    return true;
  }

  /// "hundred thousand dollars", "million"? Only with two powers or a currency: "thousands" alone is vague.
  bool bare_scale() {
    const WordInfo& info = m_tokens[m_at].word;
    if ((info.kind != WordClass::hundred && info.kind != WordClass::scale) || info.plural) return false;
    if (m_at > m_first) return false;
    const WordInfo* next = m_at + 1 < m_limit ? &m_tokens[m_at + 1].word : nullptr;
    if (info.kind == WordClass::hundred && next != nullptr && next->kind == WordClass::scale &&
        !next->plural) {
      m_value = shifted(Decimal::integer(1), 2 + next->power);
      m_scale = next->power;
      m_at += 2;
      return true;
    }
    return false;
  }

  /// "nine point nought four", "two hundred point seventy-one"
  void point() {
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

  /// Behind a numerator: "thirds", "twenty-fifths", "quarters"; `start` is where the numerator began.
  bool denominator(std::size_t start) {
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

  /// "three quarters billion", "two thirds of a million"
  bool fraction_scale() {
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

  /// "half", "half million", "half a million"
  bool half_scale() {
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

  /// "a half", "a quarter million", "a third of", "a fifth", "a hundredth", "a hundred trillionths"
  bool article_fraction() {
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
    const bool closed = end >= m_tokens.size() || m_tokens[end].kind == TokenKind::symbol ||
                        word(end, "of") || word(end, "more") || word(end, "less") || word(end, "as");
    if (!scaled && !closed && follow != WordClass::half) return false;
    m_value = divided(Decimal::integer(1), below);
    m_fraction = m_decimal = true;
    m_at = end;
    return fraction_scale();
  }

  /// "… and a half (million)", "… and three fifths", "… and three quarters million". The fraction counts in
  /// the scale before it unless it has one of its own.
  bool and_fraction(int last_power) {
    std::size_t at = m_at + 1;
    Parser rest(m_segment, at, false);
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

  bool percent_word(std::size_t at) const {
    return word(at, "percent") || word(at, "percentage") || (word(at, "per") && word(at + 1, "cent"));
  }

  bool article_fraction_any() {
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

  const Segment& m_segment;
  const std::vector<LexToken>& m_tokens;
  std::size_t m_first = 0, m_at = 0, m_limit = 0;
  bool m_money = false;
  Decimal m_value;
  int m_scale = 0;
  bool m_words = false, m_decimal = false, m_fraction = false;
};

}  // namespace

NumberMatch parse_number(const Segment& segment, std::size_t token, bool money) {
  return Parser(segment, token, money).number();
}

NumberMatch parse_ordinal(const Segment& segment, std::size_t token) {
  return Parser(segment, token, false).ordinal();
}

}  // namespace claimgraph::detail
