// FollowTheMoney entities as JSON Lines, for Aleph, OpenAleph and the ftm tools. An article is an Article, a
// claim a Note, an act of saying an UnknownLink from speaker to claim with the article as its proof;
// FollowTheMoney has no schemata of its own for speech.
#include <algorithm>
#include <map>
#include <vector>

#include "exporters/dates.hpp"
#include "exporters/exporter_table.hpp"
#include "exporters/json_out.hpp"
#include "exporters/page_text.hpp"
#include "exporters/text_out.hpp"
#include "exporters/view.hpp"

namespace claimgraph {

namespace {

using namespace detail;

constexpr std::size_t kNameColumns = 200;

const char* schema_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::article:
      return "Article";
    case NodeKind::person:
      return "Person";
    case NodeKind::organization:
      return "Organization";
    case NodeKind::claim:
    case NodeKind::claim_review:
    case NodeKind::attribution:
    case NodeKind::quantity:
      return "Note";
    case NodeKind::group:
    case NodeKind::place:
    case NodeKind::other:
      break;
  }
  return "LegalEntity";  // somebody who can speak
}

/// Its dates may stop after the year or the month.
std::string ftm_date(const std::string& value) {
  const std::string_view type = xsd_date_type(value);
  return type == "gYear" || type == "gYearMonth" ? value : iso_day(value);
}

class FtmWriter {
 public:
  FtmWriter(const GraphData& graph, std::ostream& out, Diagnostics& diagnostics)
      : m_graph(graph), m_ids(safe_ids(graph, diagnostics)), m_sink(out), m_json(m_sink) {}

  std::size_t write() {
    for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
      if (m_graph.nodes[i].kind == NodeKind::article) m_articles.emplace(m_graph.nodes[i].id, i);
    }
    for (std::uint32_t i = 0; i < m_graph.edges.size(); ++i) {
      const Edge& e = m_graph.edges[i];
      if (m_ids.edge_ok[i] && e.kind == EdgeKind::about && node(e.source).kind != NodeKind::article)
        m_about[e.source].push_back(e.target);
    }
    for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) write_node(i);
    for (std::uint32_t i = 0; i < m_graph.edges.size(); ++i) {
      // What a claim is about stands in its note.
      const bool told = m_graph.edges[i].kind == EdgeKind::about && m_about.contains(m_graph.edges[i].source);
      if (m_ids.edge_ok[i] && !told) write_edge(i);
    }
    return m_json.replaced();
  }

 private:
  const GraphData& m_graph;
  const SafeIds m_ids;
  Sink m_sink;
  JsonOut m_json;
  std::map<std::string, std::uint32_t> m_articles;
  std::map<std::uint32_t, std::vector<std::uint32_t>> m_about;
  std::map<std::string_view, std::vector<std::string>> m_values;  // of the entity that is being made

  const Node& node(std::uint32_t i) const { return m_graph.nodes[i]; }

  void add(std::string_view property, const std::string& value) {
    if (value.empty()) return;
    auto& values = m_values[property];  // a set, as in FollowTheMoney; few
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
  }

  void entity(const std::string& id, const char* schema) {
    m_json.begin_object();
    m_json.member("id", id);
    m_json.member("schema", schema);
    m_json.begin_object("properties");
    for (const auto& [property, values] : m_values) m_json.member(std::string(property).c_str(), values);
    m_json.end_object();
    m_json.end_object();
    m_json.line();
    m_values.clear();
  }

  void write_node(std::uint32_t i) {
    const Node& n = node(i);
    const std::string name = shorten(n.label, kNameColumns);
    add("name", name.empty() ? m_ids.nodes[i] : name);
    if (n.kind == NodeKind::article) {
      article(n);
    } else if (const std::string_view schema = schema_of(n.kind); schema == "Note") {
      add("description", n.label);
      add("sourceUrl", web_url(n.url));
      for (const auto about : m_about[i]) add("entity", m_ids.nodes[about]);
      add("notes", n.quantities.empty() ? "" : "In figures: " + n.quantities);
    } else {
      for (const auto& other : n.alternate_names) add("alias", other);
      add(schema == "Person" ? "position" : "summary", n.description);
      if (n.anonymous) add("notes", "A source that its article does not name");
    }
    entity(m_ids.nodes[i], schema_of(n.kind));
  }

  void article(const Node& n) {
    add("title", n.label);
    add("fileName", n.url.empty() ? n.id : n.url);
    add("summary", n.description);
    add("sourceUrl", web_url(n.url));
    add("publisher", n.publisher);
    for (const auto& author : n.authors) add("author", author);
    add("publishedAt", ftm_date(n.date_published));
    add("modifiedAt", ftm_date(n.date_modified));
    if (n.language == "en" || n.language.starts_with("en-")) add("language", "eng");
  }

  void write_edge(std::uint32_t i) {
    const Edge& e = m_graph.edges[i];
    auto [from, to] = shown_ends(m_graph, e);
    const bool into_article = node(to).kind == NodeKind::article && node(from).kind != NodeKind::article;
    const char* schema = "UnknownLink";
    const char* ends[] = {"subject", "object"};
    if (e.kind == EdgeKind::same_as) {
      schema = "Similar";
      ends[0] = "candidate", ends[1] = "match";
    } else if (e.kind == EdgeKind::affiliation && node(from).kind == NodeKind::person &&
               node(to).kind == NodeKind::organization) {
      schema = "Employment";
      ends[0] = "employee", ends[1] = "employer";
    } else if (e.kind == EdgeKind::mentions || (e.kind == EdgeKind::reported_in && into_article)) {
      schema = "Documentation";
      ends[0] = into_article ? "entity" : "document", ends[1] = into_article ? "document" : "entity";
    }
    add(ends[0], m_ids.nodes[from]);
    add(ends[1], m_ids.nodes[to]);
    if (e.kind == EdgeKind::same_as) {
      add("criteria", e.detail);
    } else {
      add("role", e.label.empty() ? edge_kind_name(e.kind) : e.label);
      if (schema != std::string_view("Documentation")) add("status", edge_kind_name(e.kind));
      add("date", ftm_date(e.date));
      evidence(e);
    }
    entity(m_ids.edges[i], schema);
  }

  void evidence(const Edge& e) {
    for (const Evidence& one : e.evidence) {
      add("description", one.exact);
      const auto found = m_articles.find(one.article);
      if (found == m_articles.end()) continue;
      add("proof", m_ids.nodes[found->second]);
      if (const std::string url = web_url(node(found->second).url); !url.empty())
        add("sourceUrl", url_at(url, one));
    }
  }
};

void write_format(const GraphData& graph, const ExportOptions&, std::ostream& out, Diagnostics& diagnostics) {
  const std::size_t replaced = FtmWriter(graph, out, diagnostics).write();
  report_replaced(replaced, "JSON", diagnostics);
}

}  // namespace

extern const ExporterInfo kFtmExporter{"ftm", "FollowTheMoney entities, one a line, for Aleph and OpenAleph",
                                       write_format};

}  // namespace claimgraph
