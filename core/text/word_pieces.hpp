// Word pieces of BERT's uncased vocabulary: the longest known beginnings of a word, one after the other
// (Y. Wu et al. 2016; J. Devlin et al., NAACL 2019).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claimgraph {

using PieceId = std::uint16_t;

class WordPieces {
 public:
  static constexpr std::size_t kMostOfAWord = 8;    ///< what a longer word ends with is left out
  static constexpr std::size_t kMostLetters = 100;  ///< of a part; a longer one is unknown

  WordPieces() = default;
  /// One piece a line; the views point into `lines`, which must live on. Must hold [UNK], [CLS] and [SEP]:
  /// complete() says whether it does.
  explicit WordPieces(std::string_view lines);
  bool complete() const { return m_complete; }
  std::size_t size() const { return m_numbers.size(); }
  PieceId first_piece() const { return m_first; }
  PieceId last_piece() const { return m_last; }

  /// Appends the pieces of one token, 1 to kMostOfAWord. Time is linear in the token's first letters.
  void split(std::string_view word, std::vector<PieceId>& out) const;

 private:
  void split_part(std::string_view part, std::vector<PieceId>& out) const;

  std::unordered_map<std::string_view, PieceId> m_beginnings, m_continuations;
  std::unordered_map<std::string_view, PieceId> m_numbers;
  PieceId m_unknown = 0, m_first = 0, m_last = 0;
  bool m_complete = false;
};

/// How a word is written, 0 to 7, since pieces have no capitals.
std::uint8_t piece_shape(std::string_view word);

}  // namespace claimgraph
