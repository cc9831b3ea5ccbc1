// What each kept table of counts says, as SELECTs over the others. Internal to core/store.
#pragma once

#include <cstdint>
#include <string>

namespace claimgraph {

inline constexpr std::int64_t kNever = INT64_MAX;  ///< speaker.at, claim_count.first_at: not known

extern const char* const kDescriptions;
extern const char* const kPlaces;
extern const char* const kEntities;
extern const char* const kPairs;
extern const char* const kPairsOfArticle;
extern const char* const kStatedOf;
extern const char* const kConflicts;
extern const char* const kTotals;
extern const char* const kNameOfEntity;  ///< of the row `entity`: the one used most

/// The rows of `stand` of the pairs (claim, attribution) that `pairs` selects.
std::string stand_rows(const std::string& pairs);
/// Different speakers who are half sure to be against the claim.
std::string disputers_of(const char* claim);
/// The rows of `claim_count`.
std::string claim_rows();

}  // namespace claimgraph
