"""The database: one SQLite file, the same that the command `claimgraph` makes."""
from __future__ import annotations

import json
import os
from types import TracebackType
from typing import Any, Callable, Iterable, Iterator, Type, TypeVar, Union

from . import _core
from ._analysis import Analysis, Article, as_line
from ._answers import (ArticleInfo, ClaimInfo, ClaimSpeakers, Conflict, EntityInfo, Hit, ImportReport, Saying, Shown,
                       Sources, Stats, Trace, Who)
from ._extract import input_words, paths_of
from ._graph import Graph
from ._models import extractor
from ._parquet import parquet_files, parquet_lines
from ._records import Record
from ._table import Table

R = TypeVar("R", bound=Record)
Input = Union[str, "os.PathLike[str]", Article, Iterable[Article]]


def _records(cls: Type[R], lines: Iterator[str]) -> Iterator[R]:
    return (cls.from_json(json.loads(line)) for line in lines)


class Store:
    """Articles, who said what in them, and the graph of it.

        with Store("claims.db") as store:
            store.import_("pages/")
            store.who("cost to train")

    `mode`: "a" makes the file when it is missing, "w" wants it to be there, "r" only reads. Several threads may use one
    Store, one at a time; several Stores may have one file open, one of them writing. `min_confidence` everywhere: acts
    of saying below it are left out. It is what the commands take; 0 uses all but what a person rejected."""

    def __init__(self, path: str | os.PathLike[str] = "claims.db", mode: str = "a", *, timeout: float = 5) -> None:
        self._core = _core.Store(os.fsencode(path), mode, int(timeout * 1000))

    def close(self) -> None:
        """Closes the file. What is done with the store afterwards is a UsageError."""
        self._core.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Store({self._core.path!r}{', closed' if self._core.closed else ''})"

    # ---- writing ----

    def import_(self, *inputs: Input, model: str = "accurate", jobs: int | None = None, format: str = "", date: str = "",
                language: str = "", publisher: str = "", url: str = "", columns: dict[str, str] | None = None,
                progress: Callable[[int, str], None] | None = None) -> ImportReport:
        """Imports files, folders and patterns (strings and paths), Articles, and iterables of Articles, which are read
        one at a time. An article that is here already changes nothing. Each is one transaction: what was stored before
        an exception or Ctrl-C stays, and importing again does the rest.

        What cannot be read or stored is in `diagnostics` of the report, and counted. `progress(done, name)` is called
        after each article; `done` counts through all inputs. An exception of an iterable or of `progress` ends the import
        and comes back as it is; the next import compares what was stored with the rest."""
        words = input_words(format, date, language, publisher, url, columns, pages=True)
        made, threads = extractor(model), jobs or os.cpu_count() or 1
        report = ImportReport()
        parts = _parts(inputs)
        for at, part in enumerate(parts):
            last = at + 1 == len(parts)
            told = _after(report.read, progress)
            if isinstance(part, list):
                reader = _core.Reader(paths_of(part), words)
                done = self._core.import_files(reader, made, threads, last, told)
            else:
                done = self._core.import_lines(map(as_line, part), words, made, threads, last, told)
            report += ImportReport.from_json(done)
        return report

    def load(self, *inputs: str | os.PathLike[str] | Iterable[str | Analysis], model: str = "accurate") -> ImportReport:
        """Stores articles that were analysed elsewhere: files and folders of the lines that `claimgraph extract` wrote, a
        folder of Parquet files with a column `line` (claimgraph.spark makes one; needs pyarrow), and iterables of such
        lines or of Analysis. `model` says with which models. The graph is the same as after import_()."""
        version = extractor(model).version
        report = ImportReport()
        for at, one in enumerate(inputs):
            last = at + 1 == len(inputs)
            if not isinstance(one, (str, os.PathLike)):
                lines = (each.line if isinstance(each, Analysis) else each for each in one)
                done = self._core.load_lines(lines, version, last)
            elif parquet_files(one):
                done = self._core.load_lines(parquet_lines(one), version, last)
            else:
                done = self._core.load_files(paths_of([one]), version, last)
            report += ImportReport.from_json(done)
        return report

    def retract(self, article: str) -> str | None:
        """Takes an article (id, or a prefix that only one has) and what it alone supported away. Its id, or None."""
        done = self._core.retract(article)
        if done is not None:
            self._core.refresh()
        return done

    # ---- questions ----

    def who(self, text: str, *, limit: int = 10, min_confidence: float = _core.TOO_UNSURE) -> Who:
        """Who says it, who disputes it: `text` is words of a claim, an id, or the start of one."""
        return Who.from_json(json.loads(self._core.who(text, limit, min_confidence)))

    def trace(self, text: str, *, min_confidence: float = 0) -> Trace | None:
        """Where the best claim with these words comes from, hop by hop."""
        found = self._core.trace(text, min_confidence)
        return None if found is None else Trace.from_json(json.loads(found))

    def sources(self, text: str, *, min_confidence: float = 0) -> Sources | None:
        """On how many independent sources it rests."""
        found = self._core.sources(text, min_confidence)
        return None if found is None else Sources.from_json(json.loads(found))

    def show(self, what: str) -> Shown | None:
        """Whatever an id, the start of one, or a name stands for. UsageError with the candidates when there are several."""
        found = self._core.show(what)
        return None if found is None else Shown.from_json(json.loads(found))

    def disputes(
        self, about: str = "", *, min_confidence: float = _core.TOO_UNSURE, topics: bool = False
    ) -> Iterator[ClaimSpeakers]:
        """Claims that somebody disputes, the most disputed first; `about` is an id or words of a name. `topics`: also
        what is criticised and states nothing ("the plan")."""
        return _records(ClaimSpeakers, self._core.disputes(about, min_confidence, topics))

    def conflicts(self, about: str = "", *, min_confidence: float = _core.TOO_UNSURE) -> Iterator[Conflict]:
        """Pairs of claims that contradict each other or differ in a figure; contradictions first."""
        return _records(Conflict, self._core.conflicts(about, min_confidence))

    def search(self, text: str, *, limit: int = 50) -> Iterator[Hit]:
        """Claims, passages, articles and names with these words, "phrases in quotes" and prefixes*."""
        return _records(Hit, self._core.search(text, limit))

    # ---- lists ----

    def articles(self) -> Iterator[ArticleInfo]:
        """Newest first."""
        return _records(ArticleInfo, self._core.articles())

    def entities(self, *, anonymous: bool = False) -> Iterator[EntityInfo]:
        """Those who say most first; unnamed sources only with `anonymous`."""
        return _records(EntityInfo, self._core.entities(anonymous))

    def claims(self, *, about: str = "", by: str = "", since: str = "", article: str = "", disputed: bool = False,
               limit: int = 0, min_confidence: float = _core.TOO_UNSURE) -> Iterator[ClaimInfo]:
        """What is most worth checking first. `about` and `by` are ids or words of names, `since` is a day."""
        return _records(ClaimInfo,
                        self._core.claims(about, by, since, article, disputed, min_confidence, limit))

    def sayings(self, *, min_confidence: float = _core.TOO_UNSURE) -> Iterator[Saying]:
        """Every act of saying, article by article, of which one is read at a time."""
        return _records(Saying, self._core.sayings(min_confidence))

    def analyses(self) -> Iterator[Analysis]:
        """Every article with what was found in it, as it was stored; one is read at a time."""
        return map(Analysis, self._core.analyses())

    def stats(self) -> Stats:
        return Stats.from_json(json.loads(self._core.stats()))

    # ---- tables and pictures ----

    def table(self, name: str = "sayings", *, min_confidence: float = _core.TOO_UNSURE) -> Table:
        """"sayings" (a row for each saying, claim and speaker), "claims" or "entities"."""
        if name == "sayings":
            return Table(name, self._core.sayings_table(min_confidence))
        if name == "claims":
            return Table(name, self._core.claims_table(min_confidence))
        if name == "entities":
            return Table(name, self._core.entities_table(False))
        raise _core.UsageError(f"there is no table '{name}'; there are sayings, claims and entities")

    def to_pandas(self, table: str = "sayings", *, min_confidence: float = _core.TOO_UNSURE) -> Any:
        """A table as a pandas.DataFrame."""
        return self.table(table, min_confidence=min_confidence).to_pandas()

    def to_arrow(self, table: str = "sayings", *, min_confidence: float = _core.TOO_UNSURE) -> Any:
        """A table as a pyarrow.Table."""
        return self.table(table, min_confidence=min_confidence).to_arrow()

    def graph(self, *around: str, hops: int = 2, attribution_nodes: bool = False,
              min_confidence: float = 0) -> Graph:
        """The graph, or what lies within `hops` edges of what `around` names (ids, names, words of a claim).
        `attribution_nodes` keeps each act of saying as a node."""
        return Graph(self._core.graph(list(around), hops, attribution_nodes, min_confidence))

    def to_networkx(self, *around: str, hops: int = 2, attribution_nodes: bool = False,
                    min_confidence: float = 0) -> Any:
        """The graph, or a part of it, as a networkx.MultiDiGraph."""
        return self.graph(*around, hops=hops, attribution_nodes=attribution_nodes,
                          min_confidence=min_confidence).to_networkx()


def _after(before: int, progress: Callable[[int, str], None] | None) -> Callable[[int, str], None] | None:
    """`progress` with what came `before` counted as well."""
    if progress is None or before == 0:
        return progress
    told = progress
    return lambda done, name: told(before + done, name)


def _parts(inputs: Iterable[Input]) -> list[Any]:
    """Paths that follow each other as one list; Articles that do as one iterable; each other iterable by itself."""
    parts: list[Any] = []
    for one in inputs:
        if isinstance(one, (str, os.PathLike)):
            if not (parts and isinstance(parts[-1], list)):
                parts.append([])
            parts[-1].append(one)
        elif isinstance(one, Article):
            if not (parts and isinstance(parts[-1], tuple)):
                parts.append(())
            parts[-1] += (one,)
        elif hasattr(one, "__iter__"):
            parts.append(iter(one))
        else:
            raise TypeError(f"a path, an Article or an iterable of Articles is wanted, not {type(one).__name__}")
    return parts
