// Pages that carry their story twice: once for each width of screen, or once in print and once in a summary.
#include <cstddef>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "importers/blocks.hpp"

namespace claimgraph::clean {

void drop_repeats(std::span<const Block> blocks, std::span<const BlockStats> stats,
                  std::vector<Label>& labels) {
  constexpr std::uint32_t kWords = 8;  // "He did not." may well stand twice
  std::unordered_set<std::string_view> seen;
  std::vector<std::size_t> repeats;
  std::size_t body_words = 0;
  std::size_t repeated_words = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] != Label::body) continue;
    body_words += stats[i].words;
    if (stats[i].words < kWords || seen.insert(blocks[i].text).second) continue;
    repeats.push_back(i);
    repeated_words += stats[i].words;
  }
  // Sentences said again are the author's; a story told twice is the page's doing.
  if (repeated_words * 9 < body_words * 4) return;
  for (const std::size_t i : repeats) labels[i] = Label::gap;
}

}  // namespace claimgraph::clean
