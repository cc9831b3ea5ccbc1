#include "core/text/word_features.hpp"

#include <xxhash.h>

#include <algorithm>
#include <cstring>

#include "core/text/characters.hpp"

namespace claimgraph {

namespace {

std::uint64_t pack(const char* bytes, std::size_t size) {
  std::uint64_t packed = 0;
  std::memcpy(&packed, bytes, size);
  return packed;
}

char shape_of(CharKind kind, char byte) {
  switch (kind) {
    case CharKind::upper:
      return 'X';
    case CharKind::lower:
    case CharKind::letter:
      return 'x';
    case CharKind::digit:
      return '0';
    case CharKind::other:
    case CharKind::bracket:
      return '#';
    default:
      return static_cast<unsigned char>(byte) < 0x80 ? byte : '"';
  }
}

// Appends `byte` to the shape unless it continues a run.
void extend_shape(std::uint64_t& shape, int& length, char byte) {
  const auto code = static_cast<std::uint64_t>(static_cast<unsigned char>(byte));
  if (length > 0 && ((shape >> (8 * (length - 1))) & 0xFF) == code) return;
  if (length < 8) shape |= code << (8 * length++);
}

// Digits become 0; from the fifth digit of a run on they are dropped.
void collapse_digits(std::string& lower) {
  std::size_t out = 0, run = 0;
  for (const char c : lower) {
    const bool digit = c >= '0' && c <= '9';
    run = digit ? run + 1 : 0;
    if (run <= 4) lower[out++] = digit ? '0' : c;
  }
  lower.resize(out);
}

}  // namespace

WordFeatures WordFeaturizer::operator()(std::string_view form) {
  WordFeatures word;
  int length = 0;
  std::size_t upper = 0, others = 0;
  for (std::size_t at = 0; at < form.size();) {
    const DecodedChar c = decode_char(form, at);
    if (c.kind == CharKind::upper) {
      ++upper;
      if (at == 0) word.flags |= WordFeatures::initial_capital;
    } else if (is_letter(c.kind)) {
      ++others;
    } else if (c.kind == CharKind::digit) {
      word.flags |= WordFeatures::has_digit;
    } else if (c.kind == CharKind::hyphen) {
      word.flags |= WordFeatures::has_hyphen;
    } else if (c.kind == CharKind::dot) {
      word.flags |= WordFeatures::has_dot;
    }
    extend_shape(word.shape, length, shape_of(c.kind, form[at]));
    at += c.size;
  }
  if (upper > 0 && others == 0) word.flags |= WordFeatures::all_capitals;
  if (upper > 1 && others == 0) word.flags |= WordFeatures::long_capitals;

  m_lower.clear();
  append_normalized_lower(m_lower, form);
  if ((word.flags & WordFeatures::has_digit) != 0) collapse_digits(m_lower);
  word.lower = XXH3_64bits(m_lower.data(), m_lower.size());
  word.form = XXH3_64bits(form.data(), form.size());
  for (std::size_t k = 1; k <= 4; ++k) {
    const std::size_t size = std::min(k, m_lower.size());
    word.prefix[k - 1] = pack(m_lower.data(), size);
  }
  for (std::size_t k = 1; k <= 5; ++k) {
    const std::size_t size = std::min(k, m_lower.size());
    word.suffix[k - 1] = pack(m_lower.data() + m_lower.size() - size, size) | (k > size ? 1ULL << 60U : 0U);
  }
  return word;
}

}  // namespace claimgraph
