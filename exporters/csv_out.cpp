#include "exporters/csv_out.hpp"

#include <algorithm>
#include <string>

#include "claimgraph/utf8.hpp"

namespace claimgraph::detail {

namespace {

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20;
}

/// The beginning of well-formed `text` that has at most `most` UTF-16 units.
std::string_view utf16_prefix(std::string_view text, std::size_t most) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    units += next_code_point(text, at) > 0xFFFF ? 2 : 1;
    if (units > most) return text.substr(0, begin);
  }
  return text;
}

}  // namespace

void CsvWriter::cell(std::string_view value) {
  std::string& out = m_sink.text();
  if (!m_first) out += ',';
  m_first = false;
  std::string changed;
  if (!is_valid_utf8(value)) {
    changed = repair_utf8(value, &m_replaced);
    value = changed;
  }
  const bool formula = m_manner.formulas && !value.empty() &&
                       std::string_view("=+-@\t\r").find(value[0]) != std::string_view::npos;
  const std::size_t longest = m_manner.longest - (formula && m_manner.longest > 0 ? 1 : 0);
  if (m_manner.longest > 0 && value.size() > longest && utf16_prefix(value, longest).size() < value.size()) {
    changed = std::string(utf16_prefix(value, longest - 1)) + "…";
    value = changed;
    ++m_cut;
  }
  if (!formula && value.find_first_of(",\"") == std::string_view::npos &&
      std::none_of(value.begin(), value.end(), is_control)) {
    out += value;
    return;
  }
  out += '"';
  if (formula) out += '\'';
  for (const char c : value) {
    const bool line = c == '\n' || c == '\r';
    if (c == '"') out += '"';
    if (line ? !m_manner.line_breaks : is_control(c) && c != '\t') {
      out += ' ';
      if (!line) ++m_replaced;
    } else {
      out += c;
    }
  }
  out += '"';
}

void CsvWriter::end_row() {
  m_sink << m_manner.row_end;
  m_sink.drain();
  m_first = true;
}

}  // namespace claimgraph::detail
