// Who said what, with the words.
#include <algorithm>
#include <climits>
#include <set>
#include <tuple>

#include "claimgraph/stance.hpp"
#include "core/store/attribution_rows.hpp"
#include "core/store/dates.hpp"
#include "core/store/passages.hpp"
#include "core/store/store_impl.hpp"

namespace claimgraph {

namespace {

struct Placed {
  std::int64_t when = INT64_MAX;
  std::uint32_t position = 0;
  AttributionInfo info;
};

/// Builds AttributionInfo values; keeps the text of the last article.
class AttributionReader {
 public:
  explicit AttributionReader(const Store::Impl& impl) : m_impl(impl) {}

  /// `asked` is the claim that is asked for, 0 when none is.
  std::optional<Placed> read(RowId row, RowId asked = 0) {
    static const std::string sql =
        std::string("SELECT ") + kAttributionColumns + " FROM attribution WHERE id = ?";
    auto rows = m_impl.query(sql);
    if (!rows.bind(row).step()) return std::nullopt;
    AttributionColumns from = attribution_columns(m_impl, rows);
    load_article(from.article);
    Placed out;
    AttributionInfo& info = out.info;
    info.id = std::move(from.key);
    info.article = m_key;
    info.kind = from.kind;
    info.stance = from.stance;
    info.realis = from.realis;
    info.cue_lemma = std::move(from.cue_lemma);
    info.said_at = std::move(from.said_at);
    info.medium = std::move(from.medium);
    if (from.addressee) info.addressee = m_impl.entity_ref(*from.addressee);
    if (from.relays) info.relays = relayed(from.article, *from.relays);
    info.nesting = from.nesting;
    info.hedged = from.hedged;
    info.confidence = std::max(from.confidence, 0.0);
    if (from.found_confidence) info.decision = from.confidence < 0 ? "rejected" : "confirmed";
    info.by = std::move(from.by);
    read_claims(row, asked, info);
    read_answers(row, asked, info);
    m_impl.read_spans(row, info.source_spans, info.cue_spans, info.content_spans);
    for (const Span& span : info.cue_spans) {
      if (!info.cue.empty()) info.cue += ' ';
      info.cue += m_text.substr(span.begin, span.size());
    }
    auto speakers = m_impl.query(
        "SELECT s.entity FROM speaker s JOIN entity e ON e.id = s.entity WHERE s.attribution = ? AND NOT "
        "(s.implied AND e.anonymous) ORDER BY s.position");
    speakers.bind(row);
    while (speakers.step()) {
      EntityRef speaker = m_impl.entity_ref(speakers.integer(0));
      const auto same = [&](const EntityRef& one) { return one.id == speaker.id; };
      if (std::none_of(info.speakers.begin(), info.speakers.end(), same))
        info.speakers.push_back(std::move(speaker));
    }
    auto targets = m_impl.query(
        "SELECT c.key FROM stance_target s JOIN claim c ON c.id = s.claim WHERE s.attribution = ? ORDER BY "
        "c.key");
    targets.bind(row);
    while (targets.step()) info.targets.push_back(targets.text(0));
    info.passage = make_passage(m_key, m_text, *m_index, from.passage);
    info.headline = m_headline;
    info.publisher = m_publisher;
    info.date = m_date;
    const auto said = instant_of(info.said_at);
    const auto published = instant_of(info.date);
    out.when = said ? *said : published.value_or(INT64_MAX);
    out.position = from.position;
    return out;
  }

 private:
  void read_claims(RowId row, RowId asked, AttributionInfo& info) const {
    auto rows = m_impl.query(
        "SELECT c.key, coalesce(u.text, c.text), c.id FROM stated_claim s JOIN claim_use u ON u.id = "
        "s.claim_use JOIN claim c ON c.id = u.claim WHERE s.attribution = ? ORDER BY s.position");
    rows.bind(row);
    std::optional<std::size_t> chosen;
    while (rows.step()) {
      if (!chosen && rows.integer(2) == asked) chosen = info.claims.size();
      info.claims.push_back({rows.text(0), rows.text(1), {}});
    }
    auto spans = m_impl.query(
        "SELECT claim, text_begin, text_end FROM stated_span WHERE attribution = ? ORDER BY claim, position");
    spans.bind(row);
    while (spans.step()) {
      const std::uint32_t claim = spans.offset(0);
      if (claim < info.claims.size())
        info.claims[claim].content.push_back({spans.offset(1), spans.offset(2)});
    }
    if (info.claims.empty()) return;
    info.claim = info.claims[chosen.value_or(0)].id;
    info.claim_text = info.claims[chosen.value_or(0)].text;
  }

  void read_answers(RowId row, RowId asked, AttributionInfo& info) const {
    auto rows = m_impl.query(
        "SELECT c.key, coalesce(u.text, c.text), c.id, w.stance, w.confidence FROM answer w JOIN claim_use u "
        "ON u.id = w.claim_use JOIN claim c ON c.id = u.claim WHERE w.attribution = ? AND w.confidence >= 0 "
        "ORDER BY w.position");
    rows.bind(row);
    const auto states = [&](const std::string& id) {
      return std::any_of(info.claims.begin(), info.claims.end(),
                         [&](const StatedClaimInfo& stated) { return stated.id == id; });
    };
    while (rows.step()) {
      info.answers.push_back({rows.text(0), rows.text(1),
                              stance_from(m_impl.term_name(rows.integer(3))).value_or(StanceKind::disputes),
                              rows.real(4)});
      const AnswerInfo& answer = info.answers.back();
      if (rows.integer(2) == asked && !states(answer.id)) info.stance = answer.stance;
    }
  }

  std::string relayed(RowId article, std::int64_t position) const {
    auto find = m_impl.query("SELECT key FROM attribution WHERE article = ? AND position = ?");
    return find.bind(article, position).step() ? find.text(0) : std::string();
  }

  void load_article(RowId row) {
    if (m_index && row == m_article) return;
    auto rows =
        m_impl.query("SELECT key, text, headline, publisher_name, date_published FROM article WHERE id = ?");
    rows.bind(row).step();
    m_article = row;
    m_key = rows.text(0);
    m_text = rows.text(1);
    m_headline = rows.text(2);
    m_publisher = rows.text(3);
    m_date = rows.text(4);
    m_index.emplace(m_text);
  }

  const Store::Impl& m_impl;
  RowId m_article = 0;
  std::string m_key, m_text, m_headline, m_publisher, m_date;
  std::optional<CodePointIndex> m_index;
};

std::vector<AttributionInfo> list_of(const Store::Impl& impl, const std::set<RowId>& rows, RowId asked = 0) {
  AttributionReader reader(impl);
  std::vector<Placed> placed;
  placed.reserve(rows.size());
  for (const RowId row : rows) {
    if (auto one = reader.read(row, asked)) placed.push_back(std::move(*one));
  }
  std::sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
    return std::tie(a.when, a.info.article, a.position, a.info.id) <
           std::tie(b.when, b.info.article, b.position, b.info.id);
  });
  std::vector<AttributionInfo> out;
  out.reserve(placed.size());
  for (Placed& one : placed) out.push_back(std::move(one.info));
  return out;
}

/// How many sayings stand on this side of a claim, and the earliest `most` of them (0 = all) in the order of
/// list_of().
std::uint32_t earliest(const Store::Impl& impl, RowId claim, Side side, double min_confidence,
                       std::size_t most, std::vector<RowId>& out) {
  struct One {
    std::int64_t at;
    RowId row;
  };
  std::vector<One> all;
  auto rows = impl.query(
      "SELECT at, attribution FROM stand WHERE claim = ? AND side = ? AND confidence >= ? ORDER BY at, "
      "attribution");
  const int number = side == Side::against ? 2 : side == Side::in_favour ? 1 : 0;
  rows.bind(claim, number, min_confidence);
  while (rows.step()) {
    if (all.empty() || all.back().row != rows.integer(1)) all.push_back({rows.integer(0), rows.integer(1)});
  }
  // Only where the times are the same do articles and places decide.
  auto place = impl.query(
      "SELECT d.key, a.position FROM attribution a JOIN article d ON d.id = a.article WHERE a.id = ?");
  for (std::size_t at = 0; at < all.size() && (most == 0 || out.size() < most);) {
    std::vector<std::tuple<std::string, std::int64_t, RowId>> same;
    const std::size_t first = at;
    while (at < all.size() && all[at].at == all[first].at) ++at;
    for (std::size_t i = first; i < at && at - first > 1; ++i) {
      if (place.bind(all[i].row).step()) same.emplace_back(place.text(0), place.integer(1), all[i].row);
    }
    if (at - first == 1) same.emplace_back(std::string(), 0, all[first].row);
    std::sort(same.begin(), same.end());
    for (const auto& [article, position, row] : same) {
      if (most == 0 || out.size() < most) out.push_back(row);
    }
  }
  return static_cast<std::uint32_t>(all.size());
}

template <typename... Args>
std::set<RowId> rows_of(Query&& query, const Args&... args) {
  std::set<RowId> out;
  query.bind(args...);
  while (query.step()) out.insert(query.integer(0));
  return out;
}

}  // namespace

std::optional<AttributionInfo> Store::attribution(std::string_view id) const {
  return m_impl->read([&]() -> std::optional<AttributionInfo> {
    const auto full = m_impl->full_id(id, "att-");
    if (!full) return std::nullopt;
    auto find = m_impl->query("SELECT id FROM attribution WHERE key = ?");
    if (!find.bind(*full).step()) return std::nullopt;
    auto placed = AttributionReader(*m_impl).read(find.integer(0));
    return placed ? std::optional(std::move(placed->info)) : std::nullopt;
  });
}

std::vector<AttributionInfo> Store::attributions_of_claim(std::string_view claim_id,
                                                          double min_confidence) const {
  return m_impl->read([&] {
    const auto row = m_impl->claim_row(claim_id);
    if (!row) return std::vector<AttributionInfo>();
    return list_of(
        *m_impl,
        rows_of(m_impl->query(
                    "SELECT id FROM attribution WHERE confidence >= ?2 AND id IN (SELECT "
                    "s.attribution FROM stated_claim s JOIN claim_use u ON u.id = s.claim_use WHERE "
                    "u.claim = ?1) UNION SELECT attribution FROM aim WHERE claim = ?1 AND confidence >= ?2"),
                *row, min_confidence),
        *row);
  });
}

ClaimSayings Store::sayings_of_claim(std::string_view claim_id, double min_confidence,
                                     std::size_t most) const {
  return m_impl->read([&] {
    ClaimSayings out;
    const auto claim = m_impl->claim_row(claim_id);
    if (!claim) return out;
    AttributionReader reader(*m_impl);
    const auto read = [&](Side side, std::vector<AttributionInfo>& list) {
      std::vector<RowId> rows;
      const std::uint32_t count = earliest(*m_impl, *claim, side, min_confidence, most, rows);
      for (const RowId row : rows) {
        if (auto one = reader.read(row, *claim)) list.push_back(std::move(one->info));
      }
      return count;
    };
    out.in_favour_count = read(Side::in_favour, out.in_favour);
    out.against_count = read(Side::against, out.against);
    out.neither_count = read(Side::neither, out.neither);
    return out;
  });
}

std::vector<AttributionInfo> Store::attributions_of_entity(std::string_view entity_id,
                                                           std::size_t limit) const {
  return m_impl->read([&] {
    const auto row = m_impl->entity_row(entity_id);
    if (!row) return std::vector<AttributionInfo>();
    const RowId node = m_impl->node_row(*row);
    if (limit == 0) {
      return list_of(
          *m_impl,
          rows_of(m_impl->query("SELECT s.attribution FROM entity_member m JOIN speaker s ON s.entity "
                                "= m.entity JOIN attribution a ON a.id = s.attribution WHERE "
                                "m.node = ? AND a.confidence >= 0"),
                  node));
    }
    // Of one entity along the index by time; of one that others were merged into all are sorted.
    auto merged = m_impl->query("SELECT count(*) FROM entity_member WHERE node = ?");
    merged.bind(node).step();
    auto rows =
        merged.integer(0) > 1
            ? m_impl->query(
                  "SELECT DISTINCT s.at, d.key, a.position, s.attribution FROM entity_member m CROSS JOIN "
                  "speaker s ON s.entity = m.entity CROSS JOIN attribution a ON a.id = s.attribution CROSS "
                  "JOIN article d ON d.id = a.article WHERE m.node = ? AND a.confidence >= 0 ORDER BY 1, 2, "
                  "3")
            : m_impl->query(
                  "SELECT s.at, d.key, a.position, s.attribution FROM speaker s INDEXED BY speaker_by_entity "
                  "CROSS JOIN attribution a ON a.id = s.attribution CROSS JOIN article d ON d.id = a.article "
                  "WHERE s.entity = ? AND a.confidence >= 0 ORDER BY s.at, d.key, a.position");
    rows.bind(node);
    std::set<RowId> found;  // somebody may speak twice in one
    while (found.size() < limit && rows.step()) found.insert(rows.integer(3));
    return list_of(*m_impl, found);
  });
}

std::vector<AttributionInfo> Store::attributions_of_article(std::string_view article_id) const {
  return m_impl->read([&] {
    const std::string full = m_impl->full_id(article_id, "art-").value_or(std::string());
    return list_of(*m_impl,
                   rows_of(m_impl->query("SELECT t.id FROM attribution t JOIN article a ON a.id = t.article "
                                         "WHERE a.key = ? AND t.confidence >= 0"),
                           full));
  });
}

std::vector<AttributionInfo> Store::attributions() const {
  return m_impl->read([&] {
    return list_of(*m_impl, rows_of(m_impl->query("SELECT id FROM attribution WHERE confidence >= 0")));
  });
}

}  // namespace claimgraph
