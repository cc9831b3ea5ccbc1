"""Fine-tunes MiniLM-L6 on all tasks at once. See README.md beside this file.

usage: train.py CORPORA MINILM OUT [--rounds N] [--threads N]

MINILM is the folder with model.safetensors and vocab.txt. OUT gets encoder.pt after every round; a run that
finds one there goes on behind it. The same corpora, seed, threads and machine give the same weights.
"""
import argparse
import json
import random
import time
from collections import Counter
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file

import corpora
from corpora import CUE_LABELS, NAME_LABELS, WordPieces
from network import Batch, Network

SEED = 1
MOST_VOCABULARY = 22000
ENCODER_RATE, HEAD_RATE = 1.5e-4, 1e-3
PIECES_A_BATCH = 2000
# How often a task's corpus is read in one round.
PASSES = {"tree": 2, "names": 1, "cues": 0.5}
REFERENCE_EPOCHS = 12


def choose_vocabulary(published, folder):
    """Special and one-letter pieces, then what the corpora use, most frequent first, up to MOST_VOCABULARY."""
    split, count = WordPieces(published), Counter()
    for text in corpora.all_texts(folder):
        for word, times in Counter(text.split()).items():
            for piece in {p for part in split.parts(word) for p in split.split(part)}:
                count[piece] += times
    special = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
    letters = [i for i, p in enumerate(published) if len(p.removeprefix("##")) == 1 and ord(p[-1]) < 0x0250]
    keep = [published.index(s) for s in special]
    rest = sorted(range(999, len(published)), key=lambda i: (-count[i], i))
    seen = set(keep)
    for i in letters + rest:
        if i not in seen and len(seen) < MOST_VOCABULARY:
            seen.add(i)
    return sorted(seen)


def batches(windows, pieces, generator=None):
    windows = list(windows)
    if generator:
        generator.shuffle(windows)
    ordered = [w for i in range(0, len(windows), 400) for w in sorted(windows[i:i + 400], key=len)]
    out, current, longest = [], [], 0
    for window in ordered:
        if current and max(longest, len(window)) * (len(current) + 1) > pieces:
            out.append(current)
            current, longest = [], 0
        current.append(window)
        longest = max(longest, len(window))
    if current:
        out.append(current)
    if generator:
        generator.shuffle(out)
    return out


class Trainer:
    def __init__(self, folder, minilm):
        published = (Path(minilm) / "vocab.txt").read_text(encoding="utf-8").split("\n")[:30522]
        rows = choose_vocabulary(published, folder)
        self.pieces = WordPieces([published[i] for i in rows])
        tree = Path(folder) / "ud-english"
        wire = Path(folder) / "newswire-names"
        self.train = {
            "tree": corpora.treebank(tree / "ewt-train.conllu.gz") + [
                s for s in self._shifted(corpora.treebank(tree / "gum-train.conllu.gz"))],
            "names": corpora.names(wire / "wwn-train.ner.gz"),
            "cues": corpora.cues(Path(folder) / "polnear-text" / "polnear.train.jsonl.gz")}
        self.dev = {
            "ewt": ("tree", corpora.treebank(tree / "ewt-dev.conllu.gz")),
            "gum": ("tree", corpora.treebank(tree / "gum-dev.conllu.gz")),
            "wwn": ("names", corpora.names(wire / "wwn-dev.ner.gz")),
            "uner": ("names", corpora.names(wire / "uner-dev.ner.gz")),
            "polnear": ("cues", corpora.cues(Path(folder) / "polnear-text" / "polnear.dev.jsonl.gz"))}
        held = {json.loads(line)["doc"] for part in ("train", "dev")
                for line in open(Path(folder) / "news-coref" / f"{part}.jsonl", encoding="utf-8")}
        # What the ranker of coreference learns from is not learned here, so that it sees honest scores.
        self.references = corpora.references(tree / "gum-train.conllu.gz", lambda document: document not in held)
        self.dev_references = corpora.references(tree / "gum-dev.conllu.gz")
        self.tags = sorted({t for s in self.train["tree"] for t in s.labels["tag"]})
        self.relations = sorted({t for s in self.train["tree"] for t in s.labels["relation"]})
        self.tag_number = {t: i for i, t in enumerate(self.tags)}
        self.relation_number = {t: i for i, t in enumerate(self.relations)}
        self.network = Network(len(rows), len(self.tags), len(self.relations), len(NAME_LABELS), len(CUE_LABELS))
        self.network.encoder.load(load_file(Path(minilm) / "model.safetensors"), rows)

    @staticmethod
    def _shifted(sentences):
        for s in sentences:
            s.document += 1000000
        return sentences

    def batch(self, windows):
        return Batch(windows, self.pieces.number["[CLS]"], self.pieces.number["[SEP]"])

    def loss(self, windows):
        batch, task = self.batch(windows), windows[0].task
        with torch.autocast("cpu", torch.bfloat16):
            words, root = self.network.words(batch)
            if task == "names":
                return F.cross_entropy(self.network.name(words).float().flatten(0, 1), batch.column("name").flatten())
            if task == "cues":
                return F.cross_entropy(self.network.cue(words).float().flatten(0, 1), batch.column("cue").flatten())
            heads = batch.heads()
            arcs, vectors = self.network.arcs(words, root, batch)
            relations = self.network.relations(words, vectors, heads.clamp(min=0))
            tags = self.network.tag(words)
        target = batch.column("relation", lambda r: self.relation_number[r])
        return (F.cross_entropy(tags.float().flatten(0, 1), batch.column("tag", lambda t: self.tag_number[t]).flatten())
                + F.cross_entropy(arcs.float().flatten(0, 1), heads.flatten())
                + F.cross_entropy(relations.float().flatten(0, 1), target.flatten()))

    @torch.no_grad()
    def reference_data(self, documents):
        """Vectors of the heads of mentions, their places, and their entities as numbers."""
        self.network.eval()
        out = []
        for sentences, mentions in documents:
            cut = corpora.windows("references", sentences, self.pieces, lambda: 180)
            with torch.autocast("cpu", torch.bfloat16):
                vectors, _ = self.network.words(self.batch(cut))
            sizes = [len([w for s in window.sentences for w in s.words]) for window in cut]
            flat = torch.cat([vectors[i, :size] for i, size in enumerate(sizes)])
            at = torch.tensor([m[0] for m in mentions])
            numbers = {e: i for i, e in enumerate(sorted({m[1] for m in mentions}))}
            out.append((flat[at], at, torch.tensor([numbers[m[1]] for m in mentions])))
        return out

    def reference_loss(self, vectors, at, entity):
        """Of choosing an earlier mention of the same entity, or none (Lee et al., EMNLP 2017); counts of hits."""
        scores = self.network.references(vectors, at)
        earlier = at[:, None] > at[None, :]
        right = earlier & (entity[:, None] == entity[None, :])
        new = ~right.any(1, keepdim=True)
        scores = torch.cat([torch.zeros(len(at), 1), scores.masked_fill(~earlier, -1e4)], 1)
        right = torch.cat([new, right], 1)
        hit = right[torch.arange(len(at)), scores.argmax(1)]
        old = ~new[:, 0]
        loss = (scores.logsumexp(1) - scores.masked_fill(~right, -1e4).logsumexp(1)).mean()
        return loss, torch.tensor([len(at), int(hit.sum()), int(old.sum()), int((hit & old).sum())])

    def fit_references(self, path):
        """The head of coreference, on the finished encoder: the documents are too few to change it."""
        train, dev = self.reference_data(self.references), self.reference_data(self.dev_references)
        heads = [p for n, p in self.network.named_parameters() if n.startswith(("reference", "distance"))]
        optimizer = torch.optim.AdamW(heads, lr=1e-3, weight_decay=0.1)
        generator = random.Random(SEED)
        for epoch in range(REFERENCE_EPOCHS):
            self.network.train()
            generator.shuffle(train)
            for document in train:
                for group in optimizer.param_groups:
                    group["lr"] = 1e-3 * max(0.05, 1 - epoch / REFERENCE_EPOCHS)
                loss, _ = self.reference_loss(*document)
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
            self.network.eval()
            with torch.no_grad():
                results = [self.reference_loss(*document) for document in dev]
            mentions, hits, old, old_hits = sum(r[1] for r in results).tolist()
            print(f"references {epoch + 1}: {100 * hits / mentions:.2f} of all mentions, "
                  f"{100 * old_hits / old:.2f} of those with an earlier one, loss {sum(float(r[0]) for r in results) / len(dev):.3f}",
                  flush=True)
        saved = torch.load(path, weights_only=True)
        saved["network"] = self.network.state_dict()
        torch.save(saved, path)

    def plan(self, round_number):
        """The batches of one round; windows are of another size each time, so that any size will do."""
        generator, out = random.Random(SEED * 1000 + round_number), []
        for task, sentences in self.train.items():
            passes = PASSES[task]
            while passes > 0:
                cut = corpora.windows(task, sentences, self.pieces, lambda: generator.choice((30, 80, 150, 200)))
                if passes < 1:
                    generator.shuffle(cut)
                    cut = cut[:int(len(cut) * passes)]
                out += batches(cut, PIECES_A_BATCH, generator)
                passes -= 1
        generator.shuffle(out)
        return out

    def fit(self, rounds, path, saved):
        encoder = [p for n, p in self.network.named_parameters() if n.startswith("encoder.")]
        heads = [p for n, p in self.network.named_parameters() if not n.startswith("encoder.")]
        optimizer = torch.optim.AdamW([dict(params=encoder, lr=ENCODER_RATE), dict(params=heads, lr=HEAD_RATE)],
                                      weight_decay=0.01, fused=True)
        rates, done, start = [ENCODER_RATE, HEAD_RATE], 0, time.time()
        if saved:
            self.network.load_state_dict(saved["network"], strict=False)
            if saved["rounds"] < rounds:
                optimizer.load_state_dict(saved["optimizer"])
            done = saved["rounds"]
        for number in range(done, rounds):
            plan, losses, seen = self.plan(number), {}, 0
            for step, windows in enumerate(plan):
                progress = (number + step / len(plan)) / rounds
                factor = min(1, progress / 0.05) * max(0.02, 1 - progress)
                for group, rate in zip(optimizer.param_groups, rates):
                    group["lr"] = rate * factor
                loss = self.loss(windows)
                optimizer.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
                optimizer.step()
                losses.setdefault(windows[0].task, []).append(float(loss.detach()))
                seen += sum(map(len, windows))
                if step % 100 == 99:
                    recent = {k: round(sum(v[-100:]) / len(v[-100:]), 3) for k, v in losses.items()}
                    print(f"round {number + 1} step {step + 1}/{len(plan)} {recent} {seen} pieces "
                          f"{time.time() - start:.0f} s", flush=True)
            torch.save(dict(network=self.network.state_dict(), optimizer=optimizer.state_dict(), rounds=number + 1,
                            vocabulary=self.pieces.pieces, tags=self.tags, relations=self.relations), path)
            print(f"round {number + 1}: {self.measure()} {time.time() - start:.0f} s", flush=True)

    @torch.no_grad()
    def measure(self):
        self.network.eval()
        out = {}
        for name, (task, sentences) in self.dev.items():
            cut = corpora.windows(task, sentences, self.pieces, lambda: 150)
            if task == "tree":
                out[name] = self.measure_trees(cut)
            else:
                column, head, labels = (("name", self.network.name, NAME_LABELS) if task == "names"
                                        else ("cue", self.network.cue, CUE_LABELS))
                out[name] = self.measure_spans(cut, column, head, labels)
        self.network.train()
        return out

    def measure_trees(self, cut):
        right = Counter()
        for windows in batches(cut, 4000):
            batch = self.batch(windows)
            with torch.autocast("cpu", torch.bfloat16):
                words, root = self.network.words(batch)
            arcs, vectors = self.network.arcs(words, root, batch)
            heads = arcs.argmax(-1)
            relations = self.network.relations(words, vectors, heads).argmax(-1)
            gold = batch.heads()
            known = gold >= 0
            hit = (heads == gold) & known
            right["words"] += int(known.sum())
            right["UAS"] += int(hit.sum())
            right["LAS"] += int((hit & (relations == batch.column("relation", lambda r: self.relation_number.get(r, -1)))).sum())
            xpos = [t.partition("|")[2] for t in self.tags]
            tags = self.network.tag(words).argmax(-1)
            for i, window in enumerate(windows):
                for k, tag in enumerate(t for s in window.sentences for t in s.labels["tag"]):
                    right["XPOS"] += xpos[tags[i, k]] == tag.partition("|")[2]
        return {k: round(100 * right[k] / right["words"], 2) for k in ("LAS", "UAS", "XPOS")}

    def measure_spans(self, cut, column, head, labels):
        hits = found = gold = 0
        for windows in batches(cut, 4000):
            batch = self.batch(windows)
            with torch.autocast("cpu", torch.bfloat16):
                words, _ = self.network.words(batch)
            best = head(words).argmax(-1)
            for i, window in enumerate(windows):
                want = [v for s in window.sentences for v in s.labels[column]]
                a, b = spans(want, labels), spans(best[i, :len(want)].tolist(), labels)
                hits, found, gold = hits + len(a & b), found + len(b), gold + len(a)
        return round(200 * hits / max(1, found + gold), 2)


def spans(numbers, labels):
    out, first, kind = set(), None, None
    for i, number in enumerate(list(numbers) + [0]):
        label = labels[number]
        if first is not None and (label[0] != "I" or label[2:] != kind):
            out.add((first, i, kind))
            first = None
        if label != "O" and first is None:
            first, kind = i, label[2:]
    return {s for s in out if s[2] != "MISC"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpora")
    parser.add_argument("minilm")
    parser.add_argument("out")
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    path = Path(options.out) / "encoder.pt"
    saved = torch.load(path, weights_only=True) if path.exists() else None
    trainer = Trainer(options.corpora, options.minilm)
    print({k: sum(len(s.words) for s in v) for k, v in trainer.train.items()}, len(trainer.pieces.pieces), "pieces",
          flush=True)
    trainer.fit(options.rounds, path, saved)
    trainer.fit_references(path)


if __name__ == "__main__":
    main()
