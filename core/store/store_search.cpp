// Text search: FTS5 with bm25, ties by id.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "core/store/passages.hpp"
#include "core/store/store_impl.hpp"

namespace claimgraph {

namespace {

constexpr std::size_t kMostWords = 64;  // of a query; the rest is ignored

bool has_word_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

NodeKind kind_of(EntityType type) {
  switch (type) {
    case EntityType::person:
      return NodeKind::person;
    case EntityType::organization:
      return NodeKind::organization;
    case EntityType::place:
      return NodeKind::place;
    case EntityType::group:
      return NodeKind::group;
    case EntityType::other:
      return NodeKind::other;
  }
  return NodeKind::other;
}

void take_best(std::vector<SearchHit>& hits, std::size_t limit, std::vector<SearchHit>& out) {
  std::sort(hits.begin(), hits.end(), [](const SearchHit& a, const SearchHit& b) {
    return std::tie(b.score, a.id) < std::tie(a.score, b.id);
  });
  if (hits.size() > limit) hits.resize(limit);
  std::move(hits.begin(), hits.end(), std::back_inserter(out));
}

}  // namespace

std::string fts_query(std::string_view text, bool any_word) {
  std::string out;
  std::size_t words = 0;
  const auto add = [&](std::string_view word, bool prefix) {
    if (!has_word_character(word) || words >= kMostWords) return;
    ++words;
    if (!out.empty()) out += any_word ? " OR " : " AND ";
    out += '"';
    for (const char c : word) {
      if (c == '\0') continue;
      out += c;
      if (c == '"') out += '"';
    }
    out += '"';
    if (prefix) out += '*';
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"') {
      const auto end = std::min(text.find('"', at + 1), text.size());
      add(text.substr(at + 1, end - at - 1), false);
      at = end + 1;
      continue;
    }
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      ++at;
      continue;
    }
    const auto end = std::min(text.find_first_of(" \t\n\r\"", at), text.size());
    std::string_view word = text.substr(at, end - at);
    const bool prefix = word.size() > 1 && word.back() == '*';
    if (prefix) word.remove_suffix(1);
    add(word, prefix);
    at = end;
  }
  return out;
}

std::vector<SearchHit> Store::search(std::string_view text, const SearchOptions& options) const {
  const std::string match = fts_query(text, options.any_word);
  std::vector<SearchHit> out;
  if (match.empty()) return out;
  m_impl->read([&] {
    std::vector<SearchHit> hits;
    // Ranked by score and then by id outside SQL: a LIMIT inside would cut ties by row id.
    const auto collect = [&](Query&& rows, NodeKind kind) {
      rows.bind(match);
      while (rows.step()) {
        hits.push_back({kind, rows.text(0), rows.text(1), rows.text(2), rows.text(3), -rows.real(4)});
      }
      take_best(hits, options.limit, out);
      hits.clear();
    };
    if (options.claims) {
      collect(m_impl->query("SELECT c.key, c.text, snippet(claim_search, -1, char(1), char(2), '…', 32), '', "
                            "bm25(claim_search) FROM claim_search JOIN claim c ON c.id = claim_search.rowid "
                            "WHERE claim_search MATCH ?"),
              NodeKind::claim);
    }
    if (options.entities) {
      auto rows = m_impl->query(
          "SELECT n.entity, snippet(entity_search, -1, char(1), char(2), '…', 32), bm25(entity_search) "
          "FROM entity_search JOIN entity_name n ON n.id = entity_search.rowid WHERE entity_search MATCH ?");
      rows.bind(match);
      std::map<RowId, SearchHit> best;
      while (rows.step()) {
        const RowId row = rows.integer(0);
        SearchHit hit{NodeKind::other, {}, {}, rows.text(1), {}, -rows.real(2)};
        const auto [it, fresh] = best.try_emplace(row, hit);
        if (!fresh && std::tie(it->second.score, hit.snippet) < std::tie(hit.score, it->second.snippet)) {
          it->second = hit;
        }
      }
      for (auto& [row, hit] : best) {
        const EntityRef ref = m_impl->entity_ref(row);
        hit.kind = kind_of(ref.type);
        hit.id = ref.id;
        hit.label = ref.name;
        hits.push_back(std::move(hit));
      }
      take_best(hits, options.limit, out);
      hits.clear();
    }
    if (options.passages) {
      collect(
          m_impl->query(
              "SELECT a.key, '', snippet(passage_search, -1, char(1), char(2), '…', 32), d.key, "
              "bm25(passage_search) FROM passage_search JOIN attribution a ON a.id = passage_search.rowid "
              "JOIN article d ON d.id = a.article WHERE passage_search MATCH ?"),
          NodeKind::attribution);
    }
    if (options.articles) {
      // A word of the headline counts four times, one of the standfirst twice.
      collect(m_impl->query(
                  "SELECT d.key, d.headline, snippet(article_search, -1, char(1), char(2), '…', 32), d.key, "
                  "bm25(article_search, 4.0, 2.0, 1.0) FROM article_search JOIN article d "
                  "ON d.id = article_search.rowid WHERE article_search MATCH ?"),
              NodeKind::article);
    }
  });
  return out;
}

}  // namespace claimgraph
