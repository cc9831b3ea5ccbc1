// One text with everything the linguistic stages add to it, in the columns of CoNLL-U. Decoded once; all
// later objects point into it by token index or byte offset.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/span.hpp"
#include "core/text/reference_scores.hpp"

namespace claimgraph {

/// Universal POS tags, in alphabetical order (universaldependencies.org/u/pos).
enum class Upos : std::uint8_t {
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB,
  X
};
const char* upos_name(Upos upos);
/// X when the name is unknown.
Upos upos_from(std::string_view name);

// Penn (XPOS) tags and UD relations are small integers whose names come from fixed tables
// (text/tag_tables.cpp). The tables are append-only: models store the numbers.
using XposId = std::uint8_t;
using DeprelId = std::uint8_t;
std::string_view xpos_name(XposId id);
std::string_view deprel_name(DeprelId id);
/// 255 when the name is unknown.
XposId xpos_id(std::string_view name);
DeprelId deprel_id(std::string_view name);

inline constexpr std::int32_t kRoot = -1;

struct Token {
  Span span;              ///< bytes of the text
  std::string_view form;  ///< as written
  std::string_view
      lemma;  ///< lower case except proper nouns; lives in the AnnotatedText or in the model file
  Upos upos = Upos::X;
  XposId xpos = 255;
  DeprelId deprel = 255;
  std::int32_t head = kRoot;  ///< document-wide token index, kRoot for a sentence's root
  std::uint32_t sentence = 0;
  std::int32_t quotation = -1;  ///< index of the innermost Quotation that holds this token (marks included)
};

struct Sentence {
  std::uint32_t first = 0, last = 0;  ///< half-open token range
  std::uint32_t paragraph = 0;
  Span span;
};

struct Paragraph {
  std::uint32_t first = 0, last = 0;  ///< half-open sentence range
  Span span;
};

/// A stretch between quotation marks, marks included; tokens [first, last). A quotation left open ends with
/// its paragraph. `continued`: the next paragraph opens with a mark again while this one was not closed.
struct Quotation {
  std::uint32_t first = 0, last = 0;
  bool closed = true;
  bool continued = false;
  std::int32_t parent = -1;  ///< enclosing quotation: ‘…’ inside “…”
};

enum class NameType : std::uint8_t { person, organization, place, other };

/// A name found by the name tagger: tokens [first, last).
struct NameSpan {
  std::uint32_t first = 0, last = 0;
  NameType type = NameType::other;
  float confidence = 1;
};

/// Natural logarithms of how much likelier it is that a reporting cue begins at a token, or goes on there,
/// than neither.
struct CueOdds {
  float begins = 0, goes_on = 0;
};

/// Owns nothing of the text itself: `text` must outlive it. Move-only. Not changed after annotate() returns,
/// so any number of threads may read it.
struct AnnotatedText {
  std::string_view text;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Paragraph> paragraphs;
  std::vector<Quotation> quotations;
  std::vector<NameSpan> names;
  std::vector<CueOdds> cue_odds;  ///< one a token by the encoder; empty without one
  ReferenceScores references;     ///< likewise
  /// Dependents of token t in text order: child_list[child_start[t] .. child_start[t + 1]).
  std::vector<std::uint32_t> child_start, child_list;
  std::vector<std::unique_ptr<std::string>> owned_strings;  ///< lemmas that are not in the model file

  AnnotatedText() = default;
  AnnotatedText(AnnotatedText&&) = default;
  AnnotatedText& operator=(AnnotatedText&&) = default;
  AnnotatedText(const AnnotatedText&) = delete;
  AnnotatedText& operator=(const AnnotatedText&) = delete;

  Span span_of(std::uint32_t first,
               std::uint32_t last) const;  ///< bytes of tokens [first, last), first < last
  std::string_view text_of(Span span) const { return text.substr(span.begin, span.size()); }
  std::uint32_t token_at(
      std::uint32_t byte) const;  ///< first token that ends behind `byte`; tokens.size() if none
  const NameSpan* name_at(std::uint32_t token) const;  ///< the name that holds it, or nullptr; binary search
};

/// Leftmost and one-past-rightmost token of the projection of `token`'s subtree inside its sentence.
struct TokenRange {
  std::uint32_t first = 0, last = 0;
};
TokenRange subtree_range(const AnnotatedText& doc, std::uint32_t token);

}  // namespace claimgraph
