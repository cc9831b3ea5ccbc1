// One row for each edge and piece of evidence, for spreadsheets and data frames: RFC 4180 quoting, LF line
// ends, UTF-8. A text cell that begins like a formula gets a leading apostrophe, as spreadsheets run formulas
// and the text comes from strangers' articles.
#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "claimgraph/utf8.hpp"
#include "exporters/exporter_table.hpp"
#include "exporters/text_out.hpp"
#include "exporters/view.hpp"

namespace claimgraph {

namespace {

using namespace detail;

class CsvWriter {
 public:
  explicit CsvWriter(std::ostream& out) : m_sink(out) {}
  std::size_t replaced = 0;

  void cell(std::string_view value) {
    std::string& out = m_sink.text();
    if (!m_first) out += ',';
    m_first = false;
    std::string repaired;
    if (!is_valid_utf8(value)) {
      repaired = repair_utf8(value, &replaced);
      value = repaired;
    }
    const bool formula =
        !value.empty() && std::string_view("=+-@\t\r").find(value[0]) != std::string_view::npos;
    if (!formula && value.find_first_of(",\"\r\n") == std::string_view::npos && no_controls(value)) {
      out += value;
      return;
    }
    out += '"';
    if (formula) out += '\'';
    for (const char c : value) {
      if (c == '"') out += '"';
      if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r') {
        out += ' ';
        ++replaced;
      } else {
        out += c;
      }
    }
    out += '"';
  }
  void end_row() {
    m_sink << "\n";
    m_sink.drain();
    m_first = true;
  }

 private:
  Sink m_sink;
  bool m_first = true;

  static bool no_controls(std::string_view value) {
    for (const char c : value) {
      if (static_cast<unsigned char>(c) < 0x20) return false;
    }
    return true;
  }
};

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

void write_format(const GraphData& graph, const ExportOptions&, std::ostream& out, Diagnostics& diagnostics) {
  const SafeIds ids = safe_ids(graph, diagnostics);
  std::unordered_map<std::string_view, const Node*> articles;
  for (const Node& node : graph.nodes) {
    if (node.kind == NodeKind::article) articles.emplace(node.id, &node);
  }
  CsvWriter csv(out);
  for (const char* column : kColumns) csv.cell(column);
  csv.end_row();
  static const Evidence kNothing;
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    if (!ids.edge_ok[i]) continue;
    const Edge& e = graph.edges[i];
    const auto [from, to] = shown_ends(graph, e);
    for (std::size_t k = 0; k < std::max<std::size_t>(1, e.evidence.size()); ++k) {
      const bool has = k < e.evidence.size();
      const Evidence& evidence = has ? e.evidence[k] : kNothing;
      const auto found = articles.find(evidence.article);
      const Node none;
      const Node& article = found == articles.end() ? none : *found->second;
      csv.cell(ids.edges[i]);
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
      csv.cell(has ? fmt::format("{}", evidence.start) : "");
      csv.cell(has ? fmt::format("{}", evidence.end) : "");
      for (const auto* value : {&evidence.exact, &evidence.prefix, &evidence.suffix, &evidence.by})
        csv.cell(*value);
      csv.cell(has ? number_text(evidence.confidence) : "");
      csv.cell(has ? origin_name(evidence.origin) : "");
      csv.cell(e.detail);
      csv.end_row();
    }
  }
  report_replaced(csv.replaced, "CSV", diagnostics);
}

}  // namespace

extern const ExporterInfo kCsvExporter{"csv", "one row an edge, with speaker, claim, passage and article",
                                       write_format};

}  // namespace claimgraph
