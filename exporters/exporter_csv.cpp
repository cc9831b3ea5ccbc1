// One row for each edge and piece of evidence, for spreadsheets and data frames: RFC 4180 quoting, LF line
// ends, UTF-8. A text cell that begins like a formula gets a leading apostrophe, as spreadsheets run formulas
// and the text comes from strangers' articles. --dialect excel begins with the mark by which Excel knows
// UTF-8, has CRLF and cuts cells that Excel would break; --dialect neo4j is two tables in a folder.
#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "exporters/csv_out.hpp"
#include "exporters/exporter_table.hpp"
#include "exporters/neo4j_tables.hpp"
#include "exporters/view.hpp"

namespace claimgraph {

namespace {

using namespace detail;

constexpr std::array kColumns{"edge",
                              "kind",
                              "from_id",
                              "from_kind",
                              "from",
                              "to_id",
                              "to_kind",
                              "to",
                              "label",
                              "stance",
                              "attribution_kind",
                              "hedged",
                              "said_at",
                              "medium",
                              "date",
                              "article_id",
                              "publisher",
                              "headline",
                              "url",
                              "start",
                              "end",
                              "exact",
                              "prefix",
                              "suffix",
                              "by",
                              "confidence",
                              "origin",
                              "detail"};

struct Articles {
  std::unordered_map<std::string_view, const Node*> by_id;

  explicit Articles(const GraphData& graph) {
    for (const Node& node : graph.nodes) {
      if (node.kind == NodeKind::article) by_id.emplace(node.id, &node);
    }
  }
  /// An empty one when there is none of that id.
  const Node& operator[](const std::string& id) const {
    static const Node kNone;
    const auto found = by_id.find(id);
    return found == by_id.end() ? kNone : *found->second;
  }
};

void write_row(CsvWriter& csv, const GraphData& graph, const SafeIds& ids, std::size_t edge,
               const Evidence* found, const Articles& articles) {
  static const Evidence kNothing;
  const Edge& e = graph.edges[edge];
  const Evidence& evidence = found == nullptr ? kNothing : *found;
  const Node& article = articles[evidence.article];
  const auto [from, to] = shown_ends(graph, e);
  csv.cell(ids.edges[edge]);
  csv.cell(edge_kind_name(e.kind));
  for (const auto end : {from, to}) {
    csv.cell(ids.nodes[end]);
    csv.cell(node_kind_name(graph.nodes[end].kind));
    csv.cell(graph.nodes[end].label);
  }
  for (const auto* value : {&e.label, &e.stance, &e.attribution_kind}) csv.cell(*value);
  csv.cell(e.hedged ? "true" : "false");
  for (const auto* value : {&e.said_at, &e.medium, &e.date, &evidence.article, &article.publisher,
                            &article.label, &article.url}) {
    csv.cell(*value);
  }
  csv.cell(found != nullptr ? fmt::format("{}", evidence.start) : "");
  csv.cell(found != nullptr ? fmt::format("{}", evidence.end) : "");
  for (const auto* value : {&evidence.exact, &evidence.prefix, &evidence.suffix, &evidence.by})
    csv.cell(*value);
  csv.cell(found != nullptr ? number_text(evidence.confidence) : "");
  csv.cell(found != nullptr ? origin_name(evidence.origin) : "");
  csv.cell(e.detail);
  csv.end_row();
}

constexpr std::size_t kExcelCell = 32767;  // characters that a cell of Excel can have

void write_format(const GraphData& graph, const ExportOptions& options, std::ostream& out,
                  Diagnostics& diagnostics) {
  const SafeIds ids = safe_ids(graph, diagnostics);
  const Articles articles(graph);
  CsvManner manner;
  if (options.dialect == "excel") {
    out << "\xEF\xBB\xBF";
    manner.row_end = "\r\n";
    manner.longest = kExcelCell;
  }
  CsvWriter csv(out, manner);
  for (const char* column : kColumns) csv.cell(column);
  csv.end_row();
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    if (!ids.edge_ok[i]) continue;
    const auto& evidence = graph.edges[i].evidence;
    if (evidence.empty()) write_row(csv, graph, ids, i, nullptr, articles);
    for (const Evidence& one : evidence) write_row(csv, graph, ids, i, &one, articles);
  }
  report_replaced(csv.replaced(), "CSV", diagnostics);
  if (csv.cut() == 0) return;
  diagnostics.push_back(
      {Severity::warning,
       "cells-cut",
       fmt::format("{} cells were longer than the {} characters that Excel holds and were cut", csv.cut(),
                   kExcelCell),
       "export",
       {}});
}

constexpr std::array<std::string_view, 2> kDialects{"excel", "neo4j"};

}  // namespace

extern const ExporterInfo kCsvExporter{
    "csv",        "one row an edge, with speaker, claim, passage and article; also for Excel and Neo4j",
    write_format, kDialects,
    false,        write_neo4j_tables,
    "neo4j"};

}  // namespace claimgraph
