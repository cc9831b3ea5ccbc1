#include "core/extract/attribution/mend_spans.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

namespace {

/// "Jurors were told that …": the finder has put them into what was said.
void drop_listener(const AnnotatedText& doc, const Syntax& syntax, AttributionSpans& a) {
  if (a.content.size() < 2 || !in_list(" tell inform ", syntax.lemma(a.cue_head)) ||
      !syntax.is_passive(a.cue_head))
    return;
  const auto subject = syntax.own_subject(a.cue_head);
  const TokenRange range = subject ? subtree_range(doc, *subject) : TokenRange{0, 0};
  const auto is_phrase = [&](const TokenSegment& s) {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (doc.tokens[t].upos == Upos::VERB || doc.tokens[t].upos == Upos::AUX) return false;
    }
    return true;
  };
  // "…, the city council was told": behind it as well
  const auto listener = std::find_if(a.content.begin(), a.content.end(), [&](const TokenSegment& s) {
    const bool before = !a.cue.empty() && s.last == a.cue.front().first && is_phrase(s);
    return before || (s.first >= range.first && s.last <= range.last);
  });
  if (listener != a.content.end()) a.content.erase(listener);
}

/// "It was said to match the other": the subject is put in front of the infinitive when the claim is written.
void drop_own_subject(const AnnotatedText& doc, const Syntax& syntax, AttributionSpans& a) {
  if (a.content.size() != 2 || !hides_source_in_passive(syntax.lemma(a.cue_head)) ||
      !syntax.is_passive(a.cue_head) || !syntax.is_word(a.content.back().first, "to"))
    return;
  const auto subject = syntax.own_subject(a.cue_head);
  const TokenSegment& first = a.content.front();
  if (subject && doc.tokens[*subject].upos == Upos::PRON && first.first == *subject &&
      first.last == *subject + 1)
    a.content.erase(a.content.begin());
}

}  // namespace

void drop_passive_subjects(const AnnotatedText& doc, std::vector<AttributionSpans>& spans) {
  const Syntax syntax(doc);
  for (AttributionSpans& a : spans) {
    if (a.cue_head >= doc.tokens.size()) continue;
    drop_listener(doc, syntax, a);
    drop_own_subject(doc, syntax, a);
    if (a.source.empty()) continue;
    const bool hidden = hides_source_in_passive(syntax.lemma(a.cue_head));
    // "areas, thought to be mud, …", "a world considered dead": nobody is said to think so.
    const auto above = syntax.head(a.cue_head);
    if (hidden && above && syntax.xpos(a.cue_head) == "VBN" && syntax.has_relation(a.cue_head, {"acl"}) &&
        a.source.front().first < a.cue_head && TokenSet(a.source).contains(*above)) {
      a.source.clear();
      continue;
    }
    if (!hidden || !syntax.is_passive(a.cue_head)) continue;
    // Through "…, but was said to be": the subject may stand with the first of two verbs.
    const auto subject = syntax.subject(a.cue_head);
    if (subject && TokenSet(a.source).contains(*subject)) a.source.clear();
  }
}

namespace {

/// The speaker's phrase of an inverted saying: up to "in a statement", "on Monday", a comma or a relative
/// clause. Nothing when a verb of its own stands in it.
std::uint32_t end_of_speaker(const AnnotatedText& doc, TokenSegment s) {
  bool noun = false;
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    const Token& token = doc.tokens[t];
    if (token.quotation >= 0 || is_finite_tag(xpos_name(token.xpos))) return s.first;
    if (noun && (token.form == "," || in_list(" in on at during after via by who which that ", token.form)))
      return t;
    noun = noun || token.upos == Upos::NOUN || token.upos == Upos::PROPN;
  }
  return noun ? s.last : s.first;
}

/// "The two ministries accused | the port of fraud": the cue's subject, taken for a part of what was said.
void take_subject_out(const AnnotatedText& doc, const Syntax& syntax, AttributionSpans& a) {
  if (!a.source.empty() || a.content.size() < 2 || a.cue_head >= doc.tokens.size()) return;
  const TokenSegment first = a.content.front();
  auto subject = syntax.own_subject(a.cue_head);
  if (!subject && syntax.has_relation(a.cue_head, {"acl"})) {  // the parser took the verb for a participle
    const Sentence& sentence = doc.sentences[doc.tokens[a.cue_head].sentence];
    if (first.first == sentence.first && a.content.back().last + 1 >= sentence.last)
      subject = syntax.head(a.cue_head);
  } else if (!syntax.is_finite(a.cue_head)) {
    return;
  }
  if (!subject || *subject < first.first || *subject >= first.last || first.last != a.cue.front().first ||
      syntax.is_passive(a.cue_head))
    return;
  const Upos upos = doc.tokens[*subject].upos;
  if (upos != Upos::NOUN && upos != Upos::PROPN) return;
  const TokenRange range = subtree_range(doc, *subject);
  if (range.first != first.first || range.last < first.last) return;
  a.source = {first};
  a.content.erase(a.content.begin());
}

/// "told | Harbour News the report was false": whom it was told.
void drop_addressee(const AnnotatedText& doc, AttributionSpans& a) {
  if (a.cue.size() != 1 || a.content.empty() || a.cue_head >= doc.tokens.size()) return;
  TokenSegment& content = a.content.front();
  if (!is_addressing_cue(doc.tokens[a.cue_head].lemma) || content.first != a.cue.front().last) return;
  std::uint32_t t = content.first;
  while (t < content.last && t < content.first + 4 && doc.tokens[t].upos == Upos::PROPN) ++t;
  if (t == content.first || t + 2 >= content.last) return;
  const Token& next = doc.tokens[t];
  const bool clause = next.upos == Upos::DET || in_list(" he she it they we I that ", next.form);
  if (clause && next.quotation < 0) content.first = t;
}

/// "its director, Hanne Rask|, said"; "According to Anna Feng, | Tom Lund wrote": the name behind the comma
/// wrote it.
void trim_source(const AnnotatedText& doc, AttributionSpans& a) {
  for (TokenSegment& s : a.source) {
    while (s.last > s.first + 1 && s.last <= doc.tokens.size() && doc.tokens[s.last - 1].form == ",")
      --s.last;
    const bool according = s.first + 3 < s.last && fold_case(doc.tokens[s.first].form) == "according" &&
                           doc.tokens[s.first + 1].form == "to";
    if (!according || a.cue.empty() || a.cue.front().first < s.last) continue;
    for (std::uint32_t t = s.first + 2; t + 1 < s.last; ++t) {
      if (doc.tokens[t].form != ",") continue;
      s.first = t + 1;
      break;
    }
  }
}

/// "It is late, according to Roe, | adding to the gloom", "…, said Roe, | hours after the talks": the
/// writer's own words.
void drop_writers_end(const AnnotatedText& doc, const Syntax& syntax, AttributionSpans& a) {
  if (a.content.size() < 2 || a.source.empty() || a.cue.empty() || a.cue_head >= doc.tokens.size()) return;
  const TokenSegment& last = a.content.back();
  std::uint32_t first = last.first;
  while (first < last.last && doc.tokens[first].form == ",") ++first;
  const bool behind = last.first >= a.source.back().last && last.first >= a.cue.back().last &&
                      a.content.front().last <= std::min(a.source.front().first, a.cue.front().first);
  if (!behind || first >= last.last || doc.tokens[first].quotation >= 0) return;
  const bool participle = syntax.lemma(a.cue_head) == "accord" && syntax.xpos(first) == "VBG";
  const bool comma = doc.tokens[first - 1].form == ",";
  const bool told = has_finite(syntax, a.content.front().first, a.content.front().last);
  const bool after = in_list(" after before ", doc.tokens[first].form) && (comma || told);
  const bool hours = opens_time_after(syntax, first, last.last);
  if (participle || hours || after) a.content.pop_back();
}

/// "It will rain, according to Roe. | The law leaves “harm” to the courts.": of another sentence only what
/// stands in quotation marks is Roe's.
void drop_other_sentences(const AnnotatedText& doc, AttributionSpans& a) {
  if (a.content.size() < 2 || a.cue.empty() || doc.tokens[a.content.front().first].quotation >= 0) return;
  const std::uint32_t sentence = doc.tokens[a.cue.back().last - 1].sentence;
  if (doc.tokens[a.content.front().first].sentence != sentence) return;
  std::erase_if(a.content, [&](const TokenSegment& s) {
    const Token& first = doc.tokens[s.first];
    return first.sentence > sentence && first.quotation < 0 && first.upos != Upos::PUNCT;
  });
}

/// "was accused of giving cover to smugglers | — and now he is on course to win": the next clause is the
/// writer's.
void drop_next_clause(const AnnotatedText& doc, const Syntax& syntax, AttributionSpans& a) {
  if (a.content.size() != 1 || a.cue_head >= doc.tokens.size() || a.content[0].first <= a.cue_head) return;
  if (doc.tokens[a.cue_head].upos != Upos::VERB || takes_reported_clause(syntax.lemma(a.cue_head))) return;
  TokenSegment& content = a.content[0];
  for (std::uint32_t t = content.first + 1; t + 2 < content.last; ++t) {
    if (doc.tokens[t].quotation >= 0 || doc.tokens[t + 1].upos != Upos::CCONJ ||
        !in_list(" — – -- ", doc.tokens[t].form))
      continue;
    content.last = t;
    return;
  }
}

/// "rejected the charge, | and the analysts told us …": the subject of the next verb is no part of what was
/// said.
void drop_next_subject(const AnnotatedText& doc, const Syntax& syntax, AttributionSpans& a) {
  if (a.content.empty()) return;
  TokenSegment& last = a.content.back();
  const TokenSet content(a.content);
  for (std::uint32_t t = last.first; t < last.last; ++t) {
    if (!syntax.has_relation(t, {"nsubj"})) continue;
    const auto verb = syntax.head(t);
    if (!verb || *verb < last.last || *verb == a.cue_head || content.contains(*verb) ||
        doc.tokens[*verb].sentence != doc.tokens[t].sentence || doc.tokens[t].quotation >= 0)
      continue;
    std::uint32_t first = subtree_range(doc, t).first;
    if (first <= last.first + 1 || first > t || doc.tokens[first - 1].upos != Upos::CCONJ) continue;
    --first;
    while (first > last.first && doc.tokens[first - 1].form == ",") --first;
    if (first > last.first) last.last = first;
    return;
  }
}

/// "stoked fears that firms had overspent | , leading to a sell-off": what came of the fears was not feared.
void drop_consequence(const AnnotatedText& doc, const Syntax& syntax, AttributionSpans& a) {
  if (a.content.empty() || a.cue_head >= doc.tokens.size() || doc.tokens[a.cue_head].upos != Upos::NOUN)
    return;
  TokenSegment& last = a.content.back();
  for (std::uint32_t t = last.first + 2; t < last.last; ++t) {
    if (doc.tokens[t - 1].form != "," || syntax.xpos(t) != "VBG" || doc.tokens[t].quotation >= 0 ||
        !in_list(" lead result cause trigger spark prompt send wipe push drive ", syntax.lemma(t)))
      continue;
    last.last = t - 1;
    return;
  }
}

/// "The union said Norra had hidden the leak, | which Norra denies": the end is Norra's saying.
std::optional<AttributionSpans> part_denial(const AnnotatedText& doc, const Syntax& syntax,
                                            AttributionSpans& a) {
  if (a.content.empty()) return std::nullopt;
  TokenSegment& last = a.content.back();
  std::uint32_t verb = last.last;
  while (verb > last.first && doc.tokens[verb - 1].upos == Upos::PUNCT) --verb;
  if (verb < last.first + 5) return std::nullopt;
  --verb;
  if (!in_list(" deny dispute reject ", syntax.lemma(verb)) || !is_finite_tag(syntax.xpos(verb)) ||
      doc.tokens[verb].quotation >= 0)
    return std::nullopt;
  std::uint32_t which = verb;
  while (which > last.first && !syntax.is_word(which, "which") && verb - which < 8) --which;
  if (!syntax.is_word(which, "which") || which + 1 >= verb || which < last.first + 2 ||
      doc.tokens[which - 1].form != ",")
    return std::nullopt;
  std::uint32_t end = verb;
  while (end > which + 1 && (doc.tokens[end - 1].upos == Upos::AUX || doc.tokens[end - 1].upos == Upos::ADV))
    --end;
  if (end == which + 1) return std::nullopt;
  AttributionSpans out;
  out.source = {{which + 1, end}};
  out.cue = {{end, verb + 1}};
  out.cue_head = verb;
  out.content = {{which, which + 1}};
  out.confidence = 0.7;
  out.by = "rule:relative-denial/1";
  last.last = which - 1;
  return out;
}

/// "“…,” Morrison, | Lee's superior, said": whose superior he is is not who speaks.
void widen_owner(const AnnotatedText& doc, AttributionSpans& a) {
  if (a.source.size() != 1 || a.cue.empty()) return;
  TokenSegment& s = a.source.front();
  if (s.last >= doc.tokens.size() || (doc.tokens[s.last].form != "'s" && doc.tokens[s.last].form != "’s"))
    return;
  std::uint32_t end = s.last + 1;
  while (end < doc.tokens.size() && end < s.last + 8 &&
         (doc.tokens[end].upos == Upos::NOUN || doc.tokens[end].upos == Upos::ADJ ||
          doc.tokens[end].upos == Upos::PROPN))
    ++end;
  if (end == s.last + 1) return;
  const bool comma = doc.tokens[end].form == ",";
  if (end != a.cue.front().first && !(comma && end + 1 == a.cue.front().first)) return;
  s.last = end;
  std::uint32_t first = s.first;
  if (!comma || first < 2 || doc.tokens[first - 1].form != ",") return;
  for (--first;
       first > 0 && doc.tokens[first - 1].upos == Upos::PROPN && doc.tokens[first - 1].quotation < 0;)
    --first;
  if (doc.tokens[first].upos == Upos::PROPN) s.first = first;
}

/// "The city's police deny | accusations of | brutality": taggers take a rare plural verb for a noun, and the
/// models go on with the noun behind it. The denial is theirs.
void restore_denial(const AnnotatedText& doc, AttributionSpans& a) {
  if (a.source.size() != 1) return;
  TokenSegment& source = a.source.front();
  std::uint32_t verb = source.first + 1;
  while (verb < source.last && !in_list(" deny denies denied ", doc.tokens[verb].form)) ++verb;
  if (verb >= source.last) return;
  const Upos before = doc.tokens[verb - 1].upos;
  if (before != Upos::NOUN && before != Upos::PROPN) return;
  source.last = verb;
  const bool noun_follows = a.cue.size() == 1 && a.content.size() == 1 && a.cue.front().first == verb + 1 &&
                            a.content.front().first == a.cue.front().last;
  if (!noun_follows) return;
  a.content = {{verb + 1, a.content.front().last}};
  a.cue = {{verb, verb + 1}};
  a.cue_head = verb;
}

/// ", a research fellow"
bool is_apposition(const AnnotatedText& doc, std::uint32_t first, std::uint32_t last) {
  if (doc.tokens[first].form != ",") return false;
  for (std::uint32_t t = first; t < last; ++t) {
    if (is_finite_tag(xpos_name(doc.tokens[t].xpos)) || doc.tokens[t].quotation >= 0) return false;
  }
  return true;
}

}  // namespace

void restore_inverted_sources(const AnnotatedText& doc, std::vector<AttributionSpans>& spans) {
  const Syntax syntax(doc);
  for (AttributionSpans& a : spans) {
    take_subject_out(doc, syntax, a);
    drop_addressee(doc, a);
    restore_denial(doc, a);
    trim_source(doc, a);
    drop_other_sentences(doc, a);
    drop_writers_end(doc, syntax, a);
    drop_next_clause(doc, syntax, a);
    drop_next_subject(doc, syntax, a);
    drop_consequence(doc, syntax, a);
    widen_owner(doc, a);
    if (a.cue.size() != 1 || a.content.size() < 2 || a.cue[0].first < 2) continue;
    const TokenSegment cue = a.cue[0], last = a.content.back();
    const std::string_view before = doc.tokens[cue.first - 1].form;
    const bool inverted = before == "," || before == "”" || before == "\"" || before == "’";
    if (!inverted || last.first != cue.last || a.content.front().first >= cue.first) continue;
    const Sentence& sentence = doc.sentences[doc.tokens[cue.first].sentence];
    std::uint32_t end = sentence.last;
    while (end > last.first && doc.tokens[end - 1].upos == Upos::PUNCT) --end;
    if ((last.last < end && !is_apposition(doc, last.last, end)) || last.last > sentence.last) continue;
    const std::uint32_t speaker = end_of_speaker(doc, {last.first, std::min(last.last, end)});
    if (speaker == last.first) continue;
    a.content.pop_back();
    a.source = {{last.first, speaker}};
  }
}

void part_relative_denials(const AnnotatedText& doc, std::vector<AttributionSpans>& spans) {
  const Syntax syntax(doc);
  std::vector<AttributionSpans> denials;
  for (AttributionSpans& a : spans) {
    if (auto denial = part_denial(doc, syntax, a)) denials.push_back(std::move(*denial));
  }
  std::move(denials.begin(), denials.end(), std::back_inserter(spans));
}

namespace {

bool is_capital(std::string_view form) {
  return form.size() > 1 && form[0] >= 'A' && form[0] <= 'Z';
}

/// "Added Poole:": a capitalised word or two in the middle of a sentence, as the speaker of a quotation.
bool is_bare_name(const AnnotatedText& doc, const AttributionSpans& a) {
  if (a.source.size() != 1 || a.source[0].last - a.source[0].first > 3) return false;
  const TokenSegment s = a.source[0];
  if (doc.sentences[doc.tokens[s.first].sentence].first == s.first || doc.tokens[s.first].quotation >= 0)
    return false;
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    if (!is_capital(doc.tokens[t].form)) return false;
  }
  for (const TokenSegment& c : a.content) {
    if (doc.tokens[c.first].quotation < 0) return false;
  }
  return true;
}

bool is_role(std::string_view word) {
  return in_list(
      " reporter host moderator interviewer interviewee witness court judge clerk question answer speaker "
      "audience "
      "announcer narrator caller man woman boy girl operator anchor correspondent unidentified male female "
      "voice "
      "journalist editor chair chairman prosecutor defendant counsel defence defense attorney president "
      "minister "
      "mayor officer everyone all crowd both ",
      word);
}

}  // namespace

void name_bare_speakers(AnnotatedText& doc, const std::vector<AttributionSpans>& spans) {
  std::vector<NameSpan> fresh;
  for (const AttributionSpans& a : spans) {
    const bool turn = a.verbatim && a.source.size() == 1 && a.by == "rule:transcript-turn/1";
    if (!turn && !is_bare_name(doc, a)) continue;
    TokenSegment s = a.source.front();
    const std::string first = fold_case(doc.tokens[s.first].form);
    if (first == "the" || is_role(fold_case(doc.tokens[s.last - 1].form))) continue;
    const auto next = std::lower_bound(doc.names.begin(), doc.names.end(), s.first,
                                       [](const NameSpan& n, std::uint32_t t) { return n.last <= t; });
    if (next != doc.names.end() && next->first < s.last) continue;
    while (s.first + 1 < s.last &&
           (doc.tokens[s.first].form.ends_with('.') || is_role(fold_case(doc.tokens[s.first].form))))
      ++s.first;
    fresh.push_back({s.first, s.last, NameType::person, 1.0F});
  }
  doc.names.insert(doc.names.end(), fresh.begin(), fresh.end());
  std::sort(doc.names.begin(), doc.names.end(),
            [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
}

}  // namespace claimgraph
