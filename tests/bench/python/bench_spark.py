#!/usr/bin/env python3
"""The Spark job on one and on two cores of this machine, and whether it gives the graph of an import.

bench_spark.py INPUT... [--cores 1,2] [--partitions N] [--model SET]

Times are of the extraction (the table "articles"), without starting Spark. The last line is one JSON object: articles and
words a second for each number of cores, core hours for a million articles of this length, and whether the exports of the
loaded and of the imported database are equal byte for byte.
"""
import argparse
import json
import os
import sys
import tempfile
import time

import claimgraph
from claimgraph import spark as job


def measure(inputs, out, cores, partitions, model):
    from pyspark.sql import SparkSession
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (SparkSession.builder.master("local[%d]" % cores).config("spark.ui.enabled", "false")
               .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1").getOrCreate())
    session.sparkContext.setLogLevel("ERROR")
    session.range(1).rdd.map(lambda row: claimgraph.extract("Ada Field said no.", model=model).line).collect()  # workers are up
    start = time.perf_counter()
    rows = job.found_in(session, inputs, model=model, partitions=partitions).filter(lambda pair: pair[0]).map(
        lambda pair: (pair[0][0], pair[0][6])).collect()
    seconds = time.perf_counter() - start
    if out:
        job.run(session, inputs, out, model=model, partitions=partitions)
    session.stop()
    return rows, seconds


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--cores", default="1,2")
    parser.add_argument("--partitions", type=int, default=8)
    parser.add_argument("--model", default="accurate")
    said = parser.parse_args()
    counts = [int(one) for one in said.cores.split(",")]
    result = {}
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        for cores in counts:
            rows, seconds = measure(said.inputs, out if cores == counts[-1] else None, cores, said.partitions, said.model)
            result["articles"] = len(rows)
            result["words"] = sum(words for _, words in rows)
            result["%d cores" % cores] = {"articles_a_second": round(len(rows) / seconds, 1),
                                          "core_hours_a_million": round(seconds * cores / len(rows) * 1e6 / 3600, 1)}
        with claimgraph.Store(os.path.join(folder, "loaded.db")) as loaded, \
                claimgraph.Store(os.path.join(folder, "imported.db")) as imported:
            loaded.load(out, model=said.model)
            imported.import_(*said.inputs, model=said.model)
            result["nodes"] = imported.graph().nodes
            result["same graph"] = loaded.graph().export("json") == imported.graph().export("json")
    print(json.dumps(result))
    return 0 if result["same graph"] else 1


if __name__ == "__main__":
    sys.exit(main())
