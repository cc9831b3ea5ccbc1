// What "the call" was called before: "the July 25 call". Internal to core/extract.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

/// The noun phrases of an article that say more than their noun by a name or a date, by their noun's lemma.
/// `syntax` must outlive it. Built once an article, linear.
class FullerPhrases {
 public:
  explicit FullerPhrases(const Syntax& syntax);

  /// For the head of a bare "the call": the words of the last phrase before it with the same noun and a name
  /// or date beside it ("July 25 call"). Empty when there is none, or when the phrases before it name
  /// different things. At most 64 phrases back.
  std::string before(std::uint32_t head) const;

 private:
  struct Phrase {
    std::uint32_t head = 0;
    TokenSegment words;
    std::string names;  ///< its proper nouns and numbers, folded
  };
  const Syntax& m_syntax;
  std::unordered_map<std::string, std::vector<Phrase>> m_by_noun;
};

}  // namespace claimgraph
