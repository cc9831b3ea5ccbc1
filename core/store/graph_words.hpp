// Small translations from rows to what nodes and edges show.
#pragma once

#include <string>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "claimgraph/graph_data.hpp"

namespace claimgraph {

/// "model:news/1" → model; also "import:", "person:"; else a rule.
Origin origin_of(const std::string& by);
/// "under USD 5500000; percent 0.43".
std::string quantities_text(const std::vector<Quantity>& quantities);

/// How a text begins: up to 80 bytes of its first line.
std::string first_words_of(const std::string& text);

}  // namespace claimgraph
