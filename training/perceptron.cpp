#include "training/perceptron.hpp"

#include <algorithm>

namespace claimgraph::training {

namespace {

#if defined(__x86_64__)
__attribute__((target_clones("avx2", "default")))
#endif
void add_row(const float* row, float* scores, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) scores[i] += row[i];
}

}  // namespace

AveragedPerceptron::AveragedPerceptron(LinearShape shape)
    : m_shape(shape), m_weights(shape.cells()), m_weighted(shape.cells()) {}

void AveragedPerceptron::score(std::span<const std::uint64_t> features, float* scores) const {
  std::fill(scores, scores + m_shape.classes, 0.0F);
  for (const std::uint64_t feature : features) {
    add_row(m_weights.data() + m_shape.row_start(feature), scores, m_shape.classes);
  }
}

void AveragedPerceptron::update(std::span<const std::uint64_t> features, std::uint32_t gold,
                                std::uint32_t predicted) {
  if (gold != predicted) {
    for (const std::uint64_t feature : features) {
      const std::size_t row = m_shape.row_start(feature);
      m_weights[row + gold] += 1;
      m_weighted[row + gold] += m_step;
      m_weights[row + predicted] -= 1;
      m_weighted[row + predicted] -= m_step;
    }
  }
  m_step += 1;
}

std::vector<float> AveragedPerceptron::average() {
  for (std::size_t i = 0; i < m_weights.size(); ++i) {
    m_weights[i] = static_cast<float>(m_weights[i] - m_weighted[i] / m_step);
  }
  return std::move(m_weights);
}

}  // namespace claimgraph::training
