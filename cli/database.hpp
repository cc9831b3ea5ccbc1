// Opening the database that --db or CLAIMGRAPH_DB names.
#pragma once

#include <string>

#include "claimgraph/store.hpp"
#include "cli/command.hpp"

namespace claimgraph::cli {

std::string database_path(const Arguments& arguments);
/// For commands that only ask. DataError that says how to make one when the file is not there.
/// `one_state`: what is read is of the moment of opening, whatever is imported meanwhile.
Store open_for_reading(const Arguments& arguments, bool one_state = true);
/// The same for questions about what articles say of each other: says on standard error when an import was
/// interrupted before it had compared them.
Store open_for_comparisons(const Arguments& arguments, Streams& streams);
/// What open_for_comparisons() says.
void warn_when_stale(const Store& store, const Arguments& arguments, Streams& streams);
Store open_for_writing(const Arguments& arguments);

/// Prints `values`, JSON already: --jsonl one a line, else one array.
void print_json_list(const std::vector<std::string>& values, const Arguments& arguments, Streams& streams);
bool wants_json(const Arguments& arguments);
/// --json and --jsonl.
std::vector<OptionInfo> json_options();
/// The full id of the article that `id` is or starts; throws NotFoundError.
std::string article_named(const Store& store, const std::string& id);
/// "nothing found" on standard error, exit code 1.
int nothing_found(const std::string& message, const Arguments& arguments, Streams& streams);
/// The same for a claim that was asked for.
int no_claim_found(const Arguments& arguments, Streams& streams);

}  // namespace claimgraph::cli
