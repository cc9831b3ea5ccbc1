// Dates of articles and sayings for formats that have types for them. The values come from pages and from
// speech: "2026-03-12T14:05:00Z", "2025-W05", "2025-FA", "PAST_REF".
#pragma once

#include <string>
#include <string_view>

namespace claimgraph::detail {

/// The day of a full date or instant ("2026-03-12"), when there is such a day; else "".
std::string iso_day(std::string_view value);

/// "date", "dateTime", "gYearMonth" or "gYear", the type of XML Schema whose form `value` has and whose day
/// exists; "" when there is none.
const char* xsd_date_type(std::string_view value);

}  // namespace claimgraph::detail
