#include "training/math.hpp"

#include <algorithm>
#include <cmath>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace claimgraph::training {

namespace {

#if defined(__x86_64__)
#define CG_FMA __attribute__((target("avx2,fma")))

bool have_fma() {
  static const bool yes = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  return yes;
}

// Rows × 16 columns of c. Element (r, i) of the left matrix is a[r * row_step + i * inner_step].
template <int Rows>
CG_FMA void block16(const float* a, std::size_t row_step, std::size_t inner_step, const float* b,
                    std::size_t ldb, float* c, std::size_t ldc, std::size_t inner) {
  __m256 sums[Rows][2];
  for (int r = 0; r < Rows; ++r) {
    sums[r][0] = _mm256_loadu_ps(c + static_cast<std::size_t>(r) * ldc);
    sums[r][1] = _mm256_loadu_ps(c + static_cast<std::size_t>(r) * ldc + 8);
  }
  for (std::size_t i = 0; i < inner; ++i) {
    const __m256 b0 = _mm256_loadu_ps(b + i * ldb), b1 = _mm256_loadu_ps(b + i * ldb + 8);
    for (int r = 0; r < Rows; ++r) {
      const __m256 x = _mm256_broadcast_ss(a + static_cast<std::size_t>(r) * row_step + i * inner_step);
      sums[r][0] = _mm256_fmadd_ps(x, b0, sums[r][0]);
      sums[r][1] = _mm256_fmadd_ps(x, b1, sums[r][1]);
    }
  }
  for (int r = 0; r < Rows; ++r) {
    _mm256_storeu_ps(c + static_cast<std::size_t>(r) * ldc, sums[r][0]);
    _mm256_storeu_ps(c + static_cast<std::size_t>(r) * ldc + 8, sums[r][1]);
  }
}

template <int Rows>
CG_FMA void block8(const float* a, std::size_t row_step, std::size_t inner_step, const float* b,
                   std::size_t ldb, float* c, std::size_t ldc, std::size_t inner) {
  __m256 sums[Rows];
  for (int r = 0; r < Rows; ++r) sums[r] = _mm256_loadu_ps(c + static_cast<std::size_t>(r) * ldc);
  for (std::size_t i = 0; i < inner; ++i) {
    const __m256 b0 = _mm256_loadu_ps(b + i * ldb);
    for (int r = 0; r < Rows; ++r) {
      const __m256 x = _mm256_broadcast_ss(a + static_cast<std::size_t>(r) * row_step + i * inner_step);
      sums[r] = _mm256_fmadd_ps(x, b0, sums[r]);
    }
  }
  for (int r = 0; r < Rows; ++r) _mm256_storeu_ps(c + static_cast<std::size_t>(r) * ldc, sums[r]);
}

CG_FMA void multiply(const float* a, std::size_t row_step, std::size_t inner_step, const float* b,
                     std::size_t ldb, float* c, std::size_t ldc, std::size_t rows, std::size_t inner,
                     std::size_t columns) {
  std::size_t j = 0;
  for (; j + 16 <= columns; j += 16) {
    std::size_t r = 0;
    for (; r + 4 <= rows; r += 4) {
      block16<4>(a + r * row_step, row_step, inner_step, b + j, ldb, c + r * ldc + j, ldc, inner);
    }
    for (; r < rows; ++r)
      block16<1>(a + r * row_step, row_step, inner_step, b + j, ldb, c + r * ldc + j, ldc, inner);
  }
  for (; j < columns; j += 8) {
    std::size_t r = 0;
    for (; r + 4 <= rows; r += 4) {
      block8<4>(a + r * row_step, row_step, inner_step, b + j, ldb, c + r * ldc + j, ldc, inner);
    }
    for (; r < rows; ++r)
      block8<1>(a + r * row_step, row_step, inner_step, b + j, ldb, c + r * ldc + j, ldc, inner);
  }
}
#endif

void multiply_portable(const float* a, std::size_t row_step, std::size_t inner_step, const float* b,
                       std::size_t ldb, float* c, std::size_t ldc, std::size_t rows, std::size_t inner,
                       std::size_t columns) {
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t i = 0; i < inner; ++i) {
      const float x = a[r * row_step + i * inner_step];
      for (std::size_t j = 0; j < columns; ++j) c[r * ldc + j] += x * b[i * ldb + j];
    }
  }
}

void any_multiply(const float* a, std::size_t row_step, std::size_t inner_step, const float* b,
                  std::size_t ldb, float* c, std::size_t ldc, std::size_t rows, std::size_t inner,
                  std::size_t columns) {
#if defined(__x86_64__)
  if (have_fma()) return multiply(a, row_step, inner_step, b, ldb, c, ldc, rows, inner, columns);
#endif
  multiply_portable(a, row_step, inner_step, b, ldb, c, ldc, rows, inner, columns);
}

}  // namespace

void gemm(const float* a, std::size_t lda, const float* b, std::size_t ldb, float* c, std::size_t ldc,
          std::size_t n, std::size_t k, std::size_t m) {
  any_multiply(a, lda, 1, b, ldb, c, ldc, n, k, m);
}

void gemm_transposed(const float* a, std::size_t lda, const float* b, std::size_t ldb, float* c,
                     std::size_t ldc, std::size_t n, std::size_t k, std::size_t m) {
  any_multiply(a, 1, lda, b, ldb, c, ldc, k, n, m);
}

void transpose(const float* in, float* out, std::size_t n, std::size_t m) {
  constexpr std::size_t kTile = 16;
  for (std::size_t i = 0; i < n; i += kTile) {
    for (std::size_t j = 0; j < m; j += kTile) {
      for (std::size_t r = i; r < std::min(i + kTile, n); ++r) {
        for (std::size_t s = j; s < std::min(j + kTile, m); ++s) out[s * n + r] = in[r * m + s];
      }
    }
  }
}

void add_scaled(float* to, const float* from, float factor, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) to[i] += factor * from[i];
}

void Parameters::resize(std::size_t count, std::size_t shards, std::size_t row_size) {
  value.assign(count, 0);
  m_first.assign(count, 0);
  m_second.assign(count, 0);
  gradient.assign(shards, std::vector<float>(count, 0));
  row = row_size;
  touched.assign(shards, {});
  if (row > 0) m_marked.assign(shards * (count / row), 0);
}

void Parameters::touch(std::size_t shard, std::uint32_t row_number) {
  std::uint8_t& mark = m_marked[shard * (value.size() / row) + row_number];
  if (mark != 0) return;
  mark = 1;
  touched[shard].push_back(row_number);
}

void Parameters::update(std::size_t begin, std::size_t end, float rate, std::uint64_t time, float decay) {
  constexpr float kFirst = 0.9F, kSecond = 0.999F, kEpsilon = 1e-8F;
  const auto steps = static_cast<double>(time);
  const auto correct = static_cast<float>(std::sqrt(1 - std::pow(0.999, steps)) / (1 - std::pow(0.9, steps)));
  float* first_gradient = gradient[0].data();
  for (std::size_t s = 1; s < gradient.size(); ++s) {
    float* other = gradient[s].data();
    for (std::size_t i = begin; i < end; ++i) {
      first_gradient[i] += other[i];
      other[i] = 0;
    }
  }
  for (std::size_t i = begin; i < end; ++i) {
    const float g = first_gradient[i];
    first_gradient[i] = 0;
    m_first[i] = kFirst * m_first[i] + (1 - kFirst) * g;
    m_second[i] = kSecond * m_second[i] + (1 - kSecond) * g * g;
    value[i] -= rate * (correct * m_first[i] / (std::sqrt(m_second[i]) + kEpsilon) + decay * value[i]);
  }
}

void Parameters::step(float rate, std::uint64_t time, float decay) {
  if (row == 0) {
    update(0, value.size(), rate, time, decay);
    return;
  }
  const std::size_t rows = value.size() / row;
  for (std::size_t s = 0; s < touched.size(); ++s) {
    for (const std::uint32_t r : touched[s]) {
      if (m_marked[s * rows + r] == 0) continue;
      for (std::size_t other = s; other < touched.size(); ++other) m_marked[other * rows + r] = 0;
      update(r * row, (r + 1) * row, rate, time, decay);
    }
    touched[s].clear();
  }
}

void Parameters::sample(std::size_t samples) {
  if (mean.empty()) mean.assign(value.size(), 0);
  const float share = 1.0F / static_cast<float>(samples + 1);
  for (std::size_t i = 0; i < value.size(); ++i) mean[i] += share * (value[i] - mean[i]);
}

}  // namespace claimgraph::training
