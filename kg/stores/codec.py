"""Records as bytes and back: JSON lists; the same records always give the same bytes.

They are not compressed: it would save a third of what a build writes beside the graph and cost more than all else
here. JSON and not pickle or marshal: it runs no code when read, is the same under every version of Python, and
its bytes do not depend on which strings happen to be shared in memory.
"""

from __future__ import annotations

import json
from collections import namedtuple
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any

import orjson

from kg.core import records as _records
from kg.core.errors import DataError
from kg.core.records import Evidence, Record

_CLASSES: dict[str, type[Record]] = {
    c.kind: c for c in vars(_records).values() if isinstance(c, type) and issubclass(c, Record) and c.kind
}
_NAMES = {kind: tuple(f.name for f in fields(c) if f.name != "evidence") for kind, c in _CLASSES.items()}
_GET = {kind: attrgetter(*names) for kind, names in _NAMES.items()}
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False)

#: Part of every build's fingerprint: payloads of another form are not read but made again.
FORMAT = "3:" + ";".join(f"{kind}={','.join(names)}" for kind, names in sorted(_NAMES.items()))


def encode(records: Iterable[Record]) -> bytes:
    """Records as JSON; article, source and rule of evidence are numbers of a list of strings."""
    number = _Numbers()
    rows = []
    for r in records:
        kind = r.kind
        evidence = [(number[a], number[s], i, j, x, number[rule], c) for a, s, i, j, x, rule, c in r.evidence]
        rows.append((kind, _GET[kind](r), evidence))
    return pack((list(number), rows))


class _Numbers(dict[str, int]):
    """A number for each string, in the order in which they are first asked for."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number


def decode(data: bytes) -> list[Record]:
    """Records of what `encode` gave. Raises DataError where the bytes are not that."""
    try:
        strings, rows = unpack(data)
        return [_record(strings, *row) for row in rows]
    except (IndexError, KeyError, TypeError, ValueError) as error:
        raise DataError("stored records cannot be read", hint="build again into an empty folder") from error


def glance(data: bytes, whole: frozenset[str]) -> Iterator[tuple[str, Any, list[Evidence]]]:
    """Kind, record and evidence of all that `encode` was given, for readers in a hurry.

    Records of the kinds in `whole` are real ones, without their evidence; the others are named tuples with the same
    names, which are made ten times faster. Raises DataError as `decode` does.
    """
    try:
        strings, rows = unpack(data)
        for kind, values, evidence in rows:
            record = _record(strings, kind, values, []) if kind in whole else _tuple_of(kind)._make(values)
            yield kind, record, _evidence(strings, evidence) if evidence else []
    except (IndexError, KeyError, TypeError, ValueError) as error:
        raise DataError("stored records cannot be read", hint="build again into an empty folder") from error


@cache
def _tuple_of(kind: str) -> Any:
    return namedtuple(kind, _NAMES[kind])


def pack(value: Any) -> bytes:
    """Any JSON value. Lone halves of characters survive: they are written as escapes."""
    try:
        return orjson.dumps(value)
    except TypeError:  # half a character, or a number of more than 64 bits
        return _ENCODER.encode(value).encode("utf-8", "surrogatepass")


def unpack(data: bytes) -> Any:
    """The value that `pack` was given (tuples are lists now). Raises ValueError for other bytes."""
    try:
        return orjson.loads(data)
    except ValueError:  # what `pack` left to the slower encoder, or no JSON
        return json.loads(data.decode("utf-8", "surrogatepass"))


def _record(strings: list[str], kind: str, values: list[Any], evidence: list[list[Any]]) -> Record:
    plain: dict[str, Any] = {
        n: _frozen(v) if isinstance(v, list) else v for n, v in zip(_NAMES[kind], values, strict=True)
    }
    return _CLASSES[kind](**plain, evidence=tuple(_evidence(strings, evidence)))


def _evidence(strings: list[str], rows: list[list[Any]]) -> list[Evidence]:
    return [Evidence(strings[a], strings[s], i, j, x, strings[r], c) for a, s, i, j, x, r, c in rows]


def _frozen(values: list[Any]) -> tuple[Any, ...]:
    return tuple(_frozen(v) if isinstance(v, list) else v for v in values)
