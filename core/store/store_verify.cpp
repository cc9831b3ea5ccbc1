// Counts and checks.
#include <fmt/format.h>

#include "claimgraph/utf8.hpp"
#include "core/store/analysis_check.hpp"
#include "core/store/counts.hpp"
#include "core/store/store_impl.hpp"

namespace claimgraph {

namespace {

constexpr int kReadOnly = 8;  // SQLITE_READONLY

}  // namespace

StoreStats Store::stats() const {
  return m_impl->read([&] {
    const auto count = [&](std::string_view sql) {
      auto rows = m_impl->query(sql);
      rows.bind().step();
      return static_cast<std::uint64_t>(rows.integer(0));
    };
    std::map<std::string, std::uint64_t> totals;
    auto kept = m_impl->query("SELECT name, value FROM total");
    kept.bind();
    while (kept.step()) totals[kept.text(0)] = static_cast<std::uint64_t>(kept.integer(1));
    const auto merged = [&](bool anonymous) {
      auto rows = m_impl->query(
          "SELECT count(*) FROM entity_shown s CROSS JOIN entity e ON e.id = s.entity WHERE s.node <> "
          "s.entity AND "
          "e.anonymous = ?");
      rows.bind(anonymous).step();
      return static_cast<std::uint64_t>(rows.integer(0));
    };
    StoreStats s;
    s.articles = totals["articles"];
    s.superseded = totals["superseded"];
    s.entities = totals["named"] - merged(false);
    s.anonymous = totals["unnamed"] - merged(true);
    s.mentions = totals["mentions"];
    s.claims = totals["claims"] - count("SELECT count(*) FROM claim_hidden");
    s.attributions = totals["attributions"];
    s.quantities = totals["quantities"];
    s.times = totals["times"];
    s.contradictions = totals["contradictions"];
    s.variants = totals["variants"];
    s.disputes = totals["disputes"];
    s.judgements = count("SELECT count(*) FROM decision WHERE holds");
    s.bytes = count("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
    return s;
  });
}

namespace {

/// Reads an article on its own, so that one that cannot be read hides no other.
void check_row(const Store::Impl& impl, RowId row, std::vector<Flaw>& out) {
  Article article;
  try {
    article = impl.article_of_row(row);
    check_analysis(article, impl.analysis_of(row, article.doc));
  } catch (const DataError& error) {
    out.push_back({article.id, error.what()});
  }
  if (article.id.empty()) return;
  Article again = article;
  seal_article(again);
  if (again.id != article.id)
    out.push_back(
        {article.id, fmt::format("the text or metadata was changed: the id would be {}", again.id)});
}

/// FTS5's own check compares the index with the tables. It is written as an INSERT and changes nothing, but a
/// connection that is barred from writing refuses it.
void check_search(const Store::Impl& impl, std::vector<Flaw>& out) {
  SQLite::Database& database = *impl.m_database;
  const bool barred = impl.m_options.mode == OpenMode::read_only;
  if (barred) database.exec("PRAGMA query_only = OFF");
  for (const char* table : {"article_search", "claim_search", "passage_search", "entity_search"}) {
    try {
      SQLite::Transaction transaction(database);
      database.exec(fmt::format("INSERT INTO {0} ({0}, rank) VALUES ('integrity-check', 1)", table));
    } catch (const SQLite::Exception& error) {
      // A file in a folder that nobody may write cannot be asked.
      if ((error.getErrorCode() & 0xFF) == kReadOnly) break;
      out.push_back(
          {{}, fmt::format("the search index {} does not fit its contents: {}", table, error.what())});
    }
  }
  if (barred) database.exec("PRAGMA query_only = ON");
}

}  // namespace

std::vector<Flaw> Store::verify() const {
  std::vector<Flaw> out;
  m_impl->read([&] {
    auto integrity = m_impl->query("PRAGMA integrity_check(20)");
    integrity.bind();
    while (integrity.step()) {
      if (integrity.text(0) != "ok") out.push_back({{}, "SQLite: " + integrity.text(0)});
    }
    auto foreign = m_impl->query("PRAGMA foreign_key_check");
    foreign.bind();
    while (foreign.step()) {
      out.push_back(
          {{}, fmt::format("a row of {} refers to a missing row of {}", foreign.text(0), foreign.text(2))});
    }
  });
  if (!out.empty()) return out;  // the contents cannot be trusted
  m_impl->read([&] {
    std::vector<RowId> rows;
    auto keys = m_impl->query("SELECT id FROM article ORDER BY key");
    keys.bind();
    while (keys.step()) rows.push_back(keys.integer(0));
    for (const RowId row : rows) check_row(*m_impl, row, out);
  });
  check_search(*m_impl, out);
  m_impl->read([&] {
    for (const std::string& table : wrong_counts(*m_impl->m_database))
      out.push_back({{}, fmt::format("what is kept in {} does not fit the other tables", table)});
  });
  return out;
}

}  // namespace claimgraph
