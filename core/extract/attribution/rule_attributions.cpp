#include "core/extract/attribution/rule_attributions.hpp"

#include <algorithm>

#include "core/extract/attribution/adjunct_rules.hpp"
#include "core/extract/attribution/rule_quotations.hpp"
#include "core/extract/attribution/rule_spans.hpp"
#include "core/extract/attribution/rule_stances.hpp"
#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/function_words.hpp"

namespace claimgraph {

namespace {

class ClauseRule {
 public:
  explicit ClauseRule(RuleSpans& spans) : m_spans(spans), m_doc(spans.doc()), m_syntax(spans.syntax()) {}

  void run() {
    for (std::uint32_t t = 0; t < m_doc.tokens.size(); ++t) {
      if (m_spans.is_used(t) || m_doc.tokens[t].quotation >= 0) continue;
      if (m_doc.tokens[t].upos == Upos::VERB) {
        verb(t);
      } else if (m_doc.tokens[t].upos == Upos::NOUN && is_content_noun(m_syntax.lemma(t))) {
        noun(t);
      }
    }
  }

 private:
  void verb(std::uint32_t t) {
    if (!m_spans.is_cue(t) && !phrase_class(m_syntax, t)) return;
    if (m_syntax.has_relation(t, {"amod", "compound", "case"})) return;
    // "refused to say whether": one saying, and it is the refusal
    if (m_syntax.has_relation(t, {"xcomp"}) && m_syntax.head(t) &&
        cue_class(m_syntax.lemma(*m_syntax.head(t))) == StanceKind::declines) {
      return;
    }
    const std::string_view lemma = m_syntax.lemma(t);
    const bool passive = m_syntax.is_passive(t);
    if (lemma == "ask" && m_syntax.has_relation(t, {"acl"})) return;  // "who asked not to be named"
    const auto stance = cue_class(lemma);
    std::vector<TokenSegment> source = passive ? agent_of(t) : m_spans.source_of(t);
    TokenSegment cue = m_spans.cue_of(t);
    const auto complement = passive ? m_syntax.child(t, {"ccomp", "csubj"})
                                    : m_syntax.child(t, {"ccomp"});  // "it is believed that …"
    const auto on_adjunct = complement || passive ? std::nullopt : clause_behind_adjunct(t);
    if (on_adjunct) {
      m_spans.add(std::move(source), cue, t, {{*on_adjunct, clause_last(*on_adjunct)}}, 0.6, "rule:clause/1");
      return;
    }
    if (const auto clause = complement) {
      m_spans.add(std::move(source), cue, t, {clause_segment(t, *clause, cue)}, 0.75, "rule:clause/1");
      return;
    }
    const bool lets = in_list(" allow grant accept ", lemma) || (lemma == "consider" && !passive);
    if (const auto clause = m_syntax.child(t, {"xcomp"});
        clause && !lets && (takes_reported_infinitive(lemma) || stance)) {
      if (passive || !is_plain_object(t)) {
        m_spans.add(std::move(source), cue, t, {clause_segment(t, *clause, cue)}, 0.6, "rule:clause/1");
        return;
      }
    }
    if (m_syntax.has_relation(t, {"parataxis"}) && m_syntax.head(t) && !source.empty()) {
      const TokenRange host = subtree_range(m_doc, *m_syntax.head(t));
      const std::uint32_t end = std::min(cue.first, source.front().first);
      if (host.first < end) {
        m_spans.add(std::move(source), cue, t, {{host.first, end}}, 0.7, "rule:clause/1");
        return;
      }
    }
    if (const auto clause = m_syntax.child(t, {"parataxis"}); clause && *clause < t && !source.empty()) {
      const TokenRange said = subtree_range(m_doc, *clause);
      m_spans.add(std::move(source), cue, t, {{said.first, std::min(said.last, cue.first)}}, 0.6,
                  "rule:clause/1");
      return;
    }
    if (passive || source.empty()) return;
    const std::size_t before = m_spans.found().size();
    find_rule_stance(m_spans, t, source, cue);
    if (m_spans.found().size() == before && source.front().first < t) by_position(t, std::move(source), cue);
  }

  /// "announced over the weekend | that S", "told reporters | that S": the parser hung the clause on the
  /// phrase between. The token "that".
  std::optional<std::uint32_t> clause_behind_adjunct(std::uint32_t t) const {
    if (!is_reporting_verb(m_syntax.lemma(t)) || !m_syntax.is_finite(t)) return std::nullopt;
    for (const std::uint32_t c : m_syntax.children(t)) {
      if (c < t || !m_syntax.has_relation(c, {"obl", "obj", "iobj"}) || is_content_noun(m_syntax.lemma(c)))
        continue;
      for (const std::uint32_t d : m_syntax.children(c)) {
        const auto mark = m_syntax.child(d, {"mark"});
        const bool clause =
            m_syntax.has_relation(d, {"acl", "ccomp"}) && mark && m_syntax.is_word(*mark, "that");
        if (clause && *mark > c && m_syntax.own_subject(d)) return *mark;
      }
    }
    return std::nullopt;
  }

  std::uint32_t clause_last(std::uint32_t that) const {
    const auto clause = m_syntax.head(that);
    return clause ? std::max(subtree_range(m_doc, *clause).last, that + 1) : that + 1;
  }

  /// "indicated | administrative jobs would be cut": a phrase and a finite verb behind the cue, nothing
  /// between that opens another clause.
  bool opens_clause(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t k = first; k < end && k < first + 12; ++k) {
      const std::string_view tag = m_syntax.xpos(k);
      if (k > first && is_finite_tag(tag)) return true;
      if (m_spans.is_punct(k) || tag == "WDT" || tag == "WP" || tag == "TO" || tag == "CC" || tag == "VBG" ||
          tag == "VBN" || m_doc.tokens[k].quotation >= 0 || m_doc.tokens[k].upos == Upos::SCONJ)
        return false;
    }
    return false;
  }

  /// Where the parse lost the clause: what follows the verb, when it holds a finite verb of its own; for
  /// verbs that take a stance the phrase up to the comma.
  void by_position(std::uint32_t t, std::vector<TokenSegment> source, TokenSegment cue) {
    const std::uint32_t end = m_spans.sentence_of(t).last;
    if (cue.last >= end) return;
    const Upos next = m_doc.tokens[cue.last].upos;
    if (next == Upos::ADP || next == Upos::PUNCT || next == Upos::CCONJ || next == Upos::ADV) return;
    const auto stance = cue_class(m_syntax.lemma(t));
    if (stance == StanceKind::concedes || stance == StanceKind::denies || stance == StanceKind::disputes ||
        stance == StanceKind::supports) {
      const bool phrase = next == Upos::DET || next == Upos::PROPN || next == Upos::ADJ;
      if (phrase)
        m_spans.add(std::move(source), cue, t, {{cue.last, m_spans.cut_at_comma({cue.last, end})}}, 0.4,
                    "rule:stance/1");
      return;
    }
    if (in_list(" indicate stress announce report show reveal advise find state conclude estimate ",
                m_syntax.lemma(t)) &&
        m_syntax.is_finite(t) && opens_clause(cue.last, end)) {
      m_spans.add(std::move(source), cue, t, {{cue.last, end}}, 0.5, "rule:clause/1");
      return;
    }
    if (!takes_reported_clause(m_syntax.lemma(t))) return;
    for (std::uint32_t k = cue.last; k < end; ++k) {
      const std::string_view tag = m_syntax.xpos(k);
      const bool verb = is_finite_tag(tag) || tag == "VB";
      if (m_doc.tokens[k].quotation >= 0 || !verb) continue;
      m_spans.add(std::move(source), cue, t, {{cue.last, end}}, 0.5, "rule:clause/1");
      return;
    }
  }

  bool is_plain_object(std::uint32_t verb) const {
    const auto object = m_syntax.child(verb, {"obj"});
    return object && cue_class(m_syntax.lemma(verb)) == StanceKind::supports;
  }

  std::vector<TokenSegment> agent_of(std::uint32_t verb) const {
    for (const std::uint32_t c : m_syntax.children(verb)) {
      if (m_syntax.relation(c) != "obl:agent") continue;
      TokenRange range = subtree_range(m_doc, c);
      if (range.first < c && m_syntax.is_word(range.first, "by")) ++range.first;
      return {{range.first, range.last}};
    }
    return {};
  }

  TokenSegment clause_segment(std::uint32_t verb, std::uint32_t clause, TokenSegment cue) const {
    const TokenRange range = subtree_range(m_doc, clause);
    TokenSegment s{range.first, range.last};
    if (s.first <= verb && verb < s.last) {
      if (clause > verb) {
        s.first = cue.last;
      } else {
        const auto subject = m_syntax.own_subject(verb);
        s.last = subject && *subject < verb ? subtree_range(m_doc, *subject).first : cue.first;
      }
    }
    if (clause > verb) s.first = std::max(s.first, cue.last);
    // "said its rocket, unveiled in May, cost …": the subject read as an object of the saying.
    const auto object = m_syntax.child(verb, {"obj"});
    const bool plain = takes_reported_clause(m_syntax.lemma(verb));
    if (plain && object && *object >= cue.last && *object < s.first) s.first = cue.last;
    whole_quotations(s);
    if (clause > verb && m_syntax.is_sentence_root(verb)) to_clause_end(s);
    return s;
  }

  /// A parse that ends the clause too early ("invoices worth | £2.4 million"): go on to the next comma; over
  /// the comma as well where a predicate follows ("its rocket, unveiled in May, | cost €40 million").
  void to_clause_end(TokenSegment& s) const {
    const std::uint32_t end = m_spans.sentence_of(s.first).last;
    while (s.last < end) {
      const Token& next = m_doc.tokens[s.last];
      if (next.upos == Upos::CCONJ || next.upos == Upos::SCONJ || next.quotation >= 0) return;
      if (next.upos == Upos::PUNCT) {
        if (next.form != "," || s.last + 1 >= end || m_doc.tokens[s.last + 1].upos == Upos::CCONJ) return;
        std::vector<std::uint32_t> tokens;
        for (std::uint32_t t = s.first; t < end; ++t) tokens.push_back(t);
        if (m_syntax.is_word(tokens.front(), "that")) tokens.erase(tokens.begin());
        const auto broken = find_interruption(m_syntax, tokens);
        if (!broken || broken->predicate_first != s.last + 1) return;
      }
      ++s.last;
    }
  }

  /// A quotation that is cut at the end belongs to the content as a whole, within the sentence.
  void whole_quotations(TokenSegment& s) const {
    if (s.first >= s.last) return;
    const std::int32_t q = m_doc.tokens[s.last - 1].quotation;
    if (q < 0) return;
    const Quotation& quotation = m_doc.quotations[static_cast<std::size_t>(q)];
    if (quotation.first >= s.first)
      s.last = std::min(std::max(s.last, quotation.last), m_spans.sentence_of(s.first).last);
  }

  /// "stoked concerns that S", "his claim that S".
  void noun(std::uint32_t t) {
    std::optional<std::uint32_t> clause;
    for (const std::uint32_t c : m_syntax.children(t)) {
      const auto mark = m_syntax.child(c, {"mark"});
      if (m_syntax.has_relation(c, {"acl", "ccomp"}) && c > t && mark && m_syntax.is_word(*mark, "that"))
        clause = c;
    }
    // A noun taken for a verb ("concerns that tech companies had …") makes a relative clause of it: its word
    // comes straight after "that" and governs the real clause.
    if (!clause && t + 2 < m_doc.tokens.size() && m_syntax.is_word(t + 1, "that") &&
        m_doc.tokens[t + 2].head == static_cast<std::int32_t>(t) &&
        m_syntax.has_relation(t + 2, {"acl:relcl", "acl"}) && m_syntax.child(t + 2, {"ccomp"})) {
      clause = t + 2;
    }
    if (!clause) return;
    std::vector<TokenSegment> source;
    if (const auto owner = m_syntax.child(t, {"nmod"}); owner && *owner < t) {
      const TokenRange range = subtree_range(m_doc, *owner);
      TokenSegment s{range.first, range.last};
      if (s.last > s.first + 1 && is_possessive_mark(m_doc.tokens[s.last - 1].form)) --s.last;
      source.push_back(s);
    } else if (const auto holder = m_syntax.child(t, {"nmod"});
               holder && *holder > t && *holder < *clause &&
               m_syntax.is_word(subtree_range(m_doc, *holder).first, "of")) {
      const TokenRange range = subtree_range(m_doc, *holder);
      source.push_back({range.first + 1, std::min(range.last, *clause)});
    } else if (const auto verb = m_syntax.head(t);
               verb && is_light_verb(m_syntax.lemma(*verb)) && m_syntax.has_relation(t, {"obj"})) {
      source = m_spans.source_of(*verb);
    }
    const TokenRange range = subtree_range(m_doc, *clause);
    const TokenSegment content{std::max(range.first, t + 1), range.last};
    m_spans.add(std::move(source), {t, t + 1}, t, {content}, 0.6, "rule:noun/1");
  }

  RuleSpans& m_spans;
  const AnnotatedText& m_doc;
  const Syntax& m_syntax;
};

/// Text order of the content, outer before inner; nesting and relays from cues that lie inside a content.
void order(std::vector<AttributionSpans>& found) {
  std::stable_sort(found.begin(), found.end(), [](const AttributionSpans& a, const AttributionSpans& b) {
    if (a.content.front().first != b.content.front().first)
      return a.content.front().first < b.content.front().first;
    return a.content.back().last > b.content.back().last;
  });
  std::vector<std::uint32_t> open;  // outer attributions that may still hold a cue
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    AttributionSpans& inner = found[i];
    while (!open.empty() && found[open.back()].content.back().last <= inner.content.front().first)
      open.pop_back();
    for (auto outer = open.rbegin(); outer != open.rend() && outer - open.rbegin() < 8; ++outer) {
      if (!TokenSet(found[*outer].content).contains(inner.cue_head)) continue;
      inner.nesting = found[*outer].nesting + 1;
      if (found[*outer].relays == kNone) found[*outer].relays = i;
      break;
    }
    open.push_back(i);
  }
}

}  // namespace

std::vector<AttributionSpans> find_by_rules(const AnnotatedText& doc) {
  RuleSpans spans(doc);
  find_rule_quotations(spans);
  for (AttributionSpans& a : find_according_to(doc)) spans.add(std::move(a));
  ClauseRule(spans).run();
  order(spans.found());
  return std::move(spans.found());
}

}  // namespace claimgraph
