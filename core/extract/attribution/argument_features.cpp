#include <algorithm>

#include "core/extract/attribution/argument_tagger.hpp"

namespace claimgraph::attribution {

namespace {

constexpr FeatureKey key{0x41524755};

const TokenView kEdge{};

const TokenView& near(const DocView& view, std::uint32_t t, int offset) {
  const std::int64_t place = static_cast<std::int64_t>(t) + offset;
  if (place < 0 || place >= view.size()) return kEdge;
  const auto u = static_cast<std::uint32_t>(place);
  return view.sentence_of(u) == view.sentence_of(t) ? view[u] : kEdge;
}

}  // namespace

void argument_local_state(const DocView& view, std::uint32_t t, std::uint64_t side, FeatureList& out) {
  const TokenView& me = view[t];
  const TokenView& p1 = near(view, t, -1);
  const TokenView& n1 = near(view, t, 1);
  out.add(key(1, side));
  out.add(key(2, me.lemma, side));
  out.add(key(3, me.xpos, side));
  out.add(key(4, me.shape, side));
  out.add(key(5, p1.lemma, side));
  out.add(key(6, n1.lemma, side));
  out.add(key(7, p1.xpos, me.xpos, side));
  out.add(key(8, me.xpos, n1.xpos, side));
  out.add(key(9, p1.lemma, me.lemma, side));
  out.add(key(10, me.lemma, n1.lemma, side));
  out.add(key(11, me.deprel, side));
  out.add(key(12, me.deprel, me.xpos, side));
  out.add(key(13, me.outer >= 0, side));
  out.add(key(14, me.outer >= 0, me.xpos, side));
  out.add(key(15, me.suffix, side));
  const Sentence& s = view.doc().sentences[view.sentence_of(t)];
  out.add(key(16, std::min(t - s.first, 3U), side));
  out.add(key(17, std::min(s.last - 1 - t, 3U), side));
  if (me.head >= 0) {
    const TokenView& head = view[static_cast<std::uint32_t>(me.head)];
    out.add(key(18, me.deprel, head.lemma, side));
    out.add(key(19, me.deprel, head.xpos, side));
  }
  out.add(key(20, static_cast<std::uint64_t>(me.quote_left) << 8 | me.quote_right, side));
}

void argument_local_pair(const DocView& view, std::uint32_t t, std::uint64_t side, FeatureList& out) {
  const TokenView& a = view[t - 1];
  const TokenView& b = view[t];
  out.add(key(100, side));
  out.add(key(101, a.lemma, side));
  out.add(key(102, b.lemma, side));
  out.add(key(103, a.xpos, b.xpos, side));
  out.add(key(104, a.lemma, b.lemma, side));
  out.add(key(105, a.opens | a.closes << 1 | b.opens << 2 | b.closes << 3, side));
  const bool new_sentence = view.sentence_of(t - 1) != view.sentence_of(t);
  out.add(key(106, new_sentence, side));
  out.add(key(107, static_cast<std::uint64_t>(a.mark) << 4 | static_cast<std::uint64_t>(b.mark), new_sentence,
              side));
  out.add(
      key(108, static_cast<std::uint64_t>(a.mark) << 4 | static_cast<std::uint64_t>(b.mark), b.xpos, side));
  out.add(key(109, a.xpos, b.lemma, side));
  out.add(key(110, a.lemma, b.xpos, side));
  const std::uint64_t link = link_between(view, t);
  out.add(key(111, link, link == 2 ? a.deprel : b.deprel, side));
}

void argument_state(const ArgumentFrame& f, std::uint32_t t, FeatureList& out) {
  const DocView& view = f.view;
  const TokenView& me = view[t];
  const Place& p = f.place(t);
  const std::uint64_t side = p.side, lemma = f.cue_lemma;
  const bool other_cue = f.cues.is_cue(t);
  out.add(key(30, side, p.distance));
  out.add(key(31, side, p.commas, p.distance));
  out.add(key(32, side, p.sentences));
  out.add(key(33, side, p.cues));
  out.add(key(34, side, other_cue, p.cues));
  out.add(key(35, side, lemma));
  out.add(key(36, side, lemma, p.distance));
  out.add(key(37, side, f.cue_words, p.distance));
  out.add(key(38, side, lemma, p.sentences));
  out.add(key(39, side, lemma, p.commas));
  out.add(key(40, side, p.distance, me.xpos));
  out.add(key(41, side, f.cue_tag, p.distance));
  out.add(key(42, side, lemma, me.xpos));
  out.add(key(43, side, lemma, me.lemma));
  out.add(key(44, p.path, side));
  if (p.branch != kNone) {
    const TokenView& branch = view[p.branch];
    const std::uint64_t edges = (t == branch.sub_first) | (t + 1 == branch.sub_last) << 1;
    out.add(key(45, p.path, lemma));
    out.add(key(46, p.path, f.cue_tag, f.cue_voice));
    out.add(key(47, p.path, me.xpos));
    out.add(key(48, p.path, p.second));
    out.add(key(49, p.path, edges, side));
    out.add(key(50, p.path, branch.lemma));
    out.add(key(51, p.path, branch.xpos));
    out.add(key(52, p.path, f.cue_words));
    out.add(key(53, p.path, me.lemma));
    out.add(key(54, p.path, p.second, me.xpos));
    out.add(key(55, p.path, p.second, lemma));
    out.add(key(56, p.path, me.outer >= 0, p.cues));
    out.add(key(57, p.path, me.deprel));
    out.add(key(58, p.path, p.commas));
  }
  // Quotations: which one, and what it looks like from here.
  const std::uint64_t quote = static_cast<std::uint64_t>(p.quote) << 4 | p.sentences << 2 | side;
  out.add(key(70, quote));
  out.add(key(71, quote, lemma));
  out.add(key(72, quote, f.cue_tag));
  out.add(key(73, quote, p.cues));
  out.add(key(74, quote, p.path));
  out.add(key(75, view[f.head].outer >= 0, side, p.distance));
  if (me.outer >= 0) {
    const std::uint64_t code = f.quotation_code(me.outer);
    out.add(key(80, code, side));
    out.add(key(81, code & 15, side, lemma));
    out.add(key(82, (code - 1) & 0xF0F, side));
    out.add(key(83, (code - 1) >> 4, side, p.quote));
    out.add(key(84, (code - 1) & 0xFF, quote));
    out.add(key(85, (code - 1) & 15, quote, lemma));
  } else {
    // Unquoted words: do they lean on a quotation of the same sentence?
    const SentenceView& s = view.sentences[view.sentence_of(t)];
    out.add(key(86, static_cast<std::uint64_t>(s.has_quote) << 1 | s.after_quote, quote));
    out.add(key(87, static_cast<std::uint64_t>(s.has_quote) << 1 | s.after_quote, quote, lemma));
  }
}

void argument_pair(const ArgumentFrame& f, std::uint32_t t, FeatureList& out) {
  const DocView& view = f.view;
  const Place& a = f.place(t - 1);
  const Place& b = f.place(t);
  const TokenView& me = view[t];
  const std::uint64_t side = b.side;
  const bool same = a.branch == b.branch && a.branch != kNone;
  out.add(key(130, same, side, a.path == b.path));
  out.add(key(131, side, b.distance));
  out.add(key(132, side, f.cue_lemma));
  if (!same) {
    out.add(key(133, a.path, b.path));
    out.add(key(134, a.path, side));
    out.add(key(135, b.path, side));
    const bool leaves = a.branch != kNone && t == view[a.branch].sub_last;
    const bool enters = b.branch != kNone && t == view[b.branch].sub_first;
    out.add(key(136, leaves | enters << 1, side));
    out.add(key(137, leaves | enters << 1, a.path, b.path));
    out.add(key(138, b.path, f.cue_lemma));
  } else {
    out.add(key(139, b.path, me.xpos));
    out.add(key(140, b.path, a.second == b.second, static_cast<std::uint64_t>(me.mark)));
    out.add(key(144, b.path, me.deprel));
  }
  const std::uint64_t quotes = static_cast<std::uint64_t>(a.quote) << 4 | b.quote;
  out.add(key(141, quotes, side));
  if (a.quote != b.quote || view[t - 1].outer != me.outer) {
    out.add(key(142, quotes, side, f.cue_lemma));
    out.add(key(143, quotes, f.quotation_code(me.outer), f.quotation_code(view[t - 1].outer)));
  }
  out.add(
      key(145, static_cast<std::uint64_t>(a.cues) << 4 | b.cues, static_cast<std::uint64_t>(me.mark), side));
  out.add(key(146, f.cues.is_cue(t - 1) | f.cues.is_cue(t) << 1, side));
}

}  // namespace claimgraph::attribution
