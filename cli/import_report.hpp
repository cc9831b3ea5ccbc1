// What an import says when it is done.
#pragma once

#include <cstddef>
#include <string>

#include "claimgraph/pipeline.hpp"
#include "cli/command.hpp"

namespace claimgraph::cli {

/// "1 article", "2 articles".
std::string counted(std::size_t count, const char* one, const char* many);

/// One line on standard error: what became of the articles, and where they are.
void print_import_report(const ImportReport& report, std::size_t inputs_failed, const std::string& path,
                         Streams& streams);

}  // namespace claimgraph::cli
