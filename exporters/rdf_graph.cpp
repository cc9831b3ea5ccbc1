#include "exporters/rdf_graph.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "claimgraph/utf8.hpp"
#include "exporters/dates.hpp"
#include "exporters/figures.hpp"
#include "exporters/view.hpp"

namespace claimgraph::detail {

namespace {

using Nodes = std::set<std::uint32_t>;

/// One act of saying, gathered from its node or from its folded edges.
struct Act {
  std::string id;
  const Node* node = nullptr;  ///< null: folded
  const Edge* edge = nullptr;  ///< the first one of it
  Nodes speakers, articles, relayed_speakers;
  std::set<std::string> relays;              ///< other acts
  std::map<std::string_view, Nodes> claims;  ///< by property
  std::vector<const Evidence*> passages;
};

/// What an act of saying does to a claim; "" for an edge that is no such thing.
std::string_view act_property(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::said_by:
      return "cg:expresses";
    case EdgeKind::disputes:
      return "cg:disputes";
    case EdgeKind::denies:
      return "cg:denies";
    case EdgeKind::supports:
      return "cg:supports";
    case EdgeKind::questions:
      return "cg:questions";
    case EdgeKind::corrects:
      return "cg:corrects";
    default:
      return {};
  }
}

std::string_view relation_property(EdgeKind kind, bool of_review) {
  switch (kind) {
    case EdgeKind::said_by:
      return of_review ? "schema:author" : "cg:relatedTo";
    case EdgeKind::reported_in:
      return of_review ? "schema:isPartOf" : "schema:appearance";
    case EdgeKind::about:
      return of_review ? "schema:itemReviewed" : "schema:about";
    case EdgeKind::contradicts:
      return "cg:contradicts";
    case EdgeKind::variant_of:
      return "cg:variantOf";
    case EdgeKind::same_claim:
      return "cg:sameClaim";
    case EdgeKind::narrower:
      return "cg:narrower";
    case EdgeKind::derived_from:
      return "prov:wasDerivedFrom";
    case EdgeKind::cites:
      return "schema:citation";
    case EdgeKind::affiliation:
      return "schema:affiliation";
    case EdgeKind::revision_of:
      return "prov:wasRevisionOf";
    case EdgeKind::same_as:
      return "schema:sameAs";
    case EdgeKind::mentions:
      return "schema:mentions";
    default:
      return "cg:relatedTo";
  }
}

class RdfWalker {
 public:
  RdfWalker(const GraphData& graph, RdfOut& out, Diagnostics& diagnostics)
      : m_graph(graph), m_out(out), m_ids(safe_ids(graph, diagnostics)) {
    for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
      m_local.push_back(rdf_local_name(m_ids.nodes[i]));
      m_taken.insert(m_local.back());
      if (graph.nodes[i].kind == NodeKind::article) m_articles.emplace(graph.nodes[i].id, i);
    }
    m_relations.resize(graph.nodes.size());
  }

  std::size_t write() {
    for (std::uint32_t i = 0; i < m_graph.edges.size(); ++i) {
      if (m_ids.edge_ok[i]) take_edge(i);
    }
    for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
      if (node(i).kind == NodeKind::attribution) act(i);  // also one without edges
    }
    m_out.begin();
    for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
      if (node(i).kind != NodeKind::attribution) write_node(i);
    }
    for (const auto& [_, one] : m_acts) write_act(one);
    for (std::uint32_t i = 0; i < m_graph.edges.size(); ++i) {
      if (m_is_relation.contains(i)) write_relation(i);
    }
    m_out.end();
    return m_replaced;
  }

 private:
  const GraphData& m_graph;
  RdfOut& m_out;
  const SafeIds m_ids;
  std::vector<std::string> m_local;  // of nodes
  std::set<std::string> m_taken;     // local names
  std::unordered_map<std::string, std::uint32_t> m_articles;
  std::map<std::string, Act> m_acts;                           // by local name
  std::vector<std::map<std::string_view, Nodes>> m_relations;  // of each node, by property
  std::set<std::uint32_t> m_is_relation;                       // edges
  std::size_t m_replaced = 0;

  const Node& node(std::uint32_t i) const { return m_graph.nodes[i]; }

  // ---- what belongs to which act of saying ----

  Act& act(std::uint32_t attribution) {
    Act& one = m_acts[m_local[attribution]];
    one.id = m_local[attribution];
    one.node = &node(attribution);
    return one;
  }

  /// The act behind a folded edge.
  Act& act_of(const Edge& e, std::uint32_t index) {
    const std::string local = rdf_local_name(e.attribution.empty() ? m_ids.edges[index] : e.attribution);
    Act& one = m_acts[local];
    one.id = local;
    return one;
  }

  void add_evidence(Act& one, const Edge& e) {
    if (one.edge == nullptr) one.edge = &e;
    for (const Evidence& evidence : e.evidence) {
      const auto same = [&](const Evidence* known) {
        return known->article == evidence.article && known->start == evidence.start &&
               known->end == evidence.end && known->exact == evidence.exact;
      };
      if (std::none_of(one.passages.begin(), one.passages.end(), same)) one.passages.push_back(&evidence);
      if (const auto found = m_articles.find(evidence.article); found != m_articles.end())
        one.articles.insert(found->second);
    }
  }

  void take_edge(std::uint32_t index) {
    const Edge& e = m_graph.edges[index];
    const NodeKind from = node(e.source).kind;
    const NodeKind to = node(e.target).kind;
    if (from == NodeKind::attribution || to == NodeKind::attribution) return take_unfolded(e);
    const bool claim_first = from == NodeKind::claim && is_speaker_kind(to);
    const bool claim_last = to == NodeKind::claim && is_speaker_kind(from);
    if ((claim_first || claim_last) && !act_property(e.kind).empty()) {
      Act& one = act_of(e, index);
      one.speakers.insert(claim_first ? e.target : e.source);
      one.claims[act_property(e.kind)].insert(claim_first ? e.source : e.target);
      return add_evidence(one, e);
    }
    if (e.kind == EdgeKind::relays) {
      Act& one = act_of(e, index);
      one.speakers.insert(e.source);
      one.relayed_speakers.insert(e.target);
      return add_evidence(one, e);
    }
    m_relations[e.source][relation_property(e.kind, from == NodeKind::claim_review)].insert(e.target);
    if (!e.evidence.empty() || !e.detail.empty()) m_is_relation.insert(index);
  }

  void take_unfolded(const Edge& e) {
    const bool first = node(e.source).kind == NodeKind::attribution;
    Act& one = act(first ? e.source : e.target);
    const std::uint32_t other = first ? e.target : e.source;
    if (node(other).kind == NodeKind::attribution) {
      if (other != (first ? e.source : e.target)) one.relays.insert(m_local[other]);
      return;
    }
    if (node(other).kind == NodeKind::claim) {
      const std::string_view property = act_property(e.kind);
      one.claims[property.empty() ? "cg:concerns" : property].insert(other);
    } else if (node(other).kind == NodeKind::article) {
      one.articles.insert(other);
    } else {
      one.speakers.insert(other);
    }
    add_evidence(one, e);
  }

  // ---- values; what is empty is left out ----

  std::string clean(std::string_view value) {
    std::string out = is_valid_utf8(value) ? std::string(value) : repair_utf8(value, &m_replaced);
    for (std::size_t at = out.find('\0'); at != std::string::npos; at = out.find('\0', at)) {
      out.replace(at, 1, "\xEF\xBF\xBD");
      ++m_replaced;
    }
    return out;
  }
  void text(std::string_view property, std::string_view value, std::string_view type = {}) {
    if (value.empty()) return;
    m_out.open(property);
    m_out.literal(clean(value), type);
    m_out.close();
  }
  void date(std::string_view property, const std::string& value) {
    const std::string type = xsd_date_type(value);
    text(property, value, type.empty() ? type : "xsd:" + type);
  }
  void flag(std::string_view property, bool value) {
    if (!value) return;
    m_out.open(property);
    m_out.truth();
    m_out.close();
  }
  void number(std::string_view property, const std::optional<double>& value) {
    if (!value) return;
    m_out.open(property);
    m_out.number(*value);
    m_out.close();
  }
  void term(std::string_view property, std::string_view value) {
    m_out.open(property);
    m_out.term(value);
    m_out.close();
  }
  void link(std::string_view property, std::string_view local) {
    m_out.open(property);
    m_out.link(local);
    m_out.close();
  }
  void links(std::string_view property, const Nodes& nodes) {
    if (nodes.empty()) return;
    m_out.open(property);
    for (const auto i : nodes) m_out.link(m_local[i]);
    m_out.close();
  }
  void texts(std::string_view property, const std::vector<std::string>& values) {
    if (std::all_of(values.begin(), values.end(), [](const auto& v) { return v.empty(); })) return;
    m_out.open(property);
    for (const auto& value : values) {
      if (!value.empty()) m_out.literal(clean(value), {});
    }
    m_out.close();
  }
  /// Somebody of whom only the name is known.
  void named(std::string_view property, std::string_view type, const std::vector<std::string>& names) {
    if (names.empty()) return;
    m_out.open(property);
    for (const auto& name : names) {
      m_out.begin_nested({type});
      text("schema:name", name);
      m_out.end_nested();
    }
    m_out.close();
  }

  // ---- nodes ----

  void begin(std::uint32_t i) {
    const std::string& local = m_local[i];
    switch (node(i).kind) {
      case NodeKind::article:
        return m_out.begin_resource(local, {"schema:NewsArticle", "prov:Entity"});
      case NodeKind::person:
        return m_out.begin_resource(local, {"schema:Person", "prov:Agent"});
      case NodeKind::organization:
        return m_out.begin_resource(local, {"schema:Organization", "prov:Agent"});
      case NodeKind::group:
        return m_out.begin_resource(local, {"cg:Group", "prov:Agent"});
      case NodeKind::place:
        return m_out.begin_resource(local, {"schema:Place", "prov:Agent"});
      case NodeKind::claim:
        return m_out.begin_resource(local, {"schema:Claim"});
      case NodeKind::claim_review:
        return m_out.begin_resource(local, {"schema:ClaimReview", "prov:Entity"});
      case NodeKind::quantity:
        return m_out.begin_resource(local, {"schema:QuantitativeValue"});
      default:
        return m_out.begin_resource(local, {"schema:Thing", "prov:Agent"});
    }
  }

  void write_node(std::uint32_t i) {
    const Node& n = node(i);
    begin(i);
    if (n.kind == NodeKind::article) {
      article(n);
    } else if (n.kind == NodeKind::claim) {
      claim(n);
    } else if (n.kind == NodeKind::claim_review) {
      review(n);
    } else {
      text("schema:name", n.anonymous ? std::string_view() : n.label);
      texts("schema:description", {n.anonymous ? n.label : std::string(), n.description});
      texts("schema:alternateName", n.alternate_names);
      flag("cg:anonymous", n.anonymous);
      text("cg:family", n.family);
    }
    for (const auto& [property, targets] : m_relations[i]) links(property, targets);
    m_out.end_resource();
  }

  void article(const Node& n) {
    text("schema:headline", n.label);
    text("schema:description", n.description);
    text("schema:url", n.url, "xsd:anyURI");
    if (!n.publisher.empty()) named("schema:publisher", "schema:Organization", {n.publisher});
    named("schema:author", "schema:Person", n.authors);
    date("schema:datePublished", n.date_published);
    date("schema:dateModified", n.date_modified);
    text("schema:inLanguage", n.language);
  }

  void claim(const Node& n) {
    text("schema:text", n.label);
    text("schema:description", n.description);
    text("cg:form", n.claim_form);
    text("cg:polarity", n.polarity);
    text("cg:modality", n.modality);
    date("schema:temporalCoverage", n.valid_time);
    date("cg:firstSeen", n.first_appearance);
    flag("cg:unresolved", n.unresolved);
    number("cg:worth", n.worth == 0 ? std::nullopt : std::optional(n.worth));
    text("cg:family", n.family);
    const std::vector<Figure> figures = figures_of(n.quantities);
    if (figures.empty()) return;
    m_out.open("cg:quantity");
    for (const Figure& figure : figures) {
      m_out.begin_nested({"schema:QuantitativeValue"});
      text("rdfs:label", figure.words);
      number("schema:value", figure.value);
      number("schema:minValue", figure.low);
      number("schema:maxValue", figure.high);
      text("schema:unitText", figure.unit);
      text("cg:approximation", figure.hedge);
      m_out.end_nested();
    }
    m_out.close();
  }

  void review(const Node& n) {
    text("schema:url", n.url, "xsd:anyURI");
    date("schema:datePublished", n.date_published);
    if (n.label.empty()) return;
    m_out.open("schema:reviewRating");
    m_out.begin_nested({"schema:Rating"});
    text("schema:alternateName", n.label);
    m_out.end_nested();
    m_out.close();
  }

  // ---- acts of saying ----

  void write_act(const Act& one) {
    static const Edge kNoEdge;
    const Edge& e = one.edge == nullptr ? kNoEdge : *one.edge;
    const auto known = [&](const std::string& of_node, const std::string& of_edge) {
      return one.node == nullptr ? of_edge : of_node;
    };
    static const Node kNoNode;
    const Node& n = one.node == nullptr ? kNoNode : *one.node;
    m_out.begin_resource(one.id, {"cg:Saying", "prov:Entity"});
    text("rdfs:label", known(n.label, e.label));
    text("cg:manner", known(n.attribution_kind, e.attribution_kind));
    text("cg:stance", known(n.stance, e.stance));
    text("cg:realis", n.realis);
    text("cg:cue", n.cue);
    date("cg:saidAt", known(n.said_at, e.said_at));
    const bool undated = e.date.empty() && !one.articles.empty();
    date("dct:date", undated ? node(*one.articles.begin()).date_published : e.date);
    text("cg:medium", known(n.medium, e.medium));
    text("cg:addressee", n.addressee);
    flag("cg:hedged", n.hedged || e.hedged);
    links("prov:wasAttributedTo", one.speakers);
    links("prov:wasQuotedFrom", one.articles);
    for (const auto& [property, claims] : one.claims) links(property, claims);
    if (!one.relays.empty()) {
      m_out.open("cg:relays");
      for (const auto& inner : one.relays) m_out.link(inner);
      m_out.close();
    }
    links("cg:relaysWordsOf", one.relayed_speakers);
    m_out.end_resource();
    annotations(one.id, one.passages);
  }

  /// A local name that nothing else has.
  std::string fresh(const std::string& wanted) {
    std::string out = wanted;
    for (int i = 2; !m_taken.insert(out).second; ++i) out = fmt::format("{}_{}", wanted, i);
    return out;
  }

  void annotations(const std::string& body, const std::vector<const Evidence*>& passages) {
    for (const Evidence* e : passages) {
      m_out.begin_resource(fresh(body + "-passage"), {"oa:Annotation"});
      term("oa:motivatedBy", "oa:identifying");
      link("oa:hasBody", body);
      m_out.open("oa:hasTarget");
      m_out.begin_nested({"oa:SpecificResource"});
      const auto article = m_articles.find(e->article);
      if (article != m_articles.end()) {
        link("oa:hasSource", m_local[article->second]);
      } else if (!e->article.empty()) {
        link("oa:hasSource", rdf_local_name(e->article));
      }
      selectors(*e);
      m_out.end_nested();
      m_out.close();
      number("cg:confidence", e->confidence);
      text("cg:foundBy", e->by);
      text("cg:origin", origin_name(e->origin));
      m_out.end_resource();
    }
  }

  void selectors(const Evidence& e) {
    const bool placed = e.end > e.start;  // a fact-check's words stand nowhere in its text
    if (!placed && e.exact.empty()) return;
    m_out.open("oa:hasSelector");
    if (placed) {
      m_out.begin_nested({"oa:TextPositionSelector"});
      m_out.open("oa:start");
      m_out.count(e.start);
      m_out.close();
      m_out.open("oa:end");
      m_out.count(e.end);
      m_out.close();
      m_out.end_nested();
    }
    if (!e.exact.empty()) {
      m_out.begin_nested({"oa:TextQuoteSelector"});
      text("oa:exact", e.exact);
      text("oa:prefix", e.prefix);
      text("oa:suffix", e.suffix);
      m_out.end_nested();
    }
    m_out.close();
  }

  // ---- the other edges, when more is known of them than that they are ----

  void write_relation(std::uint32_t index) {
    const Edge& e = m_graph.edges[index];
    const std::string local = fresh(rdf_local_name(m_ids.edges[index]));
    m_out.begin_resource(local, {"cg:Relation", "rdf:Statement"});
    link("rdf:subject", m_local[e.source]);
    term("rdf:predicate", relation_property(e.kind, node(e.source).kind == NodeKind::claim_review));
    link("rdf:object", m_local[e.target]);
    text("rdfs:label", e.label);
    text("cg:detail", e.detail);
    date("dct:date", e.date);
    m_out.end_resource();
    std::vector<const Evidence*> passages;
    for (const Evidence& one : e.evidence) passages.push_back(&one);
    annotations(local, passages);
  }
};

}  // namespace

void write_rdf(const GraphData& graph, RdfOut& out, Diagnostics& diagnostics) {
  const std::size_t replaced = RdfWalker(graph, out, diagnostics).write();
  report_replaced(replaced, "RDF", diagnostics);
}

}  // namespace claimgraph::detail
