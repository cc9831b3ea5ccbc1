#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>

#include "core/base/json_writer.hpp"

using namespace claimgraph;

BOOST_AUTO_TEST_SUITE(json_writer)

BOOST_AUTO_TEST_CASE(numbers_are_shortest_and_exact) {
  BOOST_TEST(json_number(5500000) == "5500000");
  BOOST_TEST(json_number(0.43) == "0.43");
  BOOST_TEST(json_number(-0.0) == "0");
  BOOST_TEST(json_number(1e12) == "1000000000000");
  BOOST_TEST(json_number(0.1 + 0.2) == "0.30000000000000004");
  BOOST_TEST(json_number(1e300) == "1e+300");
  BOOST_TEST(json_number(std::nan("")) == "null");
  BOOST_TEST(json_number(std::numeric_limits<double>::infinity()) == "null");
}

BOOST_AUTO_TEST_CASE(a_member_is_always_written_and_an_optional_one_only_when_it_says_something) {
  std::string out = "x ";
  JsonWriter json(out);
  json.begin_object();
  json.member("a", "");
  json.member("b", std::vector<std::string>{});
  json.member("c", false);
  json.member_or_null("d", "");
  json.optional_member("e", "");
  json.optional_member("f", std::vector<std::string>{});
  json.flag("g", false);
  json.flag("h", true);
  json.number_member("i", 1);
  json.begin_array("j");
  json.end_array();
  json.end_object();
  BOOST_TEST(out == R"(x {"a":"","b":[],"c":false,"d":null,"h":true,"i":1,"j":[]})");
}

BOOST_AUTO_TEST_CASE(what_is_no_text_is_repaired_and_counted_and_the_next_line_is_a_root_of_its_own) {
  std::string out;
  JsonWriter json(out);
  json.string("a\"\n\xff\x80");
  BOOST_TEST(json.replaced() == 2U);
  out += '\n';
  json.restart();
  json.string("b");
  BOOST_TEST(out == "\"a\\\"\\n\uFFFD\uFFFD\"\n\"b\"");
}

BOOST_AUTO_TEST_SUITE_END()
