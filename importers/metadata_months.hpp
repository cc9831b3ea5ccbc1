// Names of months.
#pragma once

#include <string_view>

namespace claimgraph::clean {

/// 1 to 12 for the name or abbreviation of a month in lower case, without a final dot; 0 for other words.
int month_number(std::string_view word);

}  // namespace claimgraph::clean
