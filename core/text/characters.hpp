// What the text stages need to know about a character: a table for ASCII, ICU's properties for the rest.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace claimgraph {

enum class CharKind : std::uint8_t {
  space,
  line_break,
  upper,
  lower,
  letter,  ///< without case, and marks or format characters that belong to the letter before them
  digit,
  apostrophe,    ///< ' ’ `
  single_quote,  ///< ‘ ‚ ‹ ›
  double_quote,  ///< " “ ” „ « »
  hyphen,
  dash,
  dot,
  comma,
  colon,
  slash,
  exclamation,  ///< ! ?
  bracket,
  currency,
  ampersand,
  underscore,
  at,
  hash,
  other
};

constexpr bool is_letter(CharKind kind) {
  return kind >= CharKind::upper && kind <= CharKind::letter;
}
constexpr bool is_alnum(CharKind kind) {
  return kind >= CharKind::upper && kind <= CharKind::digit;
}

/// Kind of an ASCII byte; `other` for bytes ≥ 0x80.
CharKind ascii_kind(unsigned char byte);

/// One decoded character: its kind and length in bytes (1 for an ill-formed byte, which is `other`).
struct DecodedChar {
  char32_t code = 0;
  CharKind kind = CharKind::other;
  std::uint8_t size = 1;
};
DecodedChar decode_char(std::string_view text, std::size_t at);

/// Appends the lower-case form (simple case mapping) of `form` to `out`, with curly quotes and apostrophes,
/// dashes and ellipses as their ASCII forms: features see one spelling.
void append_normalized_lower(std::string& out, std::string_view form);

}  // namespace claimgraph
