"""Reading and extracting, without a store."""
from __future__ import annotations

import collections
import concurrent.futures
import json
import os
import warnings
from typing import Any, Iterable, Iterator

from . import _core
from ._analysis import Analysis, Article, Diagnostic, as_line
from ._models import extractor, page_models


class InputWarning(UserWarning):
    """What the command says on standard error of an input: that it, or a part of it, could not be read (the others were), or
    how it was read, and what was left out."""


def input_words(format: str = "", date: str = "", language: str = "", publisher: str = "", url: str = "",
                columns: dict[str, str] | None = None, pages: bool = False) -> _core.InputWords:
    """What one may say about inputs. `columns` maps fields to columns of a dump."""
    pairs = [f"{field}={column}" for field, column in (columns or {}).items()]
    return _core.InputWords(format, date, language, publisher, url, pairs, page_models() if pages else None)


def paths_of(inputs: Iterable[str | os.PathLike[str]]) -> list[bytes]:
    return [os.fsencode(one) for one in inputs]


def read(*inputs: str | os.PathLike[str], format: str = "", date: str = "", language: str = "", publisher: str = "",
         url: str = "", columns: dict[str, str] | None = None) -> Iterator[Article]:
    """The articles of files, folders and patterns ("pages/*.html"), of any format, cleaned, one at a time; "-" is standard
    input.

    What cannot be read is an InputWarning, and the next input follows; so is what there is to say about one that was read.
    `format` is one of `claimgraph formats`; without it the content says. `date`, `publisher` and `url` count for articles
    that state none."""
    if not inputs:
        raise TypeError('read() wants at least one path or pattern; "-" is standard input')
    words = input_words(format, date, language, publisher, url, columns, pages=True)
    return _articles(_core.Reader(paths_of(inputs), words))


def _articles(reader: _core.Reader) -> Iterator[Article]:
    for line, findings in reader:
        for finding in findings:
            warnings.warn(str(Diagnostic.from_json(finding)), InputWarning, stacklevel=2)
        if line is not None:
            yield Article.from_json(json.loads(line))


def extract(article: str | Article, *, model: str = "accurate", date: str = "", publisher: str = "",
            language: str = "") -> Analysis:
    """Who says what in one article or text. Same text, same result; any number of threads may call it, and each lets go
    of the interpreter's lock.

    `model` is "accurate", "fast" (ten times faster, reads less well), "open", or a path. A text has no date unless `date`
    gives one: then "last week" stays as it is."""
    words = input_words("", date, language, publisher)
    return Analysis(extractor(model).extract(as_line(article), words))


def extract_many(articles: Iterable[str | Article], *, model: str = "accurate", jobs: int | None = None, date: str = "",
                 publisher: str = "", language: str = "") -> Iterator[Analysis]:
    """The analyses of many articles, in their order, with `jobs` threads (all processors). Only a few articles are under
    way at a time, so `articles` may be endless."""
    threads = jobs or os.cpu_count() or 1
    words = input_words("", date, language, publisher)
    extract_line = extractor(model).extract
    if threads == 1:
        for article in articles:
            yield Analysis(extract_line(as_line(article), words))
        return
    waiting: collections.deque[concurrent.futures.Future[str]] = collections.deque()
    with concurrent.futures.ThreadPoolExecutor(threads) as pool:
        try:
            for article in articles:
                waiting.append(pool.submit(extract_line, as_line(article), words))
                if len(waiting) >= 4 * threads:
                    yield Analysis(waiting.popleft().result())
            while waiting:
                yield Analysis(waiting.popleft().result())
        finally:
            for one in waiting:
                one.cancel()


__all__: list[Any] = ["InputWarning", "extract", "extract_many", "read"]
