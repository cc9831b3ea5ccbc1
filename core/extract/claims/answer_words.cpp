#include "core/extract/claims/answer_words.hpp"

#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/function_words.hpp"

namespace claimgraph {

namespace {

constexpr std::string_view kTrue =
    " true correct accurate truth truthful fact right case factual well-founded ";
constexpr std::string_view kFalse =
    " untrue false falsehood incorrect inaccurate baseless unfounded groundless unsubstantiated bogus fake "
    "fabricated fabrication invention forgery lie hoax fiction fictitious fictional myth slander libel "
    "untruth erroneous fantasy made-up fairytale ";
constexpr std::string_view kWrong =
    " wrong mistaken misleading nonsense nonsensical rubbish absurd ridiculous preposterous ludicrous "
    "laughable outrageous propaganda gossip disinformation misinformation spin garbage hogwash baloney "
    "garbled exaggerated exaggeration overblown overstated unfair smear misinformed malicious speculation "
    "tosh bunk insulting defamatory flawed simplistic liar ";
constexpr std::string_view kOfPeople = " wrong mistaken right correct incorrect misinformed liar ";
constexpr std::string_view kOfClaims =
    " true truth case untrue false falsehood incorrect inaccurate lie untruth ";
constexpr std::string_view kBasis = " merit foundation basis substance truth ground grounds evidence ";

bool has_word(const Syntax& syntax, std::uint32_t t, std::string_view word) {
  for (const std::uint32_t c : syntax.children(t)) {
    if (syntax.is_word(c, word)) return true;
  }
  return false;
}

/// "There is no truth in that", "The claim has no basis".
std::optional<Verdict> missing_basis(const Syntax& syntax, std::uint32_t head) {
  for (const std::uint32_t c : syntax.children(head)) {
    if (!syntax.has_relation(c, {"nsubj", "obj", "obl"}) || !in_list(kBasis, syntax.lemma(c))) continue;
    const auto none = syntax.child(c, {"det", "case"});
    const bool no = none && (syntax.is_word(*none, "no") || syntax.is_word(*none, "without"));
    if (no || syntax.is_negated(head)) return Verdict{};
  }
  return std::nullopt;
}

std::optional<Verdict> verb_verdict(const Syntax& syntax, std::uint32_t head) {
  const std::string_view verb = syntax.lemma(head);
  const bool negated = syntax.is_negated(head);
  if (in_list(" be have lack ", verb)) {
    if (has_word(syntax, head, "wrong")) return Verdict{negated, true};
    const auto object = syntax.child(head, {"obj"});
    const bool lacks = verb == "lack" && object && in_list(kBasis, syntax.lemma(*object));
    if (lacks && !negated) return Verdict{};
    return missing_basis(syntax, head);
  }
  if (verb == "get" && has_word(syntax, head, "wrong")) return Verdict{negated, true};
  if (syntax.is_passive(head) || syntax.xpos(head) == "VBN") {
    const bool against = in_list(
        " fabricate invent exaggerate debunk disprove discredit refute concoct falsify overstate distort ",
        verb);
    if (against || (verb == "make" && has_word(syntax, head, "up"))) return Verdict{negated};
    return std::nullopt;
  }
  const bool lies = verb == "lie" && !syntax.child(head, {"obl", "obj"});
  const bool invents = in_list(" fabricate invent mislead exaggerate err misspeak ", verb) ||
                       (verb == "make" && has_word(syntax, head, "up"));
  if (lies || invents) return Verdict{negated, true};
  return std::nullopt;
}

/// "far from true", "anything but accurate", "nowhere near correct", "hardly a fact".
bool is_far_from(const Syntax& syntax, std::uint32_t head) {
  for (const std::uint32_t c : syntax.children(head)) {
    if (c < head && in_list(" far anything nowhere hardly scarcely ", syntax.lemma(c))) return true;
  }
  return false;
}

/// "It is wrong to …", "right that …".
bool judges_something_else(const Syntax& syntax, std::uint32_t head) {
  for (const std::uint32_t c : syntax.children(head)) {
    if (syntax.has_relation(c, {"csubj", "ccomp", "xcomp"})) return true;
    if (!syntax.has_relation(c, {"advcl", "acl"})) continue;
    if (has_word(syntax, c, "to") || has_word(syntax, c, "that")) return true;
  }
  return false;
}

/// "They'd be wrong", "could be true", "whether he is right": nobody says that it is so.
bool is_supposed(const Syntax& syntax, std::uint32_t head) {
  for (const std::uint32_t c : syntax.children(head)) {
    const std::string_view word = syntax.lemma(c);
    if (syntax.has_relation(c, {"aux"}) && in_list(" would 'd ’d could may might should ", word)) return true;
    if (syntax.has_relation(c, {"mark"}) && in_list(" whether if ", word)) return true;
  }
  return false;
}

// ---- what refers to a claim

constexpr std::string_view kFigureNouns = " figure estimate number sum amount toll total ";

bool is_claim_noun(const Syntax& syntax, std::uint32_t t) {
  const std::string_view noun = syntax.lemma(t);
  // "of the three Twitter accounts two were fake"
  if (noun == "account" && (syntax.is_plural(t) || syntax.child(t, {"compound"}))) return false;
  return syntax.token(t).upos == Upos::NOUN && (refers_to_claim(noun) || in_list(kFigureNouns, noun));
}

class PhraseReader {
 public:
  PhraseReader(const ArticleView& view, const std::vector<std::uint32_t>& tokens, std::size_t first)
      : m_view(view), m_syntax(view.syntax), m_tokens(tokens), m_first(first) {}

  std::optional<ClaimPhrase> read() {
    if (m_first >= m_tokens.size()) return std::nullopt;
    if (auto noun = read_noun()) return noun;
    return read_pronoun();
  }

 private:
  std::uint32_t at(std::size_t i) const { return m_tokens[i]; }
  bool ends(std::size_t i) const { return i >= m_tokens.size() || at(i) != at(i - 1) + 1; }

  std::optional<ClaimPhrase> read_pronoun() const {
    const std::uint32_t t = at(m_first);
    const std::string_view word = m_syntax.lemma(t);
    if (!in_list(" it this that these those they both which ", word) ||
        m_syntax.has_relation(t, {"mark", "expl"}))
      return std::nullopt;
    if (m_syntax.has_relation(t, {"det", "cc"}) || m_syntax.token(t).upos == Upos::SCONJ) return std::nullopt;
    if (word == "they" && !m_syntax.is_word(t, "them")) return std::nullopt;
    ClaimPhrase out;
    out.it = word == "it" || word == "they";
    out.all = in_list(" these those they both ", word);
    out.two = word == "both";
    out.relative = word == "which";
    out.last = m_first + 1;
    return out;
  }

  /// Determiner or possessor, at most four words, and a noun that means a claim: "the union's latest claim".
  std::optional<ClaimPhrase> read_noun() {
    std::size_t noun = m_first;
    for (std::size_t i = m_first; i < m_tokens.size() && i < m_first + 7; ++i) {
      if (i > m_first && ends(i)) break;
      const Upos upos = m_syntax.token(at(i)).upos;
      const bool that = i == m_first && m_syntax.is_word(at(i), "that");
      const bool inside = that || upos == Upos::DET || upos == Upos::PRON || upos == Upos::ADJ ||
                          upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PART ||
                          upos == Upos::NUM || in_list(" VBN VBG ", m_syntax.xpos(at(i)));
      if (!inside) break;
      noun = i;
      const bool compound =
          i + 1 < m_tokens.size() && !ends(i + 1) && m_syntax.token(at(i + 1)).upos == Upos::NOUN;
      if (is_claim_noun(m_syntax, at(i)) && !compound) break;
    }
    if (!is_claim_noun(m_syntax, at(noun)) || noun == m_first) return std::nullopt;
    ClaimPhrase out;
    out.kind = ClaimPhrase::Kind::noun;
    const std::string_view word = m_syntax.lemma(at(noun));
    out.figure = in_list(kFigureNouns, word);
    out.loose = may_be_a_thing(word) || in_list(" number sum amount total ", word);
    out.all = m_syntax.is_plural(at(noun)) && !out.figure;
    out.two = m_syntax.lemma(at(m_first)) == "both";
    out.last = noun + 1;
    if (!is_determined(noun, out) || !reads_maker(noun, out)) return std::nullopt;
    return out;
  }

  bool is_determined(std::size_t noun, ClaimPhrase& out) const {
    const std::uint32_t first = at(m_first);
    if (m_syntax.has_relation(first, {"mark"})) return false;  // "that figures …"
    for (std::size_t i = m_first; i < noun; ++i) {             // "the AP report"
      const char letter = m_syntax.token(at(i)).form.front();
      const bool capital = i > m_first && letter >= 'A' && letter <= 'Z';
      const bool name = (capital || m_syntax.token(at(i)).upos == Upos::PROPN) &&
                        m_syntax.relation(at(i)) != "nmod:poss" && m_syntax.head(at(i)) == at(noun);
      if (name) out.speaker = m_view.mentions.entity_of_phrase(m_syntax, at(i));
      if (name && out.speaker == kNone) return false;
    }
    for (const std::uint32_t c : m_syntax.children(at(noun))) {  // also "the union's claim"
      if (m_syntax.relation(c) != "nmod:poss" || c < first) continue;
      out.speaker = m_view.mentions.entity_of_phrase(m_syntax, c);
      return out.speaker != kNone;
    }
    return is_definite_or_whole(m_syntax.lemma(first));
  }

  /// "by the union", "made by Roe" behind the noun; anything else there says more than a reference does.
  bool reads_maker(std::size_t noun, ClaimPhrase& out) const {
    std::size_t next = noun + 1;
    if (next < m_tokens.size() && m_syntax.is_word(at(next), "made")) ++next;
    if (next >= m_tokens.size()) return true;
    const std::uint32_t t = at(next);
    if (m_syntax.is_word(t, "by") || m_syntax.is_word(t, "from")) {
      const auto maker = m_syntax.head(t);
      if (!maker) return false;
      out.speaker = m_view.mentions.entity_of_phrase(m_syntax, *maker);
      while (out.last < m_tokens.size() && at(out.last) <= *maker) ++out.last;
      return out.speaker != kNone;
    }
    const bool events =
        m_syntax.is_word(t, "of") && next + 1 < m_tokens.size() && m_syntax.is_word(at(next + 1), "events");
    if (events) out.last = next + 2;
    return events || !in_list(" of that about over against to for which who on in ", m_syntax.lemma(t));
  }

  const ArticleView& m_view;
  const Syntax& m_syntax;
  const std::vector<std::uint32_t>& m_tokens;
  const std::size_t m_first;
};

}  // namespace

std::optional<Verdict> verdict_of(const Syntax& syntax, std::uint32_t head) {
  const std::string_view word = syntax.lemma(head);
  const Upos upos = syntax.token(head).upos;
  if (upos == Upos::VERB || upos == Upos::AUX) {
    if (const auto verb = verb_verdict(syntax, head)) return verb;
    if (syntax.xpos(head) != "VBN") return std::nullopt;
  }
  if (judges_something_else(syntax, head) || is_supposed(syntax, head)) return std::nullopt;
  const bool turned = syntax.is_negated(head) || is_far_from(syntax, head);
  Verdict out;
  out.of_people = in_list(kOfPeople, word);
  out.of_claims = in_list(kOfClaims, word);
  if (in_list(kTrue, word)) {
    out.holds = !turned;
    out.factual = !out.of_people || word == "correct";
    return out;
  }
  const bool no_basis = in_list(kBasis, word) && syntax.child(head, {"case"}) &&
                        syntax.is_word(*syntax.child(head, {"case"}), "without");
  const bool falsehood = in_list(kFalse, word);
  if (!falsehood && !no_basis && !in_list(kWrong, word)) return std::nullopt;
  out.holds = turned;
  out.factual = falsehood;
  return out;
}

std::optional<ClaimPhrase> claim_phrase(const ArticleView& view, const std::vector<std::uint32_t>& tokens,
                                        std::size_t first) {
  return PhraseReader(view, tokens, first).read();
}

}  // namespace claimgraph
