// --min-confidence, for the commands that answer from acts of saying.
#pragma once

#include "cli/command.hpp"

namespace claimgraph::cli {

OptionInfo confidence_option(double when_not_said = 0);
/// --all.
OptionInfo all_option();
/// What the user gave, else `when_not_said`. UsageError when it is no number from 0 to 1.
/// With --all it is below 0: what is unsure, and what a person rejected.
double min_confidence(const Arguments& arguments, double when_not_said = 0);

}  // namespace claimgraph::cli
