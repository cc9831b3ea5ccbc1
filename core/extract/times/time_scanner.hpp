// Finds time expressions in the tokens of one segment after another.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "core/extract/quantities/number_parser.hpp"
#include "core/extract/quantities/quantity_lexer.hpp"
#include "core/extract/times/time_calendar.hpp"
#include "core/extract/times/time_words.hpp"

namespace claimgraph::detail {

/// What was read at a token: a day, month, year… (`day` with `grain`), a duration or a set.
struct TimeMatch {
  std::size_t first = 0, next = 0;  ///< tokens
  const char* type = "DATE";
  std::string value;       ///< empty: relative without an anchor
  std::optional<Day> day;  ///< when the value is one day
  bool aside = false;      ///< looks back ("the previous day"): what follows does not count from it
  int clock = -1;          ///< minutes of the day, of a time by the clock
  explicit operator bool() const { return next > first; }
};

/// Year and month of a TIMEX3 value; 0 for what it does not name.
struct TimePoint {
  int year = 0, month = 0;
};
TimePoint read_point(std::string_view value);

/// Keeps, over the segments of one text, the day that was mentioned last ("the same day").
class TimeScanner {
 public:
  TimeScanner(std::optional<Day> anchor, std::vector<TimeExpression>& out) : m_anchor(anchor), m_out(out) {}

  void scan(const Segment& segment);

 private:
  // time_scan.cpp: one expression from a token, by its first word
  TimeMatch at(std::size_t i);
  TimeMatch number_led(std::size_t i);
  TimeMatch word_led(std::size_t i);
  TimeMatch article_led(std::size_t i);
  TimeMatch reference(std::size_t i, std::size_t first);
  TimeMatch reference_unit(std::size_t i, std::size_t first, const TimeWord& ref, const TimeWord& unit);
  TimeMatch modified(std::size_t i);
  TimeMatch edge(std::size_t i, std::size_t first);
  TimeMatch every(std::size_t i);
  TimeMatch vague(std::size_t i);
  void emit(const TimeMatch& match);

  // time_periods.cpp
  TimeMatch ordinal_led(std::size_t i, std::size_t first);

  // time_ranges.cpp
  bool connects(std::size_t i, bool both) const;
  std::size_t behind_day_range(std::size_t i, int day, int& last) const;
  std::size_t relative_year(std::size_t i, int& year) const;
  int year_beside(int month, std::size_t first, std::size_t behind) const;
  int year_before(int month, std::size_t first) const;
  int year_of_range(int month, std::size_t first, std::size_t behind, bool stated) const;
  TimeMatch first_of_days(std::size_t i, std::size_t first, int day);
  TimeMatch range_end(const TimeMatch& match) const;
  TimeMatch year_span_end(const TimeMatch& match) const;

  // time_points.cpp: dates, years, weekdays, clock times
  TimeMatch calendar_point(std::size_t i);  ///< weekday, month date, year, decade, season, today
  TimeMatch weekday_point(std::size_t i);
  TimeMatch month_point(std::size_t i, std::size_t first, int weekday);
  TimeMatch day_month_point(std::size_t i, std::size_t first);
  TimeMatch numeric_date(std::size_t i);
  TimeMatch year_point(std::size_t i);
  TimeMatch decade_point(std::size_t i);
  TimeMatch clock_time(std::size_t i);
  TimeMatch season_point(std::size_t i, std::size_t first);
  TimeMatch deictic_day(std::size_t i);
  bool year_at(std::size_t i, int& year) const;
  bool year_in_context(std::size_t i) const;
  std::size_t day_number(std::size_t i, int& day) const;
  std::size_t with_year(std::size_t i, int& year) const;
  void with_part_of_day(TimeMatch& match) const;
  std::string clock_value(int hour, int minute, const std::string& zone, std::size_t first, std::size_t next);
  std::size_t zone_at(std::size_t i, std::string& zone) const;
  std::size_t half_day_at(std::size_t i, int& hour) const;

  // time_durations.cpp
  TimeMatch duration(std::size_t i);
  TimeMatch shifted_point(std::size_t first, std::size_t next, int count, char unit, int direction);
  TimeMatch point_at_distance(std::size_t first, std::size_t next, int count, char unit, int direction) const;
  std::size_t quantifier(std::size_t i, std::string& amount, int& count, bool& halves) const;

  // time_tense.cpp: which year, which week
  bool future(std::size_t i) const;
  bool past_cue(std::size_t i) const;
  Day resolve_weekday(int weekday, std::size_t i) const;
  int resolve_month_year(int month, int day, std::size_t i) const;
  int resolve_quarter_year(int quarter, std::size_t i) const;

  const TimeWord* time_word(std::size_t i) const;
  const TimeWord* time_word(std::size_t i, TimeWordKind kind) const;
  bool word(std::size_t i, std::string_view lower) const { return m_segment->is_word(i, lower); }
  bool symbol(std::size_t i, char32_t c) const { return m_segment->is_symbol(i, c); }
  bool number(std::size_t i) const { return m_segment->is_number(i); }
  bool has(std::size_t i) const { return i < m_segment->tokens.size(); }
  bool hyphen(std::size_t i) const { return symbol(i, U'-'); }
  int integer(std::size_t i) const;  ///< value of a plain number token, −1 when it is none
  bool one_of(std::size_t i, std::string_view spaced_list) const;

  TimeMatch made(std::size_t first, std::size_t next, std::string value, const char* type = "DATE") const {
    return {first, next, type, std::move(value), std::nullopt};
  }
  TimeMatch made_day(std::size_t first, std::size_t next, const Day& day) const {
    return {first, next, "DATE", iso_day(day), day};
  }
  TimeMatch made_month(std::size_t first, std::size_t next, const Day& day) const {
    return made(first, next, iso_month(day.year, day.month));
  }
  TimeMatch made_quarter(std::size_t first, std::size_t next, const Day& day) const {
    return made(first, next, iso_quarter(day.year, quarter_of(day)));
  }
  TimeMatch relative(std::size_t first, std::size_t next, const char* type = "DATE") const {
    return {first, next, type, "", std::nullopt};
  }

  std::optional<Day> m_anchor;
  std::vector<TimeExpression>& m_out;
  const Segment* m_segment = nullptr;
  std::optional<Day> m_last_day;     ///< of the whole text
  int m_depth = 0;                   ///< of "the end of the …"
  std::size_t m_last_day_token = 0;  ///< first token behind it in this segment, 0 = other segment
  int m_last_clock = -1;             ///< of this segment since its last day
  TimePoint m_last_point;            ///< of the last expression
  std::size_t m_last_point_token = 0;
};

/// "P3W", "PT30M", "P2Q"; `unit` as in TimeWord::code.
std::string duration_value(const std::string& amount, char unit);

}  // namespace claimgraph::detail
