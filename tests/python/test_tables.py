import ctypes
import gc
import os
import sqlite3
import tempfile
import unittest

import claimgraph
from support import SamplesTest, command, skip_without


class ArrowSchema(ctypes.Structure):
    pass


class ArrowArray(ctypes.Structure):
    pass


ArrowSchema._fields_ = [("format", ctypes.c_char_p), ("name", ctypes.c_char_p), ("metadata", ctypes.c_char_p),
                        ("flags", ctypes.c_int64), ("n_children", ctypes.c_int64),
                        ("children", ctypes.POINTER(ctypes.POINTER(ArrowSchema))),
                        ("dictionary", ctypes.POINTER(ArrowSchema)), ("release", ctypes.c_void_p),
                        ("private_data", ctypes.c_void_p)]
ArrowArray._fields_ = [("length", ctypes.c_int64), ("null_count", ctypes.c_int64), ("offset", ctypes.c_int64),
                       ("n_buffers", ctypes.c_int64), ("n_children", ctypes.c_int64),
                       ("buffers", ctypes.POINTER(ctypes.c_void_p)),
                       ("children", ctypes.POINTER(ctypes.POINTER(ArrowArray))),
                       ("dictionary", ctypes.POINTER(ArrowArray)), ("release", ctypes.c_void_p),
                       ("private_data", ctypes.c_void_p)]


def pointer(capsule, name, kind):
    get = ctypes.pythonapi.PyCapsule_GetPointer
    get.restype, get.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    return ctypes.cast(get(capsule, name), ctypes.POINTER(kind)).contents


def value(form, array, row):
    """One value, as the specification says to read it."""
    valid = array.buffers[0]
    if valid and not ctypes.cast(valid, ctypes.POINTER(ctypes.c_uint8))[row // 8] >> (row % 8) & 1:
        return None
    if form == b"U":
        offsets = ctypes.cast(array.buffers[1], ctypes.POINTER(ctypes.c_int64))
        return ctypes.string_at(array.buffers[2] + offsets[row], offsets[row + 1] - offsets[row]).decode()
    if form == b"b":
        return bool(ctypes.cast(array.buffers[1], ctypes.POINTER(ctypes.c_uint8))[row // 8] >> (row % 8) & 1)
    kind = {b"g": ctypes.c_double, b"l": ctypes.c_int64}[form]
    return ctypes.cast(array.buffers[1], ctypes.POINTER(kind))[row]


class Tables(SamplesTest):
    def test_sayings_have_the_rows_of_the_view(self):
        table = self.store.table("sayings", min_confidence=0)
        names = ("saying", "speaker_name", "claim", "cue", "stance", "realis", "passage", "date_published")
        rows = zip(*(table[name] for name in names), table["side"])
        # A saying without a claim is on no side of one; the view knows the side of its stance all the same.
        ours = {row[:-1] + (row[-1] if row[2] else None,) for row in rows}
        db = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
        try:
            theirs = set(db.execute(f"SELECT saying, nullif(speaker_name, 'unstated source'), claim, nullif(cue, ''), {', '.join(names[4:])}, "
                                    "CASE WHEN claim IS NOT NULL THEN side END FROM sayings"))
            claims = set(db.execute("SELECT claim FROM claim_families"))
            nobody = set(db.execute("SELECT speaker IS NULL, speaker_type, speaker_anonymous FROM sayings "
                                    "WHERE speaker IS NULL OR speaker_name = 'unstated source'"))
            columns = {row[1] for row in db.execute("PRAGMA table_info(sayings)")}
        finally:
            db.close()
        self.assertEqual(ours, theirs)
        # As docs/sql.md says.
        self.assertEqual(nobody, {(0, "Group", 1)})
        self.assertEqual(columns - set(table.columns), {"claim_form", "url", "is_current"})
        self.assertEqual(set(table.columns) - columns, {"by", "start", "end"})
        self.assertEqual({(one,) for one in self.store.table("claims", min_confidence=0)["claim"]}, claims)

    def test_tables_say_what_the_lists_say(self):
        claims, table = list(self.store.claims()), self.store.table("claims")
        self.assertEqual(table["claim_text"], [claim.text for claim in claims])
        self.assertEqual(table["disputers"], [claim.disputers for claim in claims])
        entities, table = list(self.store.entities()), self.store.table("entities")
        self.assertEqual(table["name"], [entity.name for entity in entities])
        with self.assertRaises(claimgraph.UsageError):
            self.store.table("people")
        with self.assertRaises(KeyError):
            table["no such column"]

    def test_the_c_data_interface(self):
        for name in ("sayings", "claims", "entities"):
            table = self.store.table(name)
            capsules = table.__arrow_c_array__()
            schema = pointer(capsules[0], b"arrow_schema", ArrowSchema)
            array = pointer(capsules[1], b"arrow_array", ArrowArray)
            self.assertEqual((schema.format, array.length, array.n_children), (b"+s", len(table), len(table.columns)))
            read = {}
            for at in range(schema.n_children):
                column, values = schema.children[at].contents, array.children[at].contents
                self.assertEqual(values.length, len(table))
                read[column.name.decode()] = [value(column.format, values, row) for row in range(values.length)]
                self.assertEqual(values.null_count, read[column.name.decode()].count(None))
            self.assertEqual(read, table.to_pydict())

    def test_a_batch_that_was_taken_outlives_the_table(self):
        _, capsule = self.store.table("claims").__arrow_c_array__()
        gc.collect()
        array = pointer(capsule, b"arrow_array", ArrowArray)
        self.assertGreater(len(value(b"U", array.children[1].contents, 0)), 5)

    def test_nobody_takes_it(self):
        for _ in range(50):
            table = self.store.table("claims")
            table.__arrow_c_array__(), table.__arrow_c_stream__(), table.__arrow_c_schema__()
        gc.collect()

    @skip_without("pyarrow")
    def test_pyarrow(self):
        import pyarrow
        for name in ("sayings", "claims", "entities"):
            table = self.store.table(name)
            arrow = pyarrow.table(table)
            arrow.validate(full=True)
            self.assertEqual(arrow.to_pydict(), table.to_pydict())
            self.assertEqual(table.to_arrow().to_pydict(), table.to_pydict())
            batch = pyarrow.record_batch(table)
            column = batch.column(0)
            del table
            self.assertEqual(len(column), len(arrow))
        empty = pyarrow.table(claimgraph.Store(":memory:").table("sayings"))
        empty.validate(full=True)
        self.assertEqual(empty.num_rows, 0)

    @skip_without("pandas")
    def test_pandas(self):
        frame = self.store.to_pandas("sayings")
        table = self.store.table("sayings")
        self.assertEqual(list(frame.columns), table.columns)
        self.assertEqual(len(frame), len(table))
        said = frame[frame.speaker_name == "Marcus Vail"]
        self.assertEqual(set(said.publisher), {"Meridian", "The Bergen Weekly"})
        self.assertGreater(frame.confidence.mean(), 0.5)


class Graphs(SamplesTest):
    def exported(self, name, *more):
        """What the command writes: bytes, or a mapping as Graph.export gives it."""
        if name != "obsidian":
            return command("export", name, "--db", self.path, *more)
        with tempfile.TemporaryDirectory() as folder:
            notes = os.path.join(folder, "notes")
            command("export", name, "--db", self.path, "-o", notes, *more)
            out = {}
            for place, _, names in os.walk(notes):
                for one in names:
                    path = os.path.join(place, one)
                    with open(path, "rb") as file:
                        out[os.path.relpath(path, notes)] = file.read()
            return out

    def test_exports_are_those_of_the_command(self):
        """Also of those that show each act of saying, which the graph folds."""
        whole, part = self.store.graph(), self.store.graph("Orrin Data", hops=1)
        unfolded = self.store.graph("Orrin Data", hops=1, attribution_nodes=True, min_confidence=.9)
        for name in ("graphml", "dot", "gexf", "json", "html", "obsidian", "jsonld", "turtle", "nquads"):
            self.assertEqual(whole.export(name), self.exported(name), name)
            self.assertEqual(part.export(name), self.exported(name, "--around", "Orrin Data", "--hops", "1"), name)
            self.assertEqual(unfolded.export(name), self.exported(
                name, "--around", "Orrin Data", "--hops", "1", "--attribution-nodes", "--min-confidence", ".9"), name)

    def test_what_is_folded_is_asked_of_the_store(self):
        graph = claimgraph.Store(self.path, "r").graph()  # keeps its store
        gc.collect()
        self.assertEqual(graph.export("turtle"), self.store.graph().export("turtle"))
        with claimgraph.Store(self.path, "r") as store:
            graph = store.graph()
        self.assertEqual(graph.export("json"), self.store.graph().export("json"))
        with self.assertRaisesRegex(claimgraph.UsageError, "closed"):
            graph.export("turtle")

    def test_folders_and_files(self):
        notes = self.store.graph().export("obsidian")
        self.assertTrue(all(isinstance(content, bytes) for content in notes.values()))
        self.store.graph().export("obsidian", os.path.join(self.folder, "notes"))
        self.store.graph().export("csv", os.path.join(self.folder, "graph.csv"))
        for name, content in notes.items():
            with open(os.path.join(self.folder, "notes", name), "rb") as file:
                self.assertEqual(file.read(), content)
        with self.assertRaises(claimgraph.UsageError):
            self.store.graph().export("floppy")
        with self.assertRaisesRegex(claimgraph.UsageError, "'csv' has the dialects excel, neo4j, not 'floppy'"):
            self.store.graph().export("csv", dialect="floppy")
        with self.assertRaisesRegex(claimgraph.UsageError, "no dialects"):
            self.store.graph().export("svg", dialect="floppy")

    def test_a_small_graph_draws_itself(self):
        self.assertIn("<svg", self.store.graph("Orrin Data", hops=1)._repr_svg_())
        self.assertIsNone(claimgraph.Store(":memory:").graph()._repr_svg_())

    def test_what_is_not_there(self):
        with self.assertRaises(claimgraph.NotFoundError) as missing:
            self.store.graph("Zeppelin")
        self.assertEqual(missing.exception.exit_code, 1)

    @skip_without("networkx")
    def test_networkx(self):
        import json
        graph = self.store.to_networkx()
        data = json.loads(self.store.graph().export("json"))
        self.assertEqual(graph.number_of_nodes(), len(data["nodes"]))
        self.assertEqual(graph.number_of_edges(), len(data["edges"]))
        vail = next(node for node, label in graph.nodes(data="label") if label == "Marcus Vail")
        self.assertEqual(graph.nodes[vail]["kind"], "Person")
        kinds = {kind for _, _, kind in graph.edges(vail, data="kind")}
        self.assertIn("disputes", kinds)


if __name__ == "__main__":
    unittest.main()
