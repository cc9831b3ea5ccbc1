// Names in two passes over a document: a fast linear pass marks candidates, then a convolutional network
// decides with the help of what the first pass said about the same strings elsewhere in the document.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "claimgraph/model_file.hpp"
#include "core/text/annotated_text.hpp"
#include "core/text/encoder.hpp"
#include "core/text/linear_table.hpp"

namespace claimgraph {

/// Labels of tokens: O, then begin, inside, last and unit of each NameType.
namespace name_label {
inline constexpr std::uint8_t kOutside = 0;
inline constexpr std::size_t kCount = 17;
enum Part : std::uint8_t { begin, inside, last, unit };
constexpr std::uint8_t make(Part part, NameType type) {
  return static_cast<std::uint8_t>(1 + 4 * static_cast<int>(type) + part);
}
constexpr Part part_of(std::uint8_t label) {
  return static_cast<Part>((label - 1) & 3);
}
constexpr NameType type_of(std::uint8_t label) {
  return static_cast<NameType>((label - 1) >> 2);
}
/// Is a name still open behind this label?
constexpr bool is_open(std::uint8_t label) {
  return label != kOutside && part_of(label) <= inside;
}
constexpr bool may_follow(std::uint8_t before, std::uint8_t next) {
  const bool continues = next != kOutside && (part_of(next) == inside || part_of(next) == last);
  if (!is_open(before)) return !continues;
  return continues && type_of(before) == type_of(next);
}
}  // namespace name_label

/// The first pass; training and running share features and the rule for what is skipped.
inline constexpr std::size_t kNameFeatures = 44;
void name_features(std::span<const WordFeatures> words, std::span<const Token> tokens, std::size_t at,
                   const std::uint8_t* labels, std::uint64_t* features);
/// A word without capital or digit outside an open name is no name: not even looked at by the first pass.
bool name_skipped(const WordFeatures& word, std::uint8_t label_before);

/// What a document's first pass says about each token for the second.
class NameMemory {
 public:
  static constexpr std::size_t kExtras = 5;
  /// Tables of kind extra, in this order: same word, same pair with the word before, with the word behind,
  /// word in lower case elsewhere, label of the first pass.
  static std::vector<EmbeddingTable> tables();

  /// labels: of all tokens of the document. Linear time.
  NameMemory(std::span<const WordFeatures> words, std::span<const std::uint8_t> labels,
             std::span<const Sentence> sentences);
  /// kExtras rows a token.
  const std::uint8_t* rows(std::size_t token) const { return m_rows.data() + token * kExtras; }

 private:
  std::vector<std::uint8_t> m_rows;
};

class NameTagger {
 public:
  explicit NameTagger(const ModelFile& models);  ///< section "names"

  /// Fills doc.names, in text order. `words` describes all tokens of the document.
  void tag(std::span<const WordFeatures> words, AnnotatedText& doc) const;

 private:
  void first_pass(std::span<const WordFeatures> words, std::span<const Token> tokens,
                  std::uint8_t* labels) const;
  void decode(const std::int16_t* scores, std::size_t count, std::uint8_t* labels) const;

  LinearTable m_table;
  Encoder m_encoder;
  AffineLayer m_output;
  std::array<int, name_label::kCount * name_label::kCount> m_transitions{};  // [before][next]
};

}  // namespace claimgraph
