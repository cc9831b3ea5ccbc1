#!/usr/bin/env python3
"""Holds interchange lines against the JSON Schema, as draft 2020-12 means it, and offsets against the text.

check_schema.py SCHEMA LINES.jsonl...   exit 0 when every line holds, 1 otherwise, 77 without python3-jsonschema
or when a test had nothing to write
"""
import json
import os
import sys

try:
    import jsonschema
    Validator = jsonschema.Draft202012Validator
except (ImportError, AttributeError):
    print("skipped: python3-jsonschema with draft 2020-12 is not installed")
    sys.exit(77)


def offsets(line):
    end = len(line["text"])
    for kind in ("mentions", "quantities", "times"):
        for item in line.get(kind, []):
            yield kind, item["span"], end
    for kind, members in (("attributions", ("source", "cue", "content")), ("claims", ("content",))):
        for item in line.get(kind, []):
            for member in members:
                for span in item[member]:
                    yield kind + "." + member, span, end


def main(schema_path, paths):
    with open(schema_path, encoding="utf-8") as f:
        schema = json.load(f)
    Validator.check_schema(schema)
    validator, lines, bad = Validator(schema), 0, 0
    for path in paths:
        if not os.path.exists(path):
            print("skipped: %s was not written" % path)
            sys.exit(77)
        with open(path, encoding="utf-8") as f:
            for number, raw in enumerate(f, 1):
                line = json.loads(raw)
                lines += 1
                for error in validator.iter_errors(line):
                    bad += 1
                    where = "/".join(str(p) for p in error.absolute_path)
                    print("%s:%d: %s: %s" % (path, number, where, error.message[:200]))
                for name, (start, stop), end in offsets(line):
                    if not 0 <= start <= stop <= end:
                        bad += 1
                        print("%s:%d: %s: [%d, %d] is not inside the text" % (path, number, name, start, stop))
                for item in line.get("claims", []):
                    if any(i >= len(line["quantities"]) for i in item["quantities"]):
                        bad += 1
                        print("%s:%d: claims: an index is not one of a quantity" % (path, number))
    print("%d lines, %d faults" % (lines, bad))
    return 1 if bad or not lines else 0


sys.exit(main(sys.argv[1], sys.argv[2:]))
