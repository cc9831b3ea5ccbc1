#include "core/extract/attribution/cue_tagger.hpp"

#include <algorithm>
#include <cmath>

namespace claimgraph::attribution {

std::vector<TokenSegment> cue_segments(const std::vector<std::uint8_t>& labels, std::uint32_t first) {
  std::vector<TokenSegment> out;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == kCueBegin) {
      out.push_back({first + i, first + i + 1});
    } else if (labels[i] == kCueIn && !out.empty() && out.back().last == first + i) {
      out.back().last = first + i + 1;
    }
  }
  return out;
}

void CueTagger::score(const DocView& view, std::uint32_t first, std::uint32_t last, CrfScores& scores) const {
  scores.reset(last - first);
  FeatureList features;
  for (std::uint32_t t = first; t < last; ++t) {
    auto& state = scores.state[t - first];
    features.count = 0;
    features.bits = m_state.bits();
    cue_state_features(view, t, features);
    for (std::uint32_t k = 0; k < features.count; ++k) m_state.add_state(features.rows[k], state.data());
    if (t == first) {
      state[kCueIn] = kForbidden;
      continue;
    }
    auto& pair = scores.pair[t - first];
    features.count = 0;
    features.bits = m_pair.bits();
    cue_pair_features(view, t, features);
    for (std::uint32_t k = 0; k < features.count; ++k) m_pair.add_pair(features.rows[k], pair.data());
    pair[kCueOut * kLabels + kCueIn] = kForbidden;
  }
}

std::vector<Cue> CueTagger::candidates(const DocView& view, float bias) const {
  std::vector<Cue> out;
  CrfScores scores;
  std::vector<std::array<float, kLabels>> marginals;
  for (const Sentence& sentence : view.doc().sentences) {
    if (sentence.first >= sentence.last) continue;
    score(view, sentence.first, sentence.last, scores);
    const std::vector<TokenSegment> plain = cue_segments(viterbi(scores).labels, sentence.first);
    std::vector<TokenSegment> all = plain;
    log_partition(scores, &marginals);
    if (bias > 0) {
      for (auto& state : scores.state) state[kCueBegin] += bias;
      for (const TokenSegment& extra : cue_segments(viterbi(scores).labels, sentence.first)) {
        const bool clash = std::any_of(plain.begin(), plain.end(), [&](const TokenSegment& s) {
          return s.first < extra.last && extra.first < s.last;
        });
        if (!clash) all.push_back(extra);
      }
      std::sort(all.begin(), all.end());
    }
    for (const TokenSegment& segment : all) {
      Cue cue;
      cue.segment = segment;
      cue.head = view.head_of(segment);
      const float p = std::clamp(marginals[segment.first - sentence.first][kCueBegin], 1e-6F, 1 - 1e-6F);
      cue.log_odds = std::log(p / (1 - p));
      cue.confident = std::find(plain.begin(), plain.end(), segment) != plain.end();
      out.push_back(cue);
    }
  }
  return out;
}

}  // namespace claimgraph::attribution
