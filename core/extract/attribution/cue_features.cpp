#include <algorithm>
#include <cmath>

#include "core/extract/attribution/cue_tagger.hpp"

namespace claimgraph::attribution {

namespace {

constexpr FeatureKey key{0x43554553};
constexpr std::uint32_t kMostChildren = 12;

/// Values of a place outside the sentence.
const TokenView kEdge = [] {
  TokenView edge;
  edge.word = edge.lemma = edge.suffix = 1;
  return edge;
}();

struct Neighbours {
  const DocView& view;
  std::uint32_t first, last;
  const TokenView& at(std::uint32_t t, int offset) const {
    const std::int64_t place = static_cast<std::int64_t>(t) + offset;
    return place < first || place >= last ? kEdge : view[static_cast<std::uint32_t>(place)];
  }
};

void word_features(const Neighbours& near, std::uint32_t t, FeatureList& out) {
  const TokenView& p2 = near.at(t, -2);
  const TokenView& p1 = near.at(t, -1);
  const TokenView& me = near.at(t, 0);
  const TokenView& n1 = near.at(t, 1);
  const TokenView& n2 = near.at(t, 2);
  out.add(key(1, 0));
  out.add(key(2, me.word));
  out.add(key(3, me.lemma));
  out.add(key(4, me.xpos));
  out.add(key(5, me.upos));
  out.add(key(6, me.lemma, me.xpos));
  out.add(key(7, p1.lemma));
  out.add(key(8, n1.lemma));
  out.add(key(9, p2.lemma));
  out.add(key(10, n2.lemma));
  out.add(key(11, p1.xpos));
  out.add(key(12, n1.xpos));
  out.add(key(13, p2.xpos, p1.xpos));
  out.add(key(14, n1.xpos, n2.xpos));
  out.add(key(15, p1.lemma, me.lemma));
  out.add(key(16, me.lemma, n1.lemma));
  out.add(key(17, p1.lemma, me.lemma, n1.lemma));
  out.add(key(18, p2.lemma, p1.lemma, me.lemma));
  out.add(key(19, me.lemma, n1.lemma, n2.lemma));
  out.add(key(20, p1.xpos, me.xpos));
  out.add(key(21, me.xpos, n1.xpos));
  out.add(key(22, p1.xpos, me.xpos, n1.xpos));
  out.add(key(23, me.xpos, n1.xpos, n2.xpos));
  out.add(key(24, p2.xpos, p1.xpos, me.xpos));
  out.add(key(25, me.lemma, n1.xpos));
  out.add(key(26, me.lemma, p1.xpos));
  out.add(key(27, me.lemma, n1.xpos, n2.xpos));
  out.add(key(28, me.lemma, p1.xpos, n1.xpos));
  out.add(key(29, me.suffix, me.xpos));
  out.add(key(30, me.shape));
  const std::uint32_t from_start = std::min(t - near.first, 4U), to_end = std::min(near.last - 1 - t, 4U);
  out.add(key(31, from_start, to_end));
  out.add(key(32, me.lemma, from_start == 0, to_end <= 1));
  out.add(key(33, n1.shape, me.xpos));
  out.add(key(34, p1.shape, me.xpos));
}

void subject_features(const DocView& view, std::uint32_t t, const TokenView& me, FeatureList& out) {
  const std::uint32_t subject = view.subject_of(t);
  if (subject == kNone) {
    out.add(key(60, me.lemma));
    return;
  }
  const TokenView& s = view[subject];
  const std::uint64_t shape = static_cast<std::uint64_t>(s.xpos) << 2 | s.capital << 1 | (subject > t);
  out.add(key(61, shape));
  out.add(key(62, shape, me.lemma));
  out.add(key(63, s.lemma));
  out.add(key(64, s.lemma, me.lemma));
}

void tree_features(const DocView& view, std::uint32_t t, FeatureList& out) {
  const FeatureRelations& rel = FeatureRelations::get();
  const TokenView& me = view[t];
  const TokenView& head = me.head >= 0 ? view[static_cast<std::uint32_t>(me.head)] : kEdge;
  const TokenView& grand = head.head >= 0 ? view[static_cast<std::uint32_t>(head.head)] : kEdge;
  out.add(key(40, me.deprel));
  out.add(key(41, me.deprel, me.lemma));
  out.add(key(42, me.deprel, head.lemma));
  out.add(key(43, me.deprel, head.xpos));
  out.add(key(44, head.lemma));
  out.add(key(45, me.lemma, head.lemma));
  out.add(key(46, me.deprel, head.deprel, grand.lemma));
  out.add(key(47, me.deprel, head.deprel, me.xpos));
  out.add(key(48, me.deprel, head.deprel, me.lemma));

  std::uint64_t set = 0;
  std::uint32_t seen = 0;
  const DeprelId watched[] = {rel.ccomp, rel.xcomp, rel.parataxis, rel.obj,  rel.nsubj, rel.nsubj_pass,
                              rel.advcl, rel.conj,  rel.obl,       rel.mark, rel.iobj};
  for (const std::uint32_t* c = view.children_begin(t); c != view.children_end(t) && seen < kMostChildren;
       ++c, ++seen) {
    const TokenView& child = view[*c];
    const std::uint64_t after = *c > t;
    out.add(key(50, child.deprel, after));
    out.add(key(51, child.deprel, me.lemma));
    out.add(key(52, child.deprel, child.lemma, me.lemma));
    out.add(key(57, child.deprel, child.xpos, me.lemma));
    for (std::size_t k = 0; k < std::size(watched); ++k) {
      if (child.deprel == watched[k]) set |= 1ULL << (2 * k + after);
    }
    if (child.deprel == rel.aux || child.deprel == rel.aux_pass || child.deprel == rel.cop) {
      out.add(key(53, child.lemma, me.lemma));
      out.add(key(54, child.lemma, me.xpos));
    }
    if (child.deprel == rel.ccomp || child.deprel == rel.xcomp || child.deprel == rel.acl) {
      std::uint32_t marker = 0;
      for (const std::uint32_t* g = view.children_begin(*c); g != view.children_end(*c); ++g) {
        if (view[*g].deprel == rel.mark) marker = view[*g].lemma;
      }
      out.add(key(55, marker, me.lemma));
      out.add(key(56, marker, child.deprel, me.xpos));
      out.add(key(58, child.xpos, me.lemma));
    }
  }
  out.add(key(65, set));
  out.add(key(66, set, me.xpos));
  out.add(key(67, set, me.lemma));
  subject_features(view, t, me, out);

  std::int32_t up = me.head;
  DeprelId by = me.deprel;
  for (int steps = 0; up >= 0 && steps < 6; ++steps) {
    const TokenView& above = view[static_cast<std::uint32_t>(up)];
    if (rel.is_clause(by) && above.upos == static_cast<std::uint8_t>(Upos::VERB)) {
      out.add(key(68, above.lemma));
      out.add(key(69, above.lemma, me.xpos));
      out.add(key(70, by, me.lemma));
      break;
    }
    by = above.deprel;
    up = above.head;
  }
}

void quote_features(const DocView& view, std::uint32_t t, FeatureList& out) {
  const TokenView& me = view[t];
  const SentenceView& s = view.sentences[view.sentence_of(t)];
  const std::uint64_t inside = me.outer >= 0;
  out.add(key(80, inside, s.has_quote));
  out.add(key(81, inside, me.xpos));
  out.add(key(82, inside, me.lemma));
  out.add(key(83, me.quote_left, me.quote_right));
  out.add(key(84, me.quote_left, me.xpos, inside));
  out.add(key(85, me.quote_right, me.xpos, inside));
  out.add(key(86, me.quote_left, me.lemma));
  out.add(key(87, me.quote_right, me.lemma));
  out.add(key(88, s.has_quote, me.lemma));
  out.add(key(89, s.after_quote, me.lemma));
  out.add(key(90, s.after_quote, me.xpos, inside));
  out.add(key(91, s.headline, me.lemma));
  out.add(key(92, s.headline, me.xpos));
  out.add(key(93, s.paragraph_end == static_cast<std::uint8_t>(Mark::colon), me.lemma));
}

std::uint64_t odds_bucket(float odds) {
  return static_cast<std::uint64_t>(std::clamp(static_cast<int>(std::lrint(odds)), -8, 8) + 8);
}

// What the encoder, which reads whole sentences, says of the place.
void encoder_features(const Neighbours& near, std::uint32_t t, FeatureList& out) {
  const std::vector<CueOdds>& odds = near.view.doc().cue_odds;
  const TokenView& me = near.view[t];
  const std::uint64_t begins = odds_bucket(odds[t].begins), goes_on = odds_bucket(odds[t].goes_on);
  const std::uint64_t before = t > near.first ? odds_bucket(odds[t - 1].begins) : 20;
  const std::uint64_t behind = t + 1 < near.last ? odds_bucket(odds[t + 1].begins) : 20;
  out.add(key(120, begins));
  out.add(key(121, goes_on));
  out.add(key(122, begins, goes_on));
  out.add(key(123, begins, me.lemma));
  out.add(key(124, goes_on, me.lemma));
  out.add(key(125, begins, before));
  out.add(key(126, begins, behind));
  out.add(key(127, begins, me.xpos, me.outer >= 0));
  out.add(key(128, begins, me.deprel));
}

}  // namespace

void cue_state_features(const DocView& view, std::uint32_t t, FeatureList& out) {
  const Sentence& s = view.doc().sentences[view.sentence_of(t)];
  word_features({view, s.first, s.last}, t, out);
  if (view.parsed()) tree_features(view, t, out);
  quote_features(view, t, out);
  if (!view.doc().cue_odds.empty()) encoder_features({view, s.first, s.last}, t, out);
}

void cue_pair_features(const DocView& view, std::uint32_t t, FeatureList& out) {
  const TokenView& a = view[t - 1];
  const TokenView& b = view[t];
  out.add(key(100, 0));
  out.add(key(101, b.xpos));
  out.add(key(102, b.lemma));
  out.add(key(103, a.xpos, b.xpos));
  out.add(key(104, a.lemma, b.lemma));
  out.add(key(105, a.lemma));
  out.add(key(106, a.lemma, b.xpos));
  out.add(key(107, a.xpos, b.lemma));
  if (view.parsed()) {
    const std::uint64_t link = link_between(view, t);
    out.add(key(108, link, link == 2 ? a.deprel : b.deprel));
    out.add(key(109, link, a.deprel, b.deprel));
  }
  out.add(key(110, a.opens | a.closes << 1 | b.opens << 2 | b.closes << 3));
}

}  // namespace claimgraph::attribution
