#include "core/text/transformer.hpp"

#include <algorithm>
#include <cmath>

namespace claimgraph {

namespace {

constexpr std::uint32_t kLayout = 1;
constexpr float kUnits = 8191, kByteUnits = 127;  // k · 127 · 8191 < 2^31 up to k = 2064
constexpr float kMostUnitsARow = 250000;          // of probabilities: · 8191 < 2^31
constexpr std::size_t kUsualPieces = 180;         // a window takes in another sentence up to here
constexpr std::size_t kShapes = 16;               // of a word's first piece, then of the pieces behind it
constexpr std::size_t kHeadWidth = 32;

std::size_t padded(std::size_t size) {
  return (size + 15) / 16 * 16;
}

std::span<const float> read_floats(SectionReader& in, std::size_t size) {
  const auto values = in.array<float>();
  if (values.size() != size) in.fail();
  return values;
}

}  // namespace

FloatAffine::FloatAffine(SectionReader& in, std::size_t outs, std::size_t inputs)
    : m_padded(padded(outs)), m_inputs(inputs) {
  const auto codes = in.array<std::int8_t>();
  const auto scales = in.array<float>();
  const auto biases = in.array<float>();
  if (inputs % 16 != 0 || codes.size() != outs * inputs || scales.size() != outs || biases.size() != outs)
    in.fail();
  if (std::find(codes.begin(), codes.end(), std::int8_t{-128}) != codes.end()) in.fail();
  m_weights = packed_bytes(codes, inputs, m_padded);
  m_offset.resize(m_padded);
  for (std::size_t i = 0; i < codes.size(); ++i) m_offset[i / inputs] += 128 * codes[i];
  m_scale.assign(scales.begin(), scales.end());
  m_bias.assign(biases.begin(), biases.end());
  m_scale.resize(m_padded);
  m_bias.resize(m_padded);
}

void FloatAffine::run(std::span<const float> x, std::vector<float>& y, Workspace& workspace) const {
  const Kernels& kernels = active_kernels();
  const std::size_t rows = x.size() / m_inputs;
  workspace.codes.resize(x.size());
  workspace.scales.resize(rows);
  for (std::size_t r = 0; r < rows; ++r) {
    workspace.scales[r] =
        kernels.quantize_bytes(x.data() + r * m_inputs, m_inputs, workspace.codes.data() + r * m_inputs);
  }
  y.resize(rows * m_padded);
  kernels.byte_matrix({workspace.codes.data(), m_inputs, rows, m_inputs, workspace.scales.data(),
                       m_weights.data(), m_offset.data(), m_padded, m_scale.data(), m_bias.data(), y.data(),
                       m_padded});
}

Transformer::Norm Transformer::read_norm(SectionReader& in) const {
  const auto weight = read_floats(in, m_width), bias = read_floats(in, m_width);
  return {{weight.begin(), weight.end()}, {bias.begin(), bias.end()}};
}

Transformer::Transformer(SectionReader& in) {
  in.expect_version(kLayout);
  m_width = in.number<std::uint32_t>();
  const auto layers = in.number<std::uint32_t>();
  m_heads = in.number<std::uint32_t>();
  m_inner = in.number<std::uint32_t>();
  const bool sound = m_width % 16 == 0 && m_width > 0 && m_width <= 1024 && m_heads * kHeadWidth == m_width &&
                     layers > 0 && layers <= 24 && m_inner % 16 == 0 && m_inner > 0 && m_inner <= 2048;
  if (!sound) in.fail();
  const auto lines = in.array<char>();
  m_pieces = WordPieces({lines.data(), lines.size()});
  m_piece_codes = in.array<std::int8_t>();
  m_piece_scales = in.array<float>();
  if (!m_pieces.complete() || m_piece_scales.size() != m_pieces.size() ||
      m_piece_codes.size() != m_pieces.size() * m_width || m_pieces.size() > 65535) {
    in.fail();
  }
  m_positions = read_floats(in, (kMostPieces + 2) * m_width);
  m_shapes = read_floats(in, kShapes * m_width);
  m_norm = read_norm(in);
  for (std::uint32_t l = 0; l < layers; ++l) {
    Layer& layer = m_layers.emplace_back();
    layer.qkv = FloatAffine(in, 3 * m_width, m_width);
    layer.out = FloatAffine(in, m_width, m_width);
    layer.out_norm = read_norm(in);
    layer.inner = FloatAffine(in, m_inner, m_width);
    layer.outer = FloatAffine(in, m_width, m_inner);
    layer.outer_norm = read_norm(in);
  }
}

void Transformer::normalize(const Norm& norm, Workspace& workspace) const {
  const Kernels& kernels = active_kernels();
  for (std::size_t at = 0; at < workspace.x.size(); at += m_width)
    kernels.normalize(workspace.x.data() + at, m_width, norm.weight.data(), norm.bias.data());
}

void Transformer::embed(std::span<const PieceId> pieces, std::span<const std::uint8_t> shapes,
                        Workspace& workspace) const {
  workspace.x.resize(pieces.size() * m_width);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::int8_t* codes = m_piece_codes.data() + pieces[i] * m_width;
    const float scale = m_piece_scales[pieces[i]];
    const float* position = m_positions.data() + i * m_width;
    const float* shape = m_shapes.data() + shapes[i] * m_width;
    float* x = workspace.x.data() + i * m_width;
    for (std::size_t d = 0; d < m_width; ++d)
      x[d] = static_cast<float>(codes[d]) * scale + position[d] + shape[d];
  }
  normalize(m_norm, workspace);
}

// Scaled dot-product attention of all heads: workspace.qkv → workspace.context. Both products are exact sums
// of fixed-point numbers, keys and values standing where the weights of an affine layer do.
void Transformer::attend(std::size_t count, Workspace& workspace) const {
  const Kernels& kernels = active_kernels();
  Workspace& w = workspace;
  const std::size_t stride = 3 * m_width, size = padded(count);
  const float scale = 1.0F / std::sqrt(static_cast<float>(kHeadWidth));
  w.context.resize(count * m_width);
  w.queries.resize(count * kHeadWidth);
  w.query_scale.resize(count);
  w.key_scale.assign(size, 0.0F);
  w.zeros.assign(std::max(size, kHeadWidth), 0.0F);
  w.scores.resize(count * size);
  w.probabilities.resize(count * size);
  w.column.assign(size, 0.0F);
  w.value_scale.resize(kHeadWidth);
  w.row.resize(std::max(size, kHeadWidth));
  for (std::size_t head = 0; head < m_heads; ++head) {
    const float* q = w.qkv.data() + head * kHeadWidth;
    const float *k = q + m_width, *v = k + m_width;
    w.keys.assign(size * kHeadWidth, 0);
    w.values.assign(size * kHeadWidth, 0);
    for (std::size_t i = 0; i < count; ++i) {
      w.query_scale[i] =
          scale * kernels.quantize(q + i * stride, kHeadWidth, kUnits, w.queries.data() + i * kHeadWidth);
      w.key_scale[i] = kernels.quantize(k + i * stride, kHeadWidth, kUnits, w.row.data());
      for (std::size_t d = 0; d < kHeadWidth; ++d) w.keys[packed_index(i, d, kHeadWidth)] = w.row[d];
    }
    for (std::size_t d = 0; d < kHeadWidth; ++d) {
      for (std::size_t i = 0; i < count; ++i) w.column[i] = v[i * stride + d];
      w.value_scale[d] = kernels.quantize(w.column.data(), size, kUnits, w.row.data());
      for (std::size_t i = 0; i < count; ++i) w.values[packed_index(d, i, size)] = w.row[i];
    }
    kernels.matrix({w.queries.data(), kHeadWidth, count, kHeadWidth, w.query_scale.data(), w.keys.data(),
                    size, w.key_scale.data(), w.zeros.data(), w.scores.data(), size});
    for (std::size_t i = 0; i < count; ++i) {
      float* scores = w.scores.data() + i * size;
      // The row's sum is 1: in these units no sum over the values leaves 31 bits.
      const float units = std::min(32767.0F, kMostUnitsARow * kernels.softmax(scores, count, size));
      w.query_scale[i] = kernels.quantize(scores, size, units, w.probabilities.data() + i * size);
    }
    kernels.matrix({w.probabilities.data(), size, count, size, w.query_scale.data(), w.values.data(),
                    kHeadWidth, w.value_scale.data(), w.zeros.data(), w.context.data() + head * kHeadWidth,
                    m_width});
  }
}

void Transformer::run_window(std::span<const PieceId> pieces, std::span<const std::uint8_t> shapes,
                             Workspace& workspace) const {
  const Kernels& kernels = active_kernels();
  embed(pieces, shapes, workspace);
  const auto add = [&] {
    for (std::size_t i = 0; i < workspace.x.size(); ++i) workspace.x[i] += workspace.projected[i];
  };
  for (const Layer& layer : m_layers) {
    layer.qkv.run(workspace.x, workspace.qkv, workspace.affine);
    attend(pieces.size(), workspace);
    layer.out.run(workspace.context, workspace.projected, workspace.affine);
    add();
    normalize(layer.out_norm, workspace);
    layer.inner.run(workspace.x, workspace.inner, workspace.affine);
    kernels.gelu(workspace.inner.data(), workspace.inner.size());
    layer.outer.run(workspace.inner, workspace.projected, workspace.affine);
    add();
    normalize(layer.outer_norm, workspace);
  }
}

namespace {

/// One window being filled.
struct Window {
  std::vector<PieceId> pieces;
  std::vector<std::uint8_t> shapes;
  std::vector<std::uint32_t> first_piece;  // of each word

  explicit Window(PieceId first) : pieces{first}, shapes{0} {}
  std::size_t size() const { return pieces.size() - 1; }
  void add(std::span<const PieceId> word, std::uint8_t shape) {
    first_piece.push_back(static_cast<std::uint32_t>(pieces.size()));
    pieces.insert(pieces.end(), word.begin(), word.end());
    shapes.push_back(shape);
    shapes.insert(shapes.end(), word.size() - 1, static_cast<std::uint8_t>(shape + kShapes / 2));
  }
};

}  // namespace

Transformer::Vectors Transformer::run(const AnnotatedText& doc, std::size_t first, std::size_t last) const {
  Vectors out;
  if (first >= last) return out;
  out.first = doc.sentences[first].first;
  out.last = doc.sentences[last - 1].last;
  out.words.reserve((out.last - out.first) * m_width);
  Workspace workspace;
  Window window(m_pieces.first_piece());
  const auto finish = [&] {
    if (window.first_piece.empty()) return;
    window.pieces.push_back(m_pieces.last_piece());
    window.shapes.push_back(0);
    run_window(window.pieces, window.shapes, workspace);
    const auto row = [&](std::size_t piece) {
      return std::span<const float>(workspace.x.data() + piece * m_width, m_width);
    };
    const auto number = static_cast<std::uint32_t>(out.roots.size() / m_width);
    out.roots.insert(out.roots.end(), row(0).begin(), row(0).end());
    for (const std::uint32_t piece : window.first_piece)
      out.words.insert(out.words.end(), row(piece).begin(), row(piece).end());
    out.window.insert(out.window.end(), window.first_piece.size(), number);
    window = Window(m_pieces.first_piece());
  };
  std::vector<PieceId> pieces;
  std::vector<std::size_t> ends;  // of the sentence's words, in `pieces`
  for (std::size_t s = first; s < last; ++s) {
    pieces.clear();
    ends.assign(1, 0);
    for (std::uint32_t t = doc.sentences[s].first; t < doc.sentences[s].last; ++t) {
      m_pieces.split(doc.tokens[t].form, pieces);
      ends.push_back(pieces.size());
    }
    if (window.size() + pieces.size() > kUsualPieces) finish();
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
      const std::size_t size = ends[i + 1] - ends[i];
      if (window.size() + size > kMostPieces) finish();
      window.add(std::span(pieces).subspan(ends[i], size),
                 piece_shape(doc.tokens[doc.sentences[s].first + i].form));
    }
  }
  finish();
  return out;
}

}  // namespace claimgraph
