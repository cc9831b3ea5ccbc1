#include <fmt/format.h>

#include <algorithm>

#include "claimgraph/error.hpp"
#include "exporters/exporter_table.hpp"

namespace claimgraph {

const std::vector<ExporterInfo>& exporters() {
#define CG_ITEM(row) row,
  static const std::vector<ExporterInfo> table{CG_EXPORTERS(CG_ITEM)};
#undef CG_ITEM
  return table;
}

const ExporterInfo* find_exporter(std::string_view name) {
  for (const ExporterInfo& exporter : exporters()) {
    if (name == exporter.name) return &exporter;
  }
  return nullptr;
}

void check_dialect(const ExporterInfo& exporter, std::string_view dialect) {
  const auto& known = exporter.dialects;
  if (dialect.empty() || std::find(known.begin(), known.end(), dialect) != known.end()) return;
  if (known.empty()) throw UsageError(fmt::format("'{}' has no dialects", exporter.name));
  throw UsageError(
      fmt::format("'{}' has the dialects {}, not '{}'", exporter.name, fmt::join(known, ", "), dialect));
}

}  // namespace claimgraph
