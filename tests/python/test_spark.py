import glob
import os
import shutil
import sys
import unittest

import claimgraph
from support import SAMPLES, SamplesTest, skip_without


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
        cls.spark.sparkContext.setLogLevel("ERROR")

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()
        super().tearDownClass()

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
        rows = spark.run(self.spark, [lines, *pages, os.path.join(self.folder, "missing.warc")], out)
        self.assertEqual((rows["articles"], rows["refused"]), (8, 3))

        loaded = os.path.join(self.folder, "loaded.db")
        with claimgraph.Store(loaded) as store:
            report = store.load(out)
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
        self.assertEqual(rows["entities"], len({row["id"] for row in
                                                self.spark.read.parquet(os.path.join(out, "entities")).collect()}))

    def test_an_output_that_is_there_is_not_written_over(self):
        from claimgraph import spark
        out = os.path.join(self.folder, "twice")
        page = glob.glob(os.path.join(SAMPLES, "*.html"))[0]
        spark.run(self.spark, [page], out)
        with self.assertRaises(Exception):
            spark.run(self.spark, [page], out)


if __name__ == "__main__":
    unittest.main()
