#include "core/extract/attribution/attribution_nesting.hpp"

#include <algorithm>

#include "core/extract/attribution/inner_speech.hpp"
#include "core/extract/syntax/cue_lexicon.hpp"

namespace claimgraph::attribution {

namespace {

constexpr float kInnerOdds = -1.5F;
constexpr std::size_t kMostInner = 12;  // inner attributions of one outer one

bool inside(const std::vector<TokenSegment>& inner, const std::vector<TokenSegment>& outer) {
  return !inner.empty() && count_common(inner, outer) == count_tokens(inner);
}

/// Cue, source (if any) and content of `inner` are part of the content of `outer`, which is larger.
bool is_held(const AttributionSpans& inner, const AttributionSpans& outer) {
  return inside(inner.content, outer.content) && count_tokens(inner.content) < count_tokens(outer.content) &&
         inside(inner.cue, outer.content) && (inner.source.empty() || inside(inner.source, outer.content));
}

class Nesting {
 public:
  Nesting(const DocView& view, const std::vector<Candidate>& candidates,
          const std::vector<AttributionSpans>& absorbed)
      : m_view(view), m_syntax(view.doc()), m_candidates(candidates), m_absorbed(absorbed) {}

  std::vector<AttributionSpans> run(std::vector<AttributionSpans>& outer) {
    for (AttributionSpans& o : outer) {
      std::vector<AttributionSpans> inner = inside_of(o);
      const std::size_t at = m_all.size();
      m_all.push_back(std::move(o));
      place(at, inner);
    }
    return std::move(m_all);
  }

 private:
  /// What lies inside, best evidence first, no two of one cue or with crossing contents; in text order.
  std::vector<AttributionSpans> inside_of(const AttributionSpans& o) const {
    std::vector<AttributionSpans> out;
    const auto offer = [&](AttributionSpans a) {
      std::erase_if(a.content, [&](const TokenSegment& s) { return is_marks(s); });
      if (out.size() >= kMostInner || !is_held(a, o)) return;
      for (const AttributionSpans& other : out) {
        const std::uint32_t common = count_common(a.content, other.content);
        const bool held = is_held(a, other) || is_held(other, a);
        if (count_common(a.cue, other.cue) > 0 || (common > 0 && !held)) return;
      }
      out.push_back(std::move(a));
    };
    for (const AttributionSpans& a : m_absorbed) offer(a);
    for (AttributionSpans& a : find_inner_speech(m_syntax, o)) offer(std::move(a));
    const std::uint32_t lo = o.content.front().first, hi = o.content.back().last;
    auto it = std::lower_bound(m_candidates.begin(), m_candidates.end(), lo,
                               [](const Candidate& c, std::uint32_t t) { return c.cue.segment.first < t; });
    for (; it != m_candidates.end() && it->cue.segment.first < hi; ++it) {
      if (it->rank > 0 || it->source.empty() || it->cue.log_odds < kInnerOdds ||
          count_tokens(it->content) < 2)
        continue;
      const std::string_view lemma = m_view.lemma(it->cue.head);
      if (!may_speak_quotation(lemma) && !cue_class(lemma)) continue;
      offer(spans_of(*it));
    }
    std::stable_sort(out.begin(), out.end(), [](const AttributionSpans& a, const AttributionSpans& b) {
      const std::uint32_t x = a.content.front().first, y = b.content.front().first;
      return x != y ? x < y : count_tokens(a.content) > count_tokens(b.content);
    });
    return out;
  }

  /// Nothing but punctuation.
  bool is_marks(TokenSegment s) const {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (m_view[t].upos != static_cast<std::uint8_t>(Upos::PUNCT)) return false;
    }
    return true;
  }

  void place(std::size_t outer, std::vector<AttributionSpans>& inner) {
    const std::size_t first = m_all.size();
    for (AttributionSpans& a : inner) {
      std::size_t parent = outer;
      for (std::size_t k = first; k < m_all.size(); ++k) {
        if (is_held(a, m_all[k])) parent = k;
      }
      a.nesting = m_all[parent].nesting + 1;
      a.relays = kNone;
      // No quotation marks tell coreference whose "I" it is.
      if (m_all[outer].verbatim && is_first_person(a)) a.source = m_all[outer].source;
      if (m_all[parent].relays == kNone) m_all[parent].relays = static_cast<std::uint32_t>(m_all.size());
      m_all.push_back(std::move(a));
    }
  }

  bool is_first_person(const AttributionSpans& a) const {
    return a.source.size() == 1 && a.source[0].last == a.source[0].first + 1 &&
           in_list(" I we We ", m_view.form(a.source[0].first));
  }

  const DocView& m_view;
  const Syntax m_syntax;
  const std::vector<Candidate>& m_candidates;
  const std::vector<AttributionSpans>& m_absorbed;
  std::vector<AttributionSpans> m_all;
};

}  // namespace

void absorb_held(std::uint32_t tokens, std::vector<AttributionSpans>& outer,
                 std::vector<AttributionSpans>& absorbed) {
  std::vector<std::uint32_t> holder(tokens, kNone);  // the largest content over each token
  std::vector<std::uint32_t> size(outer.size());
  for (std::uint32_t i = 0; i < outer.size(); ++i) {
    size[i] = count_tokens(outer[i].content);
    for (const TokenSegment& s : outer[i].content) {
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        if (holder[t] == kNone || size[holder[t]] < size[i]) holder[t] = i;
      }
    }
  }
  std::vector<AttributionSpans> kept;
  std::vector<bool> held(outer.size(), false);
  for (std::uint32_t i = 0; i < outer.size(); ++i) {
    if (outer[i].cue.empty()) continue;
    const std::uint32_t by = holder[outer[i].cue.front().first];
    held[i] = by != kNone && by != i && is_held(outer[i], outer[by]);
  }
  for (std::uint32_t i = 0; i < outer.size(); ++i) (held[i] ? absorbed : kept).push_back(std::move(outer[i]));
  outer = std::move(kept);
}

void add_nested(const DocView& view, const std::vector<Candidate>& candidates,
                const std::vector<AttributionSpans>& absorbed, std::vector<AttributionSpans>& outer) {
  std::stable_sort(outer.begin(), outer.end(), [](const AttributionSpans& a, const AttributionSpans& b) {
    const TokenSegment& x = a.content.front();
    const TokenSegment& y = b.content.front();
    return x.first != y.first ? x.first < y.first : a.content.back().last < b.content.back().last;
  });
  outer = Nesting(view, candidates, absorbed).run(outer);
}

}  // namespace claimgraph::attribution
