// GEXF 1.3 for Gephi and others, with time: an edge begins on the day on which it was said or reported, an
// article on the day of its publication, and everything else with the first edge that touches it, so that
// Gephi's timeline shows the story grow. What has no day is always there.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "exporters/dates.hpp"
#include "exporters/exporter_table.hpp"
#include "exporters/graph_fields.hpp"
#include "exporters/text_out.hpp"
#include "exporters/view.hpp"

namespace claimgraph {

namespace {

using namespace detail;

const char* gexf_type(KeyType type) {
  return type == KeyType::string ? "string" : type == KeyType::real ? "double" : "integer";
}

/// What GEXF has an attribute of its own for is no column: Gephi would have it twice.
bool is_column(const Key<Node>& key) {
  return is_field(key) && key.name != std::string_view("label");
}
bool is_column(const Key<Edge>& key) {
  const std::string_view name = key.name;
  return is_field(key) && name != "label" && name != "kind" && name != "weight";
}

template <typename Record>
std::set<std::string_view> columns_of(const std::vector<Key<Record>>& keys) {
  std::set<std::string_view> out;
  for (const auto& key : keys) {
    if (is_column(key)) out.insert(key.name);
  }
  return out;
}

class GexfWriter {
 public:
  GexfWriter(const GraphData& graph, const ExportOptions& options, std::ostream& out,
             Diagnostics& diagnostics)
      : m_graph(graph), m_options(options), m_ids(safe_ids(graph, diagnostics)), m_out(out) {}

  std::size_t write() {
    find_days();
    header();
    m_out << "  <nodes>\n";
    for (std::size_t i = 0; i < m_graph.nodes.size(); ++i) node(i);
    m_out << "  </nodes>\n  <edges>\n";
    for (std::size_t i = 0; i < m_graph.edges.size(); ++i) {
      if (m_ids.edge_ok[i]) edge(i);
    }
    m_out << "  </edges>\n </graph>\n</gexf>\n";
    return m_replaced;
  }

 private:
  const GraphData& m_graph;
  const ExportOptions& m_options;
  const SafeIds m_ids;
  const std::set<std::string_view> m_node_columns = columns_of(node_keys());
  const std::set<std::string_view> m_edge_columns = columns_of(edge_keys());
  Sink m_out;
  std::size_t m_replaced = 0;
  std::vector<std::string> m_node_days, m_edge_days;  // "" when there is none
  std::vector<std::uint32_t> m_degree;

  void find_days() {
    std::unordered_map<std::string_view, const Node*> articles;
    m_node_days.resize(m_graph.nodes.size());
    m_edge_days.resize(m_graph.edges.size());
    m_degree.resize(m_graph.nodes.size());
    for (std::size_t i = 0; i < m_graph.nodes.size(); ++i) {
      const Node& n = m_graph.nodes[i];
      m_node_days[i] = iso_day(n.date_published);
      if (n.kind == NodeKind::article) articles.emplace(n.id, &n);
    }
    for (std::size_t i = 0; i < m_graph.edges.size(); ++i) {
      if (!m_ids.edge_ok[i]) continue;
      const Edge& e = m_graph.edges[i];
      std::string& day = m_edge_days[i];
      day = iso_day(e.date);
      const auto found =
          day.empty() && !e.evidence.empty() ? articles.find(e.evidence.front().article) : articles.end();
      if (found != articles.end()) day = iso_day(found->second->date_published);
      for (const std::uint32_t end : {e.source, e.target}) {
        ++m_degree[end];
        std::string& first = m_node_days[end];
        if (m_graph.nodes[end].kind == NodeKind::article || day.empty()) continue;
        if (first.empty() || day < first) first = day;
      }
    }
    // An edge is never there before both its ends: Gephi would leave it out.
    for (std::size_t i = 0; i < m_graph.edges.size(); ++i) {
      if (!m_ids.edge_ok[i]) continue;
      for (const std::uint32_t end : {m_graph.edges[i].source, m_graph.edges[i].target})
        m_edge_days[i] = std::max(m_edge_days[i], m_node_days[end]);
    }
  }

  void text(std::string_view value) { m_replaced += append_xml(m_out.text(), value, true); }
  void attribute(std::string_view name, std::string_view value) {
    m_out << " " << name << "=\"";
    text(value);
    m_out << "\"";
  }

  template <typename Record>
  void declare(const std::vector<Key<Record>>& keys, const char* domain) {
    m_out << "  <attributes class=\"" << domain << "\" mode=\"static\">\n";
    for (const auto& key : keys) {
      if (!is_column(key)) continue;
      m_out << "   <attribute id=\"" << key.name << "\" title=\"" << key.name << "\" type=\""
            << gexf_type(key.type) << "\"/>\n";
    }
    m_out << "  </attributes>\n";
  }

  void header() {
    m_out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" "
             "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
             "xsi:schemaLocation=\"http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd\" version=\"1.3\">\n"
             " <meta>\n  <creator>claimgraph</creator>\n";
    if (!m_options.title.empty()) {
      m_out << "  <description>";
      text(m_options.title);
      m_out << "</description>\n";
    }
    m_out << " </meta>\n <graph mode=\"dynamic\" defaultedgetype=\"directed\" timeformat=\"date\" "
             "timerepresentation=\"interval\">\n";
    declare(node_keys(), "node");
    declare(edge_keys(), "edge");
  }

  template <typename Record>
  void values(const Record& record, const std::set<std::string_view>& columns) {
    m_out << "\n    <attvalues>\n";
    visit_fields(record, [&](const char* name, KeyType, std::string_view value) {
      if (!columns.contains(name)) return;
      m_out << "     <attvalue for=\"" << name << "\"";
      attribute("value", value);
      m_out << "/>\n";
    });
    m_out << "    </attvalues>\n";
  }

  void colour(Colour c) {
    fmt::format_to(std::back_inserter(m_out.text()), "    <viz:color r=\"{}\" g=\"{}\" b=\"{}\"/>\n", c.r,
                   c.g, c.b);
  }

  void node(std::size_t i) {
    const Node& n = m_graph.nodes[i];
    m_out << "   <node";
    attribute("id", m_ids.nodes[i]);
    attribute("label", n.label);
    if (!m_node_days[i].empty()) attribute("start", m_node_days[i]);
    m_out << ">";
    values(n, m_node_columns);
    const double size = std::round(10.0 * (10.0 + 4.0 * std::sqrt(static_cast<double>(m_degree[i])))) / 10.0;
    m_out << "    <viz:size value=\"" << number_text(size) << "\"/>\n";
    colour(node_colour(n));
    m_out << "   </node>\n";
    m_out.drain();
  }

  /// `kind` keeps parallel edges apart in Gephi.
  void edge(std::size_t i) {
    const Edge& e = m_graph.edges[i];
    const auto [from, to] = shown_ends(m_graph, e);
    m_out << "   <edge";
    attribute("id", m_ids.edges[i]);
    attribute("source", m_ids.nodes[from]);
    attribute("target", m_ids.nodes[to]);
    attribute("kind", edge_kind_name(e.kind));
    attribute("label", e.label.empty() ? edge_kind_name(e.kind) : e.label);
    attribute("weight", fmt::format("{}", std::max<std::size_t>(1, e.evidence.size())));
    if (!m_edge_days[i].empty()) attribute("start", m_edge_days[i]);
    m_out << ">";
    values(e, m_edge_columns);
    colour(edge_colour(e));
    m_out << "   </edge>\n";
    m_out.drain();
  }
};

void write_format(const GraphData& graph, const ExportOptions& options, std::ostream& out,
                  Diagnostics& diagnostics) {
  const std::size_t replaced = GexfWriter(graph, options, out, diagnostics).write();
  report_replaced(replaced, "XML", diagnostics);
}

}  // namespace

extern const ExporterInfo kGexfExporter{"gexf", "GEXF 1.3 with time, for Gephi and its timeline",
                                        write_format};

}  // namespace claimgraph
