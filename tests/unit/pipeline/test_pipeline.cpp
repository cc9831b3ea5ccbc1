#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <stdexcept>

#include "claimgraph/error.hpp"
#include "claimgraph/pipeline.hpp"
#include "tests/unit/store/fixture.hpp"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

ArticleReader reader_of(std::vector<Draft>& drafts) {
  return [&drafts, next = std::size_t{0}](Article& article, Diagnostics&) mutable {
    if (next == drafts.size()) return false;
    article = drafts[next++].article;
    return true;
  };
}

Analyser analyser_of(std::vector<Draft>& drafts) {
  return [&drafts](const Article& article) {
    for (const Draft& d : drafts) {
      if (d.article.id == article.id) return d.analysis;
    }
    throw std::runtime_error("cannot read this");
  };
}

std::string edges_of(const Store& store) {
  std::string out;
  for (const Edge& e : store.load_graph().edges) out += e.id + e.label + '\n';
  return out;
}

std::vector<Draft> story() {
  std::vector<Draft> out{launch(), doubt()};
  Draft third("Capital Post", "2031-03-09",
              "Tideline told Northwire that Tideline's Marlin model cost $4.1 million to train.");
  const auto index = third.say({.speaker = "Tideline",
                                .cue = "told",
                                .content = "Tideline's Marlin model cost $4.1 million to train",
                                .about = "Tideline",
                                .figure = "$4.1 million",
                                .value = "4100000"});
  third.analysis.attributions[index].addressee = third.entity(EntityType::organization, "Northwire");
  out.push_back(third);
  for (int i = 0; i < 30; ++i) {
    Draft d("Paper", "2031-02-01", "Tideline said part " + std::to_string(i) + " works.");
    d.say({.speaker = "Tideline", .cue = "said", .content = "part " + std::to_string(i) + " works"});
    out.push_back(d);
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pipeline)

BOOST_AUTO_TEST_CASE(the_result_depends_neither_on_threads_nor_on_order) {
  std::string expected;
  for (const std::size_t jobs : {std::size_t{1}, std::size_t{4}}) {
    std::vector<Draft> drafts = story();
    if (jobs > 1) std::reverse(drafts.begin(), drafts.end());
    Store store(":memory:");
    const ImportReport report =
        import_articles(store, analyser_of(drafts), reader_of(drafts), {.jobs = jobs});
    BOOST_TEST(report.added == drafts.size());
    if (expected.empty()) expected = edges_of(store);
    BOOST_TEST(edges_of(store) == expected);
    BOOST_TEST(store.stats().variants == 1U);
    BOOST_TEST(expected.find("4M → 4.1M") != std::string::npos);
    BOOST_TEST(expected.find("told Northwire") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(importing_twice_changes_nothing) {
  std::vector<Draft> drafts = story();
  Store store(":memory:");
  import_articles(store, analyser_of(drafts), reader_of(drafts), ImportSettings{});
  const auto stamp = store.change_stamp();
  const Analyser never = [](const Article&) -> Analysis { throw std::runtime_error("analysed again"); };
  const ImportReport again = import_articles(store, never, reader_of(drafts), ImportSettings{});
  BOOST_TEST(again.failed == 0U);
  BOOST_TEST(again.unchanged == drafts.size());
  BOOST_TEST(again.added == 0U);
  BOOST_TEST(store.change_stamp() == stamp);
}

BOOST_AUTO_TEST_CASE(failures_and_other_pages_are_named_and_the_rest_is_imported) {
  std::vector<Draft> drafts{launch(), doubt(), Draft("P", "2031-01-01", "Sign in to read on.")};
  drafts[2].article.page_kind = PageKind::not_an_article;
  const Analyser analyse = [&](const Article& article) {
    if (article.publisher.name == "Harbour Courier") throw std::runtime_error("broken on purpose");
    return analyser_of(drafts)(article);
  };
  Store store(":memory:");
  const ImportReport report = import_articles(store, analyse, reader_of(drafts), {.jobs = 3});
  BOOST_TEST(report.failed == 1U);
  BOOST_TEST(report.skipped == 1U);
  BOOST_TEST(report.added == 1U);
  BOOST_REQUIRE(report.diagnostics.size() == 2U);
  BOOST_TEST(report.diagnostics[0].code == "import-failed");
  BOOST_TEST(report.diagnostics[0].message == "broken on purpose");
  BOOST_TEST(report.diagnostics[0].where == "Harbour Courier.txt");
  BOOST_TEST(report.diagnostics[1].code == "not-an-article");
}

BOOST_AUTO_TEST_CASE(a_reader_that_breaks_keeps_what_came_before) {
  std::vector<Draft> drafts = story();
  const ArticleReader inner = reader_of(drafts);
  const ArticleReader reader = [&, count = 0](Article& article, Diagnostics& diagnostics) mutable {
    if (++count == 5) throw DataError("x.jsonl: cannot be read");
    return inner(article, diagnostics);
  };
  Store store(":memory:");
  BOOST_CHECK_THROW(import_articles(store, analyser_of(drafts), reader, {.jobs = 2}), DataError);
  BOOST_TEST(store.stats().articles == 4U);
  BOOST_TEST(!store.relations_fresh());  // what broke is told at once; the next import compares
}

BOOST_AUTO_TEST_CASE(a_stopped_import_keeps_what_was_read_and_the_next_one_does_the_rest) {
  std::vector<Draft> drafts = story();
  for (const std::size_t jobs : {1U, 3U}) {
    Store store(":memory:");
    ImportSettings settings;
    settings.jobs = jobs;
    int asked = 0;
    settings.stop = [&] { return ++asked > 5; };
    const ImportReport part = import_articles(store, analyser_of(drafts), reader_of(drafts), settings);
    BOOST_TEST(part.stopped);
    BOOST_TEST(part.added == 5U);
    BOOST_TEST(!store.relations_fresh());
    settings.stop = nullptr;
    const ImportReport rest = import_articles(store, analyser_of(drafts), reader_of(drafts), settings);
    BOOST_TEST(!rest.stopped);
    BOOST_TEST(rest.unchanged == 5U);
    BOOST_TEST(rest.added == drafts.size() - 5);
    BOOST_TEST(store.relations_fresh());
    Store whole(":memory:");
    import_articles(whole, analyser_of(drafts), reader_of(drafts), {});
    BOOST_TEST(edges_of(store) == edges_of(whole));
  }
}

BOOST_AUTO_TEST_SUITE_END()
