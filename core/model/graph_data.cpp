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
