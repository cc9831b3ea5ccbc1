// UTF-8 at the border: validation and repair, code-point offsets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/span.hpp"

namespace claimgraph {

/// True when `bytes` is well-formed UTF-8 (Unicode 15, table 3-7: no surrogates, no overlong forms).
bool is_valid_utf8(std::string_view bytes);

/// Returns `bytes` with every ill-formed sequence replaced by U+FFFD (maximal subparts, as the Unicode
/// standard recommends). `replaced`, when given, receives the number of replacements.
std::string repair_utf8(std::string_view bytes, std::size_t* replaced = nullptr);

/// The longest beginning of well-formed UTF-8 that has at most `most` bytes and cuts no character.
std::string_view utf8_prefix(std::string_view text, std::size_t most);

/// Number of code points of well-formed UTF-8.
std::size_t count_code_points(std::string_view text);

/// Reads the code point that starts at byte `at` of well-formed UTF-8 and moves `at` behind it.
char32_t next_code_point(std::string_view text, std::size_t& at);

/// Appends `code_point` to `out` as UTF-8.
void append_utf8(std::string& out, char32_t code_point);

/// Translates between byte offsets and code-point offsets of one text in O(1) amortised for pure ASCII and
/// O(log n) otherwise: it stores a checkpoint every 256 bytes. Keeps a view; the text must outlive it.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);

  std::uint32_t to_code_points(std::uint32_t byte_offset) const;
  std::uint32_t to_bytes(std::uint32_t code_point_offset) const;
  std::uint32_t size() const { return m_total; }

 private:
  std::string_view m_text;
  std::vector<std::uint32_t> m_checkpoints;  // code points before byte 256 * i
  std::uint32_t m_total = 0;
  bool m_ascii = false;
};

}  // namespace claimgraph
