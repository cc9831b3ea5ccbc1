// Words: case folding and membership in short closed lists.
#pragma once

#include <string>
#include <string_view>

namespace claimgraph {

/// Lower-case copy of ASCII and of what ICU folds beyond it.
std::string fold_case(std::string_view text);

/// `word` is one of the words that `list` holds between spaces (" a b c "); for short closed classes.
bool in_list(std::string_view list, std::string_view word);

}  // namespace claimgraph
