#include "cli/import_report.hpp"

#include <fmt/format.h>

#include <ostream>

namespace claimgraph::cli {

std::string counted(std::size_t count, const char* one, const char* many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

void print_import_report(const ImportReport& report, std::size_t inputs_failed, const std::string& path,
                         Streams& streams) {
  std::string line = counted(report.added, "article", "articles") + " added";
  if (report.revisions > 0) line += ", " + counted(report.revisions, "revision", "revisions");
  if (report.updated > 0) line += fmt::format(", {} analysed anew", report.updated);
  if (report.unchanged > 0) line += fmt::format(", {} unchanged", report.unchanged);
  if (report.skipped > 0) line += fmt::format(", {} skipped", report.skipped);
  if (inputs_failed > 0) line += ", " + counted(inputs_failed, "input", "inputs") + " failed";
  if (report.failed > 0) line += ", " + counted(report.failed, "article", "articles") + " not stored";
  streams.err << "claimgraph: " << line << "; database: " << path << "\n";
}

}  // namespace claimgraph::cli
