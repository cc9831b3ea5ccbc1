// Ids, articles and analyses as they were put.
#include <fmt/format.h>

#include <algorithm>

#include "core/store/analysis_check.hpp"
#include "core/store/attribution_rows.hpp"
#include "core/store/store_impl.hpp"

namespace claimgraph {

namespace {

constexpr std::size_t kShortestPrefix = 4;  // hex digits

/// The least string that is greater than every string that starts with `prefix`; ids are ASCII.
std::string after_prefix(std::string prefix) {
  prefix.push_back('\x7F');
  return prefix;
}

/// The table that ids with this prefix live in; nullptr when none.
const char* key_query(std::string_view prefix) {
  const std::string_view kind = prefix.substr(0, 4);
  if (kind == "art-") return "SELECT key FROM article WHERE key >= ? AND key < ? ORDER BY key LIMIT ?";
  if (kind == "clm-") return "SELECT key FROM claim WHERE key >= ? AND key < ? ORDER BY key LIMIT ?";
  if (kind == "att-") return "SELECT key FROM attribution WHERE key >= ? AND key < ? ORDER BY key LIMIT ?";
  return "SELECT key FROM entity WHERE key >= ? AND key < ? ORDER BY key LIMIT ?";
}

void collect_keys(const Store::Impl& impl, const std::string& prefix, std::size_t limit,
                  std::vector<std::string>& out) {
  auto find = impl.query(key_query(prefix));
  const std::string end = after_prefix(prefix);
  find.bind(prefix, end, limit);
  while (find.step()) out.push_back(find.text(0));
}

std::vector<std::string> text_list(Query&& query, RowId row) {
  std::vector<std::string> out;
  query.bind(row);
  while (query.step()) out.push_back(query.text(0));
  return out;
}

PageKind page_kind_from(const std::string& name) {
  for (const PageKind kind : {PageKind::article, PageKind::stub, PageKind::paywalled,
                              PageKind::not_an_article, PageKind::claim_review}) {
    if (name == page_kind_name(kind)) return kind;
  }
  return PageKind::article;
}

Diagnostics diagnostics_of(const Store::Impl& impl, RowId article, const std::string& doc,
                           const char* origin) {
  Diagnostics out;
  auto rows = impl.query(
      "SELECT severity, code, message, text_begin, text_end FROM article_diagnostic WHERE article = ? AND "
      "origin = ? "
      "ORDER BY position");
  rows.bind(article, origin);
  while (rows.step()) {
    out.push_back({rows.enumerator<Severity>(0), rows.text(1), rows.text(2), doc,
                   Span{rows.offset(3), rows.offset(4)}});
  }
  return out;
}

SpanList spans_of(Query& query) {
  SpanList out;
  while (query.step()) out.push_back({query.offset(0), query.offset(1)});
  return out;
}

/// Reads one article's analysis back, indices and all.
class AnalysisReader {
 public:
  AnalysisReader(const Store::Impl& impl, RowId article) : m_impl(impl), m_article(article) {}

  /// What Store::each_linked() says, with the mentions when they are asked for.
  Analysis read_linked(bool with_mentions) {
    read_names();
    if (with_mentions) read_mentions();
    read_quantities();
    read_claims(false);
    read_attributions(false);
    return std::move(m_out);
  }

  Analysis read(const std::string& doc) {
    read_names();
    read_affiliations();
    read_mentions();
    read_quantities();
    read_times();
    read_claims(true);
    read_attributions(true);
    m_out.diagnostics = diagnostics_of(m_impl, m_article, doc, "extract");
    return std::move(m_out);
  }

 private:
  std::uint32_t entity_index(std::optional<RowId> row) const {
    if (!row) return kNone;
    const auto found = m_entities.find(*row);
    return found == m_entities.end() ? kNone : found->second;
  }

  /// kNone, which check_analysis() refuses, for a claim of another article.
  std::uint32_t use_index(RowId row) const {
    const auto found = m_uses.find(row);
    return found == m_uses.end() ? kNone : found->second;
  }

  void read_names() {
    auto rows = m_impl.query(
        "SELECT e.id, e.key, e.type, e.anonymous, n.name, u.description, u.gender FROM entity_use u "
        "JOIN entity e ON e.id = u.entity JOIN entity_name n ON n.id = u.name "
        "WHERE u.article = ? AND u.position >= 0 ORDER BY u.position");
    rows.bind(m_article);
    while (rows.step()) {
      Entity entity;
      entity.id = rows.text(1);
      entity.type = entity_type_from(m_impl.term_name(rows.integer(2))).value_or(EntityType::other);
      entity.anonymous = rows.flag(3);
      entity.name = rows.text(4);
      entity.description = rows.text(5);
      entity.gender = rows.enumerator<Gender>(6);
      m_entities.emplace(rows.integer(0), static_cast<std::uint32_t>(m_out.entities.size()));
      m_out.entities.push_back(std::move(entity));
    }
    auto aliases = m_impl.query(
        "SELECT n.entity, n.name FROM entity_alias a JOIN entity_name n ON n.id = a.name WHERE a.article = ? "
        "ORDER BY n.entity, a.position");
    aliases.bind(m_article);
    while (aliases.step()) {
      const auto index = entity_index(aliases.integer(0));
      if (index != kNone) m_out.entities[index].alternate_names.push_back(aliases.text(1));
    }
  }

  void read_affiliations() {
    auto affiliations = m_impl.query(
        "SELECT entity, organization, title, former, text_begin, text_end FROM affiliation WHERE article = ? "
        "ORDER BY position");
    affiliations.bind(m_article);
    while (affiliations.step()) {
      const auto index = entity_index(affiliations.integer(0));
      if (index == kNone) continue;
      m_out.entities[index].affiliations.push_back({entity_index(affiliations.maybe_integer(1)),
                                                    affiliations.text(2), affiliations.flag(3),
                                                    Span{affiliations.offset(4), affiliations.offset(5)}});
    }
  }

  void read_mentions() {
    auto mentions = m_impl.query(
        "SELECT entity, kind, text_begin, text_end, head_begin, head_end FROM mention WHERE article = ? "
        "ORDER BY position");
    mentions.bind(m_article);
    while (mentions.step()) {
      m_out.mentions.push_back(
          {Span{mentions.offset(2), mentions.offset(3)}, Span{mentions.offset(4), mentions.offset(5)},
           entity_index(mentions.maybe_integer(0)), mentions.enumerator<MentionKind>(1)});
    }
  }

  void read_quantities() {
    auto rows = m_impl.query(
        "SELECT text_begin, text_end, value, low, high, value_text, kind, unit, currency, approximate, "
        "significant_digits FROM quantity WHERE article = ? ORDER BY position");
    rows.bind(m_article);
    while (rows.step()) m_out.quantities.push_back(m_impl.quantity_of(rows, 0));
  }

  void read_times() {
    auto times = m_impl.query(
        "SELECT text_begin, text_end, type, value, anchored FROM time_expression WHERE article = ? ORDER BY "
        "position");
    times.bind(m_article);
    while (times.step()) {
      m_out.times.push_back({Span{times.offset(0), times.offset(1)}, m_impl.term_name(times.integer(2)),
                             times.text(3), times.flag(4)});
    }
  }

  void read_claims(bool with_spans) {
    auto rows = m_impl.query(
        "SELECT u.id, c.key, coalesce(u.text, c.text), u.label, u.subject, u.polarity, u.modality, "
        "u.valid_time, u.form, u.unresolved, u.worth "
        "FROM claim_use u JOIN claim c ON c.id = u.claim WHERE u.article = ? ORDER BY u.position");
    rows.bind(m_article);
    while (rows.step()) {
      const RowId use = rows.integer(0);
      Claim claim;
      claim.id = rows.text(1);
      claim.text = rows.text(2);
      claim.label = rows.text(3);
      claim.subject = entity_index(rows.maybe_integer(4));
      claim.polarity = rows.enumerator<Polarity>(5);
      claim.modality = rows.enumerator<Modality>(6);
      claim.valid_time = rows.text(7);
      claim.form = rows.enumerator<ClaimForm>(8);
      claim.unresolved = rows.flag(9);
      claim.worth = rows.real(10);
      if (with_spans) {
        auto spans =
            m_impl.query("SELECT text_begin, text_end FROM claim_span WHERE claim_use = ? ORDER BY position");
        claim.content = spans_of(spans.bind(use));
      }
      auto quantities =
          m_impl.query("SELECT quantity FROM claim_quantity WHERE claim_use = ? ORDER BY position");
      quantities.bind(use);
      while (quantities.step()) claim.quantities.push_back(quantities.offset(0));
      auto about = m_impl.query("SELECT entity FROM claim_about WHERE claim_use = ? ORDER BY position");
      about.bind(use);
      while (about.step()) claim.about.push_back(entity_index(about.integer(0)));
      m_uses.emplace(use, static_cast<std::uint32_t>(m_out.claims.size()));
      m_out.claims.push_back(std::move(claim));
    }
  }

  std::vector<StatedClaim> stated_claims(RowId attribution, bool with_spans) const {
    std::vector<StatedClaim> out;
    auto rows = m_impl.query("SELECT claim_use FROM stated_claim WHERE attribution = ? ORDER BY position");
    rows.bind(attribution);
    while (rows.step()) out.push_back({use_index(rows.integer(0)), {}});
    if (!with_spans) return out;
    auto spans = m_impl.query(
        "SELECT claim, text_begin, text_end FROM stated_span WHERE attribution = ? ORDER BY claim, position");
    spans.bind(attribution);
    while (spans.step()) {
      if (spans.offset(0) < out.size())
        out[spans.offset(0)].content.push_back({spans.offset(1), spans.offset(2)});
    }
    return out;
  }

  std::vector<Answer> answers(RowId attribution) const {
    std::vector<Answer> out;
    auto rows = m_impl.query(
        "SELECT claim_use, stance, coalesce(found_confidence, confidence) FROM answer WHERE attribution = ? "
        "ORDER BY position");
    rows.bind(attribution);
    while (rows.step()) {
      out.push_back({use_index(rows.integer(0)),
                     stance_from(m_impl.term_name(rows.integer(1))).value_or(StanceKind::disputes),
                     rows.real(2)});
    }
    return out;
  }

  void read_attributions(bool whole) {
    static const std::string sql = std::string("SELECT ") + kAttributionColumns +
                                   " FROM attribution WHERE article = ? ORDER BY position";
    auto rows = m_impl.query(sql);
    rows.bind(m_article);
    std::map<std::uint32_t, std::uint32_t> index_of_position;
    while (rows.step()) {
      AttributionColumns from = attribution_columns(m_impl, rows);
      Attribution a;
      a.id = std::move(from.key);
      a.kind = from.kind;
      a.stance = from.stance;
      a.cue_lemma = std::move(from.cue_lemma);
      a.realis = from.realis;
      a.said_at = std::move(from.said_at);
      a.medium = std::move(from.medium);
      a.addressee = entity_index(from.addressee);
      a.relays = from.relays.value_or(kNone);
      a.nesting = from.nesting;
      a.hedged = from.hedged;
      a.confidence = from.found_confidence.value_or(from.confidence);
      a.by = from.found_by.empty() ? std::move(from.by) : std::move(from.found_by);
      a.claims = stated_claims(from.row, whole);
      if (whole) a.answers = answers(from.row);
      if (whole || a.addressee != kNone) m_impl.read_spans(from.row, a.source, a.cue, a.content);
      auto speakers =
          m_impl.query("SELECT entity FROM speaker WHERE attribution = ? AND implied = 0 ORDER BY position");
      speakers.bind(from.row);
      while (speakers.step()) a.speakers.push_back(entity_index(speakers.integer(0)));
      index_of_position.emplace(from.position, static_cast<std::uint32_t>(m_out.attributions.size()));
      m_out.attributions.push_back(std::move(a));
    }
    for (Attribution& a : m_out.attributions) {
      if (a.relays == kNone) continue;
      const auto found = index_of_position.find(a.relays);
      a.relays = found == index_of_position.end() ? kNone : found->second;
    }
  }

  const Store::Impl& m_impl;
  RowId m_article;
  Analysis m_out;
  std::unordered_map<RowId, std::uint32_t> m_entities, m_uses;
};

/// Numbers that come from a file may point anywhere: nobody downstream looks again.
void check_stored(const Store::Impl& impl, const Article& article, const Analysis& analysis) {
  try {
    check_analysis(article, analysis);
  } catch (const DataError& error) {
    throw DataError(
        fmt::format("{}: is damaged ({}); restore a copy, or import the articles again into another file",
                    impl.m_path, error.what()));
  }
}

constexpr const char* kArticleColumns =
    "SELECT id, key, doc, url, canonical_url, headline, standfirst, publisher_name, publisher_url, "
    "date_published, "
    "date_modified, language, section, place, text, original_sha256, importer, page_kind, verbatim FROM "
    "article ";

}  // namespace

Article Store::Impl::article_of_row(RowId row) const {
  static const std::string sql = std::string(kArticleColumns) + "WHERE id = ?";
  auto rows = query(sql);
  return rows.bind(row).step() ? article_of(rows) : Article{};
}

Analysis Store::Impl::analysis_of(RowId article, const std::string& doc) const {
  return AnalysisReader(*this, article).read(doc);
}

Quantity Store::Impl::quantity_of(const Query& rows, int at) const {
  Quantity q;
  q.span = {rows.offset(at), rows.offset(at + 1)};
  q.value = rows.real(at + 2);
  if (!rows.is_null(at + 3)) q.low = rows.real(at + 3);
  if (!rows.is_null(at + 4)) q.high = rows.real(at + 4);
  q.value_text = rows.text(at + 5);
  q.kind = term_name(rows.integer(at + 6));
  q.unit = term_name(rows.integer(at + 7));
  q.currency = term_name(rows.integer(at + 8));
  q.approximate = rows.enumerator<Approximation>(at + 9);
  q.significant_digits = rows.small(at + 10);
  return q;
}

void Store::Impl::read_spans(RowId attribution, SpanList& source, SpanList& cue, SpanList& content) const {
  auto rows = query(
      "SELECT role, text_begin, text_end FROM attribution_span WHERE attribution = ? ORDER BY role, "
      "position");
  rows.bind(attribution);
  SpanList* lists[] = {&source, &cue, &content};
  while (rows.step()) {
    const int role = rows.small(0);
    if (role >= 0 && role < 3) lists[role]->push_back({rows.offset(1), rows.offset(2)});
  }
}

std::vector<ClaimReviewRecord> Store::Impl::claim_reviews(RowId row) const {
  std::vector<ClaimReviewRecord> out;
  auto reviews = query(
      "SELECT claim_reviewed, claimant, appearance_url, appearance_date, reviewer, url, date_published, "
      "rating_text, "
      "rating_value, best_rating, worst_rating FROM claim_review WHERE article = ? ORDER BY position");
  reviews.bind(row);
  while (reviews.step()) {
    ClaimReviewRecord r;
    std::string* parts[] = {&r.claim_reviewed, &r.claimant,    &r.appearance_url, &r.appearance_date,
                            &r.reviewer,       &r.url,         &r.date_published, &r.rating_text,
                            &r.rating_value,   &r.best_rating, &r.worst_rating};
    int part = 0;
    for (std::string* field : parts) *field = reviews.text(part++);
    out.push_back(std::move(r));
  }
  return out;
}

Article Store::Impl::article_of(const Query& rows) const {
  const RowId row = rows.integer(0);
  Article a;
  std::string* fields[] = {&a.id,
                           &a.doc,
                           &a.url,
                           &a.canonical_url,
                           &a.headline,
                           &a.standfirst,
                           &a.publisher.name,
                           &a.publisher.url,
                           &a.date_published,
                           &a.date_modified,
                           &a.language,
                           &a.section,
                           &a.place,
                           &a.text,
                           &a.original_sha256,
                           &a.importer};
  int column = 1;
  for (std::string* field : fields) *field = rows.text(column++);
  a.page_kind = page_kind_from(term_name(rows.integer(17)));
  a.verbatim = rows.flag(18);
  a.authors = text_list(query("SELECT name FROM article_author WHERE article = ? ORDER BY position"), row);
  a.links = text_list(query("SELECT url FROM article_link WHERE article = ? ORDER BY position"), row);
  a.captions = text_list(query("SELECT text FROM article_caption WHERE article = ? ORDER BY position"), row);
  auto original = query(
      "SELECT text_begin, text_end, original_begin, original_point FROM article_original WHERE article = ? "
      "ORDER BY text_begin, original_begin");
  original.bind(row);
  while (original.step()) {
    OriginalSpan span;
    span.text_begin = original.offset(0);
    span.text_end = original.offset(1);
    span.original_begin = original.offset(2);
    if (!original.is_null(3)) span.original_point = original.offset(3);
    a.original_spans.push_back(span);
  }
  auto sources = query("SELECT field, source FROM article_metadata_source WHERE article = ? ORDER BY field");
  sources.bind(row);
  while (sources.step()) a.metadata_source[sources.text(0)] = sources.text(1);
  a.claim_reviews = claim_reviews(row);
  a.diagnostics = diagnostics_of(*this, row, a.doc, "import");
  return a;
}

std::vector<std::string> Store::ids_with_prefix(std::string_view prefix, std::size_t limit) const {
  return m_impl->read([&] {
    std::vector<std::string> out;
    const std::string start(prefix);
    if (start.find('-') != std::string::npos) {
      collect_keys(*m_impl, start, limit, out);
      return out;
    }
    if (start.size() < kShortestPrefix) return out;
    for (const char* kind : {"art-", "att-", "clm-", "ent-", "grp-", "org-", "per-", "plc-"}) {
      collect_keys(*m_impl, kind + start, limit, out);
    }
    std::sort(out.begin(), out.end());
    if (out.size() > limit) out.resize(limit);
    return out;
  });
}

std::optional<std::string> Store::Impl::full_id(std::string_view id, std::string_view kind) const {
  std::string prefix(id);
  if (prefix.find('-') == std::string::npos) prefix = std::string(kind) + prefix;
  if (kind != prefix.substr(0, kind.size()) || prefix.size() < kind.size() + kShortestPrefix)
    return std::nullopt;
  std::vector<std::string> found;
  collect_keys(*this, prefix, 10, found);
  if (found.empty()) return std::nullopt;
  if (found.size() > 1 && found.front() != prefix) {
    std::string list;
    for (const std::string& one : found) list += "\n  " + one;
    throw UsageError(fmt::format("{} stands for more than one; say which:{}", id, list));
  }
  return found.front();
}

std::optional<RowId> Store::Impl::article_row(std::string_view id) const {
  const auto full = full_id(id, "art-");
  if (!full) return std::nullopt;
  auto find = query("SELECT id FROM article WHERE key = ?");
  return find.bind(*full).step() ? std::optional(find.integer(0)) : std::nullopt;
}

std::optional<Article> Store::article(std::string_view id) const {
  return m_impl->read([&]() -> std::optional<Article> {
    const auto full = m_impl->full_id(id, "art-");
    if (!full) return std::nullopt;
    static const std::string sql = std::string(kArticleColumns) + "WHERE key = ?";
    auto rows = m_impl->query(sql);
    if (!rows.bind(*full).step()) return std::nullopt;
    return m_impl->article_of(rows);
  });
}

std::optional<Analysis> Store::analysis(std::string_view article_id) const {
  return m_impl->read([&]() -> std::optional<Analysis> {
    const auto full = m_impl->full_id(article_id, "art-");
    if (!full) return std::nullopt;
    static const std::string sql = std::string(kArticleColumns) + "WHERE key = ?";
    auto rows = m_impl->query(sql);
    if (!rows.bind(*full).step()) return std::nullopt;
    const Article article = m_impl->article_of(rows);
    Analysis analysis = m_impl->analysis_of(rows.integer(0), article.doc);
    check_stored(*m_impl, article, analysis);
    return analysis;
  });
}

void Store::each_analysis(const std::function<bool(const Article&, const Analysis&)>& visit) const {
  m_impl->read([&] {
    static const std::string sql = std::string(kArticleColumns) + "ORDER BY key";
    auto rows = m_impl->query(sql);
    rows.bind();
    while (rows.step()) {
      const Article article = m_impl->article_of(rows);
      const Analysis analysis = m_impl->analysis_of(rows.integer(0), article.doc);
      check_stored(*m_impl, article, analysis);
      if (!visit(article, analysis)) return;
    }
  });
}

void Store::each_linked(const std::function<bool(const Article&)>& with_mentions,
                        const std::function<bool(const Article&, const Analysis&)>& visit) const {
  m_impl->read([&] {
    auto rows = m_impl->query(
        "SELECT id, key, doc, url, canonical_url, headline, publisher_name, date_published, text FROM "
        "article "
        "ORDER BY key");
    rows.bind();
    while (rows.step()) {
      const RowId row = rows.integer(0);
      Article a;
      std::string* fields[] = {
          &a.id,  &a.doc, &a.url, &a.canonical_url, &a.headline, &a.publisher.name, &a.date_published,
          &a.text};
      int column = 1;
      for (std::string* field : fields) *field = rows.text(column++);
      a.links =
          text_list(m_impl->query("SELECT url FROM article_link WHERE article = ? ORDER BY position"), row);
      a.claim_reviews = m_impl->claim_reviews(row);
      const Analysis analysis = AnalysisReader(*m_impl, row).read_linked(with_mentions(a));
      check_stored(*m_impl, a, analysis);
      if (!visit(a, analysis)) return;
    }
  });
}

}  // namespace claimgraph
