"""Turns news articles into a graph of claims: who said what, who disputes it, where it came from.

    >>> import claimgraph
    >>> claimgraph.extract("The mill will close, Ada Field said.").attributions

Offsets count Unicode code points, so they index Python strings as they are.
"""
from . import _analysis, _answers
from ._analysis import *  # noqa: F401,F403
from ._answers import *  # noqa: F401,F403
from ._core import SURE_ENOUGH, TOO_UNSURE, DataError, Error, NotFoundError, UsageError, __version__
from ._extract import InputWarning, extract, extract_many, read
from ._graph import Graph
from ._store import Store
from ._table import Table

__all__ = [*_analysis.__all__, *_answers.__all__, "DataError", "Error", "Graph", "InputWarning", "NotFoundError",
           "SURE_ENOUGH", "Store", "TOO_UNSURE", "Table", "UsageError", "__version__", "extract", "extract_many", "read"]
