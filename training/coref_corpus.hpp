// Coreference corpora as running text: JSON lines {"doc", "sentences": [[token…]…], "clusters": [[[first,
// last]…]…]} (shared/corpora/news-coref), detokenised so that the whole chain can read them.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "claimgraph/span.hpp"

namespace claimgraph::training {

struct CorefDocument {
  std::string name;
  std::string text;
  std::vector<Span> tokens;                                ///< bytes of the corpus's own tokens
  std::vector<std::vector<std::pair<int, int>>> clusters;  ///< token numbers, both inclusive
};

/// Throws DataError. The joining is the same as in tests/eval/coref.
std::vector<CorefDocument> read_coref_corpus(const std::filesystem::path& path);

}  // namespace claimgraph::training
