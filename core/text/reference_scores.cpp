#include "core/text/reference_scores.hpp"

#include <algorithm>
#include <bit>

#include "core/text/kernels.hpp"

namespace claimgraph {

float ReferenceScores::score(std::uint32_t later, std::uint32_t earlier) const {
  const float* a = m_later.data() + static_cast<std::size_t>(m_rows[later]) * kWidth;
  const float* b = m_earlier.data() + static_cast<std::size_t>(m_rows[earlier]) * kWidth;
  const std::uint32_t between = std::max(later - earlier, 1U);
  const std::size_t power = std::min<std::size_t>(std::bit_width(between) - 1, kDistances - 1);
  return active_kernels().dot(a, b, kWidth) + m_distances[power];
}

void ReferenceScores::add(const float* later, const float* earlier) {
  if (later == nullptr) {
    m_rows.push_back(-1);
    return;
  }
  m_rows.push_back(static_cast<std::int32_t>(m_later.size() / kWidth));
  m_later.insert(m_later.end(), later, later + kWidth);
  m_earlier.insert(m_earlier.end(), earlier, earlier + kWidth);
}

void ReferenceScores::set_distances(const float* by_class) {
  m_distances.assign(by_class, by_class + kDistances);
}

}  // namespace claimgraph
