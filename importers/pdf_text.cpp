#include "importers/pdf_text.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace claimgraph {

namespace {

constexpr std::size_t kEdge = 2;  ///< lines at the top and at the bottom of a page that may be running ones

using Lines = std::vector<std::string_view>;

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t' || line.front() == '\r'))
    line.remove_prefix(1);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r'))
    line.remove_suffix(1);
  return line;
}

std::vector<Lines> pages_of(std::string_view text) {
  std::vector<Lines> pages(1);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\f", at), text.size());
    pages.back().push_back(trimmed(text.substr(at, end - at)));
    if (end < text.size() && text[end] == '\f') pages.emplace_back();
    at = end + 1;
  }
  return pages;
}

/// The line with every run of digits as one mark: "Page 3 of 12" and "Page 4 of 12" are the same.
std::string shape(std::string_view line) {
  std::string out;
  for (const char c : line) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) out += c;
    if (digit && (out.empty() || out.back() != '#')) out += '#';
  }
  return out;
}

bool page_number(std::string_view line) {
  if (line.size() > 20) return false;
  std::string low = shape(line);
  for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  for (const char* form : {"#", "- # -", "-#-", "# / #", "#/#", "page #", "page # of #", "seite #", "# of #",
                           "seite # von #", "p. #", "\xe2\x80\x93 # \xe2\x80\x93"}) {
    if (low == form) return true;
  }
  return false;
}

/// Numbers of the lines that stand at an edge of the page.
std::vector<std::size_t> edges(const Lines& page) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < page.size() && found.size() < kEdge; ++i) {
    if (!page[i].empty()) found.push_back(i);
  }
  const std::size_t top = found.size();
  for (std::size_t i = page.size(); i-- > 0 && found.size() < top + kEdge;) {
    if (!page[i].empty() && std::find(found.begin(), found.end(), i) == found.end()) found.push_back(i);
  }
  return found;
}

void drop_running_lines(std::vector<Lines>& pages) {
  std::unordered_map<std::string, std::size_t> counts;
  std::size_t filled = 0;
  for (const Lines& page : pages) {
    const std::vector<std::size_t> at = edges(page);
    filled += at.empty() ? 0 : 1;
    std::unordered_set<std::string> once;
    for (const std::size_t i : at) {
      if (once.insert(shape(page[i])).second) ++counts[shape(page[i])];
    }
  }
  for (Lines& page : pages) {
    for (const std::size_t i : edges(page)) {
      const std::size_t count = counts[shape(page[i])];
      const bool running = filled >= 2 && count >= 2 && count * 2 >= filled && page[i].size() < 160;
      if (running || page_number(page[i])) page[i] = {};
    }
  }
}

/// "." "!" "?" or a closing mark behind one.
bool ends_sentence(std::string_view text) {
  for (const std::string_view close : {"\"", "\xe2\x80\x9d", "\xe2\x80\x99", "'", ")", "\xc2\xbb"}) {
    if (text.ends_with(close)) text.remove_suffix(close.size());
  }
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(':');
}

bool starts_low(std::string_view line) {
  return !line.empty() &&
         ((line[0] >= 'a' && line[0] <= 'z') ||
          (line[0] == '\xc3' && line.size() > 1 && static_cast<unsigned char>(line[1]) >= 0xa0));
}

/// "By Mara Lind, 2 March 2026": a line of its own, though pdftotext leaves no gap around it.
bool byline(std::string_view line) {
  return line.size() < 100 && line.size() > 5 && (line.starts_with("By ") || line.starts_with("BY ")) &&
         line[3] >= 'A' && line[3] <= 'Z' && !ends_sentence(line);
}

class Joiner {
 public:
  explicit Joiner(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find_first_of(" \t\r\n\f", at), text.size());
      std::string_view word = text.substr(at, end - at);
      at = end + 1;
      while (!word.empty() && !letter(word.back())) word.remove_suffix(1);
      while (!word.empty() && !letter(word.front())) word.remove_prefix(1);
      if (word.find('-') != std::string_view::npos) m_compounds.insert(word);
    }
  }

  /// Adds a line to a paragraph; a hyphen at the end of the line before goes, unless the text writes the word
  /// with it elsewhere.
  void add(std::string& paragraph, std::string_view line) const {
    for (const std::string_view mark : {"\xc2\xad", "\xe2\x80\x90"}) {
      if (!paragraph.ends_with(mark)) continue;
      paragraph.resize(paragraph.size() - mark.size());
      paragraph += line;
      return;
    }
    const bool cut =
        paragraph.size() > 1 && paragraph.back() == '-' && letter(paragraph[paragraph.size() - 2]);
    if (cut && starts_low(line)) {
      if (!compound(paragraph, line)) paragraph.pop_back();
    } else if (!paragraph.empty() && !(cut && letter(line[0]))) {
      paragraph += ' ';
    }
    paragraph += line;
  }

 private:
  bool compound(std::string_view left, std::string_view right) const {
    const std::size_t begin = left.find_last_of(' ');
    std::size_t end = 0;
    while (end < right.size() && letter(right[end])) ++end;
    std::string word(left.substr(begin == std::string_view::npos ? 0 : begin + 1));
    if (word.size() > 100 || end > 100) return false;
    word += right.substr(0, end);
    return m_compounds.count(word) > 0;
  }

  std::unordered_set<std::string_view> m_compounds;
};

std::size_t widest(const Lines& page, std::size_t from) {
  std::size_t width = 0;
  for (; from < page.size() && !page[from].empty(); ++from) width = std::max(width, page[from].size());
  return width;
}

}  // namespace

std::string pdf_paragraphs(std::string_view text) {
  const Joiner joiner(text);
  std::vector<Lines> pages = pages_of(text);
  drop_running_lines(pages);
  std::vector<std::string> paragraphs;
  bool open = false;  // the last paragraph may go on
  for (const Lines& page : pages) {
    bool gap = true;
    std::size_t width = 0;
    std::string_view last;
    for (std::size_t i = 0; i < page.size(); ++i) {
      const std::string_view line = page[i];
      if (line.empty()) {
        gap = true;
        continue;
      }
      bool fresh = gap;
      if (gap) width = widest(page, i);
      // Without an empty line between them, paragraphs show by a short last line.
      if (!gap && ends_sentence(last) && last.size() * 4 < width * 3 && !starts_low(line)) fresh = true;
      const bool top = &page == &pages.front() && i < 10;
      if (!gap && top && (byline(line) || (byline(last) && !starts_low(line)))) fresh = true;
      if (fresh && open && starts_low(line) && !ends_sentence(paragraphs.back())) fresh = false;
      if (fresh || paragraphs.empty()) {
        paragraphs.emplace_back(line);
      } else {
        joiner.add(paragraphs.back(), line);
      }
      open = true;
      gap = false;
      last = line;
    }
  }
  std::string out;
  for (const std::string& paragraph : paragraphs) {
    if (!out.empty()) out += "\n\n";
    out += paragraph;
  }
  if (!out.empty()) out += '\n';
  return out;
}

}  // namespace claimgraph
