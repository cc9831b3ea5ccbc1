// The words of a claim that decide whether two claims speak of one thing.
#pragma once

#include <string>
#include <vector>

#include "claimgraph/span.hpp"

namespace claimgraph {

using Strings = std::vector<std::string>;  // sorted, each once

/// Words that carry meaning, folded, without figures.
Strings content_words(const std::string& text);
/// Words with a capital that do not open the text: names, in English.
Strings names_in(const std::string& text);
/// Years, months, days of the week, "last year", "second quarter": what tells one period from another.
Strings periods_in(const std::string& text);

}  // namespace claimgraph
