#include "core/extract/attribution/argument_tagger.hpp"

#include <algorithm>

namespace claimgraph::attribution {

Arguments arguments_from(const ArgumentFrame& frame, const std::vector<std::uint8_t>& labels) {
  Arguments out;
  const std::uint32_t first = frame.window.first;
  std::vector<TokenSegment> sources;
  for (std::uint32_t i = 0; i < labels.size();) {
    std::uint32_t j = i + 1;
    while (j < labels.size() && labels[j] == labels[i]) ++j;
    if (labels[i] == kSource) sources.push_back({first + i, first + j});
    if (labels[i] == kContent) out.content.push_back({first + i, first + j});
    i = j;
  }
  const auto distance = [&](const TokenSegment& s) {
    return s.last <= frame.cue.first ? frame.cue.first - s.last : s.first - std::min(s.first, frame.cue.last);
  };
  if (!sources.empty()) {
    out.source.push_back(*std::min_element(sources.begin(), sources.end(), [&](const auto& a, const auto& b) {
      return distance(a) < distance(b);
    }));
  }
  return out;
}

void ArgumentTagger::score(const ArgumentFrame& frame, Cache& cache, CrfScores& scores) const {
  const std::uint32_t first = frame.window.first, last = frame.window.last;
  scores.reset(last - first);
  if (cache.entries.size() < frame.view.size()) cache.entries.resize(frame.view.size());
  FeatureList list;
  for (std::uint32_t t = first; t < last; ++t) {
    auto& state = scores.state[t - first];
    const std::uint8_t side = frame.place(t).side;
    if (side == 2) {
      state[kSource] = state[kContent] = kForbidden;
      continue;
    }
    auto& entry = cache.entries[t];
    if (!entry.known[side]) {
      entry.known[side] = true;
      list.count = 0;
      list.bits = m_state.bits();
      argument_local_state(frame.view, t, side, list);
      for (std::uint32_t k = 0; k < list.count; ++k)
        m_state.add_state(list.rows[k], entry.state[side].data());
      if (t > 0) {
        list.count = 0;
        list.bits = m_pair.bits();
        argument_local_pair(frame.view, t, side, list);
        for (std::uint32_t k = 0; k < list.count; ++k) m_pair.add_pair(list.rows[k], entry.pair[side].data());
      }
    }
    state = entry.state[side];
    list.count = 0;
    list.bits = m_state.bits();
    argument_state(frame, t, list);
    for (std::uint32_t k = 0; k < list.count; ++k) m_state.add_state(list.rows[k], state.data());
    if (t == first) continue;
    auto& pair = scores.pair[t - first];
    pair = entry.pair[side];
    list.count = 0;
    list.bits = m_pair.bits();
    argument_pair(frame, t, list);
    for (std::uint32_t k = 0; k < list.count; ++k) m_pair.add_pair(list.rows[k], pair.data());
  }
}

std::vector<Arguments> ArgumentTagger::find(const ArgumentFrame& frame, Cache& cache,
                                            std::size_t count) const {
  CrfScores scores;
  score(frame, cache, scores);
  std::vector<Arguments> out;
  const double total = log_partition(scores);
  // Paths that differ only in a source that is dropped afterwards give the same answer, so ask for some more.
  for (const CrfPath& path : best_paths(scores, count > 1 ? count + 2 : 1)) {
    Arguments arguments = arguments_from(frame, path.labels);
    arguments.log_probability = static_cast<float>(path.score - total);
    if (arguments.content.empty()) continue;
    const bool known = std::any_of(out.begin(), out.end(), [&](const Arguments& a) {
      return a.source == arguments.source && a.content == arguments.content;
    });
    if (!known && out.size() < count) out.push_back(std::move(arguments));
  }
  return out;
}

}  // namespace claimgraph::attribution
