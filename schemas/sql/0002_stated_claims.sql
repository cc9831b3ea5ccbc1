-- Format 2: an attribution states several claims, each with spans of its own, or none; whether the saying took
-- place at all; what kind of thing a claim is.

-- What an attribution states. position: in text order, from 0.
CREATE TABLE stated_claim (
  attribution INTEGER NOT NULL REFERENCES attribution (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  claim_use   INTEGER NOT NULL REFERENCES claim_use (id) ON DELETE CASCADE,
  PRIMARY KEY (attribution, position)
) WITHOUT ROWID;
CREATE INDEX stated_claim_by_use ON stated_claim (claim_use);

-- Where the attribution states it. claim = stated_claim.position.
CREATE TABLE stated_span (
  attribution INTEGER NOT NULL REFERENCES attribution (id) ON DELETE CASCADE,
  claim       INTEGER NOT NULL,
  position    INTEGER NOT NULL,
  text_begin  INTEGER NOT NULL,
  text_end    INTEGER NOT NULL,
  PRIMARY KEY (attribution, claim, position)
) WITHOUT ROWID;

-- Before, all of the content stated the one claim.
INSERT INTO stated_claim SELECT id, 0, claim_use FROM attribution WHERE claim_use IS NOT NULL;
INSERT INTO stated_span SELECT s.attribution, 0, s.position, s.text_begin, s.text_end
FROM attribution_span s JOIN attribution a ON a.id = s.attribution WHERE s.role = 2 AND a.claim_use IS NOT NULL;

DROP INDEX attribution_by_claim_use;
ALTER TABLE attribution DROP COLUMN claim_use;
-- 0 said, 1 negated ("did not say"), 2 unreal ("would say", "if she says"); before, polarity 0 and 1.
ALTER TABLE attribution RENAME COLUMN polarity TO realis;

ALTER TABLE claim_use ADD COLUMN form INTEGER NOT NULL DEFAULT 0;       -- 0 proposition, 1 topic, 2 question
ALTER TABLE claim_use ADD COLUMN unresolved INTEGER NOT NULL DEFAULT 0; -- a pronoun stays that nothing settles
ALTER TABLE claim_use ADD COLUMN worth REAL NOT NULL DEFAULT 0;         -- 0..1, how much checking it is worth
