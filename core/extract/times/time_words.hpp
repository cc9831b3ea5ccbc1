// What single words say about time.
#pragma once

#include <cstdint>
#include <string_view>

namespace claimgraph::detail {

enum class TimeWordKind : std::uint8_t {
  weekday,    ///< value 1 … 7
  month,      ///< value 1 … 12
  unit,       ///< code: S M(in) H D W O(month) Q Y E(decade) C(entury) F(ortnight) K(weekend)
  season,     ///< code of TIMEX3: SP SU FA WI
  part,       ///< of the day: MO MI AF EV NI
  day,        ///< today 0, yesterday −1, tomorrow +1; tonight 0 with code NI
  reference,  ///< last −1, this 0, next +1 …
  vague,      ///< PRESENT_REF, PAST_REF, FUTURE_REF
  frequency,  ///< daily, annual …: code is a unit
  shift,      ///< ago −1, earlier −2, later +2, hence +1
  modifier,   ///< early, mid, late
  edge,       ///< beginning, end … "of the year"
  zone,       ///< value: minutes east of UTC, in quarters of an hour
  clock,      ///< noon 12, midnight 0
  decade,     ///< twenties 2 … nineties 9
  holiday     ///< value: month * 32 + day
};

struct TimeWord {
  TimeWordKind kind = TimeWordKind::weekday;
  const char* code = "";
  int value = 0;
  bool plural = false;
  bool capital = false;  ///< counts only when written with a capital ("May", "Sun")
};

const TimeWord* find_time_word(std::string_view lower);

}  // namespace claimgraph::detail
