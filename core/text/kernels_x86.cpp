#include "core/text/kernels_x86.hpp"

#include "core/text/vector_math.hpp"

namespace claimgraph {

#if defined(__x86_64__) || defined(__i386__)

namespace {

// Two 16-bit inputs read as one lane, whatever their alignment.
using PairOfInputs = std::int32_t __attribute__((may_alias, aligned(2)));

// A minifloat is mantissa (with the hidden bit, 0..31) times a signed power of two (±1..±64), both looked up
// by the code's high nibble; multiply-add of bytes then gives the exact sum of a pair of rows.
#define CG_MULTIPLIERS 1, 1, 2, 4, 8, 16, 32, 64, -1, -1, -2, -4, -8, -16, -32, -64
#define CG_HIDDEN_BITS 0, 16, 16, 16, 16, 16, 16, 16, 0, 16, 16, 16, 16, 16, 16, 16

CG_SSE41 void sse_sum_rows(const std::uint8_t* const* rows, std::size_t count, std::size_t width,
                           std::int16_t* sums) {
  const __m128i multipliers = _mm_setr_epi8(CG_MULTIPLIERS);
  const __m128i hidden = _mm_setr_epi8(CG_HIDDEN_BITS);
  const __m128i low_nibble = _mm_set1_epi8(15);
  for (std::size_t i = 0; i < width; i += 16) {
    __m128i low = _mm_setzero_si128(), high = _mm_setzero_si128();
    for (std::size_t r = 0; r < count; r += 2) {
      const __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i*>(rows[r] + i));
      const __m128i b = r + 1 < count ? _mm_loadu_si128(reinterpret_cast<const __m128i*>(rows[r + 1] + i))
                                      : _mm_setzero_si128();
      const __m128i a_high = _mm_and_si128(_mm_srli_epi16(a, 4), low_nibble);
      const __m128i b_high = _mm_and_si128(_mm_srli_epi16(b, 4), low_nibble);
      const __m128i a_mantissa = _mm_or_si128(_mm_and_si128(a, low_nibble), _mm_shuffle_epi8(hidden, a_high));
      const __m128i b_mantissa = _mm_or_si128(_mm_and_si128(b, low_nibble), _mm_shuffle_epi8(hidden, b_high));
      const __m128i a_factor = _mm_shuffle_epi8(multipliers, a_high);
      const __m128i b_factor = _mm_shuffle_epi8(multipliers, b_high);
      low = _mm_adds_epi16(low, _mm_maddubs_epi16(_mm_unpacklo_epi8(a_mantissa, b_mantissa),
                                                  _mm_unpacklo_epi8(a_factor, b_factor)));
      high = _mm_adds_epi16(high, _mm_maddubs_epi16(_mm_unpackhi_epi8(a_mantissa, b_mantissa),
                                                    _mm_unpackhi_epi8(a_factor, b_factor)));
    }
    _mm_storeu_si128(reinterpret_cast<__m128i*>(sums + i), low);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(sums + i + 8), high);
  }
}

CG_AVX2 void avx_sum_rows(const std::uint8_t* const* rows, std::size_t count, std::size_t width,
                          std::int16_t* sums) {
  const __m256i multipliers = _mm256_setr_epi8(CG_MULTIPLIERS, CG_MULTIPLIERS);
  const __m256i hidden = _mm256_setr_epi8(CG_HIDDEN_BITS, CG_HIDDEN_BITS);
  const __m256i low_nibble = _mm256_set1_epi8(15);
  for (std::size_t i = 0; i < width; i += 32) {
    __m256i low = _mm256_setzero_si256(), high = _mm256_setzero_si256();
    for (std::size_t r = 0; r < count; r += 2) {
      const __m256i a = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(rows[r] + i));
      const __m256i b = r + 1 < count ? _mm256_loadu_si256(reinterpret_cast<const __m256i*>(rows[r + 1] + i))
                                      : _mm256_setzero_si256();
      const __m256i a_high = _mm256_and_si256(_mm256_srli_epi16(a, 4), low_nibble);
      const __m256i b_high = _mm256_and_si256(_mm256_srli_epi16(b, 4), low_nibble);
      const __m256i a_mantissa =
          _mm256_or_si256(_mm256_and_si256(a, low_nibble), _mm256_shuffle_epi8(hidden, a_high));
      const __m256i b_mantissa =
          _mm256_or_si256(_mm256_and_si256(b, low_nibble), _mm256_shuffle_epi8(hidden, b_high));
      const __m256i a_factor = _mm256_shuffle_epi8(multipliers, a_high);
      const __m256i b_factor = _mm256_shuffle_epi8(multipliers, b_high);
      low = _mm256_adds_epi16(low, _mm256_maddubs_epi16(_mm256_unpacklo_epi8(a_mantissa, b_mantissa),
                                                        _mm256_unpacklo_epi8(a_factor, b_factor)));
      high = _mm256_adds_epi16(high, _mm256_maddubs_epi16(_mm256_unpackhi_epi8(a_mantissa, b_mantissa),
                                                          _mm256_unpackhi_epi8(a_factor, b_factor)));
    }
    // unpack works inside 128-bit lanes: put the halves in order.
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + i), _mm256_permute2x128_si256(low, high, 0x20));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + i + 16),
                        _mm256_permute2x128_si256(low, high, 0x31));
  }
}

// ---- embed ---------------------------------------------------------------------------------------------
CG_SSE41 inline __m128i sse_round(__m128 value) {
  value = _mm_min_ps(_mm_max_ps(value, _mm_set1_ps(-32768.0F)), _mm_set1_ps(32767.0F));
  return _mm_cvtps_epi32(value);
}

CG_SSE41 void sse_embed(const std::int8_t* const* rows, const float* scales, std::size_t count,
                        std::size_t dim, std::int16_t* out) {
  for (std::size_t i = 0; i < dim; i += 8) {
    __m128 low = _mm_setzero_ps(), high = _mm_setzero_ps();
    for (std::size_t r = 0; r < count; ++r) {
      const __m128 scale = _mm_set1_ps(scales[r]);
      const __m128i codes = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(rows[r] + i));
      low = _mm_add_ps(low, _mm_mul_ps(scale, _mm_cvtepi32_ps(_mm_cvtepi8_epi32(codes))));
      high =
          _mm_add_ps(high, _mm_mul_ps(scale, _mm_cvtepi32_ps(_mm_cvtepi8_epi32(_mm_srli_si128(codes, 4)))));
    }
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out + i), _mm_packs_epi32(sse_round(low), sse_round(high)));
  }
}

CG_AVX2 inline __m256i avx_round(__m256 value) {
  value = _mm256_min_ps(_mm256_max_ps(value, _mm256_set1_ps(-32768.0F)), _mm256_set1_ps(32767.0F));
  return _mm256_cvtps_epi32(value);
}

// Two vectors of eight 32-bit values to sixteen of 16 bits in order.
CG_AVX2 inline __m256i avx_pack(__m256i low, __m256i high) {
  return _mm256_permute4x64_epi64(_mm256_packs_epi32(low, high), 0xD8);
}

CG_AVX2 void avx_embed(const std::int8_t* const* rows, const float* scales, std::size_t count,
                       std::size_t dim, std::int16_t* out) {
  for (std::size_t i = 0; i < dim; i += 16) {
    __m256 low = _mm256_setzero_ps(), high = _mm256_setzero_ps();
    for (std::size_t r = 0; r < count; ++r) {
      const __m256 scale = _mm256_set1_ps(scales[r]);
      const __m128i codes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(rows[r] + i));
      low = _mm256_add_ps(low, _mm256_mul_ps(scale, _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(codes))));
      high = _mm256_add_ps(
          high, _mm256_mul_ps(scale, _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(_mm_srli_si128(codes, 8)))));
    }
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + i), avx_pack(avx_round(low), avx_round(high)));
  }
}

// ---- affine --------------------------------------------------------------------------------------------
/// Sums of x · w of `Rows` rows and 8 outputs; of an AffineJob or a MatrixJob.
template <int Rows, typename Job>
CG_SSE41 inline void sse_products(const Job& job, std::size_t row, const std::int16_t* weights,
                                  __m128i (&sums)[Rows][2]) {
  const std::int16_t* x[Rows];
  for (int r = 0; r < Rows; ++r) {
    sums[r][0] = sums[r][1] = _mm_setzero_si128();
    x[r] = job.x + (row + static_cast<std::size_t>(r)) * job.x_stride;
  }
  const auto* w = reinterpret_cast<const __m128i*>(weights);
  for (std::size_t k = 0; k < job.k; k += 2, w += 4) {
    const __m128i w0 = _mm_loadu_si128(w), w1 = _mm_loadu_si128(w + 1);
    for (int r = 0; r < Rows; ++r) {
      const __m128i pair = _mm_set1_epi32(*reinterpret_cast<const PairOfInputs*>(x[r] + k));
      sums[r][0] = _mm_add_epi32(sums[r][0], _mm_madd_epi16(pair, w0));
      sums[r][1] = _mm_add_epi32(sums[r][1], _mm_madd_epi16(pair, w1));
    }
  }
}

CG_SSE41 void sse_finish(const AffineJob& job, std::size_t row, std::size_t out, __m128i low, __m128i high) {
  const __m128 a = _mm_add_ps(_mm_mul_ps(_mm_cvtepi32_ps(low), _mm_loadu_ps(job.scale + out)),
                              _mm_loadu_ps(job.bias + out));
  const __m128 b = _mm_add_ps(_mm_mul_ps(_mm_cvtepi32_ps(high), _mm_loadu_ps(job.scale + out + 4)),
                              _mm_loadu_ps(job.bias + out + 4));
  __m128i value = _mm_packs_epi32(sse_round(a), sse_round(b));
  if (job.residual != nullptr) {
    const auto* residual = reinterpret_cast<const __m128i*>(job.residual + row * job.residual_stride + out);
    value = _mm_adds_epi16(_mm_loadu_si128(residual), _mm_max_epi16(value, _mm_setzero_si128()));
  }
  _mm_storeu_si128(reinterpret_cast<__m128i*>(job.y + row * job.y_stride + out), value);
}

template <int Rows>
CG_SSE41 void sse_affine_block(const AffineJob& job, std::size_t row) {
  for (std::size_t out = 0; out < job.outs; out += 8) {
    __m128i sums[Rows][2];
    sse_products<Rows>(job, row, job.weights + (out / 16) * 16 * job.k + (out % 16) * 2, sums);
    for (int r = 0; r < Rows; ++r)
      sse_finish(job, row + static_cast<std::size_t>(r), out, sums[r][0], sums[r][1]);
  }
}

CG_SSE41 void sse_affine(const AffineJob& job) {
  std::size_t row = 0;
  for (; row + 4 <= job.rows; row += 4) sse_affine_block<4>(job, row);
  for (; row < job.rows; ++row) sse_affine_block<1>(job, row);
}

/// Sums of x · w of `Rows` rows and 16 outputs; of an AffineJob or a MatrixJob.
template <int Rows, typename Job>
CG_AVX2 inline void avx_products(const Job& job, std::size_t row, const std::int16_t* weights,
                                 __m256i (&sums)[Rows][2]) {
  const std::int16_t* x[Rows];
  for (int r = 0; r < Rows; ++r) {
    sums[r][0] = sums[r][1] = _mm256_setzero_si256();
    x[r] = job.x + (row + static_cast<std::size_t>(r)) * job.x_stride;
  }
  const auto* w = reinterpret_cast<const __m256i*>(weights);
  for (std::size_t k = 0; k < job.k; k += 2, w += 2) {
    const __m256i w0 = _mm256_loadu_si256(w), w1 = _mm256_loadu_si256(w + 1);
    for (int r = 0; r < Rows; ++r) {
      const __m256i pair = _mm256_set1_epi32(*reinterpret_cast<const PairOfInputs*>(x[r] + k));
      sums[r][0] = _mm256_add_epi32(sums[r][0], _mm256_madd_epi16(pair, w0));
      sums[r][1] = _mm256_add_epi32(sums[r][1], _mm256_madd_epi16(pair, w1));
    }
  }
}

CG_AVX2 void avx_finish(const AffineJob& job, std::size_t row, std::size_t out, __m256i low, __m256i high) {
  const __m256 a = _mm256_add_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(low), _mm256_loadu_ps(job.scale + out)),
                                 _mm256_loadu_ps(job.bias + out));
  const __m256 b =
      _mm256_add_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(high), _mm256_loadu_ps(job.scale + out + 8)),
                    _mm256_loadu_ps(job.bias + out + 8));
  __m256i value = avx_pack(avx_round(a), avx_round(b));
  if (job.residual != nullptr) {
    const auto* residual = reinterpret_cast<const __m256i*>(job.residual + row * job.residual_stride + out);
    value = _mm256_adds_epi16(_mm256_loadu_si256(residual), _mm256_max_epi16(value, _mm256_setzero_si256()));
  }
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(job.y + row * job.y_stride + out), value);
}

template <int Rows>
CG_AVX2 void avx_affine_block(const AffineJob& job, std::size_t row) {
  for (std::size_t out = 0; out < job.outs; out += 16) {
    __m256i sums[Rows][2];
    avx_products<Rows>(job, row, job.weights + out * job.k, sums);
    for (int r = 0; r < Rows; ++r)
      avx_finish(job, row + static_cast<std::size_t>(r), out, sums[r][0], sums[r][1]);
  }
}

CG_AVX2 void avx_affine(const AffineJob& job) {
  std::size_t row = 0;
  for (; row + 4 <= job.rows; row += 4) avx_affine_block<4>(job, row);
  for (; row < job.rows; ++row) avx_affine_block<1>(job, row);
}

// ---- sum_relu ------------------------------------------------------------------------------------------
CG_SSE41 void sse_sum_relu(const std::int16_t* const* rows, std::size_t count, std::size_t width,
                           std::int16_t* out) {
  for (std::size_t i = 0; i < width; i += 8) {
    __m128i sum = _mm_setzero_si128();
    for (std::size_t r = 0; r < count; ++r) {
      sum = _mm_adds_epi16(sum, _mm_loadu_si128(reinterpret_cast<const __m128i*>(rows[r] + i)));
    }
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out + i), _mm_max_epi16(sum, _mm_setzero_si128()));
  }
}

CG_AVX2 void avx_sum_relu(const std::int16_t* const* rows, std::size_t count, std::size_t width,
                          std::int16_t* out) {
  for (std::size_t i = 0; i < width; i += 16) {
    __m256i sum = _mm256_setzero_si256();
    for (std::size_t r = 0; r < count; ++r) {
      sum = _mm256_adds_epi16(sum, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(rows[r] + i)));
    }
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + i), _mm256_max_epi16(sum, _mm256_setzero_si256()));
  }
}

// ---- matrix --------------------------------------------------------------------------------------------
template <int Rows>
CG_SSE41 void sse_matrix_block(const MatrixJob& job, std::size_t row) {
  for (std::size_t out = 0; out < job.outs; out += 8) {
    __m128i sums[Rows][2];
    sse_products<Rows>(job, row, job.weights + (out / 16) * 16 * job.k + (out % 16) * 2, sums);
    for (int r = 0; r < Rows; ++r) {
      const std::size_t at = row + static_cast<std::size_t>(r);
      sse_scale(job, at, out, sums[r][0]);
      sse_scale(job, at, out + 4, sums[r][1]);
    }
  }
}

CG_SSE41 void sse_matrix(const MatrixJob& job) {
  std::size_t row = 0;
  for (; row + 4 <= job.rows; row += 4) sse_matrix_block<4>(job, row);
  for (; row < job.rows; ++row) sse_matrix_block<1>(job, row);
}

template <int Rows>
CG_AVX2 void avx_matrix_block(const MatrixJob& job, std::size_t row) {
  for (std::size_t out = 0; out < job.outs; out += 16) {
    __m256i sums[Rows][2];
    avx_products<Rows>(job, row, job.weights + out * job.k, sums);
    for (int r = 0; r < Rows; ++r) {
      const std::size_t at = row + static_cast<std::size_t>(r);
      avx_scale(job, at, out, sums[r][0]);
      avx_scale(job, at, out + 8, sums[r][1]);
    }
  }
}

CG_AVX2 void avx_matrix(const MatrixJob& job) {
  std::size_t row = 0;
  for (; row + 4 <= job.rows; row += 4) avx_matrix_block<4>(job, row);
  for (; row < job.rows; ++row) avx_matrix_block<1>(job, row);
}

// One or two blocks of sixteen outputs for `Rows` rows at a time.
template <int Rows, int Blocks>
CG_AVX512 void avx512_matrix_block(const MatrixJob& job, std::size_t row, std::size_t out) {
  __m512i sums[Rows][Blocks];
  const std::int16_t* x[Rows];
  const __m512i* w[Blocks];
  for (int r = 0; r < Rows; ++r) {
    for (int b = 0; b < Blocks; ++b) sums[r][b] = _mm512_setzero_si512();
    x[r] = job.x + (row + static_cast<std::size_t>(r)) * job.x_stride;
  }
  for (int b = 0; b < Blocks; ++b)
    w[b] = reinterpret_cast<const __m512i*>(job.weights + (out + static_cast<std::size_t>(b) * 16) * job.k);
  for (std::size_t k = 0; k < job.k / 2; ++k) {
    __m512i weights[Blocks];
    for (int b = 0; b < Blocks; ++b) weights[b] = _mm512_loadu_si512(w[b] + k);
    for (int r = 0; r < Rows; ++r) {
      const __m512i pair = _mm512_set1_epi32(*reinterpret_cast<const PairOfInputs*>(x[r] + k * 2));
      for (int b = 0; b < Blocks; ++b) sums[r][b] = _mm512_dpwssd_epi32(sums[r][b], pair, weights[b]);
    }
  }
  for (int r = 0; r < Rows; ++r) {
    const std::size_t at = row + static_cast<std::size_t>(r);
    for (int b = 0; b < Blocks; ++b)
      avx512_scale(job, at, out + static_cast<std::size_t>(b) * 16, sums[r][b]);
  }
}

template <int Blocks>
CG_AVX512 void avx512_matrix_columns(const MatrixJob& job, std::size_t out) {
  std::size_t row = 0;
  for (; row + 8 <= job.rows; row += 8) avx512_matrix_block<8, Blocks>(job, row, out);
  for (; row < job.rows; ++row) avx512_matrix_block<1, Blocks>(job, row, out);
}

CG_AVX512 void avx512_matrix(const MatrixJob& job) {
  std::size_t out = 0;
  for (; out + 32 <= job.outs; out += 32) avx512_matrix_columns<2>(job, out);
  for (; out < job.outs; out += 16) avx512_matrix_columns<1>(job, out);
}

// ---- rows of floats ------------------------------------------------------------------------------------
#define CG_ROW_KERNELS(TARGET, NAME)                                                                 \
  TARGET void NAME##_gelu(float* x, std::size_t size) {                                              \
    lanes::gelu_row(x, size);                                                                        \
  }                                                                                                  \
  TARGET void NAME##_normalize(float* x, std::size_t size, const float* weight, const float* bias) { \
    lanes::normalize_row(x, size, weight, bias);                                                     \
  }                                                                                                  \
  TARGET float NAME##_quantize(const float* x, std::size_t size, float limit, std::int16_t* codes) { \
    return lanes::quantize_row(x, size, limit, 0, codes);                                            \
  }                                                                                                  \
  TARGET float NAME##_quantize_bytes(const float* x, std::size_t size, std::uint8_t* codes) {        \
    return lanes::quantize_row(x, size, 127.0F, 128, codes);                                         \
  }                                                                                                  \
  TARGET float NAME##_softmax(float* x, std::size_t count, std::size_t size) {                       \
    return lanes::softmax_row(x, count, size);                                                       \
  }                                                                                                  \
  TARGET float NAME##_dot(const float* a, const float* b, std::size_t size) {                        \
    return lanes::dot(a, b, size);                                                                   \
  }
CG_ROW_KERNELS(CG_SSE41, sse)
CG_ROW_KERNELS(CG_AVX2, avx)
CG_ROW_KERNELS(CG_AVX512, avx512)

constexpr Kernels kSse41{
    KernelLevel::sse41, "sse41",  sse_sum_rows,  sse_embed,    sse_affine,         sse_sum_relu, sse_matrix,
    sse41_byte_matrix,  sse_gelu, sse_normalize, sse_quantize, sse_quantize_bytes, sse_softmax,  sse_dot};
constexpr Kernels kAvx2{
    KernelLevel::avx2, "avx2",   avx_sum_rows,  avx_embed,    avx_affine,         avx_sum_relu, avx_matrix,
    avx2_byte_matrix,  avx_gelu, avx_normalize, avx_quantize, avx_quantize_bytes, avx_softmax,  avx_dot};
constexpr Kernels kAvx512{KernelLevel::avx512, "avx512",         avx_sum_rows,    avx_embed,
                          avx_affine,          avx_sum_relu,     avx512_matrix,   avx512_byte_matrix,
                          avx512_gelu,         avx512_normalize, avx512_quantize, avx512_quantize_bytes,
                          avx512_softmax,      avx512_dot};

}  // namespace

const Kernels* x86_sse41_kernels() {
  return __builtin_cpu_supports("sse4.1") ? &kSse41 : nullptr;
}
const Kernels* x86_avx2_kernels() {
  return __builtin_cpu_supports("avx2") ? &kAvx2 : nullptr;
}
const Kernels* x86_avx512_kernels() {
  const bool runs = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                    __builtin_cpu_supports("avx512vnni");
  return runs ? &kAvx512 : nullptr;
}

#else

const Kernels* x86_sse41_kernels() {
  return nullptr;
}
const Kernels* x86_avx2_kernels() {
  return nullptr;
}
const Kernels* x86_avx512_kernels() {
  return nullptr;
}

#endif

}  // namespace claimgraph
