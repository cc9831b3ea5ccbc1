// What a test needs and may not find: put before a test case or suite as a decorator, it has the test
// reported as skipped, with the reason, instead of passing.
//   BOOST_AUTO_TEST_CASE(networkx_reads_it, *needs_python_module("networkx", "python3-networkx"))
#pragma once

#include <boost/test/unit_test.hpp>
#include <functional>
#include <string>

#include "tests/unit/support/outside.hpp"

namespace claimgraph::test {

/// `missing` is the reason when `there()` is false.
inline boost::unit_test::precondition needs(std::function<bool()> there, std::string missing) {
  return boost::unit_test::precondition(
      [there = std::move(there), missing = std::move(missing)](boost::unit_test::test_unit_id) {
        boost::test_tools::assertion_result result(there());
        result.message() << missing;
        return result;
      });
}

inline boost::unit_test::precondition needs_program(const std::string& name, const std::string& package) {
  return needs([name] { return has_program(name); }, name + " is not installed (Debian: " + package + ")");
}

inline boost::unit_test::precondition needs_python_module(const std::string& name,
                                                          const std::string& package) {
  return needs([name] { return has_python_module(name); },
               name + " is not installed (Debian: " + package + ")");
}

}  // namespace claimgraph::test
