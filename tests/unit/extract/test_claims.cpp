#include <boost/test/unit_test.hpp>

#include "core/extract/claims/claims.hpp"
#include "core/extract/claims/medium.hpp"
#include "core/extract/claims/records.hpp"
#include "core/extract/claims/said_at.hpp"
#include "core/extract/syntax/noun_lexicon.hpp"
#include "parsed_doc.hpp"

using namespace claimgraph;
using namespace claimgraph::testing;

namespace {

/// A view on a parsed text once its mentions are set.
struct Scene {
  explicit Scene(const ParsedDoc& d)
      : syntax(d.doc), mentions(d.doc, d.found), phrases(syntax), view{syntax, mentions, phrases, d.found} {}
  Syntax syntax;
  MentionIndex mentions;
  FullerPhrases phrases;
  ArticleView view;
};

ClaimDraft draft(const ParsedDoc& d, const AttributionSpans& a, std::vector<std::uint32_t> speakers = {}) {
  const Scene scene(d);
  ClaimSource source;
  source.content = TokenSet(a.content);
  source.attribution = &a;
  source.cue = read_cue(scene.syntax, a);
  source.speakers = std::move(speakers);
  return make_claim(scene.view, source);
}

ParsedDoc launch_cost() {
  ParsedDoc d(
      "Norra said its heavy rocket, Ymir 2, unveiled a month earlier, cost only €40 million to build.",
      "Norra Norra PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nits its PRON PRP$ 5 nmod:poss\n"
      "heavy heavy ADJ JJ 5 amod\nrocket rocket NOUN NN 15 nsubj\n, , PUNCT , 7 punct\n"
      "Ymir Ymir PROPN NNP 5 appos\n2 2 NUM CD 7 nummod\n, , PUNCT , 10 punct\n"
      "unveiled unveil VERB VBN 5 acl\na a DET DT 12 det\nmonth month NOUN NN 13 obl:unmarked\n"
      "earlier early ADV RBR 10 advmod\n, , PUNCT , 10 punct\ncost cost VERB VBD 2 ccomp\n"
      "only only ADV RB 18 advmod\n€ € SYM $ 15 obj\n40 40 NUM CD 19 compound\nmillion million NUM CD 17 "
      "nummod\n"
      "to to PART TO 21 mark\nbuild build VERB VB 15 advcl\n. . PUNCT . 2 punct\n");
  const std::uint32_t norra = d.entity(EntityType::organization, "Norra");
  const std::uint32_t ymir = d.entity(EntityType::other, "Ymir 2");
  d.mention("Norra", norra, MentionKind::name);
  d.mention("its", norra, MentionKind::pronoun);
  d.mention("Ymir 2", ymir, MentionKind::name);
  d.quantity("€40 million", 40e6, "currency", "EUR");
  return d;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(Claims)

BOOST_AUTO_TEST_CASE(pronouns_become_names_in_brackets_and_appositions_stay) {
  const ParsedDoc d = launch_cost();
  const auto a = d.attribution(
      "Norra", "said", "its heavy rocket, Ymir 2, unveiled a month earlier, cost only €40 million to build");
  const Claim claim = draft(d, a, {0}).claim;
  BOOST_TEST(claim.text ==
             "[Norra's] heavy rocket, Ymir 2, unveiled a month earlier, cost only €40 million to build");
  BOOST_REQUIRE(claim.quantities.size() == 1U);
  BOOST_TEST(claim.quantities[0] == 0U);
  BOOST_TEST(claim.subject == 1U);
  BOOST_TEST(claim.about == (std::vector<std::uint32_t>{1, 0}), boost::test_tools::per_element());
  BOOST_TEST(claim.id.substr(0, 4) == "clm-");
}

BOOST_AUTO_TEST_CASE(the_label_drops_what_is_set_off) {
  const ParsedDoc d = launch_cost();
  const auto a = d.attribution(
      "Norra", "said", "its heavy rocket, Ymir 2, unveiled a month earlier, cost only €40 million to build");
  BOOST_TEST(draft(d, a, {0}).claim.label == "Ymir 2 … cost only €40 million to build");
}

BOOST_AUTO_TEST_CASE(the_label_survives_a_parse_that_lost_the_subject) {
  // As parsers read it: the name a conjunct, "unveiled" a second saying, "cost" a bare verb.
  ParsedDoc d(
      "Norra said its heavy rocket, Ymir, unveiled in May, cost only €40 million.",
      "Norra Norra PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nits its PRON PRP$ 5 nmod:poss\n"
      "heavy heavy ADJ JJ 5 amod\nrocket rocket NOUN NN 2 obj\n, , PUNCT , 7 punct\n"
      "Ymir Ymir PROPN NNP 5 conj\n, , PUNCT , 9 punct\nunveiled unveil VERB VBD 2 conj\n"
      "in in ADP IN 11 case\nMay May PROPN NNP 9 obl\n, , PUNCT , 13 punct\ncost cost VERB VB 2 conj\n"
      "only only ADV RB 16 advmod\n€ € SYM $ 13 obj\n40 40 NUM CD 17 compound\nmillion million NUM CD 15 "
      "nummod\n"
      ". . PUNCT . 2 punct\n");
  const std::uint32_t ymir = d.entity(EntityType::other, "Ymir");
  d.mention("Ymir", ymir, MentionKind::name);
  const auto a =
      d.attribution("Norra", "said", "its heavy rocket, Ymir, unveiled in May, cost only €40 million");
  const Claim claim = draft(d, a).claim;
  BOOST_TEST(claim.label == "Ymir … cost only €40 million");
  BOOST_TEST(claim.text == "its heavy rocket, Ymir, unveiled in May, cost only €40 million");
  BOOST_TEST(claim.subject == ymir);
}

BOOST_AUTO_TEST_CASE(the_subject_of_a_passive_cue_comes_back) {
  ParsedDoc d(
      "The probe was said to be built at much lower cost.",
      "The the DET DT 2 det\nprobe probe NOUN NN 4 nsubj:pass\nwas be AUX VBD 4 aux:pass\n"
      "said say VERB VBN 0 root\nto to PART TO 7 mark\nbe be AUX VB 7 aux:pass\nbuilt build VERB VBN 4 "
      "xcomp\n"
      "at at ADP IN 11 case\nmuch much ADV RB 10 advmod\nlower low ADJ JJR 11 amod\ncost cost NOUN NN 7 obl\n"
      ". . PUNCT . 4 punct\n");
  d.mention("The probe", d.entity(EntityType::other, "Hugin"), MentionKind::nominal, "probe");
  BOOST_TEST(draft(d, d.attribution("", "was said", "to be built at much lower cost", "said")).claim.text ==
             "[Hugin was] built at much lower cost");
  // The same when the cue has taken the "to be".
  const Claim claim = draft(d, d.attribution("", "was said to be", "built at much lower cost", "said")).claim;
  BOOST_TEST(claim.text == "[Hugin was] built at much lower cost");
  BOOST_TEST(claim.label == "[Hugin was] built at much lower cost");
  BOOST_TEST(claim.subject == 0U);
}

BOOST_AUTO_TEST_CASE(quoted_words_stay_as_they_are) {
  ParsedDoc d(
      "The firm “has lost its way”, Roe said.",
      "The the DET DT 2 det\nfirm firm NOUN NN 5 nsubj\n“ “ PUNCT `` 5 punct\nhas have AUX VBZ 5 aux\n"
      "lost lose VERB VBN 0 root\nits its PRON PRP$ 7 nmod:poss\nway way NOUN NN 5 obj\n” ” PUNCT '' 5 "
      "punct\n"
      ", , PUNCT , 5 punct\nRoe Roe PROPN NNP 11 nsubj\nsaid say VERB VBD 5 parataxis\n. . PUNCT . 5 "
      "punct\n");
  const std::uint32_t firm = d.entity(EntityType::organization, "Norra");
  d.mention("The firm", firm, MentionKind::nominal, "firm");
  d.mention("its", firm, MentionKind::pronoun);
  const Claim claim = draft(d, d.attribution("Roe", "said", "The firm “has lost its way”")).claim;
  BOOST_TEST(claim.text == "[Norra] “has lost its way”");
  BOOST_TEST(claim.about == std::vector<std::uint32_t>{firm}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(will_of_others_predicts_and_ones_own_is_intended) {
  ParsedDoc d("Norra said it will not fly.",
              "Norra Norra PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nit it PRON PRP 6 nsubj\nwill will "
              "AUX MD 6 aux\n"
              "not not PART RB 6 advmod\nfly fly VERB VB 2 ccomp\n. . PUNCT . 2 punct\n");
  const std::uint32_t norra = d.entity(EntityType::organization, "Norra");
  const std::uint32_t other = d.entity(EntityType::organization, "Skadi");
  d.mention("Norra", norra, MentionKind::name);
  d.mention("it", norra, MentionKind::pronoun);
  const auto a = d.attribution("Norra", "said", "it will not fly");
  const ClaimDraft own = draft(d, a, {norra});
  BOOST_TEST(own.claim.text == "[Norra] will not fly");
  BOOST_TEST((own.claim.modality == Modality::intended));
  BOOST_TEST((own.claim.polarity == Polarity::negative));
  BOOST_TEST((own.stance == StanceKind::asserts));
  BOOST_TEST((draft(d, a, {other}).stance == StanceKind::predicts));
}

BOOST_AUTO_TEST_CASE(when_where_and_to_whom) {
  ParsedDoc d(
      "Sales fell, Roe told Reuters last week in a call on Zoom.",
      "Sales sale NOUN NNS 2 nsubj\nfell fall VERB VBD 0 root\n, , PUNCT , 2 punct\nRoe Roe PROPN NNP 5 "
      "nsubj\n"
      "told tell VERB VBD 2 parataxis\nReuters Reuters PROPN NNP 5 obj\nlast last ADJ JJ 8 amod\n"
      "week week NOUN NN 5 obl:unmarked\nin in ADP IN 11 case\na a DET DT 11 det\ncall call NOUN NN 5 obl\n"
      "on on ADP IN 13 case\nZoom Zoom PROPN NNP 11 nmod\n. . PUNCT . 2 punct\n");
  const std::uint32_t reuters = d.entity(EntityType::organization, "Reuters");
  d.mention("Reuters", reuters, MentionKind::name);
  d.time("last week", "last week", false);
  const Scene scene(d);
  const auto a = d.attribution("Roe", "told", "Sales fell");
  BOOST_TEST(said_at(scene.view, a) == "last week");
  const Medium medium = medium_of(scene.view, a);
  BOOST_TEST(medium.words == "a call on Zoom");
  BOOST_TEST(medium.addressee == reuters);
}

BOOST_AUTO_TEST_CASE(calling_something_something_says_that_it_is) {
  ParsedDoc d("Roe called the survey “misleading”.",
              "Roe Roe PROPN NNP 2 nsubj\ncalled call VERB VBD 0 root\nthe the DET DT 4 det\n"
              "survey survey NOUN NN 2 obj\n“ “ PUNCT `` 6 punct\nmisleading misleading ADJ JJ 2 xcomp\n"
              "” ” PUNCT '' 6 punct\n. . PUNCT . 2 punct\n");
  const auto a = d.attribution("Roe", "called", "the survey “misleading”");
  BOOST_TEST(draft(d, a).claim.text == "the survey [is] “misleading”");
}

BOOST_AUTO_TEST_CASE(an_accusation_has_the_accused_in_front) {
  ParsedDoc d("Roe accused Norra of lying.",
              "Roe Roe PROPN NNP 2 nsubj\naccused accuse VERB VBD 0 root\nNorra Norra PROPN NNP 2 obj\n"
              "of of SCONJ IN 5 mark\nlying lie VERB VBG 2 advcl\n. . PUNCT . 2 punct\n");
  BOOST_TEST(draft(d, d.attribution("Roe", "accused", "Norra of lying")).claim.text == "Norra of lying");
  BOOST_TEST(draft(d, d.attribution("Roe", "accused", "of lying")).claim.text == "[Norra] lying");
}

BOOST_AUTO_TEST_CASE(an_unnamed_source_stands_for_its_pronoun_but_not_for_other_words) {
  ParsedDoc d(
      "The ministry said it would check.",
      "The the DET DT 2 det\nministry ministry NOUN NN 3 nsubj\nsaid say VERB VBD 0 root\n"
      "it it PRON PRP 6 nsubj\nwould would AUX MD 6 aux\ncheck check VERB VB 3 ccomp\n. . PUNCT . 3 punct\n");
  const std::uint32_t ministry = d.entity(EntityType::organization, "The ministry", true);
  d.mention("The ministry", ministry, MentionKind::nominal, "ministry");
  d.mention("it", ministry, MentionKind::pronoun);
  const auto a = d.attribution("The ministry", "said", "it would check");
  BOOST_TEST(draft(d, a).claim.text == "it would check");
  BOOST_TEST(draft(d, a, {ministry}).claim.text == "[The ministry] would check");
}

BOOST_AUTO_TEST_CASE(a_time_inside_the_content_is_not_when_it_was_said) {
  ParsedDoc d("Roe said sales fell last week.",
              "Roe Roe PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nsales sale NOUN NNS 4 nsubj\n"
              "fell fall VERB VBD 2 ccomp\nlast last ADJ JJ 6 amod\nweek week NOUN NN 4 obl:unmarked\n"
              ". . PUNCT . 2 punct\n");
  d.time("last week", "2026-W05");
  const Scene scene(d);
  const auto a = d.attribution("Roe", "said", "sales fell last week");
  BOOST_TEST(said_at(scene.view, a).empty());
  BOOST_TEST(draft(d, a).claim.valid_time == "2026-W05");
}

BOOST_AUTO_TEST_CASE(a_refusal_to_say_claims_nothing) {
  ParsedDoc d("Norra declined to comment.",
              "Norra Norra PROPN NNP 2 nsubj\ndeclined decline VERB VBD 0 root\nto to PART TO 4 mark\n"
              "comment comment VERB VB 2 xcomp\n. . PUNCT . 2 punct\n");
  Article article;
  article.text = d.text;
  build_records(article, d.doc, {d.attribution("Norra", "declined", "to comment")}, nullptr, d.found);
  BOOST_REQUIRE(d.found.attributions.size() == 1U);
  BOOST_TEST((d.found.attributions[0].stance == StanceKind::declines));
  BOOST_TEST(d.found.attributions[0].claims.empty());
  BOOST_TEST(d.found.claims.empty());
}

BOOST_AUTO_TEST_CASE(the_speakers_own_i_and_we_say_who_it_is) {
  ParsedDoc d(
      "“I saw our books,” Roe said.",
      "“ “ PUNCT `` 3 punct\nI I PRON PRP 3 nsubj\nsaw see VERB VBD 0 root\nour our PRON PRP$ 5 nmod:poss\n"
      "books book NOUN NNS 3 obj\n, , PUNCT , 3 punct\n” ” PUNCT '' 3 punct\nRoe Roe PROPN NNP 9 nsubj\n"
      "said say VERB VBD 3 parataxis\n. . PUNCT . 3 punct\n");
  const std::uint32_t roe = d.entity(EntityType::person, "Roe");
  d.mention("Roe", roe, MentionKind::name);
  const auto a = d.attribution("Roe", "said", "“I saw our books,”");
  BOOST_TEST(draft(d, a, {roe}).claim.text == "I [Roe] saw our [Roe and others'] books");
  const std::uint32_t norra = d.entity(EntityType::organization, "Norra");
  Affiliation of;
  of.organization = norra;
  of.title = "chief executive";
  d.found.entities[roe].affiliations.push_back(of);
  BOOST_TEST(draft(d, a, {roe}).claim.text == "I [Roe] saw our [Norra's] books");
  BOOST_TEST(draft(d, a).claim.unresolved);
}

BOOST_AUTO_TEST_CASE(a_dateline_is_no_part_of_what_is_said) {
  ParsedDoc d("LIMA – Sales fell, Roe said.",
              "LIMA LIMA PROPN NNP 4 dep\n– – PUNCT : 1 punct\nSales sale NOUN NNS 4 nsubj\n"
              "fell fall VERB VBD 0 root\n, , PUNCT , 4 punct\nRoe Roe PROPN NNP 7 nsubj\n"
              "said say VERB VBD 4 parataxis\n. . PUNCT . 4 punct\n");
  BOOST_TEST(draft(d, d.attribution("Roe", "said", "LIMA – Sales fell")).claim.text == "Sales fell");
}

BOOST_AUTO_TEST_CASE(things_without_a_name_leave_nothing_open) {
  ParsedDoc d("Roe said the ships left.",
              "Roe Roe PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nthe the DET DT 4 det\n"
              "ships ship NOUN NNS 5 nsubj\nleft leave VERB VBD 2 ccomp\n. . PUNCT . 2 punct\n");
  d.mention("Roe", d.entity(EntityType::person, "Roe"), MentionKind::name);
  d.mention("the ships", d.entity(EntityType::other, "the ships", true), MentionKind::nominal, "ships");
  const Claim claim = draft(d, d.attribution("Roe", "said", "the ships left")).claim;
  BOOST_TEST(claim.text == "the ships left");
  BOOST_TEST(!claim.unresolved);
}

BOOST_AUTO_TEST_CASE(a_pronoun_that_is_not_sure_stays_and_the_claim_says_so) {
  ParsedDoc d("Roe said it fell.",
              "Roe Roe PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nit it PRON PRP 4 nsubj\n"
              "fell fall VERB VBD 2 ccomp\n. . PUNCT . 2 punct\n");
  const std::uint32_t norra = d.entity(EntityType::organization, "Norra");
  d.mention("Roe", d.entity(EntityType::person, "Roe"), MentionKind::name);
  d.mention("it", norra, MentionKind::pronoun);
  d.found.entities[norra].anonymous = false;
  const auto a = d.attribution("Roe", "said", "it fell");
  d.found.mentions.back().confidence = 0.6;
  const Claim claim = draft(d, a).claim;
  BOOST_TEST(claim.text == "it fell");
  BOOST_TEST(claim.unresolved);
}

BOOST_AUTO_TEST_CASE(plans_read_like_headlines) {
  ParsedDoc d("Norra plans to open shops.",
              "Norra Norra PROPN NNP 2 nsubj\nplans plan VERB VBZ 0 root\nto to PART TO 4 mark\n"
              "open open VERB VB 2 xcomp\nshops shop NOUN NNS 4 obj\n. . PUNCT . 2 punct\n");
  const std::uint32_t norra = d.entity(EntityType::organization, "Norra");
  for (const char* content : {"to open shops", "open shops"}) {
    const std::string cue = std::string(content) == "open shops" ? "plans to" : "plans";
    const Claim claim = draft(d, d.attribution("Norra", cue, content, "plans"), {norra}).claim;
    BOOST_TEST(claim.text ==
               (std::string(content) == "open shops" ? "[Norra to] open shops" : "[Norra] to open shops"));
    BOOST_TEST((claim.modality == Modality::intended));
    BOOST_TEST(claim.subject == norra);
  }
}

BOOST_AUTO_TEST_CASE(relative_times_keep_their_capitals) {
  ParsedDoc d("Roe said on Tuesday sales fell.",
              "Roe Roe PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\non on ADP IN 4 case\n"
              "Tuesday Tuesday PROPN NNP 2 obl\nsales sale NOUN NNS 6 nsubj\nfell fall VERB VBD 2 ccomp\n"
              ". . PUNCT . 2 punct\n");
  d.time("Tuesday", "tuesday", false);
  const Scene scene(d);
  BOOST_TEST(said_at(scene.view, d.attribution("Roe", "said", "sales fell")) == "Tuesday");
}

BOOST_AUTO_TEST_CASE(an_answer_to_a_claim_points_to_that_claim) {
  ParsedDoc d("Roe said sales fell. Norra denied the claim.",
              "Roe Roe PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nsales sale NOUN NNS 4 nsubj\n"
              "fell fall VERB VBD 2 ccomp\n. . PUNCT . 2 punct\n\n"
              "Norra Norra PROPN NNP 2 nsubj\ndenied deny VERB VBD 0 root\nthe the DET DT 4 det\n"
              "claim claim NOUN NN 2 obj\n. . PUNCT . 2 punct\n");
  const std::uint32_t roe = d.entity(EntityType::person, "Roe");
  const std::uint32_t norra = d.entity(EntityType::organization, "Norra");
  d.mention("Roe", roe, MentionKind::name);
  d.mention("Norra", norra, MentionKind::name);
  Article article;
  article.text = d.text;
  build_records(article, d.doc,
                {d.attribution("Roe", "said", "sales fell"), d.attribution("Norra", "denied", "the claim")},
                nullptr, d.found);
  BOOST_REQUIRE(d.found.attributions.size() == 2U);
  BOOST_TEST(d.found.claims.size() == 1U);
  BOOST_TEST(d.found.attributions[1].claims[0].claim == d.found.attributions[0].claims[0].claim);
  BOOST_TEST((d.found.attributions[1].stance == StanceKind::denies));
  BOOST_TEST(d.found.attributions[1].confidence == 0.8);
}

BOOST_AUTO_TEST_CASE(a_name_says_what_kind_of_organisation_it_is) {
  BOOST_TEST(lexicon::names_another_kind("Footballers' Union", "club"));
  BOOST_TEST(lexicon::names_another_kind("Bank of Fjell", "ministry"));
  BOOST_TEST(!lexicon::names_another_kind("Bank of Fjell", "bank"));
  BOOST_TEST(!lexicon::names_another_kind("University Hospital", "hospital"));
  BOOST_TEST(!lexicon::names_another_kind("Kestwick Athletic", "club"));  // does not say
  BOOST_TEST(!lexicon::names_another_kind("Bank of Fjell", "company"));
  BOOST_TEST(!lexicon::names_another_kind("", "club"));
}

BOOST_AUTO_TEST_SUITE_END()
