"""Tables for data frames."""
from __future__ import annotations

from typing import Any

from . import _core


class Table:
    """Columns of one length. Arrow libraries (pyarrow, polars, DuckDB, pandas 3) take it as it is, without a copy:
    `pyarrow.table(t)`, `polars.from_arrow(t)`."""

    def __init__(self, name: str, core: _core.Table) -> None:
        self.name = name
        self._core = core

    def __len__(self) -> int:
        return len(self._core)

    @property
    def columns(self) -> list[str]:
        return self._core.names

    def __getitem__(self, column: str) -> list[Any]:
        return self._core.column(column)

    def to_pydict(self) -> dict[str, list[Any]]:
        return {name: self[name] for name in self.columns}

    def to_pandas(self) -> Any:
        """A pandas.DataFrame; what is missing is None."""
        import pandas

        return pandas.DataFrame(self.to_pydict(), columns=self.columns)

    def to_arrow(self) -> Any:
        """A pyarrow.Table that shares the memory of this one."""
        import pyarrow

        batch = pyarrow.RecordBatch._import_from_c_capsule(*self.__arrow_c_array__())
        return pyarrow.Table.from_batches([batch])

    # https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html: a wanted schema may be ignored.
    def __arrow_c_schema__(self) -> Any:
        return self._core.schema()

    def __arrow_c_array__(self, requested_schema: Any = None) -> tuple[Any, Any]:
        return self._core.array()

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self._core.stream()

    def __repr__(self) -> str:
        return f"Table({self.name!r}, {len(self)} rows: {', '.join(self.columns)})"
