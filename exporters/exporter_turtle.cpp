// The statements of our JSON-LD as Turtle.
#include "exporters/exporter_table.hpp"
#include "exporters/rdf_graph.hpp"

namespace claimgraph {

namespace {

void write_format(const GraphData& graph, const ExportOptions&, std::ostream& out, Diagnostics& diagnostics) {
  detail::write_rdf(graph, *detail::make_turtle_out(out), diagnostics);
}

}  // namespace

extern const ExporterInfo kTurtleExporter{
    "turtle", "the same statements as Turtle, for RDF stores and SHACL", write_format, {}, true};

}  // namespace claimgraph
