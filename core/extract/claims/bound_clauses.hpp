// Clauses that one would cut apart and that were not said alone. Internal to core/extract/claims.
#pragma once

#include <cstdint>
#include <vector>

#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

/// `tokens`: one sentence of a content in text order; `cut`: the first token of its second part.
bool stays_together(const Syntax& syntax, const std::vector<std::uint32_t>& tokens, std::uint32_t cut);

}  // namespace claimgraph
