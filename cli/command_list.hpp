// One row for each command, in the order of --help, and what several commands share. command_NAME.cpp defines
// NAME_command().
#pragma once

#include <cstddef>

#include "cli/command.hpp"
#include "cli/inputs.hpp"

#define CG_COMMANDS(ROW) \
  ROW(import)            \
  ROW(read)              \
  ROW(extract)           \
  ROW(load)              \
  ROW(tag)               \
  ROW(who)               \
  ROW(trace)             \
  ROW(sources)           \
  ROW(disputes)          \
  ROW(conflicts)         \
  ROW(search)            \
  ROW(show)              \
  ROW(articles)          \
  ROW(entities)          \
  ROW(claims)            \
  ROW(stats)             \
  ROW(export)            \
  ROW(review)            \
  ROW(merge)             \
  ROW(split)             \
  ROW(confirm)           \
  ROW(reject)            \
  ROW(rename)            \
  ROW(annotate)          \
  ROW(undo)              \
  ROW(log)               \
  ROW(decisions)         \
  ROW(retract)           \
  ROW(verify)            \
  ROW(formats)           \
  ROW(schema)            \
  ROW(man)               \
  ROW(completion)

namespace claimgraph::cli {

#define CG_DECLARE(name) const CommandInfo& name##_command();
CG_COMMANDS(CG_DECLARE)
#undef CG_DECLARE

bool has_errors(const Diagnostics& findings);
/// The inputs that the command line names. What cannot be listed is said on standard error and noted in
/// `listing_failed`; the rest is read.
ArticleStream open_inputs(const Arguments& arguments, Streams& streams, bool& listing_failed);
/// The contract's exit code after reading inputs: 0 all fine, 3 some failed, 2 when nothing could be read.
int exit_code_of(const ArticleStream& stream, bool listing_failed);
/// --jobs with a range, --model with the shipped sets.
OptionInfo jobs_option(const char* help);
OptionInfo model_option();
/// --about: only claims about somebody.
OptionInfo about_option();
/// --jobs, or the number of processors.
std::size_t jobs_of(const Arguments& arguments);

}  // namespace claimgraph::cli
