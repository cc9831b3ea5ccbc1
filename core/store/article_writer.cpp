#include "core/store/article_writer.hpp"

#include <set>

#include "core/model/identity.hpp"
#include "core/store/counts.hpp"
#include "core/store/dates.hpp"
#include "core/store/passages.hpp"

namespace claimgraph {

namespace {

constexpr int kPublisherUse = -1;  // entity_use.position of the publisher
constexpr int kUnstatedUse = -2;   // and of the article's unstated source

/// Who speaks when nobody else does: the publisher, else the site's host name, else empty.
std::string publisher_name(const Article& article) {
  if (!article.publisher.name.empty()) return article.publisher.name;
  std::string_view url = article.canonical_url.empty() ? article.url : article.canonical_url;
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#:"));
  if (url.starts_with("www.")) url.remove_prefix(4);
  return std::string(url);
}

/// Writes one article's rows; holds what they share.
class Writer {
  using Searched = Store::Impl::Searched;

 public:
  Writer(Store::Impl& impl, const Article& article, const Analysis& analysis)
      : m_impl(impl), m_article(article), m_analysis(analysis) {}

  RowId write(const ArticleRow& row) {
    write_article(row);
    write_metadata();
    write_entities();
    write_quantities();
    write_claims();
    write_attributions();
    return m_row;
  }

 private:
  RowId last_row() const { return m_impl.m_database->getLastInsertRowid(); }

  void write_article(const ArticleRow& row) {
    const Article& a = m_article;
    m_impl
        .query(
            "INSERT INTO article (id, key, revision_key, doc, url, canonical_url, headline, standfirst, "
            "publisher_name, "
            "publisher_url, date_published, date_modified, published_at, modified_at, language, section, "
            "place, text, "
            "original_sha256, importer, page_kind, verbatim, fingerprint, extraction) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .run(row.id, a.id, row.group, row.doc, a.url, a.canonical_url, a.headline, a.standfirst,
             a.publisher.name, a.publisher.url, a.date_published, a.date_modified,
             instant_of(a.date_published), instant_of(a.date_modified), a.language, a.section, a.place,
             a.text, a.original_sha256, a.importer, m_impl.term("page-kind", page_kind_name(a.page_kind)),
             a.verbatim, row.fingerprint, row.extraction);
    m_row = last_row();
    m_impl.search_change({Searched::article, false, m_row, a.text, a.headline, a.standfirst});
  }

  void write_metadata() {
    write_list("INSERT INTO article_author (article, position, name) VALUES (?, ?, ?)", m_article.authors);
    write_list("INSERT INTO article_link (article, position, url) VALUES (?, ?, ?)", m_article.links);
    write_list("INSERT INTO article_caption (article, position, text) VALUES (?, ?, ?)", m_article.captions);
    auto original = m_impl.query("INSERT OR IGNORE INTO article_original VALUES (?, ?, ?, ?, ?)");
    for (const OriginalSpan& s : m_article.original_spans) {
      original.run(
          m_row, s.text_begin, s.text_end, s.original_begin,
          s.original_point == UINT32_MAX ? std::nullopt : std::optional<std::int64_t>(s.original_point));
    }
    auto source = m_impl.query("INSERT INTO article_metadata_source VALUES (?, ?, ?)");
    for (const auto& [field, where] : m_article.metadata_source) source.run(m_row, field, where);
    auto review = m_impl.query("INSERT INTO claim_review VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    int position = 0;
    for (const ClaimReviewRecord& r : m_article.claim_reviews) {
      const std::string claim = reviewed_claim(r.claim_reviewed);
      review.run(m_row, position++, r.claim_reviewed, r.claimant, r.appearance_url, r.appearance_date,
                 r.reviewer, r.url, r.date_published, r.rating_text, r.rating_value, r.best_rating,
                 r.worst_rating, claim);
    }
    position = 0;
    write_diagnostics(m_article.diagnostics, "import", position);
    write_diagnostics(m_analysis.diagnostics, "extract", position);
  }

  void write_list(std::string_view sql, const std::vector<std::string>& list) {
    auto insert = m_impl.query(sql);
    int position = 0;
    for (const std::string& item : list) insert.run(m_row, position++, item);
  }

  void write_diagnostics(const Diagnostics& list, const char* origin, int& position) {
    auto insert = m_impl.query("INSERT INTO article_diagnostic VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    for (const Diagnostic& d : list) {
      insert.run(m_row, position++, static_cast<int>(d.severity), d.code, d.message, origin, d.span.begin,
                 d.span.end);
    }
  }

  RowId entity_row(const std::string& key, EntityType type, bool anonymous) {
    auto find = m_impl.query("SELECT id FROM entity WHERE key = ?");
    if (find.bind(key).step()) return find.integer(0);
    m_impl.query("INSERT INTO entity (key, type, anonymous) VALUES (?, ?, ?)")
        .run(key, m_impl.term("entity-type", entity_type_name(type)), anonymous);
    return last_row();
  }

  RowId name_row(RowId entity, const std::string& name) {
    auto find = m_impl.query("SELECT id FROM entity_name WHERE entity = ? AND name = ?");
    if (find.bind(entity, name).step()) return find.integer(0);
    m_impl.query("INSERT INTO entity_name (entity, name) VALUES (?, ?)").run(entity, name);
    const RowId row = last_row();
    m_impl.search_change({Searched::entity, false, row, name});
    return row;
  }

  void use_entity(int position, RowId entity, const std::string& name, const std::string& description,
                  Gender gender) {
    m_impl.query("INSERT INTO entity_use VALUES (?, ?, ?, ?, ?, ?)")
        .run(m_row, position, entity, name_row(entity, name), description, static_cast<int>(gender));
  }

  void write_entities() {
    int position = 0;
    for (const Entity& entity : m_analysis.entities) {
      const RowId row = entity_row(entity.id, entity.type, entity.anonymous);
      m_entities.push_back(row);
      use_entity(position++, row, entity.name, entity.description, entity.gender);
      auto alias = m_impl.query("INSERT OR IGNORE INTO entity_alias VALUES (?, ?, ?)");
      int order = 0;
      for (const std::string& name : entity.alternate_names) alias.run(m_row, name_row(row, name), order++);
    }
    auto affiliation = m_impl.query("INSERT INTO affiliation VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    position = 0;
    for (std::size_t i = 0; i < m_analysis.entities.size(); ++i) {
      for (const Affiliation& a : m_analysis.entities[i].affiliations) {
        affiliation.run(m_row, position++, m_entities[i], maybe_entity(a.organization), a.title, a.former,
                        a.evidence.begin, a.evidence.end);
      }
    }
    auto mention = m_impl.query("INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    position = 0;
    for (const Mention& m : m_analysis.mentions) {
      mention.run(m_row, position++, maybe_entity(m.entity), static_cast<int>(m.kind), m.span.begin,
                  m.span.end, m.head.begin, m.head.end);
    }
  }

  std::optional<RowId> maybe_entity(std::uint32_t index) const {
    return index == kNone ? std::nullopt : std::optional(m_entities[index]);
  }

  void write_quantities() {
    auto quantity = m_impl.query("INSERT INTO quantity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    int position = 0;
    for (const Quantity& q : m_analysis.quantities) {
      quantity.run(m_row, position++, q.span.begin, q.span.end, q.value, q.low, q.high, q.value_text,
                   m_impl.term("quantity-kind", q.kind), m_impl.term("unit", q.unit),
                   m_impl.term("currency", q.currency), static_cast<int>(q.approximate),
                   q.significant_digits);
    }
    auto time = m_impl.query("INSERT INTO time_expression VALUES (?, ?, ?, ?, ?, ?, ?)");
    position = 0;
    for (const TimeExpression& t : m_analysis.times) {
      time.run(m_row, position++, t.span.begin, t.span.end, m_impl.term("timex", t.type), t.value,
               t.anchored);
    }
  }

  RowId claim_row(const Claim& claim) {
    auto find = m_impl.query("SELECT id, text FROM claim WHERE key = ?");
    if (!find.bind(claim.id).step()) {
      m_impl.query("INSERT INTO claim (key, text) VALUES (?, ?)").run(claim.id, claim.text);
      const RowId row = last_row();
      m_impl.search_change({Searched::claim, false, row, claim.text});
      return row;
    }
    const RowId row = find.integer(0);
    const std::string now = find.text(1);
    if (claim.text < now) m_impl.change_claim_text(row, now, claim.text);
    return row;
  }

  void write_claims() {
    int position = 0;
    for (const Claim& claim : m_analysis.claims) {
      const RowId row = claim_row(claim);
      m_impl
          .query(
              "INSERT INTO claim_use (article, position, claim, text, label, subject, polarity, modality, "
              "form, unresolved, worth, valid_time) "
              "VALUES (?, ?, ?, (SELECT nullif(?, text) FROM claim WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?)")
          .run(m_row, position++, row, claim.text, row, claim.label, maybe_entity(claim.subject),
               static_cast<int>(claim.polarity), static_cast<int>(claim.modality),
               static_cast<int>(claim.form), claim.unresolved, claim.worth, claim.valid_time);
      const RowId use = last_row();
      m_claim_uses.push_back(use);
      auto span = m_impl.query("INSERT INTO claim_span VALUES (?, ?, ?, ?)");
      int order = 0;
      for (const Span& s : claim.content) span.run(use, order++, s.begin, s.end);
      auto quantity = m_impl.query("INSERT INTO claim_quantity VALUES (?, ?, ?)");
      order = 0;
      for (const auto q : claim.quantities) quantity.run(use, order++, q);
      auto about = m_impl.query("INSERT INTO claim_about VALUES (?, ?, ?)");
      order = 0;
      for (const auto e : claim.about) about.run(use, order++, m_entities[e]);
    }
  }

  /// The entity that stands for a speaker whom the text does not name.
  RowId implied_speaker(bool narration) {
    std::optional<RowId>& cached = narration ? m_publisher : m_unstated;
    if (cached) return *cached;
    const std::string publisher = narration ? publisher_name(m_article) : std::string();
    if (publisher.empty()) {
      const std::string name = narration ? "unnamed publisher" : "unstated source";
      cached =
          entity_row(anonymous_entity_id(EntityType::group, name, m_article.id), EntityType::group, true);
      use_entity(narration ? kPublisherUse : kUnstatedUse, *cached, name, {}, Gender::unknown);
    } else {
      cached = entity_row(entity_id(EntityType::organization, publisher), EntityType::organization, false);
      use_entity(kPublisherUse, *cached, publisher, {}, Gender::unknown);
    }
    return *cached;
  }

  void write_attributions() {
    std::set<std::string_view> seen;
    std::uint32_t position = 0;
    for (const Attribution& a : m_analysis.attributions) {
      const std::uint32_t here = position++;
      if (seen.insert(a.id).second) write_attribution(a, here);  // the same act of saying twice is once
    }
  }

  void write_attribution(const Attribution& a, std::uint32_t position) {
    const Span passage = hull(a.content, hull(a.cue, hull(a.source)));
    m_impl
        .query(
            "INSERT INTO attribution (key, article, position, kind, stance, cue_lemma, realis, said_at, "
            "medium, addressee, relays, nesting, hedged, confidence, by, text_begin, text_end) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .run(a.id, m_row, position, m_impl.term("attribution-kind", attribution_kind_name(a.kind)),
             m_impl.term("stance", stance_name(a.stance)), m_impl.term("cue", a.cue_lemma),
             static_cast<int>(a.realis), a.said_at, a.medium, maybe_entity(a.addressee),
             a.relays == kNone ? std::nullopt : std::optional(static_cast<std::int64_t>(a.relays)), a.nesting,
             a.hedged, a.confidence, m_impl.term("by", a.by), passage.begin, passage.end);
    const RowId row = last_row();
    const SpanList* roles[] = {&a.source, &a.cue, &a.content};
    auto span = m_impl.query("INSERT INTO attribution_span VALUES (?, ?, ?, ?, ?)");
    for (int role = 0; role < 3; ++role) {
      int order = 0;
      for (const Span& s : *roles[role]) span.run(row, role, order++, s.begin, s.end);
    }
    write_stated_claims(a, row);
    write_answers(a, row);
    auto speaker = m_impl.query("INSERT INTO speaker VALUES (?, ?, ?, ?, ?)");
    const auto said = instant_of(a.said_at);
    const std::int64_t at = said ? *said : instant_of(m_article.date_published).value_or(INT64_MAX);
    int order = 0;
    for (const auto s : a.speakers) speaker.run(row, order++, m_entities[s], 0, at);
    if (a.speakers.empty()) speaker.run(row, 0, implied_speaker(a.kind == AttributionKind::narration), 1, at);
    m_impl.search_change(
        {Searched::passage, false, row, m_article.text.substr(passage.begin, passage.size())});
  }

  void write_stated_claims(const Attribution& a, RowId row) {
    auto claim = m_impl.query("INSERT INTO stated_claim VALUES (?, ?, ?)");
    auto span = m_impl.query("INSERT INTO stated_span VALUES (?, ?, ?, ?, ?)");
    int position = 0;
    for (const StatedClaim& stated : a.claims) {
      claim.run(row, position, m_claim_uses[stated.claim]);
      int order = 0;
      for (const Span& s : stated.content) span.run(row, position, order++, s.begin, s.end);
      ++position;
    }
  }

  void write_answers(const Attribution& a, RowId row) {
    auto answer = m_impl.query(
        "INSERT INTO answer (attribution, position, claim_use, stance, confidence) VALUES (?, ?, ?, ?, ?)");
    int position = 0;
    for (const Answer& one : a.answers) {
      answer.run(row, position++, m_claim_uses[one.claim], m_impl.term("stance", stance_name(one.stance)),
                 one.confidence);
    }
  }

  Store::Impl& m_impl;
  const Article& m_article;
  const Analysis& m_analysis;
  RowId m_row = 0;
  std::vector<RowId> m_entities;    // row of each entity of the analysis
  std::vector<RowId> m_claim_uses;  // row of each claim of the analysis
  std::optional<RowId> m_publisher, m_unstated;
};

}  // namespace

RowId write_article_rows(Store::Impl& impl, const Article& article, const Analysis& analysis,
                         const ArticleRow& row) {
  return Writer(impl, article, analysis).write(row);
}

}  // namespace claimgraph
