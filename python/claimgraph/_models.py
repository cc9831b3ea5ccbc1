"""Where the models are, and extractors made of them: each is opened once."""
from __future__ import annotations

import functools
import os
import threading

from . import _core

_lock = threading.Lock()


def find_models(wanted: str) -> str:
    """The file of a model set ("accurate", "fast", "open", "page") or of a path. CLAIMGRAPH_MODELS names a folder that
    is looked at first; then come those that the package holds."""
    if "/" in wanted or wanted.endswith(".cgm"):
        if not os.path.exists(wanted):
            raise _core.DataError(f"{wanted}: no such model file")
        return wanted
    name = {"fast": "news"}.get(wanted, wanted) + ".cgm"
    places = [os.environ.get("CLAIMGRAPH_MODELS", ""), os.path.join(os.path.dirname(__file__), "models")]
    tried = [os.path.join(place, name) for place in places if place]
    for path in tried:
        if os.path.exists(path):
            return path
    raise _core.DataError(f"no model set '{wanted}'; there are accurate, fast and open; tried " + ", ".join(tried))


@functools.lru_cache(maxsize=None)
def _opened(path: str) -> _core.Extractor:
    return _core.Extractor(path)


@functools.lru_cache(maxsize=None)
def _opened_pages(path: str) -> _core.PageModels:
    return _core.PageModels(path)


def extractor(model: str) -> _core.Extractor:
    with _lock:
        return _opened(os.path.abspath(find_models(model)))


def page_models() -> _core.PageModels:
    with _lock:
        return _opened_pages(os.path.abspath(find_models("page")))
