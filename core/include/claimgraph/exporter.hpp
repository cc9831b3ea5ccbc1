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
  bool everything = false;         ///< a picture leaves nothing out, however large it grows
  bool attribution_nodes = false;  ///< already applied by the caller; exporters only draw what they get
};

/// Where a format that is several files puts them. The caller owns it and decides what it is: a folder, an
/// archive, a map in memory.
class ExportFolder {
 public:
  virtual ~ExportFolder() = default;
  /// Begins a file and ends the one before. `name` is relative, with '/' between folders, without "." or
  /// "..", and never given twice. The stream is good until the next call. Throws Error when that fails.
  virtual std::ostream& file(const std::string& name) = 0;
};

struct ExporterInfo {
  const char* name;         ///< what `claimgraph export` takes: "graphml"
  const char* description;  ///< one line for people
  /// Writes `graph` to `out`; what had to be replaced or cut is said in `diagnostics`. The same graph gives
  /// the same bytes. Throws Error when the format needs a program that is missing or fails. Null when the
  /// format is always a folder.
  void (*write)(const GraphData& graph, const ExportOptions& options, std::ostream& out,
                Diagnostics& diagnostics);
  std::span<const std::string_view> dialects = {};  ///< programs that it can be written for
  bool wants_attributions =
      false;  ///< shows more of a graph with attribution nodes (GraphFilter); takes either
  /// The same for a format, or a dialect, that is several files; null when there is none.
  void (*write_folder)(const GraphData& graph, const ExportOptions& options, ExportFolder& out,
                       Diagnostics& diagnostics) = nullptr;
  std::string_view folder_dialect = {};  ///< with both functions: the dialect that is several files

  /// Which of the two functions `dialect` needs.
  bool is_folder(std::string_view dialect) const {
    return write_folder != nullptr && (write == nullptr || dialect == folder_dialect);
  }
};

/// The table, in a fixed order.
const std::vector<ExporterInfo>& exporters();
/// nullptr when there is none of that name.
const ExporterInfo* find_exporter(std::string_view name);
/// Throws UsageError, which lists them, when the format has no such dialect; each has "", the plain format.
void check_dialect(const ExporterInfo& exporter, std::string_view dialect);

}  // namespace claimgraph
