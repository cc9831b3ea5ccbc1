// Counts and checks.
#include <fmt/format.h>

#include "claimgraph/utf8.hpp"
#include "core/store/analysis_check.hpp"
#include "core/store/stance_sql.hpp"
#include "core/store/store_impl.hpp"

namespace claimgraph {

StoreStats Store::stats() const {
  return m_impl->read([&] {
    const auto count = [&](std::string_view sql) {
      auto rows = m_impl->query(sql);
      rows.bind().step();
      return static_cast<std::uint64_t>(rows.integer(0));
    };
    StoreStats s;
    s.articles = count("SELECT count(*) FROM article");
    s.superseded = count("SELECT count(*) FROM article WHERE is_current = 0");
    s.entities = count("SELECT count(*) FROM entity WHERE anonymous = 0");
    s.anonymous = count("SELECT count(*) FROM entity WHERE anonymous = 1");
    s.mentions = count("SELECT count(*) FROM mention");
    s.claims = count("SELECT count(*) FROM claim");
    s.attributions = count("SELECT count(*) FROM attribution");
    s.quantities = count("SELECT count(*) FROM quantity");
    s.times = count("SELECT count(*) FROM time_expression");
    s.contradictions = count(
        "SELECT count(*) FROM claim_relation r JOIN term t ON t.id = r.kind WHERE t.name = 'contradicts'");
    s.variants = count(
        "SELECT count(*) FROM claim_relation r JOIN term t ON t.id = r.kind WHERE t.name = 'variantOf'");
    auto disputed = m_impl->query(disputed_claims_sql());
    disputed.bind(0.0);
    while (disputed.step()) ++s.disputes;
    s.judgements = count("SELECT count(*) FROM judgement WHERE undone = 0");
    s.bytes = count("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
    return s;
  });
}

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
  each_analysis([&](const Article& article, const Analysis& analysis) {
    try {
      check_analysis(article, analysis);
    } catch (const DataError& error) {
      out.push_back({article.id, error.what()});
    }
    Article again = article;
    seal_article(again);
    if (again.id != article.id) {
      out.push_back(
          {article.id, fmt::format("the text or metadata was changed: the id would be {}", again.id)});
    }
    return true;
  });
  // FTS5's own check compares the index with the tables; it is written as an INSERT and changes nothing.
  if (m_impl->m_options.mode != OpenMode::read_only) {
    for (const char* table : {"article_search", "claim_search", "passage_search", "entity_search"}) {
      try {
        m_impl->m_database->exec(
            fmt::format("INSERT INTO {0} ({0}, rank) VALUES ('integrity-check', 1)", table));
      } catch (const SQLite::Exception& error) {
        out.push_back(
            {{}, fmt::format("the search index {} does not fit its contents: {}", table, error.what())});
      }
    }
  }
  return out;
}

}  // namespace claimgraph
