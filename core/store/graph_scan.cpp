#include "core/store/graph_scan.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "core/store/attribution_rows.hpp"
#include "core/store/passages.hpp"

namespace claimgraph {

namespace {

using RowIndex = std::unordered_map<RowId, std::uint32_t>;  // row id → index

std::uint32_t index_of(const RowIndex& rows, std::optional<RowId> row) {
  if (!row) return kNone;
  const auto found = rows.find(*row);
  return found == rows.end() ? kNone : found->second;
}

/// Up to 80 bytes of the first line.
std::string first_words_of(const std::string& text) {
  std::size_t end = std::min<std::size_t>(text.size(), 80);
  while (end > 0 && !on_character_border(text, static_cast<std::uint32_t>(end))) --end;
  const std::string words = text.substr(0, std::min(end, text.find('\n')));
  return words.size() < text.size() ? words + "…" : words;
}

/// The words of short spans ("was said to be"); empty when they are long.
std::string short_words(const std::string& text, const SpanList& spans) {
  constexpr std::size_t kLongest = 40;
  std::string out;
  for (const Span& span : spans) {
    if (!out.empty()) out += ' ';
    out += text.substr(span.begin, span.size());
  }
  std::replace(out.begin(), out.end(), '\n', ' ');
  while (!out.empty() && (out.back() == ':' || out.back() == ',')) out.pop_back();  // "said:"
  return out.size() > kLongest ? std::string() : out;
}

class Scanner {
 public:
  Scanner(const Store::Impl& impl, const GraphFilter& filter) : m_impl(impl), m_filter(filter) {}

  GraphRows scan() {
    articles();
    versions();
    entities();
    entity_names();
    entity_descriptions();
    claims();
    attributions();
    cue_words();
    names();
    affiliations();
    reviews();
    m_out.claim_relations = m_impl.claim_relations(std::nullopt);
    m_out.article_relations = m_impl.article_relations(std::nullopt);
    m_out.entity_relations = m_impl.entity_relations();
    families();
    return std::move(m_out);
  }

 private:
  template <typename Visit>
  void each(std::string_view sql, Visit&& visit) const {
    auto rows = m_impl.query(sql);
    rows.bind();
    while (rows.step()) visit(rows);
  }

  /// For rows that come sorted by article: extends the article's range to the row that is added next.
  static void extend(GraphRows::Range& range, std::size_t next) {
    if (range.begin == range.end) range.begin = static_cast<std::uint32_t>(next);
    range.end = static_cast<std::uint32_t>(next + 1);
  }

  void articles() {
    std::set<std::string> wanted;
    for (const std::string& id : m_filter.articles) {
      if (const auto full = m_impl.full_id(id, "art-")) wanted.insert(*full);
    }
    each(
        "SELECT id, key, headline, standfirst, url, canonical_url, publisher_name, date_published, "
        "date_modified, language FROM article ORDER BY key",
        [&](const Query& rows) {
          GraphRows::ArticleRow a;
          a.id = rows.text(1);
          a.headline = rows.text(2);
          a.standfirst = rows.text(3);
          a.url = rows.text(4).empty() ? rows.text(5) : rows.text(4);
          a.publisher = rows.text(6);
          a.date_published = rows.text(7);
          a.date_modified = rows.text(8);
          a.language = rows.text(9);
          a.wanted = m_filter.articles.empty() || wanted.contains(a.id);
          m_articles.emplace(rows.integer(0), static_cast<std::uint32_t>(m_out.articles.size()));
          m_out.articles.push_back(std::move(a));
        });
    each("SELECT article, name FROM article_author ORDER BY article, position", [&](const Query& rows) {
      m_out.articles[m_articles.at(rows.integer(0))].authors.push_back(rows.text(1));
    });
  }

  /// Which article is the newest version, and which the one before.
  void versions() {
    std::string group;
    std::vector<std::uint32_t> same;  // newest first
    std::uint32_t current = kNone;
    const auto finish = [&] {
      for (std::size_t i = 0; i < same.size(); ++i) {
        m_out.articles[same[i]].current = current;
        if (i > 0) m_out.articles[same[i - 1]].before = same[i];
      }
      same.clear();
      current = kNone;
    };
    each("SELECT id, revision_key, is_current FROM article ORDER BY revision_key, " CG_LATEST_VERSION_FIRST,
         [&](const Query& rows) {
           if (const std::string now = rows.text(1); now != group || same.empty()) {
             finish();
             group = now;
           }
           same.push_back(m_articles.at(rows.integer(0)));
           if (rows.flag(2)) current = same.back();
         });
    finish();
  }

  /// A merged one has no row of its own, and the index of the one into which it was merged.
  void entities() {
    each(
        "SELECT e.id, e.key, coalesce(s.type, e.type), e.anonymous, s.name FROM entity e LEFT JOIN "
        "entity_shown s ON "
        "s.entity = e.id WHERE s.node IS NULL OR s.node = e.id ORDER BY e.key",
        [&](const Query& rows) {
          GraphRows::EntityRow e;
          e.id = rows.text(1);
          e.type = entity_type_from(m_impl.term_name(rows.integer(2))).value_or(EntityType::other);
          e.anonymous = rows.flag(3);
          const auto index = static_cast<std::uint32_t>(m_out.entities.size());
          if (!rows.is_null(4)) {
            e.name = rows.text(4);
            m_renamed.insert(index);
          }
          m_entities.emplace(rows.integer(0), index);
          m_out.entities.push_back(std::move(e));
        });
    each(
        "SELECT s.entity, e.key, s.node FROM entity_shown s JOIN entity e ON e.id = s.entity WHERE s.node <> "
        "s.entity "
        "ORDER BY e.key",
        [&](const Query& rows) {
          const std::uint32_t index = m_entities.at(rows.integer(2));
          m_out.merged.emplace_back(rows.text(1), index);
          m_entities.emplace(rows.integer(0), index);
          m_merged.insert(rows.integer(0));
        });
  }

  /// The most frequent name is the name; of two as frequent ones the greater (as entity_ref()). One that a
  /// person gave comes before.
  void entity_names() {
    std::unordered_map<RowId, std::uint32_t> best;  // of each entity: uses of its name so far
    each(
        "SELECT u.entity, n.name, count(*) FROM entity_use u JOIN entity_name n ON n.id = u.name GROUP BY "
        "u.entity, u.name",
        [&](const Query& rows) {
          const std::uint32_t entity = m_entities.at(rows.integer(0));
          if (m_merged.contains(rows.integer(0)) || m_renamed.contains(entity)) return;
          std::string& name = m_out.entities[entity].name;
          std::uint32_t& uses = best[rows.integer(0)];
          const std::uint32_t count = rows.offset(2);
          std::string one = rows.text(1);
          if (count < uses || (count == uses && one < name)) return;
          uses = count;
          name = std::move(one);
        });
    each(
        "SELECT entity, name FROM entity_name WHERE id NOT IN (SELECT name FROM name_rejected) ORDER BY "
        "entity, name",
        [&](const Query& rows) {
          GraphRows::EntityRow& e = m_out.entities[m_entities.at(rows.integer(0))];
          std::string name = rows.text(1);
          if (name != e.name) e.other_names.push_back(std::move(name));
        });
    for (const auto& [id, index] : m_out.merged) {
      std::vector<std::string>& names = m_out.entities[index].other_names;
      std::sort(names.begin(), names.end());
      names.erase(std::unique(names.begin(), names.end()), names.end());
    }
  }

  /// "CEO, OpenAI" where a person has a place now; else the most frequent description.
  void entity_descriptions() {
    std::uint32_t last = kNone;
    each(
        "SELECT coalesce(s.node, u.entity) AS shown, u.description FROM entity_use u LEFT JOIN entity_shown "
        "s "
        "ON s.entity "
        "= u.entity WHERE u.description <> '' GROUP BY shown, u.description ORDER BY shown, count(*) DESC, "
        "u.description",
        [&](const Query& rows) {
          const std::uint32_t entity = m_entities.at(rows.integer(0));
          if (entity != last) m_out.entities[entity].description = rows.text(1);
          last = entity;
        });
    using Place = std::tuple<std::string, std::string, std::string>;  // organisation, title, its id
    std::unordered_map<std::uint32_t, Place> places;
    each(
        "SELECT DISTINCT entity, organization, title FROM affiliation WHERE former = 0 AND organization IS "
        "NOT "
        "NULL",
        [&](const Query& rows) {
          const GraphRows::EntityRow& organization = m_out.entities[m_entities.at(rows.integer(1))];
          if (organization.name.empty()) return;
          Place place{organization.name, rows.text(2), organization.id};
          const auto [known, fresh] = places.try_emplace(m_entities.at(rows.integer(0)), place);
          if (!fresh && place < known->second) known->second = std::move(place);
        });
    for (const auto& [entity, place] : places) {
      const auto& [organization, title, id] = place;
      m_out.entities[entity].description = title.empty() ? organization : title + ", " + organization;
    }
  }

  void claims() {
    each("SELECT id, key, text FROM claim ORDER BY key", [&](const Query& rows) {
      GraphRows::ClaimRow c;
      c.id = rows.text(1);
      c.text = rows.text(2);
      m_claims.emplace(rows.integer(0), static_cast<std::uint32_t>(m_out.claims.size()));
      m_out.claims.push_back(std::move(c));
    });
    claim_uses();
    each("SELECT claim_use, text_begin, text_end FROM claim_span ORDER BY claim_use, position",
         [&](const Query& rows) {
           Span& where = m_out.uses[m_uses.at(rows.integer(0))].where;
           where = hull({Span{rows.offset(1), rows.offset(2)}}, where);
         });
    each("SELECT claim_use, entity FROM claim_about ORDER BY claim_use, position", [&](const Query& rows) {
      m_out.uses[m_uses.at(rows.integer(0))].about.push_back(m_entities.at(rows.integer(1)));
    });
    each(
        "SELECT q.text_begin, q.text_end, q.value, q.low, q.high, q.value_text, q.kind, q.unit, q.currency, "
        "q.approximate, q.significant_digits, c.claim_use FROM claim_quantity c JOIN claim_use u ON u.id = "
        "c.claim_use JOIN quantity q ON q.article = u.article AND q.position = c.quantity ORDER BY "
        "c.claim_use, c.position",
        [&](const Query& rows) {
          const auto claim = m_main.find(rows.integer(11));
          if (claim != m_main.end())
            m_out.claims[claim->second].quantities.push_back(m_impl.quantity_of(rows, 0));
        });
  }

  void families() {
    each("SELECT f.entity, e.key, f.type FROM entity_family f JOIN entity e ON e.id = f.family",
         [&](const Query& rows) {
           GraphRows::EntityRow& member = m_out.entities[m_entities.at(rows.integer(0))];
           member.family = rows.text(1);
           member.type = entity_type_from(m_impl.term_name(rows.integer(2))).value_or(EntityType::other);
         });
    if (!m_out.merged.empty()) name_families();
    each("SELECT entity, type FROM entity_shown WHERE type IS NOT NULL", [&](const Query& rows) {
      m_out.entities[m_entities.at(rows.integer(0))].type =
          entity_type_from(m_impl.term_name(rows.integer(1))).value_or(EntityType::other);
    });
    each("SELECT f.claim, c.key FROM claim_family f JOIN claim c ON c.id = f.family",
         [&](const Query& rows) { m_out.claims[m_claims.at(rows.integer(0))].family = rows.text(1); });
  }

  /// By the least id of the nodes that are left; one of which a single node is left is none.
  void name_families() {
    std::map<std::string, std::vector<std::uint32_t>> members;
    for (std::uint32_t i = 0; i < m_out.entities.size(); ++i) {
      if (!m_out.entities[i].family.empty()) members[m_out.entities[i].family].push_back(i);
    }
    for (const auto& [family, nodes] : members) {
      for (const std::uint32_t node : nodes)
        m_out.entities[node].family = nodes.size() == 1 ? std::string() : m_out.entities[nodes.front()].id;
    }
  }

  /// A claim's label, polarity and so on are those of one use: of the least text, then article, then place.
  void claim_uses() {
    struct Best {
      std::string text;
      std::uint32_t article = kNone, position = 0;
      RowId use = 0;
    };
    std::vector<Best> best(m_out.claims.size());
    struct First {
      std::int64_t when = INT64_MAX;
      std::uint32_t article = kNone;
    };
    std::vector<First> first(m_out.claims.size());
    each(
        "SELECT u.id, u.article, u.claim, u.position, u.text, u.label, u.polarity, u.modality, u.valid_time, "
        "a.published_at, u.form, u.unresolved, u.worth FROM claim_use u JOIN article a ON a.id = u.article "
        "ORDER BY u.article, u.position",
        [&](const Query& rows) {
          const std::uint32_t article = m_articles.at(rows.integer(1));
          const std::uint32_t claim = m_claims.at(rows.integer(2));
          extend(m_out.articles[article].uses, m_out.uses.size());
          m_uses.emplace(rows.integer(0), static_cast<std::uint32_t>(m_out.uses.size()));
          m_out.uses.push_back({claim, {}, {}});
          GraphRows::ClaimRow& row = m_out.claims[claim];
          row.worth = std::max(row.worth, rows.real(12));
          const std::int64_t when = rows.maybe_integer(9).value_or(INT64_MAX);
          if (std::tie(when, article) < std::tie(first[claim].when, first[claim].article)) {
            first[claim] = {when, article};
            row.first_appearance = m_out.articles[article].date_published;
          }
          Best now{rows.is_null(4) ? row.text : rows.text(4), article, rows.offset(3), rows.integer(0)};
          Best& known = best[claim];
          if (known.use != 0 && std::tie(known.text, known.article, known.position) <=
                                    std::tie(now.text, now.article, now.position))
            return;
          known = std::move(now);
          row.label = rows.text(5);
          row.polarity = rows.enumerator<Polarity>(6);
          row.modality = rows.enumerator<Modality>(7);
          row.valid_time = rows.text(8);
          row.form = rows.enumerator<ClaimForm>(10);
          row.unresolved = rows.flag(11);
        });
    for (std::uint32_t i = 0; i < best.size(); ++i) m_main.emplace(best[i].use, i);
  }

  void attributions() {
    RowIndex index;
    static const std::string sql =
        std::string("SELECT ") + kAttributionColumns + " FROM attribution ORDER BY article, position";
    each(sql, [&](const Query& rows) {
      const AttributionColumns from = attribution_columns(m_impl, rows);
      GraphRows::AttributionRow a;
      a.id = from.key;
      a.position = from.position;
      a.relays = from.relays.value_or(kNone);
      a.kind = from.kind;
      a.stance = from.stance;
      a.realis = from.realis;
      a.cue_lemma = from.cue_lemma;
      a.said_at = from.said_at;
      a.medium = from.medium;
      a.by = from.by;
      a.addressee = index_of(m_entities, from.addressee);
      a.hedged = from.hedged;
      a.confidence = from.confidence;
      a.passage = from.passage;
      extend(m_out.articles[m_articles.at(from.article)].attributions, m_out.attributions.size());
      index.emplace(from.row, static_cast<std::uint32_t>(m_out.attributions.size()));
      m_out.attributions.push_back(std::move(a));
    });
    const auto add = [&](std::string_view list_sql, const RowIndex& of,
                         std::vector<std::uint32_t> GraphRows::AttributionRow::*list) {
      each(list_sql, [&](const Query& rows) {
        (m_out.attributions[index.at(rows.integer(0))].*list).push_back(of.at(rows.integer(1)));
      });
    };
    using Row = GraphRows::AttributionRow;
    add("SELECT attribution, claim_use FROM stated_claim ORDER BY attribution, position", m_uses, &Row::uses);
    // A source that nobody names is not drawn as if it were one.
    add("SELECT s.attribution, s.entity FROM speaker s JOIN entity e ON e.id = s.entity WHERE NOT (s.implied "
        "AND "
        "e.anonymous) ORDER BY s.attribution, s.position",
        m_entities, &Row::speakers);
    add("SELECT attribution, claim FROM stance_target ORDER BY attribution", m_claims, &Row::targets);
    for (Row& a : m_out.attributions) std::sort(a.targets.begin(), a.targets.end());
    each(
        "SELECT w.attribution, u.claim, w.stance, w.confidence FROM answer w JOIN claim_use u ON u.id = "
        "w.claim_use ORDER BY w.attribution, w.position",
        [&](const Query& rows) {
          m_out.attributions[index.at(rows.integer(0))].answers.push_back(
              {m_claims.at(rows.integer(1)),
               stance_from(m_impl.term_name(rows.integer(2))).value_or(StanceKind::disputes), rows.real(3)});
        });
  }

  /// Merges the articles' texts with the spans of cues: both come by article.
  void cue_words() {
    auto spans = m_impl.query(
        "SELECT a.article, a.position, s.text_begin, s.text_end FROM attribution a CROSS JOIN "
        "attribution_span s ON s.attribution = a.id AND s.role = 1 ORDER BY a.article, a.position, "
        "s.position");
    spans.bind();
    bool more = spans.step();
    each("SELECT id, text FROM article ORDER BY id", [&](const Query& rows) {
      GraphRows::ArticleRow& article = m_out.articles[m_articles.at(rows.integer(0))];
      const std::string text = rows.text(1);
      if (article.headline.empty()) article.first_words = first_words_of(text);
      std::uint32_t at = article.attributions.begin;
      while (more && spans.integer(0) == rows.integer(0)) {
        const std::uint32_t position = spans.offset(1);
        SpanList cue;
        for (; more && spans.integer(0) == rows.integer(0) && spans.offset(1) == position;
             more = spans.step())
          cue.push_back({spans.offset(2), spans.offset(3)});
        while (at < article.attributions.end && m_out.attributions[at].position < position) ++at;
        if (at < article.attributions.end) m_out.attributions[at].cue_words = short_words(text, cue);
      }
    });
  }

  /// Each entity that an article names, once for each form of the name: by article and place.
  void names() {
    auto spans = m_impl.query(
        "SELECT m.article, m.entity, m.head_begin, m.head_end FROM mention m JOIN entity e ON e.id = "
        "m.entity "
        "WHERE m.kind = 0 AND e.anonymous = 0 ORDER BY m.article, m.head_begin, m.position");
    spans.bind();
    bool more = spans.step();
    each("SELECT id, text FROM article ORDER BY id", [&](const Query& rows) {
      GraphRows::ArticleRow& article = m_out.articles[m_articles.at(rows.integer(0))];
      const std::string text = rows.text(1);
      std::set<std::pair<std::uint32_t, std::string>> seen;
      for (; more && spans.integer(0) == rows.integer(0); more = spans.step()) {
        const Span where{spans.offset(2), spans.offset(3)};
        if (where.end > text.size() || where.empty()) continue;
        if (!seen.emplace(m_entities.at(spans.integer(1)), text.substr(where.begin, where.size())).second)
          continue;
        extend(article.names, m_out.names.size());
        m_out.names.push_back({m_entities.at(spans.integer(1)), where});
      }
    });
  }

  void affiliations() {
    each(
        "SELECT f.article, f.entity, f.organization, f.title, f.former, f.text_begin, f.text_end FROM "
        "affiliation f JOIN article a ON a.id = f.article WHERE f.organization IS NOT NULL ORDER BY a.key, "
        "f.position",
        [&](const Query& rows) {
          m_out.affiliations.push_back({m_articles.at(rows.integer(0)), m_entities.at(rows.integer(1)),
                                        m_entities.at(rows.integer(2)), rows.text(3), rows.flag(4),
                                        Span{rows.offset(5), rows.offset(6)}});
        });
  }

  void reviews() {
    each(
        "SELECT r.article, r.claim_reviewed, r.claimant, r.reviewer, r.url, r.date_published, r.rating_text, "
        "r.rating_value, r.appearance_date, t.claim FROM claim_review r LEFT JOIN review_target t ON "
        "t.article = r.article AND t.position = r.position ORDER BY r.article, r.position",
        [&](const Query& rows) {
          extend(m_out.articles[m_articles.at(rows.integer(0))].reviews, m_out.reviews.size());
          m_out.reviews.push_back({rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5),
                                   rows.text(6), rows.text(7), rows.text(8),
                                   rows.is_null(9) ? kNone : m_claims.at(rows.integer(9))});
        });
  }

  const Store::Impl& m_impl;
  const GraphFilter& m_filter;
  GraphRows m_out;
  RowIndex m_articles, m_entities, m_claims, m_uses;
  std::set<RowId> m_merged;           // entities that are shown as another
  std::set<std::uint32_t> m_renamed;  // entities with a name that a person gave
  RowIndex m_main;                    // the use that a claim's label and quantities are of → claim
};

}  // namespace

GraphRows scan_graph(const Store::Impl& impl, const GraphFilter& filter) {
  return Scanner(impl, filter).scan();
}

}  // namespace claimgraph
