// What a page loses before libxml2 sees it: the parser reads scripts letter by letter, and compares all
// attributes of a tag with each other.
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "importers/html_page.hpp"

namespace claimgraph::clean {
namespace {

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// What stands between the tags of these elements is never shown; libxml2 would read it letter by letter.
constexpr std::string_view kOpaque[] = {"script", "style", "noscript", "svg", "template"};

bool same_name(std::string_view text, std::size_t at, std::string_view name) {
  if (at + name.size() > text.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if ((text[at + i] | 0x20) != name[i]) return false;
  }
  const char next = at + name.size() < text.size() ? text[at + name.size()] : '>';
  return !is_name_start(next) && next != '-';
}

// Makes the page smaller and harmless before it is parsed: contents of scripts (but JSON-LD), styles and
// drawings, comments, and attributes behind the limit are left out. One pass; a search that finds nothing is
// not repeated.
class Squeezer {
 public:
  Squeezer(std::string_view in, std::size_t limit) : m_in(in), m_limit(limit) { m_out.reserve(in.size()); }

  std::string run() {
    for (std::size_t at = m_in.find('<'); at != std::string_view::npos; at = m_in.find('<', at)) {
      if (m_in.compare(at, 4, "<!--") == 0) {
        // "<!-->" is an empty comment.
        const std::size_t end = m_in.find("-->", at + 2);
        cut(at, end == std::string_view::npos ? m_in.size() : end + 3);
        at = m_copied;
      } else if (at + 1 < m_in.size() && is_name_start(m_in[at + 1])) {
        at = tag(at + 1);
      } else {
        ++at;
      }
    }
    m_out.append(m_in.substr(m_copied));
    return std::move(m_out);
  }
  bool attributes_cut() const { return m_attributes_cut; }

 private:
  void cut(std::size_t from, std::size_t to) {
    m_out.append(m_in.substr(m_copied, from - m_copied));
    m_copied = to;
  }

  // From the name of a start tag to behind it (and behind its contents when they are opaque).
  std::size_t tag(std::size_t name) {
    const std::size_t end = end_of_tag(name);
    for (std::size_t k = 0; k < std::size(kOpaque); ++k) {
      if (!same_name(m_in, name, kOpaque[k])) continue;
      const std::string_view whole = m_in.substr(name, end - name);
      if (whole.ends_with("/") || m_no_end[k] || (k == 0 && whole.find("ld+json") != std::string_view::npos))
        break;
      const std::size_t close = closing(end, kOpaque[k]);
      if (close == std::string_view::npos) {
        m_no_end[k] = true;
        break;
      }
      if (close > end + 1) cut(end + 1, close);
      return close + 2;
    }
    return end;
  }
  std::size_t closing(std::size_t at, std::string_view name) const {
    for (at = m_in.find("</", at); at != std::string_view::npos; at = m_in.find("</", at + 2)) {
      if (same_name(m_in, at + 2, name)) return at;
    }
    return at;
  }

  // Position of the '>' (or the end of input); cuts attributes behind the limit.
  std::size_t end_of_tag(std::size_t at) {
    std::size_t count = 0;
    std::size_t limit_at = 0;
    char quote = 0;
    bool blank = false;
    bool value = false;
    for (; at < m_in.size(); ++at) {
      const char c = m_in[at];
      if (quote != 0) {
        at = m_in.find(quote, at);
        if (at == std::string_view::npos) {
          at = m_in.size();
          break;
        }
        quote = 0;
        blank = true;
        continue;
      }
      if (c == '>') break;
      if ((c == '"' || c == '\'') && value) {
        quote = c;
        value = false;
      } else if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '/') {
        blank = true;
      } else if (c == '=') {
        value = true;
        blank = false;
      } else {
        if (blank && !value && ++count == m_limit) limit_at = at;
        blank = false;
        value = false;
      }
    }
    if (limit_at != 0) {
      m_attributes_cut = true;
      cut(limit_at, at);
    }
    return at;
  }

  std::string_view m_in;
  std::size_t m_limit;
  std::string m_out;
  std::size_t m_copied = 0;
  bool m_no_end[std::size(kOpaque)] = {};
  bool m_attributes_cut = false;
};

}  // namespace

std::string squeeze_html(std::string_view utf8, std::size_t attributes, bool& attributes_cut) {
  Squeezer squeezer(utf8, attributes);
  std::string out = squeezer.run();
  attributes_cut = squeezer.attributes_cut();
  return out;
}

}  // namespace claimgraph::clean
