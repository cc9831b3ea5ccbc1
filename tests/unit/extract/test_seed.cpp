// The article that this project started from, when it lies beside the source tree: the table of what it must
// give. Its text is not ours, so it is not part of the repository.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "claimgraph/importer.hpp"
#include "extraction_fixture.hpp"
#include "tests/unit/support/needs.hpp"

using namespace claimgraph;
using namespace claimgraph::testing;

namespace {

struct Seed {
  Article article;
  Analysis analysis;
};

/// nullptr when article or models are not there.
const Seed* seed() {
  static const std::unique_ptr<const Seed> loaded = []() -> std::unique_ptr<const Seed> {
    const std::filesystem::path folder = CG_SOURCE_DIR "/../shared/seed";
    const Extractor* extractor = shared_extractor();
    const ImporterInfo* importer = find_importer("text");
    if (!std::filesystem::is_directory(folder) || extractor == nullptr || importer == nullptr) return nullptr;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      std::ifstream file(entry.path(), std::ios::binary);
      std::stringstream bytes;
      bytes << file.rdbuf();
      auto out = std::make_unique<Seed>();
      ImportOptions options;
      options.name = entry.path().filename().string();
      options.page_models = read_page_models(*ModelFile::open(CG_SOURCE_DIR "/core/models/page.cgm"));
      Diagnostics diagnostics;
      if (!open_importer(*importer, memory_source(bytes.str()), options)->next(out->article, diagnostics))
        continue;
      seal_article(out->article);
      out->analysis = extractor->extract(out->article);
      return out;
    }
    return nullptr;
  }();
  return loaded.get();
}

bool has_figure(const Found& found, const Attribution& a, double value, const std::string& currency) {
  for (const std::uint32_t i : found.claim(a).quantities) {
    const Quantity& q = found.analysis().quantities[i];
    if (q.value == value && q.currency == currency) return true;
  }
  return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(SeedArticle, *claimgraph::test::needs([] { return seed() != nullptr; },
                                                            "the article in ../shared/seed is not there"))

BOOST_AUTO_TEST_CASE(the_company_says_what_its_model_cost) {
  const Found found(seed()->article, seed()->analysis);
  const Attribution* a = found.attribution("to train");
  if (a == nullptr) return;
  BOOST_TEST(found.speakers(*a) == "DeepSeek");
  BOOST_TEST((a->kind == AttributionKind::indirect));
  BOOST_TEST(found.claim(*a).label == "V3 … cost only US$5.5 million to train");
  BOOST_TEST(has(found.claim(*a).text, "foundation large language model"));
  BOOST_TEST(has(found.claim(*a).text, "released a few weeks earlier"));
  BOOST_TEST(has_figure(found, *a, 5500000, "USD"));
  BOOST_TEST(has(found.about(*a), "V3"));
  BOOST_TEST(has(found.about(*a), "DeepSeek"));
}

BOOST_AUTO_TEST_CASE(a_mixed_quote_has_speaker_time_and_medium) {
  const Found found(seed()->article, seed()->analysis);
  const Attribution* a = found.attribution("wrong side of history");
  if (a == nullptr) return;
  BOOST_TEST(found.speakers(*a) == "Sam Altman");
  BOOST_TEST((a->kind == AttributionKind::mixed));
  BOOST_TEST((a->stance == StanceKind::asserts));
  BOOST_TEST(a->said_at == "last week");
  BOOST_TEST(has(a->medium, "Ask Me Anything"));
  BOOST_TEST(has(a->medium, "Reddit"));
  BOOST_TEST(has(found.about(*a), "OpenAI"));
  const Entity& altman = seed()->analysis.entities[a->speakers.at(0)];
  BOOST_REQUIRE(!altman.affiliations.empty());
  BOOST_TEST(seed()->analysis.entities[altman.affiliations[0].organization].name == "OpenAI");
}

BOOST_AUTO_TEST_CASE(two_people_praise_in_one_attribution) {
  const Found found(seed()->article, seed()->analysis);
  const Attribution* a = found.attribution("open-source approach of DeepSeek");
  if (a == nullptr) return;
  BOOST_TEST(found.speakers(*a) == "Sam Altman; Andrew Ng");
  BOOST_TEST((a->stance == StanceKind::supports));
}

BOOST_AUTO_TEST_CASE(an_unnamed_group_concedes_and_cautions) {
  const Found found(seed()->article, seed()->analysis);
  const Attribution* a = found.attribution("accomplishment");
  if (a == nullptr) return;
  BOOST_TEST((a->stance == StanceKind::concedes));
  BOOST_REQUIRE(a->speakers.size() == 1U);
  BOOST_TEST(seed()->analysis.entities[a->speakers[0]].anonymous);
  found.attribution("exaggerating");
}

BOOST_AUTO_TEST_CASE(a_passive_saying_has_no_speaker_and_a_hedge) {
  const Found found(seed()->article, seed()->analysis);
  const Attribution* a = found.attribution("significantly lower training costs");
  if (a == nullptr) return;
  BOOST_TEST(a->speakers.empty());
  BOOST_TEST(a->hedged);
  BOOST_TEST(found.claim(*a).text == "[R1 was] developed at significantly lower training costs");
}

BOOST_AUTO_TEST_CASE(a_concern_without_a_holder) {
  const Found found(seed()->article, seed()->analysis);
  const Attribution* a = found.attribution("overspending");
  if (a != nullptr) BOOST_TEST(has(found.claim(*a).text, "tech companies had been overspending"));
}

BOOST_AUTO_TEST_CASE(the_publisher_narrates) {
  const Found found(seed()->article, seed()->analysis);
  const Attribution* released = found.attribution("Released on January 20", true);
  if (released != nullptr) BOOST_TEST(has(found.claim(*released).text, "[R1 was] released on January 20"));
  const Attribution* closed = found.attribution("closed-source approach", true);
  if (closed != nullptr)
    BOOST_TEST(has(found.claim(*closed).text, "[OpenAI] has been taking a closed-source approach"));
  found.attribution("Nvidia", true);
}

BOOST_AUTO_TEST_CASE(nothing_of_the_page_around_the_article_is_found) {
  for (const Claim& claim : seed()->analysis.claims) {
    for (const char* words : {"avatar", "Advertisement", "Reading Time", "trust SCMP", "joined the Post"}) {
      BOOST_TEST(!has(claim.text, words), claim.text);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
