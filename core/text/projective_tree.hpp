// The best projective tree over arc scores (J. Eisner, COLING 1996), with one root.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace claimgraph {

/// scores: [child][0 for the root, else 1 + head], `count` rows of count + 1; finite. Returns each word's
/// head, -1 for the root's one child. Cubic in `count` where the best heads are no such tree by themselves,
/// else linear but for the search of the heads.
std::vector<std::int32_t> projective_tree(std::span<const float> scores, std::size_t count);

}  // namespace claimgraph
