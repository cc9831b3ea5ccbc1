// What people decided that linking must keep to: plain values, made by core/curation, kept to by core/link.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "claimgraph/analysis.hpp"

namespace claimgraph {

/// Name of the link (edge_kind_name(), or "stance"), then its ends: the lesser id first, but for "stance",
/// which goes from the saying to the claim.
using LinkKey = std::tuple<std::string, std::string, std::string>;

struct LinkVerdict {
  bool right = false;          ///< confirmed; else rejected
  std::string by;              ///< "person:NAME"
  std::string source, target;  ///< the ends in the order in which they were decided on
  bool operator==(const LinkVerdict&) const = default;
};

struct LinkRules {
  /// Groups of entities, and of claims, that are one; the first-named first, with who joined it to the ones
  /// before.
  struct Joined {
    std::vector<std::string> ids;
    std::string by;  ///< "person:NAME" of the last decision that made the group
    bool operator==(const Joined&) const = default;
  };
  std::vector<Joined> joined;
  std::set<std::pair<std::string, std::string>> apart;  ///< (less, greater): never one
  std::map<LinkKey, LinkVerdict> links;
  std::set<std::string> rejected_sayings;                        ///< attributions that do not count
  std::map<std::string, EntityType> types;                       ///< of entities
  std::set<std::pair<std::string, std::string>> rejected_names;  ///< entity, name
  bool operator==(const LinkRules&) const = default;
};

}  // namespace claimgraph
