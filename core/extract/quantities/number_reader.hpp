// Reads one number in a segment: the state between its parts. Private to the number_*.cpp files; the way in
// is parse_number() of number_parser.hpp.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "core/extract/quantities/number_parser.hpp"

namespace claimgraph::detail {

/// Reads at most 40 tokens. Makes one NumberMatch and is thrown away.
class NumberReader {
 public:
  NumberReader(const Segment& segment, std::size_t token, bool money)
      : m_segment(segment), m_tokens(segment.tokens), m_first(token), m_at(token), m_money(money) {
    m_limit = std::min(m_tokens.size(), token + kMaxTokens);
  }

  NumberMatch number();
  NumberMatch ordinal();

 private:
  static constexpr std::size_t kMaxTokens = 40;

  static bool is_cardinal(WordClass kind) {
    return kind == WordClass::unit || kind == WordClass::teen || kind == WordClass::tens;
  }
  const LexToken* token(std::size_t at) const { return at < m_limit ? &m_tokens[at] : nullptr; }
  WordClass kind(std::size_t at) const { return at < m_limit ? m_tokens[at].word.kind : WordClass::other; }
  bool word(std::size_t at, std::string_view text) const {
    return at < m_limit && m_segment.is_word(at, text);
  }
  bool hyphen(std::size_t at) const { return at < m_limit && m_segment.is_symbol(at, U'-'); }
  bool joined(std::size_t left, std::size_t& right) const {
    // The next number word, over a hyphen: "fifty-two", "fifty - two".
    right = left + 1;
    if (hyphen(right)) ++right;
    return right < m_limit;
  }

  // number_parser.cpp
  bool suffix_of(std::size_t at) const;
  bool sign();

  // number_digits.cpp
  bool numeral();
  /// 1.1^23, 1.3x10^6, 12e+14
  bool power();
  /// "1/4", "10 1/2", "2½"; not the parts of "5/17/2018".
  bool slash_fraction();
  /// k, M, bn … directly behind the digits (or behind a space where that is usual).
  void suffix();
  std::size_t scale_at(std::size_t at) const;
  /// "1,674.5 million", "4 thousand 3 hundred and 21", "25 lakh crore", "3 dozens", "3 million and a half".
  void scales_behind_digits();
  /// What may follow "3 hundred" or "6 crore": "and 21", "and two hundred", "and a half".
  void small_rest(int last_power);

  // number_words.cpp
  /// Cardinal words from `at`; returns the end. "twenty-fifth" leaves "twenty" to the ordinal behind it.
  std::size_t cardinal(std::size_t at, Decimal& value, int& scale) const;
  /// Behind "hundred and", "million and": a further part of the number, not a fraction.
  bool goes_on_behind_and(WordClass last, std::size_t at) const;
  /// "twenty-fifth(s)": the tens word belongs to the ordinal.
  bool ties_to_ordinal(std::size_t at) const;
  /// Ordinal words from `at` ("fifth", "twenty-first", "one hundred and fifth", "hundredth").
  std::size_t ordinal_words(std::size_t at, Decimal& value, bool* plural) const;
  /// Like cardinal(), but steps over the "and" or hyphen in front of the ordinal word.
  std::size_t cardinal_before_ordinal(std::size_t at, Decimal& left, int& scale) const;
  bool worded();
  /// "hundred thousand dollars", "million"? Only with two powers or a currency: "thousands" alone is vague.
  bool bare_scale();
  /// "nine point nought four", "two hundred point seventy-one"
  void point();

  // number_fractions.cpp
  bool fraction_follows(std::size_t numerator) const;
  /// "… and two fifths": a mixed number whose fraction starts behind the "and" - unless "hundred and thirty
  /// fifths" reads as one numerator, which tens words do.
  bool fraction_of_and(std::size_t numerator) const;
  bool plural_behind(std::size_t numerator) const;
  /// Behind a numerator: "thirds", "twenty-fifths", "quarters"; `start` is where the numerator began.
  bool denominator(std::size_t start);
  /// "three quarters billion", "two thirds of a million"
  bool fraction_scale();
  /// "half", "half million", "half a million"
  bool half_scale();
  /// "a half", "a quarter million", "a third of", "a fifth", "a hundredth", "a hundred trillionths"
  bool article_fraction();
  /// "… and a half (million)", "… and three fifths", "… and three quarters million". The fraction counts in
  /// the scale before it unless it has one of its own.
  bool and_fraction(int last_power);
  bool percent_word(std::size_t at) const;
  bool article_fraction_any();

  // number_ratios.cpp
  /// "1 over 3", "one out of three", "one in ten"
  void ratio();
  void share();
  bool ratio_whole(std::size_t at, Decimal& whole, std::size_t& end) const;
  bool counts_as_whole(std::size_t end, bool noun) const;
  void take_ratio(const Decimal& whole, std::size_t end);

  const Segment& m_segment;
  const std::vector<LexToken>& m_tokens;
  std::size_t m_first = 0, m_at = 0, m_limit = 0;
  bool m_money = false;
  Decimal m_value;
  int m_scale = 0;
  bool m_words = false, m_decimal = false, m_fraction = false;
};

}  // namespace claimgraph::detail
