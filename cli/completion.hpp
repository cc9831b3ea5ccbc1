// Shell completion. The scripts only hand the words of the command line to the program ("claimgraph
// --complete WORD..."), which answers from the command table and, for names, from the database.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace claimgraph::cli {

struct Candidate {
  std::string value;
  std::string help;  ///< may be empty

  bool operator==(const Candidate&) const = default;
};

struct Completions {
  std::vector<Candidate> candidates;
  bool files = false;  ///< names of files as well
};

/// Names that start with some letters, of the database that the words typed so far mean; never throws.
using NameSource = std::function<std::vector<std::string>(const Arguments& so_far, const std::string& start)>;

/// What can stand for the last of `words` (which may be empty), the ones before it being typed already.
/// `words` are those after the program's name; "--db", "=", "case.db" is the same as "--db=case.db".
Completions complete(std::vector<std::string> words, const NameSource& names);

/// A NameSource on the database that --db, CLAIMGRAPH_DB or the default names; nothing when it cannot be
/// read.
std::vector<std::string> names_in_database(const Arguments& so_far, const std::string& start);

/// One candidate a line, a tab before its help; ":files" when files fit.
void print_completions(const Completions& found, std::ostream& out);

/// "bash", "zsh", "fish".
std::vector<std::string> completion_shells();
/// The script for one of them.
std::string completion_script(const std::string& shell);

}  // namespace claimgraph::cli
