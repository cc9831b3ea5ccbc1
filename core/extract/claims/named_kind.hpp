// What kind of organisation a name says that it is. Internal to core/extract/claims.
#pragma once

#include <string_view>

namespace claimgraph {

/// "the club" is no "Footballers' Union": the name has a word for another kind of organisation than the noun
/// (lower case), and not the noun itself. False for nouns of no kind in particular ("company", "group").
bool names_another_kind(std::string_view name, std::string_view noun);

}  // namespace claimgraph
