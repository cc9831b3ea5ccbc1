// The statements of our JSON-LD as N-Quads, one a line, all in the default graph.
#include "exporters/exporter_table.hpp"
#include "exporters/rdf_graph.hpp"

namespace claimgraph {

namespace {

void write_format(const GraphData& graph, const ExportOptions&, std::ostream& out, Diagnostics& diagnostics) {
  detail::write_rdf(graph, *detail::make_nquads_out(out), diagnostics);
}

}  // namespace

extern const ExporterInfo kNquadsExporter{
    "nquads", "the same statements as N-Quads, one a line", write_format, {}, true};

}  // namespace claimgraph
