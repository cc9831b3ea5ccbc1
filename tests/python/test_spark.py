import glob
import json
import os
import shutil
import sys
import tempfile
import unittest

import claimgraph
from support import SAMPLES, SamplesTest, skip_without


class Inputs(unittest.TestCase):
    def test_files_of_lines_are_those_whose_every_line_is_an_article(self):
        from claimgraph import spark
        for name in ("a.jsonl", "a.jsonl.gz", "a.ndjson", "a.ndjson.gz", "a.jl", "hdfs://host/a.jsonl"):
            self.assertTrue(spark.is_lines(name), name)
        for name in ("a.json", "a.warc.gz", "a.html", "a.jsonl.zst", "jsonl"):
            self.assertFalse(spark.is_lines(name), name)

    def test_other_files_are_what_their_content_says(self):
        """One document of JSON, and lines under a name that does not tell, as `claimgraph import` takes them."""
        from claimgraph import spark
        with tempfile.TemporaryDirectory() as folder:
            page = os.path.join(folder, "page.json")
            with open(page, "w", encoding="utf-8") as file:
                json.dump({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "The mill",
                           "articleBody": "Ada Field said that the mill would close in the spring."}, file, indent=2)
            lines = os.path.join(folder, "lines.json")
            with open(lines, "w", encoding="utf-8") as file:
                file.write(claimgraph.Article(text="Bo Reed said no.", doc="1").to_line() + "\n")
                file.write(claimgraph.Article(text="Bo Reed said yes.", doc="2").to_line() + "\n")
            found = list(spark.extract_files([page, lines], "fast"))
        self.assertEqual([refused for _, refused in found], [None] * 3)
        self.assertEqual([row[2] for row, _ in found], ["The mill", "", ""])


@skip_without("pyspark")
@skip_without("pyarrow")
@unittest.skipUnless(shutil.which("java"), "there is no java")
class Spark(SamplesTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        from pyspark.sql import SparkSession
        os.environ["PYSPARK_PYTHON"] = sys.executable
        cls.spark = (SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
                     .config("spark.sql.shuffle.partitions", "4").config("spark.driver.host", "127.0.0.1")
                     .config("spark.driver.bindAddress", "127.0.0.1").getOrCreate())
        cls.addClassCleanup(cls.spark.stop)
        cls.spark.sparkContext.setLogLevel("ERROR")

    def test_the_job_gives_the_graph_of_one_machine(self):
        """Lines, pages and a file that is not there: what was found makes the same graph, the rest is in `refused`."""
        from claimgraph import spark
        texts = sorted(glob.glob(os.path.join(SAMPLES, "*.txt")))
        lines = os.path.join(self.folder, "lines.jsonl")
        with open(lines, "w", encoding="utf-8") as file:
            for article in claimgraph.read(*texts):
                file.write(article.to_line() + "\n")
            file.write("no line at all\n{\"id\": \"no text\"}\n")
        pages = sorted(glob.glob(os.path.join(SAMPLES, "*.html")))
        out = os.path.join(self.folder, "out")
        rows = spark.run(self.spark, [lines, *pages, os.path.join(self.folder, "missing.warc")], out, model="fast")
        self.assertEqual((rows["articles"], rows["refused"]), (8, 3))

        loaded = os.path.join(self.folder, "loaded.db")
        with claimgraph.Store(loaded) as store:
            report = store.load(out, model="fast")
            self.assertEqual((report.added, report.inputs_failed), (8, 0))
            self.assertEqual(store.graph().export("json"), self.store.graph().export("json"))

        refused = self.spark.read.parquet(os.path.join(out, "refused")).collect()
        self.assertEqual(sorted(os.path.basename(row["input"]) for row in refused),
                         ["lines.jsonl", "lines.jsonl", "missing.warc"])
        self.assertTrue(all(row["message"] for row in refused))

        sayings = self.spark.read.parquet(os.path.join(out, "sayings")).collect()
        table = self.store.table("sayings", min_confidence=0)
        self.assertEqual({(row["saying"], row["claim"], row["passage"], row["stance"]) for row in sayings},
                         set(zip(table["saying"], table["claim"], table["passage"], table["stance"])))
        claims = self.spark.read.parquet(os.path.join(out, "claims")).collect()
        self.assertEqual({(row["claim"], row["articles"]) for row in claims},
                         {(claim.id, claim.articles) for claim in self.store.claims(min_confidence=0)})
        entities = self.spark.read.parquet(os.path.join(out, "entities")).collect()
        named = {}
        for found in self.store.analyses():  # those of the store are also publishers
            for one in found.entities:
                if not one.anonymous:
                    named.setdefault(one.id, set()).add((one.name, one.type, found.article.id))
        self.assertEqual({(row["id"], row["articles"]) for row in entities},
                         {(id, len({article for _, _, article in uses})) for id, uses in named.items()})
        self.assertEqual(rows["entities"], len(named))
        for row in entities:
            self.assertIn((row["name"], row["type"]), {use[:2] for use in named[row["id"]]})

    def test_a_row_is_that_of_one_article(self):
        from claimgraph import spark
        rows = [("clm-1", "it rose", "low", .2, "art-1"), ("clm-1", "it [the tide] rose", "high", .9, "art-2"),
                ("clm-1", "the tide rose", "low", .9, "art-2"), ("clm-2", "it fell", "high", .1, "art-1")]
        frame = self.spark.createDataFrame(rows, "claim string, text string, form string, worth double, article string")
        one_each = spark.whole_rows(frame, "claim", ("worth", "text", "form")).collect()
        self.assertEqual(sorted(tuple(row) for row in one_each),
                         [("clm-1", .9, "the tide rose", "low", 2), ("clm-2", .1, "it fell", "high", 1)])

    def test_an_output_that_is_there_is_not_written_over(self):
        from claimgraph import spark
        out = os.path.join(self.folder, "twice")
        page = glob.glob(os.path.join(SAMPLES, "*.html"))[0]
        spark.run(self.spark, [page], out)
        with self.assertRaises(Exception):
            spark.run(self.spark, [page], out)


if __name__ == "__main__":
    unittest.main()
