// Averaged perceptron over hashed features with lazy averaging.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/text/linear_table.hpp"

namespace claimgraph::training {

class AveragedPerceptron {
 public:
  explicit AveragedPerceptron(LinearShape shape);

  const LinearShape& shape() const { return m_shape; }
  /// scores: shape.classes values.
  void score(std::span<const std::uint64_t> features, float* scores) const;
  /// One step of time; when gold and predicted differ their rows move towards the answer.
  void update(std::span<const std::uint64_t> features, std::uint32_t gold, std::uint32_t predicted);
  /// The averaged weights; the learner is spent afterwards.
  std::vector<float> average();

 private:
  LinearShape m_shape;
  std::vector<float> m_weights;
  std::vector<double> m_weighted;  // sum over updates of step × change
  double m_step = 1;
};

}  // namespace claimgraph::training
