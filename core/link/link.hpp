// Everything that articles of a store have to do with each other, in one pure function.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/link/facts.hpp"
#include "core/model/link_rules.hpp"

namespace claimgraph {

/// Who states a claim in an article, by an act of saying.
struct SayingFacts {
  std::string article, claim;
  std::vector<std::string> speakers;
};

/// What a ClaimReview of an article is about, in its words.
struct ReviewFacts {
  std::string article;         ///< id
  std::uint32_t position = 0;  ///< of Article::claim_reviews
  std::string text;
};

/// Facts of all articles, in any order.
struct LinkFacts {
  std::vector<ClaimFacts> claims;
  std::vector<StanceFacts> stances;
  std::vector<ArticleFacts> articles;
  std::vector<EntityFacts> entities;
  std::vector<SayingFacts> sayings;
  std::vector<ReviewFacts> reviews;
  std::vector<ArticleRelation> cites;                      ///< what articles say themselves
  std::vector<std::pair<std::string, std::string>> links;  ///< article, url
  std::map<std::string, std::string> article_of_url;
  LinkRules rules;  ///< what people decided: who is one whatever the names say, and who is not
};

/// The order of facts does not matter: they are sorted first.
Relations link(LinkFacts facts);

}  // namespace claimgraph
