// Counts of a whole database: filled when it gets them, compared by verify.
#include "core/store/counts.hpp"

#include <fmt/format.h>

#include "core/model/identity.hpp"
#include "core/store/count_sql.hpp"
#include "core/store/dates.hpp"

namespace claimgraph {

namespace {

struct Kept {
  const char* table;
  std::string rows;
};

/// In an order in which each needs only those before it.
const std::vector<Kept>& kept_tables() {
  static const std::vector<Kept> tables = {{"entity_description", kDescriptions},
                                           {"entity_place", kPlaces},
                                           {"entity_count", kEntities},
                                           {"stand", stand_rows(kPairs)},
                                           {"claim_count", claim_rows()},
                                           {"conflict", kConflicts},
                                           {"total", kTotals}};
  return tables;
}

std::map<std::string, std::int64_t> outlets(SQLite::Database& database) {
  std::map<std::string, std::int64_t> out;
  SQLite::Statement rows(
      database, "SELECT publisher_name, count(*) FROM article WHERE publisher_name <> '' GROUP BY 1");
  while (rows.executeStep())
    out[normalise_name(rows.getColumn(0).getString())] += rows.getColumn(1).getInt64();
  return out;
}

void fill_times(SQLite::Database& database) {
  database.exec(
      fmt::format("UPDATE speaker SET at = coalesce((SELECT d.published_at FROM attribution t JOIN article d "
                  "ON d.id = t.article "
                  "WHERE t.id = speaker.attribution), {})",
                  kNever));
  SQLite::Statement rows(database, "SELECT id, said_at FROM attribution WHERE said_at <> ''");
  SQLite::Statement set(database, "UPDATE speaker SET at = ? WHERE attribution = ?");
  while (rows.executeStep()) {
    const auto said = instant_of(rows.getColumn(1).getString());
    if (!said) continue;
    set.reset();
    set.bind(1, *said);
    set.bind(2, rows.getColumn(0).getInt64());
    set.exec();
  }
}

bool fit_times(SQLite::Database& database) {
  SQLite::Statement rows(database,
                         "SELECT t.said_at, d.published_at, w.at FROM speaker w JOIN attribution t ON t.id = "
                         "w.attribution JOIN article d ON d.id = t.article");
  while (rows.executeStep()) {
    const auto said = instant_of(rows.getColumn(0).getString());
    const std::int64_t published = rows.getColumn(1).isNull() ? kNever : rows.getColumn(1).getInt64();
    if (rows.getColumn(2).getInt64() != said.value_or(published)) return false;
  }
  return true;
}

bool fit_reviews(SQLite::Database& database) {
  SQLite::Statement rows(database, "SELECT claim_reviewed, claim FROM claim_review");
  while (rows.executeStep()) {
    if (rows.getColumn(1).getString() != reviewed_claim(rows.getColumn(0).getString())) return false;
  }
  return true;
}

void fill_reviews(SQLite::Database& database) {
  SQLite::Statement rows(database, "SELECT article, position, claim_reviewed FROM claim_review");
  SQLite::Statement set(database, "UPDATE claim_review SET claim = ? WHERE article = ? AND position = ?");
  while (rows.executeStep()) {
    set.reset();
    set.bind(1, reviewed_claim(rows.getColumn(2).getString()));
    set.bind(2, rows.getColumn(0).getInt64());
    set.bind(3, rows.getColumn(1).getInt64());
    set.exec();
  }
}

}  // namespace

std::string reviewed_claim(const std::string& text) {
  return text.empty() ? std::string() : claim_id(text, {}, Polarity::positive);
}

void fill_counts(SQLite::Database& database) {
  database.exec(
      "UPDATE entity_name SET uses = (SELECT count(*) FROM entity_use u WHERE u.name = entity_name.id)");
  database.exec(std::string("UPDATE entity SET name = ") + kNameOfEntity);
  fill_times(database);
  fill_reviews(database);
  for (const Kept& table : kept_tables()) {
    database.exec(std::string("DELETE FROM ") + table.table);  // totals that triggers made meanwhile
    database.exec(fmt::format("INSERT INTO {} {}", table.table, table.rows));
  }
  SQLite::Statement outlet(database, "INSERT INTO outlet VALUES (?, ?)");
  for (const auto& [name, articles] : outlets(database)) {
    outlet.reset();
    outlet.bind(1, name);
    outlet.bind(2, articles);
    outlet.exec();
  }
  database.exec("DELETE FROM touched");
}

std::vector<std::string> wrong_counts(SQLite::Database& database) {
  std::vector<std::string> out;
  const auto any = [&](const std::string& sql) {
    return database.execAndGet("SELECT EXISTS (" + sql + ")").getInt() != 0;
  };
  for (const Kept& table : kept_tables()) {
    const std::string kept = std::string("SELECT * FROM ") + table.table;
    if (any("SELECT * FROM (" + table.rows + ") EXCEPT " + kept) ||
        any(kept + " EXCEPT SELECT * FROM (" + table.rows + ")"))
      out.emplace_back(table.table);
  }
  if (any("SELECT 1 FROM entity_name WHERE uses <> (SELECT count(*) FROM entity_use u WHERE u.name = "
          "entity_name.id)") ||
      any(std::string("SELECT 1 FROM entity WHERE name IS NOT ") + kNameOfEntity))
    out.emplace_back("entity_name");
  std::map<std::string, std::int64_t> kept;
  SQLite::Statement rows(database, "SELECT name, articles FROM outlet");
  while (rows.executeStep()) kept[rows.getColumn(0).getString()] = rows.getColumn(1).getInt64();
  if (kept != outlets(database)) out.emplace_back("outlet");
  if (!fit_times(database)) out.emplace_back("speaker");
  if (!fit_reviews(database)) out.emplace_back("claim_review");
  return out;
}

}  // namespace claimgraph
