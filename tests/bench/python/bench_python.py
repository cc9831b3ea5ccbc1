#!/usr/bin/env python3
"""Texts a second of processor time from Python, beside the command and beside spaCy, one after the other in one run.

bench_python.py PROGRAM FILE|DIR... [--limit N] [--model SET] [--spacy MODEL] [--rounds N]

Each way gets the same texts and one thread (but for extract_many, whose time is that of the clock); the models are open before the clock starts, except for the command, which
opens them within its time. "with lists" also makes every record that was found. --spacy takes the name or the folder of a
pipeline of spaCy; it gets the texts as a batch (nlp.pipe) and finds no sayings: it tags, parses, lemmatises and finds names.
Rounds alternate between the ways, and the best of each counts. One JSON object on the last line.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import claimgraph  # noqa: E402


def processor_seconds():
    """Of this process and of those that it ran: what other programs do meanwhile counts less."""
    return sum(os.times()[:4])


def lists_of(found):
    return [found.attributions, found.claims, found.entities, found.mentions, found.quantities, found.times]


def ways(program, texts, model, spacy_model, folder):
    path = os.path.join(folder, "texts.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        for at, text in enumerate(texts):
            file.write(json.dumps({"doc": str(at), "text": text}) + "\n")

    def command():
        with open(os.path.join(folder, "out.jsonl"), "wb") as out:
            subprocess.run([program, "extract", "--model", model, "--jobs", "1", path], check=True, stdout=out, stderr=subprocess.DEVNULL)

    found = {"command": command,
             "extract": lambda: [claimgraph.extract(text, model=model) for text in texts],
             "extract, with lists": lambda: [lists_of(claimgraph.extract(text, model=model)) for text in texts],
             "extract_many, all processors": lambda: list(claimgraph.extract_many(texts, model=model))}
    claimgraph.extract(texts[0], model=model)
    if spacy_model:
        import spacy
        nlp = spacy.load(spacy_model)
        nlp(texts[0])
        found["spaCy"] = lambda: sum(len(doc) for doc in nlp.pipe(texts))
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--model", default="accurate")
    parser.add_argument("--spacy", default="")
    options = parser.parse_args()
    texts = []
    for article in claimgraph.read(*options.inputs):
        texts.append(article.text)
        if len(texts) == options.limit:
            break
    if not texts:
        print("no article in these inputs", file=sys.stderr)
        return 2
    best = {}
    with tempfile.TemporaryDirectory() as folder:
        found = ways(os.path.abspath(options.program), texts, options.model, options.spacy, folder)
        for _ in range(options.rounds):
            for name, way in found.items():
                clock = time.perf_counter if name.startswith("extract_many") else processor_seconds
                start = clock()
                way()
                best[name] = min(best.get(name, float("inf")), clock() - start)
    rates = {name: len(texts) / seconds for name, seconds in best.items()}
    for name, rate in rates.items():
        print("%-30s %8.1f texts a second, %.2f of the command" % (name, rate, rate / rates["command"]))
    print(json.dumps({"texts": len(texts), "words": sum(len(text.split()) for text in texts),
                      "texts_a_second": {name: round(rate, 1) for name, rate in rates.items()}}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
