#include "core/extract/attribution/rule_attributions.hpp"

#include <algorithm>

#include "core/extract/attribution/adjunct_rules.hpp"
#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

namespace {

constexpr std::uint32_t kReach = 14;  // tokens between a quotation and its verb

class RuleFinder {
 public:
  explicit RuleFinder(const AnnotatedText& doc)
      : m_doc(doc), m_syntax(doc), m_used(doc.tokens.size(), false) {}

  std::vector<AttributionSpans> find() {
    quotations();
    for (AttributionSpans& a : find_according_to(m_doc)) {
      m_used[a.cue_head] = true;
      m_out.push_back(std::move(a));
    }
    for (std::uint32_t t = 0; t < m_doc.tokens.size(); ++t) {
      if (m_used[t] || m_doc.tokens[t].quotation >= 0) continue;
      if (m_doc.tokens[t].upos == Upos::VERB) {
        verb(t);
      } else if (m_doc.tokens[t].upos == Upos::NOUN && is_content_noun(m_syntax.lemma(t))) {
        noun(t);
      }
    }
    order();
    return std::move(m_out);
  }

 private:
  using Segment = TokenSegment;

  const Sentence& sentence_of(std::uint32_t t) const { return m_doc.sentences[m_doc.tokens[t].sentence]; }
  std::string_view form(std::uint32_t t) const { return m_doc.tokens[t].form; }
  bool is_punct(std::uint32_t t) const { return m_doc.tokens[t].upos == Upos::PUNCT; }

  bool is_cue_verb(std::uint32_t t) const {
    return m_doc.tokens[t].upos == Upos::VERB && !m_used[t] &&
           (is_reporting_verb(m_syntax.lemma(t)) || cue_class(m_syntax.lemma(t)).has_value() ||
            phrase_class(m_syntax, t).has_value());
  }

  /// The verb with the auxiliaries, negation and adverbs right before it, and a particle behind.
  Segment cue_of(std::uint32_t verb) const {
    Segment cue{verb, verb + 1};
    while (cue.first > sentence_of(verb).first && m_syntax.has_relation(cue.first - 1, {"aux", "advmod"}) &&
           m_syntax.head(cue.first - 1) == verb && m_doc.tokens[cue.first - 1].quotation < 0) {
      --cue.first;
    }
    if (cue.last < sentence_of(verb).last && m_syntax.relation(cue.last) == "compound:prt") ++cue.last;
    return cue;
  }

  /// Subject phrase of the verb without loose punctuation; by position when the tree has none.
  std::vector<Segment> source_of(std::uint32_t verb) const {
    const auto subject = m_syntax.subject(verb);
    if (subject && m_doc.tokens[*subject].quotation < 0) {
      const TokenRange range = subtree_range(m_doc, *subject);
      Segment s{range.first, range.last};
      if (s.first <= verb && verb < s.last)
        s = *subject < verb ? Segment{s.first, verb} : Segment{verb + 1, s.last};
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

  void trim(Segment& s) const {
    while (s.first < s.last && is_punct(s.first) && in_list(" , ; : — – - . -- ” \" ", form(s.first)))
      ++s.first;
    while (s.first < s.last && is_punct(s.last - 1) && in_list(" , ; : — – - . -- “ ", form(s.last - 1)))
      --s.last;
  }

  void add(std::vector<Segment> source, Segment cue, std::uint32_t head, std::vector<Segment> content,
           double confidence, const char* by) {
    for (Segment& segment : content) trim(segment);
    content.erase(std::remove_if(content.begin(), content.end(), [](Segment s) { return s.first >= s.last; }),
                  content.end());
    if (content.empty()) return;
    AttributionSpans a;
    a.source = std::move(source);
    a.cue = {cue};
    a.cue_head = head;
    a.content = std::move(content);
    a.confidence = confidence;
    a.by = by;
    m_used[head] = true;
    m_out.push_back(std::move(a));
  }

  // ---- quotations

  std::uint32_t words_in(const Quotation& q) const {
    std::uint32_t n = 0;
    for (std::uint32_t t = q.first; t < q.last && n < 8; ++t) n += is_punct(t) ? 0 : 1;
    return n;
  }

  /// Set off as speech: punctuation inside before the closing mark, or a comma or colon around it.
  bool is_speech(const Quotation& q) const {
    if (words_in(q) < 2) return false;
    const std::uint32_t last = q.last - 1;
    const bool inside = last > q.first + 1 && q.closed && in_list(" , . ? ! ", form(last - 1));
    const bool before = q.first > 0 && in_list(" , : ", form(q.first - 1)) &&
                        m_doc.tokens[q.first - 1].sentence == m_doc.tokens[q.first].sentence;
    const bool behind = q.last < m_doc.tokens.size() && form(q.last) == ",";
    const bool starts = q.first == sentence_of(q.first).first;
    return inside || before || (behind && words_in(q) >= 4) || (starts && !q.closed);
  }

  void quotations() {
    std::size_t previous = SIZE_MAX;  // attribution of the last quotation, for "“A,” she said. “B.”"
    std::uint32_t previous_paragraph = UINT32_MAX;
    for (const Quotation& q : m_doc.quotations) {
      if (q.parent >= 0 || q.first >= q.last || !is_speech(q)) continue;
      const std::uint32_t paragraph = m_doc.sentences[m_doc.tokens[q.first].sentence].paragraph;
      const std::uint32_t verb = verb_of(q);
      if (verb != UINT32_MAX) {
        const auto same = std::find_if(m_out.begin(), m_out.end(),
                                       [&](const AttributionSpans& a) { return a.cue_head == verb; });
        const Segment content = with_lead(q, verb);
        if (same != m_out.end()) {
          same->content.push_back(content);
        } else {
          add(source_of(verb), cue_of(verb), verb, {content}, 0.8, "rule:quotation/1");
          previous = m_out.size() - 1;
        }
        previous_paragraph = paragraph;
      } else if (previous < m_out.size() && previous_paragraph == paragraph) {
        m_out[previous].content.push_back({q.first, q.last});
      }
    }
  }

  /// The nearest verb of saying around the quotation: behind it first, then before it.
  std::uint32_t verb_of(const Quotation& q) const {
    const std::uint32_t end_sentence = m_doc.tokens[q.last - 1].sentence;
    const std::uint32_t count = static_cast<std::uint32_t>(m_doc.tokens.size());
    std::uint32_t behind = UINT32_MAX, before = UINT32_MAX;
    for (std::uint32_t t = q.last; t < std::min(count, q.last + kReach); ++t) {
      if (m_doc.tokens[t].quotation >= 0 || m_doc.tokens[t].sentence > end_sentence + 1) break;
      if (m_doc.tokens[t].sentence == end_sentence + 1 && !follows_at_once(q, t)) break;
      if (is_cue(t)) {
        behind = t;
        break;
      }
      if (in_list(" . ; ", form(t))) break;
    }
    const std::uint32_t start_sentence = m_doc.tokens[q.first].sentence;
    for (std::uint32_t t = q.first; t > 0 && q.first - t < kReach;) {
      --t;
      if (m_doc.tokens[t].quotation >= 0 || m_doc.tokens[t].sentence != start_sentence) break;
      if (is_cue(t)) {
        before = t;
        break;
      }
    }
    const bool lead = q.first > 0 && in_list(" , : ", form(q.first - 1)) && before != UINT32_MAX;
    return lead || behind == UINT32_MAX ? before : behind;
  }

  bool is_cue(std::uint32_t t) const {
    return m_doc.tokens[t].upos == Upos::VERB &&
           (is_reporting_verb(m_syntax.lemma(t)) || cue_class(m_syntax.lemma(t)).has_value());
  }

  /// "“Who pays?” she asked." is cut into two sentences by some.
  bool follows_at_once(const Quotation& q, std::uint32_t t) const {
    const Sentence& sentence = sentence_of(t);
    if (sentence.first != q.last || sentence.paragraph != sentence_of(q.last - 1).paragraph) return false;
    const auto verb_is_last = sentence.last - sentence.first <= 8;
    return verb_is_last;
  }

  /// Words of the same clause before a quotation that its verb follows: "The firm “has lost its way”, she
  /// said".
  Segment with_lead(const Quotation& q, std::uint32_t verb) const {
    Segment content{q.first, q.last};
    const Sentence& sentence = sentence_of(q.first);
    if (verb < q.first || sentence.first == q.first) return content;
    for (std::uint32_t t = sentence.first; t < q.first; ++t) {
      if (m_used[t] || m_doc.tokens[t].quotation >= 0) return content;
    }
    content.first = sentence.first;
    return content;
  }

  // ---- clauses

  void verb(std::uint32_t t) {
    if (!is_cue_verb(t) || m_syntax.has_relation(t, {"amod", "compound", "case"})) return;
    // "refused to say whether": one saying, and it is the refusal
    if (m_syntax.has_relation(t, {"xcomp"}) && m_syntax.head(t) &&
        cue_class(m_syntax.lemma(*m_syntax.head(t))) == StanceKind::declines) {
      return;
    }
    const std::string_view lemma = m_syntax.lemma(t);
    const bool passive = m_syntax.is_passive(t);
    if (lemma == "ask" && m_syntax.has_relation(t, {"acl"})) return;  // "who asked not to be named"
    const auto stance = cue_class(lemma);
    std::vector<Segment> source = passive ? agent_of(t) : source_of(t);
    Segment cue = cue_of(t);
    const auto complement = passive ? m_syntax.child(t, {"ccomp", "csubj"})
                                    : m_syntax.child(t, {"ccomp"});  // "it is believed that …"
    const auto on_adjunct = complement || passive ? std::nullopt : clause_behind_adjunct(t);
    if (on_adjunct) {
      add(std::move(source), cue, t, {{*on_adjunct, clause_last(*on_adjunct)}}, 0.6, "rule:clause/1");
      return;
    }
    if (const auto clause = complement) {
      add(std::move(source), cue, t, {clause_segment(t, *clause, cue)}, 0.75, "rule:clause/1");
      return;
    }
    const bool lets = in_list(" allow grant accept ", lemma) || (lemma == "consider" && !passive);
    if (const auto clause = m_syntax.child(t, {"xcomp"});
        clause && !lets && (takes_reported_infinitive(lemma) || stance)) {
      if (passive || !is_plain_object(t)) {
        add(std::move(source), cue, t, {clause_segment(t, *clause, cue)}, 0.6, "rule:clause/1");
        return;
      }
    }
    if (m_syntax.has_relation(t, {"parataxis"}) && m_syntax.head(t) && !source.empty()) {
      const TokenRange host = subtree_range(m_doc, *m_syntax.head(t));
      const std::uint32_t end = std::min(cue.first, source.front().first);
      if (host.first < end) {
        add(std::move(source), cue, t, {{host.first, end}}, 0.7, "rule:clause/1");
        return;
      }
    }
    if (const auto clause = m_syntax.child(t, {"parataxis"}); clause && *clause < t && !source.empty()) {
      const TokenRange said = subtree_range(m_doc, *clause);
      add(std::move(source), cue, t, {{said.first, std::min(said.last, cue.first)}}, 0.6, "rule:clause/1");
      return;
    }
    if (passive || source.empty()) return;
    const std::size_t before = m_out.size();
    stance_on_phrase(t, source, cue);
    if (m_out.size() == before && source.front().first < t) by_position(t, std::move(source), cue);
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
      if (is_punct(k) || tag == "WDT" || tag == "WP" || tag == "TO" || tag == "CC" || tag == "VBG" ||
          tag == "VBN" || m_doc.tokens[k].quotation >= 0 || m_doc.tokens[k].upos == Upos::SCONJ)
        return false;
    }
    return false;
  }

  /// Where the parse lost the clause: what follows the verb, when it holds a finite verb of its own; for
  /// verbs that take a stance the phrase up to the comma.
  void by_position(std::uint32_t t, std::vector<Segment> source, Segment cue) {
    const std::uint32_t end = sentence_of(t).last;
    if (cue.last >= end) return;
    const Upos next = m_doc.tokens[cue.last].upos;
    if (next == Upos::ADP || next == Upos::PUNCT || next == Upos::CCONJ || next == Upos::ADV) return;
    const auto stance = cue_class(m_syntax.lemma(t));
    if (stance == StanceKind::concedes || stance == StanceKind::denies || stance == StanceKind::disputes ||
        stance == StanceKind::supports) {
      const bool phrase = next == Upos::DET || next == Upos::PROPN || next == Upos::ADJ;
      if (phrase)
        add(std::move(source), cue, t, {{cue.last, cut_at_comma({cue.last, end})}}, 0.4, "rule:stance/1");
      return;
    }
    if (in_list(" indicate stress announce report show reveal advise find state conclude estimate ",
                m_syntax.lemma(t)) &&
        m_syntax.is_finite(t) && opens_clause(cue.last, end)) {
      add(std::move(source), cue, t, {{cue.last, end}}, 0.5, "rule:clause/1");
      return;
    }
    if (!takes_reported_clause(m_syntax.lemma(t))) return;
    for (std::uint32_t k = cue.last; k < end; ++k) {
      const std::string_view tag = m_syntax.xpos(k);
      const bool verb = is_finite_tag(tag) || tag == "VB";
      if (m_doc.tokens[k].quotation >= 0 || !verb) continue;
      add(std::move(source), cue, t, {{cue.last, end}}, 0.5, "rule:clause/1");
      return;
    }
  }

  bool is_plain_object(std::uint32_t verb) const {
    const auto object = m_syntax.child(verb, {"obj"});
    return object && cue_class(m_syntax.lemma(verb)) == StanceKind::supports;
  }

  std::vector<Segment> agent_of(std::uint32_t verb) const {
    for (const std::uint32_t c : m_syntax.children(verb)) {
      if (m_syntax.relation(c) != "obl:agent") continue;
      TokenRange range = subtree_range(m_doc, c);
      if (range.first < c && m_syntax.is_word(range.first, "by")) ++range.first;
      return {{range.first, range.last}};
    }
    return {};
  }

  Segment clause_segment(std::uint32_t verb, std::uint32_t clause, Segment cue) const {
    const TokenRange range = subtree_range(m_doc, clause);
    Segment s{range.first, range.last};
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
  void to_clause_end(Segment& s) const {
    const std::uint32_t end = sentence_of(s.first).last;
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
  void whole_quotations(Segment& s) const {
    if (s.first >= s.last) return;
    const std::int32_t q = m_doc.tokens[s.last - 1].quotation;
    if (q < 0) return;
    const Quotation& quotation = m_doc.quotations[static_cast<std::size_t>(q)];
    if (quotation.first >= s.first)
      s.last = std::min(std::max(s.last, quotation.last), sentence_of(s.first).last);
  }

  /// "praised the plan", "questioned the figure", "cautioned against haste".
  void stance_on_phrase(std::uint32_t t, std::vector<Segment> source, Segment cue) {
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
    Segment content{std::max(range.first, cue.last), range.last};
    if (takes_phrase || stance == StanceKind::declines) content.last = subtree_range(m_doc, t).last;
    content.last = std::min(content.last, cut_at_comma(content));
    add(std::move(source), cue, t, {content}, 0.55, "rule:stance/1");
  }

  /// "distanced themselves from the plan", "took issue with the figure", "raised alarm at the terms".
  void side_with_preposition(std::uint32_t t, std::vector<Segment> source) {
    if (source.empty()) return;
    std::uint32_t host = t;
    for (int step = 0; step < 2; ++step) {
      for (const std::uint32_t c : m_syntax.children(host)) {
        const auto preposition = m_syntax.child(c, {"case"});
        if (c < t || !preposition || *preposition > c || !m_syntax.has_relation(c, {"obl", "nmod"})) continue;
        if (!in_list(" from with against at on over about ", m_syntax.lemma(*preposition))) continue;
        if (m_syntax.token(c).upos == Upos::NUM ||
            in_list(" monday tuesday wednesday thursday friday saturday "
                    "sunday ",
                    fold_case(m_syntax.token(c).form)))
          continue;
        Segment content{*preposition + 1, subtree_range(m_doc, c).last};
        content.last = std::min(content.last, cut_at_comma(content));
        return add(std::move(source), {t, *preposition + 1}, t, {content}, 0.55, "rule:stance/1");
      }
      const auto noun = m_syntax.child(t, {"obj"});
      if (!noun) return;
      host = *noun;
    }
  }

  bool starts_with_name(const std::vector<Segment>& source) const {
    return std::any_of(source.begin(), source.end(), [&](Segment s) {
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        if (m_doc.tokens[t].upos == Upos::PROPN) return true;
      }
      return false;
    });
  }

  std::uint32_t cut_at_comma(Segment s) const {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (form(t) == "," && m_doc.tokens[t].quotation < 0) return t;
    }
    return s.last;
  }

  // ---- the rest

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
    std::vector<Segment> source;
    if (const auto owner = m_syntax.child(t, {"nmod"}); owner && *owner < t) {
      const TokenRange range = subtree_range(m_doc, *owner);
      Segment s{range.first, range.last};
      if (s.last > s.first + 1 && in_list(" 's ’s ' ’ ", form(s.last - 1))) --s.last;
      source.push_back(s);
    } else if (const auto holder = m_syntax.child(t, {"nmod"});
               holder && *holder > t && *holder < *clause &&
               m_syntax.is_word(subtree_range(m_doc, *holder).first, "of")) {
      const TokenRange range = subtree_range(m_doc, *holder);
      source.push_back({range.first + 1, std::min(range.last, *clause)});
    } else if (const auto verb = m_syntax.head(t);
               verb && is_light_verb(m_syntax.lemma(*verb)) && m_syntax.has_relation(t, {"obj"})) {
      source = source_of(*verb);
    }
    const TokenRange range = subtree_range(m_doc, *clause);
    const Segment content{std::max(range.first, t + 1), range.last};
    add(std::move(source), {t, t + 1}, t, {content}, 0.6, "rule:noun/1");
  }

  /// Text order of the content, outer before inner; nesting and relays from cues that lie inside a content.
  void order() {
    std::stable_sort(m_out.begin(), m_out.end(), [](const AttributionSpans& a, const AttributionSpans& b) {
      if (a.content.front().first != b.content.front().first)
        return a.content.front().first < b.content.front().first;
      return a.content.back().last > b.content.back().last;
    });
    std::vector<std::uint32_t> open;  // outer attributions that may still hold a cue
    for (std::uint32_t i = 0; i < m_out.size(); ++i) {
      AttributionSpans& inner = m_out[i];
      while (!open.empty() && m_out[open.back()].content.back().last <= inner.content.front().first)
        open.pop_back();
      for (auto outer = open.rbegin(); outer != open.rend() && outer - open.rbegin() < 8; ++outer) {
        if (!TokenSet(m_out[*outer].content).contains(inner.cue_head)) continue;
        inner.nesting = m_out[*outer].nesting + 1;
        if (m_out[*outer].relays == UINT32_MAX) m_out[*outer].relays = i;
        break;
      }
      open.push_back(i);
    }
  }

  const AnnotatedText& m_doc;
  const Syntax m_syntax;
  std::vector<bool> m_used;
  std::vector<AttributionSpans> m_out;
};

}  // namespace

std::vector<AttributionSpans> find_by_rules(const AnnotatedText& doc) {
  return RuleFinder(doc).find();
}

}  // namespace claimgraph
