#include "core/extract/claims/restated.hpp"

#include <algorithm>
#include <string>

#include "core/extract/syntax/function_words.hpp"

namespace claimgraph {

namespace {

constexpr std::size_t kMaxTokens = 60;
constexpr std::string_view kAuxiliaries = " have do be will would can could ";  // that a short answer ends in
constexpr std::uint32_t kReach = 8, kNear = 1;                                  // sentences

/// What a clause says, as far as two clauses can be compared.
struct Proposition {
  std::uint32_t head = 0;
  bool negated = false;
  bool future = false, open = false;  ///< "will", "would"; "may", "could", "should"
  std::optional<std::uint32_t> subject;
  std::vector<std::uint32_t> words;  ///< nouns, names and numbers but those of the subject
};

class Comparer {
 public:
  Comparer(const ArticleView& view, const Attribution& record, const ClaimUnit& unit, const Claim& own)
      : m_view(view),
        m_syntax(view.syntax),
        m_record(record),
        m_tokens(bounded(unit.content)),
        m_head(unit.head),
        m_own(own) {}

  std::optional<Restated> find(const EarlierClaims& earlier) const {
    Wanted wanted;
    wanted.before = m_tokens.front();
    wanted.sentences = wanted.unrelated = kReach;
    const Proposition mine = read(m_tokens, m_head);
    const bool ellipsis = is_ellipsis(), nothing = says_nothing_such();
    for (const EarlierClaim& one : earlier.of_others(m_record.speakers, wanted)) {
      const std::vector<std::uint32_t> tokens = bounded(one.content);
      const bool near = one.sentences <= kNear;
      const StanceKind stance = one.about_answerer ? StanceKind::denies : StanceKind::disputes;
      if (near && (nothing || (ellipsis && takes_auxiliary(one.content))))
        return Restated{one.claim, stance, 0.8};
      if (near && corrects_figure(tokens)) return Restated{one.claim, StanceKind::corrects, 0.9};
      if (near && sets_aside(tokens)) return Restated{one.claim, StanceKind::disputes, 0.8};
      const Proposition theirs = read(tokens, content_head(m_syntax, one.content));
      if (is_opposite(mine, theirs, m_view.analysis.claims[one.claim]))
        return Restated{one.claim, stance, one.about_answerer || near ? 0.9 : 0.8};
      if (near && ellipsis) return std::nullopt;  // only what was said last
    }
    return std::nullopt;
  }

 private:
  static std::vector<std::uint32_t> bounded(const TokenSet& content) {
    std::vector<std::uint32_t> out = content.tokens();
    if (out.size() > kMaxTokens) out.resize(kMaxTokens);
    return out;
  }

  std::string_view lemma(std::uint32_t t) const { return m_syntax.lemma(t); }

  Proposition read(const std::vector<std::uint32_t>& tokens, std::uint32_t head) const {
    Proposition out;
    out.head = head;
    out.negated = m_syntax.is_negated(head);
    if (const auto subject = m_syntax.own_subject(head)) {
      if (std::find(tokens.begin(), tokens.end(), *subject) != tokens.end()) out.subject = subject;
    }
    for (const std::uint32_t c : m_syntax.children(head)) {
      if (!m_syntax.has_relation(c, {"aux"})) continue;
      out.future = out.future || is_future_auxiliary(lemma(c)) || lemma(c) == "would";
      out.open = out.open || is_possibility_auxiliary(lemma(c)) || in_list(" should can ", lemma(c));
    }
    for (const std::uint32_t t : tokens) {
      const Upos upos = m_syntax.token(t).upos;
      const bool word = upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::NUM;
      if (word && t != head && !(out.subject && m_syntax.is_under(t, *out.subject))) out.words.push_back(t);
    }
    return out;
  }

  // ---- the same clause, negated

  bool is_opposite(const Proposition& mine, const Proposition& theirs, const Claim& claim) const {
    if (!m_syntax.is_clause(mine.head) || !m_syntax.is_clause(theirs.head)) return false;
    if (!same_predicate(mine, theirs)) return false;
    const bool antonyms = lemma(mine.head) != lemma(theirs.head);
    if ((mine.negated != theirs.negated) == antonyms) return false;
    if (mine.future != theirs.future && !mine.open && !theirs.open) return false;
    if (!claim.valid_time.empty() && !m_own.valid_time.empty() && claim.valid_time != m_own.valid_time)
      return false;
    return same_subject(mine, theirs, claim) && same_complement(mine, theirs) && same_words(mine, theirs);
  }

  /// "the videos do not show that …": what they show must be the same as well.
  bool same_complement(const Proposition& mine, const Proposition& theirs) const {
    const auto a = m_syntax.child(mine.head, {"ccomp", "xcomp"});
    const auto b = m_syntax.child(theirs.head, {"ccomp", "xcomp"});
    return a.has_value() == b.has_value() && (!a || lemma(*a) == lemma(*b));
  }

  /// The same word, or one is the other with a negative prefix: "unsafe", "safe".
  bool same_predicate(const Proposition& mine, const Proposition& theirs) const {
    const std::string_view a = lemma(mine.head), b = lemma(theirs.head);
    if (a == b) return true;
    for (const std::string_view prefix : {"un", "in", "im", "il", "ir", "dis", "non"}) {
      const std::size_t n = prefix.size();
      if (a.size() == b.size() + n && a.starts_with(prefix) && a.substr(n) == b) return true;
      if (b.size() == a.size() + n && b.starts_with(prefix) && b.substr(n) == a) return true;
    }
    return false;
  }

  bool same_subject(const Proposition& mine, const Proposition& theirs, const Claim& claim) const {
    if (!mine.subject || !theirs.subject) return false;
    const std::uint32_t a = m_view.mentions.entity_of_phrase(m_syntax, *mine.subject);
    const std::uint32_t b = m_view.mentions.entity_of_phrase(m_syntax, *theirs.subject);
    const bool pronoun = m_syntax.token(*mine.subject).upos == Upos::PRON;
    const bool both = pronoun && m_syntax.token(*theirs.subject).upos == Upos::PRON;
    if (both && a != kNone && is_answerer(a)) return false;  // "we", "they": each speaks of his own
    if (a != kNone && a == b) return true;
    if (!pronoun) return lemma(*mine.subject) == lemma(*theirs.subject);
    if (in_list(" nobody none no-one everyone somebody who which ", lemma(*mine.subject))) return false;
    // "it", "we": the speaker himself, of whom the claim is
    const std::uint32_t subject = b != kNone ? b : claim.subject;
    return subject != kNone && is_answerer(subject);
  }

  bool is_answerer(std::uint32_t entity) const {
    for (const std::uint32_t one : m_record.speakers) {
      if (one == entity) return true;
      for (const Affiliation& a : m_view.analysis.entities[one].affiliations) {
        if (!a.former && a.organization == entity) return true;
      }
    }
    return false;
  }

  /// Most of what the denial names, the claim names too.
  bool same_words(const Proposition& mine, const Proposition& theirs) const {
    const bool light =
        in_list(" be have do say make take get go come see know think want give ", lemma(mine.head));
    if (mine.words.empty()) return !light;
    std::size_t shared = 0;
    for (const std::uint32_t t : mine.words) {
      shared += std::any_of(theirs.words.begin(), theirs.words.end(),
                            [&](std::uint32_t other) { return lemma(other) == lemma(t); });
    }
    return shared > 0 && 2 * shared >= mine.words.size();
  }

  // ---- short answers

  /// "They had not", "We won't", "I did not": subject, auxiliary, "not" and no more.
  bool is_ellipsis() const {
    std::size_t words = 0;
    bool negated = false, auxiliary = false;
    for (const std::uint32_t t : m_tokens) {
      const Upos upos = m_syntax.token(t).upos;
      if (upos == Upos::PUNCT || upos == Upos::SCONJ) continue;
      if (++words > 4) return false;
      if (is_negation(lemma(t)) || m_syntax.is_word(t, "n't")) {
        negated = true;
      } else if (in_list(kAuxiliaries, lemma(t))) {
        auxiliary = true;
        negated = false;
      } else if (upos != Upos::PRON && upos != Upos::NOUN && upos != Upos::PROPN && upos != Upos::DET) {
        return false;
      }
    }
    return negated && auxiliary && words >= 3;
  }

  /// The earlier claim can stand behind that auxiliary: "had agreed" – "had not".
  bool takes_auxiliary(const TokenSet& content) const {
    std::string_view mine;
    for (const std::uint32_t t : m_tokens) {
      if (in_list(kAuxiliaries, lemma(t))) mine = lemma(t);
    }
    const std::uint32_t head = content_head(m_syntax, content);
    if (m_syntax.is_negated(head)) return false;
    bool other = false;
    for (const std::uint32_t c : m_syntax.children(head)) {
      if (!m_syntax.has_relation(c, {"aux", "cop"})) continue;
      if (lemma(c) == mine || (in_list(" will would ", mine) && in_list(" will would ", lemma(c))))
        return true;
      other = true;
    }
    return mine == "do" && !other;
  }

  /// "had done no such thing", "nothing of the kind had happened".
  bool says_nothing_such() const {
    for (std::size_t i = 0; i + 2 < m_tokens.size(); ++i) {
      const bool such = m_syntax.is_word(m_tokens[i], "no") && m_syntax.is_word(m_tokens[i + 1], "such");
      if (such && in_list(" thing ", lemma(m_tokens[i + 2]))) return true;
      const bool of = m_syntax.is_word(m_tokens[i], "nothing") && m_syntax.is_word(m_tokens[i + 1], "of") &&
                      i + 3 < m_tokens.size();
      if (of && in_list(" kind sort ", lemma(m_tokens[i + 3]))) return true;
    }
    return false;
  }

  /// "4 tonnes, not 40"; "12 people rather than 30".
  bool corrects_figure(const std::vector<std::uint32_t>& theirs) const {
    for (std::size_t i = 1; i + 1 < m_tokens.size(); ++i) {
      std::size_t next = i + 1;
      const bool rather = m_syntax.is_word(m_tokens[i], "rather") && m_syntax.is_word(m_tokens[next], "than");
      const bool instead = m_syntax.is_word(m_tokens[i], "instead") && m_syntax.is_word(m_tokens[next], "of");
      if (rather || instead) {
        ++next;
      } else if (!in_list(" not ", lemma(m_tokens[i]))) {
        continue;
      }
      const auto symbol = [&](std::size_t n) {
        return n < m_tokens.size() &&
               (m_syntax.token(m_tokens[n]).upos == Upos::SYM || in_list(" the a ", lemma(m_tokens[n])));
      };
      while (symbol(next)) ++next;
      if (next >= m_tokens.size() || m_syntax.token(m_tokens[next]).upos != Upos::NUM) continue;
      const std::string_view number = m_syntax.token(m_tokens[next]).form;
      for (const std::uint32_t t : theirs) {
        if (m_syntax.token(t).upos == Upos::NUM && m_syntax.token(t).form == number) return true;
      }
    }
    return false;
  }

  /// "It isn't the board, it's the law", where the claim is about the board.
  bool sets_aside(const std::vector<std::uint32_t>& theirs) const {
    const auto subject = m_syntax.own_subject(m_head);
    if (!subject || !m_syntax.is_word(*subject, "it") || m_syntax.token(m_head).upos != Upos::NOUN)
      return false;
    if (!m_syntax.is_negated(m_head) || !m_syntax.child(m_head, {"det"})) return false;
    return std::any_of(theirs.begin(), theirs.end(), [&](std::uint32_t t) {
      const Upos upos = m_syntax.token(t).upos;
      const bool name = upos == Upos::NOUN || upos == Upos::PROPN;
      const std::string_view form = m_syntax.token(t).form;
      return name && (lemma(t) == lemma(m_head) || fold_case(form) == lemma(m_head));
    });
  }

  const ArticleView& m_view;
  const Syntax& m_syntax;
  const Attribution& m_record;
  const std::vector<std::uint32_t> m_tokens;
  const std::uint32_t m_head;
  const Claim& m_own;
};

}  // namespace

std::optional<Restated> find_restated(const ArticleView& view, const EarlierClaims& earlier,
                                      const Attribution& record, const ClaimUnit& unit, const Claim& own) {
  return Comparer(view, record, unit, own).find(earlier);
}

}  // namespace claimgraph
