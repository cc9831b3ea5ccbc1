"""The corpora that the encoder learns from, as windows of whole sentences.

A window is what one run of the network sees: consecutive sentences of one document, up to a number of word
pieces. It carries the labels of one task: "tree" (tags and dependencies), "names" or "cues".
"""
import gzip
import json
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

NAME_TYPES = ("PER", "ORG", "LOC", "MISC")
NAME_LABELS = ("O",) + tuple(f"{part}-{kind}" for kind in NAME_TYPES for part in "BI")
CUE_LABELS = ("O", "B", "I")
MOST_PIECES_A_WORD = 8
SHAPES = 16  # 0..7 for the first piece of a word, 8..15 for the following ones
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass
class Sentence:
    words: list
    labels: dict = field(default_factory=dict)  # task's columns, one value a word
    pieces: list = field(default_factory=list)  # word piece numbers, one list a word
    document: int = 0


@dataclass
class Window:
    task: str
    sentences: list

    def __len__(self):
        return sum(len(p) for s in self.sentences for p in s.pieces) + 2


def shape(word):
    """How a word is written; the word pieces are lower case."""
    if word.isupper() and len(word) > 1:
        return 1
    if word[:1].isupper():
        return 2 if word[1:].islower() or len(word) == 1 else 3
    if any(c.isupper() for c in word):
        return 4
    if any(c.isdigit() for c in word):
        return 5
    if not any(c.isalnum() for c in word):
        return 6
    return 0


class WordPieces:
    """BERT's uncased word pieces over a vocabulary file, one piece a line (Devlin et al. 2019; Wu et al. 2016)."""

    def __init__(self, vocabulary):
        self.pieces = vocabulary
        self.number = {piece: i for i, piece in enumerate(vocabulary)}
        self.unknown = self.number["[UNK]"]
        self.known = {}

    def __call__(self, word):
        if word not in self.known:
            out = [n for part in self.parts(word) for n in self.split(part)]
            self.known[word] = out[:MOST_PIECES_A_WORD] or [self.unknown]
        return self.known[word]

    @staticmethod
    def parts(word):
        """Lower case without accents, cut at punctuation and around ideographs."""
        lowered = unicodedata.normalize("NFD", word.lower())
        out, current = [], ""
        for c in lowered:
            category = unicodedata.category(c)
            if category == "Mn" or category in ("Cc", "Cf", "Co", "Cn") or c == "\ufffd":
                continue
            alone = category[0] == "P" or 33 <= ord(c) <= 126 and not c.isalnum() or 0x4E00 <= ord(c) <= 0x9FFF
            if c.isspace() or alone:
                out += [current] * bool(current) + [c] * alone
                current = ""
            else:
                current += c
        return out + [current] * bool(current)

    def split(self, part):
        if len(part) > 100:
            return [self.unknown]
        out, at = [], 0
        while at < len(part):
            for end in range(len(part), at, -1):
                number = self.number.get(("##" if at else "") + part[at:end])
                if number is not None:
                    out.append(number)
                    at = end
                    break
            else:
                return [self.unknown]
        return out


def _lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield line.rstrip("\n")


def treebank(path, keep=lambda document: True):
    """CoNLL-U: tags "UPOS|XPOS", heads (0 the root, else 1 + number in the sentence) and relations."""
    out, rows, document, wanted = [], [], 0, True
    for line in _lines(path):
        if line.startswith("# newdoc"):
            document += 1
            wanted = keep(line.partition("=")[2].strip())
        elif not line:
            if rows and wanted:
                out.append(Sentence([r[1] for r in rows], dict(
                    tag=[f"{r[3]}|{r[4]}" for r in rows], head=[int(r[6]) for r in rows],
                    relation=[r[7] for r in rows]), document=document))
            rows = []
        elif line[0] != "#" or "\t" in line:
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)
    return out


def references(path, keep=lambda document: True):
    """GUM's coreference: a document is a list of sentences and its mentions [(head word, entity)] in text order.

    A mention stands for its head, the word that hangs on one outside; words are counted through the document.
    """
    out, sentences, rows, entities, wanted, first = [], [], [], {}, True, 0

    def finish_sentence():
        nonlocal rows, first
        if rows and wanted:
            sentences.append(Sentence([r[1] for r in rows], document=len(out)))
            heads = [int(r[6]) + first - 1 if int(r[6]) else -1 for r in rows]
            for word, column in enumerate(r[9] for r in rows):
                _read_entities(column, first + word, entities)
            for key, spans in entities.items():
                for span in spans:
                    if len(span) == 2 and span[1] >= first:
                        inside = range(span[0], span[1] + 1)
                        outer = [w for w in inside if first <= w and heads[w - first] not in inside]
                        if outer:
                            mentions.append((outer[0], key))
                            span.append("done")
            first += len(rows)
        rows = []

    mentions = []

    def finish_document():
        nonlocal sentences, mentions, entities, first
        finish_sentence()
        if sentences:
            out.append((sentences, sorted(set(mentions))))
        sentences, mentions, entities, first = [], [], {}, 0

    for line in _lines(path):
        if line.startswith("# newdoc"):
            finish_document()
            wanted = keep(line.partition("=")[2].strip())
        elif not line:
            finish_sentence()
        elif line[0] != "#" or "\t" in line:
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)
    finish_document()
    return out


def _read_entities(column, word, entities):
    """Opens and closes in "Entity=(4-abstract-…(5-object-…)4)": spans [first, last] of each entity."""
    match = re.search(r"(?:^|\|)Entity=([^|]*)", column)
    for opened, closing, closed in re.findall(r"\((\d+)-[^()]*(\)?)|(\d+)\)", match.group(1) if match else ""):
        if opened:
            entities.setdefault(opened, []).append([word, word] if closing else [word])
        else:
            for span in reversed(entities.get(closed, [])):
                if len(span) == 1:
                    span.append(word)
                    break


def names(path):
    """Lines "word TAB label", "#DOC" before a document."""
    out, words, labels, document = [], [], [], 0
    for line in list(_lines(path)) + [""]:
        if "\t" in line:
            word, label = line.split("\t")[:2]
            words.append(word)
            labels.append(NAME_LABELS.index(label))
            continue
        if words:
            out.append(Sentence(words, dict(name=labels), document=document))
        words, labels = [], []
        document += line.startswith("#DOC")
    return out


def cues(path):
    """PolNeAR's articles; a paragraph stands for a sentence."""
    out = []
    for document, line in enumerate(_lines(path)):
        article = json.loads(line)
        text = article["text"]
        tokens = [(m.start(), m.end()) for m in _WORD.finditer(text)]
        labels = [0] * len(tokens)
        for attribution in article["attributions"]:
            for first, last in attribution["cue"]:
                inside = [i for i, (a, b) in enumerate(tokens) if a < last and b > first]
                for i in inside:
                    labels[i] = 1 if i == inside[0] else 2
        paragraph = []
        for i, (a, b) in enumerate(tokens):
            if paragraph and "\n" in text[tokens[i - 1][1]:a]:
                out.append(_cue_sentence(text, tokens, labels, paragraph, document))
                paragraph = []
            paragraph.append(i)
        if paragraph:
            out.append(_cue_sentence(text, tokens, labels, paragraph, document))
    return out


def _cue_sentence(text, tokens, labels, paragraph, document):
    return Sentence([text[tokens[i][0]:tokens[i][1]] for i in paragraph],
                    dict(cue=[labels[i] for i in paragraph]), document=document)


def windows(task, sentences, word_pieces, limit, most=250):
    """Whole sentences of one document up to limit() pieces; what alone is longer than `most` is cut."""
    out, current, size, room = [], [], 0, limit()
    for sentence in sentences:
        if not sentence.pieces:
            sentence.pieces = [word_pieces(w) for w in sentence.words]
        for part in _cut(task, sentence, most):
            length = sum(map(len, part.pieces))
            if current and (size + length > room or part.document != current[-1].document):
                out.append(Window(task, current))
                current, size, room = [], 0, limit()
            current.append(part)
            size += length
    if current:
        out.append(Window(task, current))
    return out


def _cut(task, sentence, most):
    if sum(map(len, sentence.pieces)) <= most:
        return [sentence]
    if task == "tree":
        return []
    out, first, size = [], 0, 0
    for i in range(len(sentence.words) + 1):
        if i == len(sentence.words) or size + len(sentence.pieces[i]) > most:
            out.append(Sentence(sentence.words[first:i], {k: v[first:i] for k, v in sentence.labels.items()},
                                sentence.pieces[first:i], sentence.document))
            first, size = i, 0
        if i < len(sentence.words):
            size += len(sentence.pieces[i])
    return out


def all_texts(corpora):
    """Every English text of the corpora, to choose the vocabulary by."""
    corpora = Path(corpora)
    for part in ("train", "dev"):
        for line in _lines(corpora / "polnear-text" / f"polnear.{part}.jsonl.gz"):
            yield json.loads(line)["text"]
        with open(corpora / "claim-gold" / f"{part}.jsonl", encoding="utf-8") as stream:
            for line in stream:
                yield json.loads(line)["text"]
    for name in ("wwn-train", "wwn-dev"):
        for sentence in names(corpora / "newswire-names" / f"{name}.ner.gz"):
            yield " ".join(sentence.words)
    for name in ("ewt-train", "gum-train"):
        for sentence in treebank(corpora / "ud-english" / f"{name}.conllu.gz"):
            yield " ".join(sentence.words)
