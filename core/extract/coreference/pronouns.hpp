// What each English personal pronoun tells about its antecedent.
#pragma once

#include <string_view>

#include "core/extract/coreference/mentions.hpp"

namespace claimgraph {

struct PronounFacts {
  std::string_view form;
  std::uint8_t person;
  GrammaticalNumber number;
  Gender gender;
  Animacy animacy;
  bool possessive, reflexive;
};

/// nullptr when the lower-case word is no personal pronoun.
const PronounFacts* pronoun_facts(std::string_view lower);

}  // namespace claimgraph
