// Light tokens for numbers and times: words, numerals, symbols, with what the number-word table knows of a
// word.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/extract/quantities/decimal.hpp"

namespace claimgraph::detail {

enum class WordClass : std::uint8_t {
  other,
  unit,     ///< zero … nine
  teen,     ///< ten … nineteen
  tens,     ///< twenty … ninety
  hundred,  ///< power 2
  scale,    ///< thousand …: power 3, 6, 9…; lakh 5, crore 7
  dozen,    ///< value 12 or 20
  ordinal,  ///< first … ninth, tenth …, twentieth …: value; hundredth and above: power
  half,
  quarter,
  article,  ///< a, an
  conjunction,
  point,
  minus
};

struct WordInfo {
  WordClass kind = WordClass::other;
  std::uint8_t power = 0;
  std::uint8_t value = 0;
  bool plural = false;  ///< "fifths", "quarters", "thousands"
};

/// nullptr when the lower-case word says nothing about numbers.
const WordInfo* find_number_word(std::string_view lower);

enum class TokenKind : std::uint8_t { word, number, symbol };

struct LexToken {
  std::uint32_t begin = 0, end = 0;  ///< bytes of the segment
  TokenKind kind = TokenKind::symbol;
  bool gap = false;      ///< white space before it
  bool decimal = false;  ///< number with a fraction part, or a vulgar fraction
  bool plain = false;    ///< number of digits only
  WordInfo word;
  char32_t symbol = 0;       ///< symbol; dashes are '-', minus signs U+2212
  std::uint32_t number = 0;  ///< index into Segment::numbers
};

/// One line (or at most 64 KiB of one) with its tokens. The views stay valid while the segment lives.
struct Segment {
  std::string_view text;
  std::uint32_t offset = 0;  ///< of `text` in the whole
  std::string lower;         ///< ASCII lower-cased copy, same length
  std::vector<LexToken> tokens;
  std::vector<Decimal> numbers;

  std::string_view lower_of(std::size_t token) const {
    return std::string_view(lower).substr(tokens[token].begin, tokens[token].end - tokens[token].begin);
  }
  std::string_view text_of(std::size_t token) const {
    return text.substr(tokens[token].begin, tokens[token].end - tokens[token].begin);
  }
  bool is_symbol(std::size_t token, char32_t symbol) const {
    return token < tokens.size() && tokens[token].kind == TokenKind::symbol && tokens[token].symbol == symbol;
  }
  bool is_word(std::size_t token, std::string_view lower_word) const {
    return token < tokens.size() && tokens[token].kind == TokenKind::word && lower_of(token) == lower_word;
  }
  bool is_number(std::size_t token) const {
    return token < tokens.size() && tokens[token].kind == TokenKind::number;
  }
  bool glued(std::size_t token) const {  ///< no white space between this token and the one before
    return token > 0 && token < tokens.size() && !tokens[token].gap;
  }
};

/// Calls `each` for every line in order; memory is bounded by the segment size. Linear time. Addresses
/// (http://…, www.…) yield no tokens.
void for_each_segment(std::string_view text, const std::function<void(Segment&)>& each);

bool is_currency_symbol(char32_t c);

/// "2032–33", "2029/30", "1999-00": the token behind a year and the last two digits of a later one written
/// onto it; `token` itself when there is none.
std::size_t behind_year_span(const Segment& segment, std::size_t token);

}  // namespace claimgraph::detail
