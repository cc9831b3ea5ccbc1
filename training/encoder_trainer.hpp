// The encoder of core/text/encoder.hpp with gradients.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/text/encoder.hpp"
#include "training/math.hpp"
#include "training/treebank.hpp"

namespace claimgraph::training {

/// Row numbers of each token of a sentence, computed once.
struct EncodedRows {
  std::vector<std::uint32_t> rows;  ///< [tokens][tables]
  std::vector<float> word_dropout;  ///< probability of hiding the word tables of a token
};

class EncoderTrainer {
 public:
  EncoderTrainer(EncoderShape shape, std::size_t shards, float dropout, Random& random);

  const EncoderShape& shape() const { return m_shape; }

  /// What one worker keeps of the sentence that it works on.
  struct Tape {
    std::size_t count = 0;
    std::vector<std::vector<float>> x;      ///< input of each layer and the last output, [count + 2][dim]
    std::vector<std::vector<float>> gates;  ///< derivative of each layer's ReLU and dropout, [count][dim]
    std::vector<float> input_gate;          ///< dropout of the embeddings
    std::vector<std::uint8_t> hidden_word;  ///< word tables left out
    std::vector<float> gradient, scratch;
  };
  /// Output rows: tape.x.back(), token i at row i + 1.
  void forward(const EncodedRows& rows, Tape& tape, Random& random) const;
  /// tape.gradient [count + 2][dim] holds the gradient of the output (padding rows zero); consumes it.
  void backward(const EncodedRows& rows, Tape& tape, std::size_t shard);

  void prepare();  ///< before each batch: transposed copies
  void step(float rate, std::uint64_t time);
  void sample(std::size_t samples);
  /// Writes the running means when there are some, else the present values.
  void write(SectionWriter& out) const;

 private:
  EncoderShape m_shape;
  float m_dropout;
  std::vector<bool> m_word_table;
  Parameters m_tables;
  std::vector<Parameters> m_weights, m_biases;   // weights [3·dim][dim]
  std::vector<std::vector<float>> m_transposed;  // [dim][3·dim]
};

/// out[i] = keep ? 1 / (1 - p) : 0.
void dropout_gate(std::vector<float>& gate, std::size_t count, float p, Random& random);
/// Rectified Gaussian-free initialisation: uniform in ±sqrt(6 / (inputs + outputs)).
void glorot(std::vector<float>& values, std::size_t inputs, std::size_t outputs, Random& random);
/// Values or their running mean, whichever there is.
const std::vector<float>& final_values(const Parameters& parameters);
/// [inputs][outs] as the trainers keep weights → [outs][inputs] as sections do.
std::vector<float> rows_of_outputs(const std::vector<float>& weights, std::size_t inputs, std::size_t outs);

/// Rate of Adam: linear warm-up over 200 steps, constant, then linear to zero from `decay_from` (0..1) on.
float learning_rate(float top, std::uint64_t step, std::uint64_t steps, float decay_from);

}  // namespace claimgraph::training
