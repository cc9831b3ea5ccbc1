// The graph as the two tables that `neo4j-admin database import` takes.
#pragma once

#include "claimgraph/diagnostic.hpp"
#include "claimgraph/exporter.hpp"
#include "claimgraph/graph_data.hpp"

namespace claimgraph::detail {

/// nodes.csv (":ID", ":LABEL") and relationships.csv (":START_ID", ":END_ID", ":TYPE"), with typed columns.
/// The direction is that of the model: a claim is SAID_BY its speaker. Linear.
void write_neo4j_tables(const GraphData& graph, const ExportOptions& options, ExportFolder& out,
                        Diagnostics& diagnostics);

}  // namespace claimgraph::detail
