// What all parts of the web page write with: escaped text, elements, badges, links to records. Knows the
// graph and the sink; decides nothing about what is shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/graph_data.hpp"
#include "exporters/text_out.hpp"
#include "exporters/view.hpp"

namespace claimgraph::detail {

class PageOut {
 public:
  /// Keeps references; both must outlive it.
  PageOut(const GraphData& graph, const SafeIds& ids, std::ostream& out)
      : m_graph(graph), m_ids(ids), m_sink(out) {}

  Sink& sink() { return m_sink; }
  const Node& node(std::uint32_t i) const { return m_graph.nodes[i]; }
  std::size_t replaced() const { return m_replaced; }
  void add_replaced(std::size_t count) { m_replaced += count; }

  void raw(std::string_view markup) { m_sink << markup; }  ///< ours, never an article's
  void text(std::string_view words);
  /// `attributes` begins with a blank or is empty, and is ours.
  void element(std::string_view tag, std::string_view attributes, std::string_view words);
  void badge(std::string_view kind, std::string_view words);
  /// A link when the address is one that a page may have, else the words alone.
  void web_link(const std::string& url, std::string_view words);

  /// The record's own id, so that a link lasts; a number when it is no good in an address.
  std::string anchor(std::uint32_t i) const;
  std::string name_of(std::uint32_t i) const;
  /// "Meridian · 12 Mar 2026 · headline", as far as it is known.
  std::string article_words(std::uint32_t i, bool with_headline) const;

 private:
  const GraphData& m_graph;
  const SafeIds& m_ids;
  Sink m_sink;
  std::size_t m_replaced = 0;
};

}  // namespace claimgraph::detail
