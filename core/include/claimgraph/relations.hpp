// What is found by comparing articles and claims with each other. core/link computes these values from the
// whole store, core/store keeps them; they can be computed again at any time.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "claimgraph/graph_data.hpp"
#include "claimgraph/span.hpp"

namespace claimgraph {

/// `kind` is contradicts, variant_of, same_claim or narrower. The pair is unordered unless `label` has a
/// direction ("5.5M → 5.6M" reads from source to target), and for narrower: the source says more.
struct ClaimRelation {
  EdgeKind kind = EdgeKind::variant_of;
  std::string source, target;  ///< claim ids
  std::string label;           ///< for a person: "5.5M → 5.6M"
  std::string detail;  ///< for a program: "rounds-to", "truncates-to", "compatible", "near", "supersedes",
                       ///< "disjoint", "scale-slip", "polarity", "words", "figure"
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

/// Two entities that are one. The pair is unordered: source < target.
struct EntityRelation {
  std::string source, target;  ///< entity ids
  std::string detail;          ///< "type", "legal-form", "short-form", "acronym", "middle-name", "copy"
  double confidence = 1;
  std::string by;
};

/// Membership in a family of two or more; `family` is the least id of its members.
struct EntityFamily {
  std::string entity, family;
  EntityType type = EntityType::other;  ///< what most articles take the family for
};
struct ClaimFamily {
  std::string claim, family;
};

/// The claim that a ClaimReview of an article is about.
struct ReviewTarget {
  std::string article;         ///< id
  std::uint32_t position = 0;  ///< of Article::claim_reviews
  std::string claim;           ///< id
  double confidence = 1;
  std::string by;
};

struct Relations {
  std::vector<ClaimRelation> claims;
  std::vector<StanceTarget> stances;
  std::vector<ArticleRelation> articles;
  std::vector<EntityRelation> entities;
  std::vector<EntityFamily> entity_families;
  std::vector<ClaimFamily> claim_families;
  std::vector<ReviewTarget> reviews;
};

}  // namespace claimgraph
