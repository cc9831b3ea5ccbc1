// What the attribution stages look at: per-token values of one AnnotatedText, computed once and hashed, so
// that a feature of the CRFs costs one multiplication and one table look-up.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph::attribution {

/// Mixes `value` into `hash`. Stored models depend on it: never change it without training again.
constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
  return hash ^ (hash >> 29);
}

/// Hash of a feature: its number and up to three values, apart for each family of features by its seed.
struct FeatureKey {
  std::uint64_t seed;
  template <typename... Values>
  constexpr std::uint64_t operator()(std::uint64_t number, Values... values) const {
    std::uint64_t hash = mix(seed, number);
    ((hash = mix(hash, static_cast<std::uint64_t>(values))), ...);
    return hash;
  }
};

/// 32-bit hash of `form`, letters in lower case (ASCII), digits as '0', typographic quotes as '"' or '\''.
std::uint32_t word_hash(std::string_view form);

enum class Mark : std::uint8_t { none, comma, stop, colon, semicolon, question, dash, bracket, quote, other };

/// The relations that features name, by number: models store hashes of the numbers. Rules ask Syntax.
struct FeatureRelations {
  DeprelId acl, advcl, aux, aux_pass, ccomp, conj, cop, csubj, iobj, mark, nsubj, nsubj_pass, obj, obl,
      obl_agent, parataxis, xcomp;
  static const FeatureRelations& get();
  bool is_subject(DeprelId r) const { return r == nsubj || r == nsubj_pass || r == csubj; }
  bool is_clause(DeprelId r) const { return r == ccomp || r == xcomp || r == parataxis || r == advcl; }
};

struct TokenView {
  std::uint32_t word = 0, lemma = 0, suffix = 0;
  std::uint32_t sub_first = 0, sub_last = 0;  ///< projection of the subtree, half open
  std::int32_t outer = -1;                    ///< outermost quotation that holds the token
  std::int32_t head = -1;
  std::uint8_t xpos = 255, upos = 16, deprel = 255;
  std::uint8_t shape = 0;
  Mark mark = Mark::none;
  std::uint8_t quote_left = 0, quote_right = 0;  ///< distance and kind of the nearest quotation mark
  bool opens = false, closes = false;            ///< is the mark that opens or closes an outermost quotation
  bool capital = false;
};

struct SentenceView {
  bool has_quote = false;
  bool after_quote = false;  ///< the sentence before it, in the same paragraph, ended inside a quotation
  bool headline = false;     ///< first paragraph of the text
  std::uint8_t paragraph_end = 0;  ///< last mark of the paragraph, a Mark
};

/// Keeps a reference to `doc`. One per document and thread of work; immutable after construction.
class DocView {
 public:
  explicit DocView(const AnnotatedText& doc);

  const AnnotatedText& doc() const { return m_doc; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(tokens.size()); }
  const TokenView& operator[](std::uint32_t t) const { return tokens[t]; }
  std::uint32_t sentence_of(std::uint32_t t) const { return m_doc.tokens[t].sentence; }
  std::uint32_t paragraph_of(std::uint32_t t) const { return m_doc.sentences[sentence_of(t)].paragraph; }

  /// First and one-past-last child in doc().child_list; both 0 without a parse.
  const std::uint32_t* children_begin(std::uint32_t t) const {
    return m_doc.child_list.data() + (m_parsed ? m_doc.child_start[t] : 0);
  }
  const std::uint32_t* children_end(std::uint32_t t) const {
    return m_doc.child_list.data() + (m_parsed ? m_doc.child_start[t + 1] : 0);
  }
  bool parsed() const { return m_parsed; }
  std::string_view form(std::uint32_t t) const { return m_doc.tokens[t].form; }
  std::string_view lemma(std::uint32_t t) const {
    return m_doc.tokens[t].lemma.empty() ? m_doc.tokens[t].form : m_doc.tokens[t].lemma;
  }

  /// Head word of a token segment: the verb or noun whose own head lies outside, else its last word.
  std::uint32_t head_of(TokenSegment segment) const;
  /// First child of `t` with a subject relation, kNone when there is none.
  std::uint32_t subject_of(std::uint32_t t) const;

  std::vector<TokenView> tokens;
  std::vector<SentenceView> sentences;
  std::vector<std::uint32_t> outer_quotations;  ///< indexes of the quotations without parent, in text order

 private:
  void fill_tokens();
  void fill_quotes();
  void fill_subtrees();
  void fill_sentences();

  const AnnotatedText& m_doc;
  bool m_parsed = false;
};

/// How a token hangs together with the one before it: 1 it depends on it, 2 the other way round, 3 on the
/// same word, 0 not at all.
std::uint64_t link_between(const DocView& view, std::uint32_t t);

/// Row of the weight table for a finished hash: the top `bits` bits, rounded down to a multiple of 4.
constexpr std::uint32_t table_row(std::uint64_t hash, unsigned bits) {
  hash *= 0xFF51AFD7ED558CCDULL;
  return static_cast<std::uint32_t>(hash >> (64 - bits)) & ~3U;
}

/// Rows of the features that fire at one place. Fixed room: what is over is dropped (hostile input only).
struct FeatureList {
  static constexpr std::uint32_t kRoom = 320;
  std::uint32_t rows[kRoom];
  std::uint32_t count = 0;
  unsigned bits = 20;

  void add(std::uint64_t hash) {
    if (count < kRoom) rows[count++] = table_row(hash, bits);
  }
};

}  // namespace claimgraph::attribution
