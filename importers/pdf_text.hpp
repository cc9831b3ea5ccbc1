// What pdftotext prints → paragraphs.
#pragma once

#include <string>
#include <string_view>

namespace claimgraph {

/// `text` is well-formed UTF-8 in reading order, pages separated by form feeds. Running heads, footers and
/// page numbers are dropped, words cut at line ends are put together, lines become paragraphs, one a line,
/// with an empty line between them; a paragraph that goes on in the next column or on the next page is one.
/// Linear.
std::string pdf_paragraphs(std::string_view text);

}  // namespace claimgraph
