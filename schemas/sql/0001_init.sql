-- claimgraph's database, format 1. docs/store-format.md describes it for people.
--
-- Row ids are internal: they depend on the order of imports and never decide the order of any output. Column
-- `key` holds the content-hash id that the outside sees. Offsets are bytes of article.text, half-open.
-- Everything is stored for each article ("use" tables), so that retracting an article takes away exactly what
-- it alone supported. Tables below the line "derived" can be computed again at any time.

-- Enumerations, cue lemmas, rule and model names.
CREATE TABLE term (
  id   INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (kind, name)
);

CREATE TABLE article (
  id              INTEGER PRIMARY KEY,
  key             TEXT NOT NULL UNIQUE,
  revision_key    TEXT NOT NULL,
  is_current      INTEGER NOT NULL DEFAULT 1,  -- 0: a newer version of the same article is here too
  doc             TEXT NOT NULL,
  url             TEXT NOT NULL,
  canonical_url   TEXT NOT NULL,
  headline        TEXT NOT NULL,
  standfirst      TEXT NOT NULL,
  publisher_name  TEXT NOT NULL,
  publisher_url   TEXT NOT NULL,
  date_published  TEXT NOT NULL,               -- ISO 8601 as precise as known; '' = unknown
  date_modified   TEXT NOT NULL,
  published_at    INTEGER,                     -- seconds since 1970 UTC, the earliest instant; NULL = unknown
  modified_at     INTEGER,
  language        TEXT NOT NULL,
  section         TEXT NOT NULL,
  place           TEXT NOT NULL,
  text            TEXT NOT NULL,
  original_sha256 TEXT NOT NULL,
  importer        TEXT NOT NULL,
  page_kind       INTEGER NOT NULL REFERENCES term (id),
  verbatim        INTEGER NOT NULL,
  fingerprint     TEXT NOT NULL,               -- hash of the metadata, to tell an equal copy from a fuller one
  extraction      TEXT NOT NULL                -- what made the analysis: model set, version
);
CREATE INDEX article_by_revision ON article (revision_key);

CREATE TABLE article_author (
  article  INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name     TEXT NOT NULL,
  PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE article_link (
  article  INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  url      TEXT NOT NULL,
  PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE article_caption (
  article  INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text     TEXT NOT NULL,
  PRIMARY KEY (article, position)
) WITHOUT ROWID;

-- text [text_begin, text_end) was copied from the original at original_begin (bytes) = original_point (code points).
CREATE TABLE article_original (
  article        INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  text_begin     INTEGER NOT NULL,
  text_end       INTEGER NOT NULL,
  original_begin INTEGER NOT NULL,
  original_point INTEGER,
  PRIMARY KEY (article, text_begin, original_begin)
) WITHOUT ROWID;

-- Where a metadata value came from: ('datePublished', 'json-ld').
CREATE TABLE article_metadata_source (
  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  field   TEXT NOT NULL,
  source  TEXT NOT NULL,
  PRIMARY KEY (article, field)
) WITHOUT ROWID;

CREATE TABLE article_diagnostic (
  article    INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  severity   INTEGER NOT NULL,                 -- 0 note, 1 warning, 2 error
  code       TEXT NOT NULL,
  message    TEXT NOT NULL,
  origin     TEXT NOT NULL,                    -- 'import' or 'extract'
  text_begin INTEGER NOT NULL,
  text_end   INTEGER NOT NULL,
  PRIMARY KEY (article, position)
) WITHOUT ROWID;

-- schema:ClaimReview, kept as written: somebody's attribution, never ours.
CREATE TABLE claim_review (
  article         INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  position        INTEGER NOT NULL,
  claim_reviewed  TEXT NOT NULL,
  claimant        TEXT NOT NULL,
  appearance_url  TEXT NOT NULL,
  appearance_date TEXT NOT NULL,
  reviewer        TEXT NOT NULL,
  url             TEXT NOT NULL,
  date_published  TEXT NOT NULL,
  rating_text     TEXT NOT NULL,
  rating_value    TEXT NOT NULL,
  best_rating     TEXT NOT NULL,
  worst_rating    TEXT NOT NULL,
  PRIMARY KEY (article, position)
) WITHOUT ROWID;

-- Somebody or something, across articles. Removed when the last use goes.
CREATE TABLE entity (
  id        INTEGER PRIMARY KEY,
  key       TEXT NOT NULL UNIQUE,
  type      INTEGER NOT NULL REFERENCES term (id),
  anonymous INTEGER NOT NULL
);

CREATE TABLE entity_name (
  id     INTEGER PRIMARY KEY,
  entity INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
  name   TEXT NOT NULL,
  UNIQUE (entity, name)
);

-- The entity as one article shows it. position = index in the article's analysis; -1 is the publisher, -2 the
-- article's unstated source.
CREATE TABLE entity_use (
  article     INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  entity      INTEGER NOT NULL REFERENCES entity (id),
  name        INTEGER NOT NULL REFERENCES entity_name (id),
  description TEXT NOT NULL,
  gender      INTEGER NOT NULL,                -- 0 unknown, 1 male, 2 female
  PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX entity_use_by_entity ON entity_use (entity);
CREATE INDEX entity_use_by_name ON entity_use (name);

CREATE TABLE entity_alias (
  article  INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  name     INTEGER NOT NULL REFERENCES entity_name (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (article, name)
) WITHOUT ROWID;
CREATE INDEX entity_alias_by_name ON entity_alias (name);

CREATE TABLE affiliation (
  article      INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  position     INTEGER NOT NULL,
  entity       INTEGER NOT NULL REFERENCES entity (id),
  organization INTEGER REFERENCES entity (id),
  title        TEXT NOT NULL,
  former       INTEGER NOT NULL,
  text_begin   INTEGER NOT NULL,
  text_end     INTEGER NOT NULL,
  PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX affiliation_by_entity ON affiliation (entity);
CREATE INDEX affiliation_by_organization ON affiliation (organization);

CREATE TABLE mention (
  article    INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  entity     INTEGER REFERENCES entity (id),
  kind       INTEGER NOT NULL,                 -- 0 name, 1 nominal, 2 pronoun
  text_begin INTEGER NOT NULL,
  text_end   INTEGER NOT NULL,
  head_begin INTEGER NOT NULL,
  head_end   INTEGER NOT NULL,
  PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX mention_by_entity ON mention (entity);

CREATE TABLE quantity (
  article            INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  position           INTEGER NOT NULL,
  text_begin         INTEGER NOT NULL,
  text_end           INTEGER NOT NULL,
  value              REAL,
  low                REAL,
  high               REAL,
  value_text         TEXT NOT NULL,
  kind               INTEGER NOT NULL REFERENCES term (id),
  unit               INTEGER NOT NULL REFERENCES term (id),
  currency           INTEGER NOT NULL REFERENCES term (id),
  approximate        INTEGER NOT NULL,         -- 0 exact, 1 about, 2 under, 3 over
  significant_digits INTEGER NOT NULL,
  PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE time_expression (
  article    INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  text_begin INTEGER NOT NULL,
  text_end   INTEGER NOT NULL,
  type       INTEGER NOT NULL REFERENCES term (id),
  value      TEXT NOT NULL,                    -- TIMEX3 value
  anchored   INTEGER NOT NULL,
  PRIMARY KEY (article, position)
) WITHOUT ROWID;

-- A proposition, across articles. text is the bytewise smallest of its uses, whatever the order of imports.
CREATE TABLE claim (
  id   INTEGER PRIMARY KEY,
  key  TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL
);

CREATE TABLE claim_use (
  id         INTEGER PRIMARY KEY,
  article    INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  claim      INTEGER NOT NULL REFERENCES claim (id),
  text       TEXT,                             -- NULL: the same as claim.text
  label      TEXT NOT NULL,
  subject    INTEGER REFERENCES entity (id),
  polarity   INTEGER NOT NULL,                 -- 0 positive, 1 negative
  modality   INTEGER NOT NULL,                 -- 0 asserted, 1 possible, 2 intended, 3 counterfactual
  valid_time TEXT NOT NULL,
  UNIQUE (article, position)
);
CREATE INDEX claim_use_by_claim ON claim_use (claim);

CREATE TABLE claim_span (
  claim_use  INTEGER NOT NULL REFERENCES claim_use (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  text_begin INTEGER NOT NULL,
  text_end   INTEGER NOT NULL,
  PRIMARY KEY (claim_use, position)
) WITHOUT ROWID;

-- quantity = its position in the same article.
CREATE TABLE claim_quantity (
  claim_use INTEGER NOT NULL REFERENCES claim_use (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  quantity  INTEGER NOT NULL,
  PRIMARY KEY (claim_use, position)
) WITHOUT ROWID;

CREATE TABLE claim_about (
  claim_use INTEGER NOT NULL REFERENCES claim_use (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  entity    INTEGER NOT NULL REFERENCES entity (id),
  PRIMARY KEY (claim_use, position)
) WITHOUT ROWID;
CREATE INDEX claim_about_by_entity ON claim_about (entity);

-- The act of saying: source, cue and content in one article.
CREATE TABLE attribution (
  id         INTEGER PRIMARY KEY,
  key        TEXT NOT NULL UNIQUE,
  article    INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  claim_use  INTEGER REFERENCES claim_use (id),
  kind       INTEGER NOT NULL REFERENCES term (id),
  stance     INTEGER NOT NULL REFERENCES term (id),
  cue_lemma  INTEGER NOT NULL REFERENCES term (id),
  polarity   INTEGER NOT NULL,
  said_at    TEXT NOT NULL,
  medium     TEXT NOT NULL,
  addressee  INTEGER REFERENCES entity (id),
  relays     INTEGER,                          -- position of the inner attribution in the same article
  nesting    INTEGER NOT NULL,
  hedged     INTEGER NOT NULL,
  confidence REAL NOT NULL,
  by         INTEGER NOT NULL REFERENCES term (id),
  text_begin INTEGER NOT NULL,                 -- the passage: from the first to the last of its spans
  text_end   INTEGER NOT NULL,
  UNIQUE (article, position)
);
CREATE INDEX attribution_by_claim_use ON attribution (claim_use);
CREATE INDEX attribution_by_addressee ON attribution (addressee);

-- role: 0 source, 1 cue, 2 content
CREATE TABLE attribution_span (
  attribution INTEGER NOT NULL REFERENCES attribution (id) ON DELETE CASCADE,
  role        INTEGER NOT NULL,
  position    INTEGER NOT NULL,
  text_begin  INTEGER NOT NULL,
  text_end    INTEGER NOT NULL,
  PRIMARY KEY (attribution, role, position)
) WITHOUT ROWID;

CREATE TABLE speaker (
  attribution INTEGER NOT NULL REFERENCES attribution (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  entity      INTEGER NOT NULL REFERENCES entity (id),
  implied     INTEGER NOT NULL,                -- 1: the publisher of a narration, or the unstated source
  PRIMARY KEY (attribution, position)
) WITHOUT ROWID;
CREATE INDEX speaker_by_entity ON speaker (entity);

-- What a person decided, apart from what was extracted and replayed after every import. Keys, not row ids: the
-- objects may go and come back.
CREATE TABLE judgement (
  id       INTEGER PRIMARY KEY,                -- the order in which they were made
  kind     TEXT NOT NULL,                      -- merge, split, confirm, reject
  subject  TEXT NOT NULL,
  object   TEXT NOT NULL,
  note     TEXT NOT NULL,
  undone   INTEGER NOT NULL DEFAULT 0
);

-- State of the file: ('relations', 'stale' | 'fresh').
CREATE TABLE state (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- ---- derived ----

-- contradicts, variantOf between claims; from < to by key for the symmetric ones.
CREATE TABLE claim_relation (
  kind       INTEGER NOT NULL REFERENCES term (id),
  source     INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  target     INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  label      TEXT NOT NULL,                    -- "5.5M → 5.6M"
  detail     TEXT NOT NULL,                    -- "rounds-to", "disjoint", "polarity", "scale"
  confidence REAL NOT NULL,
  by         INTEGER NOT NULL REFERENCES term (id),
  PRIMARY KEY (source, target, kind)
) WITHOUT ROWID;
CREATE INDEX claim_relation_by_target ON claim_relation (target);

-- The claim of somebody else that an attribution disputes, denies, doubts, supports or corrects.
CREATE TABLE stance_target (
  attribution INTEGER NOT NULL REFERENCES attribution (id) ON DELETE CASCADE,
  claim       INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  detail      TEXT NOT NULL,
  confidence  REAL NOT NULL,
  by          INTEGER NOT NULL REFERENCES term (id),
  PRIMARY KEY (attribution, claim)
) WITHOUT ROWID;
CREATE INDEX stance_target_by_claim ON stance_target (claim);

-- derivedFrom and cites between articles. [text_begin, text_end) is the shared or citing passage in source;
-- target_begin/target_end the same in target, when there is one.
CREATE TABLE article_relation (
  kind         INTEGER NOT NULL REFERENCES term (id),
  source       INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  target       INTEGER REFERENCES article (id) ON DELETE CASCADE,
  publisher    TEXT NOT NULL,                  -- cites: the publisher's name when the article itself is not here
  label        TEXT NOT NULL,
  detail       TEXT NOT NULL,
  text_begin   INTEGER NOT NULL,
  text_end     INTEGER NOT NULL,
  target_begin INTEGER NOT NULL,
  target_end   INTEGER NOT NULL,
  confidence   REAL NOT NULL,
  by           INTEGER NOT NULL REFERENCES term (id)
);
CREATE INDEX article_relation_by_source ON article_relation (source);
CREATE INDEX article_relation_by_target ON article_relation (target);

-- ---- text search (FTS5, external content) ----

-- The words of an attribution.
CREATE VIEW passage (id, text) AS
SELECT a.id, CAST(substr(CAST(d.text AS BLOB), a.text_begin + 1, a.text_end - a.text_begin) AS TEXT)
FROM attribution a JOIN article d ON d.id = a.article;

CREATE VIRTUAL TABLE article_search USING fts5 (
  headline, standfirst, text, content = 'article', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE claim_search USING fts5 (
  text, content = 'claim', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE passage_search USING fts5 (
  text, content = 'passage', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE entity_search USING fts5 (
  name, content = 'entity_name', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
