// Two claims word by word.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/link/facts.hpp"

namespace claimgraph {

/// One word of a claim, for comparing.
struct ClaimWord {
  std::string stem;
  double weight = 1;           ///< 0 for words that say little by themselves
  bool name = false;           ///< has a capital and does not open the claim
  bool inserted = false;       ///< stands in [square brackets]
  bool after_article = false;  ///< "the bridge": may stand for a longer name
};

/// A claim taken apart once, compared often.
struct ClaimWording {
  const ClaimFacts* facts = nullptr;
  std::vector<ClaimWord> words;  ///< without figures
  std::vector<std::string> periods;
  std::set<std::string> digits;    ///< "12", "737", "2031"; number words too
  std::set<std::string> critical;  ///< what turns a claim: "may", "if", "before", "all", "up"
  int negations = 0;
  bool stands_for_name = false;  ///< "the company", "he": elsewhere a name may stand there
};
ClaimWording wording_of(const ClaimFacts& facts);

/// What forbids that two claims are one, whatever else is alike: figures, units, polarity, modality, periods,
/// names on either side that the other lacks.
bool forbids_same(const ClaimWording& a, const ClaimWording& b);

struct MatchSigns {
  bool same_speaker = false;  ///< somebody named says both
  bool copied = false;        ///< they stand in copies of one text
  bool company = false;       ///< their articles name a third one, and not just a place
};

struct ClaimMatch {
  double same = 0;                     ///< how sure it is that they are one; 0 when they are not joined
  const ClaimFacts* fuller = nullptr;  ///< the one that says all that the other says and more, or none
};
ClaimMatch match_claims(const ClaimWording& a, const ClaimWording& b, const MatchSigns& signs);

}  // namespace claimgraph
