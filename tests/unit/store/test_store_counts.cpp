// What is kept beside the rows, against the rows; and lists along it, against the plainest way to make them.
#include <SQLiteCpp/SQLiteCpp.h>
#include <unistd.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <random>

#include "claimgraph/pipeline.hpp"
#include "claimgraph/queries.hpp"
#include "claimgraph/query_json.hpp"
#include "core/store/migrations.hpp"
#include "tests/bench/synthetic/synthetic.hpp"
#include "tests/unit/store/random_store.hpp"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

/// What verify() finds wrong with what is kept.
std::string wrong(const Store& store) {
  std::string out;
  for (const Flaw& flaw : store.verify()) {
    if (flaw.message.find("what is kept") != std::string::npos) out += flaw.message + "; ";
  }
  return out;
}

Decision decision(DecisionKind kind, const std::string& subject, const std::string& object = {},
                  const std::string& text = {}) {
  Decision d;
  d.kind = kind;
  d.subject = subject;
  d.object = object;
  d.text = text;
  d.by = "maria";
  d.at = "2031-05-01T00:00:00.000Z";
  return d;
}

struct File {
  explicit File(const std::string& name = "a")
      : path(std::filesystem::temp_directory_path() /
             ("cg-counts-" + std::to_string(::getpid()) + name + ".db")) {
    remove();
  }
  ~File() { remove(); }
  void remove() const {
    for (const char* tail : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + tail);
  }
  std::filesystem::path path;
};

void fill(Store& store, int articles, unsigned seed = 3) {
  bench::SyntheticArchive archive(seed);
  for (int i = 0; i < articles; ++i) {
    const bench::SyntheticArticle one = archive.next();
    store.put_article(one.article, one.analysis, "synthetic");
  }
  store.replace_relations(archive.relations());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(store_counts)

BOOST_AUTO_TEST_CASE(counts_fit_whatever_comes_and_goes) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    RandomStore random(seed);
    std::mt19937 dice(seed);
    BOOST_REQUIRE_MESSAGE(wrong(random.store).empty(), "seed " << seed << ": " << wrong(random.store));
    // Analysed anew, taken away, and put back.
    random.store.put_article(random.drafts[0].article, random.drafts[0].analysis, "another model");
    BOOST_REQUIRE_MESSAGE(wrong(random.store).empty(), "seed " << seed << " anew: " << wrong(random.store));
    const Draft& gone = random.drafts[dice() % random.drafts.size()];
    random.store.retract_article(gone.article.id);
    BOOST_REQUIRE_MESSAGE(wrong(random.store).empty(),
                          "seed " << seed << " without: " << wrong(random.store));
    random.store.put_article(gone.article, gone.analysis);
    random.store.replace_relations(random.relations);
    BOOST_REQUIRE_MESSAGE(wrong(random.store).empty(), "seed " << seed << " again: " << wrong(random.store));
    for (const Draft& d : random.drafts) random.store.retract_article(d.article.id);
    BOOST_REQUIRE_MESSAGE(wrong(random.store).empty(), "seed " << seed << " empty: " << wrong(random.store));
    BOOST_TEST(random.store.stats().claims == 0U);
  }
}

BOOST_AUTO_TEST_CASE(counts_fit_whatever_people_decide) {
  std::size_t merged = 0;
  for (unsigned seed = 1; seed <= 25; ++seed) {
    RandomStore random(seed);
    std::mt19937 dice(seed);
    Store& store = random.store;
    for (int i = 0; i < 6; ++i) {
      const std::vector<EntityInfo> entities = store.entities();
      const std::vector<AttributionInfo> sayings = store.attributions();
      if (entities.size() < 2 || sayings.empty()) break;
      const std::string& one = entities[dice() % entities.size()].id;
      const std::string& other = entities[dice() % entities.size()].id;
      const std::string& saying = sayings[dice() % sayings.size()].id;
      switch (dice() % 4) {
        case 0:
          if (one == other) break;
          decide(store, decision(DecisionKind::merge, one, other));
          ++merged;
          break;
        case 1: {
          Decision d = decision(dice() % 2 == 0 ? DecisionKind::reject : DecisionKind::confirm, saying);
          d.aspect = kAspectSaying;
          decide(store, d);
          break;
        }
        case 2:
          decide(store, decision(DecisionKind::rename, one, {}, "The Harbour Master"));
          break;
        default:
          store.put_article(random.drafts[dice() % random.drafts.size()].article, {}, "nothing");
      }
      BOOST_REQUIRE_MESSAGE(wrong(store).empty(), "seed " << seed << ": " << wrong(store));
    }
    for (const Draft& d : random.drafts) {
      store.retract_article(d.article.id);
      BOOST_REQUIRE_MESSAGE(wrong(store).empty(), "seed " << seed << " retracted: " << wrong(store));
    }
  }
  BOOST_TEST(merged > 10U);
}

BOOST_AUTO_TEST_CASE(verify_says_which_counts_are_wrong) {
  const File file;
  {
    Draft one = launch();
    one.article.claim_reviews.push_back({});
    one.article.claim_reviews.back().claim_reviewed = "The dock leaks.";
    seal_article(one.article);
    Store(file.path.string()).put_article(one.article, one.analysis);
  }
  BOOST_REQUIRE(wrong(Store(file.path.string())).empty());
  for (const char* sql : {"UPDATE entity_count SET said = said + 1", "UPDATE claim_count SET stated = 0.1",
                          "UPDATE total SET value = 7 WHERE name = 'mentions'",
                          "UPDATE outlet SET articles = 9", "UPDATE entity_name SET uses = 4",
                          "UPDATE speaker SET at = at + 1", "UPDATE claim_review SET claim = 'clm-0'"}) {
    const std::string before = wrong(Store(file.path.string()));
    SQLite::Database(file.path.string(), SQLite::OPEN_READWRITE).exec(sql);
    BOOST_TEST(wrong(Store(file.path.string())) != before, sql);
  }
}

BOOST_AUTO_TEST_CASE(a_file_of_format_6_gets_its_counts_when_it_is_opened_for_writing) {
  const File now;
  {
    Store store(now.path.string());
    fill(store, 60);
  }
  // As format 6 had it: the same rows without what format 7 keeps.
  const File before("b");
  const std::string old = before.path.string();
  {
    SQLite::Database db(old, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    for (const Migration& one : migrations()) {
      if (one.version <= 6) db.exec(one.sql);
    }
    db.exec("PRAGMA foreign_keys = OFF; ATTACH '" + now.path.string() + "' AS now");
    std::vector<std::string> tables;
    SQLite::Statement names(db,
                            "SELECT name FROM main.sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE "
                            "TABLE%' AND name NOT LIKE '%\\_search%' ESCAPE '\\'");
    while (names.executeStep()) tables.push_back(names.getColumn(0).getString());
    BOOST_TEST(tables.size() > 25U);
    for (const std::string& table : tables) {
      std::string columns;
      SQLite::Statement info(db, "SELECT name FROM pragma_table_info('" + table + "')");
      while (info.executeStep()) columns += (columns.empty() ? "" : ", ") + info.getColumn(0).getString();
      db.exec("INSERT INTO main." + table + " (" + columns + ") SELECT " + columns + " FROM now." + table);
    }
    for (const char* index : {"article_search", "claim_search", "passage_search", "entity_search"})
      db.exec(std::string("INSERT INTO main.") + index + " (" + index + ") VALUES ('rebuild')");
    db.exec("PRAGMA user_version = 6; PRAGMA application_id = 0x436C6D47");
  }
  const Store converted(old);
  BOOST_TEST(converted.verify().empty());
  const Store fresh(now.path.string());
  BOOST_TEST(converted.stats().mentions == fresh.stats().mentions);
  const std::vector<ClaimSpeakers> a = query_disputes(converted);
  const std::vector<ClaimSpeakers> b = query_disputes(fresh);
  BOOST_REQUIRE(a.size() == b.size());
  BOOST_TEST(!a.empty());
  for (std::size_t i = 0; i < a.size(); ++i) BOOST_TEST(to_json(a[i]) == to_json(b[i]));
}

// ---- lists ----

BOOST_AUTO_TEST_CASE(a_list_that_is_cut_is_the_beginning_of_the_whole_one) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    const RandomStore random(seed);
    for (const double sure : {-1.0, 0.0, 0.3, 0.5, 0.8}) {
      for (const std::string about : {"", "Tideline"}) {
        ClaimFilter filter{.about = about, .min_confidence = sure};
        const std::vector<ClaimInfo> all = random.store.claims(filter);
        const std::vector<ClaimInfo> disputed = random.store.disputed_claims(filter);
        filter.limit = 3;
        const std::vector<ClaimInfo> some = random.store.claims(filter);
        const std::vector<ClaimInfo> most = random.store.disputed_claims(filter);
        BOOST_REQUIRE(some.size() == std::min<std::size_t>(3, all.size()));
        for (std::size_t i = 0; i < some.size(); ++i) BOOST_REQUIRE(to_json(some[i]) == to_json(all[i]));
        BOOST_REQUIRE(most.size() == std::min<std::size_t>(3, disputed.size()));
        for (std::size_t i = 0; i < most.size(); ++i) BOOST_REQUIRE(to_json(most[i]) == to_json(disputed[i]));
        const std::vector<Conflict> conflicts = query_conflicts(random.store, about, sure);
        const std::vector<Conflict> first = query_conflicts(random.store, about, sure, {1, 0});
        BOOST_REQUIRE(first.size() == std::min<std::size_t>(1, conflicts.size()));
        if (!first.empty()) BOOST_REQUIRE(to_json(first[0]) == to_json(conflicts[0]));
      }
    }
    const std::vector<EntityInfo> entities = random.store.entities(true);
    for (const std::size_t limit : {1U, 4U}) {
      const std::vector<EntityInfo> some = random.store.entities(true, limit);
      BOOST_REQUIRE(some.size() == std::min(limit, entities.size()));
      for (std::size_t i = 0; i < some.size(); ++i) BOOST_REQUIRE(to_json(some[i]) == to_json(entities[i]));
    }
  }
}

BOOST_AUTO_TEST_CASE(claims_are_filtered_and_ordered_as_their_parts_say) {
  std::size_t seen = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const RandomStore random(seed);
    const std::vector<ClaimInfo> all = random.store.claims({.min_confidence = -1});
    for (const double sure : {0.0, 0.5, 0.7}) {
      std::vector<ClaimInfo> expected, disputed;
      for (const ClaimInfo& one : all) {
        const auto info = random.store.claim(one.id, sure);
        bool stated = sure <= 0;
        for (const Draft& d : random.drafts) {
          for (const Attribution& a : d.analysis.attributions) {
            for (const StatedClaim& s : a.claims)
              stated = stated || (a.confidence >= sure && d.analysis.claims[s.claim].id == one.id);
          }
        }
        if (!stated) continue;
        expected.push_back(*info);
        if (info->disputers > 0) disputed.push_back(*info);
      }
      std::stable_sort(disputed.begin(), disputed.end(),
                       [](const ClaimInfo& a, const ClaimInfo& b) { return a.disputers > b.disputers; });
      const auto same = [&](const std::vector<ClaimInfo>& a, const std::vector<ClaimInfo>& b) {
        BOOST_REQUIRE(a.size() == b.size());
        for (std::size_t i = 0; i < a.size(); ++i) BOOST_REQUIRE(to_json(a[i]) == to_json(b[i]));
      };
      same(random.store.claims({.min_confidence = sure}), expected);
      same(random.store.disputed_claims({.min_confidence = sure}), disputed);
      seen += disputed.size();
    }
    for (std::size_t i = 1; i < all.size(); ++i) BOOST_REQUIRE(all[i - 1].worth >= all[i].worth);
  }
  BOOST_TEST(seen > 50U);
}

BOOST_AUTO_TEST_CASE(sayings_that_are_cut_are_the_earliest_and_the_rest_is_counted) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    const RandomStore random(seed);
    for (const ClaimInfo& claim : random.store.claims({.min_confidence = 0})) {
      const ClaimSayings all = random.store.sayings_of_claim(claim.id, 0);
      std::vector<AttributionInfo> expected[3];
      for (const AttributionInfo& one : random.store.attributions_of_claim(claim.id, 0))
        expected[static_cast<int>(side_of(one, claim.id))].push_back(one);
      const auto same = [](const std::vector<AttributionInfo>& a, const std::vector<AttributionInfo>& b,
                           std::size_t most) {
        BOOST_REQUIRE(a.size() == std::min(most, b.size()));
        for (std::size_t i = 0; i < a.size(); ++i) BOOST_REQUIRE(to_json(a[i]) == to_json(b[i]));
      };
      same(all.neither, expected[0], 1000);
      same(all.in_favour, expected[1], 1000);
      same(all.against, expected[2], 1000);
      const ClaimSayings first = random.store.sayings_of_claim(claim.id, 0, 1);
      same(first.in_favour, expected[1], 1);
      same(first.against, expected[2], 1);
      BOOST_REQUIRE(first.in_favour_count == expected[1].size());
      BOOST_REQUIRE(first.against_count == expected[2].size());
    }
    for (const EntityInfo& one : random.store.entities(true)) {
      const std::vector<AttributionInfo> all = random.store.attributions_of_entity(one.id);
      BOOST_REQUIRE(one.said == all.size());
      const std::vector<AttributionInfo> two = random.store.attributions_of_entity(one.id, 2);
      BOOST_REQUIRE(two.size() == std::min<std::size_t>(2, all.size()));
      for (std::size_t i = 0; i < two.size(); ++i) BOOST_REQUIRE(two[i].id == all[i].id);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
