// The scanner behind scan_graph(): whole tables, or only what some articles have. Internal to
// graph_scan*.cpp.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/store/graph_scan.hpp"

namespace claimgraph {

class GraphScanner {
 public:
  GraphScanner(const Store::Impl& impl, const GraphFilter& filter)
      : m_impl(impl), m_filter(filter), m_part(!filter.articles.empty()) {}

  GraphRows scan();

 private:
  using Rows = std::vector<RowId>;
  using RowIndex = std::unordered_map<RowId, std::uint32_t>;  // row id → index

  /// Runs `all`, or for a part `one` with each of `keys` in turn. Both are literals.
  template <typename Keys, typename Visit>
  void each(std::string_view all, std::string_view one, const Keys& keys, Visit&& visit) const {
    auto rows = m_impl.query(m_part ? one : all);
    if (!m_part) {
      rows.bind();
      while (rows.step()) visit(rows);
      return;
    }
    for (const auto& key : keys) {
      rows.bind(key);
      while (rows.step()) visit(rows);
    }
  }
  template <typename Visit>
  void each(std::string_view all, Visit&& visit) const {
    auto rows = m_impl.query(all);
    rows.bind();
    while (rows.step()) visit(rows);
  }

  // graph_scan.cpp
  void choose_articles();
  void articles();
  void versions();
  void choose_claims();
  void claims();
  void claim_uses();
  void attributions();
  void attribution_lists(const RowIndex& index);
  void words();
  void cue_words(const Query& texts, Query& spans, bool& more);
  void names(const Query& texts, Query& spans, bool& more);
  void affiliations();
  void reviews();
  void relations();
  // graph_scan_entities.cpp
  void choose_entities();
  void entities();
  void entity_names();
  void entity_descriptions();
  void entity_places();
  void entity_relations();
  void families();
  void name_families();
  void part_families();
  std::string node_family(RowId node, std::string* type) const;

  const Store::Impl& m_impl;
  const GraphFilter& m_filter;
  const bool m_part;
  GraphRows m_out;
  RowIndex m_articles, m_entities, m_claims, m_uses;
  std::set<RowId> m_merged;  // entities that are shown as another
  // Of a part: rows in the order of their ids outside.
  Rows m_article_rows, m_wanted_rows, m_claim_rows, m_entity_rows, m_merged_rows;
  std::set<std::string> m_groups;  // of versions
};

}  // namespace claimgraph
