// Weight table of a linear model over hashed features. A feature's row starts where its hash says and
// overlaps its neighbours'; training and running share `row_start`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/text/binary_io.hpp"
#include "core/text/kernels.hpp"

namespace claimgraph {

/// Shape of a table: 2^bits cells and `padded` more, `classes` of them a row, rows at multiples of `align`.
struct LinearShape {
  std::uint32_t bits = 0;
  std::uint32_t classes = 0;

  std::uint32_t align() const { return classes > 64 ? 16 : classes > 8 ? 8 : 4; }
  std::uint32_t padded() const { return (classes + 31) / 32 * 32; }
  std::size_t cells() const { return (std::size_t{1} << bits) + padded(); }
  std::size_t row_start(std::uint64_t hash) const {
    return (hash >> (64 - bits)) & ~static_cast<std::uint64_t>(align() - 1);
  }
};

/// A view of a table in a model section.
class LinearTable {
 public:
  LinearTable() = default;
  explicit LinearTable(SectionReader& in);

  const LinearShape& shape() const { return m_shape; }
  const std::uint8_t* row(std::uint64_t hash) const { return m_codes.data() + m_shape.row_start(hash); }
  /// Real value of a sum of 1.
  float unit() const { return m_unit; }

 private:
  LinearShape m_shape;
  float m_unit = 1;
  std::span<const std::uint8_t> m_codes;
};

/// Rounds float weights to minifloats and appends them to a section. `unit_count`: the largest weight becomes
/// kMinifloatMax.
void write_linear_table(SectionWriter& out, const LinearShape& shape, std::span<const float> weights);

}  // namespace claimgraph
