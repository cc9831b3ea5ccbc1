-- Format 4: who is whom and which claims are the same, across articles. All of it is derived: it can be computed
-- again at any time.

-- Two entities that are one: source < target by key.
CREATE TABLE entity_relation (
  source     INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
  target     INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
  detail     TEXT NOT NULL,                    -- "type", "legal-form", "short-form", "acronym", "copy"
  confidence REAL NOT NULL,
  by         INTEGER NOT NULL REFERENCES term (id),
  PRIMARY KEY (source, target)
) WITHOUT ROWID;
CREATE INDEX entity_relation_by_target ON entity_relation (target);

-- Members of families of two or more. family: the member with the least key. type: what most articles take the
-- family for.
CREATE TABLE entity_family (
  entity INTEGER PRIMARY KEY REFERENCES entity (id) ON DELETE CASCADE,
  family INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
  type   INTEGER NOT NULL REFERENCES term (id)
);
CREATE INDEX entity_family_by_family ON entity_family (family);

CREATE TABLE claim_family (
  claim  INTEGER PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
  family INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE
);
CREATE INDEX claim_family_by_family ON claim_family (family);

-- The claim that a ClaimReview is about. position: as claim_review.
CREATE TABLE review_target (
  article    INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  claim      INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  confidence REAL NOT NULL,
  by         INTEGER NOT NULL REFERENCES term (id),
  PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX review_target_by_claim ON review_target (claim);

-- Relations of claims are found anew: there are more kinds (sameClaim, narrower).
UPDATE state SET value = 'stale' WHERE name = 'relations';
