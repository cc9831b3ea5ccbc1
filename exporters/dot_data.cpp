#include "exporters/dot_data.hpp"

#include "exporters/graph_fields.hpp"
#include "exporters/text_out.hpp"
#include "exporters/view.hpp"

namespace claimgraph::detail {

void write_dot_data(const GraphData& graph, std::ostream& out, Diagnostics& diagnostics) {
  const SafeIds ids = safe_ids(graph, diagnostics);
  std::size_t replaced = 0;
  {
    Sink sink(out);
    const auto quoted = [&](std::string_view text) { replaced += append_dot_string(sink.text(), text); };
    const auto attributes = [&](const auto& record) {
      const char* before = " [";
      visit_fields(record, [&](const char* name, KeyType, std::string_view value) {
        if (std::string_view(name) == "name") return;  // pydot takes it for the node's; `label` is the same
        sink << before << name << "=";
        quoted(value);
        before = ", ";
      });
      sink << "]\n";  // after "];" pydot sees a node "\\n"
      sink.drain();
    };
    sink << "digraph claims {\n";
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
      sink << "  ";
      quoted(ids.nodes[i]);
      attributes(graph.nodes[i]);
    }
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
      if (!ids.edge_ok[i]) continue;
      const auto [from, to] = shown_ends(graph, graph.edges[i]);
      sink << "  ";
      quoted(ids.nodes[from]);
      sink << " -> ";
      quoted(ids.nodes[to]);
      attributes(graph.edges[i]);
    }
    sink << "}\n";
  }
  report_replaced(replaced, "DOT", diagnostics);
}

}  // namespace claimgraph::detail
