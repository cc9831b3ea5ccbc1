#include "core/text/characters.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>

#include "claimgraph/utf8.hpp"

namespace claimgraph {

namespace {

constexpr std::array<CharKind, 256> make_table() {
  std::array<CharKind, 256> table{};
  for (auto& kind : table) kind = CharKind::other;
  for (int c = 0; c <= ' '; ++c) table[c] = CharKind::space;
  table[0x7F] = CharKind::space;
  for (const char c : {'\n', '\r', '\v', '\f'}) table[c] = CharKind::line_break;
  for (int c = 'A'; c <= 'Z'; ++c) table[c] = CharKind::upper;
  for (int c = 'a'; c <= 'z'; ++c) table[c] = CharKind::lower;
  for (int c = '0'; c <= '9'; ++c) table[c] = CharKind::digit;
  table['\''] = table['`'] = CharKind::apostrophe;
  table['"'] = CharKind::double_quote;
  table['-'] = CharKind::hyphen;
  table['.'] = CharKind::dot;
  table[','] = CharKind::comma;
  table[':'] = CharKind::colon;
  table['/'] = CharKind::slash;
  table['!'] = table['?'] = CharKind::exclamation;
  for (const char c : {'(', ')', '[', ']', '{', '}', '<', '>'}) table[c] = CharKind::bracket;
  table['$'] = CharKind::currency;
  table['&'] = CharKind::ampersand;
  table['_'] = CharKind::underscore;
  table['@'] = CharKind::at;
  table['#'] = CharKind::hash;
  return table;
}

constexpr std::array<CharKind, 256> kTable = make_table();

CharKind property_kind(char32_t c) {
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return CharKind::upper;
    case U_LOWERCASE_LETTER:
      return CharKind::lower;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_FORMAT_CHAR:
      return CharKind::letter;
    case U_DECIMAL_DIGIT_NUMBER:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
      return CharKind::digit;
    case U_SPACE_SEPARATOR:
    case U_CONTROL_CHAR:
      return CharKind::space;
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return CharKind::line_break;
    case U_DASH_PUNCTUATION:
      return CharKind::dash;
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
      return CharKind::bracket;
    case U_CURRENCY_SYMBOL:
      return CharKind::currency;
    default:
      return CharKind::other;
  }
}

CharKind wide_kind(char32_t c) {
  switch (c) {
    case 0x85:
      return CharKind::line_break;
    case 0x2010:
    case 0x2011:
      return CharKind::hyphen;
    case 0x2018:
    case 0x201A:
    case 0x2039:
    case 0x203A:
      return CharKind::single_quote;
    case 0x2019:
    case 0x02BC:
      return CharKind::apostrophe;
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0xBB:
      return CharKind::double_quote;
    case 0x200B:
    case 0xFEFF:
      return CharKind::space;
    default:
      return property_kind(c);
  }
}

const char* ascii_twin(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x02BC:
      return "'";
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0xBB:
      return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2013:
    case 0x2212:
      return "-";
    case 0x2014:
    case 0x2015:
      return "--";
    case 0x2026:
      return "...";
    default:
      return nullptr;
  }
}

}  // namespace

CharKind ascii_kind(unsigned char byte) {
  return kTable[byte];
}

DecodedChar decode_char(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, kTable[lead], 1};
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  auto next = static_cast<std::int64_t>(at);
  UChar32 c = 0;
  U8_NEXT(data, next, static_cast<std::int64_t>(text.size()), c);
  if (c < 0) return {0xFFFD, CharKind::other, 1};
  const auto code = static_cast<char32_t>(c);
  return {code, wide_kind(code), static_cast<std::uint8_t>(next - static_cast<std::int64_t>(at))};
}

void append_normalized_lower(std::string& out, std::string_view form) {
  for (std::size_t at = 0; at < form.size();) {
    const auto byte = static_cast<unsigned char>(form[at]);
    if (byte < 0x80) {
      out += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
      ++at;
      continue;
    }
    const DecodedChar c = decode_char(form, at);
    at += c.size;
    if (const char* twin = ascii_twin(c.code)) {
      out += twin;
    } else {
      append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.code))));
    }
  }
}

}  // namespace claimgraph
