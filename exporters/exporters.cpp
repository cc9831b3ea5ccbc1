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

}  // namespace claimgraph
