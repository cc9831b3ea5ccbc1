#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <SQLiteCpp/SQLiteCpp.h>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "claimgraph/error.hpp"
#include "claimgraph/store.hpp"
#include "core/store/migrations.hpp"
#include "tests/unit/store/fixture.hpp"

using namespace claimgraph;
using namespace claimgraph::test;
namespace fs = std::filesystem;

namespace {

struct Folder {
  Folder() : path(fs::temp_directory_path() / ("cg-store-" + std::to_string(::getpid()))) {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Folder() { fs::remove_all(path); }
  std::string file(const std::string& name = "claims.db") const { return (path / name).string(); }
  fs::path path;
};

std::string message_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const DataError& error) {
    return error.what();
  }
  return "no error";
}

std::string opening(const std::string& file, StoreOptions options = {}) {
  return message_of([&] { const Store db(file, options); });
}

bool says(const std::string& message, const std::string& words) {
  if (message.find(words) != std::string::npos) return true;
  BOOST_TEST_MESSAGE("message: " << message);
  return false;
}

void fill(const std::string& file) {
  Store db(file);
  const Draft d = launch();
  db.put_article(d.article, d.analysis);
}

Draft numbered(int i) {
  Draft d("Paper " + std::to_string(i), "2031-01-01", "Tideline said item " + std::to_string(i) + " works.");
  d.say({.speaker = "Tideline", .cue = "said", .content = "item " + std::to_string(i) + " works"});
  return d;
}

/// A file as the first format had it: one article, one claim, three acts of saying.
void write_format_1(const std::string& file) {
  SQLite::Database db(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  db.exec(migrations().front().sql);
  db.exec(R"(PRAGMA user_version = 1; PRAGMA application_id = 0x436C6D47;
    INSERT INTO term VALUES (1, 'page-kind', 'article'), (2, 'attribution-kind', 'indirect'),
      (3, 'stance', 'asserts'), (4, 'cue', 'say'), (5, 'by', 'rule:test/1'), (6, 'entity-type', 'Person');
    INSERT INTO article VALUES (1, 'art-00000000000000000001', 'k', 1, '', '', '', '', '', '', '', '', '', NULL,
      NULL, 'en', '', '', 'Lee said it rained. Lee did not say it rained. Lee declined.', '', '', 1, 0, '', '');
    INSERT INTO entity VALUES (1, 'per-00000000000000000001', 6, 0);
    INSERT INTO entity_name VALUES (1, 1, 'Lee');
    INSERT INTO entity_use VALUES (1, 0, 1, 1, '', 0);
    INSERT INTO claim VALUES (1, 'clm-00000000000000000001', 'it rained');
    INSERT INTO claim_use VALUES (1, 1, 0, 1, NULL, '', NULL, 0, 0, '');
    INSERT INTO attribution VALUES
      (1, 'att-00000000000000000001', 1, 0, 1, 2, 3, 4, 0, '', '', NULL, NULL, 0, 0, 1, 5, 0, 18),
      (2, 'att-00000000000000000002', 1, 1, 1, 2, 3, 4, 1, '', '', NULL, NULL, 0, 0, 1, 5, 20, 45),
      (3, 'att-00000000000000000003', 1, 2, NULL, 2, 3, 4, 0, '', '', NULL, NULL, 0, 0, 1, 5, 47, 59);
    INSERT INTO attribution_span VALUES (1, 0, 0, 0, 3), (1, 2, 0, 9, 18), (2, 2, 0, 36, 45), (3, 1, 0, 51, 59);
    INSERT INTO speaker VALUES (1, 0, 1, 0), (2, 0, 1, 0), (3, 0, 1, 0);
    INSERT INTO article_search (article_search) VALUES ('rebuild');
    INSERT INTO claim_search (claim_search) VALUES ('rebuild');
    INSERT INTO passage_search (passage_search) VALUES ('rebuild');
    INSERT INTO entity_search (entity_search) VALUES ('rebuild');)");
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(store_faults, Folder)

BOOST_AUTO_TEST_CASE(what_is_not_a_database_is_named_and_left_alone) {
  std::ofstream(file("notes.txt")) << "Some notes that nobody wants to lose.";
  BOOST_TEST(says(opening(file("notes.txt")), "notes.txt: is not a claimgraph database"));
  std::ifstream in(file("notes.txt"));
  std::string kept;
  std::getline(in, kept);
  BOOST_TEST(kept == "Some notes that nobody wants to lose.");
  BOOST_TEST(says(opening(path.string()), "is a folder, not a database"));
  BOOST_TEST(says(opening(file("none.db"), {.mode = OpenMode::read_only}), "there is no such database"));
  BOOST_TEST(says(opening(file("no/such/claims.db")), "does not exist"));
}

BOOST_AUTO_TEST_CASE(an_empty_file_becomes_a_database) {
  std::ofstream(file()).close();
  fill(file());
  BOOST_TEST(Store(file(), {.mode = OpenMode::read_only}).stats().articles == 1U);
}

BOOST_AUTO_TEST_CASE(another_programs_database_is_refused) {
  {
    SQLite::Database other(file("other.db"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    other.exec("CREATE TABLE recipes (id INTEGER)");
  }
  BOOST_TEST(says(opening(file("other.db")), "other.db: is a database of another program"));
  SQLite::Database other(file("other.db"));
  BOOST_TEST(other.execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 1);
}

BOOST_AUTO_TEST_CASE(a_newer_format_is_refused_with_the_remedy) {
  fill(file());
  SQLite::Database(file(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
  for (const OpenMode mode : {OpenMode::create, OpenMode::read_only}) {
    BOOST_TEST(says(opening(file(), {.mode = mode}), "was made by a newer claimgraph (format 99"));
  }
}

BOOST_AUTO_TEST_CASE(a_file_of_the_first_format_is_converted_when_it_is_opened_for_writing) {
  write_format_1(file());
  BOOST_TEST(says(opening(file(), {.mode = OpenMode::read_only}), "has the older format 1"));
  Store db(file());
  const auto found = db.analysis("art-00000000000000000001");
  BOOST_REQUIRE(found);
  BOOST_REQUIRE(found->attributions.size() == 3U);
  BOOST_REQUIRE(found->attributions[0].claims.size() == 1U);
  BOOST_TEST(found->attributions[0].claims[0].claim == 0U);
  BOOST_CHECK(found->attributions[0].claims[0].content == (SpanList{{9, 18}}));
  BOOST_CHECK(found->attributions[0].realis == Realis::said);
  BOOST_CHECK(found->attributions[1].realis == Realis::negated);
  BOOST_TEST(found->attributions[2].claims.empty());
  BOOST_CHECK(found->claims[0].form == ClaimForm::proposition);
  BOOST_TEST(db.load_graph().nodes.size() == 3U);
  BOOST_TEST(db.retract_article("art-00000000000000000001").has_value());
  BOOST_TEST(db.stats().attributions == 0U);
}

BOOST_AUTO_TEST_CASE(a_locked_file_is_waited_for_and_then_named) {
  fill(file());
  SQLite::Database other(file(), SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  Store db(file(), {.busy_timeout_ms = 50});
  const Draft d = doubt();
  BOOST_TEST(
      says(message_of([&] { db.put_article(d.article, d.analysis); }), "is locked by another program"));
  BOOST_TEST(db.stats().articles == 1U);        // reading goes on
  BOOST_TEST(db.put_articles({}, {}).empty());  // nothing to write, nothing to wait for
  other.exec("ROLLBACK");
  BOOST_CHECK(db.put_article(d.article, d.analysis) == PutOutcome::added);
}

BOOST_AUTO_TEST_CASE(reading_only_writes_nothing) {
  fill(file());
  Store db(file(), {.mode = OpenMode::read_only});
  const Draft d = doubt();
  BOOST_CHECK_THROW(db.put_article(d.article, d.analysis), UsageError);
  BOOST_TEST(db.load_graph().nodes.size() > 3U);
}

BOOST_AUTO_TEST_CASE(a_file_without_write_permission_can_be_read) {
  fill(file());
  fs::permissions(file(), fs::perms::owner_read);
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_exec);
  if (::access(file().c_str(), W_OK) != 0) {  // root may write anything
    BOOST_TEST(says(opening(file()), "cannot be written"));
  }
  BOOST_TEST(Store(file(), {.mode = OpenMode::read_only}).stats().articles == 1U);
  fs::permissions(path, fs::perms::owner_all);
}

BOOST_AUTO_TEST_CASE(a_damaged_or_cut_file_is_called_damaged) {
  {
    Store db(file());
    for (int i = 0; i < 200; ++i) {
      const Draft d = numbered(i);
      db.put_article(d.article, d.analysis);
    }
  }
  const auto size = fs::file_size(file());
  fs::copy_file(file(), file("cut.db"));
  fs::resize_file(file("cut.db"), size / 2);
  BOOST_TEST(says(message_of([&] { Store(file("cut.db")).load_graph(); }), "cut.db: is damaged"));
  fs::copy_file(file(), file("short.db"));
  fs::resize_file(file("short.db"), 50);
  BOOST_TEST(says(opening(file("short.db")), "short.db: is damaged"));
  {
    std::fstream out(file(), std::ios::in | std::ios::out | std::ios::binary);
    for (std::uintmax_t at = 4096; at + 64 < size; at += 4096) {
      out.seekp(static_cast<std::streamoff>(at));
      out << std::string(64, 'X');
    }
  }
  BOOST_TEST(says(message_of([&] { Store(file()).load_graph(); }), "claims.db: is damaged"));
}

BOOST_AUTO_TEST_CASE(whatever_number_stands_in_a_row_the_file_is_read_or_called_damaged) {
  fill(file());
  std::vector<std::pair<std::string, std::string>> columns;
  {
    SQLite::Database db(file());
    SQLite::Statement tables(
        db,
        "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type "
        "= 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE '%search%'");
    while (tables.executeStep())
      columns.emplace_back(tables.getColumn(0).getString(), tables.getColumn(1).getString());
  }
  BOOST_TEST(columns.size() > 60U);
  for (const auto& [table, column] : columns) {
    for (const char* value : {"100000000", "-1", "9999999999999", "'x'", "zeroblob(3)"}) {
      fs::copy_file(file(), file("damaged.db"), fs::copy_options::overwrite_existing);
      try {
        SQLite::Database db(file("damaged.db"), SQLite::OPEN_READWRITE);
        db.exec("PRAGMA ignore_check_constraints = ON; UPDATE OR IGNORE " + table + " SET " + column + " = " +
                value);
      } catch (const SQLite::Exception&) {
        continue;  // SQLite itself refuses it
      }
      BOOST_TEST_CONTEXT(table << "." << column << " = " << value) {
        const auto survives = [&](const std::function<void(const Store&)>& work) {
          BOOST_CHECK_NO_THROW(
              message_of([&] { work(Store(file("damaged.db"), {.mode = OpenMode::read_only})); }));
        };
        survives([](const Store& db) { db.load_graph(); });
        survives(
            [](const Store& db) { db.each_analysis([](const Article&, const Analysis&) { return true; }); });
        survives([](const Store& db) {
          db.each_linked([](const Article&) { return true; },
                         [](const Article&, const Analysis&) { return true; });
        });
        survives([](const Store& db) { db.verify(); });
        survives([](const Store& db) {
          db.claims(), db.entities(), db.attributions(), db.articles(), db.stats();
        });
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(an_index_of_a_row_that_is_not_there_is_damage_not_a_crash) {
  fill(file());
  SQLite::Database(file(), SQLite::OPEN_READWRITE).exec("UPDATE claim_quantity SET quantity = 100000000");
  const auto read = [&](const Store& db) {
    db.each_analysis([](const Article&, const Analysis&) { return true; });
  };
  BOOST_TEST(says(message_of([&] { read(Store(file())); }), "claims.db: is damaged"));
  BOOST_TEST(Store(file()).verify().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_search_index_that_does_not_fit_is_seen_also_when_only_reading) {
  fill(file());
  BOOST_TEST(Store(file(), {.mode = OpenMode::read_only}).verify().empty());
  SQLite::Database(file(), SQLite::OPEN_READWRITE)
      .exec("INSERT INTO claim_search (claim_search) VALUES ('delete-all')");
  const Store db(file(), {.mode = OpenMode::read_only});
  const std::vector<Flaw> flaws = db.verify();
  BOOST_REQUIRE(flaws.size() == 1U);
  BOOST_TEST(says(flaws[0].message, "claim_search does not fit"));
}

BOOST_AUTO_TEST_CASE(files_that_never_were_a_database_get_their_message) {
  std::ofstream(file("empty.db")).close();
  BOOST_TEST(says(opening(file("empty.db"), {.mode = OpenMode::read_only}), "is an empty file"));
  BOOST_REQUIRE(::mkfifo(file("pipe").c_str(), 0600) == 0);
  BOOST_TEST(says(opening(file("pipe")), "is no file but a pipe"));
  for (const char* version : {"0", "-5"}) {
    fs::remove(file());
    fill(file());
    SQLite::Database(file(), SQLite::OPEN_READWRITE).exec(std::string("PRAGMA user_version = ") + version);
    for (const OpenMode mode : {OpenMode::create, OpenMode::read_only})
      BOOST_TEST(says(opening(file(), {.mode = mode}), "never became a claimgraph database"));
  }
}

BOOST_AUTO_TEST_CASE(several_first_imports_into_one_file_at_the_same_moment_all_succeed) {
  for (int round = 0; round < 5; ++round) {
    const std::string name = file("new" + std::to_string(round) + ".db");
    std::vector<pid_t> children;
    for (int i = 0; i < 4; ++i) {
      const pid_t child = ::fork();
      if (child == 0) {
        int code = 0;
        try {
          const Draft d = numbered(i);
          Store(name).put_article(d.article, d.analysis);
        } catch (const std::exception&) {
          code = 1;
        }
        ::_exit(code);
      }
      children.push_back(child);
    }
    for (const pid_t child : children) {
      int status = 1;
      ::waitpid(child, &status, 0);
      BOOST_TEST(status == 0);
    }
    BOOST_TEST(Store(name, {.mode = OpenMode::read_only}).stats().articles == 4U);
  }
}

BOOST_AUTO_TEST_CASE(a_full_disk_keeps_what_was_imported_before) {
  std::string message = "no error";
  std::size_t put = 0;
  {
    Store db(file(), {.max_pages = 160});
    message = message_of([&] {
      for (int i = 0; i < 2000; ++i) {
        const Draft d = numbered(i);
        db.put_article(d.article, d.analysis);
        ++put;
      }
    });
  }
  BOOST_TEST(says(message, "there is no space left for it"));
  BOOST_TEST(put > 5U);
  Store db(file());
  BOOST_TEST(db.stats().articles == put);
  BOOST_TEST(db.verify().size() == 0U);
  const Draft next = numbered(static_cast<int>(put));
  BOOST_CHECK(db.put_article(next.article, next.analysis) == PutOutcome::added);
}

BOOST_AUTO_TEST_CASE(a_killed_import_leaves_whole_articles) {
  int ready[2];
  BOOST_REQUIRE(::pipe(ready) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    Store db(file());
    for (int i = 0;; ++i) {
      const Draft d = numbered(i);
      db.put_article(d.article, d.analysis);
      if (i == 60 && ::write(ready[1], "x", 1) != 1) ::_exit(1);
    }
  }
  char byte = 0;
  BOOST_TEST(::read(ready[0], &byte, 1) == 1);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  ::close(ready[0]);
  ::close(ready[1]);
  Store db(file());
  BOOST_TEST(db.stats().articles >= 60U);
  BOOST_TEST(db.stats().attributions == db.stats().articles);
  BOOST_TEST(db.verify().size() == 0U);
}

BOOST_AUTO_TEST_CASE(of_a_batch_only_the_articles_that_do_not_fit_are_left_out) {
  Draft pointless = numbered(2);
  pointless.analysis.attributions[0].cue = {Span{5000, 5001}};
  Draft taken = numbered(3);  // has the id of another article's saying
  taken.analysis.attributions[0].id = numbered(1).analysis.attributions[0].id;
  const std::vector<Draft> drafts{numbered(1), pointless, taken, numbered(4), numbered(1)};
  std::vector<PutArticle> batch;
  for (const Draft& d : drafts) batch.push_back({&d.article, &d.analysis});
  Store db(file());
  const std::vector<PutResult> results = db.put_articles(batch);
  BOOST_REQUIRE(results.size() == 5U);
  BOOST_TEST(results[0].error.empty());
  BOOST_TEST(says(results[1].error, "span"));
  BOOST_TEST(!results[2].error.empty());
  BOOST_TEST(results[3].error.empty());
  BOOST_CHECK(results[4].outcome == PutOutcome::unchanged);
  BOOST_TEST(db.stats().articles == 2U);
  BOOST_TEST(db.search("item", {.passages = false, .articles = false, .entities = false}).size() == 2U);
  BOOST_TEST(db.verify().empty());
  // A text of the batch that goes again in it.
  Draft fuller = numbered(4);
  fuller.article.section = "news";
  batch = {{&fuller.article, &fuller.analysis}};
  BOOST_CHECK(db.put_articles(batch).at(0).outcome == PutOutcome::updated);
  BOOST_TEST(db.verify().empty());
}

BOOST_AUTO_TEST_CASE(a_database_that_is_full_keeps_the_batches_before) {
  StoreOptions options;
  options.max_pages = 400;
  std::size_t stored = 0;
  {
    Store db(file(), options);
    std::vector<Draft> drafts;
    for (int i = 0; i < 2000; ++i) drafts.push_back(numbered(i));
    const std::string message = message_of([&] {
      for (std::size_t from = 0; from < drafts.size(); from += 20) {
        std::vector<PutArticle> batch;
        for (std::size_t i = from; i < from + 20; ++i)
          batch.push_back({&drafts[i].article, &drafts[i].analysis});
        db.put_articles(batch);
        stored += 20;
      }
    });
    BOOST_TEST(says(message, "no space left"));
  }
  Store db(file());
  BOOST_TEST(stored > 0U);
  BOOST_TEST(db.stats().articles == stored);
  BOOST_TEST(db.verify().empty());
}

BOOST_AUTO_TEST_SUITE_END()
