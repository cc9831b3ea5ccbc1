#include "core/text/kernels.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <string_view>

#include "core/text/kernels_x86.hpp"
#include "core/text/minifloat.hpp"
#include "core/text/vector_math.hpp"

namespace claimgraph {

namespace {

constexpr std::array<std::int16_t, 256> kValues = [] {
  std::array<std::int16_t, 256> values{};
  for (int code = 0; code < 256; ++code) {
    values[code] = static_cast<std::int16_t>(minifloat_value(static_cast<std::uint8_t>(code)));
  }
  return values;
}();

void sum_rows(const std::uint8_t* const* rows, std::size_t count, std::size_t width, std::int16_t* sums) {
  std::fill(sums, sums + width, std::int16_t{0});
  for (std::size_t r = 0; r < count; r += 2) {
    for (std::size_t i = 0; i < width; ++i) {
      int pair = kValues[rows[r][i]];
      if (r + 1 < count) pair += kValues[rows[r + 1][i]];
      sums[i] = static_cast<std::int16_t>(std::clamp(sums[i] + pair, -32768, 32767));
    }
  }
}

// Rounds half to even, as cvtps2dq does in the default mode.
std::int16_t round16(float value) {
  return static_cast<std::int16_t>(std::lrintf(std::clamp(value, -32768.0F, 32767.0F)));
}

void embed(const std::int8_t* const* rows, const float* scales, std::size_t count, std::size_t dim,
           std::int16_t* out) {
  for (std::size_t i = 0; i < dim; ++i) {
    float sum = 0;
    for (std::size_t r = 0; r < count; ++r) sum += scales[r] * static_cast<float>(rows[r][i]);
    out[i] = round16(sum);
  }
}

void affine(const AffineJob& job) {
  for (std::size_t row = 0; row < job.rows; ++row) {
    const std::int16_t* x = job.x + row * job.x_stride;
    for (std::size_t out = 0; out < job.outs; ++out) {
      std::int32_t sum = 0;
      for (std::size_t k = 0; k < job.k; ++k) sum += x[k] * job.weights[packed_index(out, k, job.k)];
      int value = round16(static_cast<float>(sum) * job.scale[out] + job.bias[out]);
      if (job.residual != nullptr) {
        value = std::clamp(job.residual[row * job.residual_stride + out] + std::max(value, 0), -32768, 32767);
      }
      job.y[row * job.y_stride + out] = static_cast<std::int16_t>(value);
    }
  }
}

void sum_relu(const std::int16_t* const* rows, std::size_t count, std::size_t width, std::int16_t* out) {
  for (std::size_t i = 0; i < width; ++i) {
    int sum = 0;
    for (std::size_t r = 0; r < count; ++r) sum = std::clamp(sum + rows[r][i], -32768, 32767);
    out[i] = static_cast<std::int16_t>(std::max(sum, 0));
  }
}

void matrix(const MatrixJob& job) {
  for (std::size_t row = 0; row < job.rows; ++row) {
    const std::int16_t* x = job.x + row * job.x_stride;
    for (std::size_t out = 0; out < job.outs; ++out) {
      std::int32_t sum = 0;
      for (std::size_t k = 0; k < job.k; ++k) sum += x[k] * job.weights[packed_index(out, k, job.k)];
      job.y[row * job.y_stride + out] =
          static_cast<float>(sum) * (job.row_scale[row] * job.scale[out]) + job.bias[out];
    }
  }
}

void byte_matrix(const ByteMatrixJob& job) {
  for (std::size_t row = 0; row < job.rows; ++row) {
    const std::uint8_t* x = job.x + row * job.x_stride;
    for (std::size_t out = 0; out < job.outs; ++out) {
      std::int32_t sum = -job.offset[out];
      for (std::size_t k = 0; k < job.k; ++k) sum += x[k] * job.weights[packed_byte_index(out, k, job.k)];
      job.y[row * job.y_stride + out] =
          static_cast<float>(sum) * (job.row_scale[row] * job.scale[out]) + job.bias[out];
    }
  }
}

void gelu(float* x, std::size_t size) {
  lanes::gelu_row(x, size);
}
void normalize(float* x, std::size_t size, const float* weight, const float* bias) {
  lanes::normalize_row(x, size, weight, bias);
}
float quantize(const float* x, std::size_t size, float limit, std::int16_t* codes) {
  return lanes::quantize_row(x, size, limit, 0, codes);
}
float quantize_bytes(const float* x, std::size_t size, std::uint8_t* codes) {
  return lanes::quantize_row(x, size, 127.0F, 128, codes);
}
float softmax(float* x, std::size_t count, std::size_t size) {
  return lanes::softmax_row(x, count, size);
}
float dot(const float* a, const float* b, std::size_t size) {
  return lanes::dot(a, b, size);
}

constexpr Kernels kPortable{
    KernelLevel::portable, "portable", sum_rows,  embed,    affine,         sum_relu, matrix,
    byte_matrix,           gelu,       normalize, quantize, quantize_bytes, softmax,  dot};

const Kernels* best() {
  const char* wanted = std::getenv("CLAIMGRAPH_KERNEL");
  const std::string_view name = wanted == nullptr ? "" : wanted;
  // From the highest wanted downwards.
  std::size_t first = name == "portable" ? 3 : name == "sse41" ? 2 : name == "avx2" ? 1 : 0;
  for (const KernelLevel level : {KernelLevel::avx512, KernelLevel::avx2, KernelLevel::sse41}) {
    if (first > 0) {
      --first;
    } else if (const Kernels* kernels = kernels_of(level)) {
      return kernels;
    }
  }
  return &kPortable;
}

std::atomic<const Kernels*>& active() {
  static std::atomic<const Kernels*> kernels{best()};
  return kernels;
}

}  // namespace

std::vector<std::int16_t> packed_weights(std::span<const std::int8_t> codes, std::size_t inputs,
                                         std::size_t padded) {
  std::vector<std::int16_t> packed(padded * inputs);
  for (std::size_t i = 0; i < codes.size(); ++i)
    packed[packed_index(i / inputs, i % inputs, inputs)] = codes[i];
  return packed;
}

std::vector<std::int8_t> packed_bytes(std::span<const std::int8_t> codes, std::size_t inputs,
                                      std::size_t padded) {
  std::vector<std::int8_t> packed(padded * inputs);
  for (std::size_t i = 0; i < codes.size(); ++i)
    packed[packed_byte_index(i / inputs, i % inputs, inputs)] = codes[i];
  return packed;
}

const Kernels& active_kernels() {
  return *active().load(std::memory_order_relaxed);
}

const Kernels* kernels_of(KernelLevel level) {
  switch (level) {
    case KernelLevel::portable:
      return &kPortable;
    case KernelLevel::sse41:
      return x86_sse41_kernels();
    case KernelLevel::avx2:
      return x86_avx2_kernels();
    case KernelLevel::avx512:
      return x86_avx512_kernels();
  }
  return nullptr;
}

bool force_kernel_level(KernelLevel level) {
  const Kernels* kernels = kernels_of(level);
  if (kernels == nullptr) return false;
  active().store(kernels);
  return true;
}

}  // namespace claimgraph
