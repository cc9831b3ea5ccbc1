// Trains the three-label CRFs of core/extract/attribution/crf.hpp: stochastic gradient, Adagrad with its
// accumulator starting at 1, L2 on the features that fire, weights averaged over the last passes.
// Deterministic.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/extract/attribution/crf.hpp"

namespace claimgraph::training {

/// Feature rows of many sequences, one after another.
struct CrfData {
  std::vector<std::uint32_t> state_rows, pair_rows;
  std::vector<std::uint64_t> state_end, pair_end;  ///< per token: end of its rows
  std::vector<std::uint8_t> gold;                  ///< label per token
  std::vector<std::uint8_t> free;                  ///< bit set of allowed labels per token
  std::vector<std::uint64_t> sequence_end;         ///< token index
  std::vector<std::uint32_t> group;                ///< per sequence: article number, for jackknifing
  std::vector<float> weight;                       ///< per sequence

  void add_token(const attribution::FeatureList& state, const attribution::FeatureList& pair,
                 std::uint8_t label, std::uint8_t allowed);
  void end_sequence(std::uint32_t article, float w = 1);
};

struct CrfOptions {
  unsigned state_bits = 20, pair_bits = 20;
  int passes = 6, averaged = 3;
  float rate = 0.04F, l2 = 1e-4F;
  std::uint64_t seed = 1;
  int runs = 1;  ///< orders of the articles whose weights are averaged
};

/// Trains on the sequences whose article is not in fold `skip` of `folds` (article % folds == skip); skip =
/// -1: all. Returns the two coded tables, state then pair, as the runtime reads them.
std::string train_crf(const CrfData& data, const CrfOptions& options, int folds, int skip);

}  // namespace claimgraph::training
