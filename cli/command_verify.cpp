// claimgraph verify: checks the database.
#include <ostream>

#include "cli/command_list.hpp"
#include "cli/database.hpp"
#include "cli/text_layout.hpp"

namespace claimgraph::cli {

namespace {

int run(const Arguments& arguments, Streams& streams) {
  const Store store = open_for_reading(arguments, false);
  warn_when_stale(store, arguments, streams);
  const std::vector<Flaw> flaws = store.verify();
  for (const Flaw& flaw : flaws)
    streams.out << (flaw.id.empty() ? "" : flaw.id + ": ") << printable(flaw.message) << '\n';
  if (flaws.empty()) {
    streams.out
        << "every span lies in its text, search indexes and counts fit, and every article's id recomputes\n";
    return kDone;
  }
  return kBadUsageOrData;
}

}  // namespace

const CommandInfo& verify_command() {
  static const CommandInfo info{
      "verify",
      "Maintain",
      "Check the database: file, spans, ids",
      "",
      "Runs SQLite's own checks, compares the search indexes with what they index and "
      "the counts that are kept with what they count, "
      "then checks that every span lies "
      "inside its text on character borders, that every reference leads somewhere, "
      "and that an article's id is the "
      "hash of its text and metadata. What else a person or a bad disk changed it "
      "cannot see. Exit code 2 when "
      "something is off.",
      {},
      {{"claimgraph verify --db case.db", "before handing a file on"}},
      run,
      true,
      0,
      0};
  return info;
}

}  // namespace claimgraph::cli
