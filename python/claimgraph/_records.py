"""Records out of the library's JSON: dataclasses that know how to read themselves."""
from __future__ import annotations

import dataclasses
import functools
import types
import typing
from typing import Any, Callable, TypeVar, Union

R = TypeVar("R", bound="Record")


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.title() for word in rest)


def named(json: str, **more: Any) -> Any:
    """A field that the JSON calls something else than its name in camel case."""
    return dataclasses.field(metadata={"json": json}, **more)


def _reader(hint: Any) -> Callable[[Any], Any] | None:
    """What makes a value of `hint` of JSON; None when the JSON is it already."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _reader(next(one for one in arguments if one is not type(None)))
    if origin in (list, tuple) and hint is not Any:
        inner = _reader(arguments[0])
        return None if inner is None else lambda values: list(map(inner, values))
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint.from_json
    if isinstance(hint, type) and issubclass(hint, tuple):
        return functools.partial(tuple.__new__, hint)  # faster than hint(*values)
    return None


Plan = tuple[tuple[str, str, Union[Callable[[Any], Any], None]], ...]  # of each field: key, name, reader


_plans: dict[type, Plan] = {}


def plan(cls: type) -> Plan:
    """How `cls` is read; worked out once."""
    known = _plans.get(cls)
    if known is None:
        known = _plans[cls] = _made_plan(cls)
    return known


def _made_plan(cls: Any) -> Plan:
    hints = typing.get_type_hints(cls)
    return tuple((field.metadata.get("json", camel(field.name)), field.name, _reader(hints[field.name]))
                 for field in dataclasses.fields(cls) if field.init)


class Record:
    """Base of all results. What the JSON leaves out, or has as null, keeps its default."""

    @classmethod
    def from_json(cls: type[R], data: dict[str, Any]) -> R:
        given = {}
        for key, name, read in plan(cls):
            value = data.get(key)
            if value is not None:
                given[name] = value if read is None else read(value)
        return cls(**given)

    def to_dict(self) -> dict[str, Any]:
        """Plain values, nested, under the names of the fields."""
        return {field.name: _plain(getattr(self, field.name)) for field in dataclasses.fields(self)  # type: ignore[arg-type]
                if field.init}


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value
