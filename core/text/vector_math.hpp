// Arithmetic on sixteen floats at once, lane by lane and without reordering: the compiler lowers it to
// whatever vectors the calling function may use, and the results are the same bit by bit on all of them
// (files that include this are compiled without contraction to multiply-add).
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace claimgraph::lanes {

inline constexpr std::size_t kCount = 16;
using Floats = float __attribute__((vector_size(kCount * sizeof(float))));
using Ints = std::int32_t __attribute__((vector_size(kCount * sizeof(std::int32_t))));

#define CG_LANES [[gnu::always_inline]] inline

CG_LANES void load(Floats& value, const float* from) {
  std::memcpy(&value, from, sizeof value);
}
CG_LANES void store(float* to, const Floats& value) {
  std::memcpy(to, &value, sizeof value);
}
CG_LANES float sum(const Floats& value) {
  float out = 0;
  for (std::size_t i = 0; i < kCount; ++i) out += value[i];
  return out;
}

/// In place e^x; relative error below 3e-7, arguments below -87 count as -87.
CG_LANES void exp(Floats& x) {
  const Floats low = Floats{} - 87.0F, high = Floats{} + 87.0F;
  x = x < low ? low : x;
  x = x > high ? high : x;
  // Adding 1.5 · 2^23 rounds to an integer in the low bits.
  const Floats shifted = x * 1.44269504F + 12582912.0F;
  const Floats whole = shifted - 12582912.0F;
  Floats r = x - whole * 0.693359375F;
  r = r + whole * 2.12194440e-4F;
  Floats p = r * 1.9875691500e-4F + 1.3981999507e-3F;
  p = p * r + 8.3334519073e-3F;
  p = p * r + 4.1665795894e-2F;
  p = p * r + 1.6666665459e-1F;
  p = p * r + 5.0000001201e-1F;
  p = p * r * r + r + 1.0F;
  const Ints exponent = (__builtin_convertvector(whole, Ints) + 127) << 23;
  Floats power;
  std::memcpy(&power, &exponent, sizeof power);
  x = p * power;
}

/// In place x · Φ(x) (D. Hendrycks and K. Gimpel 2016) by formula 7.1.26 of Abramowitz and Stegun.
CG_LANES void gelu(Floats& x) {
  const Floats zero{};
  const Floats z = (x < zero ? -x : x) * 0.70710678F;
  const Floats t = 1.0F / (z * 0.3275911F + 1.0F);
  Floats p = t * 1.061405429F - 1.453152027F;
  p = p * t + 1.421413741F;
  p = p * t - 0.284496736F;
  p = (p * t + 0.254829592F) * t;
  Floats e = -(z * z);
  exp(e);
  const Floats tail = p * e;  // 1 − erf(z)
  x = x < zero ? x * 0.5F * tail : x * (1.0F - 0.5F * tail);
}

CG_LANES void gelu_row(float* x, std::size_t size) {
  for (std::size_t i = 0; i < size; i += kCount) {
    Floats v;
    load(v, x + i);
    gelu(v);
    store(x + i, v);
  }
}

/// x = (x − mean) / deviation · weight + bias; size is a multiple of kCount.
CG_LANES void normalize_row(float* x, std::size_t size, const float* weight, const float* bias) {
  Floats total{};
  for (std::size_t i = 0; i < size; i += kCount) {
    Floats v;
    load(v, x + i);
    total += v;
  }
  const float mean = sum(total) / static_cast<float>(size);
  Floats squares{};
  for (std::size_t i = 0; i < size; i += kCount) {
    Floats v;
    load(v, x + i);
    v -= mean;
    squares += v * v;
  }
  const float inverse = 1.0F / std::sqrt(sum(squares) / static_cast<float>(size) + 1e-12F);
  for (std::size_t i = 0; i < size; i += kCount) {
    Floats v, w, b;
    load(v, x + i);
    load(w, weight + i);
    load(b, bias + i);
    store(x + i, (v - mean) * inverse * w + b);
  }
}

CG_LANES float largest_size(const float* x, std::size_t size) {
  Floats most{};
  for (std::size_t i = 0; i < size; i += kCount) {
    Floats v;
    load(v, x + i);
    v = v < 0.0F ? -v : v;
    most = v > most ? v : most;
  }
  float largest = 1e-30F;
  for (std::size_t i = 0; i < kCount; ++i) largest = most[i] > largest ? most[i] : largest;
  return largest;
}

CG_LANES void store_codes(std::int16_t* to, const Ints& value) {
  using Codes = std::int16_t __attribute__((vector_size(kCount * sizeof(std::int16_t))));
  const Codes codes = __builtin_convertvector(value, Codes);
  std::memcpy(to, &codes, sizeof codes);
}
CG_LANES void store_codes(std::uint8_t* to, const Ints& value) {
  using Codes = std::uint8_t __attribute__((vector_size(kCount)));
  const Codes codes = __builtin_convertvector(value, Codes);
  std::memcpy(to, &codes, sizeof codes);
}

/// Fixed point of one row: x[i] ≈ (codes[i] - zero) · (the result), codes within ±limit of zero.
template <typename Code>
CG_LANES float quantize_row(const float* x, std::size_t size, float limit, int zero, Code* codes) {
  const float largest = largest_size(x, size);
  const float factor = limit / largest;
  for (std::size_t i = 0; i < size; i += kCount) {
    Floats v;
    load(v, x + i);
    v = (v * factor + 12582912.0F) - 12582912.0F;
    store_codes(codes + i, __builtin_convertvector(v, Ints) + zero);
  }
  return largest / limit;
}

/// In place: the first `count` of `size` scores become probabilities, the others 0. Returns the largest.
CG_LANES float softmax_row(float* x, std::size_t count, std::size_t size) {
  for (std::size_t i = count; i < size; ++i) x[i] = -1e30F;
  Floats most = Floats{} - 1e30F;
  for (std::size_t i = 0; i < size; i += kCount) {
    Floats v;
    load(v, x + i);
    most = v > most ? v : most;
  }
  float largest = most[0];
  for (std::size_t i = 1; i < kCount; ++i) largest = most[i] > largest ? most[i] : largest;
  Floats total{};
  for (std::size_t i = 0; i < size; i += kCount) {
    Floats v;
    load(v, x + i);
    v -= largest;
    exp(v);
    store(x + i, v);
    total += v;
  }
  for (std::size_t i = count; i < size; ++i) x[i] = 0;
  const float inverse = 1.0F / sum(total);
  for (std::size_t i = 0; i < size; i += kCount) {
    Floats v;
    load(v, x + i);
    store(x + i, v * inverse);
  }
  return inverse;
}

CG_LANES float dot(const float* a, const float* b, std::size_t size) {
  Floats total{};
  for (std::size_t i = 0; i < size; i += kCount) {
    Floats v, w;
    load(v, a + i);
    load(w, b + i);
    total += v * w;
  }
  return sum(total);
}

#undef CG_LANES

}  // namespace claimgraph::lanes
