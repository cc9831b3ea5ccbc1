#include <boost/test/unit_test.hpp>

#include "core/base/hash.hpp"

using namespace claimgraph;

BOOST_AUTO_TEST_SUITE(hash)

BOOST_AUTO_TEST_CASE(sha256_matches_the_published_vector) {
  BOOST_TEST(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

BOOST_AUTO_TEST_CASE(field_boundaries_matter) {
  BOOST_TEST(content_id("clm", {"ab", "c"}) != content_id("clm", {"a", "bc"}));
  BOOST_TEST(content_id("clm", {"ab", "c"}).size() == 24U);
}

BOOST_AUTO_TEST_SUITE_END()
