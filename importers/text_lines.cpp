#include "importers/text_lines.hpp"

#include <algorithm>
#include <cstddef>

#include "claimgraph/utf8.hpp"

namespace claimgraph::clean {
namespace {

enum class Kind : std::uint8_t { keep, blank, drop, line };

// What becomes of the character that starts at `at`; sets `length`.
Kind kind_at(std::string_view text, std::size_t at, std::size_t& length) {
  const auto byte = static_cast<unsigned char>(text[at]);
  length = 1;
  if (byte > 0x20 && byte < 0x7f) return Kind::keep;
  if (byte == ' ' || byte == '\t') return Kind::blank;
  if (byte >= '\n' && byte <= '\r') return Kind::line;
  if (byte < 0x80) return Kind::drop;
  std::size_t end = at;
  const char32_t c = next_code_point(text, end);
  length = end - at;
  if (c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f || c == 0x3000)
    return Kind::blank;
  if (c == 0x2028 || c == 0x2029 || c == 0x85) return Kind::line;
  if (c < 0xa0 || c == 0xad || c == 0x200b || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
      (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff || c == 0xfffc) {
    return Kind::drop;
  }
  return Kind::keep;
}

// Lines with their ends cut off; empty ones are kept as empty ranges.
std::vector<Paragraph> lines_of(std::string_view text) {
  std::vector<Paragraph> lines;
  std::size_t begin = std::string_view::npos;
  std::size_t last = 0;
  const auto flush = [&] {
    if (begin == std::string_view::npos)
      lines.push_back({});
    else
      lines.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(last), false});
    begin = std::string_view::npos;
  };
  for (std::size_t at = 0, length = 0; at < text.size(); at += length) {
    const Kind kind = kind_at(text, at, length);
    if (kind == Kind::line) {
      if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') length = 2;
      flush();
    } else if (kind == Kind::keep) {
      if (begin == std::string_view::npos) begin = at;
      last = at + length;
    }
  }
  flush();
  return lines;
}

bool ends_sentence(std::string_view line) {
  const char c = line.back();
  return c == '.' || c == '!' || c == '?' || c == ':' || c == '"';
}

// A group of neighbouring lines that an editor or mailer broke at a fixed width: nearly equal lengths, and
// the breaks fall inside sentences.
bool is_wrapped(std::string_view text, const std::vector<Paragraph>& lines, std::size_t from,
                std::size_t to) {
  if (to - from < 3) return false;
  std::size_t longest = 0;
  for (std::size_t i = from; i < to; ++i)
    longest = std::max<std::size_t>(longest, lines[i].end - lines[i].begin);
  if (longest < 40 || longest > 110) return false;
  std::size_t inside = 0;
  for (std::size_t i = from; i + 1 < to; ++i) {
    const auto& line = lines[i];
    if ((line.end - line.begin) * 10 < longest * 7) return false;
    const char next = text[lines[i + 1].begin];
    const bool lower = next >= 'a' && next <= 'z';
    inside += lower && !ends_sentence(text.substr(line.begin, line.end - line.begin));
  }
  return inside * 2 >= to - from - 1;
}

}  // namespace

std::vector<Paragraph> paragraphs(std::string_view text) {
  const std::vector<Paragraph> lines = lines_of(text);
  std::vector<Paragraph> out;
  bool gap = false;
  for (std::size_t i = 0; i < lines.size();) {
    if (lines[i].begin == lines[i].end) {
      gap = true;
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < lines.size() && lines[end].begin != lines[end].end) ++end;
    if (is_wrapped(text, lines, i, end)) {
      out.push_back({lines[i].begin, lines[end - 1].end, gap});
    } else {
      for (std::size_t k = i; k < end; ++k) out.push_back({lines[k].begin, lines[k].end, k == i && gap});
    }
    gap = false;
    i = end;
  }
  return out;
}

void append_collapsed(std::string& out, std::string_view source, std::uint32_t base,
                      std::vector<OriginalSpan>* spans) {
  const std::size_t start = out.size();
  bool blank = false;
  bool open = false;  // the last span ends where the next byte goes, and the source is contiguous
  for (std::size_t at = 0, length = 0; at < source.size(); at += length) {
    const Kind kind = kind_at(source, at, length);
    if (kind == Kind::drop) {
      open = false;
      continue;
    }
    if (kind != Kind::keep) {
      blank = true;
      continue;
    }
    if (blank && out.size() > start) {
      // A single plain blank stays part of the copied piece.
      const bool plain =
          source[at - 1] == ' ' && open && spans != nullptr && !spans->empty() &&
          spans->back().original_begin + (spans->back().text_end - spans->back().text_begin) + 1 == base + at;
      out.push_back(' ');
      if (plain)
        ++spans->back().text_end;
      else
        open = false;
    }
    blank = false;
    const auto here = static_cast<std::uint32_t>(out.size());
    if (spans != nullptr) {
      if (!open) spans->push_back({here, here, base + static_cast<std::uint32_t>(at)});
      spans->back().text_end += static_cast<std::uint32_t>(length);
      open = true;
    }
    out.append(source.substr(at, length));
  }
}

std::string collapsed(std::string_view source) {
  std::string out;
  out.reserve(source.size());
  append_collapsed(out, source);
  return out;
}

}  // namespace claimgraph::clean
