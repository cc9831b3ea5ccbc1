"""Writes a trained network as the sections "encoder" and "heads" of a model set.

usage: export.py ENCODER.pt PARTS_FOLDER [--echo X]

The layout is that of core/text/transformer.cpp and transformer_chain.cpp: little-endian numbers, arrays at
multiples of 64 bytes behind their length, matrices as int8 with one scale a row.
"""
import argparse
import struct
from pathlib import Path

import numpy as np
import torch

from network import ARC, HEADS, INNER, LAYERS, REFERENCE, RELATION, WIDTH

LAYOUT = 1
POSITIONS = 252  # Transformer::kMostPieces and the two at the ends


class Section:
    def __init__(self):
        self.bytes = bytearray()

    def number(self, value, kind="<I"):
        self.bytes += struct.pack(kind, value)

    def array(self, values):
        data = np.ascontiguousarray(values)
        self.number(data.size, "<Q")
        self.bytes += bytes(-len(self.bytes) % 64)
        self.bytes += data.tobytes()

    def text(self, lines):
        self.array(np.frombuffer("\n".join(lines).encode(), dtype=np.uint8))

    def floats(self, tensor):
        self.array(tensor.float().numpy().astype("<f4").ravel())

    def rows(self, matrix):
        matrix = matrix.float().numpy().astype(np.float32)
        largest = np.abs(matrix).max(axis=1)
        scale = np.where(largest > 0, largest / np.float32(127), np.float32(1)).astype("<f4")
        self.array(np.rint(matrix / scale[:, None]).astype(np.int8))
        self.array(scale)

    def affine(self, weight, bias):
        self.rows(weight)
        self.floats(bias)


def encoder_section(weights, vocabulary):
    section = Section()
    for value in (LAYOUT, WIDTH, LAYERS, HEADS, INNER):
        section.number(value)
    section.text(vocabulary)
    get = lambda name: weights["encoder." + name]
    section.rows(get("piece.weight"))
    section.floats(get("position.weight")[:POSITIONS])
    section.floats(get("shape.weight"))
    norm = lambda name: (section.floats(get(name + ".weight")), section.floats(get(name + ".bias")))
    norm("norm")
    for i in range(LAYERS):
        layer = f"layers.{i}."
        parts = [layer + name for name in ("query", "key", "value")]
        section.affine(torch.cat([get(p + ".weight") for p in parts]), torch.cat([get(p + ".bias") for p in parts]))
        section.affine(get(layer + "out.weight"), get(layer + "out.bias"))
        norm(layer + "out_norm")
        section.affine(get(layer + "inner.weight"), get(layer + "inner.bias"))
        section.affine(get(layer + "outer.weight"), get(layer + "outer.bias"))
        norm(layer + "outer_norm")
    return section.bytes


def heads_section(weights, tags, relations, echo):
    section = Section()
    for value in (LAYOUT, ARC, RELATION):
        section.number(value)
    section.number(echo, "<f")
    section.text(tags)
    section.text(relations)
    linear = lambda name: section.affine(weights[name + ".weight"], weights[name + ".bias"])
    linear("tag.1")
    linear("name.1")
    linear("cue.1")
    linear("arc_head.0")
    linear("arc_child.0")
    arc = weights["arc"]
    section.affine(arc[:ARC].T, arc[ARC])
    linear("relation_head.0")
    linear("relation_child.0")
    relation = weights["relation"]
    section.affine(relation[:, :RELATION, :RELATION].transpose(1, 2).reshape(-1, RELATION),
                   relation[:, RELATION, :RELATION].reshape(-1))
    section.floats(relation[:, :, RELATION])
    linear("reference_later.0")
    reference = weights["reference"]
    section.affine(reference[:REFERENCE].T, reference[REFERENCE])
    linear("reference_earlier.0")
    section.floats(weights["distance"])
    return section.bytes


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("network")
    parser.add_argument("parts")
    parser.add_argument("--echo", type=float, default=0.3)
    options = parser.parse_args()
    saved = torch.load(options.network, weights_only=True, map_location="cpu")
    parts = Path(options.parts)
    parts.mkdir(parents=True, exist_ok=True)
    weights = saved["network"]
    (parts / "encoder").write_bytes(encoder_section(weights, saved["vocabulary"]))
    (parts / "heads").write_bytes(heads_section(weights, saved["tags"], saved["relations"], options.echo))


if __name__ == "__main__":
    main()
