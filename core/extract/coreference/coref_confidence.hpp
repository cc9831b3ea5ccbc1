// How sure the link between a mention and its entity is.
#pragma once

#include <cstdint>

#include "core/extract/coreference/mentions.hpp"

namespace claimgraph {

/// What decided where a mention belongs.
enum class LinkRule : std::uint8_t {
  fresh,     ///< nothing before it fitted: the mention begins an entity
  name,      ///< its own name
  alias,     ///< "X, formerly known as Y"
  title,     ///< "the president" after "President Roe"
  role,      ///< "the company" after a company
  said,      ///< "X said it would …"
  subject,   ///< "she said" after a sentence about her
  relative,  ///< "X, who said …"
  speaker,   ///< "I" in a quotation of X
  ranked     ///< the ranker
};

/// What is known about one link when it is made.
struct CorefLink {
  LinkRule rule = LinkRule::fresh;
  float margin = 0;             ///< score of the choice less that of the best other candidate
  std::uint32_t rivals = 0;     ///< other entities near by that the mention could mean by its form
  std::uint32_t sentences = 0;  ///< back to the last mention of the entity
  bool agrees = false;          ///< gender, animacy or country is known on both sides and equal
  bool subject = false;         ///< the last mention was a subject
  bool quoted = false;          ///< the mention stands inside a quotation, the last mention does not
};

/// Probability, 0 … 1, that the link is right; names give 1. Calibrated on the train parts of the coreference
/// and claim corpora: what is given .95 or more comes from the sieves, the ranker alone stays below.
double link_confidence(const CorefMention& mention, const CorefLink& link);

}  // namespace claimgraph
