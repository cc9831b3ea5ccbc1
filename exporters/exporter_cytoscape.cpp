// Elements as cytoscape.js takes them and Cytoscape's "CyJS" import reads them: {"data": {…}, "elements": …}.
// The columns are those of our GraphML, with `name` and `interaction`, flat, as Cytoscape's tables hold no
// objects.
#include <algorithm>

#include "exporters/exporter_table.hpp"
#include "exporters/graph_fields.hpp"
#include "exporters/json_out.hpp"
#include "exporters/view.hpp"

namespace claimgraph {

namespace {

using namespace detail;

template <typename Record>
void write_fields(JsonOut& json, const Record& record) {
  visit_fields(record, [&](const char* name, KeyType type, std::string_view value) {
    if (type == KeyType::string) {
      json.member(name, value);
    } else if (type == KeyType::flag) {
      json.flag(name, true);
    } else {
      json.key(name);
      json.raw(value);
    }
  });
}

void write_node(JsonOut& json, const Node& n, const std::string& id) {
  json.begin_object();
  json.begin_object("data");
  json.member("id", id);
  write_fields(json, n);
  json.member("colour", hex(node_colour(n)));
  json.end_object();
  json.member("classes", std::string(node_kind_name(n.kind)) + (n.anonymous ? " anonymous" : ""));
  json.end_object();
}

void write_edge(JsonOut& json, const GraphData& graph, const Edge& e, const SafeIds& ids,
                const std::string& id) {
  const auto [from, to] = shown_ends(graph, e);
  json.begin_object();
  json.begin_object("data");
  json.member("id", id);
  json.member("source", ids.nodes[from]);
  json.member("target", ids.nodes[to]);
  write_fields(json, e);
  json.member("colour", hex(edge_colour(e)));
  json.end_object();
  json.member("classes", std::string(edge_kind_name(e.kind)) + (e.hedged ? " hedged" : ""));
  json.end_object();
}

/// Nodes and edges share one space of ids in cytoscape.js.
std::string edge_id(const std::string& id, const std::vector<std::string>& nodes_sorted) {
  std::string out = id;
  while (std::binary_search(nodes_sorted.begin(), nodes_sorted.end(), out)) out += '~';
  return out;
}

void write_format(const GraphData& graph, const ExportOptions& options, std::ostream& out,
                  Diagnostics& diagnostics) {
  const SafeIds ids = safe_ids(graph, diagnostics);
  std::vector<std::string> nodes_sorted = ids.nodes;
  std::sort(nodes_sorted.begin(), nodes_sorted.end());
  Sink sink(out);
  JsonOut json(sink);
  sink << "{\"data\":";
  json.begin_object();
  json.member("name", options.title.empty() ? "claims" : options.title);
  json.end_object();
  sink << ",\"elements\":{\"nodes\":[";
  json.begin_lines();
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    json.next_line();
    write_node(json, graph.nodes[i], ids.nodes[i]);
  }
  sink << "\n],\"edges\":[";
  json.begin_lines();
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    if (!ids.edge_ok[i]) continue;
    json.next_line();
    write_edge(json, graph, graph.edges[i], ids, edge_id(ids.edges[i], nodes_sorted));
  }
  sink << "\n]}}\n";
  report_replaced(json.replaced(), "JSON", diagnostics);
}

}  // namespace

extern const ExporterInfo kCytoscapeExporter{
    "cytoscape", "elements as JSON, for cytoscape.js and Cytoscape's import", write_format};

}  // namespace claimgraph
