import json
import os
import tempfile
import threading
import time
import unittest
import warnings

import claimgraph
from claimgraph import Article
from support import SAMPLES, SOURCE, command

TEXT = ("Ada Field, the mayor of Lark, said on Monday that the mill would close in May. "
        "“Nobody told us 🏭 — nobody,” said Bo Reed, a miller.")


class Extract(unittest.TestCase):
    def test_offsets_index_the_string(self):
        found = claimgraph.extract(TEXT)
        self.assertEqual(found.article.text, TEXT)
        direct = [one for one in found.attributions if one.kind == "direct"]
        self.assertEqual(len(direct), 1)
        self.assertEqual(direct[0].content_text, "“Nobody told us 🏭 — nobody,”")
        self.assertEqual(direct[0].cue_text, "said")
        self.assertEqual(direct[0].speaker_names, ["Bo Reed"])
        for entity in found.entities:
            self.assertIn(entity, [found.entity(entity.id)])

    def test_a_date_anchors(self):
        anchored = claimgraph.extract(Article(text=TEXT, date_published="2026-03-12"))
        self.assertEqual([time.value for time in anchored.times], ["2026-03-09", "2026-05"])
        self.assertEqual(claimgraph.extract(TEXT, date="2026-03-12").times, anchored.times)
        self.assertFalse(claimgraph.extract(TEXT).times[0].anchored)

    def test_it_says_what_the_command_says(self):
        for name in sorted(os.listdir(SAMPLES)):
            path = os.path.join(SAMPLES, name)
            articles = list(claimgraph.read(path))
            lines = command("extract", path).decode().splitlines()
            self.assertEqual(len(articles), len(lines), name)
            for article, line in zip(articles, lines):
                theirs, ours = json.loads(line), claimgraph.extract(article).data
                for key in ("attributions", "claims", "entities", "mentions", "quantities", "times", "headline", "id"):
                    self.assertEqual(ours[key], theirs[key], (name, key))

    def test_an_article_survives_its_line(self):
        article = Article(text="Ada Field said no.", headline="“No”", publisher="Meridian", authors=["Ida Holm"],
                          url="https://meridian.example/no", date_published="2026-03-12")
        back = claimgraph.extract(article).article
        for name in ("text", "headline", "publisher", "authors", "url", "date_published"):
            self.assertEqual(getattr(back, name), getattr(article, name))
        self.assertTrue(back.id.startswith("art-"))

    def test_many_are_in_order_whatever_the_threads(self):
        texts = [f"Ada Field said that {n} mills would close." for n in range(2, 40)]
        one = [found.line for found in claimgraph.extract_many(texts, jobs=1)]
        self.assertEqual([found.line for found in claimgraph.extract_many(texts, jobs=3)], one)
        self.assertEqual([found.line for found in map(claimgraph.extract, texts)], one)
        self.assertEqual(claimgraph.extract(texts[0]).quantities[0].value, 2)

    def test_many_reads_only_a_little_ahead(self):
        taken = []

        def texts():
            for n in range(1000):
                taken.append(n)
                yield "Ada Field said no."

        stream = claimgraph.extract_many(texts(), jobs=2)
        next(stream)
        self.assertLess(len(taken), 20)
        stream.close()

    def test_the_interpreter_is_free_while_it_works(self):
        text = TEXT * 300
        claimgraph.extract(TEXT)  # the models are open now
        worker = threading.Thread(target=claimgraph.extract, args=(text,))
        turns = 0
        worker.start()
        while worker.is_alive():
            time.sleep(0.001)
            turns += 1
        self.assertGreater(turns, 10)

    def test_what_cannot_be_is_refused(self):
        with self.assertRaises(TypeError):
            claimgraph.extract(b"bytes")
        with self.assertRaises(claimgraph.DataError) as refused:
            claimgraph.extract("lone \ud800 surrogate")
        self.assertIsInstance(refused.exception, claimgraph.Error)
        self.assertEqual(refused.exception.exit_code, 2)
        with self.assertRaises(claimgraph.DataError):
            claimgraph.extract("x", model="no-such-set")
        with self.assertRaises(claimgraph.UsageError):
            claimgraph.extract("x", date="some day")

    def test_nothing_is_found_in_nothing(self):
        for text in ("", "\n", "...", "\0"):
            self.assertEqual(claimgraph.extract(text).attributions, [])

    def test_another_language_is_left_alone(self):
        found = claimgraph.extract("La maire a déclaré lundi que le moulin fermerait en mai, et que personne ne savait "
                                   "encore ce que deviendraient les ouvriers de la vallée.")
        self.assertEqual(found.attributions, [])
        self.assertTrue(found.diagnostics)


class Read(unittest.TestCase):
    def test_what_cannot_be_read_is_a_warning(self):
        with warnings.catch_warnings(record=True) as heard:
            warnings.simplefilter("always")
            articles = list(claimgraph.read("no-such-file.txt", os.path.join(SAMPLES, "*.html")))
        self.assertEqual(len(articles), 3)
        self.assertEqual([one.category for one in heard], [claimgraph.InputWarning])
        self.assertIn("no-such-file.txt", str(heard[0].message))

    def test_what_there_is_to_say_about_an_input_is_a_warning(self):
        with tempfile.TemporaryDirectory() as folder:
            lines, page = os.path.join(folder, "lines.jsonl"), os.path.join(folder, "latin.txt")
            with open(lines, "w", encoding="utf-8") as file:
                file.write(json.dumps({"doc": "a", "text": "Ada Field said no.", "url": ["https://lark.example"]}) + "\n")
            with self.assertWarnsRegex(claimgraph.InputWarning, 'lines.jsonl:1: warning: member "url"'):
                self.assertEqual([one.text for one in claimgraph.read(lines)], ["Ada Field said no."])
            with open(page, "wb") as file:
                file.write("Ada Field said on Monday that the café would close.".encode("latin-1"))
            with self.assertWarnsRegex(claimgraph.InputWarning, "latin.txt: note: the text is not UTF-8"):
                self.assertIn("Ada Field", next(claimgraph.read(page)).text)

    def test_nothing_to_read_is_no_standard_input(self):
        with self.assertRaisesRegex(TypeError, "at least one path"):
            claimgraph.read()  # at once, not when the first article is asked for

    def test_a_path_object_and_a_format(self):
        import pathlib
        path = pathlib.Path(SAMPLES) / "02-northern-wire-launch.html"
        self.assertEqual(next(claimgraph.read(path)).publisher, "Northern Wire")
        with self.assertRaises(claimgraph.UsageError):
            list(claimgraph.read(path, format="floppy"))


class Html(unittest.TestCase):
    def test_words_of_an_article_are_escaped(self):
        found = claimgraph.extract("“We <script>alert(1)</script> agree,” said Ada <b> Field.")
        html = found._repr_html_() + Article(text="<script>", headline="<i>")._repr_html_()
        self.assertNotIn("<script>", html)
        self.assertNotIn("<i>", html)
        self.assertIn("&lt;script&gt;", html)

    def test_the_words_are_marked(self):
        html = claimgraph.extract("Ada Field said that the mill would close.").attributions[0]._repr_html_()
        for kind, words in (("source", "Ada Field"), ("cue", "said"), ("content", "that the mill would close")):
            self.assertRegex(html, f'<mark title="{kind}"[^>]*>{words}</mark>')


class Stubs(unittest.TestCase):
    def test_the_stub_names_what_is_there(self):
        import ast
        import claimgraph._core as core
        with open(os.path.join(SOURCE, "python", "claimgraph", "_core.pyi"), encoding="utf-8") as file:
            tree = ast.parse(file.read())
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                named = {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
                there = {name for name in vars(getattr(core, node.name)) if not name.startswith("_")}
                self.assertEqual({name for name in named if not name.startswith("_")}, there - {"exit_code"}, node.name)
            elif isinstance(node, ast.FunctionDef):
                self.assertTrue(hasattr(core, node.name), node.name)


if __name__ == "__main__":
    unittest.main()
