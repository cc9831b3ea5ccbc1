// Where the words of a claim begin and end. Internal to core/extract.
#pragma once

#include <cstdint>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

/// Takes off the tokens of a content, which are not empty, what is no part of what is said: the place of the
/// report ("LIMA (Agency) – Prices rose"), "that", "whether" where the stance says it already, and the marks
/// round words that are one quotation throughout. One token stays.
void strip_edges(const Syntax& syntax, StanceKind stance, std::vector<std::uint32_t>& tokens);

}  // namespace claimgraph
