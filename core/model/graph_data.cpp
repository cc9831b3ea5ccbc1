#include "claimgraph/graph_data.hpp"

#include <array>

namespace claimgraph {

namespace {

constexpr std::array kNodeKinds{"Article", "Person",      "Organization", "Place",       "Group",
                                "Claim",   "Attribution", "Quantity",     "ClaimReview", "Other"};
constexpr std::array kEdgeKinds{"saidBy",      "disputes", "denies",     "supports",    "questions",
                                "corrects",    "relays",   "reportedIn", "contradicts", "variantOf",
                                "derivedFrom", "cites",    "about",      "affiliation", "revisionOf",
                                "sameClaim",   "narrower", "sameAs",     "mentions"};
constexpr std::array kOrigins{"rule", "model", "import", "person"};

}  // namespace

NodeKind node_kind_of(EntityType type) {
  switch (type) {
    case EntityType::person:
      return NodeKind::person;
    case EntityType::organization:
      return NodeKind::organization;
    case EntityType::place:
      return NodeKind::place;
    case EntityType::group:
      return NodeKind::group;
    case EntityType::other:
      return NodeKind::other;
  }
  return NodeKind::other;
}

EntityType entity_type_of(NodeKind kind) {
  for (const EntityType type :
       {EntityType::person, EntityType::organization, EntityType::place, EntityType::group}) {
    if (node_kind_of(type) == kind) return type;
  }
  return EntityType::other;
}

const char* node_kind_name(NodeKind kind) {
  return kNodeKinds.at(static_cast<std::size_t>(kind));
}
const char* edge_kind_name(EdgeKind kind) {
  return kEdgeKinds.at(static_cast<std::size_t>(kind));
}
const char* origin_name(Origin origin) {
  return kOrigins.at(static_cast<std::size_t>(origin));
}

std::optional<NodeKind> node_kind_from(const std::string& name) {
  for (std::size_t i = 0; i < kNodeKinds.size(); ++i) {
    if (name == kNodeKinds.at(i)) return static_cast<NodeKind>(i);
  }
  return std::nullopt;
}

std::optional<EdgeKind> edge_kind_from(const std::string& name) {
  for (std::size_t i = 0; i < kEdgeKinds.size(); ++i) {
    if (name == kEdgeKinds.at(i)) return static_cast<EdgeKind>(i);
  }
  return std::nullopt;
}

}  // namespace claimgraph
