#include <boost/test/unit_test.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/base/ordered_parallel.hpp"

using namespace claimgraph;

namespace {

std::vector<std::string> squares(std::size_t jobs, int count) {
  std::vector<std::string> out;
  int next = 0;
  ordered_parallel<int, std::string>(
      jobs,
      [&](int& item) {
        if (next == count) return false;
        item = next++;
        return true;
      },
      [](int& item) {
        if (item % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
        return std::to_string(item * item);
      },
      [&](int&, std::string result) { out.push_back(std::move(result)); });
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ordered_parallel_map)

BOOST_AUTO_TEST_CASE(results_keep_the_order_of_items_for_any_number_of_threads) {
  const auto expected = squares(1, 500);
  BOOST_TEST(expected.size() == 500U);
  BOOST_TEST(expected[21] == "441");
  for (const std::size_t jobs : {2U, 3U, 8U})
    BOOST_TEST(squares(jobs, 500) == expected, boost::test_tools::per_element());
  BOOST_TEST(squares(4, 0).empty());
}

BOOST_AUTO_TEST_CASE(an_exception_of_the_work_arrives_after_the_items_before_it) {
  for (const std::size_t jobs : {1U, 4U}) {
    int next = 0, consumed = 0;
    const auto run = [&] {
      ordered_parallel<int, int>(
          jobs, [&](int& item) { return (item = next++) < 100; },
          [](int& item) {
            if (item == 10) throw std::runtime_error("ten");
            return item;
          },
          [&](int&, int) { ++consumed; });
    };
    BOOST_CHECK_EXCEPTION(run(), std::runtime_error,
                          [](const auto& e) { return std::string(e.what()) == "ten"; });
    BOOST_TEST(consumed == 10);
  }
}

BOOST_AUTO_TEST_SUITE_END()
