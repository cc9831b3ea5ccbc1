// claimgraph formats: what can be read and written.
#include <ostream>

#include "claimgraph/exporter.hpp"
#include "claimgraph/importer.hpp"
#include "cli/command_list.hpp"
#include "cli/text_layout.hpp"

namespace claimgraph::cli {

namespace {

int run(const Arguments&, Streams& streams) {
  streams.out << "Input (import, read and extract; --from):\n";
  std::vector<std::vector<std::string>> rows;
  for (const ImporterInfo& importer : importers())
    rows.push_back({"  " + std::string(importer.name), importer.description});
  streams.out << table(rows, {Style::bold, Style::plain}, streams) << "\nOutput (export):\n";
  rows.clear();
  for (const ExporterInfo& exporter : exporters())
    rows.push_back({"  " + std::string(exporter.name), exporter.description});
  streams.out << table(rows, {Style::bold, Style::plain}, streams);
  return kDone;
}

}  // namespace

const CommandInfo& formats_command() {
  static const CommandInfo info{
      "formats",
      "Maintain",
      "List the formats that can be read and written",
      "",
      "Lists the names that --from takes and the formats that 'claimgraph export' writes.",
      {},
      {{"claimgraph formats", "both lists"}},
      run,
      false,
      0,
      0};
  return info;
}

}  // namespace claimgraph::cli
