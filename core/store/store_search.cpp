// Text search: FTS5 with bm25, ties by id.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "core/store/graph_words.hpp"
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

void take_best(std::vector<SearchHit>& hits, std::size_t limit, std::vector<SearchHit>& out) {
  std::sort(hits.begin(), hits.end(), [](const SearchHit& a, const SearchHit& b) {
    return std::tie(b.score, a.id) < std::tie(a.score, b.id);
  });
  if (hits.size() > limit) hits.resize(limit);
  std::move(hits.begin(), hits.end(), std::back_inserter(out));
}

/// Those with the `limit` lowest scores, and all whose score is as low as the last one's: ids decide among
/// them.
std::vector<std::pair<double, RowId>> best_of(std::vector<std::pair<double, RowId>> found,
                                              std::size_t limit) {
  if (limit == 0 || found.size() <= limit) return found;
  const auto last = found.begin() + static_cast<std::ptrdiff_t>(limit - 1);
  std::nth_element(found.begin(), last, found.end());
  const double worst = last->first;
  std::erase_if(found, [worst](const auto& one) { return one.first > worst; });
  return found;
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
    // Ids are looked up and words cut out for the best ones only.
    const auto collect = [&](Query&& ranked, Query&& ids, Query&& shown, NodeKind kind) {
      ranked.bind(match, options.rejected);
      std::vector<std::pair<double, RowId>> found;
      while (ranked.step()) found.emplace_back(ranked.real(1), ranked.integer(0));
      for (const auto& [score, row] : best_of(std::move(found), options.limit)) {
        if (ids.bind(row).step()) hits.push_back({kind, ids.text(0), {}, {}, {}, -score});
      }
      const std::size_t before = out.size();
      take_best(hits, options.limit, out);
      hits.clear();
      for (std::size_t i = before; i < out.size(); ++i) {
        if (!shown.bind(match, out[i].id).step()) continue;
        out[i].label = shown.text(0);
        out[i].snippet = shown.text(1);
        out[i].article = shown.text(2);
      }
    };
    if (options.claims) {
      collect(m_impl->query("SELECT rowid, bm25(claim_search) FROM claim_search WHERE claim_search MATCH ?1 "
                            "AND (?2 OR rowid "
                            "NOT IN (SELECT claim FROM claim_hidden))"),
              m_impl->query("SELECT key FROM claim WHERE id = ?"),
              m_impl->query(
                  "SELECT text, snippet(claim_search, -1, char(1), char(2), '…', 32), '' FROM claim_search "
                  "WHERE claim_search MATCH ? AND rowid = (SELECT id FROM claim WHERE key = ?)"),
              NodeKind::claim);
    }
    if (options.entities) {
      auto rows = m_impl->query(
          "SELECT coalesce(m.node, n.entity), snippet(entity_search, -1, char(1), char(2), '…', 32), "
          "bm25(entity_search) "
          "FROM entity_search JOIN entity_name n ON n.id = entity_search.rowid LEFT JOIN entity_shown m ON "
          "m.entity = "
          "n.entity WHERE entity_search MATCH ? AND n.id NOT IN (SELECT name FROM name_rejected)");
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
        hit.kind = node_kind_of(ref.type);
        hit.id = ref.id;
        hit.label = ref.name;
        hits.push_back(std::move(hit));
      }
      take_best(hits, options.limit, out);
      hits.clear();
    }
    if (options.passages) {
      collect(m_impl->query("SELECT rowid, bm25(passage_search) FROM passage_search WHERE passage_search "
                            "MATCH ?1 AND (?2 OR "
                            "rowid NOT IN (SELECT id FROM attribution WHERE found_confidence IS NOT NULL AND "
                            "confidence < 0))"),
              m_impl->query("SELECT key FROM attribution WHERE id = ?"),
              m_impl->query(
                  "SELECT '', snippet(passage_search, -1, char(1), char(2), '…', 32), (SELECT d.key FROM "
                  "attribution a JOIN article d ON d.id = a.article WHERE a.key = ?2) FROM passage_search "
                  "WHERE passage_search MATCH ?1 AND rowid = (SELECT id FROM attribution WHERE key = ?2)"),
              NodeKind::attribution);
    }
    if (options.articles) {
      // A word of the headline counts four times, one of the standfirst twice.
      collect(
          m_impl->query(
              "SELECT rowid, bm25(article_search, 4.0, 2.0, 1.0) FROM article_search WHERE article_search "
              "MATCH ?1 AND (?2 OR 1)"),
          m_impl->query("SELECT key FROM article WHERE id = ?"),
          m_impl->query(
              "SELECT headline, snippet(article_search, -1, char(1), char(2), '…', 32), ?2 FROM "
              "article_search WHERE article_search MATCH ?1 AND rowid = (SELECT id FROM article WHERE "
              "key = ?2)"),
          NodeKind::article);
    }
  });
  return out;
}

}  // namespace claimgraph
