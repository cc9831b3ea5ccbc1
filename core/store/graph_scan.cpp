#include "core/store/graph_scan.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/store/attribution_rows.hpp"
#include "core/store/graph_scanner.hpp"
#include "core/store/graph_words.hpp"
#include "core/store/passages.hpp"

namespace claimgraph {

namespace {

/// For rows that come sorted by article: extends the article's range to the row that is added next.
void extend(GraphRows::Range& range, std::size_t next) {
  if (range.begin == range.end) range.begin = static_cast<std::uint32_t>(next);
  range.end = static_cast<std::uint32_t>(next + 1);
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

}  // namespace

GraphRows GraphScanner::scan() {
  if (m_part) choose_articles();
  articles();
  versions();
  if (m_part) choose_entities();
  entities();
  entity_names();
  entity_descriptions();
  entity_places();
  if (m_part) choose_claims();
  claims();
  attributions();
  words();
  affiliations();
  reviews();
  relations();
  m_part ? part_families() : families();
  return std::move(m_out);
}

/// Those of the filter, and of older versions the current one, which tells what of the older is shown.
void GraphScanner::choose_articles() {
  std::map<std::string, RowId> rows;
  std::set<std::string> groups;
  auto find = m_impl.query("SELECT id, revision_key, is_current FROM article WHERE key = ?");
  for (const std::string& id : m_filter.articles) {
    const auto full = m_impl.full_id(id, "art-");
    if (!full || !find.bind(*full).step()) continue;
    if (!rows.emplace(*full, find.integer(0)).second) continue;
    m_groups.insert(find.text(1));
    if (!find.flag(2)) groups.insert(find.text(1));
  }
  for (const auto& [key, row] : rows) m_wanted_rows.push_back(row);
  auto current = m_impl.query("SELECT key, id FROM article WHERE revision_key = ? AND is_current = 1");
  for (const std::string& group : groups) {
    current.bind(group);
    while (current.step()) rows.emplace(current.text(0), current.integer(1));
  }
  for (const auto& [key, row] : rows) m_article_rows.push_back(row);
}

void GraphScanner::articles() {
  const std::set<RowId> wanted(m_wanted_rows.begin(), m_wanted_rows.end());
#define CG_ARTICLES                                                                            \
  "SELECT id, key, headline, standfirst, url, canonical_url, publisher_name, date_published, " \
  "date_modified, language FROM article "
  each(CG_ARTICLES "ORDER BY key", CG_ARTICLES "WHERE id = ?", m_article_rows, [&](const Query& rows) {
    GraphRows::ArticleRow a;
    a.id = rows.text(1);
    a.headline = rows.text(2);
    a.standfirst = rows.text(3);
    a.url = rows.text(4).empty() ? rows.text(5) : rows.text(4);
    a.publisher = rows.text(6);
    a.date_published = rows.text(7);
    a.date_modified = rows.text(8);
    a.language = rows.text(9);
    a.wanted = !m_part || wanted.contains(rows.integer(0));
    m_articles.emplace(rows.integer(0), static_cast<std::uint32_t>(m_out.articles.size()));
    m_out.articles.push_back(std::move(a));
  });
  each("SELECT article, name FROM article_author ORDER BY article, position",
       "SELECT article, name FROM article_author WHERE article = ? ORDER BY position", m_wanted_rows,
       [&](const Query& rows) {
         m_out.articles[m_articles.at(rows.integer(0))].authors.push_back(rows.text(1));
       });
}

/// Which article is the newest version, and which the one before.
void GraphScanner::versions() {
  std::string group;
  std::vector<std::uint32_t> same;  // newest first; kNone: none of the part
  std::uint32_t current = kNone;
  const auto finish = [&] {
    for (std::size_t i = 0; i < same.size(); ++i) {
      if (same[i] != kNone) m_out.articles[same[i]].current = current;
      if (i > 0 && same[i - 1] != kNone) m_out.articles[same[i - 1]].before = same[i];
    }
    same.clear();
    current = kNone;
  };
  each("SELECT id, revision_key, is_current FROM article ORDER BY revision_key, " CG_LATEST_VERSION_FIRST,
       "SELECT id, revision_key, is_current FROM article WHERE revision_key = ? ORDER "
       "BY " CG_LATEST_VERSION_FIRST,
       m_groups, [&](const Query& rows) {
         if (const std::string now = rows.text(1); now != group || same.empty()) {
           finish();
           group = now;
         }
         const auto found = m_articles.find(rows.integer(0));
         same.push_back(found == m_articles.end() ? kNone : found->second);
         if (rows.flag(2)) current = same.back();
       });
  finish();
}

/// What the articles state, what others in them are aimed at, and what they review.
void GraphScanner::choose_claims() {
  std::map<std::string, RowId> rows;
  const auto add = [&](std::string_view sql, const Rows& keys) {
    auto found = m_impl.query(sql);
    for (const RowId key : keys) {
      found.bind(key);
      while (found.step()) rows.emplace(found.text(0), found.integer(1));
    }
  };
  add("SELECT c.key, c.id FROM claim_use u JOIN claim c ON c.id = u.claim WHERE u.article = ?",
      m_article_rows);
  add("SELECT c.key, c.id FROM attribution a CROSS JOIN stance_target t ON t.attribution = a.id CROSS JOIN "
      "claim c ON "
      "c.id = t.claim WHERE a.article = ?",
      m_article_rows);
  add("SELECT c.key, c.id FROM claim_review r CROSS JOIN claim c ON c.key = r.claim WHERE r.article = ?",
      m_wanted_rows);
  add("SELECT c.key, c.id FROM review_target t CROSS JOIN claim c ON c.id = t.claim WHERE t.article = ?",
      m_wanted_rows);
  for (const auto& [key, row] : rows) m_claim_rows.push_back(row);
}

/// A claim's label, polarity and so on are those of one use (claim_count.main).
void GraphScanner::claims() {
#define CG_CLAIMS                                                                                            \
  "SELECT c.id, c.key, c.text, u.label, u.polarity, u.modality, u.valid_time, u.form, u.unresolved, "        \
  "q.worth, "                                                                                                \
  "a.date_published FROM claim c CROSS JOIN claim_count q ON q.claim = c.id CROSS JOIN claim_use u ON u.id " \
  "= q.main "                                                                                                \
  "CROSS JOIN article a ON a.id = q.first "
  each(CG_CLAIMS "ORDER BY c.key", CG_CLAIMS "WHERE c.id = ?", m_claim_rows, [&](const Query& rows) {
    GraphRows::ClaimRow c;
    c.id = rows.text(1);
    c.text = rows.text(2);
    c.label = rows.text(3);
    c.polarity = rows.enumerator<Polarity>(4);
    c.modality = rows.enumerator<Modality>(5);
    c.valid_time = rows.text(6);
    c.form = rows.enumerator<ClaimForm>(7);
    c.unresolved = rows.flag(8);
    c.worth = rows.real(9);
    c.first_appearance = rows.text(10);
    m_claims.emplace(rows.integer(0), static_cast<std::uint32_t>(m_out.claims.size()));
    m_out.claims.push_back(std::move(c));
  });
  claim_uses();
  each("SELECT claim_use, text_begin, text_end FROM claim_span ORDER BY claim_use, position",
       "SELECT s.claim_use, s.text_begin, s.text_end FROM claim_use u CROSS JOIN claim_span s ON s.claim_use "
       "= u.id "
       "WHERE u.article = ? ORDER BY s.claim_use, s.position",
       m_wanted_rows, [&](const Query& rows) {
         Span& where = m_out.uses[m_uses.at(rows.integer(0))].where;
         where = hull({Span{rows.offset(1), rows.offset(2)}}, where);
       });
  each("SELECT claim_use, entity FROM claim_about ORDER BY claim_use, position",
       "SELECT b.claim_use, b.entity FROM claim_use u CROSS JOIN claim_about b ON b.claim_use = u.id WHERE "
       "u.article = "
       "? ORDER BY b.claim_use, b.position",
       m_wanted_rows, [&](const Query& rows) {
         m_out.uses[m_uses.at(rows.integer(0))].about.push_back(m_entities.at(rows.integer(1)));
       });
#define CG_CLAIM_QUANTITIES                                                                               \
  "SELECT q.text_begin, q.text_end, q.value, q.low, q.high, q.value_text, q.kind, q.unit, q.currency, "   \
  "q.approximate, "                                                                                       \
  "q.significant_digits, k.claim FROM claim_count k CROSS JOIN claim_quantity c ON c.claim_use = k.main " \
  "CROSS JOIN "                                                                                           \
  "claim_use u ON u.id = k.main CROSS JOIN quantity q ON q.article = u.article AND q.position = c.quantity "
  each(CG_CLAIM_QUANTITIES "ORDER BY k.claim, c.position",
       CG_CLAIM_QUANTITIES "WHERE k.claim = ? ORDER BY c.position", m_claim_rows, [&](const Query& rows) {
         m_out.claims[m_claims.at(rows.integer(11))].quantities.push_back(m_impl.quantity_of(rows, 0));
       });
  each("SELECT f.claim, c.key FROM claim_family f JOIN claim c ON c.id = f.family",
       "SELECT f.claim, c.key FROM claim_family f JOIN claim c ON c.id = f.family WHERE f.claim = ?",
       m_claim_rows,
       [&](const Query& rows) { m_out.claims[m_claims.at(rows.integer(0))].family = rows.text(1); });
}

void GraphScanner::claim_uses() {
  each("SELECT id, article, claim FROM claim_use ORDER BY article, position",
       "SELECT id, article, claim FROM claim_use WHERE article = ? ORDER BY position", m_article_rows,
       [&](const Query& rows) {
         extend(m_out.articles[m_articles.at(rows.integer(1))].uses, m_out.uses.size());
         m_uses.emplace(rows.integer(0), static_cast<std::uint32_t>(m_out.uses.size()));
         m_out.uses.push_back({m_claims.at(rows.integer(2)), {}, {}});
       });
}

void GraphScanner::attributions() {
  RowIndex index;
  static const std::string all =
      std::string("SELECT ") + kAttributionColumns + " FROM attribution ORDER BY article, position";
  static const std::string one =
      std::string("SELECT ") + kAttributionColumns + " FROM attribution WHERE article = ? ORDER BY position";
  each(all, one, m_article_rows, [&](const Query& rows) {
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
    if (from.addressee) {
      const auto found = m_entities.find(*from.addressee);
      if (found != m_entities.end()) a.addressee = found->second;
    }
    a.hedged = from.hedged;
    a.confidence = from.confidence;
    a.passage = from.passage;
    extend(m_out.articles[m_articles.at(from.article)].attributions, m_out.attributions.size());
    index.emplace(from.row, static_cast<std::uint32_t>(m_out.attributions.size()));
    m_out.attributions.push_back(std::move(a));
  });
  attribution_lists(index);
}

void GraphScanner::attribution_lists(const RowIndex& index) {
  using Row = GraphRows::AttributionRow;
  const auto add = [&](std::string_view all, std::string_view one, const RowIndex& of,
                       std::vector<std::uint32_t> Row::*list) {
    each(all, one, m_article_rows, [&](const Query& rows) {
      (m_out.attributions[index.at(rows.integer(0))].*list).push_back(of.at(rows.integer(1)));
    });
  };
  add("SELECT attribution, claim_use FROM stated_claim ORDER BY attribution, position",
      "SELECT s.attribution, s.claim_use FROM attribution a CROSS JOIN stated_claim s ON s.attribution = "
      "a.id WHERE "
      "a.article = ? ORDER BY s.attribution, s.position",
      m_uses, &Row::uses);
  // A source that nobody names is not drawn as if it were one.
  add("SELECT s.attribution, s.entity FROM speaker s JOIN entity e ON e.id = s.entity WHERE NOT (s.implied "
      "AND "
      "e.anonymous) ORDER BY s.attribution, s.position",
      "SELECT s.attribution, s.entity FROM attribution a CROSS JOIN speaker s ON s.attribution = a.id CROSS "
      "JOIN entity "
      "e ON e.id = s.entity WHERE a.article = ? AND NOT (s.implied AND e.anonymous) ORDER BY s.attribution, "
      "s.position",
      m_entities, &Row::speakers);
  add("SELECT attribution, claim FROM stance_target ORDER BY attribution",
      "SELECT t.attribution, t.claim FROM attribution a CROSS JOIN stance_target t ON t.attribution = a.id "
      "WHERE "
      "a.article = ?",
      m_claims, &Row::targets);
  for (Row& a : m_out.attributions) std::sort(a.targets.begin(), a.targets.end());
  each(
      "SELECT w.attribution, u.claim, w.stance, w.confidence FROM answer w JOIN claim_use u ON u.id = "
      "w.claim_use "
      "ORDER BY w.attribution, w.position",
      "SELECT w.attribution, u.claim, w.stance, w.confidence FROM attribution a CROSS JOIN answer w ON "
      "w.attribution = "
      "a.id CROSS JOIN claim_use u ON u.id = w.claim_use WHERE a.article = ? ORDER BY w.attribution, "
      "w.position",
      m_article_rows, [&](const Query& rows) {
        m_out.attributions[index.at(rows.integer(0))].answers.push_back(
            {m_claims.at(rows.integer(1)),
             stance_from(m_impl.term_name(rows.integer(2))).value_or(StanceKind::disputes), rows.real(3)});
      });
}

/// Merges the articles' texts with the spans of cues and of names: all come by article.
void GraphScanner::words() {
#define CG_CUE_SPANS                                                                                         \
  "SELECT a.article, a.position, s.text_begin, s.text_end FROM attribution a CROSS JOIN attribution_span s " \
  "ON "                                                                                                      \
  "s.attribution = a.id AND s.role = 1 "
#define CG_NAME_SPANS                                                                                  \
  "SELECT m.article, m.entity, m.head_begin, m.head_end FROM mention m CROSS JOIN entity e ON e.id = " \
  "m.entity WHERE "                                                                                    \
  "m.kind = 0 AND e.anonymous = 0 "
  auto cues = m_impl.query(m_part ? CG_CUE_SPANS "WHERE a.article = ? ORDER BY a.position, s.position"
                                  : CG_CUE_SPANS "ORDER BY a.article, a.position, s.position");
  auto heads = m_impl.query(m_part ? CG_NAME_SPANS "AND m.article = ? ORDER BY m.head_begin, m.position"
                                   : CG_NAME_SPANS "ORDER BY m.article, m.head_begin, m.position");
  bool more_cues = false;
  bool more_names = false;
  if (!m_part) {
    more_cues = cues.bind().step();
    more_names = heads.bind().step();
  }
  each("SELECT id, text FROM article ORDER BY id", "SELECT id, text FROM article WHERE id = ?", m_wanted_rows,
       [&](const Query& texts) {
         if (m_part) {
           more_cues = cues.bind(texts.integer(0)).step();
           more_names = heads.bind(texts.integer(0)).step();
         }
         cue_words(texts, cues, more_cues);
         names(texts, heads, more_names);
       });
}

void GraphScanner::cue_words(const Query& texts, Query& spans, bool& more) {
  GraphRows::ArticleRow& article = m_out.articles[m_articles.at(texts.integer(0))];
  const std::string text = texts.text(1);
  if (article.headline.empty()) article.first_words = first_words_of(text);
  std::uint32_t at = article.attributions.begin;
  while (more && spans.integer(0) == texts.integer(0)) {
    const std::uint32_t position = spans.offset(1);
    SpanList cue;
    for (; more && spans.integer(0) == texts.integer(0) && spans.offset(1) == position; more = spans.step())
      cue.push_back({spans.offset(2), spans.offset(3)});
    while (at < article.attributions.end && m_out.attributions[at].position < position) ++at;
    if (at < article.attributions.end) m_out.attributions[at].cue_words = short_words(text, cue);
  }
}

/// Each entity that an article names, once for each form of the name: by article and place.
void GraphScanner::names(const Query& texts, Query& spans, bool& more) {
  GraphRows::ArticleRow& article = m_out.articles[m_articles.at(texts.integer(0))];
  const std::string text = texts.text(1);
  std::set<std::pair<std::uint32_t, std::string>> seen;
  for (; more && spans.integer(0) == texts.integer(0); more = spans.step()) {
    const Span where{spans.offset(2), spans.offset(3)};
    if (where.end > text.size() || where.empty()) continue;
    if (!seen.emplace(m_entities.at(spans.integer(1)), text.substr(where.begin, where.size())).second)
      continue;
    extend(article.names, m_out.names.size());
    m_out.names.push_back({m_entities.at(spans.integer(1)), where});
  }
}

void GraphScanner::affiliations() {
#define CG_AFFILIATIONS                                                                           \
  "SELECT f.article, f.entity, f.organization, f.title, f.former, f.text_begin, f.text_end FROM " \
  "affiliation f "
  each(CG_AFFILIATIONS
       "JOIN article a ON a.id = f.article WHERE f.organization IS NOT NULL ORDER BY a.key, f.position",
       CG_AFFILIATIONS "WHERE f.article = ? AND f.organization IS NOT NULL ORDER BY f.position",
       m_wanted_rows, [&](const Query& rows) {
         m_out.affiliations.push_back({m_articles.at(rows.integer(0)), m_entities.at(rows.integer(1)),
                                       m_entities.at(rows.integer(2)), rows.text(3), rows.flag(4),
                                       Span{rows.offset(5), rows.offset(6)}});
       });
}

void GraphScanner::reviews() {
#define CG_REVIEWS                                                                                           \
  "SELECT r.article, r.claim_reviewed, r.claimant, r.reviewer, r.url, r.date_published, r.rating_text, "     \
  "r.rating_value, r.appearance_date, t.claim FROM claim_review r LEFT JOIN review_target t ON t.article = " \
  "r.article "                                                                                               \
  "AND t.position = r.position "
  each(CG_REVIEWS "ORDER BY r.article, r.position", CG_REVIEWS "WHERE r.article = ? ORDER BY r.position",
       m_wanted_rows, [&](const Query& rows) {
         extend(m_out.articles[m_articles.at(rows.integer(0))].reviews, m_out.reviews.size());
         m_out.reviews.push_back({rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5),
                                  rows.text(6), rows.text(7), rows.text(8),
                                  rows.is_null(9) ? kNone : m_claims.at(rows.integer(9))});
       });
}

/// Of a part: between its claims, and from its articles.
void GraphScanner::relations() {
  entity_relations();
  if (!m_part) {
    m_out.claim_relations = m_impl.claim_relations(std::nullopt);
    m_out.article_relations = m_impl.article_relations(std::nullopt);
    return;
  }
  for (const RowId claim : m_claim_rows) {
    const std::string& id = m_out.claims[m_claims.at(claim)].id;
    for (ClaimRelation& r : m_impl.claim_relations(claim)) {
      if (r.source == id) m_out.claim_relations.push_back(std::move(r));
    }
  }
  for (const RowId article : m_wanted_rows) {
    for (ArticleRelation& r : m_impl.article_relations(article))
      m_out.article_relations.push_back(std::move(r));
  }
  sort_relations(m_out.article_relations);
}

GraphRows scan_graph(const Store::Impl& impl, const GraphFilter& filter) {
  return GraphScanner(impl, filter).scan();
}

}  // namespace claimgraph
