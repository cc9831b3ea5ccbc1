// What a cue does to its content: assert, deny, dispute, doubt, support, question, concede, predict, decline,
// correct; whether it is said at all (realis), and whether it leaves a way out (hedge).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "claimgraph/analysis.hpp"
#include "core/extract/syntax/attribution_spans.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

struct CueReading {
  StanceKind stance = StanceKind::asserts;
  std::string lemma;  ///< "say", "according to", "decline to comment", "express doubt"
  Realis realis = Realis::said;
  bool hedged = false;    ///< "was said to be", "reportedly", "believes"
  bool intended = false;  ///< the speaker's own plan or wish: "plan", "promise", "want"
  bool passive = false;
  bool heard = false;  ///< "the jury heard that …", "faced criticism": the subject is not who says it
};

/// Reads the cue of one attribution. Without cue tokens (a structural rule, a bare quote) it asserts.
CueReading read_cue(const Syntax& syntax, const AttributionSpans& attribution);

}  // namespace claimgraph
