// Frequent given names with the gender they usually go with, and short forms of given names. Hand-written
// from general knowledge; a name that is common for both is left out.
#pragma once

#include <string_view>

#include "claimgraph/analysis.hpp"

namespace claimgraph {

/// Gender that the lower-case given name suggests; unknown when not listed.
Gender given_name_gender(std::string_view lower);

/// True when people bear the lower-case word as a given name, whatever their gender; "ji-woo" by its first
/// part.
bool is_given_name(std::string_view lower);

/// True when the two lower-case given names are the same name or one is a usual short form of the other
/// ("bill", "william").
bool same_given_name(std::string_view a, std::string_view b);

}  // namespace claimgraph
