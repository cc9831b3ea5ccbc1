#include "core/extract/attribution/named_things.hpp"

#include "core/base/words.hpp"
#include "core/extract/attribution/attribution_candidates.hpp"
#include "core/extract/attribution/quotations.hpp"
#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph::attribution {

namespace {

/// Words of the content between quotation marks.
TokenSegment quoted_part(const DocView& view, const AttributionSpans& a) {
  TokenSegment out;
  for (const TokenSegment& s : a.content) {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (view[t].outer < 0) continue;
      if (out.first == out.last) out.first = t;
      out.last = t + 1;
    }
  }
  return out;
}

bool holds_finite_verb(const DocView& view, TokenSegment s) {
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    const std::string_view tag = xpos_name(view[t].xpos);
    if (is_finite_tag(tag)) return true;
  }
  return false;
}

bool cue_has(const DocView& view, const AttributionSpans& a, std::string_view list) {
  for (const TokenSegment& s : a.cue) {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (in_list(list, view.lemma(t)) || in_list(list, fold_case(view.form(t)))) return true;
    }
  }
  return false;
}

/// "a project that the mayor says will bring 2,000 jobs": a relative clause of a noun that is no saying.
bool is_relative_clause(const DocView& view, const AttributionSpans& a) {
  const Syntax syntax(view.doc());
  const std::uint32_t head = a.cue_head;
  if (syntax.token(head).upos != Upos::NOUN || a.content.front().first <= head) return false;
  const std::uint32_t first = a.cue.front().first;  // "a project", not "alleges" taken for a noun
  if (first == head || syntax.token(first).upos != Upos::DET) return false;
  if (is_content_noun(view.lemma(head)) || is_speech_noun(view.lemma(head)) ||
      in_list(" news word evidence proof sign idea fact decision agreement understanding conclusion finding "
              "theory "
              "notion assumption reminder indication guarantee assurance ",
              view.lemma(head)))
    return false;
  for (std::uint32_t t = a.content.front().first; t < a.content.front().last; ++t) {
    const bool outside = view[t].head < static_cast<std::int32_t>(a.content.front().first) ||
                         view[t].head >= static_cast<std::int32_t>(a.content.front().last);
    if (outside && view[t].mark == Mark::none)
      return syntax.has_relation(t, {"acl"}) && syntax.head(t) == head;
  }
  return false;
}

/// "Lakers: Kuzma left in the second quarter": a label of a list, unless the words are quoted, the label is
/// one of a turn, or it heads the article ("Smith: we will win").
bool labels_a_paragraph(const DocView& view, const AttributionSpans& a) {
  if (a.verbatim || a.source.empty() || view[a.cue_head].mark != Mark::colon) return false;
  const std::uint32_t first = a.source.front().first;
  const std::uint32_t paragraph = view.paragraph_of(first);
  if (paragraph == 0 || a.content.front().first <= a.cue_head) return false;
  if (first != view.doc().sentences[view.doc().paragraphs[paragraph].first].first) return false;
  return view.sentence_of(first) == view.sentence_of(a.cue_head) && quoted_part(view, a).last == 0;
}

}  // namespace

bool names_a_thing(const DocView& view, const AttributionSpans& a) {
  if (a.cue.empty() || a.cue_head >= view.size()) return false;
  const Syntax syntax(view.doc());
  const std::uint32_t head = a.cue_head;
  const std::string_view lemma = view.lemma(head);
  const std::string_view tag = syntax.xpos(head);
  // "also known as the Berm", "known for his songs"
  if (lemma == "know" &&
      (cue_has(view, a, " as for ") || (head + 1 < view.size() && in_list(" as for ", view.form(head + 1)))))
    return true;
  const TokenSegment quoted = quoted_part(view, a);
  // "know the hill as “…”", "refer to it as “…”"
  if (in_list(" know refer ", lemma) && quoted.first > 0 && quoted.first < quoted.last &&
      view.lemma(quoted.first - 1) == "as")
    return true;
  const bool words = quoted.first < quoted.last;
  const bool short_name = words && quoted.last - quoted.first <= 9 && !holds_finite_verb(view, quoted);
  if (in_list(" dub title entitle name nickname label christen bill style term ", lemma) && short_name)
    return true;
  if (in_list(" call ", lemma) && short_name) {
    // "called “Clean Start”", "Economists call this “the winner's curse”", not "called the plan “a disaster”"
    if (tag == "VBN" && a.source.empty()) return true;
    if (tag == "VBP" || tag == "VBZ" || is_title_like(view, quoted)) return true;
  }
  const std::uint32_t outside = count_tokens(a.content) - (words ? quoted.last - quoted.first : 0);
  if (words && outside <= 1 && is_title_like(view, quoted) && quoted.last - quoted.first > 3 &&
      a.source.empty())
    return true;
  // A noun as cue whose own clause is the content: "statement of accounts runs to 212 pages".
  const auto above = syntax.head(head);
  if (above && syntax.token(head).upos == Upos::NOUN &&
      syntax.is_relation(head, {"nsubj", "nsubj:pass", "csubj"})) {
    for (const TokenSegment& s : a.content) {
      if (s.first <= *above && *above < s.last && s.first > head) return true;
    }
  }
  // "In Norda's case …"
  bool in = false;
  for (const std::uint32_t c : syntax.children(head))
    in = in || (syntax.has_relation(c, {"case"}) && view.lemma(c) == "in");
  return (in && in_list(" case place absence favor favour name wake event ", lemma)) ||
         labels_a_paragraph(view, a) || is_relative_clause(view, a);
}

}  // namespace claimgraph::attribution
