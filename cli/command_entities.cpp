// claimgraph entities: people, organisations and places.
#include <ostream>

#include "claimgraph/query_json.hpp"
#include "cli/command_list.hpp"
#include "cli/database.hpp"
#include "cli/sayings.hpp"
#include "cli/text_layout.hpp"

namespace claimgraph::cli {

namespace {

std::string description_of(const EntityInfo& entity) {
  for (const AffiliationInfo& one : entity.affiliations) {
    return (one.former ? "formerly " : "") + (one.title.empty() ? "" : one.title + ", ") +
           one.organization.name;
  }
  return entity.description;
}

int run(const Arguments& arguments, Streams& streams) {
  const Store store = open_for_reading(arguments);
  const std::vector<EntityInfo> found =
      store.entities(arguments.has("anonymous"), static_cast<std::size_t>(arguments.number("limit", 0)));
  std::vector<std::string> values;
  std::vector<std::vector<std::string>> rows;
  for (const EntityInfo& entity : found) {
    if (wants_json(arguments)) values.push_back(to_json(entity));
    rows.push_back({short_id(entity.id), entity_type_name(entity.type), shorten(entity.name, 48),
                    std::to_string(entity.said), std::to_string(entity.about), description_of(entity)});
  }
  if (wants_json(arguments)) {
    print_json_list(values, arguments, streams);
  } else if (!rows.empty()) {
    streams.out << table(rows, {Style::dim, Style::dim, Style::bold, Style::plain, Style::plain, Style::dim},
                         streams);
  }
  return found.empty() ? nothing_found("no names yet", arguments, streams) : static_cast<int>(kDone);
}

std::vector<OptionInfo> entities_options() {
  std::vector<OptionInfo> options = json_options();
  options.push_back({"anonymous", '\0', nullptr, "Unnamed sources too"});
  options.push_back(limit_option("At most this many"));
  return options;
}

}  // namespace

const CommandInfo& entities_command() {
  static const CommandInfo info{
      "entities",
      "Ask",
      "List people, organisations, places and groups",
      "",
      "Columns: id, type, name, how often it speaks, how many claims are about it, description. Those "
      "who speak most come first.",
      entities_options(),
      {{"claimgraph entities --anonymous", "with unnamed sources, each scoped to its article"}},
      run,
      true,
      0,
      0};
  return info;
}

}  // namespace claimgraph::cli
