-- Format 7: what a question would otherwise have to look up in the whole database is kept beside it, so that a list of
-- twenty costs twenty. All of it follows from the other tables: 'claimgraph verify' computes it again and compares.
-- The program keeps it when articles come and go (core/store/counts.cpp); what follows links and decisions is marked by
-- triggers and settled before the end of the transaction.

-- When it was said, else published, as seconds since 1970 UTC; the greatest number when neither is known. Of one
-- speaker in the order of time.
ALTER TABLE speaker ADD COLUMN at INTEGER NOT NULL DEFAULT 9223372036854775807;
DROP INDEX speaker_by_entity;
CREATE INDEX speaker_by_entity ON speaker (entity, at);

CREATE INDEX article_by_publication ON article (published_at);

-- The id of the claim that a fact-check would have if it stood in an article: claim.key.
ALTER TABLE claim_review ADD COLUMN claim TEXT NOT NULL DEFAULT '';
CREATE INDEX claim_review_by_claim ON claim_review (claim);
CREATE INDEX claim_review_by_claimant ON claim_review (claimant);
CREATE INDEX claim_review_by_reviewer ON claim_review (reviewer);
CREATE INDEX article_relation_by_publisher ON article_relation (publisher) WHERE target IS NULL;

-- In how many articles the name is an entity's name; the entity_name that most articles have, the greatest of equal ones.
ALTER TABLE entity_name ADD COLUMN uses INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entity ADD COLUMN name INTEGER;

CREATE TABLE entity_description (
  entity INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
  text   TEXT NOT NULL,
  uses   INTEGER NOT NULL,
  PRIMARY KEY (entity, text)
) WITHOUT ROWID;

-- Its different rows in `affiliation`. organization 0: none is named.
CREATE TABLE entity_place (
  entity       INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
  organization INTEGER NOT NULL,
  title        TEXT NOT NULL,
  former       INTEGER NOT NULL,
  uses         INTEGER NOT NULL,
  PRIMARY KEY (entity, organization, title, former)
) WITHOUT ROWID;
CREATE INDEX entity_place_by_organization ON entity_place (organization);

-- Of each entity that is shown: those that were merged into another count with it.
CREATE TABLE entity_count (
  entity    INTEGER PRIMARY KEY REFERENCES entity (id) ON DELETE CASCADE,
  anonymous INTEGER NOT NULL,
  said      INTEGER NOT NULL,                  -- acts of saying
  mentions  INTEGER NOT NULL,
  articles  INTEGER NOT NULL,
  about     INTEGER NOT NULL                   -- different claims
);
CREATE INDEX entity_count_by_said ON entity_count (said DESC, mentions DESC);

-- How each saying stands to each claim that it states or is aimed at, with each of its speakers. Of one claim together,
-- side by side, the earliest first.
CREATE TABLE stand (
  claim       INTEGER NOT NULL,
  side        INTEGER NOT NULL,                -- 0 neither, 1 in favour, 2 against, as it is listed
  at          INTEGER NOT NULL,                -- speaker.at
  attribution INTEGER NOT NULL,
  entity      INTEGER NOT NULL,                -- who speaks
  says        INTEGER NOT NULL,                -- 1: says the claim in words of its own
  confidence  REAL NOT NULL,
  against     REAL,                            -- how sure it is against it: by what it states, or by what it is aimed at
  PRIMARY KEY (claim, side, at, attribution, entity)
) WITHOUT ROWID;

CREATE TABLE claim_count (
  claim     INTEGER PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
  worth     REAL NOT NULL,                     -- the highest of its uses
  first_at  INTEGER NOT NULL,                  -- first appearance; the greatest number when no use has a date
  main      INTEGER NOT NULL,                  -- the use that label, polarity and so on are of
  first     INTEGER NOT NULL,                  -- the article of the first appearance
  stated    REAL,                              -- the highest confidence of a saying that states it; NULL: none does
  against   REAL,                              -- likewise of one that is against it
  disputers INTEGER NOT NULL                   -- different speakers against it who are half sure
);
CREATE INDEX claim_count_by_worth ON claim_count (worth DESC, first_at);
CREATE INDEX claim_count_by_disputers ON claim_count (disputers DESC, worth DESC, first_at) WHERE disputers > 0;

DROP INDEX claim_use_by_claim;
CREATE INDEX claim_use_by_claim ON claim_use (claim, article);
-- An entity that goes is looked for here.
CREATE INDEX claim_use_by_subject ON claim_use (subject) WHERE subject IS NOT NULL;

-- contradicts (rank 0) and variantOf (1), in the order in which they are listed.
CREATE TABLE conflict (
  source     INTEGER NOT NULL,
  target     INTEGER NOT NULL,
  rank       INTEGER NOT NULL,
  source_key TEXT NOT NULL,
  target_key TEXT NOT NULL,
  PRIMARY KEY (source, target, rank)
) WITHOUT ROWID;
CREATE INDEX conflict_in_order ON conflict (rank, source_key, target_key);

-- Publishers by their names as names are compared.
CREATE TABLE outlet (
  name     TEXT PRIMARY KEY,
  articles INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE total (
  name  TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO total VALUES ('articles', 0), ('superseded', 0), ('named', 0), ('unnamed', 0), ('claims', 0),
  ('mentions', 0), ('quantities', 0), ('times', 0), ('attributions', 0), ('disputes', 0), ('contradictions', 0),
  ('variants', 0);

CREATE TRIGGER article_came AFTER INSERT ON article BEGIN
  UPDATE total SET value = value + 1 WHERE name = 'articles' OR (name = 'superseded' AND NEW.is_current = 0);
END;
CREATE TRIGGER article_went AFTER DELETE ON article BEGIN
  UPDATE total SET value = value - 1 WHERE name = 'articles' OR (name = 'superseded' AND OLD.is_current = 0);
END;
CREATE TRIGGER article_changed AFTER UPDATE OF is_current ON article WHEN OLD.is_current <> NEW.is_current BEGIN
  UPDATE total SET value = value + OLD.is_current - NEW.is_current WHERE name = 'superseded';
END;
CREATE TRIGGER entity_came AFTER INSERT ON entity BEGIN
  UPDATE total SET value = value + 1 WHERE name = CASE NEW.anonymous WHEN 0 THEN 'named' ELSE 'unnamed' END;
END;
CREATE TRIGGER entity_went AFTER DELETE ON entity BEGIN
  UPDATE total SET value = value - 1 WHERE name = CASE OLD.anonymous WHEN 0 THEN 'named' ELSE 'unnamed' END;
END;
CREATE TRIGGER claim_came AFTER INSERT ON claim BEGIN
  UPDATE total SET value = value + 1 WHERE name = 'claims';
END;
CREATE TRIGGER claim_went AFTER DELETE ON claim BEGIN
  UPDATE total SET value = value - 1 WHERE name = 'claims';
END;

CREATE TRIGGER claim_counted AFTER INSERT ON claim_count WHEN NEW.against >= 0 BEGIN
  UPDATE total SET value = value + 1 WHERE name = 'disputes';
END;
CREATE TRIGGER claim_uncounted AFTER DELETE ON claim_count WHEN OLD.against >= 0 BEGIN
  UPDATE total SET value = value - 1 WHERE name = 'disputes';
END;
CREATE TRIGGER claim_count_changed AFTER UPDATE OF against ON claim_count
WHEN coalesce(OLD.against >= 0, 0) <> coalesce(NEW.against >= 0, 0) BEGIN
  UPDATE total SET value = value + coalesce(NEW.against >= 0, 0) - coalesce(OLD.against >= 0, 0)
  WHERE name = 'disputes';
END;
CREATE TRIGGER conflict_came AFTER INSERT ON conflict BEGIN
  UPDATE total SET value = value + 1 WHERE name = CASE NEW.rank WHEN 0 THEN 'contradictions' ELSE 'variants' END;
END;
CREATE TRIGGER conflict_went AFTER DELETE ON conflict BEGIN
  UPDATE total SET value = value - 1 WHERE name = CASE OLD.rank WHEN 0 THEN 'contradictions' ELSE 'variants' END;
END;
CREATE TRIGGER claim_relation_came AFTER INSERT ON claim_relation BEGIN
  INSERT OR IGNORE INTO conflict SELECT s.id, t.id, y.name = 'variantOf', s.key, t.key FROM term y, claim s, claim t
  WHERE y.id = NEW.kind AND y.name IN ('contradicts', 'variantOf') AND s.id = NEW.source AND t.id = NEW.target;
END;
CREATE TRIGGER claim_relation_went AFTER DELETE ON claim_relation BEGIN
  DELETE FROM conflict WHERE source = OLD.source AND target = OLD.target AND rank = (
    SELECT y.name = 'variantOf' FROM term y WHERE y.id = OLD.kind AND y.name IN ('contradicts', 'variantOf'));
END;

-- Pairs to look at again before the transaction ends. attribution 0: only how many are against the claim; -1: who
-- states it.
CREATE TABLE touched (
  claim       INTEGER NOT NULL,
  attribution INTEGER NOT NULL,
  PRIMARY KEY (claim, attribution)
) WITHOUT ROWID;

CREATE TRIGGER stance_target_came AFTER INSERT ON stance_target BEGIN
  INSERT OR IGNORE INTO touched VALUES (NEW.claim, NEW.attribution);
END;
CREATE TRIGGER stance_target_went AFTER DELETE ON stance_target BEGIN
  INSERT OR IGNORE INTO touched VALUES (OLD.claim, OLD.attribution);
END;
CREATE TRIGGER entity_family_came AFTER INSERT ON entity_family BEGIN
  INSERT OR IGNORE INTO touched SELECT u.claim, 0 FROM speaker s CROSS JOIN stated_claim c ON c.attribution = s.attribution
  CROSS JOIN claim_use u ON u.id = c.claim_use CROSS JOIN claim_count q ON q.claim = u.claim
  WHERE s.entity = NEW.entity AND q.disputers > 0;
  INSERT OR IGNORE INTO touched SELECT t.claim, 0 FROM speaker s CROSS JOIN stance_target t ON t.attribution = s.attribution
  WHERE s.entity = NEW.entity;
  INSERT OR IGNORE INTO touched SELECT u.claim, 0 FROM speaker s CROSS JOIN answer w ON w.attribution = s.attribution
  CROSS JOIN claim_use u ON u.id = w.claim_use WHERE s.entity = NEW.entity;
END;
CREATE TRIGGER entity_family_went AFTER DELETE ON entity_family BEGIN
  INSERT OR IGNORE INTO touched SELECT u.claim, 0 FROM speaker s CROSS JOIN stated_claim c ON c.attribution = s.attribution
  CROSS JOIN claim_use u ON u.id = c.claim_use CROSS JOIN claim_count q ON q.claim = u.claim
  WHERE s.entity = OLD.entity AND q.disputers > 0;
  INSERT OR IGNORE INTO touched SELECT t.claim, 0 FROM speaker s CROSS JOIN stance_target t ON t.attribution = s.attribution
  WHERE s.entity = OLD.entity;
  INSERT OR IGNORE INTO touched SELECT u.claim, 0 FROM speaker s CROSS JOIN answer w ON w.attribution = s.attribution
  CROSS JOIN claim_use u ON u.id = w.claim_use WHERE s.entity = OLD.entity;
END;
CREATE TRIGGER answer_judged AFTER UPDATE OF confidence ON answer BEGIN
  INSERT OR IGNORE INTO touched SELECT u.claim, NEW.attribution FROM claim_use u WHERE u.id = NEW.claim_use;
END;
CREATE TRIGGER attribution_judged AFTER UPDATE OF confidence ON attribution BEGIN
  INSERT OR IGNORE INTO touched SELECT u.claim, NEW.id FROM stated_claim s JOIN claim_use u ON u.id = s.claim_use
  WHERE s.attribution = NEW.id;
  INSERT OR IGNORE INTO touched SELECT u.claim, -1 FROM stated_claim s JOIN claim_use u ON u.id = s.claim_use
  WHERE s.attribution = NEW.id;
  INSERT OR IGNORE INTO touched SELECT u.claim, NEW.id FROM answer w JOIN claim_use u ON u.id = w.claim_use
  WHERE w.attribution = NEW.id;
  INSERT OR IGNORE INTO touched SELECT t.claim, NEW.id FROM stance_target t WHERE t.attribution = NEW.id;
END;
CREATE TRIGGER attribution_rejected AFTER UPDATE OF confidence ON attribution
WHEN (OLD.confidence < 0) <> (NEW.confidence < 0) BEGIN
  UPDATE total SET value = value + (NEW.confidence >= 0) - (OLD.confidence >= 0) WHERE name = 'attributions';
  UPDATE entity_count SET said = said + (NEW.confidence >= 0) - (OLD.confidence >= 0) WHERE entity IN (
    SELECT coalesce(h.node, s.entity) FROM speaker s LEFT JOIN entity_shown h ON h.entity = s.entity
    WHERE s.attribution = NEW.id);
END;

-- The views name an entity by what is kept.
DROP VIEW entity_label;
CREATE VIEW entity_label (entity, id, name, type, anonymous, family, is_node) AS
SELECT x.id, n.key,
       coalesce(s.name, (SELECT m.name FROM entity_name m WHERE m.id = n.name)),
       (SELECT y.name FROM term y WHERE y.id = coalesce(t.type, n.type)),
       x.anonymous,
       coalesce((SELECT f.key FROM entity_family m JOIN entity f ON f.id = m.family WHERE m.entity = x.id), x.key),
       s.entity IS NULL OR s.node = x.id
FROM entity x LEFT JOIN entity_shown s ON s.entity = x.id JOIN entity n ON n.id = coalesce(s.node, x.id)
LEFT JOIN entity_shown t ON t.entity = n.id;

-- As before, without reading all entities for each.
DROP VIEW people;
CREATE VIEW people AS
SELECT l.id AS id, l.name AS name, l.type AS type, l.family AS family,
       (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT n.name AS name FROM entity_name n
        WHERE n.entity IN (SELECT l.entity UNION ALL SELECT entity FROM entity_shown WHERE node = l.entity)
        AND n.name <> l.name AND n.id NOT IN (SELECT name FROM name_rejected) ORDER BY n.name)) AS other_names,
       (SELECT d.text FROM entity_description d
        WHERE d.entity IN (SELECT l.entity UNION ALL SELECT entity FROM entity_shown WHERE node = l.entity)
        GROUP BY d.text ORDER BY sum(d.uses) DESC, d.text LIMIT 1) AS description,
       (SELECT group_concat(name, '; ') FROM (
          SELECT DISTINCT CASE WHEN f.former THEN 'former ' ELSE '' END || f.title ||
                 CASE WHEN f.title <> '' AND o.name IS NOT NULL THEN ', ' ELSE '' END || coalesce(o.name, '') AS name
          FROM entity_place f LEFT JOIN entity_label o ON o.entity = nullif(f.organization, 0)
          WHERE f.entity IN (SELECT l.entity UNION ALL SELECT entity FROM entity_shown WHERE node = l.entity)
          ORDER BY 1)) AS positions,
       (SELECT q.articles FROM entity_count q WHERE q.entity = l.entity) AS articles,
       (SELECT count(*) FROM speaker w JOIN attribution t ON t.id = w.attribution
        WHERE w.entity IN (SELECT l.entity UNION ALL SELECT entity FROM entity_shown WHERE node = l.entity)
        AND t.confidence >= 0) AS sayings
FROM entity_label l
WHERE l.is_node AND l.anonymous = 0 AND l.type IN ('Person', 'Organization');
