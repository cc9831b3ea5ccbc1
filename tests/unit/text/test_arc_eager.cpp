#include <boost/test/unit_test.hpp>

#include "core/text/arc_eager.hpp"
#include "core/text/names.hpp"

using namespace claimgraph;

BOOST_AUTO_TEST_SUITE(arc_eager)

BOOST_AUTO_TEST_CASE(transitions_build_the_tree_of_a_short_sentence) {
  // She(0) saw(1) him(2): saw is the root.
  ArcEagerState state;
  state.reset(3);
  BOOST_TEST(!state.can_left());
  BOOST_TEST(!state.can_right());
  state.shift();
  BOOST_TEST(state.can_left());
  BOOST_TEST(!state.can_reduce());
  state.left(7);
  BOOST_TEST(state.head(0) == 1);
  BOOST_TEST(static_cast<int>(state.label(0)) == 7);
  state.shift();
  state.right(9);
  BOOST_TEST(state.head(2) == 1);
  BOOST_TEST(state.at_root());
  BOOST_TEST(!state.can_shift());
  BOOST_TEST(!state.can_right());
  BOOST_TEST(state.can_reduce());
  state.reduce();
  BOOST_TEST(!state.can_reduce());
  BOOST_TEST(!state.has_head(1));
  state.left(1);
  BOOST_TEST(state.finished());
}

BOOST_AUTO_TEST_CASE(slots_name_stack_buffer_and_children) {
  ArcEagerState state;
  state.reset(5);
  state.shift();
  state.left(3);   // 0 ← 1
  state.shift();   // stack 1
  state.right(4);  // 1 → 2, stack 1 2
  std::int32_t slots[ArcEagerState::kSlots];
  state.slots(slots);
  const std::vector<std::int32_t> found(slots, slots + ArcEagerState::kSlots);
  const std::vector<std::int32_t> expected = {2, 1, -1, 3, 4, 5, -1, -1, -1, -1, 1, -1, -1};
  BOOST_TEST(found == expected);
  std::uint32_t rows[ArcEagerState::kDiscrete];
  state.discrete(rows);
  for (const std::uint32_t row : rows) BOOST_TEST(row < ArcEagerState::kDiscreteRows);
  BOOST_TEST(rows[0] == 4U);
}

BOOST_AUTO_TEST_CASE(name_labels_follow_only_where_they_may) {
  using namespace name_label;
  const std::uint8_t b = make(begin, NameType::person), i = make(inside, NameType::person);
  const std::uint8_t l = make(last, NameType::person), u = make(unit, NameType::place);
  BOOST_TEST(may_follow(kOutside, b));
  BOOST_TEST(may_follow(b, i));
  BOOST_TEST(may_follow(i, l));
  BOOST_TEST(may_follow(l, u));
  BOOST_TEST(!may_follow(kOutside, i));
  BOOST_TEST(!may_follow(b, kOutside));
  BOOST_TEST(!may_follow(b, make(last, NameType::place)));
  BOOST_TEST(!may_follow(l, l));
  BOOST_TEST(static_cast<int>(make(unit, NameType::other)) == 16);
}

BOOST_AUTO_TEST_SUITE_END()
