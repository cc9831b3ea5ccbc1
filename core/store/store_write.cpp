// put_article, put_articles, retract_article. One call, one transaction.
#include <fmt/format.h>

#include <set>

#include "core/base/hash.hpp"
#include "core/store/analysis_check.hpp"
#include "core/store/article_writer.hpp"

namespace claimgraph {

namespace {

/// Two articles that share this are versions of one. revision_key() of the model, made careful: a bare name
/// such as
/// "-" or "12" does not make strangers versions of each other, and neither does a headline that comes every
/// week.
std::string version_group(const Article& article) {
  const std::string key = revision_key(article);
  if (!article.canonical_url.empty() || !article.url.empty()) return key;
  if (!article.headline.empty() && !article.publisher.name.empty()) {
    return key + '\n' + article.date_published.substr(0, 10);
  }
  return key.find_first_of("./\\") == std::string::npos || key.size() < 3 ? article.id : key;
}

/// Hash of the metadata that is no part of the article's id, without `doc`.
std::string fingerprint_of(const Article& a) {
  std::string all;
  const auto add = [&all](const std::string& field) { all += std::to_string(field.size()) + ':' + field; };
  for (const std::string* field :
       {&a.url, &a.canonical_url, &a.standfirst, &a.publisher.url, &a.date_modified, &a.language, &a.section,
        &a.place, &a.original_sha256, &a.importer}) {
    add(*field);
  }
  for (const auto* list : {&a.authors, &a.links, &a.captions}) {
    all += '[';
    for (const std::string& item : *list) add(item);
  }
  all += a.verbatim ? "v" : "c";
  all += page_kind_name(a.page_kind);
  for (const auto& [field, source] : a.metadata_source) {
    add(field);
    add(source);
  }
  for (const ClaimReviewRecord& r : a.claim_reviews) {
    for (const std::string* field :
         {&r.claim_reviewed, &r.claimant, &r.appearance_url, &r.appearance_date, &r.reviewer, &r.url,
          &r.date_published, &r.rating_text, &r.rating_value}) {
      add(*field);
    }
  }
  int filled = 0;
  for (const std::string* field :
       {&a.standfirst, &a.publisher.url, &a.date_modified, &a.language, &a.section, &a.place}) {
    filled += field->empty() ? 0 : 1;
  }
  filled += a.authors.empty() ? 0 : 1;
  filled += a.links.empty() ? 0 : 1;
  // The fuller copy is the greater one, so that the same copy wins whichever came first.
  return fmt::format("{:02}-{}", filled, sha256_hex(all).substr(0, 20));
}

std::set<RowId> ids(Query&& query, RowId article) {
  std::set<RowId> out;
  query.bind(article);
  while (query.step()) out.insert(query.integer(0));
  return out;
}

/// Which version is the current one does not depend on which came first, unless their dates are the same.
void refresh_current(Store::Impl& impl, const std::string& group) {
  impl.query(
          "UPDATE article SET is_current = (id = (SELECT id FROM article WHERE revision_key = ?1 "
          "ORDER BY " CG_LATEST_VERSION_FIRST " LIMIT 1)) WHERE revision_key = ?1")
      .run(group);
}

}  // namespace

void Store::Impl::set_state(const char* name, const std::string& value) {
  query("INSERT INTO state VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
      .run(name, value);
}

std::string Store::Impl::state(const char* name) const {
  auto find = query("SELECT value FROM state WHERE name = ?");
  return find.bind(name).step() ? find.text(0) : std::string();
}

void Store::Impl::note_change(const char* what, const std::string& id) {
  set_state("changes", sha256_hex(state("changes") + what + id).substr(0, 16));
}

void Store::Impl::change_claim_text(RowId claim, const std::string& before, const std::string& now) {
  query("UPDATE claim_use SET text = ? WHERE claim = ? AND text IS NULL").run(before, claim);
  search_change({Searched::claim, true, claim, before});
  query("UPDATE claim SET text = ? WHERE id = ?").run(now, claim);
  search_change({Searched::claim, false, claim, now});
}

void Store::Impl::remove_article(RowId article) {
  const auto claims = ids(query("SELECT claim FROM claim_use WHERE article = ?"), article);
  const auto entities = ids(query("SELECT entity FROM entity_use WHERE article = ?"), article);
  auto names = ids(query("SELECT name FROM entity_use WHERE article = ?"), article);
  names.merge(ids(query("SELECT name FROM entity_alias WHERE article = ?"), article));
  // Names that people gave go too: they are put back when the decisions are applied.
  names.merge(
      ids(query("SELECT g.name FROM name_given g JOIN entity_name n ON n.id = g.name WHERE n.entity IN "
                "(SELECT entity FROM entity_use WHERE article = ?)"),
          article));
  // Those that were merged into an entity that goes are shown by themselves again.
  const auto merged =
      ids(query("SELECT h.entity FROM entity_use u JOIN entity_shown h ON h.node = u.entity WHERE "
                "u.article = ? AND h.entity <> h.node"),
          article);
  count_article(article, -1);
  {
    auto passages = query(
        "SELECT a.id, p.text FROM attribution a JOIN passage p ON p.id = a.id WHERE a.article = ? ORDER BY "
        "a.id");
    passages.bind(article);
    while (passages.step()) search_change({Searched::passage, true, passages.integer(0), passages.text(1)});
  }
  {
    auto texts = query("SELECT text, headline, standfirst FROM article WHERE id = ?");
    if (texts.bind(article).step())
      search_change({Searched::article, true, article, texts.text(0), texts.text(1), texts.text(2)});
  }
  query("DELETE FROM article WHERE id = ?").run(article);

  for (const RowId claim : claims) {
    auto text = query(
        "SELECT c.text, min(coalesce(u.text, c.text)) FROM claim c LEFT JOIN claim_use u ON u.claim = c.id "
        "WHERE c.id = ? GROUP BY c.id HAVING count(u.id) > 0");
    if (text.bind(claim).step()) {
      const std::string before = text.text(0);
      const std::string now = text.text(1);
      if (before != now) change_claim_text(claim, before, now);
      recount_claim(claim);
      continue;
    }
    auto last = query("SELECT text FROM claim WHERE id = ?");
    if (last.bind(claim).step()) search_change({Searched::claim, true, claim, last.text(0)});
    query("DELETE FROM claim WHERE id = ?").run(claim);
  }
  for (const RowId name : names) forget_name(name);
  for (const RowId entity : entities) {
    query("DELETE FROM entity WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM entity_use WHERE entity = ?1)")
        .run(entity);
  }
  for (const RowId entity : merged) {
    if (node_row(entity) == entity) recount_entity(entity);
  }
}

PutOutcome Store::Impl::put(const Article& article, const Analysis& analysis, std::string_view extraction) {
  const std::string fingerprint = fingerprint_of(article);
  const std::string group = version_group(article);
  PutOutcome outcome = PutOutcome::added;
  std::optional<RowId> row;
  std::string doc = article.doc;
  auto known = query("SELECT id, fingerprint, extraction, doc FROM article WHERE key = ?");
  if (known.bind(article.id).step()) {
    const std::string known_doc = known.text(3);
    if (!known_doc.empty() && (doc.empty() || known_doc < doc)) doc = known_doc;
    if (known.text(2) == extraction && known.text(1) >= fingerprint) {
      if (doc == known_doc) return PutOutcome::unchanged;
      query("UPDATE article SET doc = ? WHERE id = ?").run(doc, known.integer(0));
      note_change("doc", article.id);
      return PutOutcome::unchanged;
    }
    row = known.integer(0);
    remove_article(*row);
    outcome = PutOutcome::updated;
  }
  const RowId written =
      write_article_rows(*this, article, analysis, {row, group, doc, fingerprint, std::string(extraction)});
  count_article(written, 1);
  decide_article(written);
  refresh_current(*this, group);
  auto versions = query("SELECT count(*) FROM article WHERE revision_key = ?");
  versions.bind(group).step();
  if (outcome == PutOutcome::added && versions.integer(0) > 1) outcome = PutOutcome::revision;
  set_state("relations", "stale");
  note_change("put", article.id + std::string(extraction));
  return outcome;
}

PutOutcome Store::put_article(const Article& article, const Analysis& analysis, std::string_view extraction) {
  check_analysis(article, analysis);
  return m_impl->write([&] { return m_impl->put(article, analysis, extraction); });
}

namespace {

/// The database itself is in order: only what was just written does not fit into it.
bool is_about_one_row(const SQLite::Exception& error) {
  constexpr int kTooBig = 18, kConstraint = 19, kMismatch = 20;  // SQLITE_…
  const int code = error.getErrorCode() & 0xFF;
  return code == kTooBig || code == kConstraint || code == kMismatch;
}

}  // namespace

std::vector<PutResult> Store::put_articles(const std::vector<PutArticle>& batch,
                                           std::string_view extraction) {
  if (batch.empty()) return {};
  return m_impl->write([&] {
    std::vector<PutResult> out;
    for (const PutArticle& one : batch) {
      const std::size_t searched = m_impl->m_search.size();
      m_impl->query("SAVEPOINT article").run();
      PutResult result;
      try {
        check_analysis(*one.article, *one.analysis);
        result.outcome = m_impl->put(*one.article, *one.analysis, extraction);
      } catch (const DataError& error) {
        result.error = error.what();
      } catch (const SQLite::Exception& error) {
        if (!is_about_one_row(error)) throw;
        result.error = error.what();
      }
      if (!result.error.empty()) {
        m_impl->query("ROLLBACK TO article").run();
        m_impl->forget_added();
        m_impl->m_search.resize(searched);
      }
      m_impl->query("RELEASE article").run();
      out.push_back(std::move(result));
    }
    return out;
  });
}

bool Store::has_article(const Article& article, std::string_view extraction) const {
  return m_impl->read([&] {
    auto known = m_impl->query("SELECT extraction, fingerprint, doc FROM article WHERE key = ?");
    if (!known.bind(article.id).step() || known.text(0) != extraction) return false;
    const std::string doc = known.text(2);
    const bool doc_stays = article.doc.empty() || doc == article.doc || (!doc.empty() && doc < article.doc);
    return doc_stays && known.text(1) >= fingerprint_of(article);
  });
}

std::optional<std::string> Store::retract_article(std::string_view id) {
  const auto info = article_info(id);
  if (!info) return std::nullopt;
  return m_impl->write([&]() -> std::optional<std::string> {
    auto find = m_impl->query("SELECT id, revision_key FROM article WHERE key = ?");
    if (!find.bind(info->id).step()) return std::nullopt;
    const std::string group = find.text(1);
    m_impl->remove_article(find.integer(0));
    refresh_current(*m_impl, group);
    m_impl->set_state("relations", "stale");
    m_impl->note_change("retract", info->id);
    return info->id;
  });
}

}  // namespace claimgraph
