-- Format 5: views to ask by SQL, with names instead of numbers. docs/sql.md asks them ten questions. They hold no
-- rows of their own. Ids are those that the program prints (column `key` of the tables).

-- What a stance means for a claim: for it, or against it. tie: 'own' is a claim that the saying states, 'target' one
-- of somebody else that it is aimed at. Stances that are not here count on no side. Only what was said counts
-- (realis 'said').
CREATE VIEW stance_side (stance, tie, side) AS VALUES
  ('asserts',  'own',    'for'),     ('concedes', 'own',    'for'),
  ('predicts', 'own',    'for'),     ('corrects', 'own',    'for'),
  ('supports', 'own',    'for'),     ('supports', 'target', 'for'),
  ('denies',   'own',    'against'), ('denies',   'target', 'against'),
  ('disputes', 'own',    'against'), ('disputes', 'target', 'against'),
  ('doubts',   'own',    'against'), ('doubts',   'target', 'against'),
  ('corrects', 'target', 'against');

-- The name that most articles have for an entity, as the program shows it.
CREATE VIEW entity_label (entity, id, name, type, anonymous, family) AS
SELECT e.id, e.key,
       (SELECT n.name FROM entity_use u JOIN entity_name n ON n.id = u.name WHERE u.entity = e.id
        GROUP BY n.id ORDER BY count(*) DESC, n.name DESC LIMIT 1),
       y.name, e.anonymous,
       coalesce((SELECT f.key FROM entity_family m JOIN entity f ON f.id = m.family WHERE m.entity = e.id), e.key)
FROM entity e JOIN term y ON y.id = e.type;

-- Who said what: a row for each saying, claim that it states, and speaker. A saying that states no claim has NULL as
-- claim; one that nobody is named for, NULL as speaker.
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
LEFT JOIN entity_label e ON e.entity = w.entity;

-- Who is against which claim: a row for each claim, saying and speaker, as `claimgraph disputes` counts them.
-- said_by: the names of those who said it, or NULL.
CREATE VIEW disputes_view AS
SELECT c.key AS claim, c.text AS claim_text,
       (SELECT group_concat(name, '; ') FROM (
          SELECT DISTINCT l.name AS name FROM claim_use u JOIN stated_claim s ON s.claim_use = u.id
          JOIN attribution b ON b.id = s.attribution JOIN term y ON y.id = b.stance
          JOIN stance_side i ON i.stance = y.name AND i.tie = 'own' AND i.side = 'for'
          JOIN speaker w ON w.attribution = b.id JOIN entity_label l ON l.entity = w.entity
          WHERE u.claim = c.id AND b.realis = 0 ORDER BY l.name)) AS said_by,
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
LEFT JOIN entity_label e ON e.entity = w.entity;

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
FROM claim c;

-- People and organisations with names, the unnamed left out. family: the same for those that are one.
CREATE VIEW people AS
SELECT l.id AS id, l.name AS name, l.type AS type, l.family AS family,
       (SELECT group_concat(name, '; ') FROM (SELECT n.name AS name FROM entity_name n
        WHERE n.entity = l.entity AND n.name <> l.name ORDER BY n.name)) AS other_names,
       (SELECT u.description FROM entity_use u WHERE u.entity = l.entity AND u.description <> ''
        GROUP BY u.description ORDER BY count(*) DESC, u.description LIMIT 1) AS description,
       (SELECT group_concat(name, '; ') FROM (
          SELECT DISTINCT CASE WHEN f.former THEN 'former ' ELSE '' END || f.title ||
                 CASE WHEN f.title <> '' AND o.name IS NOT NULL THEN ', ' ELSE '' END || coalesce(o.name, '') AS name
          FROM affiliation f LEFT JOIN entity_label o ON o.entity = f.organization
          WHERE f.entity = l.entity ORDER BY 1)) AS positions,
       (SELECT count(DISTINCT u.article) FROM entity_use u WHERE u.entity = l.entity) AS articles,
       (SELECT count(*) FROM speaker w WHERE w.entity = l.entity) AS sayings
FROM entity_label l
WHERE l.anonymous = 0 AND l.type IN ('Person', 'Organization');
