// claimgraph log: who decided what, when, and whether it holds.
#include <fmt/format.h>

#include <map>
#include <ostream>

#include "claimgraph/query_json.hpp"
#include "cli/command_list.hpp"
#include "cli/database.hpp"
#include "cli/deciding.hpp"
#include "cli/text_layout.hpp"

namespace claimgraph::cli {

namespace {

/// "taken back by 4", "overridden by 3", "not here yet"; empty for one that holds.
std::string state_of(const DecisionRecord& d, const std::map<std::string, const DecisionRecord*>& by_id) {
  if (!d.holds) {
    const auto ended = by_id.find(d.ended_by);
    if (ended == by_id.end()) return "not applied yet; any import does it";
    const bool undone = ended->second->kind == DecisionKind::undo;
    return fmt::format("{} by {}", undone ? "taken back" : "overridden", ended->second->number);
  }
  return d.here ? std::string() : "about something that is not here";
}

int run(const Arguments& arguments, Streams& streams) {
  const Store store = open_for_reading(arguments);
  const std::vector<DecisionRecord> all = store.decisions();
  if (wants_json(arguments)) {
    std::vector<std::string> values;
    for (const DecisionRecord& d : all) values.push_back(to_json(d));
    print_json_list(values, arguments, streams);
  } else if (!all.empty()) {
    std::map<std::string, const DecisionRecord*> by_id;
    for (const DecisionRecord& d : all) by_id.emplace(d.id, &d);
    std::vector<std::vector<std::string>> rows;
    for (const DecisionRecord& d : all) {
      const std::string state = state_of(d, by_id);
      rows.push_back({std::to_string(d.number), d.at.substr(0, 10) + " " + d.at.substr(11, 5),
                      shorten(d.by, 20),
                      state.empty() ? decision_words(d) : fmt::format("[{}] {}", state, decision_words(d))});
    }
    streams.out << table(rows, {Style::dim, Style::dim, Style::plain, Style::plain}, streams);
  }
  return all.empty() ? nothing_found("nobody has decided anything here", arguments, streams)
                     : static_cast<int>(kDone);
}

}  // namespace

const CommandInfo& log_command() {
  static const CommandInfo info{
      "log",
      "Decide",
      "List who decided what, and whether it holds",
      "",
      "Columns: number, when (UTC), who, the decision; in brackets what became of one that does "
      "not hold, and whether what it is about is in the database.",
      json_options(),
      {{"claimgraph log --jsonl", "for a program"}},
      run,
      true,
      0,
      0};
  return info;
}

}  // namespace claimgraph::cli
