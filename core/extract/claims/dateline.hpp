// Datelines in front of what is said. Internal to core/extract.
#pragma once

#include <cstdint>
#include <vector>

#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

/// "LIMA (Agency) – Prices rose": takes the place of the report, which is no part of what is said, off the
/// front.
void strip_dateline(const Syntax& syntax, std::vector<std::uint32_t>& tokens);

}  // namespace claimgraph
