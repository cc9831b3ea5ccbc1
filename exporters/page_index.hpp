// What the page's script filters and sorts by: a few facts of each card, in the order of the cards.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "claimgraph/graph_data.hpp"
#include "exporters/ledger.hpp"

namespace claimgraph::detail {

/// The sayings of a claim as its section lists them, by which the script finds them again: in favour,
/// against, on no side, the articles' own voice.
std::vector<std::vector<const Saying*>> page_groups(const LedgerClaim& claim);

/// Appends the index as JSON; `people` are the nodes of the named speakers. Returns the characters replaced.
std::size_t write_page_index(std::string& json, const GraphData& graph, const std::vector<Matter>& matters,
                             const std::vector<std::uint32_t>& people);

}  // namespace claimgraph::detail
