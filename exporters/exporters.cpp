#include "exporters/exporters.hpp"

namespace claimgraph {

const std::vector<ExporterInfo>& exporters() {
  static const std::vector<ExporterInfo> table{
      {"graphml", "GraphML for NetworkX, igraph, Gephi, Cytoscape, yEd (see --dialect)", "graphml",
       write_graphml},
      {"dot", "Graphviz DOT, made to be read as a picture", "dot", write_dot},
      {"svg", "a picture, laid out by Graphviz", "svg", write_svg},
      {"json", "node-link JSON with all evidence", "json", write_json},
      {"jsonld", "JSON-LD in the terms of schema.org, PROV and Web Annotation", "jsonld", write_jsonld},
      {"csv", "one row an edge, with speaker, claim, passage and article", "csv", write_csv},
  };
  return table;
}

const ExporterInfo* find_exporter(std::string_view name) {
  for (const ExporterInfo& exporter : exporters()) {
    if (name == exporter.name) return &exporter;
  }
  return nullptr;
}

}  // namespace claimgraph
