// Phrases that the parser took apart and that mean one thing: a role and the name beside it. Internal to
// core/extract/coreference.
#pragma once

#include <vector>

#include "core/extract/coreference/mentions.hpp"

namespace claimgraph {

/// "Chinese start-up | Acme", "A spokeswoman, | Tess Lindgren, | said": the name takes in the role. Before
/// the mentions are sorted. Linear.
void join_split_phrases(const AnnotatedText& doc, std::vector<CorefMention>& mentions);

}  // namespace claimgraph
