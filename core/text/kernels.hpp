// The inner loops of the linguistic models in three makes: portable, SSE4.1 and AVX2. All arithmetic is on
// integers in one fixed order of saturation, so the results are the same bit by bit on all of them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace claimgraph {

enum class KernelLevel { portable, sse41, avx2 };

struct Kernels {
  KernelLevel level;
  const char* name;

  /// sums[i] = saturated sum over r of minifloat_value(rows[r][i]), i < width; width is a multiple of 32 and
  /// every row has `width` readable bytes. Rows are added in pairs (0+1, 2+3, …), the pair exactly, then
  /// saturated to 16 bits.
  void (*sum_rows)(const std::uint8_t* const* rows, std::size_t count, std::size_t width, std::int16_t* sums);
};

/// The best make that this processor runs, unless the environment variable CLAIMGRAPH_KERNEL (portable,
/// sse41, avx2) names a lower one. Thread-safe.
const Kernels& active_kernels();

/// The make of that level, nullptr when this processor cannot run it.
const Kernels* kernels_of(KernelLevel level);

/// For tests: from now on active_kernels() gives that make. False when the processor cannot run it.
bool force_kernel_level(KernelLevel level);

}  // namespace claimgraph
