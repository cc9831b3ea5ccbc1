#include "core/extract/attribution/inner_speech.hpp"

#include <algorithm>
#include <optional>

#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph::attribution {

namespace {

/// Verbs that report a clause of somebody else even inside somebody's words. "The figures show that" is an
/// argument of the outer speaker.
bool takes_clause(std::string_view lemma) {
  return (takes_reported_clause(lemma) || is_reporting_verb(lemma) || is_addressing_cue(lemma)) &&
         !in_list(" show indicate plan threaten read ", lemma);
}

/// What people do in their heads: "I think that" is the speaker's own hedge.
bool is_thought(std::string_view lemma) {
  return is_hedging_cue(lemma) ||
         in_list(" expect fear find remember recall discover determine decide hope consider learn ", lemma);
}

class InnerReader {
 public:
  InnerReader(const Syntax& syntax, const AttributionSpans& outer)
      : m_syntax(syntax), m_doc(syntax.doc()), m_outer(outer), m_content(outer.content) {}

  std::vector<AttributionSpans> find() {
    for (const TokenSegment& s : m_content.segments()) {
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        if (m_doc.tokens[t].upos != Upos::VERB || t == m_outer.cue_head) continue;
        if (auto found = read(t)) m_out.push_back(std::move(*found));
      }
    }
    return std::move(m_out);
  }

 private:
  bool inside(TokenSegment s) const {
    return s.first < s.last && m_content.contains(s.first) && m_content.contains(s.last - 1);
  }

  std::optional<AttributionSpans> read(std::uint32_t t) const {
    const std::string_view lemma = m_syntax.lemma(t);
    const bool accuses = is_accusing_verb(lemma);
    const bool names = is_labelling_verb(lemma) && !in_list(" call deem term ", lemma);
    const auto noun = saying_noun_of(t);
    if (!names && !takes_clause(lemma) && !accuses && !noun && !may_speak_quotation(lemma))
      return std::nullopt;
    AttributionSpans a;
    a.cue = {cue_of(t)};
    a.cue_head = t;
    if (!read_source(t, a)) return std::nullopt;
    if (noun) a.cue.front().last = *noun + 1;
    const auto content = noun      ? what_noun_is_about(*noun)
                         : names   ? called(t)
                         : accuses ? accused_of(t)
                                   : content_of(t, a.cue.front().last);
    if (!content || !inside(*content) || !inside(a.cue.front())) return std::nullopt;
    for (const TokenSegment& s : a.source) {
      if (s.first < content->last && content->first < s.last) return std::nullopt;
    }
    a.content = {*content};
    a.confidence = 0.6;
    a.by = "rule:inner/1";
    return a;
  }

  /// The verb with its auxiliaries, negation and particle.
  TokenSegment cue_of(std::uint32_t verb) const {
    const Sentence& sentence = m_doc.sentences[m_doc.tokens[verb].sentence];
    TokenSegment cue{verb, verb + 1};
    while (cue.first > sentence.first && m_syntax.has_relation(cue.first - 1, {"aux", "advmod"}) &&
           m_syntax.head(cue.first - 1) == verb && m_content.contains(cue.first - 1))
      --cue.first;
    return cue;
  }

  /// Who says it: the subject, "by X" of a passive, nobody in "she was told that"; false when it is no saying
  /// of somebody else.
  bool read_source(std::uint32_t t, AttributionSpans& a) const {
    if (m_syntax.is_passive(t)) {
      for (const std::uint32_t c : m_syntax.children(t)) {
        if (m_syntax.relation(c) != "obl:agent" && !(m_syntax.has_relation(c, {"obl"}) && opens_with_by(c)))
          continue;
        TokenSegment s = phrase(c);
        if (opens_with_by(c)) s.first = std::min(c, first_of(c) + 1);
        while (s.last > c + 1 && !m_content.contains(s.last - 1)) --s.last;
        a.source = {s};
      }
      return !a.source.empty() || in_list(" tell inform warn advise assure ", m_syntax.lemma(t));
    }
    const auto subject = m_syntax.subject(t);
    if (!subject || !m_content.contains(*subject)) return false;
    // "the couple left, and the clinic | said": its subject stands before it, whatever the parser made of it.
    const std::uint32_t first = a.cue.front().first;
    const Upos before = first > 0 ? m_doc.tokens[first - 1].upos : Upos::PUNCT;
    if (m_syntax.has_relation(t, {"conj"}) && !m_syntax.own_subject(t) && *subject + 1 != first &&
        (before == Upos::NOUN || before == Upos::PROPN))
      return false;
    const std::string word = fold_case(m_doc.tokens[*subject].form);
    const bool own = in_list(" i we you ", word);
    if (own && (is_thought(m_syntax.lemma(t)) || m_syntax.xpos(t) != "VBD")) return false;
    if (in_list(" it this that there what ", word)) return false;
    TokenSegment s = phrase(*subject);
    if (s.first <= t && t < s.last) s = {*subject, *subject + 1};
    s.last = std::min(s.last, std::max(*subject + 1, cut_at_clause(s)));
    a.source = {s};
    return inside(s);
  }

  std::uint32_t first_of(std::uint32_t head) const { return subtree_range(m_doc, head).first; }
  bool opens_with_by(std::uint32_t head) const { return m_syntax.is_word(first_of(head), "by"); }

  TokenSegment phrase(std::uint32_t head) const {
    const TokenRange range = subtree_range(m_doc, head);
    TokenSegment s{range.first, range.last};
    while (s.first < s.last && m_doc.tokens[s.first].upos == Upos::PUNCT) ++s.first;
    while (s.first < s.last && m_doc.tokens[s.last - 1].upos == Upos::PUNCT) --s.last;
    return s;
  }

  /// "the agent, who is in Oslo": without the clause.
  std::uint32_t cut_at_clause(TokenSegment s) const {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (m_syntax.relation(t) == "acl:relcl") {
        std::uint32_t end = first_of(t);
        while (end > s.first && m_doc.tokens[end - 1].upos == Upos::PUNCT) --end;
        return end;
      }
    }
    return s.last;
  }

  /// The clause that is said, or the quotation inside the quotation.
  std::optional<TokenSegment> content_of(std::uint32_t verb, std::uint32_t behind) const {
    if (const auto quote = inner_quotation(verb)) return quote;
    if (!takes_clause(m_syntax.lemma(verb))) return std::nullopt;
    auto clause = m_syntax.child(verb, {"ccomp"});
    const bool order = in_list(" tell advise inform warn promise vow swear ", m_syntax.lemma(verb));
    if (!clause && order) clause = m_syntax.child(verb, {"xcomp"});
    if (!clause && m_syntax.lemma(verb) == "deny") clause = m_syntax.child(verb, {"obj", "xcomp"});
    if (!clause) clause = clause_on_addressee(verb);
    if (!clause || *clause < verb) {
      if (const auto before = clause_before(verb)) return before;
    }
    if (!clause) return clause_on_surface(verb, behind);
    if (*clause < verb) return std::nullopt;
    if (const auto quote = opened_quotation(verb)) return quote;
    TokenSegment s = phrase(*clause);
    s.first = std::max(s.first, behind);
    // "…, according to Roe" hung on the inner clause
    while (s.last > *clause + 1 && !m_content.contains(s.last - 1)) --s.last;
    while (s.last > *clause + 1 && m_doc.tokens[s.last - 1].upos == Upos::PUNCT) --s.last;
    if (order) s.last = with_alternative(s);
    if (m_syntax.lemma(verb) != "deny" && !m_syntax.is_clause(*clause)) return std::nullopt;
    return s.last > s.first + 1 ? std::optional(s) : std::nullopt;
  }

  /// "the sea is rising, the office said | , according to Roe": what stands before subject and verb, where
  /// they close the outer content.
  std::optional<TokenSegment> clause_before(std::uint32_t verb) const {
    const auto subject = m_syntax.own_subject(verb);
    if (!subject || !may_speak_quotation(m_syntax.lemma(verb)) || m_syntax.is_passive(verb))
      return std::nullopt;
    const TokenSegment who = phrase(*subject);
    const std::uint32_t first = std::min(*subject < verb ? who.first : verb, cue_of(verb).first);
    std::uint32_t last = std::max(verb + 1, *subject < verb ? verb + 1 : who.last);
    for (const TokenSegment& s : m_content.segments()) {
      if (first <= s.first || first >= s.last) continue;
      while (last < s.last && m_doc.tokens[last].upos == Upos::PUNCT) ++last;
      const std::uint32_t start = std::max(s.first, m_doc.sentences[m_doc.tokens[verb].sentence].first);
      if (last < s.last || first < start + 3 || m_doc.tokens[first - 1].upos != Upos::PUNCT)
        return std::nullopt;
      bool finite = false;
      for (std::uint32_t t = start; t < first; ++t) finite = finite || is_finite_tag(m_syntax.xpos(t));
      std::uint32_t end = first;
      while (end > start && m_doc.tokens[end - 1].form == ",") --end;
      return finite ? std::optional(TokenSegment{start, end}) : std::nullopt;
    }
    return std::nullopt;
  }

  /// "agents “say you must pay attention — …”": a verb that opens the quotation has all of it, when the one
  /// who speaks stands before the mark.
  std::optional<TokenSegment> opened_quotation(std::uint32_t verb) const {
    const std::int32_t own = m_doc.tokens[verb].quotation;
    const auto subject = m_syntax.own_subject(verb);
    if (own < 0 || !subject || m_doc.tokens[*subject].quotation == own) return std::nullopt;
    const Quotation& quotation = m_doc.quotations[static_cast<std::size_t>(own)];
    if (verb > quotation.first + 1) return std::nullopt;
    std::uint32_t last = quotation.last;
    while (last > verb + 1 && m_doc.tokens[last - 1].upos == Upos::PUNCT) --last;
    return last > verb + 2 ? std::optional(TokenSegment{verb + 1, last}) : std::nullopt;
  }

  /// "to sign by Monday | , otherwise they would lose their jobs": the threat is part of the order.
  std::uint32_t with_alternative(TokenSegment s) const {
    const std::uint32_t next = s.last + 1;
    const Sentence& sentence = m_doc.sentences[m_doc.tokens[s.first].sentence];
    if (next >= sentence.last || m_doc.tokens[s.last].form != "," ||
        !in_list(" otherwise or ", fold_case(m_doc.tokens[next].form)))
      return s.last;
    std::uint32_t last = s.last;
    while (last < sentence.last && m_content.contains(last)) ++last;
    while (last > s.last && m_doc.tokens[last - 1].upos == Upos::PUNCT) --last;
    return last;
  }

  /// "told a nurse that …": the parser hung the clause on the nurse.
  std::optional<std::uint32_t> clause_on_addressee(std::uint32_t verb) const {
    for (const std::uint32_t c : m_syntax.children(verb)) {
      if (c < verb || !m_syntax.has_relation(c, {"obj", "iobj", "obl"})) continue;
      for (const std::uint32_t d : m_syntax.children(c)) {
        const auto mark = m_syntax.child(d, {"mark"});
        if (m_syntax.has_relation(d, {"acl", "ccomp"}) && mark && m_syntax.is_word(*mark, "that") &&
            *mark > c && m_syntax.own_subject(d))
          return d;
      }
    }
    return std::nullopt;
  }

  /// Where the parse lost the clause: "had concluded | the settlements were legal", "was told by John Bolton,
  /// his superior, | to go to the lawyers". To the end of the outer content in the sentence.
  std::optional<TokenSegment> clause_on_surface(std::uint32_t verb, std::uint32_t behind) const {
    std::uint32_t end = m_doc.sentences[m_doc.tokens[verb].sentence].last;
    for (const TokenSegment& s : m_content.segments()) {
      if (s.first <= behind && behind < s.last) end = std::min(end, s.last);
    }
    const bool order =
        m_syntax.is_passive(verb) && in_list(" tell advise ask order urge instruct ", m_syntax.lemma(verb));
    if (order) return order_on_surface(behind, m_doc.sentences[m_doc.tokens[verb].sentence].last);
    if (!takes_reported_clause(m_syntax.lemma(verb)) || m_syntax.is_passive(verb) ||
        m_syntax.has_relation(verb, {"acl"}))
      return std::nullopt;
    for (std::uint32_t k = behind; k < end && k < behind + 12; ++k) {
      const std::string_view tag = m_syntax.xpos(k);
      if (k > behind && k + 2 < end && m_syntax.is_word(k, "that") && m_doc.tokens[k].upos == Upos::SCONJ &&
          m_syntax.is_word(behind, "in"))
        return TokenSegment{k, end};
      if (k > behind && is_finite_tag(tag)) return TokenSegment{behind, end};
      if (m_doc.tokens[k].upos == Upos::PUNCT || m_doc.tokens[k].upos == Upos::SCONJ || tag == "WDT" ||
          tag == "WP" || tag == "TO" || tag == "CC" || tag == "VBG" || tag == "VBN")
        return std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<TokenSegment> order_on_surface(std::uint32_t behind, std::uint32_t sentence_last) const {
    for (std::uint32_t k = behind; k + 1 < sentence_last && k < behind + 16; ++k) {
      if (m_syntax.xpos(k) != "TO" || m_syntax.xpos(k + 1) != "VB" || !m_content.contains(k)) continue;
      std::uint32_t end = k + 1;
      const auto goes_on = [&](std::uint32_t t) {  // "…, otherwise they would lose their jobs"
        return m_doc.tokens[t].upos != Upos::PUNCT ||
               (t + 1 < sentence_last && in_list(" otherwise or ", fold_case(m_doc.tokens[t + 1].form)));
      };
      while (end < sentence_last && m_content.contains(end) && goes_on(end)) ++end;
      return TokenSegment{k, end};
    }
    return std::nullopt;
  }

  /// "raised | concerns about …": the noun that says what is done.
  std::optional<std::uint32_t> saying_noun_of(std::uint32_t verb) const {
    if (!is_light_verb(m_syntax.lemma(verb))) return std::nullopt;
    const auto noun = m_syntax.child(verb, {"obj"});
    if (!noun || *noun < verb || *noun > verb + 4 || !is_content_noun(m_syntax.lemma(*noun)))
      return std::nullopt;
    return noun;
  }

  std::optional<TokenSegment> what_noun_is_about(std::uint32_t noun) const {
    for (const std::uint32_t c : m_syntax.children(noun)) {
      if (c < noun || !m_syntax.has_relation(c, {"nmod", "acl", "ccomp"})) continue;
      TokenSegment s = phrase(c);
      if (s.first <= noun || !in_list(" about over that ", m_doc.tokens[s.first].form)) continue;
      if (!m_syntax.is_word(s.first, "that")) ++s.first;
      return s.last > s.first + 1 ? std::optional(s) : std::nullopt;
    }
    return std::nullopt;
  }

  /// "dubbed his role as “the problem”": the thing and what it is called.
  std::optional<TokenSegment> called(std::uint32_t verb) const {
    const auto object = m_syntax.child(verb, {"obj"});
    if (!object || *object < verb) return std::nullopt;
    TokenSegment s{first_of(*object), phrase(verb).last};
    while (s.last > *object + 1 && !m_content.contains(s.last - 1)) --s.last;
    for (std::uint32_t t = *object + 1; t + 1 < s.last; ++t) {
      if (m_syntax.is_word(t, "as")) return s;
    }
    return std::nullopt;
  }

  /// "accused him of theft"
  std::optional<TokenSegment> accused_of(std::uint32_t verb) const {
    for (const std::uint32_t c : m_syntax.children(verb)) {
      if (c < verb || !m_syntax.has_relation(c, {"obl", "advcl"})) continue;
      const std::uint32_t first = first_of(c);
      if (m_syntax.is_word(first, "of")) return TokenSegment{first + 1, phrase(c).last};
    }
    return std::nullopt;
  }

  /// ‘…’ inside “…” right behind the verb, or right before it.
  std::optional<TokenSegment> inner_quotation(std::uint32_t verb) const {
    const std::int32_t own = m_doc.tokens[verb].quotation;
    if (own < 0) return std::nullopt;
    const Sentence& sentence = m_doc.sentences[m_doc.tokens[verb].sentence];
    for (std::uint32_t t = verb + 1; t < sentence.last && t < verb + 8; ++t) {
      const std::int32_t q = m_doc.tokens[t].quotation;
      if (q == own || q < 0) {
        if (m_doc.tokens[t].upos == Upos::VERB) break;
        continue;
      }
      const Quotation& quotation = m_doc.quotations[static_cast<std::size_t>(q)];
      if (quotation.parent == own && quotation.first == t && quotation.last > t + 3)
        return TokenSegment{quotation.first, quotation.last};
      break;
    }
    return std::nullopt;
  }

  const Syntax& m_syntax;
  const AnnotatedText& m_doc;
  const AttributionSpans& m_outer;
  const TokenSet m_content;
  std::vector<AttributionSpans> m_out;
};

}  // namespace

std::vector<AttributionSpans> find_inner_speech(const Syntax& syntax, const AttributionSpans& outer) {
  return InnerReader(syntax, outer).find();
}

}  // namespace claimgraph::attribution
