// One row for each command, in the order of --help, and what several commands share.
#pragma once

#include <cstddef>

#include "cli/command.hpp"
#include "cli/inputs.hpp"

namespace claimgraph::cli {

const CommandInfo& import_command();
const CommandInfo& read_command();
const CommandInfo& extract_command();
const CommandInfo& tag_command();
const CommandInfo& articles_command();
const CommandInfo& entities_command();
const CommandInfo& claims_command();
const CommandInfo& show_command();
const CommandInfo& who_command();
const CommandInfo& trace_command();
const CommandInfo& disputes_command();
const CommandInfo& conflicts_command();
const CommandInfo& search_command();
const CommandInfo& stats_command();
const CommandInfo& export_command();
const CommandInfo& retract_command();
const CommandInfo& verify_command();
const CommandInfo& formats_command();
const CommandInfo& schema_command();
const CommandInfo& man_command();
const CommandInfo& completion_command();

bool has_errors(const Diagnostics& findings);
/// The contract's exit code after reading inputs: 0 all fine, 3 some failed, 2 when nothing could be read.
int exit_code_of(const ArticleStream& stream, bool listing_failed);
/// --jobs, or the number of processors.
std::size_t jobs_of(const Arguments& arguments);

}  // namespace claimgraph::cli
