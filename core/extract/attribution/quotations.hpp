// The outermost quotations of a text, as their marks, the layout and the words beside them show them.
// Internal to core/extract.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/extract/attribution/attribution_view.hpp"
#include "core/extract/attribution/speaker_phrase.hpp"

namespace claimgraph::attribution {

/// One outermost quotation and where it stands.
struct Quote {
  TokenSegment tokens;  ///< with its marks
  std::uint32_t paragraph = 0;
  std::uint32_t words = 0;
  bool opens_paragraph = false, ends_paragraph = false, opens_sentence = false;
  bool comma = false;           ///< a comma inside or behind the closing mark
  bool asks = false;            ///< "?" or "!" inside the closing mark
  bool stops = false;           ///< "." there
  bool carries_on = false;      ///< the paragraph before was left open: the same quotation goes on
  std::uint32_t owner = kNone;  ///< index of the attribution whose content it is
};

/// In text order. `view` must outlive it. Nobody owns them at first.
class Quotations {
 public:
  explicit Quotations(const DocView& view);

  std::size_t size() const { return m_quotes.size(); }
  Quote& operator[](std::size_t i) { return m_quotes[i]; }
  const Quote& operator[](std::size_t i) const { return m_quotes[i]; }
  const SpeakerReader& reader() const { return m_reader; }

  /// Only marks stand between the quotation and the end of its sentence.
  bool is_whole_sentence(const Quote& quote) const;
  /// The clause and colon before quotation `i`, if it is announced like that.
  std::optional<SpeakerPhrase> lead_of(std::size_t i) const;
  /// First token of that clause. A token must stand before the quotation.
  std::uint32_t lead_first(std::size_t i) const;
  /// Whose words a quotation of `tokens` is, the last one before quotation `i`.
  std::uint32_t owner_of_last(std::size_t i, TokenSegment tokens) const;
  /// The quotation is about its supposed speaker: it names them, or says "she" and never "I" or "we".
  bool speaks_of(TokenSegment quotation, TokenSegment speaker) const;
  /// The same word with a capital stands in both.
  bool shares_name(TokenSegment a, TokenSegment b) const;

 private:
  void read();

  const DocView& m_view;
  const AnnotatedText& m_doc;
  const SpeakerReader m_reader;
  std::vector<Quote> m_quotes;
};

TokenSegment paragraph_tokens(const AnnotatedText& doc, std::uint32_t paragraph);
bool is_question(const DocView& view, const Sentence& sentence);

/// Words between marks that look like a title or a name of a thing: no finite verb, no full stop, the longer
/// words in capitals. `quotation` includes the marks.
bool is_title_like(const DocView& view, TokenSegment quotation);

}  // namespace claimgraph::attribution
