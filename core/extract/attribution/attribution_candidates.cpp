#include "core/extract/attribution/attribution_candidates.hpp"

#include <algorithm>
#include <numeric>

#include "core/extract/syntax/syntax.hpp"

namespace claimgraph::attribution {

AttributionSpans spans_of(const Candidate& candidate) {
  AttributionSpans out;
  out.source = candidate.source;
  out.cue = {candidate.cue.segment};
  out.content = candidate.content;
  out.cue_head = candidate.cue.head;
  out.confidence = static_cast<double>(candidate.score);
  out.by = "model:attribution/1";
  return out;
}

std::uint32_t count_tokens(const std::vector<TokenSegment>& a) {
  std::uint32_t sum = 0;
  for (const TokenSegment& s : a) sum += s.last - s.first;
  return sum;
}

std::uint32_t count_common(TokenSegment a, const std::vector<TokenSegment>& b) {
  std::uint32_t sum = 0;
  for (const TokenSegment& y : b) {
    const std::uint32_t first = std::max(a.first, y.first), last = std::min(a.last, y.last);
    if (first < last) sum += last - first;
  }
  return sum;
}

std::uint32_t count_common(const std::vector<TokenSegment>& a, const std::vector<TokenSegment>& b) {
  std::uint32_t sum = 0;
  for (const TokenSegment& x : a) {
    for (const TokenSegment& y : b) {
      const std::uint32_t first = std::max(x.first, y.first), last = std::min(x.last, y.last);
      if (first < last) sum += last - first;
    }
  }
  return sum;
}

std::vector<TokenSegment> fallback_source(const DocView& view, const Candidate& candidate) {
  if (!view.parsed()) return {};
  const Syntax syntax(view.doc());
  const auto usable = [&](std::uint32_t head, std::uint32_t below) -> std::vector<TokenSegment> {
    const TokenView& token = view[head];
    std::uint32_t first = token.sub_first, last = token.sub_last;
    // The noun that the cue's clause modifies: without that clause.
    if (below > head && below >= first && below < last) last = std::min(last, view[below].sub_first);
    while (last > first + 1 && view[last - 1].mark == Mark::comma) --last;
    const std::vector<TokenSegment> out{{first, last}};
    if (first >= last || last - first > 40 || count_common(out, candidate.content) > 0 ||
        count_common(candidate.cue.segment, out) > 0) {
      return {};
    }
    return out;
  };
  std::uint32_t t = candidate.cue.head;
  // "was said to be": nobody is named, and the subject is what is talked about.
  if (syntax.is_passive(t)) return {};
  for (int steps = 0; steps < 5; ++steps) {
    for (const std::uint32_t c : syntax.children(t)) {
      if (syntax.is_relation(c, {"nsubj"})) return usable(c, c);
    }
    const auto up = syntax.head(t);
    if (!up) break;
    if (syntax.is_relation(t, {"acl"})) return usable(*up, t);
    if (!syntax.is_relation(t, {"conj", "xcomp", "advcl", "obj", "obl"})) break;
    t = *up;
  }
  return {};
}

std::vector<Candidate> make_candidates(const DocView& view, const std::vector<Cue>& cues,
                                       const ArgumentTagger& tagger, std::size_t per_cue) {
  std::vector<Candidate> out;
  const CueMap map(view, cues);
  ArgumentTagger::Cache cache;
  for (const Cue& cue : cues) {
    const ArgumentFrame frame(view, map, cue.segment);
    std::uint8_t rank = 0;
    for (Arguments& arguments : tagger.find(frame, cache, per_cue)) {
      Candidate candidate;
      candidate.cue = cue;
      candidate.source = std::move(arguments.source);
      candidate.content = std::move(arguments.content);
      candidate.log_probability = arguments.log_probability;
      candidate.rank = rank++;
      if (candidate.source.empty()) {
        candidate.source = fallback_source(view, candidate);
        candidate.source_by_rule = !candidate.source.empty();
      }
      out.push_back(std::move(candidate));
    }
  }
  return out;
}

std::vector<std::uint32_t> choose(const std::vector<Candidate>& candidates, float threshold) {
  constexpr std::uint32_t kNear = 60;  // candidates stand in text order: only near ones can clash
  std::vector<std::uint32_t> order(candidates.size()), out;
  std::vector<bool> accepted(candidates.size(), false);
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return candidates[a].score > candidates[b].score;
  });
  for (const std::uint32_t i : order) {
    const Candidate& c = candidates[i];
    if (c.score < threshold) break;
    const std::uint32_t size = count_tokens(c.content);
    bool clash = false;
    const std::uint32_t to =
        static_cast<std::uint32_t>(std::min<std::size_t>(candidates.size(), i + std::size_t{kNear}));
    for (std::uint32_t k = i > kNear ? i - kNear : 0; k < to && !clash; ++k) {
      const Candidate& other = candidates[k];
      clash = accepted[k] &&
              (other.cue.segment == c.cue.segment || 2 * count_common(c.content, other.content) > size ||
               count_common(c.cue.segment, other.content) > 0);
    }
    accepted[i] = !clash;
    if (!clash) out.push_back(i);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace claimgraph::attribution
