#!/usr/bin/env python3
"""Property: an archive that grows loses no link.

growing.py PROGRAM [--all] [--model=SET] PATH...

PATH as for faithful.py: a folder of corpora, a JSON Lines file with "text", or a text file. Imports every other article
of a collection into one database and all of them into another, and compares what was found by comparing. A link of the
first that the second lacks is a violation, unless what it is decided by has changed: another article states the claim
or names the source alike, somebody else may be called so, or a better one came (an earlier text, a surer twin, a nearer
target). Without --all each collection gives at most LIMIT articles.
Exit code 0 when the property holds, 1 when not, 77 (skipped) when no PATH is there, 2 when no link was found.
"""
import json
import os
import sqlite3
import subprocess
import sys
import tempfile

import faithful

LIMIT = 160

RELATIONS = """SELECT t.name, a.key, b.key FROM claim_relation r JOIN claim a ON a.id = r.source JOIN claim b ON b.id = r.target
JOIN term t ON t.id = r.kind"""
COPIES = """SELECT a.key, b.key FROM article_relation r JOIN article a ON a.id = r.source JOIN article b ON b.id = r.target
JOIN term t ON t.id = r.kind WHERE t.name = 'derivedFrom'"""
SAME = "SELECT a.key, b.key FROM entity_relation r JOIN entity a ON a.id = r.source JOIN entity b ON b.id = r.target"
STANCES = "SELECT a.key, c.key, s.confidence FROM stance_target s JOIN attribution a ON a.id = s.attribution JOIN claim c ON c.id = s.claim"
USES = "SELECT c.key, d.key FROM claim_use u JOIN claim c ON c.id = u.claim JOIN article d ON d.id = u.article"
STATED = """SELECT a.key, c.key FROM attribution a JOIN stated_claim s ON s.attribution = a.id JOIN claim_use u ON u.id = s.claim_use
JOIN claim c ON c.id = u.claim"""
NAMES = "SELECT e.key, n.name FROM entity e JOIN entity_name n ON n.entity = e.id"
FAMILY = "SELECT e.key, f.key FROM entity_family m JOIN entity e ON e.id = m.entity JOIN entity f ON f.id = m.family"
NAMED = """SELECT c.key, e.key FROM claim_use u JOIN claim c ON c.id = u.claim JOIN entity_use x ON x.article = u.article
JOIN entity e ON e.id = x.entity"""


def grouped(rows):
    out = {}
    for key, value in rows:
        out.setdefault(key, set()).add(value)
    return out


class Linked:
    def __init__(self, program, texts, folder, name, model):
        given, path = os.path.join(folder, name + ".jsonl"), os.path.join(folder, name + ".db")
        with open(given, "w", encoding="utf-8") as out:
            for number, text in texts:
                out.write(json.dumps({"doc": str(number), "url": f"https://news.example/{number}", "text": text,
                                      "datePublished": f"20{10 + number % 20}-01-{1 + number % 28:02}"}, ensure_ascii=False) + "\n")
        subprocess.run([program, "import", "-q", *model, "--db", path, "--from", "interchange", given], check=True)
        database = sqlite3.connect(path)
        rows = lambda sql: database.execute(sql).fetchall()
        self.claims, self.copies, self.same = set(rows(RELATIONS)), set(rows(COPIES)), set(rows(SAME))
        self.stances = {a: (c, sure) for a, c, sure in rows(STANCES)}
        self.uses, self.stated, self.names = grouped(rows(USES)), grouped(rows(STATED)), grouped(rows(NAMES))
        self.named = grouped(rows(NAMED))
        self.articles = {key for (key,) in rows("SELECT key FROM article")}
        self.family = dict(rows(FAMILY))
        database.close()

    def words(self, entity):
        return {word for name in self.names[entity] for word in name.lower().split()}

    def parts(self, entities):
        """Who is one among these."""
        groups = {}
        for one in entities:
            groups.setdefault(self.family.get(one, one), set()).add(one)
        return {frozenset(group) for group in groups.values()}


def violations(part, whole):
    came = {e for e in whole.names if e not in part.names}
    for a, b in part.copies - whole.copies:
        if not any(x == a and y not in part.articles for x, y in whole.copies):
            yield ("derivedFrom", a, b)
    for a, b in part.same - whole.same:
        words = part.words(a) | part.words(b)
        if whole.family.get(a, a) != whole.family.get(b, b) and not any(words & whole.words(e) for e in came):
            yield ("sameAs", a, b)
    for kind, a, b in part.claims - whole.claims:
        changed = any(part.uses[c] != whole.uses[c] for c in (a, b))
        named = part.named.get(a, set()) | part.named.get(b, set())
        changed = changed or part.parts(named) != {g & named for g in whole.parts(named)} - {frozenset()}
        twin = kind == "sameClaim" and any(k == kind and {x, y} & {a, b} and not {x, y} <= set(part.uses)
                                           for k, x, y in whole.claims)
        if not changed and not twin:
            yield (kind, a, b)
    for saying, (claim, sure) in part.stances.items():
        own = part.stated.get(saying, set())
        if any(part.uses[c] != whole.uses[c] for c in own):
            continue
        if saying not in whole.stances or (whole.stances[saying][0] != claim and whole.stances[saying][1] < sure):
            yield ("stance", saying, claim)


def main(arguments):
    model = [a for a in arguments if a.startswith("--model=")]
    options = {a for a in arguments if a.startswith("--")} - set(model)
    words = [a for a in arguments if not a.startswith("--")]
    if len(words) < 2 or options - {"--all"}:
        sys.exit(__doc__)
    links = wrong = 0
    found = [pair for path in words[1:] for pair in faithful.collections(path)]
    if not found:
        return 77
    for name, texts in found:
        texts = list(enumerate(dict.fromkeys(t for t in texts if t.strip())))
        texts = texts if "--all" in options else faithful.spread(texts, LIMIT)
        with tempfile.TemporaryDirectory() as folder:
            part = Linked(words[0], texts[::2], folder, "part", model)
            whole = Linked(words[0], texts, folder, "whole", model)
        lost = list(violations(part, whole))
        count = len(part.claims) + len(part.copies) + len(part.same) + len(part.stances)
        links, wrong = links + count, wrong + len(lost)
        print(f"{name}: {len(texts)} articles, {count} links of every other one, {len(lost)} lost among all")
        for one in lost[:40]:
            print("  lost:", *one)
    return 1 if wrong else 0 if links else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
