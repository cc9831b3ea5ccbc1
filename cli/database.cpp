#include "cli/database.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <ostream>

#include "claimgraph/error.hpp"
#include "claimgraph/query_json.hpp"

namespace claimgraph::cli {

std::string database_path(const Arguments& arguments) {
  if (arguments.has("db")) return arguments.get("db");
  const char* path = std::getenv("CLAIMGRAPH_DB");
  return path != nullptr && *path != '\0' ? path : "claims.db";
}

Store open_for_reading(const Arguments& arguments, bool one_state) {
  const std::string path = database_path(arguments);
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    throw DataError(fmt::format(
        "{}: no such database; 'claimgraph import FILE...' makes one, --db or CLAIMGRAPH_DB names "
        "another",
        path));
  }
  StoreOptions options;
  options.mode = OpenMode::read_only;
  options.one_state = one_state;
  return Store(path, options);
}

Store open_for_comparisons(const Arguments& arguments, Streams& streams) {
  Store store = open_for_reading(arguments);
  warn_when_stale(store, arguments, streams);
  return store;
}

void warn_when_stale(const Store& store, const Arguments& arguments, Streams& streams) {
  if (!arguments.has("quiet") && !store.relations_fresh()) {
    streams.err << fmt::format(
        "claimgraph: warning: {}: its articles were not all compared with each other, as an import was "
        "interrupted; "
        "any import does the rest\n",
        store.path());
  }
}

Store open_for_writing(const Arguments& arguments) {
  StoreOptions options;
  options.mode = OpenMode::create;
  return Store(database_path(arguments), options);
}

std::string article_named(const Store& store, const std::string& id) {
  const auto article = store.article_info(id);
  if (!article)
    throw NotFoundError(
        fmt::format("no article's id starts with '{}'; 'claimgraph articles' lists them", id));
  return article->id;
}

bool wants_json(const Arguments& arguments) {
  return arguments.has("json") || arguments.has("jsonl");
}

void print_json_list(const std::vector<std::string>& values, const Arguments& arguments, Streams& streams) {
  if (arguments.has("jsonl")) {
    for (const std::string& value : values) streams.out << value << '\n';
  } else {
    streams.out << json_array(values) << '\n';
  }
}

std::vector<OptionInfo> json_options() {
  return {{"json", '\0', nullptr, "Print one JSON document"},
          {"jsonl", '\0', nullptr, "Print one JSON object a line"}};
}

int nothing_found(const std::string& message, const Arguments& arguments, Streams& streams) {
  if (!arguments.has("quiet")) streams.err << "claimgraph: " << message << "\n";
  return kNothingFound;
}

int no_claim_found(const Arguments& arguments, Streams& streams) {
  return nothing_found(
      "no claim matches; 'claimgraph claims' lists all, 'claimgraph search' looks everywhere", arguments,
      streams);
}

}  // namespace claimgraph::cli
