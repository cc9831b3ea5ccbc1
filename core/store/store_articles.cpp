// What is listed of articles, and which version stands before which.
#include <algorithm>

#include "core/store/store_impl.hpp"

namespace claimgraph {

std::vector<ArticleInfo> Store::articles() const {
  return m_impl->read([&] {
    const std::unordered_map<std::string, std::string> before = m_impl->versions_before();
    auto rows = m_impl->query("SELECT key FROM article ORDER BY published_at DESC NULLS LAST, key");
    rows.bind();
    std::vector<ArticleInfo> out;
    while (rows.step()) {
      std::optional<ArticleInfo> info = m_impl->article_info(rows.text(0), &before);
      if (!info) throw_damaged(m_impl->m_path);  // the key is no article's id
      out.push_back(std::move(*info));
    }
    return out;
  });
}

std::optional<ArticleInfo> Store::article_info(std::string_view id) const {
  return m_impl->article_info(id, nullptr);
}

std::optional<ArticleInfo> Store::Impl::article_info(
    std::string_view id, const std::unordered_map<std::string, std::string>* before) const {
  return read([&]() -> std::optional<ArticleInfo> {
    const auto full = full_id(id, "art-");
    if (!full) return std::nullopt;
    auto rows = query(
        "SELECT id, doc, url, headline, publisher_name, date_published, date_modified, language, is_current, "
        "revision_key, text, (SELECT count(DISTINCT claim) FROM claim_use WHERE article = a.id), "
        "(SELECT count(*) FROM attribution WHERE article = a.id AND confidence >= 0), canonical_url FROM "
        "article a WHERE key = "
        "?");
    if (!rows.bind(*full).step()) return std::nullopt;
    ArticleInfo info;
    info.id = *full;
    std::string* fields[] = {
        &info.doc,           &info.url,     &info.headline, &info.publisher, &info.date_published,
        &info.date_modified, &info.language};
    int column = 1;
    for (std::string* field : fields) *field = rows.text(column++);
    if (info.url.empty()) info.url = rows.text(13);
    info.current = rows.flag(8);
    if (before == nullptr) {
      info.revision_of = version_before(*full, rows.text(9));
    } else if (const auto found = before->find(*full); found != before->end()) {
      info.revision_of = found->second;
    }
    const std::string text = rows.text(10);
    bool in_word = false;
    for (const char c : text) {
      const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!blank && !in_word) ++info.words;
      in_word = !blank;
    }
    info.claims = rows.offset(11);
    info.attributions = rows.offset(12);
    auto authors = query("SELECT name FROM article_author WHERE article = ? ORDER BY position");
    authors.bind(rows.integer(0));
    while (authors.step()) info.authors.push_back(authors.text(0));
    return info;
  });
}

std::string Store::Impl::version_before(const std::string& key, const std::string& group) const {
  auto rows = query("SELECT key FROM article WHERE revision_key = ? ORDER BY " CG_LATEST_VERSION_FIRST);
  rows.bind(group);
  while (rows.step()) {
    if (rows.text(0) == key) return rows.step() ? rows.text(0) : std::string();
  }
  return {};
}

std::unordered_map<std::string, std::string> Store::Impl::versions_before() const {
  std::unordered_map<std::string, std::string> out;
  auto rows = query("SELECT key, revision_key FROM article ORDER BY revision_key, " CG_LATEST_VERSION_FIRST);
  rows.bind();
  std::string later;
  std::string group;
  while (rows.step()) {
    if (!later.empty() && rows.text(1) == group) out.emplace(later, rows.text(0));
    later = rows.text(0);
    group = rows.text(1);
  }
  return out;
}

}  // namespace claimgraph
