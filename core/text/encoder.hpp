// Token encoder of parser and names: a sum of hashed embeddings, then residual convolutions of width three
// (x += ReLU(W [x−1; x; x+1] + b)). Weights are int8 with one scale a row, activations 16-bit fixed point.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/text/annotated_text.hpp"
#include "core/text/binary_io.hpp"
#include "core/text/kernels.hpp"
#include "core/text/word_features.hpp"

namespace claimgraph {

/// One activation of 1.0 is this many units.
inline constexpr float kActivationUnit = 1024;

/// What encoder tables look a token up by. Numbers are stored in model files: append only.
enum class EmbeddingKind : std::uint32_t {
  word_a,
  word_b,
  suffix3,
  suffix5,
  prefix3,
  shape,
  tag,
  suffix2,
  extra  ///< the caller gives the row
};

/// One table, or a second hash into the table before it (rows == 0).
struct EmbeddingTable {
  EmbeddingKind kind{};
  std::uint32_t rows = 0;
};

struct EncoderShape {
  std::uint32_t dim = 96;
  std::uint32_t layers = 2;
  std::vector<EmbeddingTable> tables;

  std::uint32_t total_rows() const;
  std::size_t extras() const;  ///< number of tables of kind extra
  /// Row numbers, one a table in the order of `tables`, of a word with that joint tag; `extra` holds the rows
  /// inside the tables of kind extra.
  void lookup(const WordFeatures& word, Upos upos, XposId xpos, std::uint32_t* rows,
              const std::uint8_t* extra = nullptr) const;
  static constexpr std::size_t kMostTables = 16;
};

/// The root of a sentence as a token of the encoder.
const WordFeatures& root_word();

/// y = W x + b with int8 weights: packed for the kernels when loaded.
class AffineLayer {
 public:
  AffineLayer() = default;
  /// Reads `outs` rows of `inputs` weights; `unit` is that of inputs and outputs.
  AffineLayer(SectionReader& in, std::size_t outs, std::size_t inputs);
  std::size_t outs() const { return m_outs; }
  std::size_t inputs() const { return m_inputs; }
  /// A job with weights, scale and bias filled in.
  AffineJob job() const;

 private:
  std::size_t m_outs = 0, m_inputs = 0;
  std::vector<std::int16_t> m_weights;
  std::vector<float> m_scale, m_bias;
};

/// float weights [outs][inputs] and biases → section; the inverse of AffineLayer's constructor. The layer's
/// outputs are in units of kActivationUnit when its inputs are.
void write_affine(SectionWriter& out, std::span<const float> weights, std::span<const float> bias);

class Encoder {
 public:
  Encoder() = default;
  explicit Encoder(SectionReader& in);
  const EncoderShape& shape() const { return m_shape; }

  struct Workspace {
    std::vector<std::int16_t> x, y;
  };
  /// Encodes one sentence (and the root behind it when `root`). The result has rows of `dim` values, the
  /// first row being padding: token i is row i + 1. `extra` has shape().extras() rows a token. Lives in the
  /// workspace until the next call.
  const std::int16_t* run(std::span<const WordFeatures> words, std::span<const Token> tokens, bool root,
                          Workspace& workspace, const std::uint8_t* extra = nullptr) const;

 private:
  EncoderShape m_shape;
  std::span<const std::int8_t> m_codes;
  std::span<const float> m_scales;
  std::vector<AffineLayer> m_layers;
};

/// Writes shape, tables ([total_rows][dim]) and layers ([dim][3·dim] weights and dim biases each).
void write_encoder(SectionWriter& out, const EncoderShape& shape, std::span<const float> tables,
                   const std::vector<std::vector<float>>& weights,
                   const std::vector<std::vector<float>>& biases);

}  // namespace claimgraph
