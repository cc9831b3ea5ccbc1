// JSON-LD in the terms of schema.org, PROV and Web Annotation, with a context of its own: no reader has to
// fetch one.
#include "exporters/exporter_table.hpp"
#include "exporters/rdf_graph.hpp"

namespace claimgraph {

namespace {

void write_format(const GraphData& graph, const ExportOptions&, std::ostream& out, Diagnostics& diagnostics) {
  detail::write_rdf(graph, *detail::make_jsonld_out(out), diagnostics);
}

}  // namespace

extern const ExporterInfo kJsonldExporter{
    "jsonld", "JSON-LD in the terms of schema.org, PROV and Web Annotation", write_format, {}, true};

}  // namespace claimgraph
