// Help and man pages, made from the command table.
#pragma once

#include <iosfwd>
#include <string>

#include "cli/command.hpp"

namespace claimgraph::cli {

void print_overview(std::ostream& out);
void print_help(const CommandInfo& command, std::ostream& out);
/// man(7) source: of one command, or of the whole program when `command` is null.
std::string man_page(const CommandInfo* command);

}  // namespace claimgraph::cli
