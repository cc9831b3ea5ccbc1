// Golden cases of who denies, disputes, corrects or confirms what was said earlier in the article, on the
// shipped model set.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "core/base/words.hpp"
#include "extraction_fixture.hpp"
#include "golden_texts.hpp"

using namespace claimgraph;
using namespace claimgraph::testing;

namespace {

struct FoundAnswer {
  std::string speaker, stance, claim;
};

/// Both ways to answer: the claim stated is an earlier one, or it is answered by a claim of one's own.
std::vector<FoundAnswer> answers_in(const Analysis& found) {
  std::vector<FoundAnswer> out;
  for (const Attribution& a : found.attributions) {
    std::string speaker;
    for (const std::uint32_t s : a.speakers)
      speaker += (speaker.empty() ? "" : "; ") + found.entities[s].name;
    if (a.realis != Realis::said) continue;
    for (const StatedClaim& stated : a.claims) {
      const Claim& claim = found.claims[stated.claim];
      if (claim.content.front().begin < stated.content.front().begin)
        out.push_back({speaker, stance_name(a.stance), claim.text});
    }
    for (const Answer& answer : a.answers) {
      BOOST_TEST(answer.confidence > 0);
      BOOST_TEST(answer.confidence <= 1);
      out.push_back({speaker, stance_name(answer.stance), found.claims[answer.claim].text});
    }
  }
  return out;
}

bool fits(const FoundAnswer& answer, const std::string& expected) {
  const std::size_t one = expected.find(" | "), two = expected.find(" | ", one + 3);
  return fold_case(answer.speaker) == fold_case(expected.substr(0, one)) &&
         answer.stance == expected.substr(one + 3, two - one - 3) &&
         has(fold_case(answer.claim), fold_case(expected.substr(two + 3)));
}

bool all_fit(std::vector<FoundAnswer> answers, const std::vector<std::string>& expected) {
  if (answers.size() != expected.size()) return false;
  for (const std::string& one : expected) {
    const auto at =
        std::find_if(answers.begin(), answers.end(), [&](const FoundAnswer& a) { return fits(a, one); });
    if (at == answers.end()) return false;
    answers.erase(at);
  }
  return true;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(Answers, *models_needed())

BOOST_AUTO_TEST_CASE(who_answers_points_to_the_claim_that_is_answered) {
  const Extractor* extractor = shared_extractor();
  const std::vector<GoldenText> cases = read_golden_texts("golden_disputes.txt");
  BOOST_CHECK_GE(cases.size(), 45U);
  for (const GoldenText& c : cases) {
    Article article;
    article.text = c.text + "\n";
    const std::vector<FoundAnswer> answers = answers_in(extractor->extract(article));
    std::string all;
    for (const FoundAnswer& a : answers)
      all += "\n    found " + a.speaker + " | " + a.stance + " | " + a.claim;
    check_golden(c, all_fit(answers, c.expected), all);
  }
}

BOOST_AUTO_TEST_CASE(what_was_asked_or_heard_or_not_said_is_nobodys_claim) {
  const Extractor* extractor = shared_extractor();
  struct Case {
    const char *text, *content;
    bool claim;    ///< carries a claim
    bool speaker;  ///< somebody is named as its speaker
    Realis realis;
  };
  using enum Realis;
  for (const Case& c : {
           Case{"Reporters asked Ida Brekke whether the dam would hold.", "the dam would hold", false, true,
                said},
           Case{"Tom Bell wondered whether the port was closed.", "the port was closed", false, true, said},
           Case{"A poll asked 500 people if the port should close.", "the port should close", false, true,
                said},
           Case{"A jury has heard that Hale burned the files.", "Hale burned the files", true, false, said},
           Case{"The inquest heard that Hale had burned the files.", "Hale had burned the files", true, false,
                said},
           Case{"Jurors were told that Hale had burned the files.", "Hale had burned the files", true, false,
                said},
           Case{"Few officials say that the dam can be saved.", "the dam can be saved", true, true, negated},
           Case{"Brekke stopped short of saying that the dam was safe.", "the dam was safe", true, true,
                unreal},
           Case{"Brekke would not say if the dam would hold.", "the dam would hold", false, true, unreal},
           Case{"Hale has denied having taken money from the lender.", "having taken money", true, true,
                said},
           Case{"Senator Orme questioned whether the dam was worth $40 million.", "the dam was worth", true,
                true, said},
       }) {
    Article article;
    article.text = std::string(c.text) + "\n";
    const Analysis analysis = extractor->extract(article);
    const Attribution* a = Found(article, analysis).attribution(c.content);
    if (a == nullptr) continue;
    BOOST_TEST_CONTEXT(c.text) {
      BOOST_TEST(!a->claims.empty() == c.claim);
      BOOST_TEST(!a->speakers.empty() == c.speaker);
      BOOST_TEST(std::string(realis_name(a->realis)) == realis_name(c.realis));
    }
  }
}

BOOST_AUTO_TEST_CASE(sides_that_verbs_take_with_a_particle_or_a_noun) {
  const Extractor* extractor = shared_extractor();
  for (const auto& [text, content] :
       {std::pair("Several ministers distanced themselves from the Norden plan.", "the Norden plan"),
        std::pair("Skadi Rubber hit back at the report.", "the report"),
        std::pair("Vestfold Rail took issue with the figure.", "the figure"),
        std::pair("Farmers pushed back against the seed tax.", "the seed tax")}) {
    Article article;
    article.text = std::string(text) + "\n";
    const Analysis analysis = extractor->extract(article);
    const Attribution* a = Found(article, analysis).attribution(content);
    if (a == nullptr) continue;
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(std::string(stance_name(a->stance)) == "disputes");
      BOOST_REQUIRE(a->claims.size() == 1U);
      BOOST_TEST(std::string(claim_form_name(analysis.claims[a->claims[0].claim].form)) == "topic");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
