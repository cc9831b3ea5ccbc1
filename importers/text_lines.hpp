// Scraped text as paragraphs, and the one way in which white space is collapsed, so that a page gives the
// same text as HTML and as plain text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/article.hpp"

namespace claimgraph::clean {

/// A trimmed, non-empty byte range of the decoded input. Holds line breaks when the input was hard-wrapped.
struct Paragraph {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool gap_before = false;  ///< an empty line stands before it
};

/// One paragraph a line, except that lines wrapped at a fixed width are joined. Line ends: LF, CR, CRLF, FF,
/// VT, U+2028, U+2029. `text` must be well-formed UTF-8 of less than 4 GiB. Linear.
std::vector<Paragraph> paragraphs(std::string_view text);

/// Appends `source` to `out`: runs of white space (also no-break and other Unicode blanks) become one blank,
/// blanks at both ends, soft hyphens, zero-width characters and control characters vanish. When `spans` is
/// given, the copied pieces are added to it, with originals counted from `base`.
void append_collapsed(std::string& out, std::string_view source, std::uint32_t base = 0,
                      std::vector<OriginalSpan>* spans = nullptr);
std::string collapsed(std::string_view source);

}  // namespace claimgraph::clean
