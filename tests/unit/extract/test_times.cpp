#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/extract/times/times.hpp"

using namespace claimgraph;

namespace {

constexpr std::string_view kAnchor = "2025-02-05T09:00:00+08:00";  // a Wednesday

std::vector<std::string> found(std::string_view text, std::string_view anchor = kAnchor) {
  std::vector<std::string> out;
  for (const TimeExpression& time : find_times(text, anchor)) {
    out.push_back(std::string(text.substr(time.span.begin, time.span.size())) + "|" + time.type + "|" +
                  time.value + (time.anchored ? "" : "|relative"));
  }
  return out;
}

void check(std::string_view text, const std::vector<std::string>& expected,
           std::string_view anchor = kAnchor) {
  const std::vector<std::string> got = found(text, anchor);
  BOOST_TEST_CONTEXT(text) {
    BOOST_TEST(got == expected, boost::test_tools::per_element());
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(times)

BOOST_AUTO_TEST_CASE(written_dates) {
  check("on January 20, 2025 and Feb. 3 and 3 February 2025",
        {"January 20, 2025|DATE|2025-01-20", "Feb. 3|DATE|2025-02-03", "3 February 2025|DATE|2025-02-03"});
  check("2025-02-03, 2/3/2025 and 13/12/2024",
        {"2025-02-03|DATE|2025-02-03", "2/3/2025|DATE|2025-02-03", "13/12/2024|DATE|2024-12-13"});
  check("on Monday, February 3, the 3rd of March",
        {"Monday, February 3|DATE|2025-02-03", "the 3rd of March|DATE|2025-03-03"});
  check("in March 2024, since October", {"March 2024|DATE|2024-03", "October|DATE|2024-10"});
}

BOOST_AUTO_TEST_CASE(tense_decides_the_week_and_the_year) {
  check("It said on Friday that it rose.", {"Friday|DATE|2025-01-31"});
  check("It will open on Friday.", {"Friday|DATE|2025-02-07"});
  check("closed until Friday", {"Friday|DATE|2025-02-07"});
  check("It fell in November.", {"November|DATE|2024-11"});
  check("It will be held in November.", {"November|DATE|2025-11"});
  check("It began on Wednesday.", {"Wednesday|DATE|2025-02-05"});
}

BOOST_AUTO_TEST_CASE(relative_points) {
  check("yesterday, last week, this month, next year",
        {"yesterday|DATE|2025-02-04", "last week|DATE|2025-W05", "this month|DATE|2025-02",
         "next year|DATE|2026"});
  check("two years ago, a week ago", {"two years ago|DATE|2023", "a week ago|DATE|2025-01-29"});
  check("last Tuesday, last September", {"last Tuesday|DATE|2025-02-04", "last September|DATE|2024-09"});
  check("earlier this year, late last year, the beginning of the year",
        {"earlier this year|DATE|2025", "late last year|DATE|2024", "the beginning of the year|DATE|2025"});
}

BOOST_AUTO_TEST_CASE(years_quarters_decades_and_seasons) {
  check("in 1991, since '82, the 1990s, the 20th century",
        {"1991|DATE|1991", "'82|DATE|1982", "the 1990s|DATE|199", "the 20th century|DATE|19"});
  check("in the third quarter, Q3 2023, the third quarter of this year",
        {"the third quarter|DATE|2024-Q3", "Q3 2023|DATE|2023-Q3",
         "the third quarter of this year|DATE|2025-Q3"});
  check("the first half of 2024, last summer, mid-2024",
        {"the first half of 2024|DATE|2024-H1", "last summer|DATE|2024-SU", "mid-2024|DATE|2024"});
  check("He paid $2000 for 1900 boxes of 2,000 pens.", {});
}

BOOST_AUTO_TEST_CASE(durations_and_sets) {
  check("for five years, a 20-year low, the past nine days, in two and a half hours",
        {"five years|DURATION|P5Y", "20-year|DURATION|P20Y", "the past nine days|DURATION|P9D",
         "two and a half hours|DURATION|PT2.5H"});
  check("for years, several weeks, half an hour",
        {"years|DURATION|PXY", "several weeks|DURATION|PXW", "half an hour|DURATION|PT30M"});
  check("every year, on Mondays, weekly", {"every year|SET|P1Y", "Mondays|SET|XXXX-WXX-1", "weekly|SET|P1W"});
  check("a 10-year-old boy and 56 years old", {});
}

BOOST_AUTO_TEST_CASE(clock_times) {
  check("at 16:08 UTC", {"16:08 UTC|TIME|2025-02-05T16:08Z"});
  check("at 10:30 a.m. on Monday", {"10:30 a.m.|TIME|2025-02-03T10:30", "Monday|DATE|2025-02-03"});
  check("Friday morning, tonight, at 3 pm EST",
        {"Friday morning|TIME|2025-01-31TMO", "tonight|TIME|2025-02-05TNI",
         "3 pm EST|TIME|2025-02-05T15:00-05:00"});
}

BOOST_AUTO_TEST_CASE(days_and_years_written_as_ranges) {
  check("from Sept 26-27 and on October 3–5, 2024", {"Sept 26|DATE|2024-09-26", "27|DATE|2024-09-27",
                                                     "October 3|DATE|2024-10-03", "5, 2024|DATE|2024-10-05"});
  check("on 11 and 12 September 2024, between 4 and 6 August 2023",
        {"11|DATE|2024-09-11", "12 September 2024|DATE|2024-09-12", "4|DATE|2023-08-04",
         "6 August 2023|DATE|2023-08-06"});
  check("on January 4 and 5 people, on January 4 and 5.",
        {"January 4|DATE|2025-01-04", "January 4|DATE|2025-01-04", "5|DATE|2025-01-05"});
  check("in 2022–23, the 1999-00 season and FY2021-22",
        {"2022|DATE|2022", "23|DATE|2023", "1999|DATE|1999", "00|DATE|2000", "FY2021|DATE|FY2021",
         "22|DATE|FY2022"});
}

BOOST_AUTO_TEST_CASE(a_month_takes_its_year_from_the_date_beside_it) {
  check("In 2018 from February to December it was shut.",
        {"2018|DATE|2018", "February|DATE|2018-02", "December|DATE|2018-12"});
  check("Between March and June 2019 and from November to February 2021",
        {"March|DATE|2019-03", "June 2019|DATE|2019-06", "November|DATE|2020-11",
         "February 2021|DATE|2021-02"});
  check("From 3 March to 4 June 2019; in 2017, between April and July",
        {"3 March|DATE|2019-03-03", "4 June 2019|DATE|2019-06-04", "2017|DATE|2017", "April|DATE|2017-04",
         "July|DATE|2017-07"});
  check("Jan-Mar 2020, May–July 2019",
        {"Jan|DATE|2020-01", "Mar 2020|DATE|2020-03", "May|DATE|2019-05", "July 2019|DATE|2019-07"});
  check("She won in 2018. In November he lost.", {"2018|DATE|2018", "November|DATE|2024-11"});
}

BOOST_AUTO_TEST_CASE(years_and_weeks_counted_from_the_article) {
  check("on May 20 the year before last, 12 June last year",
        {"May 20 the year before last|DATE|2023-05-20", "12 June last year|DATE|2024-06-12"});
  check("the week before last, the year after next",
        {"the week before last|DATE|2025-W04", "the year after next|DATE|2027"});
}

BOOST_AUTO_TEST_CASE(what_looks_back_does_not_move_the_day_that_a_story_has_reached) {
  check("He resigned on Tuesday. The previous day he had promised to stay. Two days later he left.",
        {"Tuesday|DATE|2025-02-04", "The previous day|DATE|2025-02-03", "Two days later|DATE|2025-02-06"});
  check("The court sat on Monday. The day before, it had heard him. The next day it ruled.",
        {"Monday|DATE|2025-02-03", "The day before|DATE|2025-02-02", "The next day|DATE|2025-02-04"});
}

BOOST_AUTO_TEST_CASE(a_clock_time_belongs_to_the_day_of_its_paragraph) {
  check("The fire broke out on Sunday. It was out by 6:30 p.m.",
        {"Sunday|DATE|2025-02-02", "6:30 p.m.|TIME|2025-02-02T18:30"});
  check("Crews came on Sunday at 9:15 p.m. and left at 2 a.m.",
        {"Sunday|DATE|2025-02-02", "9:15 p.m.|TIME|2025-02-02T21:15", "2 a.m.|TIME|T02:00"});
  check("It began on Sunday.\nDoors open at 9 a.m.",
        {"Sunday|DATE|2025-02-02", "9 a.m.|TIME|2025-02-05T09:00"});
}

BOOST_AUTO_TEST_CASE(vague_references) {
  check("now, recently, in the near future",
        {"now|DATE|PRESENT_REF", "recently|DATE|PAST_REF", "the near future|DATE|FUTURE_REF"});
}

BOOST_AUTO_TEST_CASE(without_a_date_relative_times_stay_relative) {
  check("Last week, on February 3 and on January 20, 2025, for five weeks",
        {"Last week|DATE|last week|relative", "February 3|DATE|february 3|relative",
         "January 20, 2025|DATE|2025-01-20", "five weeks|DURATION|P5W"},
        "");
  check("today", {"today|DATE|today|relative"}, "not a date");
}

BOOST_AUTO_TEST_CASE(words_that_are_no_times) {
  check("May said the march of the Sun was a second chance.", {});
  check("one third; the second man; a quarter of them", {});
}

BOOST_AUTO_TEST_CASE(hostile_text_takes_linear_time) {
  for (const std::string& piece :
       {std::string("the end of "), std::string("last "), std::string("1/"), std::string("mid-"),
        std::string("Monday, "), std::string("9999 years ago "), std::string("12:"),
        std::string("early late "), std::string("every two "), std::string("q"), std::string("1 to 2 "),
        std::string("1 May to "), std::string("May 1-"), std::string("2019-20 ")}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    const auto start = std::chrono::steady_clock::now();
    find_times(text, kAnchor);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    BOOST_TEST_CONTEXT(piece) {
      BOOST_TEST(seconds < 20.0);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
