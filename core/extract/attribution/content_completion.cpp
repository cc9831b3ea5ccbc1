#include "core/extract/attribution/content_completion.hpp"

#include <algorithm>

#include "core/extract/syntax/cue_lexicon.hpp"

namespace claimgraph {

namespace {

bool is_finite(const Token& token) {
  const std::string_view tag = xpos_name(token.xpos);
  return tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD";
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
  if (a.cue_head >= doc.tokens.size() || !takes_reported_clause(doc.tokens[a.cue_head].lemma))
    return segment.last;
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
  if (!only_that && (next.form != "," || is_conjunction(doc.tokens[segment.last + 1]))) return segment.last;
  if (!only_that && !verb_behind_last_comma(doc, segment.first, segment.last, end)) return segment.last;
  return free_stretch(doc, taken, segment.last, end) ? end : segment.last;
}

}  // namespace

void complete_contents(const AnnotatedText& doc, std::vector<AttributionSpans>& found) {
  if (doc.child_start.size() != doc.tokens.size() + 1) return;
  std::vector<std::uint8_t> taken = taken_tokens(doc, found);
  for (AttributionSpans& a : found) {
    if (a.content.size() != 1 || a.content[0].first >= a.content[0].last) continue;
    TokenSegment& segment = a.content[0];
    if (doc.tokens[segment.first].sentence != doc.tokens[segment.last - 1].sentence) continue;
    const std::uint32_t last = clause_end(doc, a, segment, taken);
    std::fill(taken.begin() + segment.last, taken.begin() + last, std::uint8_t{1});
    segment.last = last;
  }
}

}  // namespace claimgraph
