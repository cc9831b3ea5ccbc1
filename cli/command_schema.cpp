// claimgraph schema: the contracts, as files of schemas/.
#include <fmt/format.h>

#include <ostream>

#include "claimgraph/error.hpp"
#include "cli/command_list.hpp"
#include "cli/schemas.hpp"

namespace claimgraph::cli {

namespace {

std::vector<std::string> schema_names() {
  std::vector<std::string> names;
  for (const SchemaText& schema : schema_texts()) names.emplace_back(schema.name);
  return names;
}

int run(const Arguments& arguments, Streams& streams) {
  if (arguments.operands.empty()) {
    for (const std::string& name : schema_names()) streams.out << name << "\n";
    return kDone;
  }
  for (const SchemaText& schema : schema_texts()) {
    if (arguments.operands[0] == schema.name) streams.out << schema.text;
  }
  return kDone;
}

}  // namespace

const CommandInfo& schema_command() {
  static const CommandInfo info{
      "schema",
      "Maintain",
      "Print a schema: of the JSON lines, of the RDF, of the database",
      "[NAME]",
      "Without a name, lists the schemas; with one, prints it: JSON Schemas of what read and extract write, "
      "SHACL shapes of the RDF that export writes, SQL of the database.",
      {},
      {{"claimgraph schema article.schema.json", "JSON Schema of the interchange lines"},
       {"claimgraph schema claimgraph.ttl", "SHACL shapes of export turtle, nquads and jsonld"},
       {"claimgraph schema 0001_init.sql", "tables of the database"}},
      run,
      false,
      0,
      1,
      schema_names()};
  return info;
}

}  // namespace claimgraph::cli
