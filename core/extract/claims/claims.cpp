#include "core/extract/claims/claims.hpp"

#include <algorithm>

#include "core/extract/claims/claim_edges.hpp"
#include "core/extract/claims/claim_facts.hpp"
#include "core/extract/claims/claim_label.hpp"
#include "core/extract/claims/claim_references.hpp"
#include "core/extract/claims/claim_units.hpp"
#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/function_words.hpp"
#include "core/extract/syntax/text_pieces.hpp"
#include "core/model/identity.hpp"

namespace claimgraph {

namespace {

class ClaimWriter {
 public:
  ClaimWriter(const ArticleView& view, const ClaimSource& source)
      : m_view(view),
        m_syntax(view.syntax),
        m_doc(view.syntax.doc()),
        m_source(source),
        m_tokens(source.content.tokens()) {}

  ClaimDraft write() {
    m_draft.stance = m_source.cue.stance;
    m_head = m_source.clause ? *m_source.clause : content_head(m_syntax, m_source.content);
    strip_edges(m_syntax, m_draft.stance, m_tokens);
    find_subject();
    restore_subject();
    read_predication();
    resolve();
    fill_text();
    fill_form();
    fill_facts({m_view, m_source, m_head, m_subject, m_subject_entity}, m_draft);
    m_draft.has_subject = m_subject || !m_prefix.empty();
    m_draft.claim.id = claim_id(m_draft.claim.text, figures(), m_draft.claim.polarity);
    return std::move(m_draft);
  }

 private:
  Claim& claim() { return m_draft.claim; }
  const Entity& entity(std::uint32_t index) const { return m_view.analysis.entities[index]; }
  bool in_content(std::uint32_t t) const { return m_source.content.contains(t); }

  void find_subject() {
    if (const auto own = m_syntax.own_subject(m_head); own && in_content(*own)) {
      m_subject = own;
      return;
    }
    if (m_source.subject) {
      m_outer_subject = m_source.subject;
      return;
    }
    if (const auto broken = find_interruption(m_syntax, m_tokens)) {
      m_subject = broken->name.first < broken->name.last ? broken->name.last - 1 : broken->subject;
      return;
    }
    if (m_source.attribution == nullptr || !m_syntax.is_clause(m_head)) return;
    if (m_syntax.own_subject(m_head) || m_syntax.child(m_head, {"csubj"})) return;  // "to stay is to give in"
    const bool own_act = m_draft.stance == StanceKind::denies || m_draft.stance == StanceKind::concedes;
    // "denied taking money", "denied having taken money"
    const std::uint32_t front = m_tokens.front();
    const bool opens =
        front == m_head || (m_syntax.has_relation(front, {"aux"}) && m_syntax.head(front) == m_head);
    const bool gerund = own_act && m_syntax.xpos(front) == "VBG" && opens &&
                        m_syntax.head(m_head) == m_source.attribution->cue_head;
    if (gerund || starts_with_infinitive() || lacks_to() || cue_has_to_be()) find_control();
  }

  bool starts_with_infinitive() const {
    for (std::size_t i = 0; i < m_tokens.size() && i < 4; ++i) {
      if (m_syntax.is_word(m_tokens[i], "to")) return verb_behind(i + 1);  // not "pointed | to its allies"
      if (m_syntax.token(m_tokens[i]).upos != Upos::ADV && m_syntax.token(m_tokens[i]).upos != Upos::PART)
        break;
    }
    return false;
  }

  bool verb_behind(std::size_t i) const {
    while (i < m_tokens.size() && m_syntax.token(m_tokens[i]).upos == Upos::ADV) ++i;
    return i < m_tokens.size() && m_syntax.xpos(m_tokens[i]) == "VB";
  }

  /// "expects to | deliver": the cue has taken the "to".
  bool lacks_to() const {
    const std::uint32_t first = m_tokens.front();
    if (in_list(" point refer allude react respond object look turn ", m_source.cue.lemma)) return false;
    return first > 0 && m_syntax.xpos(first) == "VB" && m_syntax.is_word(first - 1, "to");
  }

  /// "was said to be | developed at …": the cue has taken the "to be".
  bool cue_has_to_be() const { return !cue_auxiliary().empty(); }

  std::string_view cue_auxiliary() const {
    bool to = false;
    for (const TokenSegment& segment : m_source.attribution->cue) {
      for (std::uint32_t t = segment.first; t < segment.last; ++t) {
        if (m_syntax.is_word(t, "to")) to = true;
        if (to && m_syntax.is_word(t, "be")) return "be";
        if (to && m_syntax.is_word(t, "have")) return "have";
      }
    }
    return {};
  }

  /// Whose infinitive it is: the passive cue's subject, the active cue's object, else the speaker.
  void find_control() {
    const std::uint32_t cue = m_source.attribution->cue_head;
    if (cue >= m_doc.tokens.size()) return;
    if (m_source.cue.passive || is_seeming_verb(m_source.cue.lemma)) {
      m_outer_subject = m_syntax.subject(cue);
    } else if (const auto object = m_syntax.child(cue, {"obj", "iobj"}); object && !in_content(*object)) {
      m_outer_subject = object;
    } else if (!m_source.speakers.empty()) {
      m_speaker_is_subject = true;
    }
    if (m_outer_subject && in_content(*m_outer_subject)) m_outer_subject.reset();
  }

  /// Text of a phrase that stands outside the content: the entity's name, else its words.
  std::string phrase_text(std::uint32_t head) const {
    const std::uint32_t known = m_view.mentions.entity_of_phrase(m_syntax, head);
    if (m_view.mentions.is_named_entity(known)) {
      const Token& token = m_syntax.token(head);
      const bool personal = token.upos == Upos::PRON && in_list(" it he she they him her them ", token.lemma);
      const bool reference = personal || is_definite_reference(head);
      if (reference) return entity(known).name;
    }
    TokenRange range = subtree_range(m_doc, head);
    for (const std::uint32_t c : m_syntax.children(head)) {
      const bool aside = m_syntax.has_relation(c, {"acl", "appos", "parataxis", "conj", "cc"}) && c > head;
      if (aside) range.last = std::min(range.last, std::max(subtree_range(m_doc, c).first, head + 1));
    }
    std::string text = tidy(plain_text(m_doc, range.first, range.last));
    return text;
  }

  bool is_definite_reference(std::uint32_t head) const {
    const auto determiner = m_syntax.child(head, {"det"});
    return determiner && is_definite_determiner(m_syntax.lemma(*determiner)) &&
           m_syntax.token(head).upos == Upos::NOUN;
  }

  std::string speaker_names() const {
    std::string out;
    for (std::size_t i = 0; i < m_source.speakers.size(); ++i) {
      if (i > 0) out += i + 1 == m_source.speakers.size() ? " and " : ", ";
      out += entity(m_source.speakers[i]).name;
    }
    return out;
  }

  /// Puts the subject of an infinitive or participle in front, in brackets: "[R1 was] developed …",
  /// "[Acme] to open 40 shops".
  void restore_subject() {
    if (m_tokens.size() < 2) return;  // "denies wrongdoing"
    bool plural = m_source.speakers.size() > 1;
    if (m_outer_subject) {
      m_prefix = phrase_text(*m_outer_subject);
      plural = m_syntax.is_plural(*m_outer_subject);
      m_subject_entity = m_view.mentions.entity_of_phrase(m_syntax, *m_outer_subject);
    } else if (m_speaker_is_subject) {
      m_prefix = speaker_names();
      m_subject_entity = m_source.speakers.front();
    } else {
      return;
    }
    if (m_source.attribution == nullptr) {
      narrated_participle(plural);
    } else if (is_seeming_verb(m_source.cue.lemma)) {
      m_prefix += ' ' + cue_text();
    } else if (!m_source.cue.passive || m_draft.stance == StanceKind::predicts || m_source.cue.intended) {
      if (lacks_to()) m_prefix += " to";  // "Acme to open 40 shops", as a headline says it
    } else {
      make_finite(plural);
    }
    m_prefix = '[' + m_prefix + ']';
  }

  /// "R1 was said to be | developed": "[R1 was] developed".
  void make_finite(bool plural) {
    const bool past = cue_is_past();
    if (!m_tokens.empty() && m_syntax.is_word(m_tokens.front(), "to") && m_tokens.size() > 1) {
      const std::uint32_t verb = m_tokens[1];
      if (m_syntax.is_word(verb, "be")) {
        finite("be", past, plural, 2);
      } else if (m_syntax.is_word(verb, "have")) {
        finite("have", past, plural, 2);
      }
    } else if (cue_has_to_be()) {
      finite(cue_auxiliary(), past, plural, 0);
    } else if (lacks_to()) {
      m_prefix += " to";
    }
  }

  /// "called the survey misleading" → "the survey [is] misleading"; "accused Roe of lying" → "[Roe] lying".
  void read_predication() {
    if (m_source.attribution == nullptr || !m_prefix.empty() || m_tokens.empty()) return;
    const std::uint32_t cue = m_source.attribution->cue_head;
    if (cue >= m_doc.tokens.size()) return;
    const std::string_view verb = m_syntax.lemma(cue);
    const auto object = m_syntax.child(cue, {"obj"});
    if (((is_labelling_verb(verb) && !is_describing_verb(verb)) || verb == "consider") && object) {
      const auto complement = m_syntax.child(cue, {"xcomp"});
      if (!complement || *complement < *object) return;
      // "called the claim that the bridge is unsafe a lie": the bridge is spoken of, not the claim
      if (m_syntax.head(m_head) == *object && m_head != *complement) return;
      const std::string be = m_syntax.is_plural(*object) ? "are" : "is";
      const TokenRange phrase = subtree_range(m_doc, *object);
      if (!in_content(*object)) {
        m_prefix = '[' + phrase_text(*object) + ' ' + be + ']';
        m_subject_entity = m_view.mentions.entity_of_phrase(m_syntax, *object);
      } else if (phrase.last <= *complement && in_content(phrase.last)) {
        m_inserted[phrase.last] = '[' + be + ']';
        m_subject = object;
      }
      return;
    }
    if (!is_accusing_verb(verb)) return;
    if (m_syntax.is_word(m_tokens.front(), "of") && m_tokens.size() > 1) {
      if (object && !in_content(*object)) m_prefix = '[' + phrase_text(*object) + ']';
      m_tokens.erase(m_tokens.begin());
    }
  }

  void finite(std::string_view verb, bool past, bool plural, std::size_t tokens) {
    if (verb == "be") {
      m_prefix += past ? (plural ? " were" : " was") : (plural ? " are" : " is");
    } else {
      m_prefix += past ? " had" : (plural ? " have" : " has");
    }
    m_tokens.erase(m_tokens.begin(), m_tokens.begin() + static_cast<std::ptrdiff_t>(tokens));
  }

  /// "Released on January 20, the model …" → "The model was released on January 20".
  void narrated_participle(bool plural) {
    if (m_syntax.xpos(m_head) != "VBN" || m_syntax.child(m_head, {"aux", "cop"})) return;
    m_prefix += plural ? " were" : " was";
    const std::uint32_t first = m_tokens.front();
    if (first != m_head) return;
    m_lower_first = true;
  }

  std::string cue_text() const {
    const TokenSet cue(m_source.attribution->cue);
    return cue.empty() ? std::string() : plain_text(m_doc, cue.first(), cue.last());
  }

  bool cue_is_past() const {
    for (const TokenSegment& segment : m_source.attribution->cue) {
      for (std::uint32_t t = segment.first; t < segment.last; ++t) {
        if (m_syntax.xpos(t) == "VBD" || m_syntax.is_word(t, "was") || m_syntax.is_word(t, "were"))
          return true;
        if (m_syntax.is_word(t, "is") || m_syntax.is_word(t, "are")) return false;
      }
    }
    return m_syntax.xpos(m_source.attribution->cue_head) == "VBD";
  }

  void resolve() {
    const std::uint32_t named = m_prefix.empty() ? kNone : m_subject_entity;
    References found = resolve_references(m_view, m_tokens, named, m_source.speakers, m_source.attribution);
    claim().unresolved = found.unresolved || (m_outer_subject && is_open_pronoun(*m_outer_subject));
    m_replacements = std::move(found.replacements);
  }

  /// A pronoun in front of the claim that nothing names.
  bool is_open_pronoun(std::uint32_t head) const {
    return m_syntax.token(head).upos == Upos::PRON && !m_view.mentions.is_named_entity(m_subject_entity);
  }

  void fill_text() {
    std::string text = verbatim(m_tokens);
    if (m_lower_first && !text.empty() && text[0] >= 'A' && text[0] <= 'Z')
      text[0] = static_cast<char>(text[0] - 'A' + 'a');
    if (!m_prefix.empty()) text = m_prefix + ' ' + text;
    claim().text = with_closed_quote(tidy(std::move(text)));
    const std::vector<std::uint32_t> kept = label_tokens(m_syntax, m_tokens, m_head);
    std::string label = verbatim(kept);
    if (!m_prefix.empty()) label = m_prefix + ' ' + label;
    claim().label = finish_label(tidy(std::move(label)));
    for (const TokenSegment& segment : m_source.content.segments()) {
      claim().content.push_back(m_doc.span_of(segment.first, segment.last));
    }
  }

  /// The tokens as written, with what replaces or glosses some of them and "…" where words were left out.
  std::string verbatim(const std::vector<std::uint32_t>& tokens) const {
    return join_verbatim(m_doc, tokens, m_replacements, m_inserted);
  }

  void fill_form() {
    if (m_syntax.is_clause(m_head)) {
      if (asks()) claim().form = ClaimForm::question;
    } else if (m_prefix.empty()) {
      claim().form = ClaimForm::topic;
    }
  }

  bool asks() const {
    for (std::size_t i = m_tokens.size(); i > 0; --i) {
      const Token& token = m_syntax.token(m_tokens[i - 1]);
      if (token.upos != Upos::PUNCT) return false;
      if (token.form.find('?') != std::string_view::npos) return true;
    }
    return false;
  }

  std::vector<Quantity> figures() {
    std::vector<Quantity> out;
    for (const std::uint32_t i : claim().quantities) out.push_back(m_view.analysis.quantities[i]);
    return out;
  }

  const ArticleView& m_view;
  const Syntax& m_syntax;
  const AnnotatedText& m_doc;
  const ClaimSource& m_source;
  std::vector<std::uint32_t> m_tokens;
  std::uint32_t m_head = 0;
  std::optional<std::uint32_t> m_subject, m_outer_subject;
  bool m_speaker_is_subject = false;
  std::uint32_t m_subject_entity = kNone;
  std::string m_prefix;
  bool m_lower_first = false;
  Replacements m_replacements;
  Insertions m_inserted;
  ClaimDraft m_draft;
};

}  // namespace

ClaimDraft make_claim(const ArticleView& view, const ClaimSource& source) {
  return ClaimWriter(view, source).write();
}

}  // namespace claimgraph
