// Mention detection for coreference: names, nominal noun phrases, coordinations and pronouns, each with the
// facts that the sieves and the ranker look at. Spans follow OntoNotes: the whole noun phrase with its
// modifiers and appositions, without prepositions, possessive 's and closing punctuation.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "core/base/words.hpp"
#include "core/extract/syntax/noun_lexicon.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

enum class GrammaticalNumber : std::uint8_t { unknown, singular, plural };
enum class Animacy : std::uint8_t { unknown, animate, inanimate };
enum class Definiteness : std::uint8_t { bare, definite, indefinite, demonstrative, possessive, quantified };
enum class SyntacticRole : std::uint8_t {
  other,
  subject,
  object,
  oblique,
  noun_modifier,
  possessor,
  predicate
};

/// One mention before entities are known. Token indices are document-wide and half-open.
struct CorefMention {
  std::uint32_t first = 0, last = 0;            ///< the whole phrase
  std::uint32_t core_first = 0, core_last = 0;  ///< determiner to head, without what follows the head
  std::uint32_t head = 0;
  std::uint32_t name_first = 0, name_last = 0;    ///< the name inside the phrase; empty when it has none
  std::uint32_t alias_first = 0, alias_last = 0;  ///< a second name in apposition: "… (WHO)"
  MentionKind kind = MentionKind::nominal;
  bool coordination = false;  ///< "A and B" as a whole
  EntityType type = EntityType::other;
  bool type_sure = false;  ///< a noun beside the name says so
  lexicon::NounClass noun_class = lexicon::NounClass::none;
  Gender gender = Gender::unknown;
  GrammaticalNumber number = GrammaticalNumber::unknown;
  Animacy animacy = Animacy::unknown;
  Definiteness definiteness = Definiteness::bare;
  SyntacticRole role = SyntacticRole::other;
  std::uint8_t person = 3;     ///< grammatical person of a pronoun
  bool reflexive = false;      ///< "himself"
  bool demonstrative = false;  ///< "this", "those" alone
  std::uint32_t sentence = 0;
  std::int32_t quotation = -1;
  std::vector<std::uint32_t> appositions;  ///< heads of appositive phrases inside the span
  std::string head_word;                   ///< lower-case lemma of the head
  bool has_name() const { return name_first < name_last; }
};

/// Mentions in text order (outer before inner). Linear in the text for sentences of bounded length.
std::vector<CorefMention> find_mentions(const AnnotatedText& doc);

}  // namespace claimgraph
