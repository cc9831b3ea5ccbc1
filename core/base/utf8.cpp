#include "claimgraph/utf8.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstring>

namespace claimgraph {

namespace {
constexpr std::size_t kStride = 256;
constexpr bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}
}  // namespace

bool is_valid_utf8(std::string_view bytes) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t at = 0; at < size;) {
    if (data[at] < 0x80) {
      // Eight ASCII bytes at a time: that is what nearly all text consists of.
      std::uint64_t word = 0;
      while (at + 8 <= size && (std::memcpy(&word, data + at, 8), (word & 0x8080808080808080U) == 0)) at += 8;
      while (at < size && data[at] < 0x80) ++at;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(data, at, size, c);
    if (c < 0) return false;
  }
  return true;
}

std::string repair_utf8(std::string_view bytes, std::size_t* replaced) {
  std::string out;
  out.reserve(bytes.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int64_t>(bytes.size());
  std::size_t count = 0;
  for (std::int64_t at = 0; at < size;) {
    const std::int64_t start = at;
    UChar32 c = 0;
    U8_NEXT(data, at, size, c);
    if (c < 0) {
      out += "\xEF\xBF\xBD";
      ++count;
    } else {
      out.append(bytes.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(at - start)));
    }
  }
  if (replaced != nullptr) *replaced = count;
  return out;
}

std::string_view utf8_prefix(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  auto position = static_cast<std::int64_t>(at);
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(data, position, size, c);
  at = static_cast<std::size_t>(position);
  return static_cast<char32_t>(c);
}

void append_utf8(std::string& out, char32_t code_point) {
  std::uint8_t buffer[4];
  std::int32_t length = 0;
  UBool failed = 0;
  U8_APPEND(buffer, length, 4, static_cast<UChar32>(code_point), failed);
  if (failed) {
    out += "\xEF\xBF\xBD";
    return;
  }
  out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(length));
}

CodePointIndex::CodePointIndex(std::string_view text) : m_text(text) {
  m_checkpoints.reserve(text.size() / kStride + 1);
  std::uint32_t points = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % kStride == 0) m_checkpoints.push_back(points);
    if (!is_continuation(text[i])) ++points;
  }
  m_total = points;
  m_ascii = points == text.size();
}

std::uint32_t CodePointIndex::to_code_points(std::uint32_t byte_offset) const {
  if (m_ascii) return byte_offset;
  if (byte_offset >= m_text.size()) return m_total;
  const std::size_t block = byte_offset / kStride;
  std::uint32_t points = m_checkpoints[block];
  for (std::size_t i = block * kStride; i < byte_offset; ++i) {
    if (!is_continuation(m_text[i])) ++points;
  }
  return points;
}

std::uint32_t CodePointIndex::to_bytes(std::uint32_t code_point_offset) const {
  if (m_ascii) return std::min(code_point_offset, static_cast<std::uint32_t>(m_text.size()));
  if (code_point_offset >= m_total) return static_cast<std::uint32_t>(m_text.size());
  const auto after = std::upper_bound(m_checkpoints.begin(), m_checkpoints.end(), code_point_offset);
  const auto block = static_cast<std::size_t>(after - m_checkpoints.begin()) - 1;
  std::uint32_t points = m_checkpoints[block];
  std::size_t i = block * kStride;
  while (i < m_text.size() && is_continuation(m_text[i])) ++i;
  while (points < code_point_offset) {
    ++i;
    while (i < m_text.size() && is_continuation(m_text[i])) ++i;
    ++points;
  }
  return static_cast<std::uint32_t>(i);
}

}  // namespace claimgraph
