// SSE4.1, AVX2 and AVX-512 makes of kernels.hpp; nullptr where the processor (or the compiler's target) lacks
// them.
#pragma once

#include "core/text/kernels.hpp"

namespace claimgraph {

const Kernels* x86_sse41_kernels();
const Kernels* x86_avx2_kernels();
const Kernels* x86_avx512_kernels();

}  // namespace claimgraph
