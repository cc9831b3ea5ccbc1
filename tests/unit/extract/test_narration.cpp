#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "core/extract/claims/narration.hpp"
#include "core/extract/claims/records.hpp"
#include "core/extract/explain.hpp"
#include "parsed_doc.hpp"

using namespace claimgraph;
using namespace claimgraph::testing;

namespace {

std::vector<std::string> claims(ParsedDoc& d, const std::vector<AttributionSpans>& spans = {}) {
  Article article;
  article.id = "art-1";
  article.text = d.text;
  build_records(article, d.doc, spans, nullptr, d.found);
  std::vector<std::string> out;
  for (const Attribution& a : d.found.attributions) {
    if (a.kind == AttributionKind::narration) out.push_back(d.found.claims[a.claims[0].claim].text);
  }
  return out;
}

ParsedDoc launch() {
  ParsedDoc d(
      "Launched on May 3, the probe reached orbit around Mars, but was said to be damaged.",
      "Launched launch VERB VBN 8 advcl\non on ADP IN 3 case\nMay May PROPN NNP 1 obl\n3 3 NUM CD 3 nummod\n"
      ", , PUNCT , 1 punct\nthe the DET DT 7 det\nprobe probe NOUN NN 8 nsubj\nreached reach VERB VBD 0 "
      "root\n"
      "orbit orbit NOUN NN 8 obj\naround around ADP IN 11 case\nMars Mars PROPN NNP 9 nmod\n"
      ", , PUNCT , 15 punct\nbut but CCONJ CC 15 cc\nwas be AUX VBD 15 aux:pass\nsaid say VERB VBN 8 conj\n"
      "to to PART TO 18 mark\nbe be AUX VB 18 aux:pass\ndamaged damage VERB VBN 15 xcomp\n. . PUNCT . 8 "
      "punct\n");
  d.mention("the probe", d.entity(EntityType::other, "Hugin"), MentionKind::nominal, "probe");
  d.mention("Mars", d.entity(EntityType::place, "Mars"), MentionKind::name);
  d.time("May 3", "2026-05-03");
  return d;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(Narration)

BOOST_AUTO_TEST_CASE(a_name_read_as_a_conjunct_without_and_is_an_apposition) {
  const char* const rows =
      "Norra Norra PROPN NNP 2 nsubj\nshowed show VERB VBD 0 root\nits its PRON PRP$ 4 nmod:poss\n"
      "probe probe NOUN NN 2 obj\n, , PUNCT , 6 punct\nHugin Hugin PROPN NNP 4 conj\n. . PUNCT . 2 punct\n";
  ParsedDoc d("Norra showed its probe, Hugin.", rows);
  mend_appositions(d.doc);
  BOOST_TEST(Syntax(d.doc).relation(d.token("Hugin")) == "appos");
  ParsedDoc joined("Norra showed a probe and Hugin.",
                   "Norra Norra PROPN NNP 2 nsubj\nshowed show VERB VBD 0 root\na a DET DT 4 det\n"
                   "probe probe NOUN NN 2 obj\nand and CCONJ CC 6 cc\nHugin Hugin PROPN NNP 4 conj\n. . "
                   "PUNCT . 2 punct\n");
  mend_appositions(joined.doc);
  BOOST_TEST(Syntax(joined.doc).relation(joined.token("Hugin")) == "conj");
}

BOOST_AUTO_TEST_CASE(clauses_beside_an_attribution_are_claims_of_their_own) {
  ParsedDoc d = launch();
  const auto said = d.attribution("", "was said", "to be damaged", "said");
  const auto got = claims(d, {said});
  BOOST_TEST(
      got == (std::vector<std::string>{"[Hugin was] launched on May 3", "[Hugin] reached orbit around Mars"}),
      boost::test_tools::per_element());
  BOOST_REQUIRE(d.found.attributions.size() == 3U);
  BOOST_TEST((d.found.attributions[2].kind == AttributionKind::indirect));
  BOOST_TEST(d.found.claims[d.found.attributions[2].claims[0].claim].text == "[Hugin was] damaged");
  BOOST_TEST(d.found.attributions[2].hedged);
  BOOST_TEST(d.found.attributions[0].by == "rule:narration/1");
  BOOST_TEST(d.found.attributions[0].speakers.empty());
  BOOST_TEST(d.found.attributions[0].cue.empty());
}

BOOST_AUTO_TEST_CASE(sentences_without_facts_questions_and_plans_are_left_out) {
  ParsedDoc plain("The weather turned.",
                  "The the DET DT 2 det\nweather weather NOUN NN 3 nsubj\nturned turn VERB VBD 0 root\n. . "
                  "PUNCT . 3 punct\n");
  BOOST_TEST(claims(plain).empty());
  ParsedDoc plan("Norra will open 40 shops.",
                 "Norra Norra PROPN NNP 3 nsubj\nwill will AUX MD 3 aux\nopen open VERB VB 0 root\n40 40 NUM "
                 "CD 5 nummod\n"
                 "shops shop NOUN NNS 3 obj\n. . PUNCT . 3 punct\n");
  plan.mention("Norra", plan.entity(EntityType::organization, "Norra"), MentionKind::name);
  plan.quantity("40", 40, "number");
  BOOST_TEST(claims(plan).empty());
  ParsedDoc asks("Had Norra opened 40 shops?",
                 "Had have AUX VBD 3 aux\nNorra Norra PROPN NNP 3 nsubj\nopened open VERB VBN 0 root\n"
                 "40 40 NUM CD 5 nummod\nshops shop NOUN NNS 3 obj\n? ? PUNCT . 3 punct\n");
  asks.mention("Norra", asks.entity(EntityType::organization, "Norra"), MentionKind::name);
  asks.quantity("40", 40, "number");
  BOOST_TEST(claims(asks).empty());
}

BOOST_AUTO_TEST_CASE(what_something_leads_to_is_told_and_whom_somebody_leads_is_not) {
  const std::string start =
      "Norra Norra PROPN NNP 2 nsubj\nclosed close VERB VBD 0 root\na a DET DT 4 det\nplant plant NOUN NN 2 "
      "obj\n, , PUNCT , 6 punct\nleading lead VERB VBG 2 advcl\n";
  ParsedDoc caused(
      "Norra closed a plant, leading to a strike at Ymir on May 3.",
      (start + "to to ADP IN 9 case\na a DET DT 9 det\nstrike strike NOUN NN 6 obl\nat at ADP IN 11 "
               "case\nYmir Ymir PROPN NNP 9 nmod\non on ADP IN 13 case\nMay May PROPN NNP 6 obl\n"
               "3 3 NUM CD 13 nummod\n. . PUNCT . 2 punct\n")
          .c_str());
  ParsedDoc ahead("Norra closed a plant, leading Ymir on May 3.",
                  (start + "Ymir Ymir PROPN NNP 6 obj\non on ADP IN 9 case\nMay May PROPN NNP 6 obl\n"
                           "3 3 NUM CD 9 nummod\n. . PUNCT . 2 punct\n")
                      .c_str());
  for (ParsedDoc* d : {&caused, &ahead}) {
    d->mention("Ymir", d->entity(EntityType::organization, "Ymir"), MentionKind::name);
    d->time("May 3", "2026-05-03");
  }
  const auto told = claims(caused);
  BOOST_TEST((std::find(told.begin(), told.end(), "a strike at Ymir on May 3") != told.end()));
  for (const std::string& claim : claims(ahead)) BOOST_TEST(!claim.starts_with("Ymir"), claim);
}

BOOST_AUTO_TEST_CASE(a_figure_with_a_name_is_checkable) {
  ParsedDoc d("Norra opened 40 shops.",
              "Norra Norra PROPN NNP 2 nsubj\nopened open VERB VBD 0 root\n40 40 NUM CD 4 nummod\n"
              "shops shop NOUN NNS 2 obj\n. . PUNCT . 2 punct\n");
  d.mention("Norra", d.entity(EntityType::organization, "Norra"), MentionKind::name);
  d.quantity("40", 40, "number");
  BOOST_TEST(claims(d) == std::vector<std::string>{"Norra opened 40 shops"},
             boost::test_tools::per_element());
  BOOST_TEST(d.found.claims[0].quantities.size() == 1U);
  const std::string text = explain_text(d.doc, {}, d.found, {}, "");
  BOOST_TEST(text.find("speaker  the publisher") != std::string::npos);
  BOOST_TEST(explain_text(d.doc, {}, d.found, {}, "att-0") == "There is no attribution att-0.\n");
}

BOOST_AUTO_TEST_CASE(equal_claims_are_one_record_and_ids_do_not_change) {
  ParsedDoc d = launch();
  const auto said = d.attribution("", "was said", "to be damaged", "said");
  claims(d, {said, said});
  ParsedDoc again = launch();
  claims(again, {said, said});
  BOOST_TEST(d.found.claims.size() == 3U);
  BOOST_TEST(d.found.attributions.size() == 4U);
  BOOST_TEST(d.found.attributions[0].id == again.found.attributions[0].id);
}

BOOST_AUTO_TEST_SUITE_END()
