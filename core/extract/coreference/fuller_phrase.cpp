#include "core/extract/coreference/fuller_phrase.hpp"

#include <algorithm>

#include "core/extract/syntax/noun_lexicon.hpp"
#include "core/extract/syntax/text_pieces.hpp"

namespace claimgraph {

namespace {

constexpr std::size_t kMaxWords = 7;
constexpr std::size_t kMaxBack = 64;

bool opens_phrase(const Syntax& syntax, std::uint32_t t) {
  return syntax.has_relation(t, {"det"}) || syntax.token(t).upos == Upos::PUNCT;
}

/// Its own modifiers, without determiner, relative clause and apposition.
TokenSegment described(const Syntax& syntax, std::uint32_t head) {
  TokenSegment out{head, head + 1};
  for (const std::uint32_t c : syntax.children(head)) {
    const TokenRange range = subtree_range(syntax.doc(), c);
    if (c < head && syntax.has_relation(c, {"compound", "amod", "nmod", "nummod"})) {
      out.first = std::min(out.first, range.first);
    } else if (c > head && syntax.has_relation(c, {"nmod"}) && range.first == out.last &&
               !lexicon::is_time_word(fold_case(syntax.token(c).form))) {  // "was warned about cables in May"
      out.last = std::max(out.last, range.last);
    }
  }
  while (out.first < head && opens_phrase(syntax, out.first)) ++out.first;
  return out;
}

}  // namespace

FullerPhrases::FullerPhrases(const Syntax& syntax) : m_syntax(syntax) {
  if (!syntax.is_parsed()) return;
  for (std::uint32_t t = 0; t < syntax.doc().tokens.size(); ++t) {
    if (syntax.token(t).upos != Upos::NOUN || syntax.has_relation(t, {"compound"})) continue;
    const TokenSegment words = described(syntax, t);
    if (words.last - words.first < 2 || words.last - words.first > kMaxWords) continue;
    Phrase phrase{t, words, {}};
    bool named = false;
    for (std::uint32_t w = words.first; w < words.last; ++w) {
      // torn by a comma or a mark, or told apart from another of its kind
      const bool torn = syntax.token(w).upos == Upos::PUNCT && syntax.token(w).form != "-";
      const bool apart = in_list(" JJR JJS PRP$ PRP DT WDT ", syntax.xpos(w));
      if (torn || apart) {
        phrase.names.clear();
        break;
      }
      named = named || (w != t && syntax.token(w).upos == Upos::PROPN);
      if (w != t && (syntax.token(w).upos == Upos::PROPN || syntax.token(w).upos == Upos::NUM))
        phrase.names += fold_case(syntax.token(w).form) + ' ';
    }
    if (named && !phrase.names.empty()) m_by_noun[std::string(syntax.lemma(t))].push_back(std::move(phrase));
  }
}

std::string FullerPhrases::before(std::uint32_t head) const {
  const auto known = m_by_noun.find(std::string(m_syntax.lemma(head)));
  if (known == m_by_noun.end()) return {};
  const std::vector<Phrase>& list = known->second;
  const bool plural = m_syntax.is_plural(head);
  const Phrase* found = nullptr;
  std::size_t back = 0;
  for (auto at = list.rbegin(); at != list.rend() && back < kMaxBack; ++at, ++back) {
    if (at->head >= head || m_syntax.is_plural(at->head) != plural) continue;
    if (found == nullptr) {
      found = &*at;
    } else if (found->names != at->names) {
      return {};
    }
  }
  return found == nullptr ? std::string()
                          : tidy(plain_text(m_syntax.doc(), found->words.first, found->words.last));
}

}  // namespace claimgraph
