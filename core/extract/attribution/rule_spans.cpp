#include "core/extract/attribution/rule_spans.hpp"

#include <algorithm>

#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/function_words.hpp"

namespace claimgraph {

bool RuleSpans::is_cue(std::uint32_t t) const {
  return m_doc.tokens[t].upos == Upos::VERB &&
         (is_reporting_verb(m_syntax.lemma(t)) || cue_class(m_syntax.lemma(t)).has_value());
}

TokenSegment RuleSpans::cue_of(std::uint32_t verb) const {
  TokenSegment cue{verb, verb + 1};
  while (cue.first > sentence_of(verb).first && m_syntax.has_relation(cue.first - 1, {"aux", "advmod"}) &&
         m_syntax.head(cue.first - 1) == verb && m_doc.tokens[cue.first - 1].quotation < 0) {
    --cue.first;
  }
  if (cue.last < sentence_of(verb).last && m_syntax.relation(cue.last) == "compound:prt") ++cue.last;
  return cue;
}

std::vector<TokenSegment> RuleSpans::source_of(std::uint32_t verb) const {
  const auto subject = m_syntax.subject(verb);
  if (subject && m_doc.tokens[*subject].quotation < 0) {
    const TokenRange range = subtree_range(m_doc, *subject);
    TokenSegment s{range.first, range.last};
    if (s.first <= verb && verb < s.last)
      s = *subject < verb ? TokenSegment{s.first, verb} : TokenSegment{verb + 1, s.last};
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (m_doc.tokens[t].quotation >= 0) (t < *subject ? s.first : s.last) = t < *subject ? t + 1 : t;
    }
    trim(s);
    if (s.first < s.last) return {s};
  }
  const Sentence& sentence = sentence_of(verb);
  std::uint32_t first = verb;
  while (first > sentence.first && m_doc.tokens[first - 1].upos == Upos::PROPN) --first;
  if (first < verb) return {{first, verb}};
  std::uint32_t last = verb + 1;
  while (last < sentence.last && m_doc.tokens[last].upos == Upos::PROPN) ++last;
  if (last > verb + 1) return {{verb + 1, last}};
  return {};
}

std::uint32_t RuleSpans::cut_at_comma(TokenSegment s) const {
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    if (m_doc.tokens[t].form == "," && m_doc.tokens[t].quotation < 0) return t;
  }
  return s.last;
}

void RuleSpans::trim(TokenSegment& s) const {
  const auto loose = [&](std::uint32_t t, std::string_view quotes) {
    const std::string_view form = m_doc.tokens[t].form;
    return is_punct(t) && (is_loose_mark(form) || in_list(quotes, form));
  };
  while (s.first < s.last && loose(s.first, " ” \" ")) ++s.first;
  while (s.first < s.last && loose(s.last - 1, " “ ")) --s.last;
}

void RuleSpans::add(std::vector<TokenSegment> source, TokenSegment cue, std::uint32_t head,
                    std::vector<TokenSegment> content, double confidence, const char* by) {
  for (TokenSegment& segment : content) trim(segment);
  content.erase(
      std::remove_if(content.begin(), content.end(), [](TokenSegment s) { return s.first >= s.last; }),
      content.end());
  if (content.empty()) return;
  AttributionSpans a;
  a.source = std::move(source);
  a.cue = {cue};
  a.cue_head = head;
  a.content = std::move(content);
  a.confidence = confidence;
  a.by = by;
  add(std::move(a));
}

void RuleSpans::add(AttributionSpans attribution) {
  m_used[attribution.cue_head] = true;
  m_found.push_back(std::move(attribution));
}

}  // namespace claimgraph
