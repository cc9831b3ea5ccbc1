// The weights of the coreference ranker.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "claimgraph/model_file.hpp"

namespace claimgraph {

/// Hashed linear weights. Immutable; threads may share it.
class CorefModel {
 public:
  static constexpr std::uint32_t kBits = 17;
  static constexpr std::uint32_t kSize = 1U << kBits;

  /// Reads the section "coref"; throws DataError when it is damaged. Null when the set has none.
  static std::shared_ptr<const CorefModel> from(const ModelFile& models);
  /// The section's bytes for float weights of kSize cells.
  static std::string encode(std::span<const float> weights);
  explicit CorefModel(std::vector<float> weights) : m_weights(std::move(weights)) {}

  float score(std::span<const std::uint32_t> features) const {
    float sum = 0;
    for (const std::uint32_t f : features) sum += m_weights[f & (kSize - 1)];
    return sum;
  }

 private:
  std::vector<float> m_weights;
};

}  // namespace claimgraph
