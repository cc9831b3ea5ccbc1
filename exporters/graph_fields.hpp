// All that is known of a node or an edge as named, typed values: the keys of GraphML (graphml_keys.hpp)
// without what only says how to draw. For formats that are tables of attributes.
#pragma once

#include <functional>
#include <string_view>

#include "claimgraph/graph_data.hpp"
#include "exporters/graphml_keys.hpp"

namespace claimgraph::detail {

/// `value` is "1" for a flag and a decimal for a number. Values that are missing are not visited.
using FieldVisitor = std::function<void(const char* name, KeyType type, std::string_view value)>;

/// In the order of node_keys() and edge_keys(); linear in the size of the record.
void visit_fields(const Node& node, const FieldVisitor& visit);
void visit_fields(const Edge& edge, const FieldVisitor& visit);

/// A key that visit_fields() gives: not size, position or colour.
template <typename Record>
bool is_field(const Key<Record>& key) {
  const std::string_view name = key.name;
  return name != "size" && name != "x" && name != "y" && name != "r" && name != "g" && name != "b";
}

}  // namespace claimgraph::detail
