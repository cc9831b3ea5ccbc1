// What is found by comparing articles and claims with each other. core/resolve computes these values from the
// whole store, core/store keeps them; they can be computed again at any time.
#pragma once

#include <string>
#include <vector>

#include "claimgraph/graph_data.hpp"
#include "claimgraph/span.hpp"

namespace claimgraph {

/// `kind` is contradicts or variant_of. The pair is unordered unless `label` has a direction ("5.5M → 5.6M"
/// reads from source to target).
struct ClaimRelation {
  EdgeKind kind = EdgeKind::variant_of;
  std::string source, target;  ///< claim ids
  std::string label;           ///< for a person: "5.5M → 5.6M"
  std::string detail;  ///< for a program: "rounds-to", "truncates-to", "disjoint", "scale-slip", "polarity"
  double confidence = 1;
  std::string by;
};

/// An attribution that denies, disputes, doubts, questions, supports or corrects a claim of somebody else.
struct StanceTarget {
  std::string attribution, claim;  ///< ids
  std::string detail;              ///< "same-text", "same-figure", "overlap"
  double confidence = 1;
  std::string by;
};

/// `kind` is derived_from (article → the article it was copied from) or cites (article → article or
/// publisher).
struct ArticleRelation {
  EdgeKind kind = EdgeKind::cites;
  std::string source;     ///< article id
  std::string target;     ///< article id, or empty when only the publisher is known
  std::string publisher;  ///< name, when target is empty
  std::string label;      ///< "told Reuters", "copied text", "link"
  std::string detail;     ///< "containment 0.83"
  Span passage;           ///< bytes of the source's text: the citing words or the copied passage
  Span target_passage;    ///< the same in the target; empty when there is none
  double confidence = 1;
  std::string by;
};

struct Relations {
  std::vector<ClaimRelation> claims;
  std::vector<StanceTarget> stances;
  std::vector<ArticleRelation> articles;
};

}  // namespace claimgraph
