// Where something was said and to whom: "in an “Ask Me Anything” session on Reddit", "in a statement", "told
// Reuters". Internal to core/extract.
#pragma once

#include <string>

#include "core/extract/coreference/mention_index.hpp"
#include "core/extract/syntax/attribution_spans.hpp"

namespace claimgraph {

struct Medium {
  std::string words;                ///< without the leading preposition; empty: not said
  std::uint32_t addressee = kNone;  ///< entity index
};

Medium medium_of(const ArticleView& view, const AttributionSpans& attribution);

}  // namespace claimgraph
