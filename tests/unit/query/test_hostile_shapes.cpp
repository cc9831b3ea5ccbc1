// Databases of shapes that no archive should have, and one that changes while it is read.
#include <unistd.h>

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <thread>

#include "claimgraph/queries.hpp"
#include "claimgraph/query_json.hpp"
#include "tests/bench/synthetic/synthetic.hpp"
#include "tests/unit/store/fixture.hpp"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

/// "Speaker 7 said that the pier leaks." again and again.
Draft chorus(int number, int sayings, const std::string& cue, StanceKind stance) {
  std::string text;
  std::vector<Span> sources, contents;
  const auto add = [&](const std::string& words) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += words;
    return Span{begin, static_cast<std::uint32_t>(text.size())};
  };
  for (int i = 0; i < sayings; ++i) {
    sources.push_back(add("Speaker " + std::to_string(i)));
    add(" " + cue + " that ");
    contents.push_back(add("the pier leaks"));
    add(". ");
  }
  Draft d("Paper " + std::to_string(number), "2031-01-01", text,
          "https://p.example/" + std::to_string(number));
  Claim claim;
  claim.text = "the pier leaks";
  claim.id = claim_id(claim.text, {}, Polarity::positive);
  claim.content = {contents[0]};
  d.analysis.claims.push_back(claim);
  for (int i = 0; i < sayings; ++i) {
    const auto at = static_cast<std::size_t>(i);
    Entity e;
    e.name = "Speaker " + std::to_string(i);
    e.type = EntityType::person;
    e.id = entity_id(e.type, e.name);
    d.analysis.entities.push_back(e);
    d.analysis.mentions.push_back(
        {sources[at], sources[at], static_cast<std::uint32_t>(i), MentionKind::name});
    Attribution a;
    a.by = "rule:test/1";
    a.stance = stance;
    a.source = {sources[at]};
    a.content = {contents[at]};
    a.speakers = {static_cast<std::uint32_t>(i)};
    a.claims = {{0, a.content}};
    a.id = content_id("att", {d.article.id, std::to_string(i)});
    d.analysis.attributions.push_back(a);
  }
  return d;
}

struct File {
  File()
      : path((std::filesystem::temp_directory_path() / ("cg-shapes-" + std::to_string(::getpid()) + ".db"))
                 .string()) {
    remove();
  }
  ~File() { remove(); }
  void remove() const {
    for (const char* tail : {"", "-wal", "-shm"}) std::filesystem::remove(path + tail);
  }
  std::string path;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile_shapes)

BOOST_AUTO_TEST_CASE(a_claim_that_thousands_say_is_answered_with_the_first_and_counted) {
  Store store(":memory:");
  constexpr int kArticles = 20;
  constexpr int kSayings = 150;
  for (int i = 0; i < kArticles; ++i) {
    const Draft d = chorus(i, kSayings, i % 4 == 0 ? "denied" : "said",
                           i % 4 == 0 ? StanceKind::denies : StanceKind::asserts);
    store.put_article(d.article, d.analysis);
  }
  const std::vector<ClaimSpeakers> found = query_disputes(store, {}, 0, {20, 10});
  BOOST_TEST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found[0].sayings.size() == 10U);
  BOOST_TEST(found[0].more_sayings == 15U * kSayings - 10);
  BOOST_TEST(found[0].disputes.size() == 10U);
  BOOST_TEST(found[0].more_disputes == 5U * kSayings - 10);
  BOOST_TEST(found[0].claim.disputers == 150U);
  BOOST_TEST(query_who(store, "pier leaks", 10, 0, 3).claims.at(0).sayings.size() == 3U);
  const auto trace = query_trace(store, found[0].claim.id, 0, 5);
  BOOST_TEST_REQUIRE(trace.has_value());
  // 15 articles in which it is said: each with its sayings; the others only deny it.
  BOOST_TEST(trace->hops.size() == 15U * (kSayings + 1));
  BOOST_TEST(query_sources(store, found[0].claim.id)->reports.size() == 15U);
  const EntityInfo one = store.entities(false, 1).at(0);
  const auto shown = query_show(store, one.id, {5, 0});
  BOOST_TEST(shown->entity_sayings.size() == 5U);
  BOOST_TEST(shown->more_sayings == one.said - 5);
}

BOOST_AUTO_TEST_CASE(copies_in_a_ring_end) {
  Store store(":memory:");
  Relations relations;
  std::vector<std::string> ids;
  for (int i = 0; i < 5; ++i) {
    const Draft d = chorus(i, 1, "said", StanceKind::asserts);
    store.put_article(d.article, d.analysis);
    ids.push_back(d.article.id);
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    ArticleRelation r;
    r.kind = EdgeKind::derived_from;
    r.source = ids[i];
    r.target = ids[(i + 1) % ids.size()];
    r.by = "rule:test/1";
    relations.articles.push_back(r);
    r.target = r.source;  // and of itself
    relations.articles.push_back(r);
  }
  store.replace_relations(relations);
  const std::string claim = store.claims().at(0).id;
  const auto trace = query_trace(store, claim);
  BOOST_TEST_REQUIRE(trace.has_value());
  BOOST_TEST(trace->hops.size() < 40U);
  BOOST_TEST(query_sources(store, claim)->reports.size() == 5U);
  for (unsigned hops = 0; hops < 8; ++hops)
    BOOST_TEST(query_around(store, {}, {ids[0]}, hops).nodes.size() >= 1U);
}

BOOST_AUTO_TEST_CASE(an_empty_database_answers) {
  const Store store(":memory:");
  BOOST_TEST(store.claims().empty());
  BOOST_TEST(store.entities(true, 20).empty());
  BOOST_TEST(query_disputes(store, {}, 0.5, {20, 20}).empty());
  BOOST_TEST(query_conflicts(store).empty());
  BOOST_TEST(query_who(store, "anything").claims.empty());
  BOOST_TEST(!query_trace(store, "anything").has_value());
  BOOST_TEST(!query_sources(store, "anything").has_value());
  BOOST_TEST(!query_show(store, "anybody").has_value());
  BOOST_TEST(store.load_graph().nodes.empty());
  BOOST_TEST(store.load_trail({"clm-00000000000000000000"}).nodes.empty());
  BOOST_TEST(store.stats().claims == 0U);
  BOOST_TEST(store.verify().empty());
}

BOOST_AUTO_TEST_CASE(a_reader_beside_an_import_sees_one_state) {
  const File file;
  bench::SyntheticArchive archive(9);
  const auto put = [&](Store& store, int count) {
    for (int i = 0; i < count; ++i) {
      const bench::SyntheticArticle one = archive.next();
      store.put_article(one.article, one.analysis, "synthetic");
    }
    store.replace_relations(archive.relations());
  };
  {
    Store store(file.path);
    put(store, 40);
  }
  std::atomic<bool> done = false;
  std::thread writer([&] {
    Store store(file.path);
    for (int i = 0; i < 12; ++i) put(store, 5);
    done = true;
  });
  std::size_t states = 0;
  std::uint64_t last = 0;
  do {
    const Store store(file.path, {.mode = OpenMode::read_only, .one_state = true});
    const StoreStats before = store.stats();
    const std::string first = to_json(before);
    BOOST_TEST(store.claims({.min_confidence = -1}).size() == before.claims);
    BOOST_TEST(store.articles().size() == before.articles);
    for (const ClaimSpeakers& one : query_disputes(store, {}, 0.5, {3, 0})) {
      BOOST_TEST(one.claim.disputers > 0U);
      BOOST_TEST(!one.disputes.empty());
    }
    StoreStats after = store.stats();
    BOOST_TEST(to_json(after) == first);
    if (before.articles != last) ++states;
    last = before.articles;
  } while (!done);
  writer.join();
  BOOST_TEST(states > 1U);
  BOOST_TEST(Store(file.path, {.mode = OpenMode::read_only}).stats().articles ==
             last + (last < 100 ? 100 - last : 0));
}

BOOST_AUTO_TEST_SUITE_END()
