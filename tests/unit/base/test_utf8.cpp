#include <boost/test/unit_test.hpp>

#include "claimgraph/utf8.hpp"

using namespace claimgraph;

BOOST_AUTO_TEST_SUITE(utf8)

BOOST_AUTO_TEST_CASE(ill_formed_sequences_are_found_and_replaced) {
  BOOST_TEST(is_valid_utf8("US$5.5 million – “said”"));
  BOOST_TEST(!is_valid_utf8("\xC0\xAF"));      // overlong
  BOOST_TEST(!is_valid_utf8("\xED\xA0\x80"));  // surrogate
  BOOST_TEST(!is_valid_utf8("cut \xE2\x80"));  // truncated
  std::size_t replaced = 0;
  BOOST_TEST(repair_utf8("a\xFF"
                         "b\xE2\x80",
                         &replaced) ==
             "a\xEF\xBF\xBD"
             "b\xEF\xBF\xBD");
  BOOST_TEST(replaced == 2U);
}

BOOST_AUTO_TEST_CASE(a_prefix_cuts_no_character) {
  const std::string text = "a\xc3\xa9\xf0\x9f\x98\x80z";
  const std::size_t sizes[] = {0, 1, 1, 3, 3, 3, 3, 7, 8, 8};
  for (std::size_t most = 0; most < std::size(sizes); ++most)
    BOOST_TEST(utf8_prefix(text, most).size() == sizes[most], most);
}

BOOST_AUTO_TEST_CASE(offsets_translate_both_ways_at_every_character) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += i % 3 == 0 ? "é" : i % 3 == 1 ? "x" : "\xF0\x9F\x98\x80";
  const CodePointIndex index(text);
  BOOST_TEST(index.size() == 400U);
  std::size_t byte = 0;
  for (std::uint32_t point = 0; point < 400; ++point) {
    BOOST_TEST_REQUIRE(index.to_code_points(static_cast<std::uint32_t>(byte)) == point);
    BOOST_TEST_REQUIRE(index.to_bytes(point) == byte);
    next_code_point(text, byte);
  }
  BOOST_TEST(index.to_bytes(400) == text.size());
}

BOOST_AUTO_TEST_SUITE_END()
