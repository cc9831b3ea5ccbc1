"""A Spark job: articles in, tables of what was found in them out, as Parquet.

    python -m claimgraph.spark OUT INPUT... [--model SET] [--partitions N]
    spark-submit --master … claimgraph/spark.py OUT INPUT...

INPUT that ends in .jsonl, .ndjson or .jl (or that and .gz) is lines of the interchange (`claimgraph read`), which Spark
splits; anything else (WARC, pages, dumps, .json, .jsonl.zst, folders) is a file of a folder that every machine sees: one
task reads it, and its content says what it is, as with `claimgraph import`. The package has to be installed on every
machine. `claimgraph.Store("claims.db").load("OUT")` makes a database of it, with the graph that an import on one machine
gives.

OUT/articles   a row for each article, with `line`: all that was found, as `claimgraph extract` writes it
OUT/sayings    a row for each saying, claim that it states, and speaker
OUT/claims     a row for each claim; OUT/entities: a row for each named person, organisation, place or group
OUT/refused    the dead letters: what could not be read, with the message

Ids are hashes of content, so partitions need not know of each other. A task that dies is Spark's to repeat
(spark.task.maxFailures); a record that cannot be read ends in OUT/refused and nothing else.
"""
from __future__ import annotations

import argparse
import json
import os
import sys
from typing import Any, Iterable, Iterator, Sequence

from claimgraph import _core
from claimgraph._analysis import Analysis, Diagnostic
from claimgraph._extract import input_words, paths_of
from claimgraph._models import extractor

ARTICLES = ("id string, url string, headline string, publisher string, date_published string, language string, words int, "
            "attributions int, line string")
REFUSED = "input string, message string, record string"
SAYINGS = ("saying string, speaker string, speaker_name string, cue string, kind string, stance string, realis string, "
           "claim string, claim_text string, said_at string, medium string, hedged boolean, confidence double, "
           "article string, publisher string, date_published string, start int, end int, passage string")
CLAIMS = ("claim string, claim_text string, polarity string, modality string, claim_form string, unresolved boolean, "
          "worth double, valid_time string, articles long")
ENTITIES = "id string, name string, type string, articles long"
LINES = tuple(name + packed for name in (".jsonl", ".ndjson", ".jl") for packed in ("", ".gz"))

Row = tuple[Any, ...]


def names_of(schema: str) -> list[str]:
    return [column.split()[0] for column in schema.split(",")]


def extract_line(line: str, where: str, model: str) -> Row:
    """(article as in ARTICLES, None), or (None, as in REFUSED)."""
    try:
        found = Analysis(extractor(model).extract(line, input_words()))
        article = found.article
        return (article.id, article.url, article.headline, article.publisher, article.date_published, article.language,
                len(article.text.split()), len(found.data["attributions"]), found.line), None
    except _core.Error as error:
        return None, (where, str(error), line[:2000])


def extract_lines(rows: Iterable[Any], model: str) -> Iterator[Row]:
    """What a task does with lines: rows of `value` and `input`."""
    for row in rows:
        if row["value"].strip():
            yield extract_line(row["value"], row["input"], model)


def extract_files(paths: Iterable[str], model: str) -> Iterator[Row]:
    """What a task does with files of any format."""
    for path in paths:
        for line, findings in _core.Reader(paths_of([path]), input_words(pages=True)):
            for finding in map(Diagnostic.from_json, findings):
                if finding.severity == "error":
                    yield None, (path, str(finding), "")
            if line is not None:
                yield extract_line(line, path, model)


def sayings_of(found: Analysis) -> Iterator[Row]:
    article = found.article
    for one in found.attributions:
        start, end = one.passage
        for claim in list[Any](one.claims) or [None]:
            for speaker in list[Any](one.speakers) or [None]:
                yield (one.id, speaker, found.entity(speaker).name if speaker else None, one.cue_lemma or None, one.kind,
                       one.stance, one.realis, claim.id if claim else None, found.claim(claim.id).text if claim else None,
                       one.said_at or None, one.medium or None, one.hedged, float(one.confidence), article.id,
                       article.publisher or None, article.date_published or None, start, end, article.text[start:end])


def claims_of(found: Analysis) -> Iterator[Row]:
    for one in found.claims:
        yield (one.id, one.text, one.polarity, one.modality, one.form, one.unresolved, float(one.worth),
               one.valid_time or None, found.article.id)


def entities_of(found: Analysis) -> Iterator[Row]:
    for one in found.entities:
        if not one.anonymous:
            yield one.id, one.name, one.type, found.article.id


def is_lines(name: str) -> bool:
    """Whether Spark may split the file: every line of it is an article. A .json may be one document of many lines."""
    return name.endswith(LINES)


def _files(inputs: Iterable[str]) -> list[str]:
    """Folders as their files, in byte order, hidden ones left out; everything else as it is."""
    out = []
    for one in inputs:
        if not os.path.isdir(one):
            out.append(one)
            continue
        for folder, names, files in os.walk(one):
            names[:] = sorted(name for name in names if not name.startswith("."))
            out += [os.path.join(folder, name) for name in sorted(files) if not name.startswith(".")]
    return out


def found_in(spark: Any, inputs: Iterable[str], *, model: str = "accurate", partitions: int | None = None) -> Any:
    """An RDD of pairs: an article as in ARTICLES and None, or None and what was refused."""
    from pyspark.sql import functions

    context = spark.sparkContext
    slices = partitions or 2 * context.defaultParallelism
    files = _files(inputs)
    lines = [one for one in files if is_lines(one)]
    others = [one for one in files if not is_lines(one)]
    parts = []
    if lines:
        rows = spark.read.text(lines).withColumn("input", functions.input_file_name()).repartition(slices)
        parts.append(rows.rdd.mapPartitions(lambda rows: extract_lines(rows, model)))
    if others:
        paths = context.parallelize(others, min(slices, len(others)))
        parts.append(paths.mapPartitions(lambda paths: extract_files(paths, model)))
    return context.union(parts) if parts else context.emptyRDD()


def whole_rows(rows: Any, key: str, best: Sequence[str]) -> Any:
    """One row for each `key`, of one article, and in how many it is: the row that is highest in the columns `best`, from
    the first on. Columns that were chosen apart could be those of different rows."""
    from pyspark.sql import functions

    groups = rows.groupBy(key).agg(functions.max(functions.struct(*best)).alias("row"),
                                   functions.countDistinct("article").alias("articles"))
    return groups.select(key, *(f"row.{name}" for name in best), "articles")


def run(spark: Any, inputs: Iterable[str], out: str, *, model: str = "accurate", partitions: int | None = None) -> dict[str, int]:
    """Writes the tables to `out`, which must not be there yet. Returns how many rows each has."""
    from pyspark import StorageLevel

    def write(frame: Any, table: str) -> None:
        frame.write.mode("error").parquet(os.path.join(out, table))

    def each(derive: Any) -> Any:
        """Rows made of the articles' lines, which are read back: nothing is extracted twice."""
        rows = spark.read.parquet(os.path.join(out, "articles")).select("line").rdd
        return rows.flatMap(lambda row: derive(Analysis(row["line"])))

    found = found_in(spark, inputs, model=model, partitions=partitions).persist(StorageLevel.DISK_ONLY)
    write(spark.createDataFrame(found.filter(lambda pair: pair[0]).map(lambda pair: pair[0]), ARTICLES), "articles")
    write(spark.createDataFrame(found.filter(lambda pair: pair[1]).map(lambda pair: pair[1]), REFUSED), "refused")
    found.unpersist()

    write(spark.createDataFrame(each(sayings_of), SAYINGS).dropDuplicates(), "sayings")
    claims = spark.createDataFrame(each(claims_of), CLAIMS.replace("articles long", "article string"))
    best = ("worth", "claim_text", "polarity", "modality", "claim_form", "unresolved", "valid_time")
    write(whole_rows(claims, "claim", best).select(*names_of(CLAIMS)), "claims")
    entities = spark.createDataFrame(each(entities_of), ENTITIES.replace("articles long", "article string"))
    write(whole_rows(entities, "id", ("name", "type")), "entities")
    return {table: spark.read.parquet(os.path.join(out, table)).count()
            for table in ("articles", "refused", "sayings", "claims", "entities")}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m claimgraph.spark", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("out", help="folder to make")
    parser.add_argument("inputs", nargs="+", help="lines of the interchange, or files and folders of any format")
    parser.add_argument("--model", default="accurate")
    parser.add_argument("--partitions", type=int)
    said = parser.parse_args(arguments)
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("claimgraph").getOrCreate()
    try:
        rows = run(spark, said.inputs, said.out, model=said.model, partitions=said.partitions)
    finally:
        spark.stop()
    print(json.dumps(rows))
    return 3 if rows["refused"] and rows["articles"] else 2 if rows["refused"] else 0


if __name__ == "__main__":
    sys.exit(main())
