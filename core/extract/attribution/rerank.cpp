#include "core/extract/attribution/rerank.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "claimgraph/error.hpp"

namespace claimgraph::attribution {

namespace {

constexpr std::size_t kBlock = 64;
constexpr std::size_t kNear = 24;
constexpr FeatureKey key{0x52414E4B};

std::uint64_t bucket(double value, double step, int low, int high) {
  return static_cast<std::uint64_t>(std::clamp(static_cast<int>(std::floor(value / step)), low, high) - low);
}

std::uint64_t length_bucket(std::uint32_t n) {
  return n <= 4 ? n : n <= 6 ? 5 : n <= 9 ? 6 : n <= 14 ? 7 : n <= 24 ? 8 : n <= 40 ? 9 : n <= 80 ? 10 : 11;
}

/// Head of a token list: the one whose own head lies outside.
std::uint32_t top_of(const DocView& view, const std::vector<TokenSegment>& segments) {
  if (segments.empty()) return kNone;
  for (const TokenSegment& s : segments) {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      const std::int32_t h = view[t].head;
      if (view[t].mark == Mark::none &&
          (h < static_cast<std::int32_t>(s.first) || h >= static_cast<std::int32_t>(s.last)))
        return t;
    }
  }
  return segments.front().first;
}

/// Relations from `from` up to the common ancestor with `to` and the first one down; 0 across sentences.
std::uint64_t path_between(const DocView& view, std::uint32_t from, std::uint32_t to) {
  if (from == kNone || to == kNone || view.sentence_of(from) != view.sentence_of(to)) return 0;
  std::uint64_t hash = 1;
  std::uint32_t t = from;
  for (int up = 0; up < 6; ++up) {
    std::uint32_t below = to;
    for (int down = 0; down < 6; ++down) {
      if (below == t) return mix(hash, down == 0 ? 1 : 2);
      const std::int32_t h = view[below].head;
      if (h < 0) break;
      if (static_cast<std::uint32_t>(h) == t)
        return mix(mix(hash, view[below].deprel), static_cast<std::uint64_t>(down));
      below = static_cast<std::uint32_t>(h);
    }
    if (view[t].head < 0) break;
    hash = mix(hash, view[t].deprel);
    t = static_cast<std::uint32_t>(view[t].head);
  }
  return 3;
}

}  // namespace

RerankContext::RerankContext(const DocView& view, const std::vector<Candidate>& candidates)
    : m_view(view), m_candidates(candidates) {}

void RerankContext::cue_part(std::size_t i, FeatureList& out) const {
  const Candidate& c = m_candidates[i];
  const DocView& view = m_view;
  const TokenView& head = view[c.cue.head];
  const std::uint64_t odds = bucket(c.cue.log_odds, 0.5, -14, 14);
  out.add(key(1, 0));
  out.add(key(2, odds));
  out.add(key(3, odds, head.lemma));
  out.add(key(4, bucket(c.cue.log_odds, 1.5, -5, 5), head.lemma));
  out.add(key(5, head.lemma));
  out.add(key(6, head.xpos, odds));
  out.add(key(7, head.deprel));
  out.add(key(8, head.deprel, head.lemma));
  std::uint64_t words = 0;
  for (std::uint32_t t = c.cue.segment.first; t < c.cue.segment.last; ++t) words = mix(words, view[t].lemma);
  out.add(key(9, words));
  out.add(key(10, std::min(c.cue.segment.last - c.cue.segment.first, 6U), head.xpos));
  if (head.head >= 0) {
    const TokenView& above = view[static_cast<std::uint32_t>(head.head)];
    out.add(key(11, above.lemma, head.deprel));
    out.add(key(12, above.lemma, head.lemma));
    out.add(key(13, above.xpos, head.deprel, head.xpos));
  }
  const std::uint32_t first = c.cue.segment.first, last = c.cue.segment.last;
  const std::uint32_t before = first > 0 ? view[first - 1].lemma : 1,
                      after = last < view.size() ? view[last].lemma : 1;
  out.add(key(14, before, head.lemma));
  out.add(key(15, after, head.lemma));
  out.add(key(16, before));
  out.add(key(17, after));
  out.add(key(18, last < view.size() ? view[last].xpos : 255U, head.lemma));
  out.add(key(19, head.outer >= 0, head.lemma));
  out.add(key(20, head.outer >= 0, odds));
  const SentenceView& s = view.sentences[view.sentence_of(c.cue.head)];
  out.add(key(21, s.headline, odds));
  out.add(key(22, s.has_quote, s.after_quote, head.lemma));
  if (view.doc().cue_odds.empty()) return;
  const std::uint64_t heard = bucket(view.doc().cue_odds[first].begins, 1, -8, 8);
  out.add(key(23, heard));
  out.add(key(24, heard, head.lemma));
  out.add(key(25, heard, odds));
}

void RerankContext::argument_part(std::size_t i, FeatureList& out) const {
  const Candidate& c = m_candidates[i];
  const DocView& view = m_view;
  const TokenView& head = view[c.cue.head];
  const std::uint32_t size = count_tokens(c.content), top = top_of(view, c.content);
  const std::uint64_t length = length_bucket(size);
  std::uint32_t quoted = 0;
  for (const TokenSegment& s : c.content) {
    for (std::uint32_t t = s.first; t < s.last; ++t) quoted += view[t].outer >= 0;
  }
  const std::uint64_t share = quoted == 0 ? 0 : quoted == size ? 2 : 1;
  const bool before =
      c.content.front().first<c.cue.segment.first, after = c.content.back().last> c.cue.segment.last;
  const std::uint64_t side = before | after << 1;
  const std::uint64_t probability = bucket(c.log_probability, 0.5, -12, 0);
  out.add(key(30, probability));
  out.add(key(31, probability, head.lemma));
  out.add(key(32, probability, bucket(c.cue.log_odds, 1, -7, 7)));
  out.add(key(33, length));
  out.add(key(34, length, head.lemma));
  out.add(key(35, length, head.xpos, side));
  out.add(key(36, share, side));
  out.add(key(37, share, head.lemma));
  out.add(key(38, share, bucket(c.cue.log_odds, 1, -7, 7)));
  out.add(key(39, side, head.lemma));
  out.add(key(40, std::min<std::size_t>(c.content.size(), 4), share, side));
  const std::uint64_t path = path_between(view, c.cue.head, top);
  out.add(key(41, path));
  out.add(key(42, path, head.lemma));
  out.add(key(43, path, head.xpos, length));
  out.add(key(44, view[c.content.front().first].lemma, head.lemma));
  out.add(key(45, view[c.content.front().first].lemma, path));
  out.add(key(46, view[top].xpos, head.lemma));
  out.add(key(47, view[top].xpos, path));
  out.add(key(48, view[top].lemma, path));
  out.add(key(49, c.rank, probability));
  const std::uint32_t end = c.content.back().last;
  out.add(key(50, end < view.size() ? static_cast<std::uint64_t>(view[end].mark) : 15, share,
              static_cast<std::uint64_t>(view[end - 1].mark)));
  const bool crosses = view.sentence_of(c.content.front().first) != view.sentence_of(c.cue.head) ||
                       view.sentence_of(end - 1) != view.sentence_of(c.cue.head);
  out.add(key(51, crosses, share, head.lemma));
  // Source.
  const std::uint32_t who = top_of(view, c.source);
  const std::uint64_t have = c.source.empty() ? 0 : c.source_by_rule ? 1 : 2;
  out.add(key(60, have, head.lemma));
  out.add(key(61, have, share));
  if (who != kNone) {
    const std::uint64_t type = static_cast<std::uint64_t>(view[who].xpos) << 1 | view[who].capital;
    const std::uint64_t source_path = path_between(view, c.cue.head, who);
    out.add(key(62, type, have));
    out.add(key(63, type, head.lemma));
    out.add(key(64, source_path));
    out.add(key(65, source_path, head.lemma));
    out.add(key(66, view[who].lemma));
    out.add(key(67, view[who].lemma, head.lemma));
    out.add(key(68, length_bucket(count_tokens(c.source)), have));
    out.add(key(69, source_path, path));
    out.add(key(70, c.source.front().first < c.cue.segment.first, type, side));
  } else {
    out.add(key(71, path, head.lemma));
  }
}

void RerankContext::rival_part(std::size_t i, FeatureList& out) const {
  const Candidate& c = m_candidates[i];
  const DocView& view = m_view;
  const std::uint32_t size = count_tokens(c.content);
  const std::uint64_t lemma = view[c.cue.head].lemma;
  std::uint64_t inside = 0, holds = 0, overlap = 0, shared_source = 0;
  std::uint32_t inside_lemma = 0, holds_lemma = 0;
  float best_inside = -99, best_holds = -99, best_overlap = -99;
  // Candidates stand in the order of their cues; only near ones can be rivals, so the time stays linear.
  std::size_t from = i, to = i + 1;
  while (from > 0 && i - from < kNear) --from;
  to = std::min(m_candidates.size(), i + kNear);
  for (std::size_t k = from; k < to; ++k) {
    const Candidate& o = m_candidates[k];
    if (o.cue.segment == c.cue.segment || o.rank > 0) continue;
    const float strength = o.cue.log_odds;
    if (count_common(c.cue.segment, o.content) > 0) {
      if (strength > best_inside) {
        best_inside = strength;
        inside_lemma = view[o.cue.head].lemma;
      }
      inside = 1;
    }
    if (count_common(o.cue.segment, c.content) > 0) {
      if (strength > best_holds) {
        best_holds = strength;
        holds_lemma = view[o.cue.head].lemma;
      }
      holds = 1;
    }
    const std::uint32_t common = count_common(o.content, c.content);
    if (common > 0) {
      best_overlap = std::max(best_overlap, strength);
      overlap = std::max<std::uint64_t>(overlap, 2 * common > size ? 2 : 1);
    }
    if (!c.source.empty() && o.source == c.source) shared_source = 1;
  }
  const float own = c.cue.log_odds;
  const auto compare = [&](float other) { return other <= -99 ? 0ULL : bucket(own - other, 1.5, -4, 4) + 1; };
  out.add(key(80, inside | holds << 1 | overlap << 2 | shared_source << 4));
  out.add(key(81, inside, compare(best_inside)));
  out.add(key(82, holds, compare(best_holds)));
  out.add(key(83, overlap, compare(best_overlap)));
  out.add(key(84, inside | holds << 1 | overlap << 2, lemma));
  out.add(key(85, compare(best_inside), bucket(own, 1, -7, 7)));
  out.add(key(86, compare(best_holds), bucket(own, 1, -7, 7)));
  out.add(key(87, inside ? inside_lemma : 0, lemma));
  out.add(key(88, holds ? holds_lemma : 0, lemma));
  out.add(key(89, inside ? inside_lemma : 0, inside, compare(best_inside)));
  out.add(key(90, bucket(best_inside, 1, -7, 7), inside));
  out.add(key(91, bucket(best_holds, 1, -7, 7), holds));
  out.add(key(92, shared_source, lemma));
}

void RerankContext::features(std::size_t i, FeatureList& out) const {
  cue_part(i, out);
  argument_part(i, out);
  rival_part(i, out);
}

std::string rerank_section(float threshold, const std::string& table) {
  std::string out(kBlock, '\0');
  std::memcpy(out.data(), &threshold, sizeof threshold);
  return out + table;
}

Reranker::Reranker(std::span<const std::byte> section) {
  if (section.size() < kBlock)
    throw DataError("attribution model: the ranking section is damaged; install the model again");
  std::memcpy(&m_threshold, section.data(), sizeof m_threshold);
  section = section.subspan(kBlock);
  m_table = CodedTable(section);
}

void Reranker::score(const DocView& view, std::vector<Candidate>& candidates) const {
  const RerankContext context(view, candidates);
  FeatureList list;
  list.bits = m_table.bits();
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    list.count = 0;
    context.features(i, list);
    float sum = 0;
    for (std::uint32_t k = 0; k < list.count; ++k) sum += m_table.at(list.rows[k]);
    candidates[i].score = 1 / (1 + std::exp(-sum));
  }
}

}  // namespace claimgraph::attribution
