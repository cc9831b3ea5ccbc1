// Dates as pages and feeds write them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::clean {

struct FoundDate {
  std::string iso;  ///< "2019-11-18", "2019-11-18T23:03", "2019-11-18T08:41:00Z": as precise as written
  std::size_t begin = 0, end = 0;  ///< bytes of the text, time and zone included
  bool has_time = false;
};

/// All calendar dates with a year in running text, in order: "Nov. 19, 2019, 8:41 AM UTC", "12 March 2026",
/// "2018-08-25 15:24", "21/06/2014", "22 de outubro de 2010", "3. März 2020", "2019年11月18日". A numeric
/// date whose day and month cannot be told apart ("04/05/2019") is left out unless `day_first` is 0 (no) or 1
/// (yes). Years outside 1900–2100 are left out. Linear.
std::vector<FoundDate> find_dates(std::string_view text, int day_first = -1);

/// One value of a machine-readable field (ISO 8601, RFC 822, or any form of find_dates): ISO 8601 with the
/// zone as given, or "" when it is no plausible date. `day_first` as for find_dates.
std::string normalise_date(std::string_view value, int day_first = -1);

/// What the words in front of a date make of it: "Updated:", "zuletzt geändert am" → modified; "valid since",
/// "bis" → other; anything else, also nothing, → published. Looks at the last 60 bytes.
enum class DateRole { published, modified, other };
DateRole date_role(std::string_view lead);

/// yyyy-mm-dd inside a URL path: "/2019/11/18/", "/2019-11-18-", "/20191118/"; "" when there is none.
std::string date_in_url(std::string_view url);

}  // namespace claimgraph::clean
