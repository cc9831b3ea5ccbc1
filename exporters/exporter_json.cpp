// Node-link JSON as D3 and networkx.node_link_graph() read it: one record a line, empty members left out.
#include "exporters/exporter_table.hpp"
#include "exporters/json_out.hpp"
#include "exporters/view.hpp"

namespace claimgraph {

namespace {

using namespace detail;

void write_node(JsonOut& json, const Node& n, const std::string& id) {
  json.begin_object();
  json.text("id", id);
  json.text("kind", node_kind_name(n.kind));
  json.text("label", n.label);
  json.text("description", n.description);
  json.flag("anonymous", n.anonymous);
  json.list("alternateNames", n.alternate_names);
  json.text("url", n.url);
  json.text("publisher", n.publisher);
  json.list("authors", n.authors);
  json.text("datePublished", n.date_published);
  json.text("dateModified", n.date_modified);
  json.text("language", n.language);
  json.text("polarity", n.polarity);
  json.text("modality", n.modality);
  json.text("validTime", n.valid_time);
  json.text("firstAppearance", n.first_appearance);
  json.text("quantities", n.quantities);
  json.text("attributionKind", n.attribution_kind);
  json.text("stance", n.stance);
  json.text("cue", n.cue);
  json.text("saidAt", n.said_at);
  json.text("medium", n.medium);
  json.text("addressee", n.addressee);
  json.flag("hedged", n.hedged);
  json.end_object();
}

void write_evidence(JsonOut& json, const std::vector<Evidence>& evidence) {
  if (evidence.empty()) return;
  json.begin_array("evidence");
  for (const Evidence& e : evidence) {
    json.begin_object();
    json.text("article", e.article);
    json.raw().Key("start");
    json.raw().Uint(e.start);
    json.raw().Key("end");
    json.raw().Uint(e.end);
    json.text("exact", e.exact);
    json.text("prefix", e.prefix);
    json.text("suffix", e.suffix);
    json.text("by", e.by);
    json.raw().Key("confidence");
    json.raw().RawValue(number_text(e.confidence).c_str(), number_text(e.confidence).size(),
                        rapidjson::kNumberType);
    json.text("origin", origin_name(e.origin));
    json.end_object();
  }
  json.end_array();
}

void write_edge(JsonOut& json, const GraphData& graph, const Edge& e, const SafeIds& ids,
                const std::string& id) {
  const auto [from, to] = shown_ends(graph, e);
  json.begin_object();
  json.text("key", id);
  json.text("source", ids.nodes[from]);
  json.text("target", ids.nodes[to]);
  json.text("kind", edge_kind_name(e.kind));
  json.text("label", e.label);
  json.text("attribution", e.attribution);
  json.text("attributionKind", e.attribution_kind);
  json.text("stance", e.stance);
  json.text("saidAt", e.said_at);
  json.text("medium", e.medium);
  json.text("date", e.date);
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
  json.text("title", options.title);
  json.end_object();
  sink << ",\"nodes\":[";
  json.line();
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    if (i > 0) json.comma_line();
    write_node(json, graph.nodes[i], ids.nodes[i]);
  }
  sink << "\n],\"links\":[";
  json.line();
  bool first = true;
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    if (!ids.edge_ok[i]) continue;
    if (!first) json.comma_line();
    first = false;
    write_edge(json, graph, graph.edges[i], ids, ids.edges[i]);
  }
  sink << "\n]}\n";
  report_replaced(json.replaced, "JSON", diagnostics);
}

}  // namespace

extern const ExporterInfo kJsonExporter{"json", "node-link JSON with all evidence", write_format};

}  // namespace claimgraph
