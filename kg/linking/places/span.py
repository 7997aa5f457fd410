"""A place found in a text or string, and the path of names above it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kg.text.gazetteer import Division, gazetteer


class PlaceSpan(NamedTuple):
    """A place of a text.

    `code` is None where it is in no table or not certain; `known` is then the nearest one above.
    """

    start: int
    end: int
    text: str
    level: str
    code: str | None
    path: tuple[str, ...]
    why: tuple[str, ...]
    candidates: tuple[str, ...] = ()
    known: str | None = None


@lru_cache(maxsize=65536)
def _above(code: str) -> tuple[str, ...]:
    division = gazetteer().division(code)
    return line_of(division) if division else ()


def line_of(division: Division) -> tuple[str, ...]:
    """Names from the province down."""
    return (*_above(division.parent_code), division.name) if division.parent_code else (division.name,)
