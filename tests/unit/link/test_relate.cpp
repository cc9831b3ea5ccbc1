#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "core/link/credits.hpp"
#include "core/link/relate.hpp"

using namespace claimgraph;

namespace {

ClaimFacts claim(const std::string& id, const std::string& text, double value, int digits, std::int64_t when,
                 const std::string& speaker) {
  ClaimFacts out;
  out.id = id;
  out.text = text;
  out.when = when;
  out.about = {"org-marlin"};
  out.speakers = {speaker};
  if (value != 0) {
    Quantity q;
    q.value = value;
    q.kind = "currency";
    q.currency = "USD";
    q.significant_digits = digits;
    out.quantities = {q};
  }
  return out;
}

ClaimRelation only(const std::vector<ClaimFacts>& claims) {
  const auto found = relate_claims(claims);
  BOOST_REQUIRE(found.size() == 1U);
  return found[0];
}

}  // namespace

BOOST_AUTO_TEST_SUITE(relate)

BOOST_AUTO_TEST_CASE(a_changed_figure_is_a_variant_with_both_values_whatever_the_order) {
  const auto a = claim("clm-a", "Marlin cost $5.5 million to train", 5.5e6, 2, 10, "org-x");
  const auto b = claim("clm-b", "Marlin cost $5.6 million to train", 5.6e6, 2, 20, "org-y");
  for (const auto& list : {std::vector{a, b}, std::vector{b, a}}) {
    const ClaimRelation r = only(list);
    BOOST_CHECK(r.kind == EdgeKind::variant_of);
    BOOST_TEST(r.label == "5.5M → 5.6M");
    BOOST_TEST(r.source == "clm-a");
  }
}

BOOST_AUTO_TEST_CASE(rounding_disjoint_figures_and_slips_of_scale_are_told_apart) {
  const auto exact = claim("clm-a", "Marlin cost $5.576 million to train", 5.576e6, 4, 10, "org-x");
  BOOST_TEST(
      only({exact, claim("clm-b", "Marlin cost $5.6 million to train", 5.6e6, 2, 20, "org-y")}).detail ==
      "rounds-to");
  BOOST_TEST(
      only({exact, claim("clm-b", "Marlin cost $5.5 million to train", 5.5e6, 2, 20, "org-y")}).detail ==
      "truncates-to");
  const ClaimRelation r =
      only({exact, claim("clm-b", "Marlin cost $90 million to train", 9e7, 2, 20, "org-y")});
  BOOST_CHECK(r.kind == EdgeKind::contradicts);
  BOOST_TEST(r.detail == "disjoint");
  BOOST_TEST(
      only({exact, claim("clm-b", "Marlin cost $5.576 billion to train", 5.576e9, 4, 20, "org-y")}).detail ==
      "scale-slip");
  BOOST_TEST(only({exact, claim("clm-b", "Marlin cost $90 million to train", 9e7, 2, 20, "org-x")}).detail ==
             "supersedes");
}

BOOST_AUTO_TEST_CASE(opposite_polarity_contradicts) {
  auto no = claim("clm-b", "Marlin copied the Gannet data", 0, 0, 20, "org-y");
  no.polarity = Polarity::negative;
  const ClaimRelation r = only({claim("clm-a", "Marlin copied the Gannet data", 0, 0, 10, "org-x"), no});
  BOOST_TEST(r.detail == "polarity");
}

BOOST_AUTO_TEST_CASE(other_subjects_topics_and_units_are_left_alone) {
  const auto a = claim("clm-a", "Marlin cost $5.5 million to train", 5.5e6, 2, 10, "org-x");
  auto other_subject = claim("clm-b", "Marlin cost $9 million to train", 9e6, 1, 20, "org-y");
  other_subject.about = {"org-other"};
  BOOST_TEST(relate_claims({a, other_subject}).size() == 0U);
  auto other_unit = claim("clm-b", "Marlin cost 9 million euros to train", 9e6, 1, 20, "org-y");
  other_unit.quantities[0].currency = "EUR";
  BOOST_TEST(relate_claims({a, other_unit}).size() == 0U);
  BOOST_TEST(relate_claims({a, claim("clm-b", "Gannet rents 9 harbours", 9e6, 1, 20, "org-y")}).size() == 0U);
}

/// Two claims of two speakers with figures that exclude each other, unless what differs says otherwise.
std::vector<ClaimRelation> figures(const std::string& one, const std::string& other) {
  auto a = claim("clm-a", one, 4e9, 1, 10, "org-x");
  auto b = claim("clm-b", other, 9e9, 1, 20, "org-y");
  for (ClaimFacts* c : {&a, &b}) {
    const auto at = static_cast<std::uint32_t>(c->text.find("$"));
    c->figure_words = {figure_words(c->text, {at, at + 2})};
  }
  return relate_claims({a, b});
}

BOOST_AUTO_TEST_CASE(figures_of_one_thing_at_one_time_contradict_each_other) {
  const auto found = figures("the tide market would be worth $4 billion in 2035",
                             "the tide market would be worth $9 billion in 2035");
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_CHECK(found[0].kind == EdgeKind::contradicts);
  BOOST_TEST(figures("Norda made a profit of $4 billion last year", "Norda's profit was $9 billion last year")
                 .size() == 1U);
}

BOOST_AUTO_TEST_CASE(figures_of_two_periods_do_not) {
  for (const auto& [one, other] : {std::pair{"in 2029", "in 2030"},
                                   {"in 2029", ""},
                                   {"in May", "in June"},
                                   {"on Monday", "on Tuesday"},
                                   {"last year", "this year"},
                                   {"in the first quarter", "in the second quarter"}}) {
    const auto found = figures(std::string("Norda made a profit of $4 billion ") + one,
                               std::string("Norda made a profit of $9 billion ") + other);
    BOOST_TEST(found.empty(), one << " / " << other);
  }
  auto a = claim("clm-a", "Norda made a profit of $4 billion", 4e9, 1, 10, "org-x");
  auto b = claim("clm-b", "Norda made a profit of $9 billion", 9e9, 1, 20, "org-y");
  a.valid_time = "2029";
  b.valid_time = "2029-05";
  BOOST_TEST(relate_claims({a, b}).size() == 1U);
  b.valid_time = "2030";
  BOOST_TEST(relate_claims({a, b}).empty());
}

BOOST_AUTO_TEST_CASE(figures_of_two_subjects_places_or_things_do_not) {
  auto a = claim("clm-a", "profit rose to $4 billion", 4e9, 1, 10, "org-x");
  auto b = claim("clm-b", "profit rose to $9 billion", 9e9, 1, 20, "org-y");
  a.subject = "org-norda";
  b.subject = "org-brack";
  BOOST_TEST(relate_claims({a, b}).empty());
  BOOST_TEST(
      figures("the storm in Tarsa cost insurers $4 billion", "the storm in Morn cost insurers $9 billion")
          .empty());
  BOOST_TEST(figures("the fund bought the port and paid $4 billion in cash to its owners",
                     "the owners of the port and the fund share debts of $9 billion at banks")
                 .empty());
}

/// A claim of org-x with these percentages, in the article of that day.
ClaimFacts figures_of(const std::string& text, const std::vector<std::pair<std::string, double>>& values,
                      int day) {
  ClaimFacts out = claim("clm-" + std::to_string(day), text, 0, 0, day, "org-x");
  out.articles = {"art-" + std::to_string(day)};
  for (const auto& [words, value] : values) {
    Quantity q;
    q.value = value;
    q.kind = q.unit = "percent";
    q.significant_digits = 2;
    const auto at = static_cast<std::uint32_t>(text.find(words));
    q.span = {at, at + static_cast<std::uint32_t>(words.size())};
    out.quantities.push_back(q);
    out.figure_words.push_back(figure_words(text, q.span));
  }
  return out;
}

/// The same with bare numbers: "12" and "87".
std::vector<ClaimRelation> counts(const std::string& one, const std::string& other) {
  auto a = claim("clm-a", one, 12, 2, 10, "org-x");
  auto b = claim("clm-b", other, 87, 2, 20, "org-y");
  for (auto& [c, digits] : {std::pair{&a, "12"}, {&b, "87"}}) {
    const auto at = static_cast<std::uint32_t>(c->text.find(digits));
    c->quantities[0].kind = "number";
    c->quantities[0].currency.clear();
    c->figure_words = {figure_words(c->text, {at, at + 2})};
  }
  return relate_claims({a, b});
}

BOOST_AUTO_TEST_CASE(bare_numbers_must_count_the_same_things) {
  BOOST_TEST(
      counts("the flood in Tarsa killed 12 people", "87 people were killed by the flood in Tarsa").size() ==
      1U);
  BOOST_TEST(
      counts("the flood in Tarsa hit 12 villages hard", "the flood in Tarsa hit 87 schools hard").empty());
  // A note of a reference counts nothing.
  BOOST_TEST(counts("support was linked to less eating (12)", "support was associated with less eating (87)")
                 .empty());
  BOOST_TEST(
      counts("sleep was linked to weight loss in a study.12", "sleep was linked to weight loss in a trial.87")
          .empty());
}

BOOST_AUTO_TEST_CASE(where_nothing_names_the_subject_nearly_all_words_must_be_the_same) {
  auto a = claim("clm-a", "theft, dealing in drugs, held in jail in lieu of a bond of $4 million", 4e6, 1, 10,
                 "per-x");
  auto b = claim("clm-b", "arson, fraud, dealing in drugs, held in jail in lieu of a bond of $9 million", 9e6,
                 1, 10, "per-y");
  a.about.clear();
  b.about.clear();
  BOOST_TEST(relate_claims({a, b}).empty());
  b.text = "theft, dealing in drugs, held in jail in lieu of a bond of $9 million";
  BOOST_TEST(relate_claims({a, b}).empty());  // of whom?
  a.company = b.company = {"org-court"};
  BOOST_TEST(relate_claims({a, b}).size() == 1U);
}

BOOST_AUTO_TEST_CASE(of_several_figures_the_one_that_changed_is_compared) {
  auto a = figures_of("Norda sold 12 percent of its mills and 30 percent of its ships",
                      {{"12 percent", 0.12}, {"30 percent", 0.3}}, 10);
  auto b = figures_of("Norda sold 12 percent of its mills and 45 percent of its ships",
                      {{"12 percent", 0.12}, {"45 percent", 0.45}}, 20);
  b.speakers = {"org-y"};
  BOOST_TEST(only({a, b}).label == "30% → 45%");
  b = figures_of("Norda sold 14 percent of its mills and 45 percent of its ships",
                 {{"14 percent", 0.14}, {"45 percent", 0.45}}, 20);
  BOOST_TEST(relate_claims({a, b}).empty());  // which changed into which?
}

BOOST_AUTO_TEST_CASE(what_changes_every_day_is_compared_on_one_day) {
  auto a = figures_of("the Norda index fell by 2.9 percent", {{"2.9 percent", 0.029}}, 0);
  auto b = figures_of("the Norda index fell by 7.9 percent", {{"7.9 percent", 0.079}}, 0);
  b.id = "clm-other";
  b.speakers = {"org-y"};
  BOOST_TEST(relate_claims({a, b}).size() == 1U);
  b.when = 3 * 86400;
  BOOST_TEST(relate_claims({a, b}).empty());
}

BOOST_AUTO_TEST_CASE(a_figure_that_is_taken_back_is_not_the_figure_of_the_claim) {
  const auto old =
      figures_of("the drug Marlicin harmed 2.9 percent of the patients", {{"2.9 percent", 0.029}}, 10);
  const auto now = figures_of("the drug Marlicin harmed 5.1 percent of the patients, not 2.9 percent",
                              {{"5.1 percent", 0.051}, {"2.9 percent", 0.029}}, 20);
  const ClaimRelation r = only({old, now});
  BOOST_TEST(r.detail == "supersedes");
  BOOST_TEST(r.label == "2.9% → 5.1%");
  // "corrected its own figure" says no more than that; what it corrected is what the new figure supersedes.
  auto topic = figures_of("its own figure", {}, 20);
  topic.id = "clm-topic";
  const StanceFacts correction{"att-1", "clm-topic", StanceKind::corrects, {"org-x"}, "art-20"};
  const auto found = corrected_claims({old, now, topic}, {correction}, {r}, {});
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found[0].claim == old.id);
  BOOST_TEST(corrected_claims({old, now, topic},
                              {{"att-1", "clm-topic", StanceKind::corrects, {"org-y"}, "art-20"}}, {r}, {})
                 .empty());
}

BOOST_AUTO_TEST_CASE(a_speaker_does_not_contradict_himself) {
  auto a = claim("clm-a", "Marlin offered $4 billion for the port", 4e9, 1, 10, "org-x");
  auto b = claim("clm-b", "Marlin offered $9 billion for the port", 9e9, 1, 10, "org-x");
  BOOST_TEST(relate_claims({a, b}).empty());  // at one time: two things
  auto no = claim("clm-n", "Marlin copied the Gannet data", 0, 0, 10, "org-x");
  no.polarity = Polarity::negative;
  BOOST_TEST(relate_claims({claim("clm-y", "Marlin copied the Gannet data", 0, 0, 10, "org-x"), no}).empty());
}

BOOST_AUTO_TEST_CASE(a_dispute_finds_the_claim_of_somebody_else) {
  auto own = claim("clm-own", "Marlin training cost only $4 million", 4e6, 1, 20, "");
  own.speakers.clear();
  const auto said = claim("clm-said", "the training of Marlin cost $4 million", 4e6, 1, 10, "org-x");
  const auto figure = claim("clm-figure", "the training of Marlin cost $7 million", 7e6, 1, 10, "org-x");
  const auto found =
      stance_targets({own, said, figure}, {{"att-1", "clm-own", StanceKind::doubts, {"org-y"}}});
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found[0].claim == "clm-said");
  BOOST_TEST(stance_targets({own, said}, {{"att-1", "clm-own", StanceKind::doubts, {"org-x"}}}).size() == 0U);
}

BOOST_AUTO_TEST_CASE(a_figure_is_no_word_whatever_its_currency) {
  for (const std::string sign : {"$", "€", "£", ""}) {
    auto a = claim("clm-a", "The club owes its squad " + sign + "2.7 million", 2.7e6, 2, 10, "per-x");
    auto b = claim("clm-b", "The club owes its squad " + sign + "0.9 million", 9e5, 1, 20, "per-y");
    a.about.clear();
    b.about.clear();
    BOOST_TEST(relate_claims({a, b}).empty());  // of which club?
    a.company = b.company = {"org-athletic"};
    BOOST_CHECK(only({a, b}).kind == EdgeKind::contradicts);
    b.text = "The club owes its bank " + sign + "0.9 million";
    BOOST_TEST(relate_claims({a, b}).empty());
  }
}

BOOST_AUTO_TEST_CASE(inside_one_article_a_few_shared_words_are_no_dispute_of_a_long_claim) {
  auto own = claim("clm-own", "Marlin harbour visits annoyed neighbours", 0, 0, 20, "");
  own.speakers.clear();
  own.only_article = "art-1";
  auto said =
      claim("clm-said",
            "neighbours recalled Marlin harbour concerts, ferries, winter markets, lanterns, choirs and "
            "fishing crews",
            0, 0, 10, "org-x");
  said.only_article = "art-1";
  StanceFacts dispute{"att-1", "clm-own", StanceKind::disputes, {"org-y"}, "art-1"};
  BOOST_TEST(stance_targets({own, said}, {dispute}).empty());
  dispute.article = "art-2";  // across articles nothing else has joined them
  BOOST_TEST(stance_targets({own, said}, {dispute}).size() == 1U);
  dispute.article = "art-1";
  dispute.stance = StanceKind::denies;
  BOOST_TEST(stance_targets({own, said}, {dispute}).size() == 1U);
  own.form = ClaimForm::topic;  // "rejected the Marlin harbour visits": no statement is denied
  BOOST_TEST(stance_targets({own, said}, {dispute}).empty());
}

BOOST_AUTO_TEST_CASE(copied_text_leads_to_the_earliest_dated_copy) {
  const std::string wire =
      "The harbour was closed on Monday after a crane fell into the water near the northern pier. "
      "Nobody was hurt, and the port hopes to open again within two days.";
  std::vector<ArticleFacts> articles{
      {"art-late", "l", "Our reader writes today. " + wire, 30},
      {"art-undated", "u", wire, INT64_MAX},
      {"art-first", "f", wire, 10},
      {"art-other", "o", "Something quite different was said about boats and weather.", 5}};
  const auto found = find_copies(articles);
  std::reverse(articles.begin(), articles.end());
  BOOST_REQUIRE(found.size() == 2U);
  for (const auto& r : found) BOOST_TEST(r.target == "art-first");
  BOOST_TEST(found[0].source == "art-late");
  BOOST_TEST(found[0].passage.begin == 25U);
  BOOST_TEST(find_copies(articles).size() == 2U);
  articles[0].group = articles[1].group = articles[2].group = articles[3].group = "one";
  BOOST_TEST(find_copies(articles).size() == 0U);  // versions of one article are no copies
}

BOOST_AUTO_TEST_CASE(an_article_may_have_text_of_two_others_and_many_copies_hide_none) {
  const std::string one =
      "The harbour was closed on Monday after a crane fell into the water near the northern pier. ";
  const std::string two =
      "Farmers in the upper valley have begun to cut their hay, two weeks earlier than in any year so far. ";
  std::vector<ArticleFacts> articles{{"art-one", "1", one, 10}, {"art-two", "2", two, 20}};
  for (int i = 0; i < 40; ++i) {
    const std::string n = std::to_string(i);
    articles.push_back({"art-copy" + n, "c" + n, one + "Page " + n + ".", 30});
  }
  articles.push_back({"art-both", "b", one + two, 40});
  std::vector<std::string> sources;
  std::size_t copies = 0;
  for (const ArticleRelation& r : find_copies(articles)) {
    if (r.source == "art-both") sources.push_back(r.target);
    copies += r.source.starts_with("art-copy") && r.target == "art-one";
  }
  std::sort(sources.begin(), sources.end());
  BOOST_TEST(sources == (std::vector<std::string>{"art-one", "art-two"}), boost::test_tools::per_element());
  BOOST_TEST(copies == 40U);
}

BOOST_AUTO_TEST_CASE(an_outlet_that_reported_it_first_is_credited) {
  const auto credit = [](const std::string& text, const std::string& name) {
    const auto at = static_cast<std::uint32_t>(text.find(name));
    const Span found = first_report_credit(text, {at, at + static_cast<std::uint32_t>(name.size())});
    return text.substr(found.begin, found.size());
  };
  BOOST_TEST(credit("The debt was first reported on Friday by the Tarsa Herald, and denied.",
                    "Tarsa Herald") == "first reported on Friday by the Tarsa Herald");
  BOOST_TEST(credit("The debt was reported on Friday by the Tarsa Herald.", "Tarsa Herald").empty());
  BOOST_TEST(
      credit("The debt was first reported in May. It was paid by the Tarsa Herald.", "Tarsa Herald").empty());
}

BOOST_AUTO_TEST_SUITE_END()
