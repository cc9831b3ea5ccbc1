// What a page loses before libxml2 sees it: the parser reads scripts letter by letter, and compares all
// attributes of a tag with each other.
#include <algorithm>
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
constexpr std::size_t kNoscript = 2;
constexpr std::size_t kTemplate = 4;

bool same_name(std::string_view text, std::size_t at, std::string_view name) {
  if (at + name.size() > text.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if ((text[at + i] | 0x20) != name[i]) return false;
  }
  const char next = at + name.size() < text.size() ? text[at + name.size()] : '>';
  return !is_name_start(next) && next != '-';
}

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

// Bytes between the tags.
std::size_t text_bytes(std::string_view html) {
  std::size_t count = 0;
  bool tag = true;  // begins with the end of one
  for (const char c : html) {
    if (c == '<' || c == '>')
      tag = c == '<';
    else
      count += !tag && !is_blank(c);
  }
  return count;
}

// Whether html_page.cpp looks at an attribute of that name. `type` counts on scripts only.
bool is_read(std::string_view name, bool script) {
  char low[16] = {};
  if (name.size() > sizeof low) return false;
  for (std::size_t i = 0; i < name.size(); ++i)
    low[i] = static_cast<char>(name[i] | (is_name_start(name[i]) ? 0x20 : 0));
  const std::string_view key(low, name.size());
  switch (low[0]) {
    case 'a':
      return key == "aria-hidden";
    case 'c':
      return key == "class" || key == "content" || key == "charset";
    case 'd':
      return key == "datetime";
    case 'h':
      return key == "href" || key == "hidden" || key == "http-equiv";
    case 'i':
      return key == "id" || key == "itemprop" || key == "itemtype" || key == "itemscope";
    case 'l':
      return key == "lang";
    case 'n':
      return key == "name";
    case 'p':
      return key == "property";
    case 'r':
      return key == "rel" || key == "role";
    case 's':
      return key == "style" || key == "shadowrootmode" || key == "shadowroot";
    case 't':
      return script && key == "type";
    default:
      return false;
  }
}

// Makes the page smaller and harmless before it is parsed: contents of scripts (but JSON-LD), styles and
// drawings, comments, attributes that nobody reads or that stand behind the limit, and the white space around
// tags are left out. One pass; a search that finds nothing is not repeated.
class Squeezer {
 public:
  Squeezer(std::string_view in, const HtmlLimits& limits) : m_in(in), m_limits(limits) {
    m_out.reserve(in.size());
  }

  std::string run() {
    std::size_t text = 0;
    for (std::size_t at = m_in.find('<'); at != std::string_view::npos; at = m_in.find('<', at)) {
      if (m_in.compare(at, 4, "<!--") == 0) {
        // "<!-->" is an empty comment.
        const std::size_t end = m_in.find("-->", at + 2);
        cut(at, end == std::string_view::npos ? m_in.size() : end + 3);
        at = m_copied;
      } else if (at + 1 < m_in.size() && is_name_start(m_in[at + 1])) {
        blanks(text, at);
        at = tag(at + 1);
        text = at + 1;
      } else if (at + 2 < m_in.size() && m_in[at + 1] == '/' && is_name_start(m_in[at + 2])) {
        blanks(text, at);
        at = std::min(m_in.find('>', at), m_in.size());
        text = at + 1;
      } else {
        ++at;
      }
    }
    m_out.append(m_in.substr(m_copied));
    return std::move(m_out);
  }
  bool attributes_cut() const { return m_attributes_cut; }
  std::size_t noscript_bytes() const { return m_noscript_bytes; }

 private:
  void cut(std::size_t from, std::size_t to) {
    m_out.append(m_in.substr(m_copied, from - m_copied));
    m_copied = to;
  }

  // Of white space at either end of the text between two tags, one character stays.
  void blanks(std::size_t begin, std::size_t end) {
    begin = std::max({begin, m_copied, m_verbatim});
    if (end < begin + 2) return;
    std::size_t first = begin;
    while (first < end && is_blank(m_in[first])) ++first;
    if (first > begin + 1) cut(begin + 1, first);
    if (first == end) return;
    std::size_t last = end;
    while (is_blank(m_in[last - 1])) --last;
    if (end > last + 1) cut(last + 1, end);
  }

  // From the name of a start tag to behind it (and behind its contents when they are opaque).
  std::size_t tag(std::size_t name) {
    const bool script = same_name(m_in, name, kOpaque[0]);
    const std::size_t end = end_of_tag(name, script);
    for (std::size_t k = 0; k < std::size(kOpaque); ++k) {
      if (k == 0 ? !script : !same_name(m_in, name, kOpaque[k])) continue;
      const std::string_view whole = m_in.substr(name, end - name);
      if (k == 0 && whole.find("ld+json") != std::string_view::npos) {
        if (end >= m_verbatim) m_verbatim = std::min(closing(end, kOpaque[k]), m_in.size());
        break;
      }
      if (whole.ends_with("/") || m_no_end[k]) break;
      // A shadow root is shown in the place of its template.
      if (k == kTemplate && whole.find("shadowroot") != std::string_view::npos) break;
      if (k == kNoscript && m_limits.noscript) break;
      const std::size_t close = closing(end, kOpaque[k]);
      if (close == std::string_view::npos) {
        m_no_end[k] = true;
        break;
      }
      if (k == kNoscript) m_noscript_bytes += text_bytes(m_in.substr(end, close - end));
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

  // `="value"` or `='value'` behind an attribute's name: where it ends; 0 when it is written differently.
  std::size_t plain_value(std::size_t at) const {
    if (at + 2 >= m_in.size() || m_in[at] != '=' || (m_in[at + 1] != '"' && m_in[at + 1] != '\'')) return 0;
    const std::size_t close = m_in.find(m_in[at + 1], at + 2);
    if (close == std::string_view::npos || close + 1 >= m_in.size()) return 0;
    const char next = m_in[close + 1];
    return is_blank(next) || next == '>' ? close + 1 : 0;
  }
  // The attribute at `at`, whose name a blank precedes: leaves it out when nobody reads it. Returns its end,
  // or 0 when it was not understood.
  std::size_t attribute(std::size_t at, bool script) {
    std::size_t name = at;
    while (name < m_in.size() && (is_name_start(m_in[name]) || m_in[name] == '-' || m_in[name] == '_'))
      ++name;
    const std::size_t end = name > at ? plain_value(name) : 0;
    if (end == 0) return 0;
    const std::string_view key = m_in.substr(at, name - at);
    const bool style = key.size() == 5 && (key[0] | 0x20) == 's';
    if (!is_read(key, script) ||
        (style && m_in.substr(name, end - name).find("display") == std::string_view::npos))
      cut(at - 1, end);
    return end;
  }

  // Position of the '>' (or the end of input); cuts attributes behind the limit.
  std::size_t end_of_tag(std::size_t at, bool script) {
    const bool verbatim = at < m_verbatim;
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
        if (blank && !value) {
          if (++count == m_limits.attributes) limit_at = at;
          if (!verbatim && limit_at == 0 && is_blank(m_in[at - 1])) {
            if (const std::size_t end = attribute(at, script); end != 0) {
              at = end - 1;
              continue;
            }
          }
        }
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
  const HtmlLimits& m_limits;
  std::string m_out;
  std::size_t m_copied = 0;
  std::size_t m_verbatim = 0;  // up to here stands JSON-LD: nothing but comments is taken from it
  bool m_no_end[std::size(kOpaque)] = {};
  std::size_t m_noscript_bytes = 0;
  bool m_attributes_cut = false;
};

}  // namespace

std::string squeeze_html(std::string_view utf8, const HtmlLimits& limits, HtmlPage& page) {
  Squeezer squeezer(utf8, limits);
  std::string out = squeezer.run();
  page.attributes_cut = squeezer.attributes_cut();
  page.noscript_bytes = squeezer.noscript_bytes();
  return out;
}

}  // namespace claimgraph::clean
