// claimgraph schema: the contracts, as files of schemas/.
#include <fmt/format.h>

#include <ostream>

#include "cli/command_list.hpp"
#include "cli/schemas.hpp"
#include "core/base/error.hpp"

namespace claimgraph::cli {

namespace {

int run(const Arguments& arguments, Streams& streams) {
  if (arguments.operands.empty()) {
    for (const SchemaText& schema : schema_texts()) streams.out << schema.name << "\n";
    return kDone;
  }
  std::string names;
  for (const SchemaText& schema : schema_texts()) {
    if (arguments.operands[0] == schema.name) {
      streams.out << schema.text;
      return kDone;
    }
    names += fmt::format(" {}", schema.name);
  }
  throw UsageError(fmt::format("no schema '{}'; there are:{}", arguments.operands[0], names));
}

}  // namespace

const CommandInfo& schema_command() {
  static const CommandInfo info{
      "schema",
      "Maintain",
      "Print a schema: of the JSON lines, of the database",
      "[NAME]",
      "Without a name, lists the schemas; with one, prints it: JSON Schemas of what read and extract write, "
      "SQL of the "
      "database.",
      {},
      {{"claimgraph schema article.schema.json", "JSON Schema of the interchange lines"},
       {"claimgraph schema 0001_init.sql", "tables of the database"}},
      run,
      false,
      0,
      1};
  return info;
}

}  // namespace claimgraph::cli
