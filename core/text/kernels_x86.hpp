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

// _mm512_cvtepi32_ps makes GCC 12 warn of a value that is not set.
CG_AVX512 inline __m512 avx512_floats(__m512i value) {
  return __builtin_convertvector(reinterpret_cast<__v16si>(value), __v16sf);
}
#endif

}  // namespace claimgraph
