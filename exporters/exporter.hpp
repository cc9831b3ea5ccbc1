// The one interface behind which every output format lives: one file exporter_NAME.cpp, one row in
// exporters.cpp.
#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/diagnostic.hpp"
#include "core/model/graph_data.hpp"

namespace claimgraph {

struct ExportOptions {
  std::string title;               ///< heading of a picture
  std::string dialect;             ///< "gephi" | "yed" | "cytoscape" | ""
  bool attribution_nodes = false;  ///< already applied by the caller; exporters only draw what they get
};

/// Writes `graph` to `out`; what had to be replaced or cut is said in `diagnostics`.
struct ExporterInfo {
  const char* name;
  const char* description;
  const char* extension;
  void (*write)(const GraphData& graph, const ExportOptions& options, std::ostream& out,
                Diagnostics& diagnostics);
};

const std::vector<ExporterInfo>& exporters();
const ExporterInfo* find_exporter(std::string_view name);

}  // namespace claimgraph
