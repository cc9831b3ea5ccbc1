// SSE4.1, AVX2 and AVX-512 makes of kernels.hpp; nullptr where the processor (or the compiler's target) lacks
// them.
#pragma once

#include "core/text/kernels.hpp"

#if defined(__x86_64__) || defined(__i386__)
#include <immintrin.h>
#define CG_SSE41 __attribute__((target("sse4.1")))
#define CG_AVX2 __attribute__((target("avx2")))
#define CG_AVX512 __attribute__((target("avx2,avx512f,avx512bw,avx512vnni")))
#endif

namespace claimgraph {

const Kernels* x86_sse41_kernels();
const Kernels* x86_avx2_kernels();
const Kernels* x86_avx512_kernels();

#if defined(__x86_64__) || defined(__i386__)
// byte_matrix_x86.cpp
void sse41_byte_matrix(const ByteMatrixJob& job);
void avx2_byte_matrix(const ByteMatrixJob& job);
void avx512_byte_matrix(const ByteMatrixJob& job);

// The last step of a MatrixJob or a ByteMatrixJob: y = row_scale · scale · sum + bias of one row and as many
// outputs as the vector holds.
template <typename Job>
CG_SSE41 inline void sse_scale(const Job& job, std::size_t row, std::size_t out, __m128i sum) {
  const __m128 scale = _mm_mul_ps(_mm_set1_ps(job.row_scale[row]), _mm_loadu_ps(job.scale + out));
  _mm_storeu_ps(job.y + row * job.y_stride + out,
                _mm_add_ps(_mm_mul_ps(_mm_cvtepi32_ps(sum), scale), _mm_loadu_ps(job.bias + out)));
}
template <typename Job>
CG_AVX2 inline void avx_scale(const Job& job, std::size_t row, std::size_t out, __m256i sum) {
  const __m256 scale = _mm256_mul_ps(_mm256_set1_ps(job.row_scale[row]), _mm256_loadu_ps(job.scale + out));
  _mm256_storeu_ps(
      job.y + row * job.y_stride + out,
      _mm256_add_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(sum), scale), _mm256_loadu_ps(job.bias + out)));
}
template <typename Job>
CG_AVX512 inline void avx512_scale(const Job& job, std::size_t row, std::size_t out, __m512i sum) {
  const __m512 scale = _mm512_mul_ps(_mm512_set1_ps(job.row_scale[row]), _mm512_loadu_ps(job.scale + out));
  // _mm512_cvtepi32_ps makes GCC 12 warn of a value that is not set.
  const __m512 value = __builtin_convertvector(reinterpret_cast<__v16si>(sum), __v16sf);
  _mm512_storeu_ps(job.y + row * job.y_stride + out,
                   _mm512_add_ps(_mm512_mul_ps(value, scale), _mm512_loadu_ps(job.bias + out)));
}
#endif

}  // namespace claimgraph
