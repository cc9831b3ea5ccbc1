// From the words on the command line to a stream of articles.
#pragma once

#include <vector>

#include "claimgraph/article_stream.hpp"
#include "cli/command.hpp"

namespace claimgraph::cli {

/// What the operands and the lists of --files-from name. Throws DataError when a list cannot be read.
std::vector<InputFile> inputs_named(const Arguments& arguments, Diagnostics& findings);

/// --date counts for articles that state no date only.
ArticleStream open_stream(std::vector<InputFile> files, const Arguments& arguments);

/// --files-from.
OptionInfo files_from_option();
/// The options that commands which read articles share.
std::vector<OptionInfo> input_options();

}  // namespace claimgraph::cli
