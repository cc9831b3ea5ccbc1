"""The graph, or a part of it."""
from __future__ import annotations

import json
import os
from typing import Any

from . import _core
from ._analysis import Diagnostic

MOST_NODES_DRAWN = 150  # in a notebook without being asked


class Graph:
    """Speakers, claims and articles with what ties them. In a notebook it draws itself when it is small."""

    def __init__(self, core: _core.Graph) -> None:
        self._core = core
        self.diagnostics: list[Diagnostic] = []  # of the last export

    @property
    def nodes(self) -> int:
        return self._core.nodes

    @property
    def edges(self) -> int:
        return self._core.edges

    def export(self, format: str, path: str | os.PathLike[str] | None = None, *, dialect: str = "",
               title: str = "") -> bytes | dict[str, bytes] | None:
        """The graph in one of `claimgraph formats`: as bytes (a mapping of names to bytes for a format that is a folder),
        or with `path` into that file or folder. What the command writes, byte for byte.

        html, obsidian, jsonld, turtle and nquads show each act of saying, which the graph itself folds into edges: they
        ask the store for it, which must still be open (UsageError)."""
        content, findings = self._core.write(format, dialect, title)
        self.diagnostics = [Diagnostic.from_json(one) for one in findings]
        if path is None:
            return content
        files = {"": content} if isinstance(content, bytes) else content
        for name, data in files.items():
            target = os.path.join(os.fspath(path), name) if name else os.fspath(path)
            os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
            with open(target, "wb") as file:
                file.write(data)
        return None

    def svg(self, title: str = "") -> str:
        """A picture, drawn by Graphviz."""
        content = self.export("svg", title=title)
        assert isinstance(content, bytes)
        return content.decode()

    def to_networkx(self) -> Any:
        """A networkx.MultiDiGraph. Nodes are ids with the attributes of the node; an edge's key is its id."""
        import networkx

        content = self.export("json")
        assert isinstance(content, bytes)
        data = json.loads(content)
        graph = networkx.MultiDiGraph(**data["graph"])
        for node in data["nodes"]:
            graph.add_node(node.pop("id"), **node)
        for edge in data["edges"]:
            source, target, key = edge.pop("source"), edge.pop("target"), edge.pop("key")
            graph.add_edge(source, target, key=key, **edge)
        return graph

    def __repr__(self) -> str:
        return f"Graph({self.nodes} nodes, {self.edges} edges)"

    def _repr_svg_(self) -> str | None:
        return self.svg() if 0 < self.nodes <= MOST_NODES_DRAWN else None
