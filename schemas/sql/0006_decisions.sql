-- Format 6: what people decided, apart from what was extracted, and how the rest shows it.

-- In the order of (at, key). Keys, not row ids: what they are about may go and come back. Never changed but for the
-- last two columns, which can be computed again from the list at any time.
CREATE TABLE decision (
  id       INTEGER PRIMARY KEY,
  key      TEXT NOT NULL UNIQUE,
  kind     TEXT NOT NULL,                      -- merge, split, confirm, reject, rename, annotate, undo
  aspect   TEXT NOT NULL,                      -- of confirm and reject: 'saying', 'stance', 'type', 'alias', or the name of a link
  subject  TEXT NOT NULL,
  object   TEXT NOT NULL,
  text     TEXT NOT NULL,
  by       TEXT NOT NULL,
  at       TEXT NOT NULL,                      -- UTC, '2026-03-12T09:30:00.000Z'
  label    TEXT NOT NULL,                      -- words for people
  holds    INTEGER NOT NULL DEFAULT 0,         -- 0: taken back, or overridden by a later one
  ended_by TEXT NOT NULL DEFAULT ''            -- by which
);
CREATE INDEX decision_by_subject ON decision (subject);

-- `judgement` of format 1 was never written by a command.
DROP TABLE judgement;

-- ---- derived ----

-- confidence and by are what holds now: 1 and 'person:NAME' of what a person confirmed, -1 of what a person rejected.
-- What was extracted stays beside it; NULL: nobody decided.
ALTER TABLE attribution ADD COLUMN found_confidence REAL;
ALTER TABLE attribution ADD COLUMN found_by INTEGER REFERENCES term (id);
CREATE INDEX attribution_decided ON attribution (id) WHERE found_confidence IS NOT NULL;
ALTER TABLE answer ADD COLUMN found_confidence REAL;
CREATE INDEX answer_decided ON answer (attribution) WHERE found_confidence IS NOT NULL;

-- Claims that nobody states but in sayings that a person rejected.
CREATE TABLE claim_hidden (
  claim INTEGER PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE
);

-- Entities that a person merged, renamed, or gave a type. node: the entity as which it is shown, itself when it is none
-- of those merged into another. name, type: NULL when nobody gave one.
CREATE TABLE entity_shown (
  entity INTEGER PRIMARY KEY REFERENCES entity (id) ON DELETE CASCADE,
  node   INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
  name   TEXT,
  type   INTEGER REFERENCES term (id)
);
CREATE INDEX entity_shown_by_node ON entity_shown (node);

-- Names that a person gave are in entity_name as well; those that a person rejected are in entity_name still, and here.
CREATE TABLE name_given (
  name INTEGER PRIMARY KEY REFERENCES entity_name (id) ON DELETE CASCADE
);
CREATE TABLE name_rejected (
  name INTEGER PRIMARY KEY REFERENCES entity_name (id) ON DELETE CASCADE
);

-- Every entity with the one as which it is shown, most often itself.
CREATE VIEW entity_member (node, entity) AS
SELECT node, entity FROM entity_shown
UNION ALL
SELECT id, id FROM entity e WHERE NOT EXISTS (SELECT 1 FROM entity_shown s WHERE s.entity = e.id);

-- The views of format 5, with what people decided.
DROP VIEW people;
DROP VIEW claim_families;
DROP VIEW disputes_view;
DROP VIEW sayings;
DROP VIEW entity_label;

-- The name that most articles have for an entity, or that a person gave it, as the program shows it. An entity that was
-- merged into another has that one's id and name; is_node tells it.
CREATE VIEW entity_label (entity, id, name, type, anonymous, family, is_node) AS
SELECT x.id,
       coalesce((SELECT e.key FROM entity_shown s JOIN entity e ON e.id = s.node WHERE s.entity = x.id), x.key),
       coalesce((SELECT s.name FROM entity_shown s WHERE s.entity = x.id),
                (SELECT n.name FROM entity_use u JOIN entity_name n ON n.id = u.name
                 WHERE u.entity = coalesce((SELECT s.node FROM entity_shown s WHERE s.entity = x.id), x.id)
                 GROUP BY n.id ORDER BY count(*) DESC, n.name DESC LIMIT 1)),
       (SELECT y.name FROM term y WHERE y.id = coalesce(
          (SELECT coalesce(s.type, e.type) FROM entity_shown s JOIN entity e ON e.id = s.node WHERE s.entity = x.id), x.type)),
       x.anonymous,
       coalesce((SELECT f.key FROM entity_family m JOIN entity f ON f.id = m.family WHERE m.entity = x.id), x.key),
       NOT EXISTS (SELECT 1 FROM entity_shown s WHERE s.entity = x.id AND s.node <> x.id)
FROM entity x;

-- Who said what: a row for each saying, claim that it states, and speaker. A saying that states no claim has NULL as
-- claim. The speaker of what the article itself says is its publisher, or the anonymous 'unnamed publisher'; of what has
-- no named source the article's anonymous 'unstated source'. Without what a person rejected.
CREATE VIEW sayings AS
SELECT t.key AS saying,
       e.id AS speaker, e.name AS speaker_name, e.type AS speaker_type, e.anonymous AS speaker_anonymous,
       cue.name AS cue, kind.name AS kind, stance.name AS stance,
       CASE t.realis WHEN 0 THEN 'said' WHEN 1 THEN 'negated' ELSE 'unreal' END AS realis,
       CASE t.realis WHEN 0 THEN side.side END AS side,
       c.key AS claim, coalesce(u.text, c.text) AS claim_text,
       CASE u.form WHEN 0 THEN 'proposition' WHEN 1 THEN 'topic' WHEN 2 THEN 'question' END AS claim_form,
       nullif(t.said_at, '') AS said_at, nullif(t.medium, '') AS medium,
       (SELECT o.name FROM entity_label o WHERE o.entity = t.addressee) AS addressee_name,
       t.hedged AS hedged, t.confidence AS confidence,
       d.key AS article, d.headline AS headline, d.publisher_name AS publisher, d.url AS url,
       nullif(d.date_published, '') AS date_published, d.is_current AS is_current,
       p.text AS passage
FROM attribution t
JOIN article d ON d.id = t.article
JOIN passage p ON p.id = t.id
JOIN term kind ON kind.id = t.kind
JOIN term stance ON stance.id = t.stance
JOIN term cue ON cue.id = t.cue_lemma
LEFT JOIN stated_claim s ON s.attribution = t.id
LEFT JOIN claim_use u ON u.id = s.claim_use
LEFT JOIN claim c ON c.id = u.claim
LEFT JOIN stance_side side ON side.stance = stance.name AND side.tie = 'own'
LEFT JOIN speaker w ON w.attribution = t.id
LEFT JOIN entity_label e ON e.entity = w.entity
WHERE t.confidence >= 0;

-- Who is against which claim: a row for each claim, saying and speaker, as `claimgraph disputes` counts them.
-- said_by: the names of those who said it, or NULL.
CREATE VIEW disputes_view AS
SELECT c.key AS claim, c.text AS claim_text,
       (SELECT group_concat(name, '; ') FROM (
          SELECT DISTINCT l.name AS name FROM claim_use u JOIN stated_claim s ON s.claim_use = u.id
          JOIN attribution b ON b.id = s.attribution JOIN term y ON y.id = b.stance
          JOIN stance_side i ON i.stance = y.name AND i.tie = 'own' AND i.side = 'for'
          JOIN speaker w ON w.attribution = b.id JOIN entity_label l ON l.entity = w.entity
          WHERE u.claim = c.id AND b.realis = 0 AND b.confidence >= 0 ORDER BY l.name)) AS said_by,
       e.id AS disputer, e.name AS disputer_name, x.stance AS stance, cue.name AS cue,
       x.confidence AS confidence, t.key AS saying,
       d.key AS article, d.headline AS headline, d.publisher_name AS publisher, d.url AS url,
       nullif(d.date_published, '') AS date_published,
       p.text AS passage
FROM (SELECT t.id AS attribution, u.claim AS claim, y.name AS stance, t.confidence AS confidence
      FROM attribution t JOIN term y ON y.id = t.stance
      JOIN stance_side i ON i.stance = y.name AND i.tie = 'own' AND i.side = 'against'
      JOIN stated_claim s ON s.attribution = t.id JOIN claim_use u ON u.id = s.claim_use
      WHERE t.realis = 0
      UNION
      SELECT a.attribution, a.claim, y.name, a.confidence
      FROM aim a JOIN term y ON y.id = a.stance
      JOIN stance_side i ON i.stance = y.name AND i.tie = 'target' AND i.side = 'against'
      WHERE a.realis = 0) x
JOIN attribution t ON t.id = x.attribution
JOIN claim c ON c.id = x.claim
JOIN article d ON d.id = t.article
JOIN passage p ON p.id = t.id
JOIN term cue ON cue.id = t.cue_lemma
LEFT JOIN speaker w ON w.attribution = t.id
LEFT JOIN entity_label e ON e.entity = w.entity
WHERE x.confidence >= 0;

-- Every claim with the family of claims that are the same; a claim like no other is its own family.
CREATE VIEW claim_families AS
SELECT coalesce((SELECT f.key FROM claim_family m JOIN claim f ON f.id = m.family WHERE m.claim = c.id), c.key) AS family,
       c.key AS claim, c.text AS claim_text,
       (SELECT max(u.worth) FROM claim_use u WHERE u.claim = c.id) AS worth,
       (SELECT count(DISTINCT u.article) FROM claim_use u WHERE u.claim = c.id) AS articles,
       (SELECT nullif(d.date_published, '') FROM claim_use u JOIN article d ON d.id = u.article
        WHERE u.claim = c.id ORDER BY d.published_at NULLS LAST, d.key LIMIT 1) AS first_published,
       (SELECT d.key FROM claim_use u JOIN article d ON d.id = u.article
        WHERE u.claim = c.id ORDER BY d.published_at NULLS LAST, d.key LIMIT 1) AS first_article
FROM claim c WHERE c.id NOT IN (SELECT claim FROM claim_hidden);

-- People and organisations with names, the unnamed left out. family: the same for those that are one.
CREATE VIEW people AS
SELECT l.id AS id, l.name AS name, l.type AS type, l.family AS family,
       (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT n.name AS name FROM entity_member m
        JOIN entity_name n ON n.entity = m.entity
        WHERE m.node = l.entity AND n.name <> l.name AND n.id NOT IN (SELECT name FROM name_rejected)
        ORDER BY n.name)) AS other_names,
       (SELECT u.description FROM entity_member m JOIN entity_use u ON u.entity = m.entity
        WHERE m.node = l.entity AND u.description <> ''
        GROUP BY u.description ORDER BY count(*) DESC, u.description LIMIT 1) AS description,
       (SELECT group_concat(name, '; ') FROM (
          SELECT DISTINCT CASE WHEN f.former THEN 'former ' ELSE '' END || f.title ||
                 CASE WHEN f.title <> '' AND o.name IS NOT NULL THEN ', ' ELSE '' END || coalesce(o.name, '') AS name
          FROM entity_member m JOIN affiliation f ON f.entity = m.entity
          LEFT JOIN entity_label o ON o.entity = f.organization
          WHERE m.node = l.entity ORDER BY 1)) AS positions,
       (SELECT count(DISTINCT u.article) FROM entity_member m JOIN entity_use u ON u.entity = m.entity
        WHERE m.node = l.entity) AS articles,
       (SELECT count(*) FROM entity_member m JOIN speaker w ON w.entity = m.entity
        JOIN attribution t ON t.id = w.attribution WHERE m.node = l.entity AND t.confidence >= 0) AS sayings
FROM entity_label l
WHERE l.is_node AND l.anonymous = 0 AND l.type IN ('Person', 'Organization');
