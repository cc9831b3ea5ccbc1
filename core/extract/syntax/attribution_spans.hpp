// Source, cue and content of one attribution as token ranges (terms: PARC 3, PolNeAR). Internal to
// core/extract.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "claimgraph/analysis.hpp"

namespace claimgraph {

struct TokenSegment {
  std::uint32_t first = 0, last = 0;  ///< half-open token range
  auto operator<=>(const TokenSegment&) const = default;
};

/// One attribution as token segments of an AnnotatedText. source and cue may be empty, content may not.
struct AttributionSpans {
  std::vector<TokenSegment> source, cue, content;
  std::uint32_t cue_head = kNone;  ///< token index of the cue's head word
  double confidence = 1;
  std::uint32_t relays = kNone;  ///< index of the inner attribution in the same vector (A said that B said)
  int nesting = 0;               ///< 0 = outermost
  std::string by;                ///< "model:attribution/1" or "rule:NAME/1"
  bool verbatim = false;         ///< as it was spoken, though no quotation marks stand around it
  bool scored = false;           ///< the next two are set (models only)
  double cue_log_odds = 0;       ///< of a cue beginning here, from the CRF's marginals
  double argument_log_probability = 0;  ///< of source and content, given the cue
};

}  // namespace claimgraph
