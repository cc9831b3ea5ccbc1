// The GraphML keys that claimgraph writes and reads: the contract of schemas/graphml/keys.tsv, in the same
// order. Names are a promise: add, never rename.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/graph_data.hpp"

namespace claimgraph::detail {

/// A flag is the int 1, or left out: GraphML's boolean is read by Boost only as 1 and by rustworkx only as
/// true.
enum class KeyType { string, flag, integer, real };

/// What a key's value is read from and written to. One of the members is set, by type; a key without any is
/// derived from the others when writing and ignored when reading.
template <typename Record>
struct Key {
  const char* id;    ///< unique in the file
  const char* name;  ///< attr.name; the same as id unless nodes and edges share the name
  KeyType type;
  std::string Record::*text = nullptr;
  bool Record::*flag = nullptr;
  std::vector<std::string> Record::*list = nullptr;
  double Record::*number = nullptr;  ///< left out when 0
};

const std::vector<Key<Node>>& node_keys();
const std::vector<Key<Edge>>& edge_keys();
const char* key_type_name(KeyType type);

/// A list in one string: items joined by " | ", with `|` and `\` inside an item escaped by `\`.
std::string join_list(const std::vector<std::string>& items);

/// The evidence behind the first, as a JSON array; empty when there is none.
std::string evidence_to_json(const std::vector<Evidence>& evidence, std::size_t from);

}  // namespace claimgraph::detail
