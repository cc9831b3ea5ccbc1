// The arc-eager network with gradients: trained with a dynamic oracle (Y. Goldberg and J. Nivre, COLING
// 2012).
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "training/treebank.hpp"

namespace claimgraph::training {

struct ParserSettings {
  std::size_t epochs = 12;
  std::uint32_t layers = 3;
  std::size_t hidden = 128;
  float rate = 0.001F;
  float dropout = 0.2F;
  float decay_from = 0.4F;
  float mean_from = 0.7F;  ///< share of training after which values enter the mean
};

/// After each epoch: its number, the loss summed over it, and what gives the section as it is now.
using AfterEpoch =
    std::function<void(std::size_t epoch, double loss, const std::function<std::string()>& section)>;

/// Trains one network on sentences that have tags, heads and relations, and gives its section. Two threads;
/// the same bytes on every run.
std::string train_parser_network(const Treebank& bank, const ParserSettings& settings, std::uint64_t seed,
                                 const AfterEpoch& after_epoch);

}  // namespace claimgraph::training
