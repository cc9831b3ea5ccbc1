// The views that people ask by SQL say what the program says.
#include <SQLiteCpp/SQLiteCpp.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "claimgraph/pipeline.hpp"
#include "claimgraph/stance.hpp"
#include "tests/unit/store/random_store.hpp"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

namespace fs = std::filesystem;

/// A file with the articles of a random store.
class OnDisk {
 public:
  explicit OnDisk(unsigned seed)
      : m_path(fs::temp_directory_path() / ("cg-views-" + std::to_string(::getpid()) + ".db")) {
    remove();
    const RandomStore random(seed);
    store = std::make_unique<Store>(m_path.string());
    for (const Draft& d : random.drafts) store->put_article(d.article, d.analysis);
    store->replace_relations(random.relations);
    sql = std::make_unique<SQLite::Database>(m_path.string(), SQLite::OPEN_READONLY);
  }
  ~OnDisk() {
    sql.reset();
    store.reset();
    remove();
  }

  /// First column of the first row; `id` is bound to ?1.
  std::string value(const std::string& query, const std::string& id) const {
    SQLite::Statement statement(*sql, query);
    statement.bind(1, id);
    return statement.executeStep() ? statement.getColumn(0).getString() : "no row";
  }
  std::uint32_t count(const std::string& query, const std::string& id) const {
    return static_cast<std::uint32_t>(std::stoul(value(query, id)));
  }

  std::unique_ptr<Store> store;
  std::unique_ptr<SQLite::Database> sql;

 private:
  void remove() const {
    for (const char* end : {"", "-wal", "-shm"}) fs::remove(m_path.string() + end);
  }
  fs::path m_path;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(store_views)

BOOST_AUTO_TEST_CASE(the_sides_of_stances_are_those_of_the_model) {
  const OnDisk db(1);
  for (const StanceKind stance : kAllStances) {
    for (const ClaimTie tie : {ClaimTie::own, ClaimTie::target}) {
      const Side side = meaning_of(stance, Realis::said, tie).side;
      SQLite::Statement found(*db.sql, "SELECT side FROM stance_side WHERE stance = ? AND tie = ?");
      found.bind(1, std::string(stance_name(stance)));
      found.bind(2, tie == ClaimTie::own ? "own" : "target");
      const std::string said = found.executeStep() ? found.getColumn(0).getString() : "";
      BOOST_TEST(said == (side == Side::in_favour ? "for"
                          : side == Side::against ? "against"
                                                  : ""),
                 stance_name(stance));
    }
  }
}

BOOST_AUTO_TEST_CASE(claims_have_the_speakers_and_the_disputers_that_the_program_counts) {
  std::uint32_t speakers = 0, disputers = 0;
  for (unsigned seed = 1; seed <= 25; ++seed) {
    const OnDisk db(seed);
    for (const ClaimInfo& claim : db.store->claims({})) {
      BOOST_TEST_CONTEXT("seed " << seed << ", " << claim.text) {
        BOOST_TEST(
            db.count("SELECT count(DISTINCT l.family) FROM sayings s JOIN entity_label l ON l.id = s.speaker "
                     "WHERE s.claim = ? AND s.side = 'for' AND s.stance <> 'supports'",
                     claim.id) == claim.speakers);
        BOOST_TEST(
            db.count("SELECT count(DISTINCT l.family) FROM disputes_view x JOIN entity_label l ON l.id = "
                     "x.disputer WHERE x.claim = ?",
                     claim.id) == claim.disputers);
        BOOST_TEST(db.value("SELECT claim_text FROM claim_families WHERE claim = ?", claim.id) == claim.text);
        BOOST_TEST(db.count("SELECT articles FROM claim_families WHERE claim = ?", claim.id) ==
                   claim.articles);
        BOOST_TEST(db.value("SELECT first_article FROM claim_families WHERE claim = ?", claim.id) ==
                   claim.first_article);
      }
      speakers += claim.speakers;
      disputers += claim.disputers;
    }
  }
  BOOST_TEST(speakers > 100U);
  BOOST_TEST(disputers > 20U);
}

BOOST_AUTO_TEST_CASE(people_and_passages_are_those_that_the_program_shows) {
  std::size_t people = 0, sayings = 0;
  for (unsigned seed = 1; seed <= 10; ++seed) {
    const OnDisk db(seed);
    for (const EntityInfo& one : db.store->entities(true)) {
      const bool listed =
          !one.anonymous && (one.type == EntityType::person || one.type == EntityType::organization);
      const std::string name = db.value("SELECT name FROM people WHERE id = ?", one.id);
      BOOST_TEST(name == (listed ? one.name : "no row"));
      if (!listed) continue;
      ++people;
      BOOST_TEST(db.count("SELECT articles FROM people WHERE id = ?", one.id) == one.articles);
      BOOST_TEST(db.count("SELECT sayings FROM people WHERE id = ?", one.id) == one.said);
    }
    for (const AttributionInfo& saying : db.store->attributions()) {
      ++sayings;
      BOOST_TEST(db.count("SELECT count(DISTINCT saying) FROM sayings WHERE saying = ?", saying.id) == 1U);
      BOOST_TEST(db.value("SELECT realis FROM sayings WHERE saying = ?", saying.id) ==
                 realis_name(saying.realis));
      BOOST_TEST(db.value("SELECT stance FROM sayings WHERE saying = ?", saying.id) ==
                 stance_name(saying.stance));
    }
  }
  BOOST_TEST(people > 10U);
  BOOST_TEST(sayings > 20U);
}

BOOST_AUTO_TEST_CASE(what_people_decided_is_in_the_views) {
  OnDisk db(1);
  const Draft one = launch();
  const Draft other = doubt();
  db.store->put_article(one.article, one.analysis);
  db.store->put_article(other.article, other.analysis);
  refresh_relations(*db.store);
  const std::string tideline = entity_id(EntityType::organization, "Tideline");
  const std::string gannet = entity_id(EntityType::organization, "Gannet");
  const std::string saying = one.analysis.attributions[1].id;
  const std::string doubted = other.analysis.attributions[0].id;
  const auto rows = [&](const std::string& id) {
    return db.count("SELECT count(*) FROM sayings WHERE saying = ?1", id);
  };
  BOOST_TEST(rows(saying) == 1U);
  Decision d;
  d.by = "ada";
  d.at = "2031-04-01T08:00:00.000Z";
  d.kind = DecisionKind::merge;
  d.subject = tideline;
  d.object = gannet;
  decide(*db.store, d);
  BOOST_TEST(db.value("SELECT speaker FROM sayings WHERE saying = ?1", doubted) == tideline);
  BOOST_TEST(db.value("SELECT disputer_name FROM disputes_view WHERE saying = ?1", doubted) == "Tideline");
  BOOST_TEST(db.count("SELECT count(*) FROM people WHERE id = ?1", gannet) == 0U);
  BOOST_TEST(db.value("SELECT '; ' || other_names || '; ' LIKE '%; Gannet; %' FROM people WHERE id = ?1",
                      tideline) == "1");
  d.kind = DecisionKind::reject;
  d.object.clear();
  for (const std::string& id : {saying, doubted}) {
    d.aspect = kAspectSaying;
    d.subject = id;
    decide(*db.store, d);
    BOOST_TEST(rows(id) == 0U);
  }
  BOOST_TEST(db.count("SELECT count(*) FROM disputes_view WHERE saying = ?1", doubted) == 0U);
  BOOST_TEST(db.count("SELECT count(*) FROM claim_families WHERE claim = ?1", one.analysis.claims[1].id) ==
             0U);
}

BOOST_AUTO_TEST_SUITE_END()
