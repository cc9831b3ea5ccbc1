#include <atomic>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <thread>

#include "claimgraph/article_json.hpp"
#include "extraction_fixture.hpp"

using namespace claimgraph;
using namespace claimgraph::testing;

namespace {

// Written for this test, in the manner of a business page.
const char* const kLaunch =
    "Norra Motors said its new heavy rocket, Ymir, unveiled a month earlier, cost only €40 million to "
    "build. "
    "The claim "
    "drew scorn from rivals.\n\n"
    "“You cannot build an orbital rocket for the price of a football player,” Lena Vogt, chief executive of "
    "Skadi "
    "Aerospace, told Reuters on Tuesday.\n\n"
    "Norra denied that it had left out salaries. In a statement on Wednesday, the company said the figure "
    "“covers "
    "every hour worked and every bolt bought”.\n\n"
    "Two people familiar with the matter said the first engine was damaged by a faulty valve. A spokesman "
    "for the "
    "Kiruna launch site declined to comment.\n\n"
    "The rocket was said to be built at much lower cost than earlier ones. Norra employed 310 people in "
    "Kiruna and "
    "Bremen in 2024.\n";

Article launch() {
  Article article;
  article.doc = "launch.txt";
  article.text = kLaunch;
  article.date_published = "2025-02-06";
  article.publisher.name = "The Quay";
  seal_article(article);
  return article;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ExtractorWithModels, *models_needed())

BOOST_AUTO_TEST_CASE(an_article_gives_its_edges) {
  const Extractor* extractor = shared_extractor();
  const Article article = launch();
  const Analysis analysis = extractor->extract(article);
  const Found found(article, analysis);

  if (const Attribution* a = found.attribution("cost only €40 million")) {
    BOOST_TEST(has(found.speakers(*a), "Norra"));
    BOOST_TEST((a->kind == AttributionKind::indirect));
    BOOST_TEST((a->stance == StanceKind::asserts));
    BOOST_TEST(found.claim(*a).label == "Ymir … cost only €40 million to build");
    BOOST_TEST(has(found.claim(*a).text, "unveiled a month earlier"));
    BOOST_REQUIRE(found.claim(*a).quantities.size() == 1U);
    const Quantity& q = analysis.quantities[found.claim(*a).quantities[0]];
    BOOST_TEST(q.value == 40e6);
    BOOST_TEST(q.currency == "EUR");
  }
  if (const Attribution* a = found.attribution("price of a football player")) {
    BOOST_TEST(found.speakers(*a) == "Lena Vogt");
    BOOST_TEST((a->kind == AttributionKind::direct));
    BOOST_TEST(a->said_at == "2025-02-04");
    BOOST_REQUIRE(a->addressee != kNone);
    BOOST_TEST(analysis.entities[a->addressee].name == "Reuters");
  }
  if (const Attribution* a = found.attribution("had left out salaries")) {
    BOOST_TEST((a->stance == StanceKind::denies));
    BOOST_TEST(has(found.speakers(*a), "Norra"));
  }
  if (const Attribution* a = found.attribution("covers every hour")) {
    BOOST_TEST((a->kind == AttributionKind::mixed));
    BOOST_TEST(!a->speakers.empty());
    BOOST_TEST(a->medium == "a statement");
    BOOST_TEST(a->said_at == "2025-02-05");
  }
  if (const Attribution* a = found.attribution("damaged by a faulty valve")) {
    BOOST_REQUIRE(a->speakers.size() == 1U);
    BOOST_TEST(analysis.entities[a->speakers[0]].anonymous);
  }
  if (const Attribution* a = found.attribution("comment")) BOOST_TEST((a->stance == StanceKind::declines));
  if (const Attribution* a = found.attribution("built at much lower cost")) {
    BOOST_TEST(a->hedged);
    BOOST_TEST(a->speakers.empty());
  }
  if (const Attribution* a = found.attribution("310 people", true)) {
    BOOST_TEST(a->by == "rule:narration/1");
    BOOST_TEST(found.claim(*a).text == "Norra employed 310 people in Kiruna and Bremen in 2024");
  }
}

// A company that several phrases name, with a noun that one of them shares: whoever compares addresses that
// belong to different objects decides here by where the memory lies.
const char* const kDenial =
    "Chip maker Orrin Data on Friday denied that it had been in talks with Tarn AI about a supply "
    "contract.\n\n"
    "“There are no such talks,” Orrin Data’s spokesman, Piet Brouwer, said in a statement. He added that the "
    "company sold its processors “to everybody at the same price”.\n\n"
    "Northern Wire reported on Tuesday that the two companies had been in talks, citing two people familiar "
    "with the matter.";

BOOST_AUTO_TEST_CASE(the_same_result_in_every_thread) {
  const Extractor* extractor = shared_extractor();
  std::vector<Article> articles{launch(), launch()};
  articles.back().text = kDenial;
  std::vector<std::string> expected;
  for (const Article& article : articles) {
    const Analysis once = extractor->extract(article);
    expected.push_back(article_json(article, &once));
  }
  std::atomic<int> differing{0};
  std::vector<std::thread> threads;  // as many stacks, in as many places
  for (int i = 0; i < 24; ++i) {
    threads.emplace_back([&] {
      for (std::size_t a = 0; a < articles.size(); ++a) {
        const Analysis again = extractor->extract(articles[a]);
        if (article_json(articles[a], &again) != expected[a]) ++differing;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST(differing == 0);
}

BOOST_AUTO_TEST_CASE(output_reads_back_as_it_was_written) {
  const Extractor* extractor = shared_extractor();
  const Article article = launch();
  const Analysis analysis = extractor->extract(article);
  const std::string line = article_json(article, &analysis);
  std::ofstream(CG_LINES) << line << '\n';
  Article read;
  Analysis read_analysis;
  Diagnostics diagnostics;
  BOOST_REQUIRE(parse_analysis(line, read, read_analysis, diagnostics));
  BOOST_TEST(diagnostics.empty());
  BOOST_TEST(article_json(read, &read_analysis) == line);
}

BOOST_AUTO_TEST_CASE(pages_that_are_no_articles_give_nothing) {
  const Extractor* extractor = shared_extractor();
  Article article = launch();
  article.page_kind = PageKind::paywalled;
  const Analysis analysis = extractor->extract(article);
  BOOST_TEST(analysis.attributions.empty());
  BOOST_TEST(analysis.claims.empty());
  BOOST_REQUIRE(analysis.diagnostics.size() == 1U);
  BOOST_TEST(analysis.diagnostics[0].code == "not-extracted");
  BOOST_TEST(analysis.diagnostics[0].where == "launch.txt");
}

BOOST_AUTO_TEST_CASE(without_a_date_of_the_article_times_stay_relative) {
  const Extractor* extractor = shared_extractor();
  Article article = launch();
  article.date_published.clear();
  const Analysis analysis = extractor->extract(article);
  const Found found(article, analysis);
  if (const Attribution* a = found.attribution("price of a football player"))
    BOOST_TEST(a->said_at == "Tuesday");
}

BOOST_AUTO_TEST_CASE(hostile_texts_end_in_time) {
  const Extractor* extractor = shared_extractor();
  std::string nested;
  for (int i = 0; i < 20000; ++i) nested += "“He said (that ";
  for (const std::string& text : {std::string(), std::string("\n \n"), std::string("a\0b said \0 that.", 16),
                                  std::string(300000, 'x'), std::string(100000, '"'), nested}) {
    Article article;
    article.text = text;
    const Analysis analysis = extractor->extract(article);
    BOOST_TEST(article_json(article, &analysis).size() > 0U);
  }
}

BOOST_AUTO_TEST_CASE(explain_shows_table_and_records) {
  const Extractor* extractor = shared_extractor();
  const Article article = launch();
  const std::string text = extractor->explain(article);
  BOOST_TEST(has(text, "cue"));
  BOOST_TEST(has(text, "nsubj"));
  BOOST_TEST(has(text, "Ymir … cost only €40 million to build"));
}

BOOST_AUTO_TEST_CASE(a_text_of_several_megabytes_is_cut_and_says_so) {
  const Extractor* extractor = shared_extractor();
  Article article;
  article.doc = "dump.txt";
  article.text = "Kestrel Foods said it had sold 300,000 loaves in May." + std::string(2'100'000, '\n') +
                 "Lars Holm denied that the mill was closed.";
  const Analysis found = extractor->extract(article);
  BOOST_TEST(found.attributions.size() == 1U);
  BOOST_TEST_REQUIRE(found.diagnostics.size() == 1U);
  BOOST_TEST(found.diagnostics[0].code == "text-cut");
  BOOST_TEST(found.diagnostics[0].where == "dump.txt");
  BOOST_TEST(has(found.diagnostics[0].message, "of which the first"));
}

BOOST_AUTO_TEST_SUITE_END()
