// Bytes of unknown encoding → UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "claimgraph/diagnostic.hpp"

namespace claimgraph {

struct DecodedText {
  std::string text;     ///< well-formed UTF-8 without byte order mark
  std::string charset;  ///< what it was read as, e.g. "UTF-8", "windows-1252"
  bool binary = false;  ///< not text at all; `text` is empty
};

/// The first bytes of an input as UTF-8 when they are UTF-16 or UTF-32; anything else as it is.
std::string readable_head(std::string head);

/// Order: byte order mark; well-formed UTF-8; `declared` (from a header or <meta>; may be empty or wrong);
/// UTF-16 without mark; mostly well-formed UTF-8, repaired (diagnostic "invalid-utf8"); detection by
/// uchardet; windows-1252. NUL bytes that remain are removed (diagnostic "nul-bytes"). Linear; thread-safe.
DecodedText decode_text(std::string bytes, std::string_view declared, Diagnostics& diagnostics);

/// Normalization Form C (UAX #15), as pages should be (W3C Character Model): the same word has the same bytes
/// whoever typed it. `text` is well-formed UTF-8. Linear; returns at once when nothing is to be done.
void make_nfc(std::string& text);

/// The charset parameter of a content type: "text/html; charset=utf-8" → "utf-8".
std::string charset_of(std::string_view content_type);

}  // namespace claimgraph
