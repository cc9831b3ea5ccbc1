// Graphs from a few lines of text, for the tests of core/graph and exporters. One statement a line:
//
//   @scmp South China Morning Post | 2025-02-03 | World's top AI brains debate | Coco Feng
//   o:DeepSeek -said-> V3 cost only US$5.5 million to train @ scmp
//   p:Sam Altman (CEO, OpenAI) -praised:supports-> DeepSeek's approach @ scmp | last week | Reddit | hedged
//   ?g:analysts -said-> …          an unnamed group;  -reported:narration->  the publisher's own voice
//   V3 cost 5.5M ~5.5M → 5.6M~ V3 cost 5.6M          variantOf, with its label
//   V3 cost 5.5M !! V3 cost 100M                     contradicts
//   scmp =copied from=> ap                           derivedFrom, between articles
//
// The word between dashes is the label; after ':' stands the edge (said when there is none).
#pragma once

#include <string_view>

#include "claimgraph/graph_data.hpp"

namespace claimgraph::test {

/// Throws std::invalid_argument naming the line when it is none of the above. Ids are "o-deepseek", "clm-1"….
GraphData graph_from(std::string_view text);

/// Index of the node with that label; throws when there is none.
std::uint32_t node_named(const GraphData& graph, std::string_view label);

/// The graph of the article that picture.dot draws by hand, in words of our own.
GraphData one_article();
/// Eight articles about one launch: copies, a rival's doubt, a denial, a correction, unnamed sources.
GraphData many_articles();

}  // namespace claimgraph::test
