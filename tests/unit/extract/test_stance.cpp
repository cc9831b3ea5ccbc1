#include <boost/test/unit_test.hpp>

#include "core/extract/claims/kind.hpp"
#include "core/extract/claims/stance.hpp"
#include "parsed_doc.hpp"

using namespace claimgraph;
using namespace claimgraph::testing;

namespace {

CueReading reading(const ParsedDoc& d, const AttributionSpans& a) {
  return read_cue(Syntax(d.doc), a);
}

/// "Acme VERB that sales fell." with the verb's form and lemma.
CueReading that_clause(const std::string& form, const std::string& lemma) {
  const ParsedDoc d("Acme " + form + " that sales fell.",
                    "Acme Acme PROPN NNP 2 nsubj\n" + form + " " + lemma +
                        " VERB VBD 0 root\nthat that SCONJ IN 5 mark\nsales sale NOUN NNS 5 nsubj\n"
                        "fell fall VERB VBD 2 ccomp\n. . PUNCT . 2 punct\n");
  return reading(d, d.attribution("Acme", form, "that sales fell"));
}

/// "Acme did not VERB that sales fell."
CueReading negated(const std::string& form, const std::string& content = "that") {
  const ParsedDoc d("Acme did not " + form + " " + content + " sales fell.",
                    "Acme Acme PROPN NNP 4 nsubj\ndid do AUX VBD 4 aux\nnot not PART RB 4 advmod\n" + form +
                        " " + form + " VERB VB 0 root\n" + content + " " + content +
                        " SCONJ IN 7 mark\nsales sale NOUN NNS 7 nsubj\nfell fall VERB VBD 4 ccomp\n"
                        ". . PUNCT . 4 punct\n");
  return reading(d, d.attribution("Acme", "did not " + form, content + " sales fell", form));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(Stance)

BOOST_AUTO_TEST_CASE(reporting_verbs_have_their_class) {
  BOOST_TEST((that_clause("said", "say").stance == StanceKind::asserts));
  BOOST_TEST((that_clause("denied", "deny").stance == StanceKind::denies));
  BOOST_TEST((that_clause("disputed", "dispute").stance == StanceKind::disputes));
  BOOST_TEST((that_clause("doubted", "doubt").stance == StanceKind::doubts));
  BOOST_TEST((that_clause("agreed", "agree").stance == StanceKind::supports));
  BOOST_TEST((that_clause("admitted", "admit").stance == StanceKind::concedes));
  BOOST_TEST((that_clause("forecast", "forecast").stance == StanceKind::predicts));
  BOOST_TEST((that_clause("clarified", "clarify").stance == StanceKind::corrects));
  BOOST_TEST(that_clause("said", "say").lemma == "say");
  BOOST_TEST(that_clause("promised", "promise").intended);
}

BOOST_AUTO_TEST_CASE(negated_cues) {
  BOOST_TEST((negated("say").realis == Realis::negated));
  BOOST_TEST((negated("say").stance == StanceKind::asserts));
  BOOST_TEST((negated("say", "whether").stance == StanceKind::declines));
  BOOST_TEST((negated("deny").stance == StanceKind::denies));
  BOOST_TEST((negated("deny").realis == Realis::negated));
  BOOST_TEST((negated("believe").stance == StanceKind::doubts));
  BOOST_TEST((negated("agree").stance == StanceKind::disputes));
  BOOST_TEST((negated("respond").stance == StanceKind::declines));
}

BOOST_AUTO_TEST_CASE(beliefs_are_hedged_and_plain_saying_is_not) {
  BOOST_TEST(that_clause("believed", "believe").hedged);
  BOOST_TEST(that_clause("suggested", "suggest").hedged);
  BOOST_TEST(!that_clause("said", "say").hedged);
}

BOOST_AUTO_TEST_CASE(passive_without_a_source_is_hedged) {
  const ParsedDoc d("The engine was said to run cooler.",
                    "The the DET DT 2 det\nengine engine NOUN NN 4 nsubj:pass\nwas be AUX VBD 4 aux:pass\n"
                    "said say VERB VBN 0 root\nto to PART TO 6 mark\nrun run VERB VB 4 xcomp\n"
                    "cooler cool ADV RBR 6 advmod\n. . PUNCT . 4 punct\n");
  const CueReading cue = reading(d, d.attribution("", "was said", "to run cooler", "said"));
  BOOST_TEST(cue.hedged);
  BOOST_TEST(cue.passive);
  BOOST_TEST(cue.lemma == "say");
}

BOOST_AUTO_TEST_CASE(light_verbs_leave_the_class_to_the_noun) {
  const ParsedDoc d(
      "Critics raised doubts about the figure.",
      "Critics critic NOUN NNS 2 nsubj\nraised raise VERB VBD 0 root\ndoubts doubt NOUN NNS 2 obj\n"
      "about about ADP IN 6 case\nthe the DET DT 6 det\nfigure figure NOUN NN 3 nmod\n"
      ". . PUNCT . 2 punct\n");
  const CueReading cue = reading(d, d.attribution("Critics", "raised doubts", "about the figure", "raised"));
  BOOST_TEST((cue.stance == StanceKind::doubts));
  BOOST_TEST(cue.lemma == "raise doubt");
}

BOOST_AUTO_TEST_CASE(questioning_a_figure_doubts_it_and_asking_asks) {
  const ParsedDoc d(
      "Rivals questioned the figure.",
      "Rivals rival NOUN NNS 2 nsubj\nquestioned question VERB VBD 0 root\nthe the DET DT 4 det\n"
      "figure figure NOUN NN 2 obj\n. . PUNCT . 2 punct\n");
  BOOST_TEST((reading(d, d.attribution("Rivals", "questioned", "the figure")).stance == StanceKind::doubts));
  const ParsedDoc asks(
      "“Who pays?” Roe asked.",
      "“ “ PUNCT `` 3 punct\nWho who PRON WP 3 nsubj\npays pay VERB VBZ 0 root\n? ? PUNCT . 3 punct\n"
      "” ” PUNCT '' 3 punct\nRoe Roe PROPN NNP 7 nsubj\nasked ask VERB VBD 3 parataxis\n"
      ". . PUNCT . 3 punct\n");
  BOOST_TEST(
      (reading(asks, asks.attribution("Roe", "asked", "“Who pays?”")).stance == StanceKind::questions));
}

BOOST_AUTO_TEST_CASE(declining_names_what_was_declined) {
  const ParsedDoc d("The firm declined to comment.",
                    "The the DET DT 2 det\nfirm firm NOUN NN 3 nsubj\ndeclined decline VERB VBD 0 root\n"
                    "to to PART TO 5 mark\ncomment comment VERB VB 3 xcomp\n. . PUNCT . 3 punct\n");
  const CueReading cue = reading(d, d.attribution("The firm", "declined", "to comment"));
  BOOST_TEST((cue.stance == StanceKind::declines));
  BOOST_TEST(cue.lemma == "decline to comment");
}

BOOST_AUTO_TEST_CASE(cautioning_against_something_disputes_it) {
  const ParsedDoc d(
      "Roe cautioned against haste.",
      "Roe Roe PROPN NNP 2 nsubj\ncautioned caution VERB VBD 0 root\nagainst against ADP IN 4 case\n"
      "haste haste NOUN NN 2 obl\n. . PUNCT . 2 punct\n");
  BOOST_TEST((reading(d, d.attribution("Roe", "cautioned", "against haste")).stance == StanceKind::disputes));
  BOOST_TEST((reading(d, d.attribution("Roe", "cautioned against", "haste", "cautioned")).stance ==
              StanceKind::disputes));
}

BOOST_AUTO_TEST_CASE(no_cue_asserts) {
  const ParsedDoc d("Sales fell.",
                    "Sales sale NOUN NNS 2 nsubj\nfell fall VERB VBD 0 root\n. . PUNCT . 2 punct\n");
  const CueReading cue = reading(d, d.attribution("", "", "Sales fell"));
  BOOST_TEST((cue.stance == StanceKind::asserts));
  BOOST_TEST(cue.lemma.empty());
}

BOOST_AUTO_TEST_CASE(kind_follows_the_quotation_marks) {
  const ParsedDoc d(
      "Roe said sales “fell off a cliff” in May.",
      "Roe Roe PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nsales sale NOUN NNS 5 nsubj\n"
      "“ “ PUNCT `` 5 punct\nfell fall VERB VBD 2 ccomp\noff off ADP IN 8 case\na a DET DT 8 det\n"
      "cliff cliff NOUN NN 5 obl\n” ” PUNCT '' 5 punct\nin in ADP IN 11 case\nMay May PROPN NNP 5 obl\n"
      ". . PUNCT . 2 punct\n");
  const auto kind = [&](const std::string& words) {
    return attribution_kind(d.doc, TokenSet(d.segment(words)));
  };
  BOOST_TEST((kind("sales “fell off a cliff” in May") == AttributionKind::mixed));
  BOOST_TEST((kind("“fell off a cliff”") == AttributionKind::direct));
  BOOST_TEST((kind("in May") == AttributionKind::indirect));
}

BOOST_AUTO_TEST_SUITE_END()
