// The trained weights, compiled in. The .inc files are made by training/train_boilerplate.cpp.
#include <cstddef>
#include <iterator>

#include "importers/blocks.hpp"

namespace claimgraph::clean {
namespace {

/// As the .inc files hold it: sixteen transition weights, then rows of a feature number and its eight
/// weights.
struct Raw {
  const short* transitions;
  const short* rows;
  std::size_t count;
};

ChainModel unpack(const Raw& raw) {
  ChainModel model;
  for (std::size_t from = 0; from < kLabels; ++from) {
    for (std::size_t to = 0; to < kLabels; ++to) {
      const short value = raw.transitions[from * kLabels + to];
      model.transitions[from][to] = value == -32768 ? kForbidden : static_cast<float>(value) / 100.0F;
    }
  }
  constexpr std::size_t kRow = 1 + kLabels + kSwitches;
  for (std::size_t at = 0; at + kRow <= raw.count; at += kRow) {
    const auto feature = static_cast<std::size_t>(raw.rows[at]);
    if (model.weights.size() <= feature) model.weights.resize(feature + 1);
    for (std::size_t k = 0; k + 1 < kRow; ++k)
      model.weights[feature][k] = static_cast<float>(raw.rows[at + 1 + k]) / 100.0F;
  }
  return model;
}

namespace text_weights {
#include "importers/block_model_text.inc"
}
namespace html_weights {
#include "importers/block_model_html.inc"
}

}  // namespace

const ChainModel& text_model() {
  static const ChainModel model =
      unpack({text_weights::kTransitions, text_weights::kRows, std::size(text_weights::kRows)});
  return model;
}

const ChainModel& html_model() {
  static const ChainModel model =
      unpack({html_weights::kTransitions, html_weights::kRows, std::size(html_weights::kRows)});
  return model;
}

}  // namespace claimgraph::clean
