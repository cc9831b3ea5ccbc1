#include "importers/feed_mending.hpp"

#include <pugixml.hpp>

namespace claimgraph::structured {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool ends_name(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '>' || c == '/';
}

/// The name of the tag that begins at `at` ("<" or "</"); "" when none does.
std::string_view tag_name(std::string_view text, std::size_t at) {
  ++at;
  if (at < text.size() && text[at] == '/') ++at;
  std::size_t end = at;
  while (end < text.size() && !ends_name(text[end]) && text[end] != '<') ++end;
  return text.substr(at, end - at);
}

std::string_view local(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == kNone ? name : name.substr(colon + 1);
}

/// The next tag at or behind `at`, past comments, CDATA and instructions; kNone when there is none.
std::size_t next_tag(std::string_view text, std::size_t at) {
  while ((at = text.find('<', at)) != kNone && at + 1 < text.size()) {
    const char next = text[at + 1];
    if (next != '!' && next != '?') return at;
    std::string_view end = ">";
    if (text.compare(at, 4, "<!--") == 0) end = "-->";
    if (text.compare(at, 9, "<![CDATA[") == 0) end = "]]>";
    const std::size_t close = text.find(end, at + 2);
    if (close == kNone) return kNone;
    at = close + end.size();
  }
  return kNone;
}

bool opens(std::string_view text, std::size_t at) {
  return text[at + 1] != '/';
}

/// Ends of the elements that are open at the end of `head`.
std::string closers(std::string_view head) {
  std::vector<std::string_view> open;
  for (std::size_t at = next_tag(head, 0); at != kNone; at = next_tag(head, at + 1)) {
    const std::string_view name = tag_name(head, at);
    const std::size_t end = head.find('>', at);
    if (end == kNone || name.empty()) continue;
    if (opens(head, at)) {
      if (head[end - 1] != '/') open.push_back(name);
    } else if (!open.empty() && open.back() == name) {
      open.pop_back();
    }
  }
  std::string out;
  for (; !open.empty(); open.pop_back()) out.append("</").append(open.back()).append(">");
  return out;
}

bool is_xml(const std::string& text) {
  pugi::xml_document document;
  return static_cast<bool>(
      document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8));
}

/// Everything in front of the items; when that is damaged, only the tags that hold them.
std::string sound_head(std::string_view head) {
  std::string out(head);
  if (is_xml(out + closers(head))) return out;
  std::string bare;
  for (std::size_t at = next_tag(head, 0); at != kNone; at = next_tag(head, at + 1)) {
    const std::string_view name = local(tag_name(head, at));
    if (opens(head, at) && (name == "rss" || name == "RDF" || name == "feed" || name == "channel"))
      bare.append(head.substr(at, head.find('>', at) + 1 - at));
  }
  return bare;
}

/// Markup in these elements is HTML that should have been escaped.
std::string with_html_escaped(std::string_view item) {
  std::string out(item);
  for (const std::string_view name : {"title", "description", "content:encoded"}) {
    const std::string open = "<" + std::string(name);
    const std::string close = "</" + std::string(name) + ">";
    const std::size_t at = out.find(open);
    if (at == kNone || at + open.size() >= out.size() || !ends_name(out[at + open.size()])) continue;
    const std::size_t begin = out.find('>', at);
    const std::size_t end = out.find(close, at);
    if (begin == kNone || end == kNone || end <= begin) continue;
    const std::string inner = out.substr(begin + 1, end - begin - 1);
    // An end of our own name that closes something else would take in what follows.
    if (inner.find("]]>") != kNone || inner.find("<![CDATA[") != kNone || inner.find(open) != kNone) continue;
    for (const std::string_view other : {"<link", "<guid", "<pubDate", "<title", "<description"}) {
      if (inner.find(other) != kNone) return std::string(item);
    }
    out.replace(begin + 1, inner.size(), "<![CDATA[" + inner + "]]>");
  }
  return out;
}

}  // namespace

MendedFeed mend_feed(std::string_view text) {
  MendedFeed feed;
  std::string_view name;
  std::size_t begin = kNone;  // of the item that is open
  std::string items;
  std::size_t first = kNone;
  const auto take = [&](std::size_t end) {
    std::string item(text.substr(begin, end - begin));
    if (!is_xml(item)) item = with_html_escaped(item);
    if (is_xml(item)) {
      items += item;
      items += '\n';
      ++feed.items;
    } else {
      feed.damaged.push_back(begin);
    }
    begin = kNone;
  };
  for (std::size_t at = next_tag(text, 0); at != kNone; at = next_tag(text, at + 1)) {
    const std::string_view tag = tag_name(text, at);
    if (name.empty() && (local(tag) == "item" || local(tag) == "entry")) {
      name = tag;
      first = at;
    }
    if (name.empty() || tag != name) continue;
    if (opens(text, at)) {
      if (begin != kNone) feed.damaged.push_back(begin);  // it never ended
      begin = at;
    } else if (begin != kNone) {
      const std::size_t end = text.find('>', at);
      take(end == kNone ? text.size() : end + 1);
    }
  }
  if (begin != kNone) {
    feed.damaged.push_back(begin);
    feed.cut = true;
  }
  if (first == kNone) return feed;
  const std::string head = sound_head(text.substr(0, first));
  feed.text = head + items + closers(head);
  return feed;
}

}  // namespace claimgraph::structured
