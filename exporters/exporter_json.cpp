// Node-link JSON as networkx.node_link_graph() reads it. NetworkX from 3.6 on calls the list of edges
// "edges", D3's force layout and older NetworkX "links": it stands under both names, or with --dialect
// networkx or d3 under that one alone. One record a line, empty members left out.
#include <array>

#include "exporters/evidence_json.hpp"
#include "exporters/exporter_table.hpp"
#include "exporters/json_out.hpp"
#include "exporters/view.hpp"

namespace claimgraph {

namespace {

using namespace detail;

void write_node(JsonOut& json, const Node& n, const std::string& id) {
  json.begin_object();
  json.optional_member("id", id);
  json.optional_member("kind", node_kind_name(n.kind));
  json.optional_member("label", n.label);
  json.optional_member("description", n.description);
  json.flag("anonymous", n.anonymous);
  json.optional_member("alternateNames", n.alternate_names);
  json.optional_member("family", n.family);
  json.optional_member("url", n.url);
  json.optional_member("publisher", n.publisher);
  json.optional_member("authors", n.authors);
  json.optional_member("datePublished", n.date_published);
  json.optional_member("dateModified", n.date_modified);
  json.optional_member("language", n.language);
  json.optional_member("polarity", n.polarity);
  json.optional_member("modality", n.modality);
  json.optional_member("validTime", n.valid_time);
  json.optional_member("firstAppearance", n.first_appearance);
  json.optional_member("quantities", n.quantities);
  json.optional_member("form", n.claim_form);
  json.flag("unresolved", n.unresolved);
  if (n.worth != 0) json.number_member("worth", n.worth);
  json.optional_member("attributionKind", n.attribution_kind);
  json.optional_member("stance", n.stance);
  json.optional_member("realis", n.realis);
  json.optional_member("cue", n.cue);
  json.optional_member("saidAt", n.said_at);
  json.optional_member("medium", n.medium);
  json.optional_member("addressee", n.addressee);
  json.flag("hedged", n.hedged);
  json.end_object();
}

void write_evidence(JsonOut& json, const std::vector<Evidence>& evidence) {
  if (evidence.empty()) return;
  json.begin_array("evidence");
  write_evidence_items(json, evidence);
  json.end_array();
}

void write_edge(JsonOut& json, const GraphData& graph, const Edge& e, const SafeIds& ids,
                const std::string& id) {
  const auto [from, to] = shown_ends(graph, e);
  json.begin_object();
  json.optional_member("key", id);
  json.optional_member("source", ids.nodes[from]);
  json.optional_member("target", ids.nodes[to]);
  json.optional_member("kind", edge_kind_name(e.kind));
  json.optional_member("label", e.label);
  json.optional_member("detail", e.detail);
  json.optional_member("attribution", e.attribution);
  json.optional_member("attributionKind", e.attribution_kind);
  json.optional_member("stance", e.stance);
  json.optional_member("saidAt", e.said_at);
  json.optional_member("medium", e.medium);
  json.optional_member("date", e.date);
  json.flag("hedged", e.hedged);
  write_evidence(json, e.evidence);
  json.end_object();
}

void write_format(const GraphData& graph, const ExportOptions& options, std::ostream& out,
                  Diagnostics& diagnostics) {
  const SafeIds ids = safe_ids(graph, diagnostics);
  Sink sink(out);
  JsonOut json(sink);
  sink << "{\"directed\":true,\"multigraph\":true,\"graph\":";
  json.begin_object();
  json.optional_member("title", options.title);
  json.end_object();
  sink << ",\"nodes\":[";
  json.begin_lines();
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    json.next_line();
    write_node(json, graph.nodes[i], ids.nodes[i]);
  }
  for (const std::string_view name : {"edges", "links"}) {
    if ((options.dialect == "d3" && name == "edges") || (options.dialect == "networkx" && name == "links"))
      continue;
    sink << "\n],\"" << name << "\":[";
    json.begin_lines();
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
      if (!ids.edge_ok[i]) continue;
      json.next_line();
      write_edge(json, graph, graph.edges[i], ids, ids.edges[i]);
    }
  }
  sink << "\n]}\n";
  report_replaced(json.replaced(), "JSON", diagnostics);
}

constexpr std::array<std::string_view, 2> kDialects{"d3", "networkx"};

}  // namespace

extern const ExporterInfo kJsonExporter{"json", "node-link JSON with all evidence, for NetworkX and D3",
                                        write_format, kDialects};

}  // namespace claimgraph
