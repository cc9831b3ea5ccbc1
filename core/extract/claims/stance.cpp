#include "core/extract/claims/stance.hpp"

#include <algorithm>

#include "core/base/words.hpp"
#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/function_words.hpp"

namespace claimgraph {

namespace {

std::uint32_t cue_head_of(const Syntax& syntax, const AttributionSpans& attribution, const TokenSet& cue) {
  if (cue.contains(attribution.cue_head)) return attribution.cue_head;
  for (const std::uint32_t t : cue.tokens()) {
    if (syntax.token(t).upos == Upos::VERB || syntax.token(t).upos == Upos::NOUN) return t;
  }
  return cue.first();
}

/// First content word that a stance-bearing cue governs, for "whether" after "question".
bool content_asks_whether(const Syntax& syntax, const TokenSet& content) {
  if (content.empty()) return false;
  for (const std::uint32_t t : {content.first(), content.first() + 1}) {
    if (!content.contains(t)) continue;
    if (is_question_word(syntax.lemma(t))) return true;
  }
  return false;
}

bool content_ends_with_question_mark(const Syntax& syntax, const TokenSet& content) {
  if (content.empty()) return false;
  for (std::uint32_t t = content.last(); t > content.first();) {
    --t;
    if (syntax.token(t).upos != Upos::PUNCT) return false;
    if (syntax.token(t).form.find('?') != std::string_view::npos) return true;
  }
  return false;
}

class CueReader {
 public:
  CueReader(const Syntax& syntax, const AttributionSpans& attribution)
      : m_syntax(syntax),
        m_attribution(attribution),
        m_cue(attribution.cue),
        m_content(attribution.content) {}

  CueReading read() {
    if (m_cue.empty()) return m_out;
    m_head = cue_head_of(m_syntax, m_attribution, m_cue);
    read_class();
    m_out.lemma = lemma_of_cue();
    m_out.passive = is_passive_cue();
    if (m_attribution.verbatim && content_ends_with_question_mark(m_syntax, m_content))
      m_out.stance = StanceKind::questions;
    read_negation();
    read_unreal();
    read_questions();
    read_against();
    read_name_calling();
    m_out.heard = is_only_heard() || is_met_with() || stirs_up();
    read_hedges();
    return m_out;
  }

 private:
  std::string_view lemma(std::uint32_t t) const { return m_syntax.lemma(t); }

  /// The verb or noun that carries the class: the head, or what a light verb governs inside the cue.
  void read_class() {
    m_bearer = m_head;
    const bool light = is_light_verb(lemma(m_head));
    if (const auto stance = cue_class(lemma(m_head)); stance && !light) {
      m_out.stance = *stance;
    } else {
      for (const std::uint32_t t : m_cue.tokens()) {
        const auto other = t == m_head ? std::nullopt : cue_class(lemma(t));
        const Upos upos = m_syntax.token(t).upos;
        const bool word = upos == Upos::VERB || upos == Upos::NOUN || upos == Upos::ADJ;
        if (!other || !word) continue;
        m_out.stance = *other;
        m_bearer = t;
        break;
      }
    }
    // "back" and "support" that are adverbs or particles, "project" and "object" that are things
    const Upos upos = m_syntax.token(m_bearer).upos;
    if (upos == Upos::ADV || upos == Upos::ADP || (upos == Upos::NOUN && is_thing_as_noun(lemma(m_bearer)))) {
      m_out.stance = StanceKind::asserts;
    }
    if (const auto stance = phrase_class(m_syntax, m_head)) m_out.stance = *stance;
    if (m_out.stance == StanceKind::declines) read_declined();
    if (m_out.stance == StanceKind::disputes && argues_a_sentence()) m_out.stance = StanceKind::asserts;
    m_out.intended = is_intention_cue(lemma(m_bearer)) || is_intention_cue(lemma(m_head));
  }

  /// "objected that it was late", "despite criticism that it was late": the sentence is what is held against
  /// somebody, so it is asserted. "disputed that it was late" is the other way round.
  bool argues_a_sentence() const {
    if (m_content.empty() || !m_syntax.is_word(m_content.first(), "that")) return false;
    if (m_syntax.has_relation(m_content.first(), {"det", "obj", "nsubj"})) return false;
    return argues_its_clause(lemma(m_bearer));
  }

  bool cue_has(std::string_view word) const {
    const std::vector<std::uint32_t> tokens = m_cue.tokens();
    return std::any_of(tokens.begin(), tokens.end(),
                       [&](std::uint32_t t) { return m_syntax.is_word(t, word); });
  }

  bool has_particle(std::string_view word) const {
    for (const std::uint32_t c : m_syntax.children(m_head)) {
      if (m_syntax.is_word(c, word)) return true;
    }
    return false;
  }

  /// "decline to comment" declines; "refused to endorse" disputes; "decline" with a thing ("sales declined")
  /// is no saying at all, but the finder has decided that it is.
  void read_declined() {
    const auto refused = m_syntax.child(m_head, {"xcomp"});
    if (!refused) return;
    const auto inner = cue_class(lemma(*refused));
    if (inner == StanceKind::supports) m_out.stance = StanceKind::disputes;
    if (inner == StanceKind::denies) m_out.stance = StanceKind::concedes;
    if (lemma(*refused) == "rule") m_out.stance = StanceKind::concedes;
  }

  std::string lemma_of_cue() const {
    std::string out(lemma(m_head));
    const auto next = m_head + 1;
    if (out == "accord" || m_syntax.is_word(m_head, "according")) return "according to";
    if (m_bearer != m_head) return out + " " + std::string(lemma(m_bearer));
    if (m_out.stance == StanceKind::declines) {
      if (const auto refused = m_syntax.child(m_head, {"xcomp"})) {
        return out + " to " + std::string(lemma(*refused));
      }
    }
    if (m_syntax.token(m_head).upos == Upos::VERB && m_cue.contains(next) &&
        m_syntax.relation(next) == "compound:prt") {
      return out + " " + std::string(lemma(next));
    }
    return out;
  }

  bool is_passive_cue() const {
    return m_syntax.token(m_head).upos == Upos::VERB && m_syntax.is_passive(m_head);
  }

  void read_negation() {
    bool negated = (m_syntax.is_negated(m_head) && !is_negated_by_content()) ||
                   (m_bearer != m_head && m_syntax.is_negated(m_bearer)) || is_under_negated();
    if (!negated) {
      for (const std::uint32_t t : m_cue.tokens()) {
        negated = negated || is_negation(lemma(t)) || lemma(t) == "neither";
        negated = negated || (m_bearer != m_head && m_syntax.is_word(t, "no"));
      }
      // "There is no argument that …"
      const auto determiner = m_syntax.child(m_head, {"det"});
      negated = negated || (m_syntax.token(m_head).upos == Upos::NOUN && determiner &&
                            m_syntax.is_word(*determiner, "no"));
    }
    if (!negated) return;
    if (is_declined_answer()) {
      m_out.stance = StanceKind::declines;
      return;
    }
    switch (m_out.stance) {
      case StanceKind::doubts:  // "has no doubt that"
        m_out.stance = StanceKind::asserts;
        break;
      case StanceKind::supports:  // "does not agree"
      case StanceKind::concedes:  // "does not accept"
        if (is_reporting_of_fact()) {
          m_out.realis = Realis::negated;  // "no one has admitted that"
        } else {
          m_out.stance = StanceKind::disputes;
        }
        break;
      case StanceKind::predicts:  // "does not expect": the content is thought untrue
        if (cue_has("never")) {   // "never expected that he would": it came as a surprise
          m_out.stance = StanceKind::asserts;
          m_out.realis = Realis::negated;
        } else {
          m_out.stance = StanceKind::doubts;
        }
        break;
      default:
        if (is_hedging_cue(lemma(m_head)) || lemma(m_head) == "buy" || lemma(m_head) == "trust") {
          m_out.stance = StanceKind::doubts;  // "does not believe"
        } else {
          m_out.realis = Realis::negated;  // "did not say", "did not deny": neither the one nor the other
        }
    }
  }

  /// "“… or you are not,” Early said": a parser may hang the "not" of what was said on the cue.
  bool is_negated_by_content() const {
    bool inside = false, outside = false;
    for (const std::uint32_t c : m_syntax.children(m_head)) {
      if (is_negation(fold_case(m_syntax.token(c).form)) || is_negation(lemma(c)))
        (m_content.contains(c) ? inside : outside) = true;
    }
    return inside && !outside;
  }

  /// "is not willing to challenge him", "did not want to deny it"
  bool is_under_negated() const {
    if (!m_syntax.has_relation(m_head, {"xcomp", "advcl", "ccomp"}) || m_syntax.xpos(m_head) != "VB")
      return false;
    const auto above = m_syntax.head(m_head);
    return above && *above < m_head && m_syntax.is_negated(*above) &&
           in_list(
               " willing ready able prepared eager keen going likely want dare need try wish plan intend ",
               lemma(*above));
  }

  /// Nobody, or somebody who did not admit: that it is untrue is not said.
  bool is_reporting_of_fact() const { return is_admitting_verb(lemma(m_bearer)) || has_empty_subject(); }

  bool has_empty_subject() const {
    const auto subject = m_syntax.subject(m_head);
    if (!subject) return false;
    if (in_list(" nobody none no-one nothing ", lemma(*subject))) return true;
    for (const std::uint32_t c : m_syntax.children(*subject)) {
      const bool a_few = c > 0 && m_syntax.is_word(c - 1, "a");
      if (in_list(" no few hardly scarcely neither ", lemma(c)) && c < *subject && !a_few) return true;
    }
    return false;
  }

  /// "if he says", "could have said", "Did she say …?", "stopped short of saying", "refused to say".
  void read_unreal() {
    if (m_out.realis != Realis::said) return;
    if (has_empty_subject() && m_out.stance != StanceKind::declines) {
      m_out.realis = Realis::negated;
      return;
    }
    std::uint32_t t = m_head;
    if (m_syntax.token(t).upos != Upos::VERB) return;
    const bool quoted = m_syntax.token(t).quotation >= 0;
    for (const std::uint32_t c : m_syntax.children(t)) {
      const bool modal = m_syntax.has_relation(c, {"aux"}) && !m_content.contains(c);
      if (modal && in_list(" could might may should must ", word(c)) && !m_out.passive)
        m_out.realis = Realis::unreal;
      if (modal && word(c) == "would" && !quoted && !is_polite_would(t)) m_out.realis = Realis::unreal;
      // "will say on Monday that" is said all but in fact; "will deny it" is a guess.
      const bool side = m_out.stance == StanceKind::denies || m_out.stance == StanceKind::disputes;
      const bool able = in_list(" can may ", lemma(c));  // "a presidency that can challenge the party"
      if (side && m_syntax.has_relation(c, {"aux"}) && (able || is_future_auxiliary(lemma(c))))
        m_out.realis = Realis::unreal;
    }
    if (is_only_willing(t) || asks_about_saying(t) || is_conditional(t) || is_stopped_short(t))
      m_out.realis = Realis::unreal;
  }

  /// "willing to criticise the party", "able to challenge it": that it was done is not said.
  bool is_only_willing(std::uint32_t t) const {
    if (m_syntax.xpos(t) != "VB") return false;
    constexpr std::string_view kWilling =
        " willing ready able prepared unwilling likely unlikely free duty obligation right chance "
        "opportunity need "
        "incentive reason temptation courage ";
    if (t > 1 && m_syntax.is_word(t - 1, "to") && in_list(kWilling, lemma(t - 2))) return true;
    const auto above = m_syntax.head(t);
    return above && *above < t && in_list(kWilling, lemma(*above));
  }

  std::string_view word(std::uint32_t t) const {
    for (const std::string_view w : {"could", "might", "may", "should", "must", "would"}) {
      if (m_syntax.is_word(t, w)) return w;
    }
    return {};
  }

  /// "I would say that", "would argue": the speaker says it all the same.
  bool is_polite_would(std::uint32_t t) const {
    const auto subject = m_syntax.subject(t);
    return subject && (m_syntax.is_word(*subject, "I") || m_syntax.is_word(*subject, "we"));
  }

  /// The narrator's sentence is a question and the cue is its verb.
  bool asks_about_saying(std::uint32_t t) const {
    if (m_syntax.token(t).quotation >= 0) return false;
    const AnnotatedText& doc = m_syntax.doc();
    const Sentence& sentence = doc.sentences[m_syntax.token(t).sentence];
    for (std::uint32_t i = sentence.last; i > sentence.first;) {
      --i;
      if (m_syntax.token(i).upos != Upos::PUNCT || m_syntax.token(i).quotation >= 0) return false;
      if (m_syntax.token(i).form.find('?') != std::string_view::npos) return true;
    }
    return false;
  }

  /// The cue's own clause, or one above it up to the main clause, hangs on "if" or "unless".
  bool is_conditional(std::uint32_t t) const {
    for (int step = 0; step < 3; ++step) {
      for (const std::uint32_t c : m_syntax.children(t)) {
        const bool mark = m_syntax.has_relation(c, {"mark"}) && c < t;
        if (mark && !m_content.contains(c) && in_list(" if unless until lest ", lemma(c)) && !is_whether(t))
          return true;
      }
      if (!m_syntax.has_relation(t, {"conj", "xcomp"})) return false;
      const auto above = m_syntax.head(t);
      if (!above) return false;
      t = *above;
    }
    return false;
  }

  /// "asked if he says": the mark asks.
  bool is_whether(std::uint32_t t) const { return m_syntax.has_relation(t, {"ccomp"}); }

  bool is_stopped_short(std::uint32_t t) const {
    if (in_list(" stop fall come ", lemma(t)) && has_particle("short")) return true;
    if (in_list(" avoid refrain fail forget neglect ", lemma(t))) return true;
    if (m_syntax.xpos(t) != "VBG" && m_syntax.xpos(t) != "VB") return false;
    const auto above = m_syntax.head(t);
    if (!above || !m_syntax.has_relation(t, {"advcl", "acl", "xcomp", "obl", "ccomp"})) return false;
    std::uint32_t verb = *above;
    if (m_syntax.is_word(verb, "short")) verb = m_syntax.head(verb).value_or(verb);
    if (lemma(verb) == "stop" || lemma(verb) == "fall") {
      for (const std::uint32_t c : m_syntax.children(verb)) {
        if (m_syntax.is_word(c, "short")) return true;
      }
    }
    return in_list(" fail avoid refrain forget ", lemma(verb));
  }

  /// "would not comment", "did not immediately respond", "did not say whether".
  bool is_declined_answer() const {
    if (is_answer_verb(lemma(m_bearer)) || is_answer_verb(lemma(m_head))) return true;
    if (!may_withhold(lemma(m_head))) return false;
    return content_asks_whether(m_syntax, m_content) || has_modal_would();
  }

  bool has_modal_would() const {
    for (const std::uint32_t c : m_syntax.children(m_head)) {
      if (m_syntax.has_relation(c, {"aux"}) &&
          (m_syntax.is_word(c, "would") || m_syntax.is_word(c, "wouldn't"))) {
        return true;
      }
    }
    return false;
  }

  void read_questions() {
    if (m_out.stance != StanceKind::questions) return;
    const std::string_view word = lemma(m_bearer);
    if (word == "question" || word == "query") {
      // "“Who pays?” she questioned" asks; "questioned the figure", "questioned whether" doubt.
      const bool open = !m_content.empty() &&  // "questioned why it should be so"
                        in_list(" why how when where who what ", m_syntax.lemma(m_content.first()));
      const bool asks =
          open || content_ends_with_question_mark(m_syntax, m_content) || lemma(m_head) == "ask";
      if (!asks) m_out.stance = StanceKind::doubts;
    }
    // "asked the court to …", "asked for": a request, not a question about the content
    if (word == "ask" && !content_asks_whether(m_syntax, m_content) &&
        !content_ends_with_question_mark(m_syntax, m_content)) {
      // "asked for"; "when asked about the deal" is a question to the one who is named
      const bool about = m_out.passive || m_syntax.is_word(m_head + 1, "about") || cue_has("about");
      const bool request = m_syntax.child(m_head, {"xcomp"}) || (!about && m_syntax.child(m_head, {"obl"}));
      if (request) m_out.stance = StanceKind::asserts;
    }
  }

  /// "cautioned against haste", "argued against the plan": against what the content says.
  void read_against() {
    if (m_out.stance != StanceKind::asserts || m_out.realis != Realis::said) return;
    if (takes_against(lemma(m_head)) && names_against()) m_out.stance = StanceKind::disputes;
  }

  /// "assailed Roe as a puppet": what he calls her; people are no claims that one could dispute.
  void read_name_calling() {
    if (m_out.stance != StanceKind::disputes || m_content.empty()) return;
    const std::uint32_t first = m_content.first();
    const std::vector<NameSpan>& names = m_syntax.doc().names;
    const auto name = std::lower_bound(names.begin(), names.end(), first,
                                       [](const NameSpan& n, std::uint32_t t) { return n.first < t; });
    if (name == names.end() || name->first != first || name->type != NameType::person) return;
    if (m_content.contains(name->last) && m_syntax.is_word(name->last, "as"))
      m_out.stance = StanceKind::asserts;
  }

  bool names_against() const {
    bool against = !m_content.empty() && m_syntax.is_word(m_content.first(), "against");
    for (const std::uint32_t t : m_cue.tokens()) against = against || m_syntax.is_word(t, "against");
    return against;
  }

  /// "A jury has heard that …", "the inquest was told": somebody told them.
  bool is_only_heard() const {
    const bool told = m_out.passive && in_list(" tell inform ", lemma(m_head));
    if (!told && lemma(m_head) != "hear" && !m_syntax.is_word(m_head, "heard")) return false;
    for (const std::uint32_t t : TokenSet(m_attribution.source).tokens()) {
      if (in_list(" court courtroom jury juror jurors inquest inquiry tribunal hearing trial committee panel "
                  "commission coroner council parliament ",
                  fold_case(m_syntax.token(t).form)))
        return true;
    }
    return false;
  }

  /// "That statement stoked concerns that …": whose concerns they are is not said.
  bool stirs_up() const {
    return m_syntax.token(m_head).upos == Upos::VERB &&
           in_list(" stoke spark fuel trigger prompt ignite fan stir revive heighten ", lemma(m_head));
  }

  /// "faced criticism over its plan", "drew protests": others criticise, whoever they are.
  bool is_met_with() const {
    if (m_bearer == m_head && m_syntax.token(m_head).upos != Upos::NOUN) return false;
    const std::uint32_t noun = m_bearer;
    if (m_syntax.token(noun).upos != Upos::NOUN || !m_syntax.has_relation(noun, {"obj", "obl"})) return false;
    const auto verb = m_syntax.head(noun);
    const auto preposition = m_syntax.child(noun, {"case"});
    if (preposition && in_list(" despite amid notwithstanding following ", lemma(*preposition))) return true;
    return verb && in_list(
                       " face draw attract receive provoke spark prompt meet suffer endure weather trigger "
                       "encounter get come earn stir ",
                       lemma(*verb));
  }

  void read_hedges() {
    if (is_only_heard()) m_out.hedged = true;
    const bool unsourced = m_attribution.source.empty();
    if (m_out.passive && unsourced) m_out.hedged = true;
    if (is_hedging_cue(lemma(m_head)) || is_hedging_cue(lemma(m_bearer))) m_out.hedged = true;
    for (const std::uint32_t t : m_cue.tokens()) {
      if (is_hedging_adverb(lemma(t))) m_out.hedged = true;
    }
    for (const std::uint32_t c : m_syntax.children(m_head)) {
      if (m_syntax.has_relation(c, {"advmod"}) && is_hedging_adverb(lemma(c))) m_out.hedged = true;
    }
  }

  const Syntax& m_syntax;
  const AttributionSpans& m_attribution;
  const TokenSet m_cue, m_content;
  std::uint32_t m_head = 0, m_bearer = 0;
  CueReading m_out;
};

}  // namespace

CueReading read_cue(const Syntax& syntax, const AttributionSpans& attribution) {
  return CueReader(syntax, attribution).read();
}

}  // namespace claimgraph
