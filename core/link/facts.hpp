// What linking knows of the articles of a store: plain values, ids as the outside sees them, no SQL.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "claimgraph/relations.hpp"

namespace claimgraph {

/// What stands beside a figure in its article.
struct FigureWords {
  std::vector<std::string> around;   ///< content words within three words of it: what it does
  std::vector<std::string> counted;  ///< those of the next two words of its phrase, in order: what it counts
  bool rejected = false;             ///< "not 12 percent": the claim is that it is another
};
FigureWords figure_words(const std::string& text, Span figure);

struct ClaimFacts {
  std::string id, text;
  Polarity polarity = Polarity::positive;
  Modality modality = Modality::asserted;
  ClaimForm form = ClaimForm::proposition;
  std::vector<Quantity> quantities;
  std::vector<FigureWords> figure_words;  ///< of each quantity
  std::string subject;                    ///< entity id, or empty
  std::string valid_time;                 ///< TIMEX3 value, or empty
  std::vector<std::string> about;         ///< entity ids
  std::vector<std::string> speakers;      ///< entity ids of those who say it
  std::int64_t when = INT64_MAX;          ///< first appearance, seconds since 1970; INT64_MAX = unknown
  std::string only_article;               ///< id, when a single article has it
  std::vector<std::string> articles;      ///< ids, sorted
  std::vector<std::string>
      company;  ///< whom and what its articles name in two words or more, no places; sorted
};

struct StanceFacts {
  std::string attribution, claim;  ///< ids; the claim is the attribution's own
  StanceKind stance = StanceKind::disputes;
  std::vector<std::string> speakers;
  std::string article{};  ///< id
};

struct ArticleFacts {
  std::string id, group;  ///< articles of one group are versions of each other
  std::string text;
  std::int64_t when = INT64_MAX;
};

/// An entity as one article shows it.
struct EntityUse {
  std::string article;
  EntityType type = EntityType::other;
  std::string name;  ///< the fullest form there
  std::vector<std::string> other_names;
};

struct EntityFacts {
  std::string id;
  bool anonymous = false;
  std::vector<EntityUse> uses;  ///< one an article
};

}  // namespace claimgraph
