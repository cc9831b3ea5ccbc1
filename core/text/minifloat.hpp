// Eight-bit floating-point code of the linear models' weights: sign, three bits of exponent, four of
// mantissa, denormals as in IEEE 754. A code stands for an integer between -1984 and 1984, so that sums are
// exact and the same on every kernel.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace claimgraph {

inline constexpr int kMinifloatMax = 31 << 6;

constexpr int minifloat_value(std::uint8_t code) {
  const int exponent = (code >> 4) & 7;
  const int mantissa = code & 15;
  const int magnitude = exponent == 0 ? mantissa : (16 + mantissa) << (exponent - 1);
  return (code & 0x80) != 0 ? -magnitude : magnitude;
}

/// Nearest code of `value` (in units of 1; clipped to ±kMinifloatMax). Zero has one code, 0.
inline std::uint8_t minifloat_code(float value) {
  const float magnitude = std::min(std::fabs(value), static_cast<float>(kMinifloatMax));
  int best = 0;
  // Codes grow with their magnitude: binary search for the first whose midpoint to the next lies above.
  int low = 0, high = 127;
  while (low < high) {
    const int middle = (low + high) / 2;
    const auto here = static_cast<float>(minifloat_value(static_cast<std::uint8_t>(middle)));
    const auto next = static_cast<float>(minifloat_value(static_cast<std::uint8_t>(middle + 1)));
    if (magnitude <= (here + next) / 2) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  best = low;
  if (best == 0) return 0;
  return static_cast<std::uint8_t>(value < 0 ? best | 0x80 : best);
}

}  // namespace claimgraph
