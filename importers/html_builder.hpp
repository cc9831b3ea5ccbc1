// What html_page.cpp makes of libxml2's events. Elements are kept on an own stack (never recursion); a block
// ends where a browser would begin a new line.
#pragma once

#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "claimgraph/utf8.hpp"
#include "importers/html_page.hpp"
#include "importers/html_tags.hpp"
#include "importers/text_lines.hpp"

namespace claimgraph::clean {

// Hints that hold for everything inside an element; the others are the element's own.
inline constexpr std::uint32_t kOwnOnly = kHintParagraph | kHintHeading;

inline std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

inline std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

/// The usual address of an author's own page.
inline bool is_author_link(std::string_view href) {
  return href.find("/author/") != std::string_view::npos ||
         href.find("/authors/") != std::string_view::npos || href.find("/autor/") != std::string_view::npos ||
         href.find("?author=") != std::string_view::npos;
}

class Builder {
 public:
  Builder(HtmlPage& page, const HtmlLimits& limits) : m_page(page), m_limits(limits) {
    m_stack.push_back({});
    m_page.elements.push_back({});
  }

  void attach(htmlParserCtxtPtr context) { m_context = context; }

  bool no_memory() const { return m_context != nullptr && m_context->errNo == XML_ERR_NO_MEMORY; }

  /// Skips the rest of the input: libxml2 finds its end and closes what is open. (xmlStopParser frees the
  /// input under the HTML parser's feet in libxml2 2.9.)
  void stop() {
    if (m_context != nullptr && m_context->input != nullptr) m_context->input->cur = m_context->input->end;
  }

  void start(const xmlChar* interned, const xmlChar** atts) {
    const std::string_view name = view(interned);
    const TagInfo& tag = info_of(interned, name);
    if ((tag.flags & (kLine | kBreak)) != 0) flush((tag.flags & kMargin) != 0);
    if ((tag.flags & kSpace) != 0) m_run.push_back(' ');
    if (m_stack.size() >= m_limits.depth) {
      m_page.too_deep = true;
      stop();
      return;
    }
    Element e;
    const Element& parent = m_stack.back();
    e.hints = (parent.hints & ~kOwnOnly) | tag.hints;
    e.heading = tag.heading != 0 ? tag.heading : parent.heading;
    if (e.heading != 0) e.hints |= kHintHeading;
    if ((parent.hints & kHintParagraph) != 0 && (tag.flags & kLine) == 0) e.hints |= kHintParagraph;
    e.flags = tag.flags;
    e.skip = parent.skip || ((tag.flags & kSkip) != 0 && !(m_limits.noscript && name == "noscript"));
    e.scope = parent.scope;
    e.number = parent.number;
    if ((tag.flags & kLine) != 0) {
      e.number = static_cast<std::uint32_t>(m_page.elements.size());
      m_page.elements.push_back({parent.number, tag.hints, 0, tag.kind});
    } else {
      e.inner = parent.inner;
    }
    e.link = parent.link;
    attributes(name, atts, e);
    const std::uint32_t passed = (tag.hints & ~kOwnOnly) | (shallow() ? e.own & ~kHintNoiseName : e.own);
    if ((tag.flags & kLine) != 0) {
      m_page.elements.back().own |= e.own;
      m_page.elements.back().passed = passed;
    } else {
      e.inner |= passed;
    }
    m_stack.push_back(e);
  }

  void end(const xmlChar* interned) {
    if (m_stack.size() <= 1) return;
    const std::string_view name = view(interned);
    const TagInfo& tag = info_of(interned, name);
    Element e = m_stack.back();
    for (; e.captures > 0; --e.captures) finish_capture();
    if (name == "script" && m_json) {
      m_json = false;
      if (m_script.size() < (std::size_t{4} << 20U)) m_page.json_ld.push_back(std::move(m_script));
      m_script.clear();
    }
    if (name == "title" && m_page.title.empty()) m_page.title = collapsed(utf8_prefix(m_title, 2000));
    if ((tag.flags & kLine) != 0) flush((tag.flags & kMargin) != 0);
    m_stack.pop_back();
  }

  void text(std::string_view chars) {
    const Element& e = m_stack.back();
    if (e.skip) {
      if (m_json)
        m_script.append(chars);
      else if (m_in_title && m_title.size() < 2000)
        m_title.append(chars);
      return;
    }
    m_run.append(chars);
    for (Capture& c : m_captures) {
      if (m_page.marked[c.marked].value.size() < 300)
        m_page.marked[c.marked].value.append(utf8_prefix(chars, 300));
    }
    if (m_run_element == kNoElement) m_run_element = m_stack.size() - 1;
    if (e.link) m_run_link += visible(chars);
    m_run_hints |= e.hints & (kHintBodyProp | kHintEmbed);
    if (m_block_hints_set < visible_limit) {
      // The element that holds the first visible text decides.
      if (visible(chars) > 0) {
        m_block_hints = e.hints;
        m_block_inner = e.inner;
        m_block_heading = e.heading;
        m_block_number = e.number;
        m_block_hints_set = visible_limit;
      }
    }
  }

  void finish() {
    flush(false);
    m_page.storage.assign(m_text.begin(), m_text.end());
    std::vector<Block>& blocks = m_page.blocks;
    blocks.reserve(m_raw.size());
    for (std::size_t i = 0; i < m_raw.size(); ++i) {
      Block block = m_raw[i];
      const std::size_t begin = m_begins[i];
      const std::size_t end = i + 1 < m_raw.size() ? m_begins[i + 1] : m_text.size();
      block.text = std::string_view(m_page.storage.data() + begin, end - begin);
      blocks.push_back(block);
    }
    weigh_marks(m_page);
    mark_containers(blocks, m_page.elements);
  }

 private:
  struct Element {
    std::uint32_t hints = 0;
    std::uint32_t own = 0;    // of its own attributes
    std::uint32_t inner = 0;  // of elements below the nearest block-level one
    std::uint16_t flags = 0;
    std::uint8_t heading = 0;
    std::uint8_t captures = 0;
    bool skip = false;
    bool link = false;
    std::uint32_t number = 0;  // of the nearest block-level element
    std::uint32_t scope = 0;   // index into m_scopes
  };
  struct Capture {
    std::size_t marked = 0;
  };
  static constexpr std::size_t kNoElement = static_cast<std::size_t>(-1);
  static constexpr int visible_limit = 1;

  /// libxml2 keeps each name once while it parses a page, so its address stands for it.
  const TagInfo& info_of(const xmlChar* interned, std::string_view name) {
    auto& [known, info] = m_tags[(reinterpret_cast<std::uintptr_t>(interned) >> 2U) % m_tags.size()];
    if (known != interned || info == nullptr) {
      known = interned;
      info = &tag_info(name);
    }
    return *info;
  }

  static std::uint32_t visible(std::string_view chars) {
    std::uint32_t n = 0;
    for (const char c : chars) n += c != ' ' && c != '\n' && c != '\t' && c != '\r';
    return n;
  }

  void attributes(std::string_view name, const xmlChar** atts, Element& e) {
    std::string_view itemprop, content, datetime, rel, href, property, meta_name, type, style, lang,
        http_equiv;
    bool scope = false;
    // What html and body are called says nothing about the parts of the page.
    const bool whole = name == "html" || name == "body";
    if (atts != nullptr) {
      for (std::size_t i = 0; atts[i] != nullptr; i += 2) {
        const std::string_view key = view(atts[i]);
        const std::string_view value = view(atts[i + 1]);
        switch (key.empty() ? ' ' : key[0]) {
          case 'c':
            if (key == "class" && !whole)
              class_name(value, e);
            else if (key == "content")
              content = value;
            break;
          case 'i':
            if (key == "id" && !whole)
              class_name(value, e);
            else if (key == "itemprop")
              itemprop = value;
            else if (key == "itemtype")
              scope = true, add_scope(value, e);
            else if (key == "itemscope" && !scope && e.scope == m_stack.back().scope)
              scope = true;
            break;
          case 'd':
            if (key == "datetime") datetime = value;
            break;
          case 'r':
            if (key == "rel")
              rel = value;
            else if (key == "role" && (value == "navigation" || value == "banner" || value == "contentinfo" ||
                                       value == "search" || value == "complementary"))
              e.own |= kHintChrome;
            break;
          case 'h':
            if (key == "href")
              href = value;
            else if (key == "hidden")
              e.own |= kHintHidden;
            else if (key == "http-equiv")
              http_equiv = value;
            break;
          case 'p':
            if (key == "property") property = value;
            break;
          case 'n':
            if (key == "name") meta_name = value;
            break;
          case 't':
            if (key == "type") type = value;
            break;
          case 's':
            if (key == "style")
              style = value;
            else if (name == "template")
              e.skip = m_stack.back().skip;  // shadowrootmode: it is shown
            break;
          case 'l':
            if (key == "lang") lang = value;
            break;
          case 'a':
            if (key == "aria-hidden" && value == "true") e.own |= kHintHidden;
            break;
          default:
            break;
        }
      }
    }
    if (hides(style)) e.own |= kHintHidden;
    if (whole) e.own = 0;
    e.hints |= e.own & (kHintChrome | kHintHidden | kHintForeign);
    if (name == "html" && m_page.language.empty()) m_page.language = std::string(utf8_prefix(lang, 35));
    if (name == "base" && m_page.base.empty()) m_page.base = std::string(utf8_prefix(href, 2000));
    if (name == "title")
      m_in_title = m_page.title.empty() && m_title.empty();
    else if (m_in_title)
      m_in_title = false;
    if (name == "script") m_json = type.find("ld+json") != std::string_view::npos;
    if (name == "meta") {
      const std::string_view key = !property.empty() ? property : !meta_name.empty() ? meta_name : itemprop;
      if (!key.empty() && !content.empty() && m_page.metas.size() < 500)
        m_page.metas.emplace_back(lower_ascii(utf8_prefix(key, 100)),
                                  std::string(utf8_prefix(content, 4000)));
    }
    if (name == "link" && rel == "canonical" && m_page.canonical.empty())
      m_page.canonical = std::string(utf8_prefix(href, 2000));
    if (name == "a" && !href.empty()) {
      e.link = true;
      if (m_page.links.size() < 50000 && href.size() < 2000 && href[0] != '#' && !e.skip)
        m_page.links.push_back({static_cast<std::uint32_t>(m_raw.size()), std::string(href)});
    }
    if (e.skip && name != "time") return;
    if (name != "meta" && name != "link")
      mark(name, itemprop, content, datetime, rel, href, e);
    else if (!itemprop.empty())
      mark(name, itemprop, !content.empty() ? content : href, datetime, {}, {}, e);
  }

  /// The whole page is not noise because the element around all says "has-sidebar".
  bool shallow() const { return m_stack.size() <= 3; }

  void class_name(std::string_view value, Element& e) {
    if (value.empty()) return;
    const std::string_view key = value.substr(0, 400);
    auto found = m_names.find(key);
    if (found == m_names.end()) {
      if (m_names.size() > 20000) m_names.clear();
      found = m_names.emplace(key, name_hints(key)).first;
    }
    e.hints |= shallow() ? found->second & ~kHintNoiseName : found->second;
    e.own |= found->second;
  }

  void add_scope(std::string_view itemtype, Element& e) {
    if (m_scopes.size() > 10000) return;
    const std::size_t slash = itemtype.rfind('/');
    m_scopes.emplace_back(itemtype.substr(slash == std::string_view::npos ? 0 : slash + 1).substr(0, 60));
    e.scope = static_cast<std::uint32_t>(m_scopes.size() - 1);
    if (m_scopes.back() == "Comment" || m_scopes.back() == "UserComments") e.own |= kHintComments;
  }

  void mark(std::string_view name, std::string_view itemprop, std::string_view content,
            std::string_view datetime, std::string_view rel, std::string_view href, Element& e) {
    if (m_page.marked.size() > 3000) return;
    std::string what;
    if (!itemprop.empty())
      what = std::string(utf8_prefix(itemprop, 60));
    else if (name == "time")
      what = "time";
    else if (rel == "author" || (name == "a" && is_author_link(href)))
      what = "rel-author";
    else if (((e.hints & ~m_stack.back().hints) & kHintMetaName) != 0)
      what = "name-meta";
    if (what == "articleBody") {
      e.hints |= kHintBodyProp;
      e.own |= kHintBodyProp;
    }
    if (what == "comment") {
      e.hints |= kHintComments;
      e.own |= kHintComments;
    }
    if (what.empty() || what == "articleBody" || what == "comment" || what == "text" || what == "image" ||
        what == "url")
      return;
    MarkedValue value;
    value.name = std::move(what);
    // The scope of an item's own property is the enclosing item.
    value.scope = m_scopes[m_stack.back().scope];
    value.block = static_cast<std::uint32_t>(m_raw.size());
    value.hints = e.hints;
    const std::string_view given = !datetime.empty() ? datetime : content;
    value.value = std::string(utf8_prefix(given, 300));
    m_page.marked.push_back(std::move(value));
    if (given.empty() && m_captures.size() < 16) {
      m_captures.push_back({m_page.marked.size() - 1});
      ++e.captures;
    }
  }
  void finish_capture() {
    if (m_captures.empty()) return;
    std::string& value = m_page.marked[m_captures.back().marked].value;
    // A cut in the middle of a character is undone by dropping its bytes.
    if (value.size() >= 300) {
      std::size_t end = 300;
      while (end > 0 && (static_cast<unsigned char>(value[end - 1]) & 0xc0U) == 0x80U) --end;
      if (end > 0 && static_cast<unsigned char>(value[end - 1]) >= 0xc0U) --end;
      value.resize(end);
    }
    value = collapsed(value);
    m_captures.pop_back();
  }

  void flush(bool margin) {
    if (m_block_hints_set != 0) {
      const std::size_t begin = m_text.size();
      append_collapsed(m_text, m_run);
      if (m_text.size() > begin && m_raw.size() < m_limits.blocks) {
        Block block;
        block.source = static_cast<std::uint32_t>(m_raw.size());
        block.gap_before = m_gap;
        block.hints = m_block_hints | m_run_hints;
        block.inner = m_block_inner;
        block.heading = m_block_heading;
        block.element = m_block_number;
        block.link_bytes =
            std::min<std::uint32_t>(m_run_link, static_cast<std::uint32_t>(m_text.size() - begin));
        m_raw.push_back(block);
        m_begins.push_back(begin);
        m_gap = false;
      } else {
        m_text.resize(begin);
        if (m_raw.size() >= m_limits.blocks && !m_page.too_many) {
          m_page.too_many = true;
          stop();
        }
      }
    }
    m_run.clear();
    m_run_link = 0;
    m_run_hints = 0;
    m_run_element = kNoElement;
    m_block_hints_set = 0;
    m_gap = m_gap || margin;
  }

  HtmlPage& m_page;
  HtmlLimits m_limits;
  htmlParserCtxtPtr m_context = nullptr;
  std::vector<Element> m_stack;
  std::vector<Block> m_raw;
  std::vector<std::size_t> m_begins;
  std::vector<Capture> m_captures;
  std::vector<std::string> m_scopes{""};
  struct KeyHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>()(key); }
  };
  std::unordered_map<std::string, std::uint32_t, KeyHash, std::equal_to<>> m_names;
  std::array<std::pair<const xmlChar*, const TagInfo*>, 256> m_tags{};
  std::string m_text, m_run, m_script, m_title;
  std::size_t m_run_element = kNoElement;
  std::uint32_t m_run_link = 0, m_run_hints = 0, m_block_hints = 0, m_block_inner = 0, m_block_number = 0;
  std::uint8_t m_block_heading = 0;
  int m_block_hints_set = 0;
  bool m_gap = false, m_json = false, m_in_title = false;
};

}  // namespace claimgraph::clean
