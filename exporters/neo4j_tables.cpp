#include "exporters/neo4j_tables.hpp"

#include <map>
#include <string>

#include "exporters/csv_out.hpp"
#include "exporters/graph_fields.hpp"
#include "exporters/view.hpp"

namespace claimgraph::detail {

namespace {

// Its reader takes quotes as we write them, wants one line a record, and gives text back as it is, so that an
// apostrophe against spreadsheets would be part of it.
constexpr CsvManner kManner{.formulas = false, .line_breaks = false};

const char* neo4j_type(KeyType type) {
  switch (type) {
    case KeyType::flag:
      return ":boolean";
    case KeyType::integer:
      return ":int";
    case KeyType::real:
      return ":double";
    case KeyType::string:
      break;
  }
  return "";
}

/// "saidBy" → "SAID_BY", as relationships are called there.
std::string relationship_type(EdgeKind kind) {
  std::string out;
  for (const char c : std::string_view(edge_kind_name(kind))) {
    if (c >= 'A' && c <= 'Z') out += '_';
    out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return out;
}

/// What `kind` and `interaction` say is in :LABEL and :TYPE.
bool is_column(std::string_view name) {
  return name != "kind" && name != "interaction";
}

template <typename Record>
void header(CsvWriter& csv, const std::vector<Key<Record>>& keys) {
  for (const auto& key : keys) {
    if (is_field(key) && is_column(key.name)) csv.cell(std::string(key.name) + neo4j_type(key.type));
  }
  csv.end_row();
}

template <typename Record>
void row(CsvWriter& csv, const std::vector<Key<Record>>& keys, const Record& record) {
  std::map<std::string_view, std::string> values;
  visit_fields(record, [&](const char* name, KeyType type, std::string_view value) {
    values[name] = type == KeyType::flag ? "true" : std::string(value);
  });
  for (const auto& key : keys) {
    if (is_field(key) && is_column(key.name)) csv.cell(values[key.name]);
  }
  csv.end_row();
}

}  // namespace

void write_neo4j_tables(const GraphData& graph, const ExportOptions&, ExportFolder& out,
                        Diagnostics& diagnostics) {
  const SafeIds ids = safe_ids(graph, diagnostics);
  std::size_t replaced = 0;
  {
    CsvWriter csv(out.file("nodes.csv"), kManner);
    csv.cell("id:ID");
    csv.cell(":LABEL");
    header(csv, node_keys());
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
      csv.cell(ids.nodes[i]);
      csv.cell(node_kind_name(graph.nodes[i].kind));
      row(csv, node_keys(), graph.nodes[i]);
    }
    replaced += csv.replaced();
  }
  {
    CsvWriter csv(out.file("relationships.csv"), kManner);
    for (const char* column : {":START_ID", ":END_ID", ":TYPE", "id"}) csv.cell(column);
    header(csv, edge_keys());
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
      if (!ids.edge_ok[i]) continue;
      const Edge& e = graph.edges[i];
      csv.cell(ids.nodes[e.source]);
      csv.cell(ids.nodes[e.target]);
      csv.cell(relationship_type(e.kind));
      csv.cell(ids.edges[i]);
      row(csv, edge_keys(), e);
    }
    replaced += csv.replaced();
  }
  report_replaced(replaced, "CSV", diagnostics);
}

}  // namespace claimgraph::detail
