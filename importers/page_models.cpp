#include "importers/page_models.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>

#include "claimgraph/error.hpp"
#include "claimgraph/model_file.hpp"

namespace claimgraph {

namespace clean {

namespace {

// Little-endian 16-bit numbers: the sixteen transitions, then rows of a feature's number and its eight
// weights.
constexpr std::size_t kTransitions = static_cast<std::size_t>(kLabels) * kLabels;
constexpr std::size_t kRow = 1 + kLabels + kSwitches;
constexpr std::int16_t kNever = -32768;  ///< a forbidden transition

float weight_of(std::int16_t hundredths) {
  return static_cast<float>(hundredths) / 100.0F;
}

}  // namespace

std::string write_chain_model(const ChainModel& model) {
  std::vector<std::int16_t> numbers;
  const auto hundredths = [](float weight) { return static_cast<std::int16_t>(std::lround(weight * 100)); };
  for (const auto& row : model.transitions) {
    for (const float weight : row) numbers.push_back(weight <= kForbidden ? kNever : hundredths(weight));
  }
  for (std::size_t feature = 0; feature < model.weights.size(); ++feature) {
    std::array<std::int16_t, kRow> row{static_cast<std::int16_t>(feature)};
    bool any = false;
    for (std::size_t k = 0; k + 1 < kRow; ++k) {
      row[k + 1] = hundredths(model.weights[feature][k]);
      any = any || row[k + 1] != 0;
    }
    if (any) numbers.insert(numbers.end(), row.begin(), row.end());
  }
  std::string bytes(numbers.size() * sizeof(std::int16_t), '\0');
  std::memcpy(bytes.data(), numbers.data(), bytes.size());
  return bytes;
}

ChainModel read_chain_model(std::span<const std::byte> bytes, std::string_view section) {
  const auto fail = [&] {
    throw DataError(
        fmt::format("section '{}' of the model file holds no model of pages; install it again, or "
                    "make it anew with claimgraph-train page",
                    section));
  };
  std::vector<std::int16_t> numbers(bytes.size() / sizeof(std::int16_t));
  if (bytes.size() % sizeof(std::int16_t) != 0 || numbers.size() < kTransitions ||
      (numbers.size() - kTransitions) % kRow != 0)
    fail();
  std::memcpy(numbers.data(), bytes.data(), bytes.size());
  ChainModel model;
  for (std::size_t i = 0; i < kTransitions; ++i)
    model.transitions[i / kLabels][i % kLabels] = numbers[i] == kNever ? kForbidden : weight_of(numbers[i]);
  for (std::size_t at = kTransitions; at < numbers.size(); at += kRow) {
    if (numbers[at] < 0 || numbers[at] >= kFeatureLimit) fail();
    const auto feature = static_cast<std::size_t>(numbers[at]);
    if (model.weights.size() <= feature) model.weights.resize(feature + 1);
    for (std::size_t k = 0; k + 1 < kRow; ++k) model.weights[feature][k] = weight_of(numbers[at + 1 + k]);
  }
  return model;
}

}  // namespace clean

std::shared_ptr<const PageModels> read_page_models(const ModelFile& file) {
  const auto model = [&file](std::string_view section) {
    return clean::read_chain_model(file.section(section), section);
  };
  return std::make_shared<const PageModels>(
      PageModels{model(clean::kMarkupSection), model(clean::kTextSection)});
}

}  // namespace claimgraph
