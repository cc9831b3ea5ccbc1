// The claims graph as statements of RDF. docs/vocabulary.md says what they mean, schemas/shacl/claimgraph.ttl
// what a reader may rely on.
#pragma once

#include "claimgraph/diagnostic.hpp"
#include "claimgraph/graph_data.hpp"
#include "exporters/rdf_out.hpp"

namespace claimgraph::detail {

/// A saying is a prov:Entity with its speaker, its article and what it does to which claim; its passage is
/// the target of a Web Annotation. Reads the graph folded or with attribution nodes. O(n log n).
void write_rdf(const GraphData& graph, RdfOut& out, Diagnostics& diagnostics);

}  // namespace claimgraph::detail
