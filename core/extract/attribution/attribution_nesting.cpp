#include "core/extract/attribution/attribution_nesting.hpp"

#include <algorithm>

#include "core/extract/syntax/cue_lexicon.hpp"

namespace claimgraph::attribution {

namespace {

bool inside(const std::vector<TokenSegment>& inner, const std::vector<TokenSegment>& outer) {
  return !inner.empty() && count_common(inner, outer) == count_tokens(inner);
}

}  // namespace

void add_nested(const DocView& view, const std::vector<Candidate>& candidates,
                std::vector<AttributionSpans>& outer) {
  constexpr float kInnerOdds = -1.5F;
  std::stable_sort(outer.begin(), outer.end(), [](const AttributionSpans& a, const AttributionSpans& b) {
    const TokenSegment& x = a.content.front();
    const TokenSegment& y = b.content.front();
    return x.first != y.first ? x.first < y.first : a.content.back().last < b.content.back().last;
  });
  std::vector<AttributionSpans> all;
  for (AttributionSpans& o : outer) {
    const std::uint32_t lo = o.content.front().first, hi = o.content.back().last;
    auto it = std::lower_bound(candidates.begin(), candidates.end(), lo,
                               [](const Candidate& c, std::uint32_t t) { return c.cue.segment.first < t; });
    const Candidate* best = nullptr;
    const std::uint32_t size = count_tokens(o.content);
    for (; it != candidates.end() && it->cue.segment.first < hi; ++it) {
      if (it->rank > 0 || it->source.empty() || it->cue.log_odds < kInnerOdds) continue;
      const std::uint32_t part = count_tokens(it->content);
      if (part < 2 || part >= size || !inside(it->content, o.content) ||
          !inside({it->cue.segment}, o.content) || !inside(it->source, o.content))
        continue;
      if (best == nullptr || it->cue.log_odds > best->cue.log_odds) best = &*it;
    }
    all.push_back(std::move(o));
    if (best == nullptr) continue;
    AttributionSpans spans;
    spans.source = best->source;
    spans.cue = {best->cue.segment};
    spans.content = best->content;
    spans.cue_head = best->cue.head;
    spans.confidence = static_cast<double>(best->score);
    spans.by = "model:attribution/1";
    spans.nesting = 1;
    all.back().relays = static_cast<std::uint32_t>(all.size());
    all.push_back(std::move(spans));
  }
  outer = std::move(all);
  (void)view;
}

}  // namespace claimgraph::attribution
