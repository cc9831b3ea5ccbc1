#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/extract/quantities/quantities.hpp"

using namespace claimgraph;

namespace {

/// "text|kind|value|unit|currency|hedge", one for each quantity, ranges as "low..high".
std::vector<std::string> found(std::string_view text, const QuantityOptions& options = {}) {
  std::vector<std::string> out;
  for (const Quantity& q : find_quantities(text, options)) {
    std::string line(text.substr(q.span.begin, q.span.size()));
    line += "|" + q.kind + "|";
    line += q.low ? std::to_string(*q.low) + ".." + std::to_string(*q.high) : q.value_text;
    line += "|" + q.unit + "|" + q.currency + "|" + approximation_name(q.approximate);
    out.push_back(line);
  }
  return out;
}

void check(std::string_view text, const std::vector<std::string>& expected) {
  const std::vector<std::string> got = found(text);
  BOOST_TEST_CONTEXT(text) {
    BOOST_TEST(got == expected, boost::test_tools::per_element());
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(quantities)

BOOST_AUTO_TEST_CASE(money_with_a_country_in_front_of_the_sign) {
  check("The model cost US$5.5 million to train.",
        {"US$5.5 million|currency|5500000|United States dollar|USD|"});
  check("They paid A$2.5bn and HK$ 100,000.", {"A$2.5bn|currency|2500000000|Australian dollar|AUD|",
                                               "HK$ 100,000|currency|100000|Hong Kong dollar|HKD|"});
  check("a c $ 300 million charge", {"c $ 300 million|currency|300000000|Canadian dollar|CAD|"});
}

BOOST_AUTO_TEST_CASE(a_bare_dollar_stays_unresolved) {
  check("It raised $5.5m.", {"$5.5m|currency|5500000|Dollar||"});
  check("The ticket is $99 (USD).", {"$99|currency|99|Dollar|USD|"});
  QuantityOptions options;
  options.default_dollar = "CAD";
  BOOST_TEST(found("It raised $5.", options).at(0) == "$5|currency|5|Dollar|CAD|");
  BOOST_TEST(found("It raised US$5.", options).at(0) == "US$5|currency|5|United States dollar|USD|");
}

BOOST_AUTO_TEST_CASE(multipliers_by_letter_and_by_word) {
  check("€3bn; £1.2m; $1.5tn; $200K",
        {"€3bn|currency|3000000000|Euro|EUR|", "£1.2m|currency|1200000|Pound|GBP|",
         "$1.5tn|currency|1500000000000|Dollar||", "$200K|currency|200000|Dollar||"});
  check("5m euros, 75 USD million, EUR 5bn, 30 MUSD",
        {"5m euros|currency|5000000|Euro|EUR|", "75 USD million|currency|75000000|United States dollar|USD|",
         "EUR 5bn|currency|5000000000|Euro|EUR|", "30 MUSD|currency|30000000|United States dollar|USD|"});
  check("₹5 lakh crore", {"₹5 lakh crore|currency|5000000000000|Indian rupee|INR|"});
}

BOOST_AUTO_TEST_CASE(m_is_a_million_or_a_metre) {
  check("5m people", {"5m|number|5000000|||"});
  check("3m tonnes", {"3m tonnes|dimension|3000000|Ton||"});
  check("He is 1.8m tall", {"1.8m|dimension|1.8|Meter||"});
  check("a 7.62mm barrel", {"7.62mm|dimension|7.62|Millimeter||"});
}

BOOST_AUTO_TEST_CASE(pounds_are_money_when_somebody_pays) {
  check("a fish of 12 pounds", {"12 pounds|dimension|12|Pound||"});
  check("he paid 12 pounds", {"12 pounds|currency|12|Pound|GBP|"});
  check("5 million pounds", {"5 million pounds|currency|5000000|Pound|GBP|"});
}

BOOST_AUTO_TEST_CASE(sub_units_and_compounds) {
  check("3 dollars 50 cents", {"3 dollars 50 cents|currency|3.5|Dollar||"});
  check("470 pence a share, 34 cents, 25p",
        {"470 pence|currency|470|Pence||", "34 cents|currency|34|Cent||", "25p|currency|25|Pence||"});
  check("a man of 5 ft 6 in", {"5 ft 6 in|dimension|5.5|Foot||"});
  check("$4.25 and 32 is the number", {"$4.25|currency|4.25|Dollar||", "32|number|32|||"});
}

BOOST_AUTO_TEST_CASE(per_cent_is_a_fraction) {
  check("43 per cent, 2.5%, minus five percent",
        {"43 per cent|percent|0.43|percent||", "2.5%|percent|0.025|percent||",
         "minus five percent|percent|-0.05|percent||"});
  check("up 25 basis points, or half a percentage point",
        {"25 basis points|percent|0.0025|basis point||",
         "half a percentage point|percent|0.005|percentage point||"});
}

BOOST_AUTO_TEST_CASE(number_words_and_fractions) {
  check("twenty-one trillion three hundred", {"twenty-one trillion three hundred|number|21000000000300|||"});
  check("two-thirds of them", {"two-thirds|number|0.666666666666667|||"});
  check("five and a half million", {"five and a half million|number|5500000|||"});
  check("one billion and a half million", {"one billion and a half million|number|1000500000|||"});
  check("twenty twenty fifths", {"twenty twenty fifths|number|0.8|||"});
  check("nine point nought four", {"nine point nought four|number|9.04|||"});
  check("10 1/2 miles", {"10 1/2 miles|dimension|10.5|Mile||"});
  check("three hundred and two dozens", {"three hundred and two dozens|number|324|||"});
  check("half a million", {"half a million|number|500000|||"});
}

BOOST_AUTO_TEST_CASE(numerals_of_every_country) {
  check("1,234,567 and 1.234.567,5 and 1 234 567",
        {"1,234,567|number|1234567|||", "1.234.567,5|number|1234567.5|||", "1 234 567|number|1234567|||"});
  check("12,34,567 rupees", {"12,34,567 rupees|currency|1234567|Rupee||"});
  check("1.3x10^6 and 12e-1", {"1.3x10^6|number|1300000|||", "12e-1|number|1.2|||"});
}

BOOST_AUTO_TEST_CASE(ranges_have_two_ends) {
  check("between 5 and 6 million people", {"5 and 6 million|number|5000000.000000..6000000.000000|||"});
  check("$3-4bn", {"$3-4bn|currency|3000000000.000000..4000000000.000000|Dollar||"});
  check("15 to 20 per cent", {"15 to 20 per cent|percent|0.150000..0.200000|percent||"});
  const Quantity q = find_quantities("5-6m people").at(0);
  BOOST_TEST(q.value == 5.5e6);
  BOOST_TEST(q.value_text == "5500000");
}

BOOST_AUTO_TEST_CASE(a_text_may_end_anywhere) {
  check("between 5 and", {"5|number|5|||"});
  check("from 5 to", {"5|number|5|||"});
  check("US$", {});
  check("-", {});
  check(".30.89", {"30.89|number|30.89|||"});
  check(".1.2.3", {"1|number|1|||", "2|number|2|||", "3|number|3|||"});
  check("3 dollars and", {"3 dollars|currency|3|Dollar||"});
}

BOOST_AUTO_TEST_CASE(a_change_is_not_a_range) {
  check("rose from 5 to 6 per cent", {"5|percent|0.05|percent||", "6 per cent|percent|0.06|percent||"});
  check("from $2.3 to $2.5 billion",
        {"$2.3|currency|2300000000|Dollar||", "$2.5 billion|currency|2500000000|Dollar||"});
  check("a 3-2 win in the 2008-09 season", {"3|number|3|||", "2|number|2|||"});
}

BOOST_AUTO_TEST_CASE(hedges_stay_outside_the_span) {
  check("nearly $5m, less than 3%, more than 20 people, at least 12, up to 700, no more than 50",
        {"$5m|currency|5000000|Dollar||about", "3%|percent|0.03|percent||under", "20|number|20|||over",
         "12|number|12|||over", "700|number|700|||under", "50|number|50|||under"});
  check("only 7 and 30 or more and 100+ cases",
        {"7|number|7|||", "30|number|30|||over", "100|number|100|||over"});
}

BOOST_AUTO_TEST_CASE(names_and_codes_are_no_quantities) {
  check("COVID-19, F-16, V3, 24703L202, scp-173m, 5G, https://x.org/?q=30%25", {});
  check("no one, the one, one of them, one-off, the first half", {});
  check("ALL 5 are wrong", {"5|number|5|||"});
}

BOOST_AUTO_TEST_CASE(ages_temperatures_and_dimensions) {
  check("a 10-year-old boy, eighteen months of age, aged 56",
        {"10-year-old|age|10|Year||", "eighteen months of age|age|18|Month||", "aged 56|age|56|Year||"});
  check("98.6°F, minus 5 degrees Celsius, 30C",
        {"98.6°F|temperature|98.6|F||", "minus 5 degrees Celsius|temperature|-5|C||",
         "30C|temperature|30|C||"});
  check("100 km2, 60mph, 50 meters per second, 20 (kg), 100 MB",
        {"100 km2|dimension|100|Square kilometer||", "60mph|dimension|60|Mile per hour||",
         "50 meters per second|dimension|50|Meter per second||", "20 (kg)|dimension|20|Kilogram||",
         "100 MB|dimension|100|Megabyte||"});
  check("turn 45 degrees", {"45 degrees|dimension|45|Degree||"});
}

BOOST_AUTO_TEST_CASE(a_figure_written_with_a_blank_is_one_figure_where_something_speaks_for_it) {
  check("Exports rose to 61 000 tonnes.", {"61 000 tonnes|dimension|61000|Ton||"});
  check("It cost Rs 4 900 crore, then EUR 9 800 and € 12 500.",
        {"Rs 4 900 crore|currency|49000000000|Rupee||", "EUR 9 800|currency|9800|Euro|EUR|",
         "€ 12 500|currency|12500|Euro|EUR|"});
  check("Output rose from 45 300 tonnes to 61 000 tonnes.",
        {"45 300 tonnes|dimension|45300|Ton||", "61 000 tonnes|dimension|61000|Ton||"});
  check("On page 4 900 words were missing.", {"4|number|4|||", "900|number|900|||"});
  check("Room 0 000 and box 4 000 000.", {"0|number|0|||", "000|number|0|||", "4 000 000|number|4000000|||"});
}

BOOST_AUTO_TEST_CASE(two_digits_written_onto_a_year_are_no_figure) {
  check("They won 14 games in the 2028-29 season.", {"14|number|14|||"});
  check("Exports fell in 2032–33 to 734 000 and in 2029/30 to 9.",
        {"734 000|number|734000|||", "9|number|9|||"});
  check("Revenue for FY2030-31 was $3 million, in 1999–00 $2 million.",
        {"$3 million|currency|3000000|Dollar||", "$2 million|currency|2000000|Dollar||"});
}

BOOST_AUTO_TEST_CASE(a_share_of_a_whole_is_one_figure) {
  check("It causes fever in one child in ten.", {"one child in ten|number|0.1|||"});
  check("It is one in 400.", {"one in 400|number|0.0025|||"});
  check("One in four pupils skips breakfast, nearly 1 in 8 do.",
        {"One in four|number|0.25|||", "1 in 8|number|0.125|||about"});
  check("Two in five voters were undecided; nine in 10 had a phone.",
        {"Two in five|number|0.4|||", "nine in 10|number|0.9|||"});
  check("It harms one woman in every eight and one out of every four men.",
        {"one woman in every eight|number|0.125|||", "one out of every four|number|0.25|||"});
}

BOOST_AUTO_TEST_CASE(counts_that_happen_to_stand_around_in_are_no_share) {
  const auto shares = [](std::string_view text) {
    std::size_t count = 0;
    for (const Quantity& q : find_quantities(text)) count += q.value > 0 && q.value < 1 ? 1U : 0U;
    return count;
  };
  for (const char* text :
       {"He scored one in 20 minutes.", "It was a one in 100-year flood.", "She won one in 2019.",
        "He was number one in 12 countries.", "One man in 20 cars was checked.",
        "Turnout was zero in three villages.", "Police arrested two in five raids.",
        "They lost 12 in 15 games.", "It grew 3 in 10 years.", "1 in 5 km", "It cost $1 in 5 shops.",
        "Two in May, three in June."}) {
    BOOST_TEST(shares(text) == 0U, text);
  }
}

BOOST_AUTO_TEST_CASE(ordinals_only_on_request) {
  check("the 21st century and the third man", {});
  QuantityOptions options;
  options.ordinals = true;
  const std::vector<std::string> expected{"21st|ordinal|21|||", "third|ordinal|3|||",
                                          "one hundred twenty fifth|ordinal|125|||"};
  const auto got = found("the 21st century, the third man, the one hundred twenty fifth", options);
  BOOST_TEST(got == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_number_lies_inside_the_span_and_spans_are_in_order) {
  const std::string text = "É US$5.5 million, 3–4 % et\n20 °C; \xC2\xBD cup";
  std::uint32_t last = 0;
  const auto all = find_quantities(text);
  BOOST_TEST(all.size() == 4U);
  for (const Quantity& q : all) {
    BOOST_TEST(q.span.begin >= last);
    BOOST_TEST(q.span.contains(q.number));
    last = q.span.end;
  }
  BOOST_TEST(text.substr(all[0].number.begin, all[0].number.size()) == "5.5 million");
  BOOST_TEST(all[0].significant_digits == 2);
}

BOOST_AUTO_TEST_CASE(hostile_text_takes_linear_time) {
  for (const std::string& piece :
       {std::string("1"), std::string("one "), std::string("$"), std::string("1-"),
        std::string("a hundred and "), std::string("1 234 "), std::string("1/2/"), std::string("5 to "),
        std::string("per cent of "), std::string("1 in 2 "), std::string("one x in "), std::string("9 100 "),
        std::string("2020-21-"), std::string("Rs 1 100 "), std::string(1, '\0')}) {
    std::string text;
    while (text.size() < 2'000'000) text += piece;
    const auto start = std::chrono::steady_clock::now();
    find_quantities(text);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    BOOST_TEST_CONTEXT(piece) {
      BOOST_TEST(seconds < 20.0);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
