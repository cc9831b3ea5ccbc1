// JSON-LD: schema.org for articles, people and claims, PROV for who said it, Web Annotation for the passage.
// Every edge is a node of its own that carries its evidence; the direction is the model's (a claim is
// attributed to its speaker).
#include <algorithm>

#include "exporters/exporter_table.hpp"
#include "exporters/json_out.hpp"
#include "exporters/view.hpp"

namespace claimgraph {

namespace {

using namespace detail;

constexpr std::string_view kContext = R"({"@vocab":"https://schema.org/","prov":"http://www.w3.org/ns/prov#",
"oa":"http://www.w3.org/ns/oa#","cg":"urn:claimgraph:",
"saidBy":{"@id":"prov:wasAttributedTo","@type":"@id"},"derivedFrom":{"@id":"prov:wasDerivedFrom","@type":"@id"},
"relays":{"@id":"prov:wasQuotedFrom","@type":"@id"},"revisionOf":{"@id":"prov:wasRevisionOf","@type":"@id"},
"reportedIn":{"@id":"isPartOf","@type":"@id"},"cites":{"@id":"citation","@type":"@id"},
"about":{"@type":"@id"},"affiliation":{"@type":"@id"},
"disputes":{"@id":"cg:disputes","@type":"@id"},"denies":{"@id":"cg:denies","@type":"@id"},
"supports":{"@id":"cg:supports","@type":"@id"},"questions":{"@id":"cg:questions","@type":"@id"},
"corrects":{"@id":"cg:corrects","@type":"@id"},"contradicts":{"@id":"cg:contradicts","@type":"@id"},
"variantOf":{"@id":"cg:variantOf","@type":"@id"},
"sameClaim":{"@id":"cg:sameClaim","@type":"@id"},
"narrower":{"@id":"cg:narrower","@type":"@id"},
"sameAs":{"@type":"@id"},"mentions":{"@type":"@id"},
"source":{"@id":"cg:source","@type":"@id"},"target":{"@id":"cg:target","@type":"@id"},
"hasEvidence":"oa:hasTarget","hasSource":{"@id":"oa:hasSource","@type":"@id"},"hasSelector":"oa:hasSelector",
"exact":"oa:exact","prefix":"oa:prefix","suffix":"oa:suffix","start":"oa:start","end":"oa:end",
"confidence":"cg:confidence","by":"cg:by","origin":"cg:origin","stance":"cg:stance","hedged":"cg:hedged",
"saidAt":"cg:saidAt","medium":"cg:medium","anonymous":"cg:anonymous","polarity":"cg:polarity",
"realis":"cg:realis","form":"cg:form","unresolved":"cg:unresolved","worth":"cg:worth",
"modality":"cg:modality","quantities":"cg:quantities","firstAppearance":"cg:firstAppearance"})";

const char* type_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::article:
      return "NewsArticle";
    case NodeKind::person:
      return "Person";
    case NodeKind::organization:
      return "Organization";
    case NodeKind::place:
      return "Place";
    case NodeKind::group:
      return "cg:Group";
    case NodeKind::claim:
      return "Claim";
    case NodeKind::attribution:
      return "cg:Attribution";
    case NodeKind::quantity:
      return "QuantitativeValue";
    case NodeKind::claim_review:
      return "ClaimReview";
    case NodeKind::other:
      break;
  }
  return "Thing";
}

/// `out_edges`: indices of the edges that leave the node, sorted by kind and target.
void write_node(JsonOut& json, const GraphData& graph, const SafeIds& ids, std::size_t index,
                const std::vector<std::uint32_t>& out_edges) {
  const Node& n = graph.nodes[index];
  json.begin_object();
  json.optional_member("@id", "cg:" + ids.nodes[index]);
  json.optional_member("@type", type_of(n.kind));
  const bool claim = n.kind == NodeKind::claim;
  json.optional_member(n.kind == NodeKind::article ? "headline" : claim ? "text" : "name", n.label);
  json.optional_member("description", n.description);
  json.flag("anonymous", n.anonymous);
  json.optional_member("alternateName", n.alternate_names);
  json.optional_member("url", n.url);
  if (!n.publisher.empty()) {
    json.begin_object("publisher");
    json.optional_member("@type", "Organization");
    json.optional_member("name", n.publisher);
    json.end_object();
  }
  if (!n.authors.empty()) {
    json.begin_array("author");
    for (const auto& author : n.authors) {
      json.begin_object();
      json.optional_member("@type", "Person");
      json.optional_member("name", author);
      json.end_object();
    }
    json.end_array();
  }
  json.optional_member("datePublished", n.date_published);
  json.optional_member("dateModified", n.date_modified);
  json.optional_member("inLanguage", n.language);
  json.optional_member("polarity", n.polarity);
  json.optional_member("modality", n.modality);
  json.optional_member("temporalCoverage", n.valid_time);
  json.optional_member("firstAppearance", n.first_appearance);
  json.optional_member("quantities", n.quantities);
  json.optional_member("form", n.claim_form);
  json.flag("unresolved", n.unresolved);
  if (n.worth != 0) json.number_member("worth", n.worth);
  json.optional_member("stance", n.stance);
  json.optional_member("realis", n.realis);
  json.optional_member("saidAt", n.said_at);
  json.optional_member("medium", n.medium);
  json.flag("hedged", n.hedged);
  for (std::size_t k = 0; k < out_edges.size();) {  // sorted by kind
    const EdgeKind kind = graph.edges[out_edges[k]].kind;
    json.begin_array(edge_kind_name(kind));
    std::uint32_t last = UINT32_MAX;
    for (; k < out_edges.size() && graph.edges[out_edges[k]].kind == kind; ++k) {
      const std::uint32_t target = graph.edges[out_edges[k]].target;
      if (target != last) json.string("cg:" + ids.nodes[target]);
      last = target;
    }
    json.end_array();
  }
  json.end_object();
}

void write_evidence(JsonOut& json, const Evidence& e) {
  json.begin_object();
  json.optional_member("hasSource", "cg:" + e.article);
  json.begin_array("hasSelector");
  json.begin_object();
  json.optional_member("@type", "oa:TextPositionSelector");
  json.integer_member("start", e.start);
  json.integer_member("end", e.end);
  json.end_object();
  json.begin_object();
  json.optional_member("@type", "oa:TextQuoteSelector");
  json.optional_member("exact", e.exact);
  json.optional_member("prefix", e.prefix);
  json.optional_member("suffix", e.suffix);
  json.end_object();
  json.end_array();
  json.optional_member("by", e.by);
  json.number_member("confidence", e.confidence);
  json.optional_member("origin", origin_name(e.origin));
  json.end_object();
}

void write_edge(JsonOut& json, const Edge& e, const SafeIds& ids, const std::string& id) {
  json.begin_object();
  json.optional_member("@id", "cg:" + id);
  json.optional_member("@type", std::string("cg:") + edge_kind_name(e.kind));
  json.optional_member("source", "cg:" + ids.nodes[e.source]);
  json.optional_member("target", "cg:" + ids.nodes[e.target]);
  json.optional_member("name", e.label);
  json.optional_member("stance", e.stance);
  json.optional_member("saidAt", e.said_at);
  json.optional_member("medium", e.medium);
  json.optional_member("temporalCoverage", e.date);
  json.flag("hedged", e.hedged);
  if (!e.evidence.empty()) {
    json.begin_array("hasEvidence");
    for (const Evidence& evidence : e.evidence) write_evidence(json, evidence);
    json.end_array();
  }
  json.end_object();
}

void write_format(const GraphData& graph, const ExportOptions&, std::ostream& out, Diagnostics& diagnostics) {
  const SafeIds ids = safe_ids(graph, diagnostics);
  Sink sink(out);
  JsonOut json(sink);
  sink << "{\"@context\":" << kContext << ",\n\"@graph\":[";
  json.line();
  bool first = true;
  const auto separate = [&] {
    if (!first) json.comma_line();
    first = false;
  };
  std::vector<std::vector<std::uint32_t>> out_edges(graph.nodes.size());
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    if (ids.edge_ok[i]) out_edges[graph.edges[i].source].push_back(static_cast<std::uint32_t>(i));
  }
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    separate();
    std::stable_sort(out_edges[i].begin(), out_edges[i].end(), [&](std::uint32_t a, std::uint32_t b) {
      const Edge& x = graph.edges[a];
      const Edge& y = graph.edges[b];
      return std::pair(x.kind, x.target) < std::pair(y.kind, y.target);
    });
    write_node(json, graph, ids, i, out_edges[i]);
  }
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    if (!ids.edge_ok[i]) continue;
    separate();
    write_edge(json, graph.edges[i], ids, ids.edges[i]);
  }
  sink << "\n]}\n";
  report_replaced(json.replaced(), "JSON", diagnostics);
}

}  // namespace

extern const ExporterInfo kJsonldExporter{
    "jsonld", "JSON-LD in the terms of schema.org, PROV and Web Annotation", write_format};

}  // namespace claimgraph
