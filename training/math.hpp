// Dense float kernels for training the small networks. One fixed order of summation: same bytes on every run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace claimgraph::training {

/// c[n×m] += a[n×k] · b[k×m]; lda, ldb, ldc are the distances of rows; m is a multiple of 8.
void gemm(const float* a, std::size_t lda, const float* b, std::size_t ldb, float* c, std::size_t ldc,
          std::size_t n, std::size_t k, std::size_t m);

/// c[k×m] += aᵀ · b with a[n×k], b[n×m].
void gemm_transposed(const float* a, std::size_t lda, const float* b, std::size_t ldb, float* c,
                     std::size_t ldc, std::size_t n, std::size_t k, std::size_t m);

/// out[m×n] = inᵀ, in[n×m].
void transpose(const float* in, float* out, std::size_t n, std::size_t m);

void add_scaled(float* to, const float* from, float factor, std::size_t count);

/// Parameters with gradients and Adam's moments (D. Kingma and J. Ba, ICLR 2015), and a running mean of the
/// values over the last part of training. Gradients come from `shards` workers, added in their order.
struct Parameters {
  std::vector<float> value, mean;
  std::vector<std::vector<float>> gradient;
  /// Rows whose gradient is not zero, when only some are touched in a batch (row == 0: dense).
  std::size_t row = 0;
  std::vector<std::vector<std::uint32_t>> touched;

  void resize(std::size_t count, std::size_t shards, std::size_t row_size = 0);
  void touch(std::size_t shard, std::uint32_t row_number);
  void step(float rate, std::uint64_t time, float decay);
  /// Takes the present values into the mean; `samples` is the number taken before.
  void sample(std::size_t samples);

 private:
  void update(std::size_t begin, std::size_t end, float rate, std::uint64_t time, float decay);
  std::vector<float> m_first, m_second;
  std::vector<std::uint8_t> m_marked;
};

}  // namespace claimgraph::training
