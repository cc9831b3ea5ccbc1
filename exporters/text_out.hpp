// Text on its way out of the program: XML and DOT escaping, wrapping and cutting for labels, a buffered sink.
// Everything here is linear in its input and never throws on hostile text.
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::detail {

/// Collects bytes and hands them to a stream in large pieces. Flushes on destruction; not copyable.
class Sink {
 public:
  explicit Sink(std::ostream& out) : m_out(out) { m_buffer.reserve(kLimit + kLimit / 4); }
  /// A stream that throws has its say at the next use: nothing may leave a destructor.
  ~Sink() {
    try {
      flush();
    } catch (const std::ios_base::failure&) {
    }
  }
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;

  std::string& text() { return m_buffer; }
  Sink& operator<<(std::string_view bytes) {
    m_buffer.append(bytes);
    return *this;
  }
  /// To be called now and then, e.g. after each record.
  void drain() {
    if (m_buffer.size() >= kLimit) flush();
  }
  void flush() {
    m_out.write(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size()));
    m_buffer.clear();
  }

 private:
  static constexpr std::size_t kLimit = 1U << 18;
  std::ostream& m_out;
  std::string m_buffer;
};

/// Appends `text` as XML character data, good for element content and for attribute values in double quotes.
/// What XML 1.0 cannot hold (C0 controls, U+FFFE, U+FFFF, ill-formed UTF-8) becomes U+FFFD. CR is written
/// as &#13;; in attributes TAB and LF are written as references too, else a parser turns them into blanks.
/// Returns the number of characters that had to be replaced.
std::size_t append_xml(std::string& out, std::string_view text, bool attribute = false);

/// Appends `text` as a quoted DOT string: `\` and `"` escaped, `&` as &amp; (Graphviz decodes entities in
/// quoted strings), line breaks as \n, other controls as blanks, ill-formed UTF-8 as U+FFFD.
std::size_t append_dot_string(std::string& out, std::string_view text);

/// Appends `text` for use inside an HTML-like label of Graphviz; controls and line breaks become blanks.
std::size_t append_dot_html(std::string& out, std::string_view text);

/// Columns that `text` takes in print: East Asian wide characters and emoji count two, marks none.
std::size_t display_columns(std::string_view text);

/// `text` with runs of white space and controls made one blank, at most `columns` wide: a longer text is cut
/// (between words when one ends in the last third) and ends with "…". `cut`, when given, is set on a cut.
std::string shorten(std::string_view text, std::size_t columns, bool* cut = nullptr);

/// Breaks `text` between words into lines at most `columns` wide; a longer word is broken. Never empty.
std::vector<std::string> wrap(std::string_view text, std::size_t columns);

/// "2025-01-28T10:00:00+08:00" → "28 Jan 2025", "2025-W05" → "week of 27 Jan 2025", "2025-01" → "Jan 2025";
/// "PAST_REF" and its like → ""; anything else as it is.
std::string human_date(std::string_view value);

}  // namespace claimgraph::detail
