#include "core/extract/coreference/coref_model.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "claimgraph/error.hpp"

namespace claimgraph {
namespace {

// Layout: "CGCR", format version, kBits, features' version (all u32 little-endian), scale (f32), kSize int16.
constexpr std::uint32_t kMagic = 0x52434743U, kFormat = 1, kFeatures = 1;

struct Header {
  std::uint32_t magic, format, bits, features;
  float scale;
};

}  // namespace

std::string CorefModel::encode(std::span<const float> weights) {
  float largest = 1e-6F;
  for (const float w : weights) largest = std::max(largest, std::fabs(w));
  const Header header{kMagic, kFormat, kBits, kFeatures, largest / 32767.0F};
  std::vector<std::int16_t> cells(kSize, 0);
  for (std::size_t i = 0; i < kSize && i < weights.size(); ++i)
    cells[i] = static_cast<std::int16_t>(std::lround(weights[i] / header.scale));
  std::string out(sizeof header + kSize * sizeof(std::int16_t), '\0');
  std::memcpy(out.data(), &header, sizeof header);
  std::memcpy(out.data() + sizeof header, cells.data(), kSize * sizeof(std::int16_t));
  return out;
}

std::shared_ptr<const CorefModel> CorefModel::from(const ModelFile& models) {
  if (!models.has_section("coref")) return nullptr;
  const std::span<const std::byte> bytes = models.section("coref");
  Header header{};
  if (bytes.size() == sizeof header + kSize * sizeof(std::int16_t))
    std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kMagic || header.format != kFormat || header.bits != kBits ||
      header.features != kFeatures || !std::isfinite(header.scale))
    throw DataError(
        "model set '" + models.name() +
        "': the section 'coref' does not fit this version of the program; train the models again or "
        "install the set that came with it");
  std::vector<float> weights(kSize);
  for (std::size_t i = 0; i < kSize; ++i) {
    std::int16_t cell = 0;
    std::memcpy(&cell, bytes.data() + sizeof header + i * sizeof cell, sizeof cell);
    weights[i] = static_cast<float>(cell) * header.scale;
  }
  return std::make_shared<CorefModel>(std::move(weights));
}

}  // namespace claimgraph
