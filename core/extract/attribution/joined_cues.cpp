#include "core/extract/attribution/joined_cues.hpp"

#include <algorithm>
#include <optional>

#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

namespace {

class Parter {
 public:
  Parter(const AnnotatedText& doc, std::vector<AttributionSpans>& found)
      : m_doc(doc), m_syntax(doc), m_found(found) {}

  void run() {
    m_cue.assign(m_doc.tokens.size(), 0);
    for (const AttributionSpans& a : m_found) {
      for (const TokenSegment& s : a.cue) std::fill(m_cue.begin() + s.first, m_cue.begin() + s.last, char{1});
    }
    const std::size_t count = m_found.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (auto second = part(m_found[i])) m_found.push_back(std::move(*second));
      if (auto second = part_participle(m_found[i])) m_found.push_back(std::move(*second));
    }
    for (std::size_t i = 0; i < m_found.size(); ++i) inherit(i);
  }

 private:
  bool is_cue_word(std::uint32_t t) const {
    const std::string_view lemma = m_syntax.lemma(t);
    return may_speak_quotation(lemma) || is_reporting_verb(lemma) || cue_class(lemma).has_value();
  }

  /// The verb behind a conjunction that goes on with the saying of `a`: a plain verb like its cue, or
  /// "caution against", "warn that" whatever the tagger took it for.
  bool goes_on(const AttributionSpans& a, std::uint32_t t, std::uint32_t end) const {
    const Upos upos = m_doc.tokens[t].upos;
    if (t + 1 >= end || (upos != Upos::VERB && upos != Upos::NOUN) || !is_cue_word(t)) return false;
    const std::string_view next = m_doc.tokens[t + 1].form;
    const bool opens = in_list(" that against for of ", next);
    if (upos == Upos::NOUN)
      return opens && in_list(" caution warn claim argue doubt question ", m_syntax.lemma(t));
    const std::string_view tag = m_syntax.xpos(t), own = m_syntax.xpos(a.cue_head);
    const bool alike = is_finite_tag(tag) || (own == "VBN" && tag == "VBN") || (own == "VBP" && tag == "VB");
    return alike && (opens || m_syntax.head(t) == a.cue_head);
  }

  /// The content up to the conjunction stays with `a`; what is behind the second cue is returned.
  std::optional<AttributionSpans> part(AttributionSpans& a) const {
    if (a.content.size() != 1 || a.cue.size() != 1 || a.cue_head >= m_doc.tokens.size()) return std::nullopt;
    TokenSegment& content = a.content[0];
    if (content.first < a.cue[0].last || m_doc.tokens[a.cue_head].upos != Upos::VERB) return std::nullopt;
    if (m_syntax.is_word(content.first, "to")) return std::nullopt;  // "refused to confirm or deny that"
    const std::uint32_t sentence = m_doc.tokens[a.cue_head].sentence;
    for (std::uint32_t t = content.first; t + 2 < content.last; ++t) {
      const Token& token = m_doc.tokens[t];
      if (token.sentence != sentence || token.quotation >= 0) return std::nullopt;
      // Inside a clause the second verb may be its subject's: "said that he left but warned …" stays.
      if (is_finite_tag(m_syntax.xpos(t))) return std::nullopt;
      if (token.upos != Upos::CCONJ || t == content.first || m_cue[t + 1] != 0) continue;
      if (!goes_on(a, t + 1, content.last)) continue;
      AttributionSpans second;
      second.source = a.source;
      second.cue = {{t + 1, t + 2}};
      second.cue_head = t + 1;
      second.content = {{t + 2, content.last}};
      second.confidence = std::min(a.confidence, 0.6);
      second.by = "rule:joined-cue/1";
      content.last = t;
      while (content.last > content.first + 1 && m_doc.tokens[content.last - 1].upos == Upos::PUNCT)
        --content.last;
      return second;
    }
    return std::nullopt;
  }

  /// "questions the plan, suggesting | that it is late": what is suggested is not questioned. It is a saying
  /// of its own, unless the verb is another's cue already.
  std::optional<AttributionSpans> part_participle(AttributionSpans& a) const {
    if (a.content.size() < 2) return std::nullopt;
    const TokenSegment last = a.content.back();
    if (last.first < 2 || !m_syntax.is_word(last.first, "that")) return std::nullopt;
    const std::uint32_t verb = last.first - 1;
    if (m_syntax.xpos(verb) != "VBG" || !is_cue_word(verb) || TokenSet(a.cue).contains(verb) ||
        m_doc.tokens[verb].quotation >= 0)
      return std::nullopt;
    a.content.pop_back();
    if (m_cue[verb] != 0) return std::nullopt;
    AttributionSpans second;
    second.source = a.source;
    second.cue = {{verb, verb + 1}};
    second.cue_head = verb;
    second.content = {last};
    second.confidence = std::min(a.confidence, 0.6);
    second.by = "rule:joined-cue/1";
    return second;
  }

  /// "Major figures acknowledge the feat, but caution against haste": the second cue has the first one's
  /// source.
  void inherit(std::size_t i) {
    AttributionSpans& a = m_found[i];
    if (!a.source.empty() || a.cue.empty() || a.cue_head >= m_doc.tokens.size()) return;
    std::uint32_t first = a.cue.front().first;
    const std::uint32_t sentence = m_doc.tokens[first].sentence;
    if (m_syntax.is_passive(a.cue_head) || m_syntax.own_subject(a.cue_head)) return;
    while (first > 0 && m_doc.tokens[first - 1].upos == Upos::ADV) --first;
    if (first == 0 || m_doc.tokens[first - 1].upos != Upos::CCONJ || !is_cue_word(a.cue_head)) return;
    const AttributionSpans* before = nullptr;
    const std::size_t from = i > 4 ? i - 4 : 0;
    for (std::size_t k = from; k < std::min(m_found.size(), i + 5); ++k) {
      const AttributionSpans& other = m_found[k];
      if (k == i || other.cue.empty() || other.source.empty() || other.nesting > 0) continue;
      if (m_doc.tokens[other.cue.front().first].sentence != sentence || other.cue.back().last > first)
        continue;
      if (before == nullptr || other.cue.front().first > before->cue.front().first) before = &other;
    }
    if (before != nullptr) a.source = before->source;
  }

  const AnnotatedText& m_doc;
  const Syntax m_syntax;
  std::vector<AttributionSpans>& m_found;
  std::vector<char> m_cue;
};

}  // namespace

void part_joined_cues(const AnnotatedText& doc, std::vector<AttributionSpans>& found) {
  Parter(doc, found).run();
}

}  // namespace claimgraph
