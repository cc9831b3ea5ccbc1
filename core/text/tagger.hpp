// Part-of-speech tagger: one joint tag UPOS|XPOS a token, greedy from left to right, linear over hashed
// features (averaged perceptron; M. Collins, EMNLP 2002).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "claimgraph/model_file.hpp"
#include "core/text/annotated_text.hpp"
#include "core/text/linear_table.hpp"
#include "core/text/word_features.hpp"

namespace claimgraph {

struct JointTag {
  Upos upos = Upos::X;
  XposId xpos = 255;
  constexpr auto operator<=>(const JointTag&) const = default;
};

/// Number of features a token; training and tagging share tagger_features().
inline constexpr std::size_t kTaggerFeatures = 40;

/// Hashes of token `at`'s features; `tags` holds the numbers of the tags given so far.
void tagger_features(std::span<const WordFeatures> words, std::size_t at, const std::uint8_t* tags,
                     std::uint64_t* features);

class Tagger {
 public:
  explicit Tagger(const ModelFile& models);  ///< section "tagger"

  /// Sets upos and xpos of `tokens`, one sentence whose words are described by `words`.
  void tag(std::span<const WordFeatures> words, std::span<Token> tokens) const;

 private:
  std::vector<JointTag> m_tags;
  LinearTable m_table;
};

}  // namespace claimgraph
