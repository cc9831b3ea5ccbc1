#include "exporters/page_out.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "exporters/page_text.hpp"

namespace claimgraph::detail {

void PageOut::text(std::string_view words) {
  m_replaced += append_html(m_sink.text(), words);
}

void PageOut::element(std::string_view tag, std::string_view attributes, std::string_view words) {
  m_sink << "<" << tag << attributes << ">";
  text(words);
  m_sink << "</" << tag << ">";
}

void PageOut::badge(std::string_view kind, std::string_view words) {
  m_sink << " ";
  element("span", fmt::format(" class=\"badge {}\"", kind), words);
}

void PageOut::web_link(const std::string& url, std::string_view words) {
  if (web_url(url.substr(0, url.find('#'))).empty()) return element("bdi", "", words);
  m_sink << "<a rel=\"noopener noreferrer\" href=\"";
  text(url);
  m_sink << "\">";
  element("bdi", "", words);
  m_sink << "</a>";
}

std::string PageOut::anchor(std::uint32_t i) const {
  const std::string& id = m_ids.nodes[i];
  const bool plain =
      id.size() < 64 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
      });
  return plain ? "at-" + id : fmt::format("n{}", i);
}

std::string PageOut::name_of(std::uint32_t i) const {
  return node(i).label.empty() ? node(i).id : node(i).label;
}

std::string PageOut::article_words(std::uint32_t i, bool with_headline) const {
  const Node& article = node(i);
  std::string words = article.publisher;
  if (!with_headline && words.empty()) words = article.label;
  for (const std::string& part :
       {human_date(article.date_published), with_headline ? article.label : std::string()}) {
    if (!part.empty()) words += (words.empty() ? "" : " · ") + part;
  }
  return words;
}

}  // namespace claimgraph::detail
