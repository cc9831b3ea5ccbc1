#include "importers/html_tags.hpp"

#include <algorithm>
#include <unordered_map>

namespace claimgraph::clean {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\f";
  const std::size_t from = text.find_first_not_of(kBlanks);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(kBlanks) - from + 1);
}

/// `low` is in lower case.
bool same_letters(std::string_view text, std::string_view low) {
  if (text.size() != low.size()) return false;
  for (std::size_t i = 0; i < low.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i];
    if (c != low[i]) return false;
  }
  return true;
}

}  // namespace

bool hides(std::string_view style) {
  bool hidden = false;
  bool important = false;
  while (!style.empty()) {
    const std::size_t end = std::min(style.find(';'), style.size());
    const std::string_view declaration = style.substr(0, end);
    style.remove_prefix(std::min(end + 1, style.size()));
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos || !same_letters(trimmed(declaration.substr(0, colon)), "display"))
      continue;
    std::string_view value = declaration.substr(colon + 1);
    const std::size_t mark = value.find('!');
    const bool strong =
        mark != std::string_view::npos && same_letters(trimmed(value.substr(mark + 1)), "important");
    if (important && !strong) continue;
    important = strong;
    hidden = same_letters(trimmed(value.substr(0, mark)), "none");
  }
  return hidden;
}

const TagInfo& tag_info(std::string_view name) {
  static const std::unordered_map<std::string_view, TagInfo> table = {
      {"p", {kLine | kMargin, kHintParagraph, 0, Tag::p}},
      {"h1", {kLine | kMargin, kHintHeading, 1, Tag::heading}},
      {"h2", {kLine | kMargin, kHintHeading, 2, Tag::heading}},
      {"h3", {kLine | kMargin, kHintHeading, 3, Tag::heading}},
      {"h4", {kLine | kMargin, kHintHeading, 4, Tag::heading}},
      {"h5", {kLine | kMargin, kHintHeading, 5, Tag::heading}},
      {"h6", {kLine | kMargin, kHintHeading, 6, Tag::heading}},
      {"li", {kLine, kHintListItem, 0, Tag::item}},
      {"dd", {kLine, kHintListItem, 0, Tag::item}},
      {"dt", {kLine, kHintListItem, 0, Tag::item}},
      {"td", {kSpace, kHintCell, 0, Tag::cell}},
      {"th", {kSpace, kHintCell, 0, Tag::cell}},
      {"tr", {kLine, kHintCell, 0}},
      {"blockquote", {kLine | kMargin, kHintQuote, 0, Tag::quote}},
      {"figcaption", {kLine, kHintCaption | kHintFigure, 0, Tag::figure}},
      {"figure", {kLine | kMargin, 0, 0, Tag::figure}},
      {"caption", {kLine, kHintCaption, 0}},
      {"pre", {kLine | kMargin, kHintPre, 0, Tag::pre}},
      {"article", {kLine, kHintArticle, 0, Tag::article}},
      {"main", {kLine, kHintArticle, 0, Tag::main}},
      {"nav", {kLine, kHintChrome, 0, Tag::chrome}},
      {"aside", {kLine, kHintChrome | kHintAside, 0, Tag::chrome}},
      {"header", {kLine, 0, 0}},
      {"footer", {kLine, kHintChrome | kHintFooter, 0, Tag::chrome}},
      {"form", {kLine, kHintChrome, 0, Tag::form}},
      {"fieldset", {kLine, kHintChrome, 0, Tag::form}},
      {"legend", {kLine, kHintChrome, 0}},
      {"details", {kLine, 0, 0}},
      {"summary", {kLine, 0, 0}},
      {"div", {kLine, 0, 0, Tag::div}},
      {"section", {kLine, 0, 0, Tag::section}},
      {"center", {kLine, 0, 0, Tag::div}},
      {"address", {kLine, 0, 0}},
      {"body", {kLine, 0, 0}},
      {"table", {kLine, 0, 0, Tag::table}},
      {"ul", {kLine | kMargin, 0, 0, Tag::list}},
      {"ol", {kLine | kMargin, 0, 0, Tag::list}},
      {"dl", {kLine | kMargin, 0, 0, Tag::list}},
      {"br", {kBreak, 0, 0}},
      {"hr", {kBreak | kMargin, 0, 0}},
      {"script", {kSkip, 0, 0}},
      {"style", {kSkip, 0, 0}},
      {"noscript", {kSkip, 0, 0}},
      {"template", {kSkip, 0, 0}},
      {"svg", {kSkip, 0, 0}},
      {"math", {kSkip, 0, 0}},
      {"iframe", {kSkip, 0, 0}},
      {"object", {kSkip, 0, 0}},
      {"video", {kSkip, 0, 0}},
      {"audio", {kSkip, 0, 0}},
      {"canvas", {kSkip, 0, 0}},
      {"select", {kSkip | kLine, 0, 0}},
      {"textarea", {kSkip | kLine, 0, 0}},
      {"button", {kLine, kHintChrome, 0, Tag::form}},
      {"option", {kLine, kHintChrome, 0}},
      {"title", {kSkip, 0, 0}},
      {"time", {0, kHintTime, 0}},
  };
  static const TagInfo plain;
  const auto found = table.find(name);
  return found == table.end() ? plain : found->second;
}

}  // namespace claimgraph::clean
