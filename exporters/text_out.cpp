#include "exporters/text_out.hpp"

#include <array>
#include <chrono>
#include <cstdint>

#include <fmt/format.h>

#include "claimgraph/utf8.hpp"

namespace claimgraph::detail {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Length of the well-formed multi-byte sequence at `at`, or 0 (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view s, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U; };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned a = byte(at);
  const unsigned b = byte(at + 1);
  if (a >= 0xC2 && a <= 0xDF) return tail(at + 1) ? 2 : 0;
  if (a >= 0xE0 && a <= 0xEF) {
    if (!tail(at + 1) || !tail(at + 2)) return 0;
    if ((a == 0xE0 && b < 0xA0) || (a == 0xED && b > 0x9F)) return 0;
    return 3;
  }
  if (a >= 0xF0 && a <= 0xF4) {
    if (!tail(at + 1) || !tail(at + 2) || !tail(at + 3)) return 0;
    if ((a == 0xF0 && b < 0x90) || (a == 0xF4 && b > 0x8F)) return 0;
    return 4;
  }
  return 0;
}

/// U+FFFE and U+FFFF, which XML excludes.
bool is_noncharacter(std::string_view s, std::size_t at) {
  return s[at] == '\xEF' && s[at + 1] == '\xBF' && (s[at + 2] == '\xBE' || s[at + 2] == '\xBF');
}

/// 0: copy, 1: ASCII that needs a decision, 2: start of something beyond ASCII.
constexpr std::array<std::uint8_t, 256> kByteClass = [] {
  std::array<std::uint8_t, 256> table{};
  for (unsigned i = 0; i < 256; ++i) table[i] = i < 0x20 ? 1 : i >= 0x80 ? 2 : 0;
  for (const char c : {'&', '<', '>', '"', '\\'}) table[static_cast<unsigned char>(c)] = 1;
  table[0x7F] = 1;
  return table;
}();

/// Copies what is plain and well formed; `special(char)` writes each byte of class 1. Returns replacements.
template <typename Special>
std::size_t escape(std::string& out, std::string_view text, Special special) {
  std::size_t replaced = 0;
  std::size_t done = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto kind = kByteClass[static_cast<unsigned char>(text[at])];
    if (kind == 0) {
      ++at;
      continue;
    }
    if (kind == 2) {
      const std::size_t length = sequence_length(text, at);
      if (length != 0 && !(length == 3 && is_noncharacter(text, at))) {
        at += length;
        continue;
      }
      out.append(text, done, at - done);
      out.append(kReplacement);
      ++replaced;
      at += length == 0 ? 1 : length;
    } else {
      out.append(text, done, at - done);
      if (!special(text[at])) ++replaced;
      ++at;
    }
    done = at;
  }
  out.append(text, done, text.size() - done);
  return replaced;
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 || c == 0x2028 || c == 0x2029 ||
         c == 0x3000;
}

std::size_t columns_of(char32_t c) {
  if (c < 0x300) return 1;
  if (c <= 0x36F || (c >= 0x200B && c <= 0x200F) || (c >= 0x20D0 && c <= 0x20FF) ||
      (c >= 0xFE00 && c <= 0xFE0F)) {
    return 0;
  }
  const bool wide =
      (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
      (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
      (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
  return wide ? 2 : 1;
}

constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// Reads `count` digits at `at`; -1 when they are not all there.
int digits(std::string_view s, std::size_t at, std::size_t count) {
  if (at + count > s.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (s[i] < '0' || s[i] > '9') return -1;
    value = value * 10 + (s[i] - '0');
  }
  return value;
}

std::string week_of(int year, int week) {
  using namespace std::chrono;
  // ISO 8601: week 1 holds January 4; weeks begin on Monday.
  const sys_days fourth = sys_days{std::chrono::year{year} / January / 4};
  const weekday day{fourth};
  const year_month_day monday{fourth - days{day.iso_encoding() - 1} + days{7 * (week - 1)}};
  return fmt::format("week of {} {} {}", static_cast<unsigned>(monday.day()),
                     kMonths.at(static_cast<unsigned>(monday.month()) - 1), static_cast<int>(monday.year()));
}

/// The entity of a mark of XML and HTML, nullptr for other characters.
const char* entity_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return nullptr;
  }
}

}  // namespace

std::size_t append_xml(std::string& out, std::string_view text, bool attribute) {
  return escape(out, text, [&](char c) {
    if (const char* entity = entity_of(c)) {
      out += entity;
      return true;
    }
    switch (c) {
      case '\r':
        out += "&#13;";
        return true;
      case '\n':
        out += attribute ? "&#10;" : "\n";
        return true;
      case '\t':
        out += attribute ? "&#9;" : "\t";
        return true;
      case '\\':
      case '\x7F':
        out += c;
        return true;
      default:
        out += kReplacement;
        return false;
    }
  });
}

std::size_t append_dot_string(std::string& out, std::string_view text) {
  out += '"';
  const std::size_t replaced = escape(out, text, [&](char c) {
    switch (c) {
      case '"':
        out += "\\\"";
        return true;
      case '\\':
        out += "\\\\";
        return true;
      case '&':
        out += "&amp;";
        return true;
      case '<':
      case '>':
        out += c;
        return true;
      case '\n':
        out += "\\n";
        return true;
      default:
        out += ' ';
        return c == '\r' || c == '\t';
    }
  });
  out += '"';
  return replaced;
}

std::size_t append_dot_html(std::string& out, std::string_view text) {
  return escape(out, text, [&](char c) {
    if (const char* entity = c == '\\' ? "&#92;" : entity_of(c)) {
      out += entity;
      return true;
    }
    out += ' ';
    return c == '\n' || c == '\r' || c == '\t';
  });
}

std::size_t display_columns(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) >= 0x80 && sequence_length(text, at) == 0) {
      ++at;
      ++columns;
      continue;
    }
    columns += columns_of(next_code_point(text, at));
  }
  return columns;
}

std::string shorten(std::string_view text, std::size_t columns, bool* cut) {
  std::string out;
  std::size_t width = 0;
  std::size_t last_word_end = 0;  // bytes of `out` up to the end of the last whole word
  std::size_t last_word_width = 0;
  bool blank = false;
  std::size_t fits = 0;  // bytes of `out` that leave room for "…"
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = 0xFFFD;
    const std::size_t begin = at;
    if (static_cast<unsigned char>(text[at]) >= 0x80 && sequence_length(text, at) == 0) {
      ++at;
    } else {
      c = next_code_point(text, at);
    }
    if (is_space(c) || c < 0x20 || c == 0x7F) {
      if (!out.empty()) blank = true;
      continue;
    }
    const std::size_t more = columns_of(c) + (blank ? 1 : 0);
    if (width + more > columns) {
      if (cut != nullptr) *cut = true;
      if (blank) return out.substr(0, width < columns ? out.size() : fits) + "…";
      if (last_word_width > columns - columns / 3) return out.substr(0, last_word_end) + "…";
      return out.substr(0, fits) + "…";
    }
    if (blank) {
      last_word_end = out.size();
      last_word_width = width;
      out += ' ';
      blank = false;
    }
    if (c == 0xFFFD) {
      out += kReplacement;
    } else {
      out.append(text, begin, at - begin);
    }
    width += more;
    if (width < columns) fits = out.size();
  }
  return out;
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t width = 0;
  const auto end_line = [&] {
    lines.push_back(std::move(line));
    line.clear();
    width = 0;
  };
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = text.find(' ', at);
    if (end == std::string_view::npos) end = text.size();
    std::string_view word = text.substr(at, end - at);
    at = end + 1;
    std::size_t word_width = display_columns(word);
    if (width > 0 && width + 1 + word_width > columns) end_line();
    while (word_width > columns) {  // a word that fits on no line
      std::size_t cut = 0;
      std::size_t cut_width = 0;
      while (cut < word.size()) {
        std::size_t next = cut;
        const char32_t c = sequence_length(word, cut) == 0 ? static_cast<char32_t>(word[next++] & 0x7F)
                                                           : next_code_point(word, next);
        if (cut_width + columns_of(c) > columns) break;
        cut_width += columns_of(c);
        cut = next;
      }
      line.assign(word.substr(0, cut));
      end_line();
      word.remove_prefix(cut);
      word_width -= cut_width;
    }
    if (word.empty()) continue;
    if (width > 0) {
      line += ' ';
      ++width;
    }
    line.append(word);
    width += word_width;
  }
  if (!line.empty() || lines.empty()) end_line();
  return lines;
}

std::string human_date(std::string_view value) {
  if (value == "PAST_REF" || value == "PRESENT_REF" || value == "FUTURE_REF") return {};
  const int year = digits(value, 0, 4);
  if (year < 1) return std::string(value);
  if (value.size() == 4) return std::string(value);
  if (value[4] != '-') return std::string(value);
  if (value.size() >= 8 && value[5] == 'W') {
    const int week = digits(value, 6, 2);
    if (week >= 1 && week <= 53) return week_of(year, week);
    return std::string(value);
  }
  const int month = digits(value, 5, 2);
  if (month < 1 || month > 12) return std::string(value);
  const auto name = kMonths.at(static_cast<std::size_t>(month - 1));
  if (value.size() == 7) return fmt::format("{} {}", name, year);
  const int day = value[7] == '-' ? digits(value, 8, 2) : -1;
  if (day < 1 || day > 31 || (value.size() > 10 && value[10] != 'T')) return std::string(value);
  return fmt::format("{} {} {}", day, name, year);
}

}  // namespace claimgraph::detail
