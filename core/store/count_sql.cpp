#include "core/store/count_sql.hpp"

#include <fmt/format.h>

#include "core/store/stance_sql.hpp"

namespace claimgraph {

const char* const kDescriptions =
    "SELECT entity, description, count(*) FROM entity_use WHERE description <> '' GROUP BY entity, "
    "description";

const char* const kPlaces =
    "SELECT entity, coalesce(organization, 0), title, former, count(*) FROM affiliation GROUP BY 1, 2, 3, 4";

// Those that are shown as the entity e, itself among them. Not the view entity_member: the condition on a row
// of another table is not pushed into it, and it would be read whole for each.
#define CG_MEMBERS "(SELECT e.id UNION ALL SELECT entity FROM entity_shown WHERE node = e.id)"

/// Of the entities that are shown.
const char* const kEntities =
    "SELECT e.id, e.anonymous, "
    "(SELECT count(DISTINCT s.attribution) FROM speaker s JOIN attribution a ON a.id = s.attribution WHERE "
    "s.entity IN " CG_MEMBERS
    " AND a.confidence >= 0), "
    "(SELECT count(*) FROM mention n WHERE n.entity IN " CG_MEMBERS
    "), "
    "(SELECT count(DISTINCT u.article) FROM entity_use u WHERE u.entity IN " CG_MEMBERS
    "), "
    "(SELECT count(DISTINCT u.claim) FROM claim_about b JOIN claim_use u ON u.id = b.claim_use WHERE "
    "b.entity IN " CG_MEMBERS
    ") "
    "FROM entity e WHERE e.id NOT IN (SELECT entity FROM entity_shown WHERE node <> entity)";

std::string stand_rows(const std::string& pairs) {
  const auto side = [](ClaimTie tie) {
    return "CASE WHEN " + against_sql(tie) + " THEN 2 WHEN " + in_favour_sql(tie) + " THEN 1 ELSE 0 END";
  };
  // What a saying is aimed at is asked of the tables, not of the view aim, which would be read whole for
  // each.
  const std::string answers =
      "answer w JOIN claim_use u ON u.id = w.claim_use WHERE w.attribution = p.attribution AND u.claim = "
      "p.claim";
  const std::string aimed =
      "(SELECT max(c) FROM (SELECT b.confidence AS c FROM stance_target t WHERE t.attribution = "
      "p.attribution AND t.claim = "
      "p.claim UNION ALL SELECT min(b.confidence, w.confidence) FROM " +
      answers + "))";
  const std::string against =
      "(SELECT max(c) FROM (SELECT a.confidence AS c FROM attribution a WHERE a.id = p.attribution AND p.own "
      "AND " +
      against_sql(ClaimTie::own) +
      " UNION ALL SELECT a.confidence FROM attribution a JOIN stance_target t ON t.attribution = a.id AND "
      "t.claim = p.claim "
      "WHERE a.id = p.attribution AND " +
      against_sql(ClaimTie::target) +
      " UNION ALL SELECT a.confidence FROM (SELECT w.stance AS stance, b.realis AS realis, min(b.confidence, "
      "w.confidence) "
      "AS confidence FROM " +
      answers + ") a WHERE " + against_sql(ClaimTie::target) + "))";
  const std::string stance = "coalesce((SELECT w.stance FROM " + answers +
                             " AND w.confidence >= 0 ORDER BY w.position DESC LIMIT 1), b.stance)";
  return "SELECT a.claim, CASE WHEN a.own THEN " + side(ClaimTie::own) + " ELSE " + side(ClaimTie::target) +
         " END, s.at, a.attribution, s.entity, a.own AND " + says_sql() +
         ", a.confidence, a.against FROM (SELECT p.claim AS claim, p.attribution AS attribution, p.own AS "
         "own, b.realis AS "
         "realis, CASE WHEN p.own THEN b.stance ELSE " +
         stance + " END AS stance, CASE WHEN p.own THEN b.confidence ELSE " + aimed + " END AS confidence, " +
         against +
         " AS against FROM (SELECT claim, attribution, EXISTS (SELECT 1 FROM stated_claim t JOIN claim_use u "
         "ON u.id = "
         "t.claim_use WHERE t.attribution = q.attribution AND u.claim = q.claim) AS own FROM (" +
         pairs +
         ") q) p CROSS JOIN attribution b ON b.id = p.attribution) a CROSS JOIN speaker s ON s.attribution = "
         "a.attribution "
         "GROUP BY a.claim, a.attribution, s.entity";
}

const char* const kPairs =
    "SELECT u.claim AS claim, s.attribution AS attribution FROM stated_claim s JOIN claim_use u ON u.id = "
    "s.claim_use "
    "UNION SELECT claim, attribution FROM aim";
const char* const kPairsOfArticle =
    "SELECT u.claim AS claim, a.id AS attribution FROM attribution a CROSS JOIN stated_claim s ON "
    "s.attribution = a.id "
    "CROSS JOIN claim_use u ON u.id = s.claim_use WHERE a.article = ?1 UNION SELECT u.claim, a.id FROM "
    "attribution a CROSS "
    "JOIN answer w ON w.attribution = a.id CROSS JOIN claim_use u ON u.id = w.claim_use WHERE a.article = ?1 "
    "UNION SELECT "
    "t.claim, a.id FROM attribution a CROSS JOIN stance_target t ON t.attribution = a.id WHERE a.article = "
    "?1";

std::string disputers_of(const char* claim) {
  return fmt::format(
      "(SELECT count(DISTINCT coalesce(f.family, x.entity)) FROM stand x LEFT JOIN entity_family f ON "
      "f.entity = x.entity "
      "WHERE x.claim = {} AND x.against >= {})",
      claim, kTooUnsure);
}

const char* const kStatedOf =
    "(SELECT max(a.confidence) FROM claim_use v JOIN stated_claim s ON s.claim_use = v.id JOIN attribution a "
    "ON a.id = "
    "s.attribution WHERE v.claim = c.id)";

std::string claim_rows() {
  return fmt::format(
      "SELECT c.id, (SELECT max(v.worth) FROM claim_use v WHERE v.claim = c.id), "
      "coalesce((SELECT min(d.published_at) FROM claim_use v JOIN article d ON d.id = v.article WHERE "
      "v.claim = c.id), "
      "{0}), "
      "(SELECT v.id FROM claim_use v JOIN claim b ON b.id = v.claim JOIN article d ON d.id = v.article WHERE "
      "v.claim = "
      "c.id ORDER BY coalesce(v.text, b.text), d.key, v.position LIMIT 1), "
      "(SELECT v.article FROM claim_use v JOIN article d ON d.id = v.article WHERE v.claim = c.id ORDER BY "
      "d.published_at NULLS LAST, d.key LIMIT 1), "
      "{1}, (SELECT max(against) FROM stand WHERE claim = c.id), {2} FROM claim c WHERE EXISTS (SELECT "
      "1 FROM "
      "claim_use v WHERE v.claim = c.id)",
      kNever, kStatedOf, disputers_of("c.id"));
}

const char* const kConflicts =
    "SELECT r.source, r.target, y.name = 'variantOf', s.key, t.key FROM claim_relation r JOIN term y ON y.id "
    "= r.kind "
    "JOIN claim s ON s.id = r.source JOIN claim t ON t.id = r.target WHERE y.name IN ('contradicts', "
    "'variantOf')";

const char* const kTotals =
    "SELECT 'articles', count(*) FROM article UNION ALL SELECT 'superseded', count(*) FROM article WHERE "
    "is_current = "
    "0 UNION ALL SELECT 'named', count(*) FROM entity WHERE anonymous = 0 UNION ALL SELECT 'unnamed', "
    "count(*) FROM "
    "entity WHERE anonymous <> 0 UNION ALL SELECT 'claims', count(*) FROM claim UNION ALL SELECT 'mentions', "
    "count(*) "
    "FROM mention UNION ALL SELECT 'quantities', count(*) FROM quantity UNION ALL SELECT 'times', count(*) "
    "FROM "
    "time_expression UNION ALL SELECT 'attributions', count(*) FROM attribution WHERE confidence >= 0 UNION "
    "ALL SELECT "
    "'disputes', count(*) FROM claim_count WHERE against >= 0 UNION ALL SELECT 'contradictions', count(*) "
    "FROM conflict "
    "WHERE rank = 0 UNION ALL SELECT 'variants', count(*) FROM conflict WHERE rank = 1";

const char* const kNameOfEntity =
    "(SELECT n.id FROM entity_name n WHERE n.entity = entity.id AND n.uses > 0 ORDER BY n.uses DESC, n.name "
    "DESC LIMIT "
    "1)";

}  // namespace claimgraph
