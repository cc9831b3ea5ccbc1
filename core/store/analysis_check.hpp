// Guards the store against an analysis whose spans or indices point nowhere.
#pragma once

#include "claimgraph/analysis.hpp"
#include "claimgraph/article.hpp"

namespace claimgraph {

/// Throws DataError that names the article and the first record that is wrong: text that is not UTF-8, a span
/// outside the text or inside a character, an index without a record, an entity, claim or attribution without
/// an id. Linear time.
void check_analysis(const Article& article, const Analysis& analysis);

}  // namespace claimgraph
