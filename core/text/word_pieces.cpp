#include "core/text/word_pieces.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace claimgraph {

namespace {

constexpr std::size_t kMostBytes = 4096;  // of a token; what is behind it makes no piece

bool stands_alone(UChar32 c) {
  if (c >= 33 && c <= 126) return u_isalnum(c) == 0;
  return u_ispunct(c) != 0 || (c >= 0x4E00 && c <= 0x9FFF);
}

bool is_dropped(UChar32 c) {
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_PRIVATE_USE_CHAR:
    case U_UNASSIGNED:
    case U_SURROGATE:
      return true;
    default:
      return c == 0xFFFD;
  }
}

// Lower case, letters apart from their marks.
icu::UnicodeString plain_letters(std::string_view word) {
  word = word.substr(0, kMostBytes);
  icu::UnicodeString text = icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())});
  text.toLower(icu::Locale::getRoot());
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return text;
  icu::UnicodeString out = normalizer->normalize(text, status);
  return U_FAILURE(status) ? text : out;
}

bool is_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::size_t letters_of(std::string_view part) {
  return static_cast<std::size_t>(
      std::count_if(part.begin(), part.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

WordPieces::WordPieces(std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view piece = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const auto number = static_cast<PieceId>(m_numbers.size());
    m_numbers.emplace(piece, number);
    if (piece.starts_with("##") && piece.size() > 2) {
      m_continuations.emplace(piece.substr(2), number);
    } else {
      m_beginnings.emplace(piece, number);
    }
  }
  const auto unknown = m_numbers.find("[UNK]"), first = m_numbers.find("[CLS]"),
             last = m_numbers.find("[SEP]");
  m_complete = unknown != m_numbers.end() && first != m_numbers.end() && last != m_numbers.end();
  if (!m_complete) return;
  m_unknown = unknown->second;
  m_first = first->second;
  m_last = last->second;
}

void WordPieces::split(std::string_view word, std::vector<PieceId>& out) const {
  const std::size_t before = out.size();
  std::string part;
  const auto finish = [&] {
    if (!part.empty()) split_part(part, out);
    part.clear();
  };
  if (is_ascii(word)) {
    for (const char c : word.substr(0, kMostBytes)) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte <= 32 || byte == 127) {
        if (byte == 32 || (byte >= 9 && byte <= 13)) finish();
      } else if (stands_alone(byte)) {
        finish();
        part = c;
        finish();
      } else {
        part += byte >= 'A' && byte <= 'Z' ? static_cast<char>(c + 32) : c;
      }
    }
  } else {
    const icu::UnicodeString letters = plain_letters(word);
    for (int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
      const UChar32 c = letters.char32At(i);
      if (is_dropped(c)) continue;
      const bool alone = stands_alone(c);
      if (u_isUWhiteSpace(c) != 0 || alone) finish();
      if (u_isUWhiteSpace(c) != 0) continue;
      icu::UnicodeString(c).toUTF8String(part);
      if (alone) finish();
    }
  }
  finish();
  if (out.size() == before) out.push_back(m_unknown);
  if (out.size() > before + kMostOfAWord) out.resize(before + kMostOfAWord);
}

void WordPieces::split_part(std::string_view part, std::vector<PieceId>& out) const {
  const std::size_t before = out.size();
  if (letters_of(part) > kMostLetters) {
    out.push_back(m_unknown);
    return;
  }
  for (std::size_t at = 0; at < part.size();) {
    const auto& known = at == 0 ? m_beginnings : m_continuations;
    std::size_t end = part.size();
    auto found = known.end();
    for (; end > at; --end) {
      if (end < part.size() && (part[end] & 0xC0) == 0x80) continue;
      found = known.find(part.substr(at, end - at));
      if (found != known.end()) break;
    }
    if (found == known.end()) {
      out.resize(before);
      out.push_back(m_unknown);
      return;
    }
    out.push_back(found->second);
    at = end;
  }
}

std::uint8_t piece_shape(std::string_view word) {
  const icu::UnicodeString text =
      icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(std::min(word.size(), kMostBytes))});
  const int32_t count = text.countChar32();
  int32_t uppers = 0, lowers = 0, digits = 0, letters_or_digits = 0;
  bool first_upper = false;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    const bool upper = u_isupper(c) != 0 || u_istitle(c) != 0;
    if (i == 0) first_upper = upper;
    uppers += upper;
    lowers += u_islower(c) != 0;
    digits += u_isdigit(c) != 0;
    letters_or_digits += u_isalnum(c) != 0;
  }
  if (uppers > 0 && lowers == 0 && count > 1) return 1;
  if (first_upper) return count == 1 || (uppers == 1 && lowers > 0) ? 2 : 3;
  if (uppers > 0) return 4;
  if (digits > 0) return 5;
  return letters_or_digits == 0 ? 6 : 0;
}

}  // namespace claimgraph
