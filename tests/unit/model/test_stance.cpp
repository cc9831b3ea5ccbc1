#include <boost/test/unit_test.hpp>
#include <set>

#include "claimgraph/stance.hpp"

using namespace claimgraph;

namespace {

const StanceMeaning kNothing;

StanceMeaning own(StanceKind stance) {
  return meaning_of(stance, Realis::said, ClaimTie::own);
}
StanceMeaning target(StanceKind stance) {
  return meaning_of(stance, Realis::said, ClaimTie::target);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(stance_meaning)

BOOST_AUTO_TEST_CASE(what_was_not_said_makes_no_edge_and_counts_on_no_side) {
  for (const StanceKind stance : kAllStances) {
    for (const ClaimTie tie : {ClaimTie::own, ClaimTie::target}) {
      BOOST_CHECK(meaning_of(stance, Realis::negated, tie) == kNothing);
      BOOST_CHECK(meaning_of(stance, Realis::unreal, tie) == kNothing);
    }
  }
}

BOOST_AUTO_TEST_CASE(who_asserts_concedes_or_predicts_says_the_claim_and_is_aimed_at_nobodys) {
  for (const StanceKind stance : {StanceKind::asserts, StanceKind::concedes, StanceKind::predicts}) {
    BOOST_CHECK((own(stance) == StanceMeaning{EdgeKind::said_by, Side::in_favour}));
    BOOST_CHECK(target(stance) == kNothing);
  }
}

BOOST_AUTO_TEST_CASE(who_denies_disputes_or_doubts_is_against_the_claim_whoever_else_said_it) {
  for (const auto& [stance, edge] : {std::pair{StanceKind::denies, EdgeKind::denies},
                                     {StanceKind::disputes, EdgeKind::disputes},
                                     {StanceKind::doubts, EdgeKind::disputes}}) {
    BOOST_CHECK((own(stance) == StanceMeaning{edge, Side::against}));
    BOOST_CHECK(target(stance) == own(stance));
  }
}

BOOST_AUTO_TEST_CASE(a_correction_says_its_own_claim_and_is_against_the_one_that_it_corrects) {
  BOOST_CHECK((own(StanceKind::corrects) == StanceMeaning{EdgeKind::said_by, Side::in_favour}));
  BOOST_CHECK((target(StanceKind::corrects) == StanceMeaning{EdgeKind::corrects, Side::against}));
}

BOOST_AUTO_TEST_CASE(a_question_is_an_edge_on_no_side_and_a_refusal_is_no_edge) {
  for (const ClaimTie tie : {ClaimTie::own, ClaimTie::target}) {
    const StanceMeaning asked = meaning_of(StanceKind::questions, Realis::said, tie);
    BOOST_CHECK((asked == StanceMeaning{EdgeKind::questions, Side::neither}));
    BOOST_CHECK(meaning_of(StanceKind::declines, Realis::said, tie) == kNothing);
    const StanceMeaning backed = meaning_of(StanceKind::supports, Realis::said, tie);
    BOOST_CHECK((backed == StanceMeaning{EdgeKind::supports, Side::in_favour}));
  }
}

BOOST_AUTO_TEST_CASE(every_combination_has_a_verb_that_says_whether_it_was_said) {
  std::set<std::string> seen;
  for (const StanceKind stance : kAllStances) {
    for (const Realis realis : kAllRealis) {
      const std::string verb = stance_verb(AttributionKind::indirect, stance, realis);
      BOOST_TEST(seen.insert(verb).second, verb);
      BOOST_TEST(verb.starts_with("did not ") == (realis == Realis::negated), verb);
      BOOST_TEST(verb.starts_with("might ") == (realis == Realis::unreal), verb);
      BOOST_TEST(says_own_claim(stance, realis) ==
                 (meaning_of(stance, realis, ClaimTie::own).edge == EdgeKind::said_by));
    }
  }
  BOOST_TEST(stance_verb(AttributionKind::direct, StanceKind::asserts, Realis::negated) == "did not say");
  BOOST_TEST(stance_verb(AttributionKind::narration, StanceKind::asserts, Realis::said) == "reported");
  BOOST_TEST(stance_verb(AttributionKind::narration, StanceKind::predicts, Realis::said) == "predicted");
}

BOOST_AUTO_TEST_CASE(an_edge_stands_on_the_side_of_the_stances_that_make_it) {
  for (const StanceKind stance : kAllStances) {
    for (const ClaimTie tie : {ClaimTie::own, ClaimTie::target}) {
      const StanceMeaning meaning = meaning_of(stance, Realis::said, tie);
      if (meaning.edge) BOOST_CHECK(side_of(*meaning.edge) == meaning.side);
    }
  }
  for (const EdgeKind kind : {EdgeKind::about, EdgeKind::relays, EdgeKind::contradicts, EdgeKind::cites})
    BOOST_CHECK(!side_of(kind));
}

BOOST_AUTO_TEST_SUITE_END()
