#include "core/text/encoder.hpp"

#include <algorithm>
#include <cmath>

namespace claimgraph {

namespace {

constexpr std::size_t kTagColumns = 52;  // XPOS numbers and one for "none"

// int8 codes of one row and the scale that gives the values back.
float quantize_row(std::span<const float> row, std::int8_t* codes) {
  float largest = 0;
  for (const float w : row) largest = std::max(largest, std::fabs(w));
  const float scale = largest > 0 ? largest / 127 : 1;
  for (std::size_t i = 0; i < row.size(); ++i)
    codes[i] = static_cast<std::int8_t>(std::lrintf(row[i] / scale));
  return scale;
}

std::uint32_t hashed(std::uint64_t value, std::uint64_t salt, std::uint32_t rows) {
  return static_cast<std::uint32_t>(((mix_hash(value, salt) >> 32U) * rows) >> 32U);
}

}  // namespace

const WordFeatures& root_word() {
  static const WordFeatures kRootWord = [] {
    WordFeatures word;
    word.lower = word.form = 3;
    word.shape = 3;
    return word;
  }();
  return kRootWord;
}

std::uint32_t EncoderShape::total_rows() const {
  std::uint32_t total = 0;
  for (const EmbeddingTable& table : tables) total += table.rows;
  return total;
}

std::size_t EncoderShape::extras() const {
  return static_cast<std::size_t>(
      std::count_if(tables.begin(), tables.end(),
                    [](const EmbeddingTable& table) { return table.kind == EmbeddingKind::extra; }));
}

void EncoderShape::lookup(const WordFeatures& word, Upos upos, XposId xpos, std::uint32_t* rows,
                          const std::uint8_t* extra) const {
  std::uint32_t start = 0, size = 0;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const EmbeddingTable& table = tables[i];
    if (table.rows > 0) {
      start += size;
      size = table.rows;
    }
    std::uint32_t row = 0;
    switch (table.kind) {
      case EmbeddingKind::word_a:
        row = hashed(word.lower, 101, size);
        break;
      case EmbeddingKind::word_b:
        row = hashed(word.lower, 102, size);
        break;
      case EmbeddingKind::suffix2:
        row = hashed(word.suffix[1], 103, size);
        break;
      case EmbeddingKind::suffix3:
        row = hashed(word.suffix[2], 104, size);
        break;
      case EmbeddingKind::suffix5:
        row = hashed(word.suffix[4], 105, size);
        break;
      case EmbeddingKind::prefix3:
        row = hashed(word.prefix[2], 106, size);
        break;
      case EmbeddingKind::shape:
        row = hashed(word.shape * 64 + word.flags, 107, size);
        break;
      case EmbeddingKind::tag:
        row = static_cast<std::uint32_t>(static_cast<std::size_t>(upos) * kTagColumns +
                                         std::min<std::size_t>(xpos, kTagColumns - 1)) %
              size;
        break;
      case EmbeddingKind::extra:
        row = std::min<std::uint32_t>(extra == nullptr ? 0 : *extra++, size - 1);
        break;
    }
    rows[i] = start + row;
  }
}

AffineLayer::AffineLayer(SectionReader& in, std::size_t outs, std::size_t inputs)
    : m_outs(outs), m_inputs(inputs) {
  const auto codes = in.array<std::int8_t>();
  const auto scales = in.array<float>();
  const auto biases = in.array<float>();
  if (outs % 16 != 0 || inputs % 2 != 0 || codes.size() != outs * inputs || scales.size() != outs ||
      biases.size() != outs) {
    in.fail();
  }
  m_weights = packed_weights(codes, inputs, outs);
  m_scale.assign(scales.begin(), scales.end());
  for (const float bias : biases) m_bias.push_back(bias * kActivationUnit);
}

AffineJob AffineLayer::job() const {
  AffineJob job;
  job.k = m_inputs;
  job.outs = m_outs;
  job.weights = m_weights.data();
  job.scale = m_scale.data();
  job.bias = m_bias.data();
  return job;
}

void write_affine(SectionWriter& out, std::span<const float> weights, std::span<const float> bias) {
  const std::size_t inputs = weights.size() / bias.size();
  std::vector<std::int8_t> codes(weights.size());
  std::vector<float> scales;
  for (std::size_t o = 0; o < bias.size(); ++o) {
    scales.push_back(quantize_row(weights.subspan(o * inputs, inputs), codes.data() + o * inputs));
  }
  out.array(codes);
  out.array(scales);
  out.array(bias);
}

Encoder::Encoder(SectionReader& in) {
  m_shape.dim = in.number<std::uint32_t>();
  m_shape.layers = in.number<std::uint32_t>();
  for (const EmbeddingTable& table : in.array<EmbeddingTable>()) m_shape.tables.push_back(table);
  const bool sound = m_shape.dim % 16 == 0 && m_shape.dim > 0 && m_shape.dim <= 1024 &&
                     m_shape.layers <= 16 && !m_shape.tables.empty() &&
                     m_shape.tables.size() <= EncoderShape::kMostTables && m_shape.tables[0].rows > 0;
  if (!sound) in.fail();
  m_codes = in.array<std::int8_t>();
  m_scales = in.array<float>();
  if (m_scales.size() != m_shape.total_rows() || m_codes.size() != m_scales.size() * m_shape.dim) in.fail();
  for (std::uint32_t l = 0; l < m_shape.layers; ++l) m_layers.emplace_back(in, m_shape.dim, 3 * m_shape.dim);
}

const std::int16_t* Encoder::run(std::span<const WordFeatures> words, std::span<const Token> tokens,
                                 bool root, Workspace& workspace, const std::uint8_t* extra) const {
  const std::size_t dim = m_shape.dim, count = words.size() + (root ? 1 : 0), tables = m_shape.tables.size();
  const Kernels& kernels = active_kernels();
  workspace.x.assign((count + 2) * dim, 0);
  workspace.y.assign((count + 2) * dim, 0);
  std::uint32_t rows[EncoderShape::kMostTables];
  const std::int8_t* codes[EncoderShape::kMostTables];
  float scales[EncoderShape::kMostTables];
  const std::size_t extras = m_shape.extras();
  for (std::size_t i = 0; i < count; ++i) {
    if (i < words.size()) {
      m_shape.lookup(words[i], tokens[i].upos, tokens[i].xpos, rows,
                     extra == nullptr ? nullptr : extra + i * extras);
    } else {
      m_shape.lookup(root_word(), Upos::X, 255, rows);
    }
    for (std::size_t t = 0; t < tables; ++t) {
      codes[t] = m_codes.data() + rows[t] * dim;
      scales[t] = m_scales[rows[t]] * kActivationUnit;
    }
    kernels.embed(codes, scales, tables, dim, workspace.x.data() + (i + 1) * dim);
  }
  for (const AffineLayer& layer : m_layers) {
    AffineJob job = layer.job();
    job.x = workspace.x.data();  // the window of token i begins at the row before it
    job.x_stride = dim;
    job.rows = count;
    job.residual = workspace.x.data() + dim;
    job.residual_stride = dim;
    job.y = workspace.y.data() + dim;
    job.y_stride = dim;
    kernels.affine(job);
    std::swap(workspace.x, workspace.y);
  }
  return workspace.x.data();
}

void write_encoder(SectionWriter& out, const EncoderShape& shape, std::span<const float> tables,
                   const std::vector<std::vector<float>>& weights,
                   const std::vector<std::vector<float>>& biases) {
  out.number(shape.dim);
  out.number(shape.layers);
  out.array(shape.tables);
  std::vector<std::int8_t> codes(tables.size());
  std::vector<float> scales;
  for (std::size_t row = 0; row < shape.total_rows(); ++row) {
    scales.push_back(
        quantize_row(tables.subspan(row * shape.dim, shape.dim), codes.data() + row * shape.dim));
  }
  out.array(codes);
  out.array(scales);
  for (std::size_t l = 0; l < weights.size(); ++l) write_affine(out, weights[l], biases[l]);
}

}  // namespace claimgraph
