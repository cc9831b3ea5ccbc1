#include "core/extract/attribution/content_completion.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "core/extract/syntax/cue_lexicon.hpp"

#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

namespace {

bool is_finite(const Token& token) {
  return is_finite_tag(xpos_name(token.xpos));
}

bool is_conjunction(const Token& token) {
  return token.upos == Upos::CCONJ || token.upos == Upos::SCONJ;
}

/// Which tokens belong to some attribution, and to how many.
std::vector<std::uint8_t> taken_tokens(const AnnotatedText& doc, const std::vector<AttributionSpans>& found) {
  std::vector<std::uint8_t> taken(doc.tokens.size(), 0);
  for (const AttributionSpans& a : found) {
    for (const auto* role : {&a.source, &a.cue, &a.content}) {
      for (const TokenSegment& s : *role)
        std::fill(taken.begin() + s.first, taken.begin() + s.last, std::uint8_t{1});
    }
  }
  return taken;
}

/// End of the sentence without its closing marks.
std::uint32_t sentence_end(const AnnotatedText& doc, std::uint32_t token) {
  const Sentence& sentence = doc.sentences[doc.tokens[token].sentence];
  std::uint32_t end = sentence.last;
  while (end > sentence.first && doc.tokens[end - 1].upos == Upos::PUNCT) --end;
  return end;
}

bool free_stretch(const AnnotatedText& doc, const std::vector<std::uint8_t>& taken, std::uint32_t first,
                  std::uint32_t last) {
  for (std::uint32_t t = first; t < last; ++t) {
    if (taken[t] != 0 || doc.tokens[t].quotation >= 0) return false;
  }
  return true;
}

/// "its new model, V3, | cost only": two commas set something off, and a word that can be a verb follows the
/// last one.
bool verb_behind_last_comma(const AnnotatedText& doc, std::uint32_t first, std::uint32_t cut,
                            std::uint32_t end) {
  std::uint32_t commas = 0, last = first;
  for (std::uint32_t t = first; t < end; ++t) {
    if (doc.tokens[t].form != ",") continue;
    ++commas;
    last = t;
  }
  if (commas < 2 || last < cut || last + 1 >= end) return false;
  const Token& after = doc.tokens[last + 1];
  return (after.upos == Upos::NOUN || after.upos == Upos::VERB || after.upos == Upos::AUX) &&
         xpos_name(after.xpos) != "VBG";
}

/// The new end of a content that stops before its clause has a verb; `segment.last` when nothing is to be
/// done.
std::uint32_t clause_end(const AnnotatedText& doc, const AttributionSpans& a, const TokenSegment& segment,
                         const std::vector<std::uint8_t>& taken) {
  const std::uint32_t end = sentence_end(doc, segment.first);
  if (a.cue_head >= doc.tokens.size()) return segment.last;
  const std::string_view lemma = doc.tokens[a.cue_head].lemma;
  if (!takes_reported_clause(lemma) && lemma != "deny" && lemma != "dispute") return segment.last;
  if (a.cue.empty() || segment.first < a.cue.back().last || segment.first > a.cue.back().last + 3)
    return segment.last;
  const Token& opening = doc.tokens[segment.first];
  if (opening.upos == Upos::ADP || opening.upos == Upos::PART || opening.quotation >= 0) return segment.last;
  const bool only_that = segment.last == segment.first + 1 && opening.form == "that";
  for (std::uint32_t t = segment.first; t < segment.last; ++t) {
    if (is_finite(doc.tokens[t])) return segment.last;
  }
  if (segment.last + 2 > end) return segment.last;
  const Token& next = doc.tokens[segment.last];
  // "denied that he, | Roe and Bell had met"
  const bool short_subject = opening.form == "that" && segment.last == segment.first + 2 && next.form == ",";
  if (short_subject) {
    bool finite = false;
    for (std::uint32_t t = segment.last; t < end; ++t) {
      if (taken[t] != 0) return segment.last;
      finite = finite || is_finite(doc.tokens[t]);
    }
    return finite ? end : segment.last;
  }
  if (!only_that && (next.form != "," || is_conjunction(doc.tokens[segment.last + 1]))) return segment.last;
  if (!only_that && !verb_behind_last_comma(doc, segment.first, segment.last, end)) return segment.last;
  return free_stretch(doc, taken, segment.last, end) ? end : segment.last;
}

/// The word that heads the content: the first one in `segment` whose own head lies outside.
std::uint32_t top_of(const AnnotatedText& doc, const TokenSegment& segment) {
  for (std::uint32_t t = segment.first; t < segment.last; ++t) {
    const std::int32_t head = doc.tokens[t].head;
    const bool outside =
        head < static_cast<std::int32_t>(segment.first) || head >= static_cast<std::int32_t>(segment.last);
    if (outside && doc.tokens[t].upos != Upos::PUNCT) return t;
  }
  return segment.first;
}

/// "…, leading to a sell-off": what came of it may be the writer's.
bool is_consequence(const Syntax& syntax, std::uint32_t t) {
  return syntax.xpos(t) == "VBG" &&
         in_list(" lead result cause trigger spark prompt send raise fuel add ", syntax.lemma(t));
}

/// "said growth will be 3.5%, | compared with 4%", "urged them | to leave", "said if he wins, | he will
/// stay": what goes on behind the content. Where it ends, or `segment.last`.
std::uint32_t clause_by_tree(const Syntax& syntax, const AttributionSpans& a, const TokenSegment& segment,
                             const std::vector<std::uint8_t>& taken) {
  const AnnotatedText& doc = syntax.doc();
  if (a.cue.empty() || segment.first < a.cue.back().last || a.cue_head >= doc.tokens.size())
    return segment.last;
  const std::uint32_t end = sentence_end(doc, segment.first);
  if (segment.last + 1 >= end || doc.tokens[segment.last - 1].quotation >= 0) return segment.last;
  std::uint32_t last = segment.last;
  if (const auto order = syntax.child(a.cue_head, {"xcomp"});
      order && *order >= segment.last &&
      in_list(" urge ask tell order advise invite require encourage persuade beg ",
              syntax.lemma(a.cue_head))) {
    last = std::min(subtree_range(doc, *order).last, end);
  } else if (in_list(" if unless ", doc.tokens[segment.last].form)) {  // "to fire | if bombs were used"
    const auto clause = syntax.head(segment.last);
    const auto above = clause ? syntax.head(*clause) : std::nullopt;
    const std::uint32_t top = top_of(doc, segment);
    const bool inside = above && *above >= segment.first && *above < segment.last && syntax.is_clause(*above);
    const bool infinitive =
        above && *above == a.cue_head && syntax.xpos(top) == "VB" && !syntax.is_finite(top);
    if (inside || infinitive) last = std::min(subtree_range(doc, *clause).last, end);
  } else if (doc.tokens[segment.last].form == "(") {
    const std::uint32_t top = top_of(doc, segment);
    if (syntax.is_clause(top)) last = std::min(subtree_range(doc, top).last, end);
  } else if (doc.tokens[segment.last].form == ",") {
    const std::uint32_t next = segment.last + 1;
    std::uint32_t first = segment.first;
    if (syntax.is_word(first, "that")) ++first;
    const bool condition = in_list(" if when unless although while because since once until ",
                                   fold_case(doc.tokens[first].form));
    const bool depends = in_list(" including having compared ", doc.tokens[next].form) ||
                         (syntax.is_word(next, "while") && next + 1 < end && syntax.xpos(next + 1) == "VBG");
    const std::uint32_t top = top_of(doc, segment);
    if (condition || depends) {
      last = end;
    } else if (syntax.is_clause(top) && !is_conjunction(doc.tokens[next]) && !is_consequence(syntax, next)) {
      last = std::min(subtree_range(doc, top).last, end);
    }
  }
  for (std::uint32_t t = segment.last; t < last; ++t) {
    if (doc.tokens[t].form == "—" || doc.tokens[t].form == "–" || doc.tokens[t].form == ";") last = t;
  }
  return last > segment.last && free_stretch(doc, taken, segment.last, last) ? last : segment.last;
}

bool opens_aside(const Syntax& syntax, std::uint32_t t) {
  const std::string_view tag = syntax.xpos(t);
  return tag == "WDT" || tag == "WP" || tag == "WRB" || tag == "WP$" || tag == "VBG" || tag == "VBN" ||
         in_list(" as while when after before though although who which whose where ", syntax.token(t).form);
}

/// "A, she said, B": source and cue stand between commas, one side of the sentence is the content and the
/// other, which begins with a small letter, belongs to it. The other side, or nothing.
std::optional<TokenSegment> other_side(const Syntax& syntax, const AttributionSpans& a,
                                       const std::vector<std::uint8_t>& taken) {
  const AnnotatedText& doc = syntax.doc();
  if (a.source.size() != 1 || a.cue.size() != 1) return std::nullopt;
  const std::uint32_t first = std::min(a.source[0].first, a.cue[0].first);
  const std::uint32_t last = std::max(a.source[0].last, a.cue[0].last);
  const Sentence& sentence = doc.sentences[doc.tokens[first].sentence];
  std::uint32_t before = first, behind = last;  // "Cook told Benioff, which": up to three words more
  while (before > sentence.first && doc.tokens[before - 1].upos == Upos::PUNCT) --before;
  if (before == first || last - first > 16) return std::nullopt;
  while (behind < sentence.last && behind < last + 3 && doc.tokens[behind].form != ",") {
    const Upos upos = doc.tokens[behind].upos;
    if (upos != Upos::PROPN && upos != Upos::NOUN && upos != Upos::DET && upos != Upos::PRON)
      return std::nullopt;
    ++behind;
  }
  if (behind >= sentence.last || doc.tokens[behind].form != ",") return std::nullopt;
  const TokenSegment& content = a.content[0];
  const std::uint32_t end = sentence_end(doc, first);
  const TokenSegment left{sentence.first, before}, right{behind + 1, end};
  if (left.first >= left.last || right.first >= right.last) return std::nullopt;
  const bool is_left = content.first >= left.first && content.last <= first + 1;
  const bool is_right = content.first >= behind;
  if (!is_left && !is_right) return std::nullopt;
  const TokenSegment other = is_left ? right : left;
  const std::string_view opening = doc.tokens[right.first].form;
  const bool small = !opening.empty() && opening[0] >= 'a' && opening[0] <= 'z';
  const bool whole = is_left ? content.first <= left.first + 1 : content.last + 1 >= end;
  // "…, said Sorel, who …", "…, he said, adding …", "…, she said, as crowds gathered": the writer's.
  const bool told = has_finite(syntax, left.first, left.last);
  const bool writers =
      opens_aside(syntax, right.first) || (told && (opens_time_after(syntax, right.first, right.last) ||
                                                    !has_finite(syntax, right.first, right.last)));
  if (!small || !whole || writers ||
      is_conjunction(doc.tokens[other.first]) != is_conjunction(doc.tokens[left.first]))
    return std::nullopt;
  for (std::uint32_t t = other.first; t < other.last; ++t) {
    if (taken[t] != 0) return std::nullopt;
  }
  return other;
}

bool is_glued_hyphen(const AnnotatedText& doc, std::uint32_t t) {
  return t > 0 && t + 1 < doc.tokens.size() && doc.tokens[t].form == "-" &&
         doc.tokens[t - 1].span.end == doc.tokens[t].span.begin &&
         doc.tokens[t].span.end == doc.tokens[t + 1].span.begin;
}

/// "that a planned all|-hands meeting will be postponed": never cut inside a word; to the end of its clause.
std::uint32_t behind_hyphen(const AnnotatedText& doc, const TokenSegment& segment) {
  if (!is_glued_hyphen(doc, segment.last)) return segment.last;
  const std::uint32_t end = sentence_end(doc, segment.first);
  std::uint32_t last = segment.last + 2;
  while (last < end && doc.tokens[last].form != "," && doc.tokens[last].form != ";") ++last;
  return std::min(last, end);
}

/// "“They aren't buying” | impeachment, Roe said": the words between the quotation and the comma before the
/// speaker.
std::uint32_t behind_quotation(const AnnotatedText& doc, const AttributionSpans& a,
                               const TokenSegment& segment, const std::vector<std::uint8_t>& taken) {
  if (a.source.size() != 1 || a.cue.size() != 1 || segment.last < 2) return segment.last;
  const std::uint32_t speaker = std::min(a.source[0].first, a.cue[0].first);
  if (speaker <= segment.last + 1 || speaker > segment.last + 10 || doc.tokens[speaker - 1].form != ",")
    return segment.last;
  if (doc.tokens[segment.last - 1].quotation < 0 || doc.tokens[segment.last].upos == Upos::PUNCT)
    return segment.last;
  const Token& inner = doc.tokens[segment.last - 2];  // before the closing mark
  if (inner.upos == Upos::PUNCT || doc.tokens[segment.last].sentence != inner.sentence) return segment.last;
  for (std::uint32_t t = segment.last; t < speaker - 1; ++t) {
    if (is_conjunction(doc.tokens[t])) return segment.last;
  }
  return free_stretch(doc, taken, segment.last, speaker - 1) ? speaker - 1 : segment.last;
}

/// "Roe - who rejected the plan | - called for talks": an insertion between dashes ends at the second one.
std::uint32_t before_closing_dash(const AnnotatedText& doc, const AttributionSpans& a,
                                  const TokenSegment& segment) {
  const auto is_dash = [&](std::uint32_t t) {
    const std::string_view form = doc.tokens[t].form;
    const bool spaced = t > 0 && doc.tokens[t - 1].span.end < doc.tokens[t].span.begin;
    return form == "–" || form == "—" || form == "--" || (form == "-" && spaced);
  };
  const Sentence& sentence = doc.sentences[doc.tokens[segment.first].sentence];
  const std::uint32_t cue = a.cue.empty() ? segment.first : a.cue.front().first;
  if (cue > segment.first || cue < sentence.first) return segment.last;
  std::uint32_t before = 0;
  for (std::uint32_t t = sentence.first; t < cue; ++t) before += is_dash(t) ? 1 : 0;
  if (before != 1) return segment.last;
  for (std::uint32_t t = segment.first + 1; t + 1 < segment.last; ++t) {
    if (is_dash(t) && doc.tokens[t + 1].upos == Upos::VERB) return t;
  }
  return segment.last;
}

/// "indicates three-quarters of mothers | live in poverty": what the parser took for the object of the cue is
/// the subject of the clause right behind it. Where the content begins, or `segment.first`.
std::uint32_t with_subject(const Syntax& syntax, const AttributionSpans& a, const TokenSegment& segment,
                           const std::vector<std::uint8_t>& taken) {
  const AnnotatedText& doc = syntax.doc();
  const std::uint32_t verb = segment.first;
  if (!is_finite(doc.tokens[verb]) || !syntax.has_relation(verb, {"ccomp"}) ||
      syntax.head(verb) != a.cue_head || syntax.own_subject(verb) ||
      is_addressing_cue(syntax.lemma(a.cue_head)))
    return verb;
  const auto object = syntax.child(a.cue_head, {"obj"});
  if (!object || *object >= verb || doc.tokens[*object].upos == Upos::PRON) return verb;
  const TokenRange range = subtree_range(doc, *object);
  if (range.first != a.cue_head + 1 || range.last != verb) return verb;
  const bool free = std::all_of(taken.begin() + range.first, taken.begin() + range.last,
                                [](std::uint8_t times) { return times == 0; });
  return free ? range.first : verb;
}

/// "is facing scrutiny from the Securities | and Exchange Commission": a phrase that was cut without a mark.
std::uint32_t phrase_end(const Syntax& syntax, const TokenSegment& segment,
                         const std::vector<std::uint8_t>& taken) {
  const AnnotatedText& doc = syntax.doc();
  const std::uint32_t end = sentence_end(doc, segment.first);
  const std::uint32_t next = segment.last;
  if (next + 1 >= end || doc.tokens[next].upos != Upos::CCONJ || doc.tokens[next].quotation >= 0) return next;
  std::uint32_t inside = next;
  for (int step = 0; step < 3 && (inside < segment.first || inside >= segment.last); ++step) {
    const auto above = syntax.head(inside);
    if (!above) return next;
    inside = *above;
  }
  if (inside < segment.first || inside >= segment.last || doc.tokens[inside].upos != Upos::PROPN ||
      doc.tokens[next + 1].upos != Upos::PROPN)
    return next;
  const std::uint32_t last = std::min(subtree_range(doc, inside).last, end);
  return last > next && free_stretch(doc, taken, next, last) ? last : next;
}

/// "Repairing the bridge | will cost $5 million, according to Roe": the subject right before its verb.
std::uint32_t subject_in_front(const Syntax& syntax, const TokenSegment& segment,
                               const std::vector<std::uint8_t>& taken) {
  const AnnotatedText& doc = syntax.doc();
  const std::uint32_t first = segment.first;
  std::uint32_t verb = first;
  if (doc.tokens[first].upos == Upos::AUX && syntax.head(first)) verb = *syntax.head(first);
  if (!is_finite(doc.tokens[first]) || verb < first || verb >= segment.last) return first;
  const auto subject = syntax.child(verb, {"csubj", "nsubj"});
  if (!subject || *subject >= first) return first;
  const TokenRange range = subtree_range(doc, *subject);
  return range.last == first && free_stretch(doc, taken, range.first, first) ? range.first : first;
}

/// "While the dollar was strong, | it may fall, said Roe": the clause in front is hers as well.
std::uint32_t clause_in_front(const Syntax& syntax, const AttributionSpans& a, const TokenSegment& segment,
                              const std::vector<std::uint8_t>& taken) {
  const AnnotatedText& doc = syntax.doc();
  const std::uint32_t first = doc.sentences[doc.tokens[segment.first].sentence].first;
  if (a.cue.empty() || a.cue.front().first < segment.last || segment.first < first + 3 ||
      doc.tokens[segment.first].quotation >= 0 || doc.tokens[segment.first - 1].form != ",")
    return segment.first;
  if (!in_list(" while although though if when because since as unless once ",
               fold_case(doc.tokens[first].form)))
    return segment.first;
  const std::uint32_t top = top_of(doc, segment);
  for (const std::uint32_t c : syntax.children(top)) {
    if (!syntax.has_relation(c, {"advcl"}) || c >= segment.first) continue;
    const TokenRange range = subtree_range(doc, c);
    const bool whole = range.first == first && range.last + 1 >= segment.first && range.last <= segment.first;
    if (whole && free_stretch(doc, taken, first, segment.first)) return first;
  }
  return segment.first;
}

}  // namespace

void complete_contents(const AnnotatedText& doc, std::vector<AttributionSpans>& found) {
  const Syntax syntax(doc);
  if (!syntax.is_parsed()) return;
  std::vector<std::uint8_t> taken = taken_tokens(doc, found);
  for (AttributionSpans& a : found) {
    if (a.content.size() > 1) a.content.back().last = behind_hyphen(doc, a.content.back());
    if (a.content.size() != 1 || a.content[0].first >= a.content[0].last) continue;
    TokenSegment& segment = a.content[0];
    if (doc.tokens[segment.first].sentence != doc.tokens[segment.last - 1].sentence) continue;
    std::uint32_t first = with_subject(syntax, a, segment, taken);
    if (first == segment.first) first = subject_in_front(syntax, segment, taken);
    if (first == segment.first) first = clause_in_front(syntax, a, segment, taken);
    std::fill(taken.begin() + first, taken.begin() + segment.first, std::uint8_t{1});
    segment.first = first;
    segment.last = before_closing_dash(doc, a, segment);
    std::uint32_t last = clause_end(doc, a, segment, taken);
    if (last == segment.last) last = behind_hyphen(doc, segment);
    if (last == segment.last) last = behind_quotation(doc, a, segment, taken);
    if (last == segment.last) last = clause_by_tree(syntax, a, segment, taken);
    if (last == segment.last) last = phrase_end(syntax, segment, taken);
    std::fill(taken.begin() + segment.last, taken.begin() + last, std::uint8_t{1});
    segment.last = last;
    if (const auto other = other_side(syntax, a, taken)) {
      std::fill(taken.begin() + other->first, taken.begin() + other->last, std::uint8_t{1});
      a.content.push_back(*other);
      std::sort(a.content.begin(), a.content.end());
    }
  }
}

}  // namespace claimgraph
