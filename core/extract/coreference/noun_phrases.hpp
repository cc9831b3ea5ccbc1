// The noun phrase of a head: how far it reaches and what it is in its clause. Internal to
// core/extract/coreference.
#pragma once

#include <cstdint>

#include "core/extract/coreference/mentions.hpp"
#include "core/extract/coreference/phrase_names.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

/// `doc` and `names` must outlive it.
class NounPhrases {
 public:
  NounPhrases(const AnnotatedText& doc, const PhraseNames& names)
      : m_doc(doc), m_syntax(doc), m_names(names) {}

  /// Sets the whole phrase, its core and its appositions. Linear in the phrase.
  void set_extent(std::uint32_t head, CorefMention& mention) const;
  /// The parser often loses what stands before "start-up": takes in the adjectives, nouns and the determiner.
  void reach_left(CorefMention& mention) const;
  SyntacticRole role_of(std::uint32_t head) const;

 private:
  const Token& token(std::uint32_t t) const { return m_doc.tokens[t]; }
  bool is_part(std::uint32_t head, std::uint32_t c) const;
  bool is_slip(std::uint32_t c) const;
  void cut_dateline(CorefMention& mention) const;
  void trim(CorefMention& mention) const;
  bool droppable(std::uint32_t t, const CorefMention& mention) const;

  const AnnotatedText& m_doc;
  const Syntax m_syntax;
  const PhraseNames& m_names;
};

}  // namespace claimgraph
