#!/usr/bin/python3
"""Reads our Turtle, N-Quads and JSON-LD with rdflib and holds them to what docs/vocabulary.md says.

check_rdf.py TURTLE NQUADS JSONLD SHAPES

All three are the same graph; a saying is attributed to agents and quoted from articles; a claim is a schema:Claim with
text; an annotation has a body, a source and selectors that agree with each other; values have types; every property of
ours is in the vocabulary. With pySHACL installed the shapes are checked as well (Debian does not have it). Prints
"TRIPLES SAYINGS", exit 1 and one line a fault otherwise.
"""
import os
import re
import sys

import rdflib
from rdflib import RDF, XSD, Namespace
from rdflib.compare import isomorphic

CG = Namespace("urn:claimgraph:term:")
SCHEMA = Namespace("https://schema.org/")
PROV = Namespace("http://www.w3.org/ns/prov#")
OA = Namespace("http://www.w3.org/ns/oa#")
ACTS = [CG[name] for name in ("expresses", "disputes", "denies", "supports", "questions", "corrects", "concerns")]


def faults(g, vocabulary):
    typed = lambda node, kind: (node, RDF.type, kind) in g
    for saying in g.subjects(RDF.type, CG.Saying):
        if not typed(saying, PROV.Entity):
            yield f"{saying} is no prov:Entity"
        for speaker in g.objects(saying, PROV.wasAttributedTo):
            if not typed(speaker, PROV.Agent):
                yield f"{saying} is attributed to {speaker}, which is no agent"
        for article in g.objects(saying, PROV.wasQuotedFrom):
            if not typed(article, SCHEMA.NewsArticle):
                yield f"{saying} is quoted from {article}, which is no article"
        for act in ACTS:
            for claim in g.objects(saying, act):
                if not typed(claim, SCHEMA.Claim):
                    yield f"{saying} {act} {claim}, which is no claim"
    for subject, _ in list(g.subject_objects(PROV.wasQuotedFrom)) + list(g.subject_objects(PROV.wasAttributedTo)):
        if not typed(subject, CG.Saying):
            yield f"{subject} is quoted or attributed and no saying"
    for claim in g.subjects(RDF.type, SCHEMA.Claim):
        for quantity in g.objects(claim, CG.quantity):
            if not typed(quantity, SCHEMA.QuantitativeValue):
                yield f"{claim} has a quantity that is none"
    for name in ("value", "minValue", "maxValue"):
        for value in g.objects(None, SCHEMA[name]):
            if value.datatype != XSD.double:
                yield f"{value!r} is no double"
    for note in g.subjects(RDF.type, OA.Annotation):
        if len(list(g.objects(note, OA.hasBody))) != 1 or len(list(g.objects(note, OA.hasTarget))) != 1:
            yield f"{note} has not one body and one target"
        for target in g.objects(note, OA.hasTarget):
            if not list(g.objects(target, OA.hasSource)):
                yield f"{note} has no source"
            for selector in g.objects(target, OA.hasSelector):
                start, end = g.value(selector, OA.start), g.value(selector, OA.end)
                if typed(selector, OA.TextPositionSelector) and not int(start) < int(end):
                    yield f"{note} begins behind its end"
    for target in g.subjects(OA.hasSource, None):
        if not list(g.subjects(OA.hasTarget, target)):
            yield f"{target} is the target of nothing"
    classes = {kind for kind in g.objects(None, RDF.type) if kind in CG}
    properties = {p for p in g.predicates() if p in CG} | {p for p in g.objects(None, RDF.predicate) if p in CG}
    for term in sorted(classes & properties):
        yield f"{term} is a class and a property"
    for term in sorted(classes | properties):
        if f"`cg:{term[len(CG):]}`" not in vocabulary:
            yield f"{term} is not in docs/vocabulary.md"


def main():
    turtle, nquads, jsonld, shapes = sys.argv[1:5]
    g = rdflib.Graph().parse(turtle, format="turtle")
    quads = rdflib.ConjunctiveGraph()
    quads.parse(nquads, format="nquads")
    flat = rdflib.Graph()
    for triple in quads.triples((None, None, None)):
        flat.add(triple)
    ld = rdflib.Graph().parse(jsonld, format="json-ld")
    found = []
    if not isomorphic(g, flat):
        found.append("the N-Quads are another graph than the Turtle")
    if not isomorphic(g, ld):
        found.append("the JSON-LD is another graph than the Turtle")
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..")
    with open(os.path.join(root, "docs", "vocabulary.md"), encoding="utf-8") as f:
        found += faults(g, f.read())
    rdflib.Graph().parse(shapes, format="turtle")  # at least well-formed
    try:
        import pyshacl
    except ImportError:
        pyshacl = None
    if pyshacl is not None:
        conforms, _, text = pyshacl.validate(g, shacl_graph=shapes, shacl_graph_format="turtle", inference="none")
        if not conforms:
            found += re.findall(r"Message: (.*)", text)[:20]
    for fault in found:
        print(fault)
    if not found:
        print(len(g), len(set(g.subjects(RDF.type, CG.Saying))))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
