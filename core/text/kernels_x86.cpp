#include "core/text/kernels_x86.hpp"

#if defined(__x86_64__) || defined(__i386__)
#include <immintrin.h>
#endif

namespace claimgraph {

#if defined(__x86_64__) || defined(__i386__)

namespace {

#define CG_SSE41 __attribute__((target("sse4.1")))
#define CG_AVX2 __attribute__((target("avx2")))

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

constexpr Kernels kSse41{KernelLevel::sse41, "sse41", sse_sum_rows};
constexpr Kernels kAvx2{KernelLevel::avx2, "avx2", avx_sum_rows};

}  // namespace

const Kernels* x86_sse41_kernels() {
  return __builtin_cpu_supports("sse4.1") ? &kSse41 : nullptr;
}
const Kernels* x86_avx2_kernels() {
  return __builtin_cpu_supports("avx2") ? &kAvx2 : nullptr;
}

#else

const Kernels* x86_sse41_kernels() {
  return nullptr;
}
const Kernels* x86_avx2_kernels() {
  return nullptr;
}

#endif

}  // namespace claimgraph
