#include "core/extract/claims/claim_edges.hpp"

#include <algorithm>

namespace claimgraph {

namespace {

/// "(Reuters) — …"
void strip_credit(const Syntax& syntax, std::vector<std::uint32_t>& tokens) {
  if (tokens.size() < 5 || syntax.token(tokens.front()).form != "(") return;
  for (std::size_t i = 2; i < 5 && i + 2 < tokens.size(); ++i) {
    if (syntax.token(tokens[i]).form != ")") continue;
    if (in_list(" – — -- - ", syntax.token(tokens[i + 1]).form))
      tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(i) + 2);
    return;
  }
}

void strip_dateline(const Syntax& syntax, std::vector<std::uint32_t>& tokens) {
  const std::string_view place = syntax.token(tokens.front()).form;
  const bool capitals = place.size() > 2 && std::all_of(place.begin(), place.end(), [](char c) {
                          return (c >= 'A' && c <= 'Z') || c == '.' || c == '/';
                        });
  const Sentence& sentence = syntax.doc().sentences[syntax.token(tokens.front()).sentence];
  if (!capitals || tokens.front() != sentence.first) return;
  for (std::size_t i = 1; i < tokens.size() && i < 16; ++i) {
    const Token& token = syntax.token(tokens[i]);
    const bool dash = in_list(" – — -- - ", token.form) && i + 1 < tokens.size() &&
                      token.span.begin > syntax.token(tokens[i - 1]).span.end;  // "AI - driven" has no gap
    if (dash) {
      tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      return;
    }
    if (token.upos == Upos::VERB || token.upos == Upos::AUX) return;
  }
}

class EdgeStripper {
 public:
  EdgeStripper(const Syntax& syntax, StanceKind stance, std::vector<std::uint32_t>& tokens)
      : m_syntax(syntax), m_doc(syntax.doc()), m_stance(stance), m_tokens(tokens) {}

  /// Leading "that", "whether" and punctuation that opens nothing.
  void strip_front() {
    std::size_t first = 0;
    while (first + 1 < m_tokens.size()) {
      const std::uint32_t t = m_tokens[first];
      const Token& token = m_syntax.token(t);
      const bool loose = token.upos == Upos::PUNCT && in_list(" , . ; : — – - -- ... … ", token.form);
      const bool mark = token.upos == Upos::SCONJ || m_syntax.has_relation(t, {"mark"});
      const bool whether = m_syntax.is_word(t, "whether") &&
                           (m_stance == StanceKind::doubts || m_stance == StanceKind::questions);
      // "disagreed with the governor", "objected to the plan": the stance says it already.
      const bool preposition = first == 0 && m_stance != StanceKind::asserts &&
                               m_syntax.has_relation(t, {"case", "mark"}) &&
                               in_list(" with to of about at against ", token.form);
      const bool that = m_syntax.is_word(t, "that") && (mark || is_lost_mark(t, m_tokens[first + 1]));
      // "It … that some of it was moved": the finder's two pieces of one expletive
      const bool expletive = first == 0 && m_syntax.is_word(t, "it") && m_tokens[1] != t + 1;
      if (!loose && !that && !(mark && whether) && !preposition && !expletive) break;
      ++first;
    }
    m_tokens.erase(m_tokens.begin(), m_tokens.begin() + static_cast<std::ptrdiff_t>(first));
  }

  /// The marks round words that are one quotation throughout; those of a part ("the plan is “dead”") stay.
  void strip_quotation() {
    std::int32_t outer = -2;
    for (const std::uint32_t t : m_tokens) {
      if (m_syntax.token(t).upos == Upos::PUNCT) continue;
      const std::int32_t own = outermost_quotation(t);
      if (own < 0 || (outer != -2 && own != outer)) return;
      outer = own;
    }
    const auto mark = [&](std::uint32_t t) {
      return in_list(" “ ” \" ‘ ’ ' `` '' „ « » ", m_syntax.token(t).form);
    };
    while (m_tokens.size() > 1 && mark(m_tokens.front())) m_tokens.erase(m_tokens.begin());
    while (m_tokens.size() > 1 && !closes_inner_quotation(m_tokens.back()) &&
           (mark(m_tokens.back()) || m_syntax.token(m_tokens.back()).form == ",")) {
      m_tokens.pop_back();
    }
  }

 private:
  /// “They say ‘it is dull’”: the inner mark goes with the one that opened.
  bool closes_inner_quotation(std::uint32_t t) const {
    std::int32_t at = m_syntax.token(t).quotation;
    if (t > 0) at = std::max(at, m_syntax.token(t - 1).quotation);  // the mark itself may stand outside
    for (; at >= 0; at = m_doc.quotations[static_cast<std::size_t>(at)].parent) {
      const Quotation& q = m_doc.quotations[static_cast<std::size_t>(at)];
      if (q.parent >= 0 && q.first > m_tokens.front() && (q.last == t || q.last == t + 1)) return true;
    }
    return false;
  }

  std::int32_t outermost_quotation(std::uint32_t t) const {
    std::int32_t q = m_syntax.token(t).quotation;
    while (q >= 0 && m_doc.quotations[static_cast<std::size_t>(q)].parent >= 0)
      q = m_doc.quotations[static_cast<std::size_t>(q)].parent;
    return q;
  }

  /// "that prices will rise": a complementiser that the tagger took for a determiner or pronoun.
  bool is_lost_mark(std::uint32_t t, std::uint32_t next) const {
    const Upos upos = m_syntax.token(t).upos;
    const std::string_view tag = m_syntax.xpos(next);
    if (upos == Upos::DET) return tag == "NNS" || tag == "NNPS" || tag == "DT";
    return upos == Upos::PRON &&
           (tag == "NNS" || tag == "NNPS" || tag == "NNP" || tag == "DT" || tag == "PRP");
  }

  const Syntax& m_syntax;
  const AnnotatedText& m_doc;
  const StanceKind m_stance;
  std::vector<std::uint32_t>& m_tokens;
};

}  // namespace

void strip_edges(const Syntax& syntax, StanceKind stance, std::vector<std::uint32_t>& tokens) {
  strip_dateline(syntax, tokens);
  strip_credit(syntax, tokens);
  EdgeStripper stripper(syntax, stance, tokens);
  stripper.strip_front();
  stripper.strip_quotation();
}

}  // namespace claimgraph
