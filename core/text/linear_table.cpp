#include "core/text/linear_table.hpp"

#include <algorithm>
#include <cmath>

#include "core/text/minifloat.hpp"

namespace claimgraph {

LinearTable::LinearTable(SectionReader& in) {
  m_shape.bits = in.number<std::uint32_t>();
  m_shape.classes = in.number<std::uint32_t>();
  m_unit = in.number<float>();
  m_codes = in.array<std::uint8_t>();
  if (m_shape.bits < 8 || m_shape.bits > 30 || m_shape.classes == 0 || m_shape.classes > 4096 ||
      m_codes.size() != m_shape.cells()) {
    in.fail();
  }
}

void write_linear_table(SectionWriter& out, const LinearShape& shape, std::span<const float> weights) {
  float largest = 0;
  for (const float w : weights) largest = std::max(largest, std::fabs(w));
  const float unit = largest > 0 ? largest / static_cast<float>(kMinifloatMax) : 1;
  std::vector<std::uint8_t> codes(shape.cells());
  for (std::size_t i = 0; i < weights.size(); ++i)
    codes[i] = weights[i] == 0 ? 0 : minifloat_code(weights[i] / unit);
  out.number(shape.bits);
  out.number(shape.classes);
  out.number(unit);
  out.array(codes);
}

}  // namespace claimgraph
