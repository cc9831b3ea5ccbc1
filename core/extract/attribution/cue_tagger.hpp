// Finds the words that say that somebody says something: "said", "according to", "in a statement". A CRF with
// labels B, I, O over each sentence.
#pragma once

#include <vector>

#include "core/extract/attribution/attribution_view.hpp"
#include "core/extract/attribution/crf.hpp"

namespace claimgraph::attribution {

enum CueLabel : std::uint8_t { kCueOut = 0, kCueBegin = 1, kCueIn = 2 };

/// State features of token `t` and features of the label pair (t - 1, t).
void cue_state_features(const DocView& view, std::uint32_t t, FeatureList& out);
void cue_pair_features(const DocView& view, std::uint32_t t, FeatureList& out);

struct Cue {
  TokenSegment segment;
  std::uint32_t head = kNone;
  float log_odds = 0;      ///< of a cue beginning here, from the marginals
  bool confident = false;  ///< found by the unbiased decoding
};

class CueTagger {
 public:
  CueTagger() = default;
  CueTagger(CodedTable state, CodedTable pair) : m_state(state), m_pair(pair) {}

  /// Cues in text order, not overlapping: all of the unbiased decoding, and those that appear when every
  /// beginning is made `bias` more likely.
  std::vector<Cue> candidates(const DocView& view, float bias) const;
  void score(const DocView& view, std::uint32_t first, std::uint32_t last, CrfScores& scores) const;

 private:
  CodedTable m_state, m_pair;
};

/// Segments labelled B I* of one sentence; labels[0] belongs to token `first`.
std::vector<TokenSegment> cue_segments(const std::vector<std::uint8_t>& labels, std::uint32_t first);

}  // namespace claimgraph::attribution
