#include "core/text/kernels.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <string_view>

#include "core/text/kernels_x86.hpp"
#include "core/text/minifloat.hpp"

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

constexpr Kernels kPortable{KernelLevel::portable, "portable", sum_rows};

const Kernels* best() {
  const char* wanted = std::getenv("CLAIMGRAPH_KERNEL");
  const std::string_view name = wanted == nullptr ? "" : wanted;
  if (name == "portable") return &kPortable;
  const Kernels* avx2 = name == "sse41" ? nullptr : kernels_of(KernelLevel::avx2);
  if (avx2 != nullptr) return avx2;
  const Kernels* sse41 = kernels_of(KernelLevel::sse41);
  return sse41 != nullptr ? sse41 : &kPortable;
}

std::atomic<const Kernels*>& active() {
  static std::atomic<const Kernels*> kernels{best()};
  return kernels;
}

}  // namespace

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
