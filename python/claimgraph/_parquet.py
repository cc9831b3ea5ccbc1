"""Folders of Parquet files, through pyarrow."""
from __future__ import annotations

import glob
import os
from typing import Iterator


def parquet_files(path: str | os.PathLike[str]) -> list[str]:
    """The Parquet files of a folder that Spark or another program wrote, or of the table "articles" in it; a file itself."""
    name = os.fspath(path)
    if os.path.isdir(os.path.join(name, "articles")):
        name = os.path.join(name, "articles")
    if os.path.isdir(name):
        return sorted(glob.glob(os.path.join(glob.escape(name), "*.parquet")))
    return [name] if name.endswith(".parquet") else []


def parquet_lines(path: str | os.PathLike[str]) -> Iterator[str]:
    """The column `line` of each row, a few rows in memory at a time."""
    import pyarrow.parquet

    for file in parquet_files(path):
        for batch in pyarrow.parquet.ParquetFile(file).iter_batches(batch_size=64, columns=["line"]):
            yield from batch.column(0).to_pylist()
