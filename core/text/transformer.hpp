// A small pretrained encoder (MiniLM; W. Wang et al., NeurIPS 2020) fine-tuned for our tasks: gives each word
// a vector that knows its neighbourhood. Weights and what they meet are 8-bit with one scale a row, attention
// 16-bit fixed point likewise: the sums are exact, and every processor gives the same bits.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/text/annotated_text.hpp"
#include "core/text/binary_io.hpp"
#include "core/text/kernels.hpp"
#include "core/text/word_pieces.hpp"

namespace claimgraph {

/// y = W x + b on rows of floats.
class FloatAffine {
 public:
  /// Room for one call's fixed-point rows; kept between calls.
  struct Workspace {
    std::vector<std::uint8_t> codes;
    std::vector<float> scales;
  };

  FloatAffine() = default;
  FloatAffine(SectionReader& in, std::size_t outs, std::size_t inputs);
  std::size_t stride() const { return m_padded; }  ///< of the rows of y: a multiple of 16
  /// x: rows of as many floats as the layer has inputs; y: rows of stride() floats.
  void run(std::span<const float> x, std::vector<float>& y, Workspace& workspace) const;

 private:
  std::size_t m_padded = 0, m_inputs = 0;
  std::vector<std::int8_t> m_weights;
  std::vector<std::int32_t> m_offset;
  std::vector<float> m_scale, m_bias;
};

class Transformer {
 public:
  /// Longest window in pieces; time and memory of one window are bounded by it.
  static constexpr std::size_t kMostPieces = 250;

  Transformer() = default;
  /// The pieces point into the section.
  explicit Transformer(SectionReader& in);
  std::size_t width() const { return m_width; }

  /// Vectors of the words of some sentences, and of the place before the window that each word was read in.
  struct Vectors {
    std::uint32_t first = 0, last = 0;  ///< tokens of the document
    std::vector<float> words;           ///< [token - first][width]
    std::vector<float> roots;           ///< [window][width]
    std::vector<std::uint32_t> window;  ///< [token - first]
  };
  /// Sentences [first, last) of the document. Windows are whole sentences as far as they go; a sentence
  /// longer than a window is cut. Linear time.
  Vectors run(const AnnotatedText& doc, std::size_t first, std::size_t last) const;

 private:
  /// What one window needs on the way; kept between windows.
  struct Workspace {
    FloatAffine::Workspace affine;
    std::vector<float> x, qkv, context, projected, inner, scores;
    std::vector<std::int16_t> queries, keys, values, probabilities, row;
    std::vector<float> query_scale, key_scale, value_scale, column, zeros;
  };
  struct Norm {
    std::vector<float> weight, bias;
  };
  struct Layer {
    FloatAffine qkv, out, inner, outer;
    Norm out_norm, outer_norm;
  };
  Norm read_norm(SectionReader& in) const;
  /// The vectors of all pieces of one window, [piece][width], in workspace.x.
  void run_window(std::span<const PieceId> pieces, std::span<const std::uint8_t> shapes,
                  Workspace& workspace) const;
  void embed(std::span<const PieceId> pieces, std::span<const std::uint8_t> shapes,
             Workspace& workspace) const;
  void attend(std::size_t count, Workspace& workspace) const;
  void normalize(const Norm& norm, Workspace& workspace) const;

  std::size_t m_width = 0, m_heads = 0, m_inner = 0;
  WordPieces m_pieces;
  std::span<const std::int8_t> m_piece_codes;
  std::span<const float> m_piece_scales, m_positions, m_shapes;
  Norm m_norm;
  std::vector<Layer> m_layers;
};

}  // namespace claimgraph
