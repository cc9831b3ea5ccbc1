// Which lines of a scraped text are its article's body.
#pragma once

#include <span>
#include <vector>

#include "importers/blocks.hpp"
#include "importers/page_models.hpp"

namespace claimgraph::clean {

/// The stretch of blocks with most prose, by one rule and no model: every sentence-like block counts its
/// words, every other one is a loss. Without the short notices inside it. Linear.
std::vector<Label> run_candidate(std::span<const Block> blocks, std::span<const BlockStats> stats);

/// What the model says, unless it has gone astray: when it hardly meets the longest run of prose, and the run
/// speaks more of the text's first line, the run is taken; so it is without models. Linear; thread-safe.
std::vector<Label> choose_text_body(std::span<const Block> blocks, std::span<const BlockStats> stats,
                                    const PageModels* models);

}  // namespace claimgraph::clean
