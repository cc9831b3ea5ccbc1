// The product of bytes. Without VNNI |x| stands in the place of x and takes its sign to the weight: two such
// products fit 16 bits (2 · 127 · 127 < 2^15), so nothing saturates and all makes give the same sums.
#include <cstring>

#include "core/text/kernels_x86.hpp"

namespace claimgraph {

#if defined(__x86_64__) || defined(__i386__)

namespace {

inline int quad_at(const std::uint8_t* x) {
  int quad = 0;
  std::memcpy(&quad, x, sizeof quad);
  return quad;
}

// ---- SSE4.1: eight outputs at a time
// ------------------------------------------------------------------------
template <int Rows>
CG_SSE41 void sse_block(const ByteMatrixJob& job, std::size_t row) {
  const __m128i flip = _mm_set1_epi8(-128), ones = _mm_set1_epi16(1);
  for (std::size_t out = 0; out < job.outs; out += 8) {
    __m128i sums[Rows][2];
    for (int r = 0; r < Rows; ++r) sums[r][0] = sums[r][1] = _mm_setzero_si128();
    const std::int8_t* w = job.weights + (out / 16) * 16 * job.k + (out % 16) * 4;
    for (std::size_t k = 0; k < job.k; k += 4, w += 64) {
      const __m128i w0 = _mm_loadu_si128(reinterpret_cast<const __m128i*>(w));
      const __m128i w1 = _mm_loadu_si128(reinterpret_cast<const __m128i*>(w + 16));
      for (int r = 0; r < Rows; ++r) {
        const std::uint8_t* x = job.x + (row + static_cast<std::size_t>(r)) * job.x_stride;
        const __m128i quad = _mm_xor_si128(_mm_set1_epi32(quad_at(x + k)), flip);
        const __m128i size = _mm_abs_epi8(quad);
        const __m128i p0 = _mm_maddubs_epi16(size, _mm_sign_epi8(w0, quad));
        const __m128i p1 = _mm_maddubs_epi16(size, _mm_sign_epi8(w1, quad));
        sums[r][0] = _mm_add_epi32(sums[r][0], _mm_madd_epi16(p0, ones));
        sums[r][1] = _mm_add_epi32(sums[r][1], _mm_madd_epi16(p1, ones));
      }
    }
    for (int r = 0; r < Rows; ++r) {
      const std::size_t at = row + static_cast<std::size_t>(r);
      sse_scale(job, at, out, sums[r][0]);
      sse_scale(job, at, out + 4, sums[r][1]);
    }
  }
}

// ---- AVX2: sixteen outputs at a time
// ------------------------------------------------------------------------
template <int Rows>
CG_AVX2 void avx_block(const ByteMatrixJob& job, std::size_t row) {
  const __m256i flip = _mm256_set1_epi8(-128), ones = _mm256_set1_epi16(1);
  for (std::size_t out = 0; out < job.outs; out += 16) {
    __m256i sums[Rows][2];
    for (int r = 0; r < Rows; ++r) sums[r][0] = sums[r][1] = _mm256_setzero_si256();
    const std::int8_t* w = job.weights + out * job.k;
    for (std::size_t k = 0; k < job.k; k += 4, w += 64) {
      const __m256i w0 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w));
      const __m256i w1 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w + 32));
      for (int r = 0; r < Rows; ++r) {
        const std::uint8_t* x = job.x + (row + static_cast<std::size_t>(r)) * job.x_stride;
        const __m256i quad = _mm256_xor_si256(_mm256_set1_epi32(quad_at(x + k)), flip);
        const __m256i size = _mm256_abs_epi8(quad);
        const __m256i p0 = _mm256_maddubs_epi16(size, _mm256_sign_epi8(w0, quad));
        const __m256i p1 = _mm256_maddubs_epi16(size, _mm256_sign_epi8(w1, quad));
        sums[r][0] = _mm256_add_epi32(sums[r][0], _mm256_madd_epi16(p0, ones));
        sums[r][1] = _mm256_add_epi32(sums[r][1], _mm256_madd_epi16(p1, ones));
      }
    }
    for (int r = 0; r < Rows; ++r) {
      const std::size_t at = row + static_cast<std::size_t>(r);
      avx_scale(job, at, out, sums[r][0]);
      avx_scale(job, at, out + 8, sums[r][1]);
    }
  }
}

// ---- AVX-512 with VNNI: bytes plus 128 as they are, the 128s taken off at the end ----------------------
/// y of one row and sixteen outputs.
CG_AVX512 inline void avx512_finish(const ByteMatrixJob& job, std::size_t row, std::size_t out, __m512i sum) {
  avx512_scale(job, row, out, _mm512_sub_epi32(sum, _mm512_loadu_si512(job.offset + out)));
}

CG_AVX512 void avx512_one(const ByteMatrixJob& job, std::size_t row, std::size_t out) {
  __m512i sum = _mm512_setzero_si512();
  const std::uint8_t* x = job.x + row * job.x_stride;
  const std::int8_t* w = job.weights + out * job.k;
  for (std::size_t k = 0; k < job.k; k += 4)
    sum = _mm512_dpbusd_epi32(sum, _mm512_set1_epi32(quad_at(x + k)), _mm512_loadu_si512(w + k * 16));
  avx512_finish(job, row, out, sum);
}

// Eight rows and 32 outputs. Each sum has a name and is added to in place: with an array and the intrinsic
// GCC 12 copies every sum twice a step, which takes as long as the sums themselves.
#define CG_ADD(SUM, X, W) asm("vpdpbusd %2, %1, %0" : "+v"(SUM) : "v"(X), "v"(W))
#define CG_EACH_ROW(DO) DO(0) DO(1) DO(2) DO(3) DO(4) DO(5) DO(6) DO(7)
#define CG_BEGIN(R)                                          \
  __m512i low##R = _mm512_setzero_si512(), high##R = low##R; \
  const std::uint8_t* x##R = job.x + (row + R) * job.x_stride;
#define CG_STEP(R)                                             \
  {                                                            \
    const __m512i quad = _mm512_set1_epi32(quad_at(x##R + k)); \
    CG_ADD(low##R, quad, w_low);                               \
    CG_ADD(high##R, quad, w_high);                             \
  }
#define CG_END(R)                           \
  avx512_finish(job, row + R, out, low##R); \
  avx512_finish(job, row + R, out + 16, high##R);

CG_AVX512 void avx512_eight(const ByteMatrixJob& job, std::size_t row, std::size_t out) {
  const std::int8_t *low = job.weights + out * job.k, *high = low + 16 * job.k;
  CG_EACH_ROW(CG_BEGIN)
  for (std::size_t k = 0; k < job.k; k += 4) {
    const __m512i w_low = _mm512_loadu_si512(low + k * 16), w_high = _mm512_loadu_si512(high + k * 16);
    CG_EACH_ROW(CG_STEP)
  }
  CG_EACH_ROW(CG_END)
}

}  // namespace

CG_SSE41 void sse41_byte_matrix(const ByteMatrixJob& job) {
  std::size_t row = 0;
  for (; row + 4 <= job.rows; row += 4) sse_block<4>(job, row);
  for (; row < job.rows; ++row) sse_block<1>(job, row);
}

CG_AVX2 void avx2_byte_matrix(const ByteMatrixJob& job) {
  std::size_t row = 0;
  for (; row + 4 <= job.rows; row += 4) avx_block<4>(job, row);
  for (; row < job.rows; ++row) avx_block<1>(job, row);
}

CG_AVX512 void avx512_byte_matrix(const ByteMatrixJob& job) {
  const std::size_t rows = job.rows / 8 * 8, outs = job.outs / 32 * 32;
  for (std::size_t out = 0; out < job.outs; out += 16) {
    const bool eights = out < outs;
    if (eights && out % 32 == 0) {
      for (std::size_t row = 0; row < rows; row += 8) avx512_eight(job, row, out);
    }
    for (std::size_t row = eights ? rows : 0; row < job.rows; ++row) avx512_one(job, row, out);
  }
}

#endif

}  // namespace claimgraph
