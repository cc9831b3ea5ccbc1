#define BOOST_TEST_MODULE claimgraph
#include <boost/test/unit_test.hpp>
