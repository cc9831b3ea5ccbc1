// The words beside a quotation that say whose it is: "…,” fumed Anna Sorel", "Said Holt: “…”", "Brandt's
// message was blunt: “…”". Read off the surface, with the tree where it helps. Internal to core/extract.
#pragma once

#include <optional>

#include "core/extract/attribution/attribution_view.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph::attribution {

struct SpeakerPhrase {
  TokenSegment source;
  TokenSegment cue;  ///< empty when no word reports anything
  std::uint32_t cue_head = kNone;
  bool by_noun = false;  ///< "the advice from Nowak", "statement from Nowak": the name inside the phrase
};

/// Keeps references to its argument; one per document.
class SpeakerReader {
 public:
  explicit SpeakerReader(const DocView& view);

  /// Behind a quotation that ends before token `t`: "fumed Anna Sorel", "Sorel chimed in", "is how Sorel put
  /// it". `comma`: a comma stands inside or behind the closing mark, so that any verb is one of saying.
  std::optional<SpeakerPhrase> behind(std::uint32_t t, bool comma) const;
  /// The clause [first, colon) that announces a quotation: "Said Holt", "Brandt's message was blunt",
  /// "Statement from Ana Gil".
  std::optional<SpeakerPhrase> announcing(std::uint32_t first, std::uint32_t colon) const;
  /// The one a sentence without a quotation is about, when it is a person or an organisation by name, or
  /// "he", "she", "they": its subject, or the name in "From the desk of Ravi Menon".
  std::optional<TokenSegment> subject_of_sentence(const Sentence& sentence) const;

  bool is_name(std::uint32_t t) const { return m_name[t] >= 0; }

 private:
  std::optional<TokenSegment> inverted_subject(std::uint32_t verb, std::uint32_t first) const;
  std::optional<SpeakerPhrase> how_they_put_it(std::uint32_t t) const;
  std::optional<SpeakerPhrase> verb_first(std::uint32_t t, bool comma) const;
  std::optional<SpeakerPhrase> name_first(std::uint32_t t, bool comma) const;
  std::optional<TokenSegment> name_behind_preposition(std::uint32_t first, std::uint32_t last) const;
  TokenSegment phrase_of(std::uint32_t head, std::uint32_t lowest, std::uint32_t end) const;
  bool may_speak(std::uint32_t t, bool nouns) const;
  bool is_finite_verb(std::uint32_t t) const;
  void trim(TokenSegment& s) const;

  const DocView& m_view;
  const AnnotatedText& m_doc;
  const Syntax m_syntax;
  std::vector<std::int32_t> m_name;  ///< token → index into doc.names, -1 for none
};

}  // namespace claimgraph::attribution
