-- Format 3: an attribution answers claims that others made earlier in its article.

-- What it does to them by saying something of its own ("said that was untrue"). position: from 0.
CREATE TABLE answer (
  attribution INTEGER NOT NULL REFERENCES attribution (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  claim_use   INTEGER NOT NULL REFERENCES claim_use (id) ON DELETE CASCADE,
  stance      INTEGER NOT NULL REFERENCES term (id),
  confidence  REAL NOT NULL,
  PRIMARY KEY (attribution, position)
) WITHOUT ROWID;
CREATE INDEX answer_by_use ON answer (claim_use);

-- All claims of others that an attribution is aimed at: by its own stance, or by an answer.
CREATE VIEW aim AS
SELECT t.attribution, t.claim, a.stance, a.realis, a.confidence
FROM stance_target t JOIN attribution a ON a.id = t.attribution
UNION ALL
SELECT w.attribution, u.claim, w.stance, a.realis, min(a.confidence, w.confidence)
FROM answer w JOIN claim_use u ON u.id = w.claim_use JOIN attribution a ON a.id = w.attribution;
