// Dates as they stand in articles, made comparable.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

/// Seconds since 1970 UTC of the earliest instant that `iso` can mean: "2025", "2025-02", "2025-02-03",
/// "2025-02-03T11:00", "2025-02-03T11:00:00.5+08:00", "2025-W05". A time without a zone counts as UTC.
/// Nothing when it is no date (relative words, "P3W", "PAST_REF") or out of range.
std::optional<std::int64_t> instant_of(std::string_view iso);

}  // namespace claimgraph
