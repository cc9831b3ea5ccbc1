// Trains the chain models of importers/blocks.hpp: a conditional random field over the blocks of a page,
// Adagrad with its accumulator starting at 1, L2, weights averaged over the second half of the passes.
// Deterministic.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "importers/blocks.hpp"
#include "training/options.hpp"

namespace claimgraph::training {

struct ChainExample {
  clean::FeatureRows rows;
  std::vector<clean::Label> labels;  ///< one a block, at least one
};

class ChainTrainer {
 public:
  ChainTrainer();

  void train(const std::vector<const ChainExample*>& examples, const PageSettings& settings);
  /// After train().
  clean::ChainModel model() const;

 private:
  /// Label and switch scores of one block under the present weights.
  using Scores = std::array<double, clean::kLabels + clean::kSwitches>;
  using Row = std::array<double, clean::kLabels>;
  struct Lattice {
    std::vector<Scores> scores;
    std::vector<Row> forward, backward;  ///< logarithms
    double all = 0;                      ///< logarithm of the sum over all labellings
  };

  double edge(const Lattice& lattice, std::size_t block, std::size_t from, std::size_t to) const;
  Lattice lattice_of(const ChainExample& example) const;
  void update(const ChainExample& example, const PageSettings& settings);

  std::vector<double> m_weights;  ///< [feature][label or switch], then transitions [from][to]
  std::vector<double> m_squares, m_sum;
  int m_samples = 0;
};

}  // namespace claimgraph::training
