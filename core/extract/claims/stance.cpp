#include "core/extract/claims/stance.hpp"

#include "core/extract/syntax/cue_lexicon.hpp"

namespace claimgraph {

std::optional<StanceKind> stance_of_lemma(std::string_view lemma) {
  return cue_class(lemma);
}

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
    if (in_list(" whether if how why when where who what which ", syntax.lemma(t))) return true;
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
    read_negation();
    read_questions();
    read_against();
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
    const bool thing =
        in_list(" object project counter back bet champion decline attack grant ", lemma(m_bearer));
    if (upos == Upos::ADV || upos == Upos::ADP || (upos == Upos::NOUN && thing)) {
      m_out.stance = StanceKind::asserts;
    }
    if (lemma(m_head) == "rule" && has_particle("out")) m_out.stance = StanceKind::denies;
    if (lemma(m_head) == "walk" && has_particle("back")) m_out.stance = StanceKind::corrects;
    if (lemma(m_head) == "speak" && has_particle("out")) m_out.stance = StanceKind::disputes;
    if (m_out.stance == StanceKind::declines) read_declined();
    m_out.intended = is_intention_cue(lemma(m_bearer)) || is_intention_cue(lemma(m_head));
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
    bool negated = m_syntax.is_negated(m_head) || (m_bearer != m_head && m_syntax.is_negated(m_bearer));
    if (!negated) {
      for (const std::uint32_t t : m_cue.tokens()) {
        negated = negated || in_list(" not n't never neither ", lemma(t));
        negated = negated || (m_bearer != m_head && m_syntax.is_word(t, "no"));
      }
    }
    if (!negated) return;
    if (is_declined_answer()) {
      m_out.stance = StanceKind::declines;
      return;
    }
    switch (m_out.stance) {
      case StanceKind::denies:  // "did not deny"
        m_out.stance = StanceKind::concedes;
        break;
      case StanceKind::doubts:  // "has no doubt that"
      case StanceKind::disputes:
        m_out.stance = StanceKind::asserts;
        break;
      case StanceKind::supports:  // "does not agree"
      case StanceKind::concedes:  // "does not accept"
        m_out.stance = StanceKind::disputes;
        break;
      case StanceKind::predicts:  // "does not expect": the content is thought untrue
        m_out.stance = StanceKind::doubts;
        break;
      default:
        if (is_hedging_cue(lemma(m_head)) || lemma(m_head) == "buy" || lemma(m_head) == "trust") {
          m_out.stance = StanceKind::doubts;  // "does not believe"
        } else {
          m_out.polarity = Polarity::negative;
        }
    }
  }

  /// "would not comment", "did not immediately respond", "did not say whether".
  bool is_declined_answer() const {
    if (is_answer_verb(lemma(m_bearer)) || is_answer_verb(lemma(m_head))) return true;
    if (!in_list(" say tell explain reveal ", lemma(m_head))) return false;
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
      const bool asks = content_ends_with_question_mark(m_syntax, m_content) || lemma(m_head) == "ask";
      if (!asks) m_out.stance = StanceKind::doubts;
    }
    // "asked the court to …", "asked for": a request, not a question about the content
    if (word == "ask" && !content_asks_whether(m_syntax, m_content) &&
        !content_ends_with_question_mark(m_syntax, m_content)) {
      const bool request = m_syntax.child(m_head, {"xcomp"}) || m_syntax.child(m_head, {"obl"});
      if (request) m_out.stance = StanceKind::asserts;
    }
  }

  /// "cautioned against haste", "argued against the plan": against what the content says.
  void read_against() {
    if (m_out.stance != StanceKind::asserts || m_out.polarity == Polarity::negative) return;
    if (!in_list(" caution warn advise argue speak counsel recommend campaign vote rule ", lemma(m_head)))
      return;
    bool against = !m_content.empty() && m_syntax.is_word(m_content.first(), "against");
    for (const std::uint32_t t : m_cue.tokens()) against = against || m_syntax.is_word(t, "against");
    if (against) m_out.stance = StanceKind::disputes;
  }

  void read_hedges() {
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
