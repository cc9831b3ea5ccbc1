// Whose words each token is: attributions and the contents and cues that they hold, kept in step while
// quotations change hands. Internal to core/extract.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/extract/attribution/quotations.hpp"
#include "core/extract/syntax/attribution_spans.hpp"

namespace claimgraph::attribution {

/// Changes `found`, which must outlive it as `view` must. Attributions are named by their index in it.
class SpeechOwners {
 public:
  SpeechOwners(const DocView& view, std::vector<AttributionSpans>& found);

  AttributionSpans& operator[](std::uint32_t i) { return m_found[i]; }
  const AttributionSpans& operator[](std::uint32_t i) const { return m_found[i]; }

  /// The attribution that accounts for at least half of the words, kNone when none does.
  std::uint32_t owner_of(TokenSegment s) const;
  /// Some of it is content of another attribution than `but`.
  bool covered(TokenSegment s, std::uint32_t but = kNone) const;
  /// The source that all attributions of a sentence have.
  std::optional<TokenSegment> source_in(const Sentence& sentence) const;

  /// Makes the quotation content of `owner`.
  void give(Quote& quote, std::uint32_t owner);
  /// Takes tokens out of an attribution's content, which may become empty.
  void take(TokenSegment part, std::uint32_t from);
  /// A new attribution without content.
  std::uint32_t add(const SpeakerPhrase& phrase, double confidence, const char* by);

 private:
  void keep_inside(AttributionSpans& a) const;
  void note(std::size_t i);
  bool cue_inside(std::uint32_t i, TokenSegment s) const;

  const DocView& m_view;
  std::vector<AttributionSpans>& m_found;
  std::vector<std::uint32_t> m_owner;  // token → attribution whose content holds it
  std::vector<std::uint32_t> m_cue;    // token → attribution whose cue holds it
};

}  // namespace claimgraph::attribution
