#include <algorithm>
#include <cstdlib>

#include "core/extract/attribution/argument_tagger.hpp"

namespace claimgraph::attribution {

namespace {

constexpr std::uint32_t kSentencesBefore = 3, kSentencesAfter = 6;

std::uint8_t bucket(std::uint32_t distance) {
  if (distance <= 3) return static_cast<std::uint8_t>(distance);
  return distance <= 5 ? 4 : distance <= 9 ? 5 : distance <= 19 ? 6 : distance <= 39 ? 7 : 8;
}

}  // namespace

TokenSegment argument_window(const DocView& view, TokenSegment cue) {
  const AnnotatedText& doc = view.doc();
  const std::uint32_t s = view.sentence_of(cue.first);
  const Paragraph& p = doc.paragraphs[doc.sentences[s].paragraph];
  const std::uint32_t first = s > p.first + kSentencesBefore ? s - kSentencesBefore : p.first;
  std::uint32_t last = std::min(p.last, s + 1 + kSentencesAfter);
  const std::size_t next = doc.sentences[s].paragraph + std::size_t{1};
  if (s + 2 >= p.last && view.sentences[s].paragraph_end == static_cast<std::uint8_t>(Mark::colon) &&
      next < doc.paragraphs.size()) {
    last = std::min(doc.paragraphs[next].last, doc.paragraphs[next].first + kSentencesAfter);
    last = std::max(last, p.last);
  }
  return {doc.sentences[first].first, doc.sentences[last - 1].last};
}

CueMap::CueMap(const DocView& view, const std::vector<Cue>& cues)
    : m_mask(view.size()), m_before(view.size() + 1) {
  for (const Cue& cue : cues) {
    if (!cue.confident) continue;
    for (std::uint32_t t = cue.segment.first; t < cue.segment.last; ++t) m_mask[t] = 1;
    ++m_before[cue.segment.first + 1];
  }
  for (std::size_t t = 1; t < m_before.size(); ++t) m_before[t] += m_before[t - 1];
}

ArgumentFrame::ArgumentFrame(const DocView& v, const CueMap& c, TokenSegment segment)
    : view(v), cues(c), cue(segment), window(argument_window(v, segment)), head(v.head_of(segment)) {
  const FeatureRelations& rel = FeatureRelations::get();
  cue_lemma = view[head].lemma;
  cue_tag = view[head].xpos;
  cue_words = cue.last - cue.first;
  for (std::uint32_t t = cue.first; t < cue.last; ++t) cue_words = mix(cue_words, view[t].lemma);
  for (const std::uint32_t* k = view.children_begin(head); k != view.children_end(head); ++k) {
    const DeprelId r = view[*k].deprel;
    if (r == rel.nsubj_pass || r == rel.aux_pass) cue_voice |= 1;
    if (r == rel.nsubj) cue_voice |= 2;
    if (r == rel.obl_agent) cue_voice |= 4;
    if (r == rel.ccomp) cue_voice |= 8;
  }
  places.resize(window.last - window.first);
  fill_paths();
  fill_distances();
  fill_quotes();
}

void ArgumentFrame::fill_paths() {
  const Sentence& s = view.doc().sentences[view.sentence_of(head)];
  for (std::uint32_t t = window.first; t < window.last; ++t) {
    const std::int64_t offset = static_cast<std::int64_t>(view.sentence_of(t)) - view.sentence_of(head);
    if (offset != 0)
      places[t - window.first].path =
          mix(77, static_cast<std::uint64_t>(std::clamp<std::int64_t>(offset, -3, 4) + 8));
  }
  if (!view.parsed()) return;
  const auto at = [&](std::uint32_t t) -> Place& { return places[t - window.first]; };
  // The chain of ancestors of the cue's head; each ancestor is its own branch.
  std::uint64_t up = 1;
  std::uint32_t steps = 0;
  std::vector<std::uint8_t> chain(s.last - s.first, 0);
  std::vector<std::uint64_t> up_of(s.last - s.first, 0);
  for (std::int32_t t = static_cast<std::int32_t>(head); t >= 0 && steps <= s.last - s.first; ++steps) {
    const auto u = static_cast<std::uint32_t>(t);
    if (u < s.first || u >= s.last || chain[u - s.first]) break;
    chain[u - s.first] = 1;
    up_of[u - s.first] = up;
    at(u).path = mix(up, 255);
    at(u).branch = u;
    if (steps < 6) up = mix(up, view[u].deprel);
    t = view[u].head;
  }
  std::vector<std::uint32_t> stack;
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    std::uint32_t u = t;
    stack.clear();
    // Climb to a token whose place is known.
    while (at(u).branch == kNone) {
      stack.push_back(u);
      const std::int32_t h = view[u].head;
      if (h < static_cast<std::int32_t>(s.first) || h >= static_cast<std::int32_t>(s.last) ||
          stack.size() > s.last - s.first)
        break;
      u = static_cast<std::uint32_t>(h);
    }
    while (!stack.empty()) {
      const std::uint32_t v = stack.back();
      stack.pop_back();
      const std::int32_t h = view[v].head;
      Place& place = at(v);
      if (h < static_cast<std::int32_t>(s.first) || h >= static_cast<std::int32_t>(s.last)) {
        place.path = mix(2, view[v].deprel);
        place.branch = v;
        continue;
      }
      const auto parent = static_cast<std::uint32_t>(h);
      if (chain[parent - s.first]) {
        place.path = mix(up_of[parent - s.first], view[v].deprel);
        place.branch = v;
      } else {
        place.path = at(parent).path;
        place.branch = at(parent).branch == kNone ? v : at(parent).branch;
        place.second = at(parent).branch == parent ? view[v].deprel + 1U : at(parent).second;
      }
    }
  }
}

void ArgumentFrame::fill_distances() {
  const auto fill = [&](std::uint32_t t, std::uint8_t side, std::uint32_t distance, std::uint32_t commas) {
    Place& place = places[t - window.first];
    place.side = side;
    place.distance = bucket(distance);
    place.commas = static_cast<std::uint8_t>(std::min(commas, 3U));
    const std::uint32_t a = view.sentence_of(t), b = view.sentence_of(side == 1 ? cue.last - 1 : cue.first);
    place.sentences = static_cast<std::uint8_t>(std::min(a > b ? a - b : b - a, 3U));
    const std::uint32_t between = side == 0 ? cues.count(t + 1, cue.first) : cues.count(cue.last, t);
    place.cues = static_cast<std::uint8_t>(std::min(between, 3U));
  };
  std::uint32_t commas = 0;
  for (std::uint32_t t = cue.first; t-- > window.first;) {
    fill(t, 0, cue.first - t, commas);
    commas += view[t].mark == Mark::comma;
  }
  for (std::uint32_t t = cue.first; t < cue.last; ++t) places[t - window.first].side = 2;
  commas = 0;
  for (std::uint32_t t = cue.last; t < window.last; ++t) {
    fill(t, 1, t + 1 - cue.last, commas);
    commas += view[t].mark == Mark::comma;
  }
}

void ArgumentFrame::fill_quotes() {
  m_quote_own = view[head].outer;
  for (std::uint32_t t = cue.first; t-- > window.first && m_quote_before < 0;) {
    if (view[t].outer != m_quote_own) m_quote_before = view[t].outer;
  }
  for (std::uint32_t t = cue.last; t < window.last && m_quote_after < 0; ++t) {
    if (view[t].outer != m_quote_own) m_quote_after = view[t].outer;
  }
  for (std::uint32_t t = window.first; t < window.last; ++t) {
    const std::int32_t q = view[t].outer;
    places[t - window.first].quote = q < 0                 ? 0
                                     : q == m_quote_own    ? 1
                                     : q == m_quote_before ? 2
                                     : q == m_quote_after  ? 3
                                                           : 4;
  }
}

std::uint64_t ArgumentFrame::quotation_code(std::int32_t outer) const {
  if (outer < 0) return 0;
  if (outer == m_code_of) return m_code;
  const Quotation& q = view.doc().quotations[view.outer_quotations[static_cast<std::size_t>(outer)]];
  std::uint64_t between = 0;
  if (outer != m_quote_own) {
    const std::int32_t nearest = q.first >= cue.last ? m_quote_after : m_quote_before;
    between = static_cast<std::uint64_t>(std::min(3, std::abs(outer - (nearest < 0 ? outer : nearest)))) + 1;
  }
  const std::uint32_t lo = q.first > 5 ? q.first - 5 : 0, hi = std::min(view.size(), q.last + 5);
  const std::uint32_t own = cue.first >= lo && cue.first < hi && cues.is_cue(cue.first) ? 1 : 0;
  const std::uint32_t inside = q.last > q.first ? cues.count(q.first, q.last) : 0;
  const std::uint32_t all = cues.count(lo, hi);
  const bool rival = all > own + inside;
  const std::uint32_t end = q.closed && q.last > q.first + 1 ? q.last - 2 : q.last - 1;
  const std::uint64_t last_mark = static_cast<std::uint64_t>(view[end].mark);
  const std::uint64_t before =
      q.first > window.first ? static_cast<std::uint64_t>(view[q.first - 1].mark) : 15;
  const std::uint64_t size = q.last - q.first < 5 ? 0 : q.last - q.first < 12 ? 1 : 2;
  m_code_of = outer;
  m_code = 1 + (between | static_cast<std::uint64_t>(rival) << 3 | last_mark << 4 | before << 8 | size << 12);
  return m_code;
}

}  // namespace claimgraph::attribution
