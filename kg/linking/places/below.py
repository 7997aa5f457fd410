"""What lies below a county or a township, by name: made when first asked for, for strings read one after another."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache

from kg.linking.places.span import line_of
from kg.text.gazetteer import Division, gazetteer
from kg.text.placenames import settlement_level

LISTED = ("listed",)
#: townships whose lists of villages, and villages whose tails, are kept at a time
_TOWNS, _TAILS = 8192, 65_536

#: what a span says of a division: level, code, path, why, candidates, nearest known one
Tail = tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...], str]


def tail_of(division: Division) -> Tail:
    """What a span says of a division that is listed under the name in the text."""
    code = division.code
    return division.level, code, line_of(division), LISTED, (), code


class Town:
    """A township and its villages. Of two villages of one name it knows none."""

    __slots__ = ("_above", "_lengths", "_numbers", "_rows", "_tail", "code", "division", "tails")

    def __init__(self, code: str) -> None:
        """Nothing is looked up here."""
        self.code = code
        self.division: Division | None = None  # as its county lists it
        self.tails: dict[str, Tail] = {}  # of the villages asked for lately
        self._tail: Tail | None = None
        self._above: tuple[str, ...] = ()  # names above a village
        self._rows: tuple[int, int] | None = None
        self._numbers: dict[str, int] = {}
        self._lengths: tuple[int, ...] | None = None

    @property
    def tail(self) -> Tail:
        """What a span of the township says."""
        if self._tail is None:
            if self.division is None:
                raise ValueError(f"{self.code} was not asked of its county")
            self._tail = tail_of(self.division)
        return self._tail

    def lengths(self) -> tuple[int, ...]:
        """Lengths of the villages' names, longest first. Asks the table for all of them, which takes a while."""
        if self._lengths is None:
            if len(_listed) >= _TOWNS:
                for other in _listed:
                    other._numbers, other._lengths = {}, None
                _listed.clear()
            _listed.append(self)
            self._numbers = gazetteer().village_numbers(self.code)
            self._lengths = _lengths(self._numbers)
        return self._lengths

    def _number(self, name: str) -> int | None:
        if self._lengths is not None:
            return self._numbers.get(name)
        if self._rows is None:
            self._rows = gazetteer().village_rows(self.code)
        return gazetteer().village_number(self._rows, name)

    def village(self, name: str) -> Division | None:
        """The village of this name."""
        number = self._number(name)
        return None if number is None else gazetteer().settlement(f"{self.code}{number:03d}", name)

    def longest(self, text: str) -> tuple[str, Tail] | None:
        """The longest name of a village that `text` begins with, and what a span of it says."""
        if len(text) > 1 and (tail := self._village_tail(text)):
            return text, tail
        for length in self.lengths():
            name = text[:length]
            if tail := self._village_tail(name):
                return name, tail
        return None

    def _village_tail(self, name: str) -> Tail | None:
        tail = self.tails.get(name)
        if tail is None:
            number = self._number(name)
            if number is None:
                return None
            if not self._above:
                self._above = line_of(gazetteer().settlement(f"{self.code}{number:03d}", name))[:-1]
            code = f"{self.code}{number:03d}"
            tail = settlement_level(name, code), code, (*self._above, name), LISTED, (), code
            _keep(self, name, tail)
        return tail


#: townships with a list of villages, and with tails: to be forgotten when they get too many
_listed: list[Town] = []
_tailed: list[Town] = []


def _keep(below: Town, name: str, tail: Tail) -> None:
    if len(_tailed) >= _TAILS:
        for other in _tailed:
            other.tails.clear()
        _tailed.clear()
    _tailed.append(below)
    below.tails[name] = tail


@lru_cache(maxsize=65536)
def town(code: str) -> Town:
    """The one object of a township."""
    return Town(code)


class County:
    """A county and its townships by name, ethnic ones without their people too."""

    def __init__(self, code: str) -> None:
        """Nothing is looked up here."""
        self.code = code

    @cached_property
    def towns(self) -> dict[str, Town]:
        """Townships by name."""
        table = gazetteer()
        names: dict[str, Town] = {}
        divisions = list(table.under(self.code, "township"))
        for division in divisions:
            if division.name not in names:
                names[division.name] = below = town(division.code)
                below.division = division
        for division in divisions:
            for form in table.short_townships(division.name):
                names.setdefault(form, names[division.name])
        return names

    @cached_property
    def heads(self) -> dict[str, tuple[int, ...]]:
        """Lengths of the townships' names by their first two characters, longest first."""
        by_head: dict[str, list[str]] = {}
        for name in self.towns:
            by_head.setdefault(name[:2], []).append(name)
        return {head: _lengths(names) for head, names in by_head.items()}


@lru_cache(maxsize=4096)
def county(code: str) -> County:
    """The one object of a county."""
    return County(code)


def _lengths(names: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted({len(n) for n in names if len(n) > 1}, reverse=True))
