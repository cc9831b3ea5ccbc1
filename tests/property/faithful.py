#!/usr/bin/env python3
"""Property: a claim's text says what the article says, in the article's own words and order.

faithful.py PROGRAM [--all] [--show] [--omissions] [--model=SET] PATH...

PATH is a folder of corpora (its articles in English are collected, see COLLECTIONS), a JSON Lines file with "text", or an
article as a text file. Runs `PROGRAM extract` on all of them and checks each claim on the spans of its first place:

faithful   the words of the text outside [square brackets] are words of the sentences that the spans lie in, in the same
           order: nothing added, nothing changed, nothing moved.
omissions  (with --omissions) where two neighbouring words of the text do not stand beside each other in the spans, an
           "…" or a bracket stands between them: nothing is left out unseen.

Without --all each collection gives at most LIMIT articles, evenly taken, so that a run takes well under a minute on one
processor. Prints one line for each collection and one for each violation (the first 40 without --show).
Exit code 0 when the property holds, 1 when it does not, 77 (skipped) when no PATH is there, 2 when nothing was claimed:
a check of no claims proves nothing.
"""
import glob
import gzip
import json
import os
import re
import subprocess
import sys

LIMIT = 110
WORD = re.compile(r"\w+(?:[.,]\d+)*", re.U)
BRACKETED = re.compile(r"\[[^\]\[]*\]")
SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|\n")


def lines_of(path):
    with open(path, "rb") as probe:
        packed = probe.read(2) == b"\x1f\x8b"
    with (gzip.open if packed else open)(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def texts_of_lines(path):
    return [row["text"] for row in lines_of(path) if isinstance(row.get("text"), str)]


def bodies_of_ground_truth(path):
    with open(path, encoding="utf-8") as f:
        pages = json.load(f).values()
    bodies = [page["articleBody"] if "articleBody" in page else (page.get("articleBodies") or [""])[0] for page in pages]
    return [body if isinstance(body, str) else "\n\n".join(map(str, body)) for body in bodies]


# Where a folder of corpora holds raw text: pattern, how it is read. What is not English has no claims.
COLLECTIONS = [
    ("claim-gold/*.jsonl", texts_of_lines),
    ("polnear-text/polnear.dev.jsonl.gz", texts_of_lines),
    ("polnear-text/polnear.train.jsonl.gz", texts_of_lines),
    ("article-extraction/ground-truth.json", bodies_of_ground_truth),
    ("world-pages/ground-truth.json", bodies_of_ground_truth),
    ("meantime/*.jsonl", texts_of_lines),
    ("gum-attribution/*.jsonl", texts_of_lines),
    ("headline-stance/*.jsonl.gz", texts_of_lines),
    ("news-copies/*.jsonl", texts_of_lines),
]


def collections(path):
    """[(name, texts)] of one PATH; nothing when it is not there."""
    if os.path.isdir(path):
        for pattern, read in COLLECTIONS:
            for file in sorted(glob.glob(os.path.join(path, pattern))):
                yield os.path.relpath(file, path), read(file)
    elif path.endswith((".jsonl", ".jsonl.gz")):
        yield os.path.basename(path), texts_of_lines(path)
    elif os.path.exists(path):
        with open(path, encoding="utf-8") as f:
            yield os.path.basename(path), [f.read()]


def spread(texts, limit):
    return texts if len(texts) <= limit else [texts[i * len(texts) // limit] for i in range(limit)]


def extract(program, texts, model):
    given = "".join(json.dumps({"doc": str(i), "text": text}, ensure_ascii=False) + "\n" for i, text in enumerate(texts))
    run = subprocess.run([program, "extract", "--quiet", *model, "--from", "interchange", "-"], input=given.encode("utf-8"),
                         stdout=subprocess.PIPE)
    if run.returncode not in (0, 1):
        sys.exit("faithful: %s extract ended with %d" % (program, run.returncode))
    return [json.loads(line) for line in run.stdout.decode("utf-8").split("\n") if line]


def words(text):
    return [m.group().lower() for m in WORD.finditer(text)]


def in_order(part, whole):
    rest = iter(whole)
    return all(word in rest for word in part)


def sentences_around(text, spans):
    """The words of every sentence that a span touches, each sentence once, in the order of the text."""
    out, done = [], 0
    ends = [m.end() for m in SENTENCE_END.finditer(text)]
    for start, end in sorted(spans):
        first = max((e for e in ends if e <= start), default=0)
        last = min((e for e in ends if e >= end), default=len(text))
        out += words(text[max(first, done):last])
        done = max(done, last)
    return out


def left_out_unseen(claim, said):
    """Word runs of the claim, cut at brackets and "…", each of which must stand in `said` in one piece."""
    at = 0
    for piece in re.split(r"\[[^\]\[]*\]|…|\.\.\.", claim):
        run = words(piece)
        while run and said[at:at + len(run)] != run:
            at += 1
            if at + len(run) > len(said):
                return True
        at += len(run)
    return False


def violations(article, omissions):
    text = article["text"]
    for claim in article.get("claims", []):
        plain = words(BRACKETED.sub(" ", claim["text"]))
        if not in_order(plain, sentences_around(text, claim["content"])):
            yield claim, "altered"
        elif omissions and left_out_unseen(claim["text"], [w for s, e in claim["content"] for w in words(text[s:e])]):
            yield claim, "left out"


def main(arguments):
    model = [a for a in arguments if a.startswith("--model=")]
    flags = {a for a in arguments if a.startswith("--")} - set(model)
    rest = [a for a in arguments if not a.startswith("--")]
    if len(rest) < 2 or flags - {"--all", "--show", "--omissions"}:
        sys.exit(__doc__)
    program, paths = rest[0], rest[1:]
    claims = broken = 0
    found_any = False
    for path in paths:
        for name, texts in collections(path):
            found_any = True
            texts = texts if "--all" in flags else spread(texts, LIMIT)
            here = bad = 0
            for article in extract(program, texts, model):
                here += len(article.get("claims", []))
                for claim, what in violations(article, "--omissions" in flags):
                    bad += 1
                    if broken + bad <= 40 or "--show" in flags:
                        said = " | ".join(article["text"][s:e] for s, e in claim["content"])
                        print("%s: %s\n  claim    %s\n  article  %s" % (name, what, claim["text"], said))
            print("%s: %d articles, %d claims, %d not faithful" % (name, len(texts), here, bad), flush=True)
            claims += here
            broken += bad
    if not found_any:
        print("skipped: none of these is there: " + " ".join(paths))
        sys.exit(77)
    print("%d claims, %d not faithful" % (claims, broken))
    sys.exit(2 if claims == 0 else 1 if broken else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
