#!/usr/bin/env python3
"""Holds the dependency rule: an #include may only point to a layer, or a room of core/extract, that its own one is
allowed to see.

check_layers.py ROOT       exit 0 when it holds; otherwise each offending line as FILE:LINE: message, exit 1
check_layers.py --self-test  plants wrong includes and fails unless each is found
"""
import os
import re
import sys
import tempfile

ALLOWED = {
    "core/base": [],
    "core/model": ["core/base"],
    "core/text": ["core/base", "core/model"],
    "core/extract": ["core/base", "core/model", "core/text"],
    "core/interchange": ["core/base", "core/model"],
    "core/link": ["core/base", "core/model"],
    "core/curation": ["core/base", "core/model"],
    "core/store": ["core/base", "core/model"],
    "core/graph": ["core/base", "core/model"],
    "core/query": ["core/base", "core/model", "core/store", "core/graph"],
    "core/pipeline": ["core/base", "core/model", "core/text", "core/extract", "core/link", "core/curation",
                      "core/store"],
    "importers": ["core/base", "core/model", "core/text", "core/interchange"],
    "exporters": ["core/base", "core/model", "core/graph", "core/interchange"],
}
PRODUCT = sorted(ALLOWED)
ALLOWED["training"] = PRODUCT + ["training"]

# The public headers, core/include/claimgraph/NAME.hpp. Each is the face of the layer that implements it and counts as
# part of it; claimgraph.hpp includes them all. A public header includes public headers only.
FACES = {
    "core/base": ["span", "diagnostic", "error", "utf8", "model_file"],
    "core/model": ["article", "analysis", "decision", "graph_data", "relations", "stance"],
    "core/text": ["language"],
    "core/extract": ["extractor"],
    "core/interchange": ["article_json", "decision_json"],
    "core/store": ["store", "records"],
    "core/graph": ["claim_graph"],
    "core/query": ["queries", "query_json"],
    "core/pipeline": ["pipeline"],
    "importers": ["importer", "article_stream"],
    "exporters": ["exporter"],
}
FACE_OF = {name: layer for layer, names in FACES.items() for name in names}
FACE_OF["claimgraph"] = "core/include"
ALLOWED["core/include"] = PRODUCT

# The command line sees what every program sees, and these: threads for `extract --jobs`, the columns of `tag`, dates as
# importers read them for --date.
ALLOWED["cli"] = []
ALLOWED["python"] = []  # the module for Python: the public headers and nothing else
INTERNAL_FOR_CLI = ("core/base/ordered_parallel.hpp", "core/text/conllu.hpp", "importers/metadata_date.hpp")

# The rooms of core/extract; the files beside them (extractor, explain) see all rooms, and no room sees them.
ROOMS = {
    "core/extract/syntax": [],
    "core/extract/quantities": ["core/extract/syntax"],
    "core/extract/times": ["core/extract/syntax", "core/extract/quantities"],
    "core/extract/attribution": ["core/extract/syntax"],
    "core/extract/coreference": ["core/extract/syntax"],
    "core/extract/claims": ["core/extract/syntax", "core/extract/quantities", "core/extract/times",
                            "core/extract/attribution", "core/extract/coreference"],
    "core/extract": ["core/extract/" + room for room in
                     ("syntax", "quantities", "times", "attribution", "coreference", "claims")],
}

# A library that only one place may know.
ONLY = {
    "SQLiteCpp/": ("core/store/",),
    "sqlite3.h": ("core/store/",),
    "boost/graph/": ("core/graph/",),
    "cxxopts.hpp": ("cli/options.cpp",),
    "archive.h": ("importers/archive_reader.cpp",),
    "gmime/": ("importers/mail_reader.cpp",),
    "cld2/": ("core/text/language.cpp",),
    "pybind11/": ("python/",),
    "spawn.h": ("importers/program.cpp", "exporters/exporter_svg.cpp"),
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


PUBLIC = "core/include/claimgraph/"


def layer_of(path):
    if path.startswith(PUBLIC):
        return FACE_OF.get(path[len(PUBLIC):-len(".hpp")], "a layer that FACES does not name")
    parts = path.split("/")
    return "/".join(parts[:2]) if parts[0] == "core" else parts[0]


def room_of(path):
    if path.startswith(PUBLIC):
        return layer_of(path)
    parts = path.split("/")
    return "/".join(parts[:3]) if len(parts) > 3 else "/".join(parts[:2])


def cycle_in(table):
    """A layer from which the allowed arrows lead back to it, or None."""
    for start in table:
        seen, todo = set(), list(table[start])
        while todo:
            at = todo.pop()
            if at == start and at != "training":  # a trainer may include another
                return start
            if at not in seen:
                seen.add(at)
                todo += table.get(at, [])
    return None


def check(root):
    bad = ["%s: the table of layers has a circle" % cycle_in(table) for table in (ALLOWED, ROOMS) if cycle_in(table)]
    for top in ("core", "importers", "exporters", "cli", "python", "training"):
        for folder, _, names in os.walk(os.path.join(root, top)):
            for name in sorted(names):
                if not name.endswith((".hpp", ".cpp", ".h")):
                    continue
                full = os.path.join(folder, name)
                path = os.path.relpath(full, root).replace(os.sep, "/")
                own = layer_of(path)
                with open(full, encoding="utf-8") as lines:
                    for number, line in enumerate(lines, 1):
                        m = INCLUDE.match(line)
                        if not m:
                            continue
                        target = m.group(2)
                        for library, places in ONLY.items():
                            if target.startswith(library) and not path.startswith(places):
                                bad.append("%s:%d: <%s> belongs to %s only" % (path, number, target, places[0]))
                        if m.group(1) != '"':
                            continue
                        if target.startswith("claimgraph/"):
                            target = "core/include/" + target
                        if not os.path.exists(os.path.join(root, target)):
                            bad.append('%s:%d: "%s": includes start at the project root' % (path, number, target))
                            continue
                        other = layer_of(target)
                        if path.startswith(PUBLIC) and not target.startswith(PUBLIC):
                            bad.append('%s:%d: a public header may not include "%s"' % (path, number, target))
                            continue
                        if own in ("cli", "python") and target.startswith(PUBLIC):
                            continue
                        if own == "cli" and target in INTERNAL_FOR_CLI:
                            continue
                        if other != own and other not in ALLOWED.get(own, []):
                            bad.append('%s:%d: %s may not include "%s"' % (path, number, own, target))
                        room, there = room_of(path), room_of(target)
                        if own == other == "core/extract" and room != there and there not in ROOMS.get(room, []):
                            bad.append('%s:%d: %s may not include "%s"' % (path, number, room, target))
    return bad


def self_test():
    with tempfile.TemporaryDirectory() as root:
        for path, text in (("core/base/a.hpp", ""), ("core/model/b.hpp", '#include "core/base/a.hpp"\n'),
                           ("core/base/wrong.cpp", '#include "core/model/b.hpp"\n'),
                           ("core/graph/sql.cpp", "#include <SQLiteCpp/Database.h>\n"),
                           (PUBLIC + "article.hpp", '#include "core/model/b.hpp"\n'), (PUBLIC + "store.hpp", ""),
                           ("cli/deep.cpp", '#include "core/model/b.hpp"\n#include "claimgraph/article.hpp"\n'),
                           ("python/src/deep.cpp", '#include "core/base/a.hpp"\n#include "claimgraph/article.hpp"\n'),
                           ("core/text/store.cpp", '#include "claimgraph/store.hpp"\n'),
                           ("core/extract/extract.hpp", ""), ("core/extract/times/t.hpp", ""),
                           ("core/extract/claims/c.cpp", '#include "core/extract/times/t.hpp"\n'),
                           ("core/extract/times/up.cpp", '#include "core/extract/extract.hpp"\n'),
                           ("core/extract/quantities/back.cpp", '#include "core/extract/times/t.hpp"\n')):
            full = os.path.join(root, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8") as f:
                f.write(text)
        bad = check(root)
    wanted = ("core/base/wrong.cpp:1", "core/graph/sql.cpp:1", "core/extract/times/up.cpp:1",
              "core/extract/quantities/back.cpp:1", PUBLIC + "article.hpp:1", "cli/deep.cpp:1", "python/src/deep.cpp:1",
              "core/text/store.cpp:1")
    for name in wanted:
        assert any(line.startswith(name) for line in bad), (name, bad)
    assert len(bad) == len(wanted), bad
    assert cycle_in({"a": ["b"], "b": ["c"], "c": ["a"]}) and not cycle_in({"a": ["b", "c"], "b": ["c"], "c": []})
    print("self-test passed")


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        self_test()
        sys.exit(0)
    self_test()
    found = check(sys.argv[1] if len(sys.argv) > 1 else ".")
    print("\n".join(found) if found else "layers hold")
    sys.exit(1 if found else 0)
