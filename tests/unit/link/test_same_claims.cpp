#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>

#include "core/link/same_claims.hpp"

using namespace claimgraph;

namespace {

constexpr std::int64_t kDay = 86400;

ClaimFacts said(const std::string& id, const std::string& text, const std::string& speaker = "org-x") {
  ClaimFacts out;
  out.id = "clm-" + id;
  out.text = text;
  out.speakers = {speaker};
  out.when = kDay;
  out.articles = {"art-" + id};
  out.company = {"org-union"};
  return out;
}

ClaimFacts with_figure(ClaimFacts claim, double value, const std::string& unit = "percent") {
  Quantity q;
  q.value = value;
  q.kind = unit;
  q.unit = unit;
  q.significant_digits = 2;
  claim.quantities.push_back(q);
  return claim;
}

bool are_same(const ClaimFacts& a, const ClaimFacts& b) {
  return same_claims({a, b}, {}).families.size() == 2;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(same_claims_of_articles)

BOOST_AUTO_TEST_CASE(the_same_sentence_with_other_small_words_is_one_claim) {
  const auto a = said("a", "the harbour company has been warned about the cranes in April", "per-x");
  BOOST_TEST(are_same(a, said("b", "The harbour company was warned about cranes in April", "org-y")));
  BOOST_TEST(
      are_same(a, said("c", "The harbour company, received a warning about the cranes in April", "org-y")));
}

BOOST_AUTO_TEST_CASE(other_figures_units_polarity_or_modality_forbid_it_whatever_else_is_alike) {
  const auto a =
      with_figure(said("a", "the drug Marlicin cured 43 percent of all patients in the trial"), 0.43);
  BOOST_TEST(are_same(
      a, with_figure(said("b", "Marlicin the drug cured 43 percent of all patients in the trial"), 0.43)));
  BOOST_TEST(!are_same(
      a, with_figure(said("b", "the drug Marlicin cured 45 percent of all patients in the trial"), 0.45)));
  const auto plain = said("a", "the drug Marlicin cured the patients in the trial");
  BOOST_TEST(!are_same(plain, said("b", "the drug Marlicin never cured the patients in the trial")));
  BOOST_TEST(!are_same(plain, said("b", "the drug Marlicin may have cured the patients in the trial")));
  BOOST_TEST(!are_same(
      plain,
      said("b", "the drug Marlicin cured the patients in the trial after surgery, if they were young")));
  auto negative = said("b", "the drug Marlicin cured the patients in the trial");
  negative.polarity = Polarity::negative;
  BOOST_TEST(!are_same(plain, negative));
}

BOOST_AUTO_TEST_CASE(other_names_periods_and_directions_forbid_it) {
  const auto a = said("a", "output of the Norda works in Tarsa rose in May");
  BOOST_TEST(are_same(a, said("b", "in May the output of the Norda works in Tarsa rose")));
  for (const char* other :
       {"output of the Brack works in Tarsa rose in May", "output of the Norda works in Tarsa rose in June",
        "output of the Norda works in Tarsa fell in May"}) {
    BOOST_TEST(!are_same(a, said("b", other)), other);
  }
}

BOOST_AUTO_TEST_CASE(who_does_what_to_whom_is_in_the_order_of_words) {
  BOOST_TEST(!are_same(said("a", "the pilot blamed the engineer and the tower for the crash", "per-p"),
                       said("b", "the engineer blamed the tower and the pilot for the crash", "per-q")));
}

BOOST_AUTO_TEST_CASE(a_name_may_be_the_club_elsewhere_when_one_source_says_both) {
  const auto named = said("a", "Tarsa Rowing has not mended its boats since spring", "org-union");
  const auto club = said("b", "the club has not mended its boats since spring", "org-union");
  BOOST_TEST(are_same(named, club));
  auto other = club;
  other.speakers = {"org-else"};
  BOOST_TEST(!are_same(named, other));
}

BOOST_AUTO_TEST_CASE(a_short_form_of_a_name_stands_for_it) {
  BOOST_TEST(
      are_same(with_figure(said("a", "Mending the Tarsa Lock will cost 12.63 million"), 12.63e6, "Euro"),
               with_figure(said("b", "Mending the lock will cost 12.63 million"), 12.63e6, "Euro")));
}

BOOST_AUTO_TEST_CASE(names_in_brackets_are_no_more_than_what_was_read_into_it) {
  const auto quotation =
      said("a", "Norrel “has again and again defended the freedom of our harbours”", "per-x");
  BOOST_TEST(!are_same(
      quotation,
      said("b", "[Ada Sands] “has again and again defended the freedom of our harbours”", "per-y")));
  auto headline = said("c", "Tide Sceptic Ada Norrel Is Like A Sailor's Worst Pupil Ever", "per-n");
  auto like = said("d", "That's what I [Ada Norrel] like", "per-n");
  headline.about = like.about = {"per-n"};
  BOOST_TEST(!are_same(headline, like));
}

BOOST_AUTO_TEST_CASE(few_words_are_not_enough_for_strangers) {
  BOOST_TEST(!are_same(said("a", "it was an honest mistake", "per-a"),
                       said("b", "It was a mistake, an honest one", "per-b")));
}

BOOST_AUTO_TEST_CASE(a_longer_quotation_word_for_word_is_the_same_saying) {
  auto a = said("a", "my [Ada Norrel's] boat has never sailed half so well as it does now", "per-norrel");
  auto b = said("b", "my boat has never sailed half so well as it does now", "per-woman");
  b.company = {"org-else"};
  BOOST_TEST(are_same(a, b));
  BOOST_TEST(!are_same(said("a", "he is as ill as before", "per-a"),
                       said("b", "he is as ill as before it", "per-b")));
}

BOOST_AUTO_TEST_CASE(what_one_adds_makes_it_narrower_and_not_the_same) {
  const auto full = said("a",
                         "the mill will close two old sheds and dismiss workers, and that will harm the "
                         "valley for a generation");
  const auto part = said("b", "the mill will close two old sheds and dismiss workers", "org-y");
  const SameClaims found = same_claims({part, full}, {});
  BOOST_TEST(found.families.empty());
  BOOST_REQUIRE(found.relations.size() == 1U);
  BOOST_CHECK(found.relations[0].kind == EdgeKind::narrower);
  BOOST_TEST(found.relations[0].source == full.id);
  // However long what both say is.
  const auto cost =
      with_figure(said("c", "Norda's new lock gate, Kestrel, cost 38.4 million to build and paint in Tarsa"),
                  38.4e6, "Euro");
  const auto more = with_figure(
      said(
          "d",
          "Norda's new lock gate, Kestrel, cost 38.4 million to build and paint in Tarsa, a fraction of what "
          "larger rivals are believed to spend",
          "org-x"),
      38.4e6, "Euro");
  BOOST_TEST(!are_same(cost, more));
}

BOOST_AUTO_TEST_CASE(a_family_never_holds_two_figures) {
  // The middle one gives no figure and is like both.
  const auto a = with_figure(
      said("a", "the flood drove the families of Tarsa from their homes, 43 percent of them", "org-a"), 0.43);
  const auto b = said("b", "the flood drove the families of Tarsa from their homes", "org-a");
  const auto c = with_figure(
      said("c", "the flood drove the families of Tarsa from their homes, 60 percent of them", "org-a"), 0.60);
  for (const ClaimFamily& f : same_claims({a, b, c}, {}).families)
    BOOST_TEST((f.claim != "clm-c" || f.family != "clm-a"));
}

BOOST_AUTO_TEST_CASE(nothing_that_is_in_the_store_too_takes_a_link_away_and_no_order_changes_it) {
  std::vector<ClaimFacts> claims{said("a", "the harbour of Tarsa will close for the winter"),
                                 said("b", "the harbour of Tarsa will be closed for the winter", "org-y")};
  for (int i = 0; i < 400; ++i) {  // the words are frequent now
    const std::string n = std::to_string(i);
    claims.push_back(said("n" + n, "the harbour of Tarsa has buoy " + n + " for the winter", "org-" + n));
  }
  std::mt19937 random(7);
  std::vector<ClaimFamily> first;
  for (int round = 0; round < 3; ++round) {
    std::shuffle(claims.begin(), claims.end(), random);
    const auto families = same_claims(claims, {}).families;
    const auto joined = std::count_if(families.begin(), families.end(), [](const ClaimFamily& f) {
      return (f.claim == "clm-a" || f.claim == "clm-b") && f.family == "clm-a";
    });
    BOOST_TEST(joined == 2);
    if (round == 0) first = families;
    BOOST_TEST(families.size() == first.size());
  }
}

BOOST_AUTO_TEST_CASE(a_review_meets_the_claim_that_it_repeats_also_one_with_a_figure) {
  const auto claim =
      with_figure(said("a", "the drug Marlicin cured 43 percent of all patients in the trial"), 0.43);
  const auto other = said("b", "the drug Marlicin cured no patients in the trial");
  const std::vector<ClaimFacts> claims{claim, other};
  const auto found =
      repeated_claims(claims, {"Drug Marlicin cured 43 percent of all patients in the trial",
                               "The drug Marlicin cured 44 percent of all patients in the trial",
                               "Norda has sold its mills"});
  BOOST_REQUIRE(found.size() == 3U);
  BOOST_REQUIRE(found[0] != nullptr);
  BOOST_TEST(found[0]->id == claim.id);
  BOOST_TEST(found[1] == nullptr);
  BOOST_TEST(found[2] == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
