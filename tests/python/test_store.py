import json
import os
import shutil
import signal
import tempfile
import threading
import unittest

import claimgraph
from claimgraph import Article, Store
from support import SAMPLES, SamplesTest, command

NOTES = [Article(text=f"Ada Field said that the mill had {n} workers in May.", doc=f"note {n}", publisher="Meridian",
                 date_published=f"2026-03-{n:02}") for n in range(10, 16)]


class Answers(SamplesTest):
    maxDiff = None
    def test_a_store_of_python_is_the_store_of_the_command(self):
        for model in ([], ["fast"]):  # without: the default of both
            ours, theirs = (os.path.join(self.folder, name + "".join(model)) for name in ("ours", "theirs"))
            with Store(ours) as store:
                store.import_(SAMPLES, **({"model": model[0]} if model else {}))
            # Article.doc is the path as given, so both are given the same.
            command("import", SAMPLES, "--db", theirs, *(["--model"] + model if model else []))
            self.assertEqual(command("export", "json", "--db", ours), command("export", "json", "--db", theirs))
        self.assertEqual((self.report.read, self.report.added), (8, 8))

    def test_answers_are_those_of_the_command(self):
        who = self.asked("who", "cost to train")
        found = self.store.who("cost to train")
        self.assertEqual([one.claim.id for one in found], [one["claim"]["id"] for one in who["claims"]])
        for ours, theirs in zip(found, who["claims"]):
            self.assertEqual([saying.passage.exact for saying in ours.sayings + ours.disputes + ours.others],
                             [saying["passage"]["exact"] for key in ("sayings", "disputes", "others")
                              for saying in theirs[key]])
        trace, asked = self.store.trace("Fjell-2 cost only"), self.asked("trace", "Fjell-2 cost only")
        self.assertEqual([(hop.depth, hop.relation, hop.to_id) for hop in trace.hops],
                         [(hop["depth"], hop["relation"], hop["to"]) for hop in asked["hops"]])
        self.assertEqual(trace.ending, asked["ending"])
        for name in ("disputes", "conflicts", "claims", "articles", "entities"):
            self.assertEqual(len(list(getattr(self.store, name)())), len(self.asked(name)), name)
        self.assertEqual(self.store.stats().to_dict(), self.asked("stats"))
        sources = self.store.sources("processors 54 days")
        self.assertEqual(sources.independent_reports, self.asked("sources", "processors 54 days")["independentReports"])

    def test_nothing_of_the_json_is_lost(self):
        """Every member that the library writes has a field."""
        from claimgraph._records import plan
        from claimgraph import _answers as answers

        def check(cls, data):
            known = {key: reader for key, _, reader in plan(cls)}
            for key, value in data.items():
                if cls is answers.Saying and key == "polarity":  # `realis` says it
                    continue
                self.assertIn(key, known, cls.__name__)
                reader = known[key]
                inner = getattr(reader, "__self__", None)
                if isinstance(inner, type) and isinstance(value, dict):
                    check(inner, value)

        core = self.store._core
        for line in core.sayings(-1):
            check(answers.Saying, json.loads(line))
            check(answers.Passage, json.loads(line)["passage"])
        for line in core.claims("", "", "", "", False, -1, 0):
            check(answers.ClaimInfo, json.loads(line))
        for line in core.entities(True):
            check(answers.EntityInfo, json.loads(line))
        for line in core.conflicts("", -1):
            check(answers.Conflict, json.loads(line))
        for line in core.articles():
            check(answers.ArticleInfo, json.loads(line))
        check(answers.Trace, json.loads(core.trace("Fjell-2 cost only", 0)))
        check(answers.Stats, json.loads(core.stats()))

    def test_passages_are_slices_of_the_article(self):
        texts = {one.article.id: one.article.text for one in self.store.analyses()}
        count = 0
        for saying in self.store.sayings(min_confidence=0):
            text, passage = texts[saying.article], saying.passage
            self.assertEqual(text[passage.start:passage.end], passage.exact)
            if passage.cue:
                self.assertEqual(" ".join(text[start:end] for start, end in passage.cue).split(), saying.cue.split())
            for start, end in passage.source + passage.cue + passage.content:
                self.assertLessEqual(passage.start, start)
                self.assertLessEqual(end, passage.end)
            count += 1
        self.assertEqual(count, self.store.stats().attributions)

    def test_what_was_stored_comes_back_as_it_was_found(self):
        for stored in self.store.analyses():
            found = claimgraph.extract(stored.article)
            for part in ("claims", "attributions"):
                self.assertEqual([one.to_dict() for one in getattr(stored, part)],
                                 [one.to_dict() for one in getattr(found, part)])

    def test_show_takes_ids_and_names(self):
        claim = next(self.store.claims())
        self.assertEqual(self.store.show(claim.id).claim.claim.id, claim.id)
        self.assertEqual(self.store.show("Marcus Vail").entity.name, "Marcus Vail")
        texts = {one.article.id: one.article.text for one in self.store.analyses()}
        for article in self.store.articles():
            shown = self.store.show(article.id)
            self.assertEqual((shown.article.id, shown.text), (article.id, texts[article.id]))
            self.assertEqual(len(shown.sayings), article.attributions)
        self.assertIsNone(self.store.show("Zeppelin"))
        self.assertIsNone(self.store.trace("zeppelin"))
        self.assertEqual(len(self.store.who("zeppelin")), 0)

    def test_notes_of_people_are_shown(self):
        path = os.path.join(self.folder, "notes.db")
        shutil.copy(self.path, path)
        command("annotate", "Marcus Vail", "asked <him>", "--by", "Ida", "--db", path)
        with Store(path, "r") as store:
            shown = store.show("Marcus Vail")
            self.assertEqual([(one.decision, one.text, one.by, one.holds) for one in shown.notes],
                             [("annotate", "asked <him>", "Ida", True)])
            self.assertIn("asked &lt;him&gt;", shown._repr_html_())
            asked = json.loads(command("show", "Marcus Vail", "--json", "--db", path))
            self.assertEqual(set(json.loads(store._core.show("Marcus Vail"))), set(asked))
        from claimgraph._records import plan
        self.assertLessEqual(set(asked["notes"][0]), {key for key, _, _ in plan(claimgraph.Decision)})
        self.assertLessEqual(set(asked), {key for key, _, _ in plan(claimgraph.Shown)})

    def test_claims_are_chosen(self):
        self.assertTrue(all("Vail" in repr(self.store.who(claim.id)[0].sayings + self.store.who(claim.id)[0].disputes)
                            for claim in self.store.claims(by="Marcus Vail")))
        self.assertEqual(len(list(self.store.claims(limit=3))), 3)
        self.assertTrue(list(self.store.claims(disputed=True)))

    def test_reprs_are_for_people(self):
        self.assertIn("Ingrid Solheim", repr(next(self.store.disputes("Marcus Vail")).disputes[0]))
        for one in (self.store.who("processors"), self.store.trace("processors 54 days"), self.store.show("Tarn AI"),
                    next(self.store.conflicts()), next(self.store.disputes()), next(self.store.claims())):
            self.assertLess(len(repr(one)), 400)
            self.assertTrue(one._repr_html_().startswith("<div"))


class Importing(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "claims.db")
        self.store = Store(self.path)
        self.addCleanup(self.store.close)

    def test_articles_and_iterables(self):
        report = self.store.import_(NOTES[0], NOTES[1], (note for note in NOTES[2:]))
        self.assertEqual((report.read, report.added), (6, 6))
        again = self.store.import_(NOTES)
        self.assertEqual((again.added, again.unchanged), (0, 6))
        self.assertEqual(len(self.store.who("mill workers May")), 6)
        self.assertTrue(list(self.store.conflicts(min_confidence=0)))  # compared after the last of the parts

    def test_the_graph_does_not_depend_on_threads_or_order(self):
        self.store.import_(NOTES, jobs=1)
        with tempfile.TemporaryDirectory() as folder, Store(os.path.join(folder, "b.db")) as other:
            other.import_(*reversed(NOTES), jobs=3)
            self.assertEqual(other.graph().export("json"), self.store.graph().export("json"))

    def test_what_fails_is_counted_and_the_rest_is_stored(self):
        report = self.store.import_("no-such-file.txt", NOTES[0], Article(text="bad \ud800"), NOTES[1])
        self.assertEqual((report.added, report.inputs_failed), (2, 2))
        self.assertEqual(len([one for one in report.diagnostics if one.severity == "error"]), 2)
        self.assertIn("no-such-file.txt", str(report.diagnostics[0]))

    def test_an_exception_of_the_iterable_comes_back_and_what_was_read_stays(self):
        def notes():
            yield NOTES[0]
            raise KeyError("mine")

        with self.assertRaises(KeyError):
            self.store.import_(notes())
        self.assertEqual(self.store.stats().articles, 1)

        mine = KeyError("mine")

        def fails():
            yield from NOTES
            raise mine

        with self.assertRaises(KeyError) as raised:
            self.store.import_(fails(), jobs=2)
        self.assertIs(raised.exception, mine)
        self.assertEqual(self.store.stats().articles, 6)
        self.assertEqual(list(self.store.conflicts(min_confidence=0)), [])  # it ended before articles are compared
        self.store.import_(NOTES[0])
        self.assertTrue(list(self.store.conflicts(min_confidence=0)))
        with self.assertRaises(TypeError):
            self.store.import_(["a text is no Article, or is it a path?", 7])
        with self.assertRaises(TypeError):
            self.store.import_(7)

    def test_progress_is_told_and_may_stop_it(self):
        heard = []
        self.store.import_(NOTES[:3], progress=lambda done, name: heard.append((done, name)))
        self.assertEqual(heard, [(1, "note 10"), (2, "note 11"), (3, "note 12")])

        def stop(done, name):
            raise StopIteration

        with self.assertRaises(StopIteration):
            self.store.import_(NOTES, jobs=1, progress=stop)
        self.assertLess(self.store.stats().articles, 6)

    def test_progress_counts_through_all_inputs(self):
        heard = []
        self.store.import_(NOTES[0], iter(NOTES[1:3]), "no-such-file.txt", iter(NOTES[3:]),
                           progress=lambda done, name: heard.append((done, name)))
        self.assertEqual(heard, [(at, f"note {9 + at}") for at in range(1, 7)])

    def test_ctrl_c_ends_it_between_two_articles(self):
        def notes():
            for at, note in enumerate(NOTES):
                if at == 2:
                    os.kill(os.getpid(), signal.SIGINT)
                yield note

        with self.assertRaises(KeyboardInterrupt):
            self.store.import_(notes(), jobs=1)
        self.assertIn(self.store.stats().articles, (1, 2, 3))
        self.store.import_(NOTES)
        self.assertEqual(self.store.stats().articles, 6)

    def test_a_store_that_imports_cannot_be_asked_but_another_one_can(self):
        def notes():
            yield NOTES[0]
            with self.assertRaises(claimgraph.UsageError):
                self.store.stats()
            with self.assertRaises(claimgraph.UsageError):
                self.store.close()
            with Store(self.path, "r") as other:
                other.stats()
            yield NOTES[1]

        self.assertEqual(self.store.import_(notes()).added, 2)
        self.assertEqual(self.store.stats().articles, 2)

    def test_threads_share_a_store(self):
        self.store.import_(NOTES)
        seen = []
        threads = [threading.Thread(target=lambda: seen.append(len(self.store.who("mill workers")))) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(seen, [6] * 8)

    def test_threads_share_an_iterator(self):
        self.store.import_(NOTES)
        stream, seen = self.store.sayings(min_confidence=0), []
        lines = self.store._core.analyses()

        def take():
            while True:
                try:
                    seen.append(next(lines))
                except StopIteration:
                    return
                except ValueError:  # the other one is inside
                    continue

        threads = [threading.Thread(target=take) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual((len(seen), len(set(seen))), (6, 6))
        self.assertEqual(len(list(stream)), self.store.stats().attributions)

    def test_an_iterator_outlives_the_name_of_its_store_but_not_its_end(self):
        self.store.import_(NOTES[:2])
        stream = Store(self.path, "r").analyses()
        self.assertEqual(len(list(stream)), 2)
        with Store(self.path, "r") as store:
            stream = store.analyses()
        with self.assertRaises(claimgraph.UsageError):
            next(stream)

    def test_modes(self):
        with self.assertRaises(claimgraph.DataError):
            Store(self.path + ".missing", "r")
        with self.assertRaises(claimgraph.UsageError):
            Store(self.path, "x")
        with Store(self.path, "r") as store, self.assertRaises(claimgraph.UsageError):
            store.import_(NOTES)
        not_a_database = self.path + ".txt"
        with open(not_a_database, "w", encoding="utf-8") as file:
            file.write("words " * 1000)
        with self.assertRaises(claimgraph.DataError) as refused:
            Store(not_a_database)
        self.assertIn(not_a_database, str(refused.exception))

    def test_what_was_found_elsewhere_is_loaded(self):
        found = list(claimgraph.extract_many(NOTES))
        path = self.path + ".jsonl"
        with open(path, "w", encoding="utf-8") as file:
            file.write("".join(one.line + "\n" for one in found[2:]) + "no line\n")
        report = self.store.load(found[:2], path)
        self.assertEqual((report.added, report.inputs_failed), (6, 1))
        with Store(self.path + ".other") as other:
            other.import_(NOTES)
            self.assertEqual(self.store.graph().export("json"), other.graph().export("json"))
        self.assertEqual(self.store.load([found[0].line]).unchanged, 1)
        refused = self.store.load([NOTES[0].to_line(), found[0].line.replace("workers", "weavers")])
        self.assertEqual((refused.read, refused.inputs_failed), (0, 2))
        self.assertEqual({one.code for one in refused.diagnostics}, {"not-analysed", "other-article"})
        self.assertEqual([one.where for one in refused.diagnostics], ["article 1", "article 2"])

    def test_what_is_no_line_is_named_by_its_place(self):
        found = claimgraph.extract(NOTES[0])
        with self.assertRaisesRegex(TypeError, "item 1 is no line .*int"):
            self.store.load([found, 7])
        self.assertEqual(self.store.stats().articles, 1)
        with self.assertRaisesRegex(TypeError, "item 0 is no line .*bytes"):
            self.store.load([b"{}"])
        refused = self.store.load([found.line, "lone \ud800 surrogate"])
        self.assertEqual((refused.unchanged, refused.inputs_failed), (1, 1))

    def test_each_line_of_a_file_that_is_refused_is_named(self):
        found = list(claimgraph.extract_many(NOTES))
        path = self.path + ".jsonl"
        with open(path, "w", encoding="utf-8") as file:
            for line in (found[0].line, NOTES[1].to_line(), "no line", found[2].line.replace("workers", "weavers"),
                         found[3].line):
                file.write(line + "\n")
        report = self.store.load(path)
        self.assertEqual((report.added, report.inputs_failed), (2, 3))
        self.assertEqual([(one.code, one.where) for one in report.diagnostics],
                         [(code, f"{path}:{at}") for code, at in
                          (("not-analysed", 2), ("invalid-json", 3), ("other-article", 4))])

    def test_retract(self):
        self.store.import_(NOTES)
        article = next(self.store.articles())
        self.assertEqual(self.store.retract(article.id), article.id)
        self.assertEqual(self.store.stats().articles, 5)
        self.assertIsNone(self.store.retract("art-ffffffffffff"))


if __name__ == "__main__":
    unittest.main()
