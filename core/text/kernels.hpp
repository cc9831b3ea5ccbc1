// The inner loops of the linguistic models in four makes: portable, SSE4.1, AVX2 and AVX-512 with VNNI. Sums
// are of integers in one fixed order of saturation, floats are never added in another order or contracted, so
// the results are the same bit by bit on all of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace claimgraph {

enum class KernelLevel { portable, sse41, avx2, avx512 };

/// y = round(scale · (W x) + bias), clipped to 16 bits; with a residual y = clip(residual + max(0, that)).
/// x: `rows` rows of `k` values (k even), `x_stride` apart, so that windows may overlap. W: packed by
/// pack_weights(); `outs` is a multiple of 16, scale and bias have `outs` values. Sums are exact: callers
/// keep k · max|W| · max|x| below 2^31.
struct AffineJob {
  const std::int16_t* x = nullptr;
  std::size_t x_stride = 0, rows = 0, k = 0;
  const std::int16_t* weights = nullptr;
  std::size_t outs = 0;
  const float* scale = nullptr;
  const float* bias = nullptr;
  const std::int16_t* residual = nullptr;
  std::size_t residual_stride = 0;
  std::int16_t* y = nullptr;
  std::size_t y_stride = 0;
};

/// y = row_scale · scale · (W x) + bias in floats: as AffineJob, but each row of x has a scale of its own and
/// nothing is clipped. `rows` rows of `y_stride` floats come out.
struct MatrixJob {
  const std::int16_t* x = nullptr;
  std::size_t x_stride = 0, rows = 0, k = 0;
  const float* row_scale = nullptr;
  const std::int16_t* weights = nullptr;
  std::size_t outs = 0;
  const float* scale = nullptr;
  const float* bias = nullptr;
  float* y = nullptr;
  std::size_t y_stride = 0;
};

/// MatrixJob on bytes: x holds codes within ±127 plus 128, weights are within ±127 and packed by
/// packed_bytes(), k is a multiple of 4. `offset` is 128 times the sum of each output's weights.
struct ByteMatrixJob {
  const std::uint8_t* x = nullptr;
  std::size_t x_stride = 0, rows = 0, k = 0;
  const float* row_scale = nullptr;
  const std::int8_t* weights = nullptr;
  const std::int32_t* offset = nullptr;
  std::size_t outs = 0;
  const float* scale = nullptr;
  const float* bias = nullptr;
  float* y = nullptr;
  std::size_t y_stride = 0;
};

/// Where weight (out, k) stands in the packed order: blocks of 16 outputs, inside a block pairs of inputs.
constexpr std::size_t packed_index(std::size_t out, std::size_t k, std::size_t inputs) {
  return (out / 16) * 16 * inputs + (k / 2) * 32 + (out % 16) * 2 + k % 2;
}

/// [outs][inputs] int8 weights in the packed order; outputs from `outs` to `padded` are 0.
std::vector<std::int16_t> packed_weights(std::span<const std::int8_t> codes, std::size_t inputs,
                                         std::size_t padded);

/// The same order for bytes, by fours.
constexpr std::size_t packed_byte_index(std::size_t out, std::size_t k, std::size_t inputs) {
  return (out / 16) * 16 * inputs + (k / 4) * 64 + (out % 16) * 4 + k % 4;
}
std::vector<std::int8_t> packed_bytes(std::span<const std::int8_t> codes, std::size_t inputs,
                                      std::size_t padded);

struct Kernels {
  KernelLevel level;
  const char* name;

  /// sums[i] = saturated sum over r of minifloat_value(rows[r][i]), i < width; width is a multiple of 32 and
  /// every row has `width` readable bytes. Rows are added in pairs (0+1, 2+3, …), the pair exactly, then
  /// saturated to 16 bits.
  void (*sum_rows)(const std::uint8_t* const* rows, std::size_t count, std::size_t width, std::int16_t* sums);

  /// out[i] = sum over r of scales[r] · rows[r][i], in the order of r, rounded and clipped to 16 bits; dim is
  /// a multiple of 16.
  void (*embed)(const std::int8_t* const* rows, const float* scales, std::size_t count, std::size_t dim,
                std::int16_t* out);

  void (*affine)(const AffineJob& job);

  /// out[i] = max(0, saturated sum over r of rows[r][i]), in the order of r; width is a multiple of 16.
  void (*sum_relu)(const std::int16_t* const* rows, std::size_t count, std::size_t width, std::int16_t* out);

  void (*matrix)(const MatrixJob& job);
  void (*byte_matrix)(const ByteMatrixJob& job);

  // Rows of floats, in place unless said otherwise; sizes are multiples of 16. See vector_math.hpp.
  void (*gelu)(float* x, std::size_t size);
  void (*normalize)(float* x, std::size_t size, const float* weight, const float* bias);
  /// Codes within ±limit; returns the value of one unit.
  float (*quantize)(const float* x, std::size_t size, float limit, std::int16_t* codes);
  /// Codes within ±127, plus 128.
  float (*quantize_bytes)(const float* x, std::size_t size, std::uint8_t* codes);
  /// The first `count` scores become probabilities, the rest of `size` 0. Returns the largest.
  float (*softmax)(float* x, std::size_t count, std::size_t size);
  float (*dot)(const float* a, const float* b, std::size_t size);
};

/// The best make that this processor runs, unless the environment variable CLAIMGRAPH_KERNEL (portable,
/// sse41, avx2, avx512) names a lower one. Thread-safe.
const Kernels& active_kernels();

/// The make of that level, nullptr when this processor cannot run it.
const Kernels* kernels_of(KernelLevel level);

/// For tests: from now on active_kernels() gives that make. False when the processor cannot run it.
bool force_kernel_level(KernelLevel level);

}  // namespace claimgraph
