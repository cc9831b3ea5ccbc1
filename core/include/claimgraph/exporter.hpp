// The one interface behind which every output format lives: one file exporter_NAME.cpp, one row in
// exporter_table.hpp.
#pragma once

#include <functional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/diagnostic.hpp"
#include "claimgraph/graph_data.hpp"

namespace claimgraph {

struct ExportOptions {
  std::string title;               ///< heading of a picture or page
  std::string dialect;             ///< one of the row's dialects, or "" for the plain format
  bool attribution_nodes = false;  ///< already applied by the caller; exporters only draw what they get
};

struct ExporterInfo {
  const char* name;         ///< what `claimgraph export` takes: "graphml"
  const char* description;  ///< one line for people
  /// Writes `graph` to `out`; what had to be replaced or cut is said in `diagnostics`. The same graph gives
  /// the same bytes. Throws Error when the format needs a program that is missing or fails.
  void (*write)(const GraphData& graph, const ExportOptions& options, std::ostream& out,
                Diagnostics& diagnostics);
  std::span<const std::string_view> dialects = {};  ///< programs that it can be written for
  bool wants_attributions =
      false;  ///< shows more of a graph with attribution nodes (GraphFilter); takes either
};

/// The table, in a fixed order.
const std::vector<ExporterInfo>& exporters();
/// nullptr when there is none of that name.
const ExporterInfo* find_exporter(std::string_view name);

}  // namespace claimgraph
