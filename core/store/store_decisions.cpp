// What people decided: the list, and the rows that show what holds of it.
#include <fmt/format.h>

#include <chrono>

#include "core/store/store_impl.hpp"

namespace claimgraph {

namespace {

constexpr double kRejected = -1;  // attribution.confidence and answer.confidence: below every limit

/// The next millisecond after `at`, which has the form that check_decision() asks for.
std::string just_after(const std::string& at) {
  using namespace std::chrono;
  const auto digits = [&](std::size_t from, std::size_t count) { return std::stoi(at.substr(from, count)); };
  const auto now = sys_days(year(digits(0, 4)) / month(static_cast<unsigned>(digits(5, 2))) /
                            day(static_cast<unsigned>(digits(8, 2)))) +
                   hours(digits(11, 2)) + minutes(digits(14, 2)) + seconds(digits(17, 2)) +
                   milliseconds(digits(20, 3) + 1);
  const auto today = floor<days>(now);
  const year_month_day date(today);
  const hh_mm_ss time(now - today);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count(),
                     time.subseconds().count());
}

/// The table that has the thing with this id, as a question for its row.
const char* row_query(const std::string& id) {
  if (id.starts_with("art-")) return "SELECT id FROM article WHERE key = ?";
  if (id.starts_with("clm-")) return "SELECT id FROM claim WHERE key = ?";
  if (id.starts_with("att-")) return "SELECT id FROM attribution WHERE key = ?";
  if (id.starts_with("dec-")) return "SELECT id FROM decision WHERE key = ?";
  return "SELECT id FROM entity WHERE key = ?";
}

std::optional<RowId> row_of(const Store::Impl& impl, const std::string& id) {
  auto find = impl.query(row_query(id));
  return find.bind(id).step() ? std::optional(find.integer(0)) : std::nullopt;
}

void insert(Store::Impl& impl, const Decision& d) {
  impl.query(
          "INSERT INTO decision (key, kind, aspect, subject, object, text, by, at, label) VALUES (?, ?, ?, "
          "?, ?, ?, "
          "?, ?, ?)")
      .run(d.id, decision_kind_name(d.kind), d.aspect, d.subject, d.object, d.text, d.by, d.at, d.label);
  impl.note_change("decide", d.id);
  impl.set_state("relations", "stale");
}

/// Writes a verdict over what was extracted.
class Verdicts {
 public:
  explicit Verdicts(Store::Impl& impl) : m_impl(impl) {}

  void take_back() {
    m_impl
        .query(
            "UPDATE attribution SET confidence = found_confidence, by = found_by, found_confidence = NULL, "
            "found_by = NULL WHERE found_confidence IS NOT NULL")
        .run();
    m_impl
        .query(
            "UPDATE answer SET confidence = found_confidence, found_confidence = NULL WHERE found_confidence "
            "IS "
            "NOT NULL")
        .run();
  }

  void saying(RowId row, bool right, const std::string& by) {
    m_impl
        .query(
            "UPDATE attribution SET found_confidence = confidence, found_by = by, confidence = ?, by = ? "
            "WHERE id "
            "= ? AND found_confidence IS NULL")
        .run(right ? 1.0 : kRejected, m_impl.term("by", "person:" + by), row);
  }

  void answer(RowId attribution, RowId claim, bool right) {
    m_impl
        .query(
            "UPDATE answer SET found_confidence = confidence, confidence = ? WHERE attribution = ? AND "
            "claim_use "
            "IN (SELECT id FROM claim_use WHERE claim = ?) AND found_confidence IS NULL")
        .run(right ? 1.0 : kRejected, attribution, claim);
  }

  void hide_claims() {
    m_impl.query("DELETE FROM claim_hidden").run();
    m_impl
        .query(
            "INSERT INTO claim_hidden SELECT DISTINCT u.claim FROM attribution a CROSS JOIN stated_claim s "
            "ON "
            "s.attribution = a.id CROSS JOIN claim_use u ON u.id = s.claim_use WHERE a.found_confidence IS "
            "NOT NULL "
            "AND a.confidence < 0 AND NOT EXISTS (SELECT 1 FROM claim_use v JOIN stated_claim t ON "
            "t.claim_use = v.id "
            "JOIN attribution b ON b.id = t.attribution WHERE v.claim = u.claim AND b.confidence >= 0)")
        .run();
  }

 private:
  Store::Impl& m_impl;
};

void give_name(Store::Impl& impl, RowId entity, const std::string& name) {
  auto find = impl.query("SELECT id FROM entity_name WHERE entity = ? AND name = ?");
  if (find.bind(entity, name).step()) return;
  impl.query("INSERT INTO entity_name (entity, name) VALUES (?, ?)").run(entity, name);
  const RowId row = impl.m_database->getLastInsertRowid();
  impl.search_change({Store::Impl::Searched::entity, false, row, name});
  impl.query("INSERT INTO name_given VALUES (?)").run(row);
}

void show_entities(Store::Impl& impl, const Decided& decided) {
  std::vector<RowId> given;
  auto names = impl.query("SELECT name FROM name_given ORDER BY name");
  names.bind();
  while (names.step()) given.push_back(names.integer(0));
  for (const RowId name : given) impl.forget_name(name);
  impl.query("DELETE FROM entity_shown").run();
  impl.query("DELETE FROM name_rejected").run();
  for (const DecidedEntity& entity : decided.entities) {
    std::vector<RowId> rows;
    for (const std::string& id : entity.ids) {
      if (const auto row = row_of(impl, id)) rows.push_back(*row);
    }
    if (rows.empty()) continue;
    const RowId type = entity.type ? impl.term("entity-type", entity_type_name(*entity.type)) : 0;
    auto shown = impl.query("INSERT OR IGNORE INTO entity_shown VALUES (?, ?, nullif(?, ''), nullif(?, 0))");
    for (const RowId row : rows) shown.run(row, rows.front(), entity.name, type);
    for (const std::string& one : entity.other_names) give_name(impl, rows.front(), one);
  }
  auto rejected = impl.query(
      "INSERT OR IGNORE INTO name_rejected SELECT n.id FROM entity_name n JOIN entity e ON e.id = n.entity "
      "WHERE e.key = ? AND n.name = ?");
  for (const auto& [entity, name] : decided.rejected_names) rejected.run(entity, name);
}

}  // namespace

void Store::Impl::forget_name(RowId name) {
  query("DELETE FROM name_given WHERE name = ?").run(name);
  auto used = query(
      "SELECT EXISTS (SELECT 1 FROM entity_use WHERE name = ?1) OR EXISTS (SELECT 1 FROM entity_alias "
      "WHERE name = ?1)");
  used.bind(name).step();
  if (used.flag(0)) return;
  auto find = query("SELECT name FROM entity_name WHERE id = ?");
  if (find.bind(name).step()) search_change({Searched::entity, true, name, find.text(0)});
  query("DELETE FROM entity_name WHERE id = ?").run(name);
}

void Store::Impl::decide_article(RowId article) {
  struct Row {
    RowId row;
    bool right;
    std::string by;
  };
  std::vector<Row> found;
  auto rows = query(
      "SELECT a.id, d.kind = 'confirm', d.by FROM attribution a JOIN decision d ON d.subject = a.key WHERE "
      "a.article = ? "
      "AND d.holds AND d.aspect = 'saying' ORDER BY a.id");
  rows.bind(article);
  while (rows.step()) found.push_back({rows.integer(0), rows.flag(1), rows.text(2)});
  for (const Row& one : found) Verdicts(*this).saying(one.row, one.right, one.by);
}

void Store::Impl::write_decided(const Decided& decided) {
  auto judged = query("UPDATE decision SET holds = ?, ended_by = ? WHERE key = ?");
  Verdicts verdicts(*this);
  verdicts.take_back();
  for (const DecisionRecord& d : decided.decisions) {
    judged.run(d.holds, d.ended_by, d.id);
    if (!d.holds || (d.aspect != kAspectSaying && d.aspect != kAspectStance)) continue;
    const auto saying = row_of(*this, d.subject);
    const bool right = d.kind == DecisionKind::confirm;
    if (saying && d.aspect == kAspectSaying) verdicts.saying(*saying, right, d.by);
    if (!saying || d.aspect != kAspectStance) continue;
    if (const auto claim = row_of(*this, d.object)) verdicts.answer(*saying, *claim, right);
  }
  verdicts.hide_claims();
  const auto before = shown_entities();
  show_entities(*this, decided);
  recount_shown(before);
}

Decision Store::add_decision(Decision decision, Stamps* stamps) {
  return m_impl->write([&] {
    if (stamps != nullptr) stamps->before = change_stamp();
    auto last = m_impl->query("SELECT max(at) FROM decision");
    if (last.bind().step() && !last.is_null(0) && decision.at <= last.text(0))
      decision.at = just_after(last.text(0));
    decision.id = decision_id(decision);
    check_decision(decision);
    insert(*m_impl, decision);
    if (stamps != nullptr) stamps->after = change_stamp();
    return decision;
  });
}

std::size_t Store::add_decisions(const std::vector<Decision>& decisions) {
  return m_impl->write([&] {
    std::size_t added = 0;
    auto known = m_impl->query("SELECT 1 FROM decision WHERE key = ?");
    for (Decision one : decisions) {
      one.id = decision_id(one);
      check_decision(one);
      if (known.bind(one.id).step()) continue;
      insert(*m_impl, one);
      ++added;
    }
    return added;
  });
}

std::vector<DecisionRecord> Store::decisions() const {
  return m_impl->read([&] {
    std::vector<DecisionRecord> out;
    auto rows = m_impl->query(
        "SELECT key, kind, aspect, subject, object, text, by, at, label, holds, ended_by FROM decision ORDER "
        "BY at, key");
    rows.bind();
    while (rows.step()) {
      DecisionRecord d;
      d.id = rows.text(0);
      const auto kind = decision_kind_from(rows.text(1));
      if (!kind) throw_damaged(m_impl->m_path);
      d.kind = *kind;
      std::string* fields[] = {&d.aspect, &d.subject, &d.object, &d.text, &d.by, &d.at, &d.label};
      int column = 2;
      for (std::string* field : fields) *field = rows.text(column++);
      d.holds = rows.flag(9);
      d.ended_by = rows.text(10);
      d.number = out.size() + 1;
      d.here = row_of(*m_impl, d.subject) && (d.object.empty() || row_of(*m_impl, d.object));
      out.push_back(std::move(d));
    }
    return out;
  });
}

bool Store::replace_decided(const Decided& decided, std::uint64_t stamp) {
  return m_impl->write([&] {
    if (change_stamp() != stamp) return false;
    m_impl->write_decided(decided);
    m_impl->set_state("relations", "fresh");
    m_impl->note_change("decided", {});
    return true;
  });
}

std::vector<StanceTarget> Store::stance_targets() const {
  return m_impl->read([&] {
    std::vector<StanceTarget> out;
    auto rows = m_impl->query(
        "SELECT a.key, c.key, t.detail, t.confidence, t.by FROM stance_target t JOIN attribution a ON a.id = "
        "t.attribution JOIN claim c ON c.id = t.claim WHERE a.confidence >= 0 ORDER BY a.key, c.key");
    rows.bind();
    while (rows.step())
      out.push_back(
          {rows.text(0), rows.text(1), rows.text(2), rows.real(3), m_impl->term_name(rows.integer(4))});
    return out;
  });
}

}  // namespace claimgraph
