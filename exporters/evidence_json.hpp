// Evidence as JSON, one form for node-link JSON and for what GraphML keeps in a string.
#pragma once

#include <cstddef>
#include <vector>

#include "claimgraph/graph_data.hpp"
#include "core/base/json_writer.hpp"

namespace claimgraph::detail {

/// The objects of an array that the caller has begun, from the item `from` on; empty members are left out.
void write_evidence_items(JsonWriter& json, const std::vector<Evidence>& evidence, std::size_t from = 0);

}  // namespace claimgraph::detail
