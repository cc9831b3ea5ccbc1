// GraphML that NetworkX, igraph, rustworkx, Boost, Gephi, Cytoscape and yEd read whole: declared typed keys,
// one `for` each, no defaults, no prefix, nodes before edges, unique ids. The yEd dialect adds what only yEd
// shows (y:ShapeNode); the others would stumble over it.
#include <array>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "exporters/exporter_table.hpp"
#include "exporters/graphml_keys.hpp"
#include "exporters/text_out.hpp"
#include "exporters/view.hpp"

namespace claimgraph {

namespace {

using namespace detail;

class GraphmlWriter {
 public:
  GraphmlWriter(const GraphData& graph, const ExportOptions& options, std::ostream& out,
                Diagnostics& diagnostics)
      : m_graph(graph),
        m_yed(options.dialect == "yed"),
        m_positions(m_yed || options.dialect == "gephi"),
        m_out(out),
        m_ids(safe_ids(graph, diagnostics)),
        m_degree(graph.nodes.size()) {
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
      if (!m_ids.edge_ok[i]) continue;
      ++m_degree[graph.edges[i].source];
      ++m_degree[graph.edges[i].target];
    }
  }

  std::size_t write() {
    header();
    for (std::size_t i = 0; i < m_graph.nodes.size(); ++i) {
      node(i);
      m_out.drain();
    }
    for (std::size_t i = 0; i < m_graph.edges.size(); ++i) {
      if (m_ids.edge_ok[i]) edge(i);
      m_out.drain();
    }
    m_out << " </graph>\n</graphml>\n";
    return m_replaced;
  }

 private:
  const GraphData& m_graph;
  const bool m_yed;
  const bool m_positions;
  Sink m_out;
  const SafeIds m_ids;
  std::vector<std::uint32_t> m_degree;
  std::uint32_t m_rows[3] = {0, 0, 0};  // of the columns of the simple layout: speakers, claims, articles
  std::size_t m_replaced = 0;

  template <typename Record>
  void declare(const std::vector<Key<Record>>& keys, const char* domain) {
    for (const auto& key : keys) {
      m_out << "  <key id=\"" << key.id << "\" for=\"" << domain << "\" attr.name=\"" << key.name
            << "\" attr.type=\"" << key_type_name(key.type) << "\"/>\n";
    }
  }

  void header() {
    m_out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
             "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
    if (m_yed) m_out << " xmlns:y=\"http://www.yworks.com/xml/graphml\"";
    m_out << " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
             "http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd\">\n";
    declare(node_keys(), "node");
    declare(edge_keys(), "edge");
    if (m_yed) {
      m_out << "  <key id=\"nodegraphics\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
               "  <key id=\"edgegraphics\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n";
    }
    m_out << " <graph id=\"claims\" edgedefault=\"directed\">\n";
  }

  void open(std::string_view key) { m_out << "   <data key=\"" << key << "\">"; }
  void data(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    open(key);
    m_replaced += append_xml(m_out.text(), value);
    m_out << "</data>\n";
  }
  template <typename Number>
  void number(std::string_view key, Number value) {
    open(key);
    fmt::format_to(std::back_inserter(m_out.text()), "{}", value);
    m_out << "</data>\n";
  }
  void colour(Colour c, std::string_view prefix) {
    const int parts[] = {c.r, c.g, c.b};
    const char* const names[] = {"r", "g", "b"};
    for (int i = 0; i < 3; ++i) {
      fmt::format_to(std::back_inserter(m_out.text()), "   <data key=\"{}{}\">{}</data>\n", prefix, names[i],
                     parts[i]);
    }
  }

  template <typename Record>
  void fields(const std::vector<Key<Record>>& keys, const Record& record) {
    for (const auto& key : keys) {
      if (key.text != nullptr) {
        data(key.id, record.*key.text);
      } else if (key.flag != nullptr) {
        if (record.*key.flag) data(key.id, "1");
      } else if (key.number != nullptr) {
        if (record.*key.number != 0) data(key.id, number_text(record.*key.number));
      } else if (key.list != nullptr && !(record.*key.list).empty()) {
        data(key.id, join_list(record.*key.list));
      }
    }
  }

  void node(std::size_t i) {
    const Node& n = m_graph.nodes[i];
    m_out << "  <node id=\"";
    m_replaced += append_xml(m_out.text(), m_ids.nodes[i], true);
    m_out << "\">\n";
    data("kind", node_kind_name(n.kind));
    data("name", n.label);
    fields(node_keys(), n);
    const double size = std::round(10.0 * (10.0 + 4.0 * std::sqrt(static_cast<double>(m_degree[i])))) / 10.0;
    data("size", number_text(size));
    const Colour fill = node_colour(n);
    if (m_positions) position(n, fill);
    colour(fill, "");
    m_out << "  </node>\n";
  }

  /// Three columns, speakers, claims, articles: something to look at before a layout has run.
  void position(const Node& n, Colour fill) {
    const int column = is_speaker_kind(n.kind) ? 0 : n.kind == NodeKind::article ? 2 : 1;
    const double x = 420.0 * column;
    const double y = 60.0 * m_rows[column]++;
    number("x", x);
    number("y", y);
    if (!m_yed) return;
    std::string label;
    double width = 40;
    std::size_t lines = 0;
    for (const auto& line : wrap(shorten(n.label, 200), 45)) {
      if (lines++ > 0) label += '\n';
      label += line;
      width = std::max(width, 7.0 * static_cast<double>(display_columns(line)) + 20);
    }
    open("nodegraphics");
    fmt::format_to(std::back_inserter(m_out.text()),
                   "<y:ShapeNode><y:Geometry height=\"{}\" width=\"{}\" x=\"{}\" y=\"{}\"/>"
                   "<y:Fill color=\"{}\" transparent=\"false\"/>"
                   "<y:BorderStyle color=\"#98A2B3\" type=\"{}\" width=\"1.0\"/><y:NodeLabel>",
                   16.0 * static_cast<double>(lines) + 14, width, x, y, hex(fill),
                   n.anonymous ? "dashed" : "line");
    m_replaced += append_xml(m_out.text(), label);
    m_out << "</y:NodeLabel><y:Shape type=\"" << (column == 0 ? "roundrectangle" : "rectangle")
          << "\"/></y:ShapeNode></data>\n";
  }

  void edge(std::size_t i) {
    const Edge& e = m_graph.edges[i];
    const auto [from, to] = shown_ends(m_graph, e);
    m_out << "  <edge id=\"";
    m_replaced += append_xml(m_out.text(), m_ids.edges[i], true);
    m_out << "\" source=\"";
    append_xml(m_out.text(), m_ids.nodes[from], true);
    m_out << "\" target=\"";
    append_xml(m_out.text(), m_ids.nodes[to], true);
    m_out << "\">\n";
    data("edge_kind", edge_kind_name(e.kind));
    data("interaction", edge_kind_name(e.kind));
    fields(edge_keys(), e);
    data("weight", number_text(static_cast<double>(std::max<std::size_t>(1, e.evidence.size()))));
    evidence(e);
    if (m_yed) graphics(e);
    colour(edge_colour(e), "edge_");
    m_out << "  </edge>\n";
  }

  void evidence(const Edge& e) {
    if (e.evidence.empty()) return;
    const Evidence& first = e.evidence.front();
    data("article", first.article);
    number("start_char", first.start);
    number("end_char", first.end);
    data("exact", first.exact);
    data("prefix", first.prefix);
    data("suffix", first.suffix);
    data("by", first.by);
    data("confidence", number_text(first.confidence));
    data("origin", origin_name(first.origin));
    data("more_evidence", evidence_to_json(e.evidence, 1));
  }

  void graphics(const Edge& e) {
    const bool plain = e.kind == EdgeKind::variant_of || e.kind == EdgeKind::contradicts ||
                       e.kind == EdgeKind::same_claim || e.kind == EdgeKind::same_as;
    open("edgegraphics");
    fmt::format_to(std::back_inserter(m_out.text()),
                   "<y:PolyLineEdge><y:LineStyle color=\"{}\" type=\"{}\" width=\"1.0\"/>"
                   "<y:Arrows source=\"none\" target=\"{}\"/><y:EdgeLabel>",
                   hex(edge_colour(e)),
                   plain      ? "dotted"
                   : e.hedged ? "dashed"
                              : "line",
                   plain ? "none" : "standard");
    m_replaced += append_xml(m_out.text(), e.label.empty() ? edge_kind_name(e.kind) : shorten(e.label, 60));
    m_out << "</y:EdgeLabel></y:PolyLineEdge></data>\n";
  }
};

void write_format(const GraphData& graph, const ExportOptions& options, std::ostream& out,
                  Diagnostics& diagnostics) {
  std::size_t replaced = 0;
  {
    GraphmlWriter writer(graph, options, out, diagnostics);
    replaced = writer.write();
  }
  report_replaced(replaced, "XML", diagnostics);
}

constexpr std::array<std::string_view, 3> kDialects{"gephi", "yed", "cytoscape"};

}  // namespace

extern const ExporterInfo kGraphmlExporter{
    "graphml", "GraphML for NetworkX, igraph, Gephi, Cytoscape, yEd (see --dialect)", write_format,
    kDialects};

}  // namespace claimgraph
