#include "cli/text_layout.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <ostream>

#include "claimgraph/utf8.hpp"

namespace claimgraph::cli {

namespace {

std::size_t width_of(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  const auto category = static_cast<UCharCategory>(u_charType(code));
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) return 0;
  const int wide = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

const char* escape_of(Style style) {
  switch (style) {
    case Style::plain:
      return "";
    case Style::bold:
      return "\x1b[1m";
    case Style::dim:
      return "\x1b[2m";
    case Style::person:
      return "\x1b[1;34m";
    case Style::organization:
      return "\x1b[1;32m";
    case Style::claim:
      return "\x1b[33m";
    case Style::good:
      return "\x1b[32m";
    case Style::bad:
      return "\x1b[31m";
    case Style::marked:
      return "\x1b[1;4m";
  }
  return "";
}

void wrap_paragraph(std::string& out, std::string_view line, std::size_t width, std::size_t indent,
                    std::size_t& column) {
  std::size_t at = 0;
  bool first = true;
  while (at < line.size()) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    const std::string_view word = line.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    const std::size_t size = display_width(word);
    if (!first && column + 1 + size > width) {
      out += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (!first) {
      out += ' ';
      ++column;
    }
    out += word;
    column += size;
    first = false;
  }
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) columns += width_of(next_code_point(text, at));
  return columns;
}

std::string wrap_text(std::string_view text, std::size_t width, std::size_t indent) {
  std::string out;
  std::size_t at = 0;
  std::size_t column = indent;
  bool first = true;
  while (at <= text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (!first) {
      out += '\n';
      if (!line.empty()) out += std::string(indent, ' ');
      column = indent;
    }
    if (!line.empty() && line[0] == ' ') {
      out += line;
    } else {
      wrap_paragraph(out, line, width, indent, column);
    }
    first = false;
    at = end + 1;
  }
  return out;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    const bool control = (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c < 0xA0) ||
                         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
                         c == 0x200F || c == 0x061C;
    if (control) {
      out += "\xEF\xBF\xBD";
    } else {
      out.append(text.substr(start, at - start));
    }
  }
  return out;
}

std::string shorten(std::string_view text, std::size_t width) {
  std::string flat = printable(text);
  std::replace(flat.begin(), flat.end(), '\n', ' ');
  std::replace(flat.begin(), flat.end(), '\t', ' ');
  if (display_width(flat) <= width) return flat;
  std::string out;
  std::size_t columns = 0;
  for (std::size_t at = 0; at < flat.size();) {
    const std::size_t start = at;
    columns += width_of(next_code_point(flat, at));
    if (columns + 1 > width) break;
    out.append(flat, start, at - start);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out + "…";
}

std::string styled(std::string_view text, Style style, const Streams& streams) {
  std::string clean = printable(text);
  if (!streams.colour || style == Style::plain || clean.empty()) return clean;
  return fmt::format("{}{}\x1b[0m", escape_of(style), clean);
}

std::string table(const std::vector<std::vector<std::string>>& rows, const std::vector<Style>& columns,
                  const Streams& streams) {
  std::vector<std::size_t> widths(columns.size(), 0);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], display_width(printable(row[i])));
  }
  std::string out;
  for (const auto& row : rows) {
    std::size_t used = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i + 1 == row.size()) {
        const auto total = static_cast<std::size_t>(streams.width);
        out += styled(streams.out_is_terminal && total > used + 20 ? shorten(row[i], total - used)
                                                                   : shorten(row[i], 4096),
                      columns[i], streams);
      } else {
        const std::string cell = shorten(row[i], 4096);
        out += styled(cell, columns[i], streams) + std::string(widths[i] - display_width(cell) + 2, ' ');
        used += widths[i] + 2;
      }
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    out += '\n';
  }
  return out;
}

void print_diagnostics(const Diagnostics& diagnostics, const Arguments& arguments, Streams& streams) {
  for (const Diagnostic& finding : diagnostics) {
    if (arguments.has("quiet") && finding.severity != Severity::error) continue;
    std::string line = fmt::format("claimgraph: {}: ", severity_name(finding.severity));
    if (!finding.where.empty()) line += printable(finding.where) + ": ";
    streams.err << line << printable(finding.message) << "\n";
  }
}

}  // namespace claimgraph::cli
