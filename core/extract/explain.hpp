// Readable account of what was found and why, for `claimgraph extract --explain`. Internal to core/extract.
#pragma once

#include <string>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// One piece of a content, claim or not.
struct ExplainedPiece {
  SpanList cue, content;  ///< of its attribution
  std::string text;       ///< of the claim that it is or would be
  double claim = 0;       ///< probability that a reader would draw it
  double right = 0;       ///< probability that claim, speaker and stance are right
};

/// For each sentence with an attribution a table in the columns of CoNLL-U with the roles beside it, then the
/// records. With `attribution_id` only that one; a line that says so when there is none of that id.
std::string explain_text(const AnnotatedText& doc, const std::vector<AttributionSpans>& spans,
                         const Analysis& found, const std::vector<ExplainedPiece>& pieces,
                         const std::string& attribution_id);

}  // namespace claimgraph
