// Which decisions hold, and what they come to.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "claimgraph/error.hpp"
#include "core/curation/settle.hpp"

using namespace claimgraph;

namespace {

std::string entity(char letter) {
  return "per-" + std::string(20, letter);
}
std::string claim(char letter) {
  return "clm-" + std::string(20, letter);
}

/// Decisions, a second apart.
struct Book {
  std::vector<DecisionRecord> list;

  std::string add(DecisionKind kind, const std::string& subject, const std::string& object = {},
                  const std::string& text = {}, const std::string& aspect = {}) {
    DecisionRecord d;
    d.kind = kind;
    d.subject = subject;
    d.object = object;
    d.text = text;
    d.aspect = aspect;
    d.by = "ada";
    const std::string second = std::to_string(100 + list.size()).substr(1);
    d.at = "2031-03-04T10:00:" + second + ".000Z";
    d.id = decision_id(d);
    check_decision(d);
    list.push_back(d);
    return d.id;
  }
  std::string merge(const std::string& a, const std::string& b) { return add(DecisionKind::merge, a, b); }
  std::string split(const std::string& a, const std::string& b) { return add(DecisionKind::split, a, b); }

  Settled settled() const {
    std::vector<DecisionRecord> other_way(list.rbegin(), list.rend());
    const Settled one = settle(list);
    const Settled other = settle(other_way);
    BOOST_TEST((one.rules == other.rules));
    BOOST_TEST((one.decided.entities == other.decided.entities));
    return one;
  }
  /// "+" for each that holds, "-" for each that does not.
  std::string state() const {
    std::string out;
    for (const DecisionRecord& d : settled().decided.decisions) out += d.holds ? '+' : '-';
    return out;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(settling)

BOOST_AUTO_TEST_CASE(merged_things_are_one_group_named_by_who_came_first) {
  Book book;
  book.merge(entity('a'), entity('b'));
  book.merge(entity('c'), entity('b'));
  book.merge(claim('1'), claim('2'));
  const Settled s = book.settled();
  BOOST_TEST(book.state() == "+++");
  BOOST_REQUIRE(s.rules.joined.size() == 2U);
  BOOST_REQUIRE(s.decided.entities.size() == 1U);  // claims stay nodes of their own
  const std::vector<std::string> ids{entity('c'), entity('a'), entity('b')};
  BOOST_TEST(s.decided.entities[0].ids == ids);
}

BOOST_AUTO_TEST_CASE(a_circle_of_merges_is_no_harm) {
  Book book;
  book.merge(entity('a'), entity('b'));
  book.merge(entity('b'), entity('c'));
  book.merge(entity('c'), entity('a'));
  book.merge(entity('b'), entity('a'));
  BOOST_TEST(book.state() == "++++");
  BOOST_TEST(book.settled().decided.entities[0].ids.size() == 3U);
}

BOOST_AUTO_TEST_CASE(of_a_merge_and_a_split_the_later_holds) {
  Book book;
  const std::string merge = book.merge(entity('a'), entity('b'));
  const std::string split = book.split(entity('b'), entity('a'));
  Settled s = book.settled();
  BOOST_TEST(book.state() == "-+");
  BOOST_TEST(s.decided.decisions[0].ended_by == split);
  BOOST_TEST(s.rules.joined.empty());
  BOOST_TEST(s.rules.apart.size() == 1U);
  book.merge(entity('a'), entity('b'));
  BOOST_TEST(book.state() == "+-+");
  BOOST_TEST(book.settled().rules.apart.empty());
}

BOOST_AUTO_TEST_CASE(a_split_ends_the_earliest_merge_that_would_join_the_two_over_others) {
  Book book;
  book.merge(entity('a'), entity('b'));
  book.merge(entity('b'), entity('c'));
  const std::string split = book.split(entity('a'), entity('c'));
  Settled s = book.settled();
  BOOST_TEST(book.state() == "-++");
  BOOST_TEST(s.decided.decisions[0].ended_by == split);
  // … and two later merges end the split; the one that closed the way is named.
  book.merge(entity('a'), entity('d'));
  const std::string closing = book.merge(entity('d'), entity('c'));
  s = book.settled();
  BOOST_TEST(book.state() == "++-++");
  BOOST_TEST(s.decided.decisions[2].ended_by == closing);
}

BOOST_AUTO_TEST_CASE(an_undo_is_a_decision_that_can_be_undone) {
  Book book;
  const std::string merge = book.merge(entity('a'), entity('b'));
  const std::string undo = book.add(DecisionKind::undo, merge);
  BOOST_TEST(book.state() == "-+");
  BOOST_TEST(book.settled().rules.joined.empty());
  book.add(DecisionKind::undo, undo);
  BOOST_TEST(book.state() == "+-+");
  BOOST_TEST(book.settled().rules.joined.size() == 1U);
  book.add(DecisionKind::undo, "dec-" + std::string(20, '0'));  // of a list that was not taken over
  BOOST_TEST(book.state() == "+-++");
}

BOOST_AUTO_TEST_CASE(a_split_that_is_undone_lets_an_earlier_merge_hold_again) {
  Book book;
  book.merge(claim('1'), claim('2'));
  const std::string split = book.split(claim('1'), claim('2'));
  book.add(DecisionKind::undo, split);
  BOOST_TEST(book.state() == "+-+");
}

BOOST_AUTO_TEST_CASE(of_verdicts_on_one_thing_the_last_holds) {
  Book book;
  const std::string saying = "att-" + std::string(20, 'a');
  book.add(DecisionKind::reject, saying, {}, {}, kAspectSaying);
  BOOST_TEST(book.settled().rules.rejected_sayings.contains(saying));
  book.add(DecisionKind::confirm, saying, {}, {}, kAspectSaying);
  BOOST_TEST(book.state() == "-+");
  BOOST_TEST(book.settled().rules.rejected_sayings.empty());
  book.add(DecisionKind::reject, claim('2'), claim('1'), {}, "contradicts");
  book.add(DecisionKind::confirm, claim('1'), claim('2'), {}, "contradicts");
  book.add(DecisionKind::reject, claim('1'), claim('2'), {}, "variantOf");  // another question
  BOOST_TEST(book.state() == "-+-++");
}

BOOST_AUTO_TEST_CASE(that_two_claims_are_the_same_is_one_question_however_it_is_put) {
  Book book;
  book.add(DecisionKind::confirm, claim('1'), claim('2'), {}, "sameClaim");
  book.add(DecisionKind::reject, claim('2'), claim('1'), {}, "sameClaim");
  BOOST_TEST(book.state() == "-+");
  book.merge(claim('1'), claim('2'));
  BOOST_TEST(book.state() == "+-+");
  book.add(DecisionKind::confirm, entity('a'), entity('b'), {}, "sameAs");
  BOOST_TEST(book.settled().decided.entities.size() == 1U);
}

BOOST_AUTO_TEST_CASE(names_and_types_are_those_of_the_whole_group) {
  Book book;
  book.add(DecisionKind::rename, entity('b'), {}, "Bea");
  book.add(DecisionKind::rename, entity('a'), {}, "Ada Field");
  book.add(DecisionKind::confirm, entity('b'), {}, "Organization", kAspectType);
  book.add(DecisionKind::confirm, entity('a'), {}, "A. Field", kAspectAlias);
  book.add(DecisionKind::reject, entity('a'), {}, "Fields", kAspectAlias);
  book.merge(entity('a'), entity('b'));
  const Settled s = book.settled();
  BOOST_REQUIRE(s.decided.entities.size() == 1U);
  const DecidedEntity& one = s.decided.entities[0];
  BOOST_TEST(one.name == "Ada Field");
  BOOST_TEST((one.type == EntityType::organization));
  const std::vector<std::string> names{"Bea", "Ada Field", "A. Field"};
  BOOST_TEST(one.other_names == names);
  BOOST_TEST((s.decided.rejected_names == std::vector{std::pair(entity('a'), std::string("Fields"))}));
  BOOST_TEST((s.rules.types.at(entity('b')) == EntityType::organization));
}

BOOST_AUTO_TEST_CASE(notes_add_up) {
  Book book;
  book.add(DecisionKind::annotate, claim('1'), {}, "asked the company");
  book.add(DecisionKind::annotate, claim('1'), {}, "no answer yet");
  BOOST_TEST(book.state() == "++");
}

BOOST_AUTO_TEST_CASE(what_makes_no_sense_is_refused) {
  Book book;
  const std::string saying = "att-" + std::string(20, 'a');
  const auto refused = [&](auto&& make) { BOOST_CHECK_THROW(make(), UsageError); };
  refused([&] { book.merge(entity('a'), entity('a')); });
  refused([&] { book.merge(entity('a'), claim('1')); });
  refused([&] { book.merge("art-" + std::string(20, 'a'), "art-" + std::string(20, 'b')); });
  refused([&] { book.merge("per-abc", entity('a')); });
  refused([&] { book.merge("per-" + std::string(20, 'x'), entity('a')); });
  refused([&] { book.split(saying, entity('a')); });
  refused([&] { book.add(DecisionKind::rename, claim('1'), {}, "x"); });
  refused([&] { book.add(DecisionKind::rename, entity('a'), {}, " "); });
  refused([&] { book.add(DecisionKind::rename, entity('a'), {}, "a\x1b[2J"); });
  refused([&] { book.add(DecisionKind::annotate, entity('a'), {}, std::string(10001, 'x')); });
  refused([&] { book.add(DecisionKind::confirm, saying, claim('1'), {}, kAspectSaying); });
  refused([&] { book.add(DecisionKind::confirm, entity('a'), {}, "Planet", kAspectType); });
  refused([&] { book.add(DecisionKind::reject, claim('1'), claim('2'), {}, "saidBy"); });
  refused([&] { book.add(DecisionKind::reject, claim('1'), claim('2'), {}, "no such link"); });
  refused([&] { book.add(DecisionKind::reject, claim('1'), claim('1'), {}, "contradicts"); });
  refused([&] { book.add(DecisionKind::undo, claim('1')); });
  BOOST_TEST(book.list.empty());
  DecisionRecord d;
  d.kind = DecisionKind::annotate;
  d.subject = claim('1');
  d.text = "x";
  d.by = "ada";
  for (const char* at : {"", "2031-03-04", "2031-02-30T10:00:00.000Z", "2031-03-04T25:00:00.000Z",
                         "2031-03-04 10:00:00.000Z", "2031-03-04T10:00:00.000+"}) {
    d.at = at;
    BOOST_CHECK_THROW(check_decision(d), UsageError);
  }
}

BOOST_AUTO_TEST_CASE(thousands_of_merges_in_one_group_are_settled) {
  Book book;
  for (int i = 0; i < 3000; ++i) {
    DecisionRecord d;
    d.kind = DecisionKind::merge;
    const std::string digits = std::to_string(100000 + i);
    const std::string next = std::to_string(100001 + i);
    d.subject = "per-" + std::string(14, '0') + digits;
    d.object = "per-" + std::string(14, '0') + next;
    d.by = "ada";
    d.at = "2031-03-04T10:00:00.000Z";
    d.id = decision_id(d);
    book.list.push_back(d);
  }
  BOOST_TEST(settle(book.list).decided.entities.at(0).ids.size() == 3001U);
}

BOOST_AUTO_TEST_SUITE_END()
