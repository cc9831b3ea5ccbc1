"""Compares the vectors of the C++ encoder with those of the network that it was made from.

usage: compare.py ENCODER.pt CLAIMGRAPH_TRAIN MODELS [SENTENCES.txt]

MODELS is the folder with accurate.cgm. Without SENTENCES the first 1,000 sentences of up to 100 words of UD
English-EWT dev (../shared/corpora) are taken. Prints the mean and the smallest cosine and the largest difference.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

import torch

import corpora
from network import Batch, Network


def sentences_of(arguments):
    if len(arguments) > 4:
        return [line.split() for line in open(arguments[4], encoding="utf-8") if line.strip()]
    bank = corpora.treebank(Path(__file__).parent / "../../../shared/corpora/ud-english/ewt-dev.conllu.gz")
    return [s.words for s in bank if len(s.words) <= 100 and not any(" " in w for w in s.words)][:1000]


def main(arguments):
    saved = torch.load(arguments[1], weights_only=True)
    network = Network(len(saved["vocabulary"]), len(saved["tags"]), len(saved["relations"]),
                      len(corpora.NAME_LABELS), len(corpora.CUE_LABELS))
    network.load_state_dict(saved["network"])
    network.eval()
    pieces = corpora.WordPieces(saved["vocabulary"])
    sentences = sentences_of(arguments)
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("".join(" ".join(words) + "\n" for words in sentences))
        file.flush()
        out = subprocess.run([arguments[2], "vectors", "--set", "accurate", "--out", arguments[3], file.name],
                             check=True, capture_output=True, text=True).stdout
    ours = [[[float(v) for v in line.split(" ")[1:]] for line in block.split("\n")]
            for block in out.strip().split("\n\n")]
    cosines, largest = [], 0.0
    for words, found in zip(sentences, ours, strict=True):
        sentence = corpora.Sentence(words, pieces=[pieces(w) for w in words])
        batch = Batch([corpora.Window("tree", [sentence])], pieces.number["[CLS]"], pieces.number["[SEP]"])
        with torch.no_grad():
            expected = network.words(batch)[0][0]
        found = torch.tensor(found)
        cosines.append(torch.nn.functional.cosine_similarity(expected, found))
        largest = max(largest, float((expected - found).abs().max()))
    cosines = torch.cat(cosines)
    print(f"{len(sentences)} sentences, {len(cosines)} words: cosine mean {cosines.mean():.5f}, "
          f"smallest {cosines.min():.4f}; largest difference {largest:.3f}")


if __name__ == "__main__":
    main(sys.argv)
