// claimgraph decisions: from one database to another.
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <ostream>

#include "claimgraph/decision_json.hpp"
#include "claimgraph/error.hpp"
#include "claimgraph/pipeline.hpp"
#include "cli/command_list.hpp"
#include "cli/database.hpp"
#include "cli/deciding.hpp"
#include "cli/output_file.hpp"
#include "cli/text_layout.hpp"

namespace claimgraph::cli {

namespace {

int export_decisions(const Arguments& arguments, Streams& streams) {
  const Store store = open_for_reading(arguments);
  const std::vector<DecisionRecord> all = store.decisions();
  const auto write = [&](std::ostream& out) {
    for (const DecisionRecord& d : all) out << decision_json(d) << '\n';
  };
  if (const std::string path = arguments.get("output", "-"); path == "-") {
    write(streams.out);
  } else {
    OutputFile file(path);
    write(file.out());
    file.keep();
  }
  return all.empty() ? nothing_found("nobody has decided anything here", arguments, streams)
                     : static_cast<int>(kDone);
}

/// The sound lines of one file; what is wrong with the others goes to `findings`.
void read_lines(std::istream& in, const std::string& name, const std::string& latest,
                std::vector<Decision>& out, Diagnostics& findings) {
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const std::string where = fmt::format("{}:{}", name, number);
    Decision decision;
    if (!parse_decision(line, decision, findings, {.where = where})) continue;
    if (decision.at > latest) {
      findings.push_back({Severity::error,
                          "decision-refused",
                          fmt::format("its time, {}, has not come yet", decision.at),
                          where,
                          {}});
      continue;
    }
    out.push_back(std::move(decision));
  }
}

int import_decisions(const Arguments& arguments, Streams& streams) {
  if (arguments.operands.size() < 2)
    throw UsageError("decisions import needs a FILE, or - for standard input");
  Store store = open_for_decisions(arguments);
  // A decision of tomorrow would be later than any that can be made now. A day is left for clocks that
  // differ.
  std::string latest = new_decision(DecisionKind::annotate, arguments).at.substr(0, 10);
  latest += "T99";
  std::vector<Decision> read;
  Diagnostics findings;
  for (std::size_t i = 1; i < arguments.operands.size(); ++i) {
    const std::string& path = arguments.operands[i];
    if (path == "-") {
      read_lines(std::cin, "-", latest, read, findings);
      continue;
    }
    std::ifstream in(path);
    if (!in) throw DataError(fmt::format("{}: cannot be read", path));
    read_lines(in, path, latest, read, findings);
  }
  print_diagnostics(findings, arguments, streams);
  const std::size_t added = decide(store, read);
  std::size_t absent = 0;
  for (const DecisionRecord& d : store.decisions()) absent += d.here ? 0 : 1;
  if (!arguments.has("quiet")) {
    streams.err << fmt::format("claimgraph: {} {} added, {} known already\n", added,
                               added == 1 ? "decision" : "decisions", read.size() - added);
    if (absent > 0) {
      streams.err << fmt::format(
          "claimgraph: {} {} about what is not in this database (yet); 'claimgraph log' says which\n", absent,
          absent == 1 ? "is" : "are");
    }
  }
  if (!has_errors(findings)) return kDone;
  return read.empty() ? kBadUsageOrData : kSomeInputsFailed;
}

int run(const Arguments& arguments, Streams& streams) {
  const std::string& what = arguments.operands[0];
  if (what == "import") return import_decisions(arguments, streams);
  if (what != "export") throw UsageError(fmt::format("decisions export or decisions import, not '{}'", what));
  if (arguments.operands.size() > 1)
    throw UsageError("decisions export writes to standard output, or with -o to a file");
  return export_decisions(arguments, streams);
}

}  // namespace

const CommandInfo& decisions_command() {
  static const CommandInfo info{
      "decisions",
      "Decide",
      "Take decisions from one database to another, as JSON Lines",
      "export | import FILE...",
      "'export' writes all decisions, those taken back too; 'import' adds those that are new, each with who "
      "made it and "
      "when, and applies the list anew: the later decision wins, whoever made it. What is not in the "
      "database is kept "
      "until it comes. A line that is no decision, or was changed, is named and left out (exit code 3). "
      "'claimgraph "
      "schema decision.schema.json' says what stands in a line.",
      {{"output", 'o', "FILE", "With export: write to this file", false, {}, Takes::file}},
      {{"claimgraph decisions export -o decisions.jsonl", "to keep, or to hand on"},
       {"claimgraph decisions import --db other.db decisions.jsonl", "applies them there"}},
      run,
      true,
      1,
      SIZE_MAX,
      {},
      Takes::file};
  return info;
}

}  // namespace claimgraph::cli
