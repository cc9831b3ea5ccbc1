#include "training/encoder_trainer.hpp"

#include <algorithm>
#include <cmath>

namespace claimgraph::training {

void dropout_gate(std::vector<float>& gate, std::size_t count, float p, Random& random) {
  gate.resize(count);
  const auto limit = static_cast<std::uint64_t>(p * 65536.0F);
  const float kept = 1.0F / (1.0F - p);
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < count; ++i) {
    bits = i % 4 == 0 ? random.next() : bits >> 16U;
    gate[i] = (bits & 0xFFFFU) < limit ? 0.0F : kept;
  }
}

void glorot(std::vector<float>& values, std::size_t inputs, std::size_t outputs, Random& random) {
  const float limit = std::sqrt(6.0F / static_cast<float>(inputs + outputs));
  for (float& value : values) value = (2 * random.uniform() - 1) * limit;
}

const std::vector<float>& final_values(const Parameters& parameters) {
  return parameters.mean.empty() ? parameters.value : parameters.mean;
}

std::vector<float> rows_of_outputs(const std::vector<float>& weights, std::size_t inputs, std::size_t outs) {
  std::vector<float> out(weights.size());
  transpose(weights.data(), out.data(), inputs, outs);
  return out;
}

float learning_rate(float top, std::uint64_t step, std::uint64_t steps, float decay_from) {
  const float warm = std::min(1.0F, static_cast<float>(step + 1) / 200.0F);
  const float done = static_cast<float>(step) / static_cast<float>(steps);
  const float left = done < decay_from ? 1.0F : (1.0F - done) / (1.0F - decay_from);
  return top * std::min(warm, std::max(left, 0.01F));
}

EncoderTrainer::EncoderTrainer(EncoderShape shape, std::size_t shards, float dropout, Random& random)
    : m_shape(std::move(shape)), m_dropout(dropout) {
  for (const EmbeddingTable& table : m_shape.tables) {
    m_word_table.push_back(table.kind == EmbeddingKind::word_a || table.kind == EmbeddingKind::word_b);
  }
  const std::size_t dim = m_shape.dim;
  m_tables.resize(m_shape.total_rows() * dim, shards, dim);
  for (float& value : m_tables.value) value = (2 * random.uniform() - 1) * 0.1F;
  m_weights.resize(m_shape.layers);
  m_biases.resize(m_shape.layers);
  m_transposed.resize(m_shape.layers);
  for (std::size_t l = 0; l < m_shape.layers; ++l) {
    m_weights[l].resize(3 * dim * dim, shards);
    glorot(m_weights[l].value, 3 * dim, dim, random);
    m_biases[l].resize(dim, shards);
    m_transposed[l].resize(3 * dim * dim);
  }
}

void EncoderTrainer::prepare() {
  for (std::size_t l = 0; l < m_shape.layers; ++l) {
    transpose(m_weights[l].value.data(), m_transposed[l].data(), 3 * m_shape.dim, m_shape.dim);
  }
}

void EncoderTrainer::forward(const EncodedRows& rows, Tape& tape, Random& random) const {
  const std::size_t dim = m_shape.dim, tables = m_shape.tables.size(), count = rows.word_dropout.size();
  tape.count = count;
  tape.x.resize(m_shape.layers + 1);
  tape.gates.resize(m_shape.layers);
  tape.hidden_word.resize(count);
  dropout_gate(tape.input_gate, count * dim, m_dropout, random);
  tape.x[0].assign((count + 2) * dim, 0);
  for (std::size_t i = 0; i < count; ++i) {
    tape.hidden_word[i] = random.uniform() < rows.word_dropout[i];
    float* x = tape.x[0].data() + (i + 1) * dim;
    for (std::size_t t = 0; t < tables; ++t) {
      if (m_word_table[t] && tape.hidden_word[i] != 0) continue;
      add_scaled(x, m_tables.value.data() + rows.rows[i * tables + t] * dim, 1, dim);
    }
    for (std::size_t d = 0; d < dim; ++d) x[d] *= tape.input_gate[i * dim + d];
  }
  for (std::size_t l = 0; l < m_shape.layers; ++l) {
    const std::vector<float>& in = tape.x[l];
    std::vector<float>& out = tape.x[l + 1];
    out.assign((count + 2) * dim, 0);
    for (std::size_t i = 0; i < count; ++i) {
      std::copy(m_biases[l].value.begin(), m_biases[l].value.end(),
                out.begin() + static_cast<std::ptrdiff_t>((i + 1) * dim));
    }
    gemm(in.data(), dim, m_weights[l].value.data(), dim, out.data() + dim, dim, count, 3 * dim, dim);
    dropout_gate(tape.gates[l], count * dim, m_dropout, random);
    for (std::size_t i = 0; i < count * dim; ++i) {
      float& z = out[dim + i];
      if (z <= 0) tape.gates[l][i] = 0;
      z = in[dim + i] + z * tape.gates[l][i];
    }
  }
}

void EncoderTrainer::backward(const EncodedRows& rows, Tape& tape, std::size_t shard) {
  const std::size_t dim = m_shape.dim, tables = m_shape.tables.size(), count = tape.count;
  for (std::size_t l = m_shape.layers; l-- > 0;) {
    tape.scratch.resize(count * dim);
    for (std::size_t i = 0; i < count * dim; ++i) tape.scratch[i] = tape.gradient[dim + i] * tape.gates[l][i];
    gemm_transposed(tape.x[l].data(), dim, tape.scratch.data(), dim, m_weights[l].gradient[shard].data(), dim,
                    count, 3 * dim, dim);
    for (std::size_t i = 0; i < count; ++i) {
      add_scaled(m_biases[l].gradient[shard].data(), tape.scratch.data() + i * dim, 1, dim);
    }
    // The windows overlap: add token by token.
    std::vector<float>& gradient = tape.gradient;
    for (std::size_t part = 0; part < 3; ++part) {
      gemm(tape.scratch.data(), dim, m_transposed[l].data() + part * dim, 3 * dim,
           gradient.data() + part * dim, dim, count, dim, dim);
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    float* gradient = tape.gradient.data() + (i + 1) * dim;
    for (std::size_t d = 0; d < dim; ++d) gradient[d] *= tape.input_gate[i * dim + d];
    for (std::size_t t = 0; t < tables; ++t) {
      if (m_word_table[t] && tape.hidden_word[i] != 0) continue;
      const std::uint32_t row = rows.rows[i * tables + t];
      m_tables.touch(shard, row);
      add_scaled(m_tables.gradient[shard].data() + row * dim, gradient, 1, dim);
    }
  }
}

void EncoderTrainer::step(float rate, std::uint64_t time) {
  m_tables.step(rate, time, 0);
  for (Parameters& weights : m_weights) weights.step(rate, time, 0);
  for (Parameters& biases : m_biases) biases.step(rate, time, 0);
}

void EncoderTrainer::sample(std::size_t samples) {
  m_tables.sample(samples);
  for (Parameters& weights : m_weights) weights.sample(samples);
  for (Parameters& biases : m_biases) biases.sample(samples);
}

void EncoderTrainer::write(SectionWriter& out) const {
  std::vector<std::vector<float>> weights, biases;
  for (std::size_t l = 0; l < m_shape.layers; ++l) {
    weights.push_back(rows_of_outputs(final_values(m_weights[l]), 3 * m_shape.dim, m_shape.dim));
    biases.push_back(final_values(m_biases[l]));
  }
  write_encoder(out, m_shape, final_values(m_tables), weights, biases);
}

}  // namespace claimgraph::training
