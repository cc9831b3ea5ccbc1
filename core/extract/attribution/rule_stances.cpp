#include "core/extract/attribution/rule_stances.hpp"

#include <algorithm>

#include "core/extract/syntax/cue_lexicon.hpp"

namespace claimgraph {

namespace {

class StanceRule {
 public:
  explicit StanceRule(RuleSpans& spans) : m_spans(spans), m_doc(spans.doc()), m_syntax(spans.syntax()) {}

  /// "praised the plan", "questioned the figure", "cautioned against haste".
  void stance_on_phrase(std::uint32_t t, std::vector<TokenSegment> source, TokenSegment cue) {
    const std::string_view lemma = m_syntax.lemma(t);
    if (phrase_class(m_syntax, t)) return side_with_preposition(t, std::move(source));
    const auto stance = cue_class(lemma);
    const bool takes_phrase = in_list(" call accuse blame warn caution urge ", lemma);
    if (!stance && !takes_phrase) return;
    if (stance == StanceKind::questions && lemma != "question") return;
    if (in_list(" attack back correct bet allow project grant ", lemma) && !starts_with_name(source)) return;
    auto phrase = m_syntax.child(t, {"obj"});
    const bool oblique =
        !phrase && in_list(" warn caution object disagree protest agree scoff demur ", lemma);
    if (oblique) phrase = m_syntax.child(t, {"obl", "advcl"});
    if (!phrase || *phrase < t) return;
    const TokenRange range = subtree_range(m_doc, *phrase);
    TokenSegment content{std::max(range.first, cue.last), range.last};
    if (takes_phrase || stance == StanceKind::declines) content.last = subtree_range(m_doc, t).last;
    content.last = std::min(content.last, m_spans.cut_at_comma(content));
    m_spans.add(std::move(source), cue, t, {content}, 0.55, "rule:stance/1");
  }

 private:
  /// "distanced themselves from the plan", "took issue with the figure", "raised alarm at the terms".
  void side_with_preposition(std::uint32_t t, std::vector<TokenSegment> source) {
    if (source.empty()) return;
    std::uint32_t host = t;
    for (int step = 0; step < 2; ++step) {
      for (const std::uint32_t c : m_syntax.children(host)) {
        const auto preposition = m_syntax.child(c, {"case"});
        if (c < t || !preposition || *preposition > c || !m_syntax.has_relation(c, {"obl", "nmod"})) continue;
        if (!in_list(" from with against at on over about ", m_syntax.lemma(*preposition))) continue;
        if (m_syntax.token(c).upos == Upos::NUM || is_weekday(fold_case(m_syntax.token(c).form))) continue;
        TokenSegment content{*preposition + 1, subtree_range(m_doc, c).last};
        content.last = std::min(content.last, m_spans.cut_at_comma(content));
        return m_spans.add(std::move(source), {t, *preposition + 1}, t, {content}, 0.55, "rule:stance/1");
      }
      const auto noun = m_syntax.child(t, {"obj"});
      if (!noun) return;
      host = *noun;
    }
  }

  bool starts_with_name(const std::vector<TokenSegment>& source) const {
    return std::any_of(source.begin(), source.end(), [&](TokenSegment s) {
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        if (m_doc.tokens[t].upos == Upos::PROPN) return true;
      }
      return false;
    });
  }

  RuleSpans& m_spans;
  const AnnotatedText& m_doc;
  const Syntax& m_syntax;
};

}  // namespace

void find_rule_stance(RuleSpans& spans, std::uint32_t verb, std::vector<TokenSegment> source,
                      TokenSegment cue) {
  StanceRule(spans).stance_on_phrase(verb, std::move(source), cue);
}

}  // namespace claimgraph
