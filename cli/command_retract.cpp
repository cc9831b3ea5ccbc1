// claimgraph retract: takes an article away, with what it alone supported.
#include <fmt/format.h>

#include <ostream>

#include "claimgraph/error.hpp"
#include "claimgraph/pipeline.hpp"
#include "cli/command_list.hpp"
#include "cli/database.hpp"

namespace claimgraph::cli {

namespace {

int run(const Arguments& arguments, Streams& streams) {
  open_for_reading(arguments);  // says so when there is no database, rather than making one
  Store store = open_for_writing(arguments);
  for (const std::string& id : arguments.operands) article_named(store, id);  // all or none
  for (const std::string& id : arguments.operands) {
    const auto gone = store.retract_article(id);
    if (gone && !arguments.has("quiet")) streams.err << "claimgraph: retracted " << *gone << "\n";
  }
  refresh_relations(store);
  return kDone;
}

}  // namespace

const CommandInfo& retract_command() {
  static const CommandInfo info{
      "retract",
      "Maintain",
      "Take an article away, and only what it alone supported",
      "ARTICLE...",
      "Removes articles by id or start of an id. A claim, person or edge that another article also "
      "supports stays.",
      {},
      {{"claimgraph retract art-09ab12", "takes one article away"}},
      run,
      true,
      1};
  return info;
}

}  // namespace claimgraph::cli
