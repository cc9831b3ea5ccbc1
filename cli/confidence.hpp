// --min-confidence, for the commands that answer from acts of saying.
#pragma once

#include "cli/command.hpp"

namespace claimgraph::cli {

OptionInfo confidence_option();
/// What the user gave, else 0. UsageError when it is no number from 0 to 1.
double min_confidence(const Arguments& arguments);

}  // namespace claimgraph::cli
