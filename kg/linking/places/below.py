"""What lies below a county or a township, by name: made when first asked for, for strings read one after another."""

from __future__ import annotations

from functools import cached_property, lru_cache

from kg.linking.places.span import line_of
from kg.text.gazetteer import Division, gazetteer
from kg.text.placenames import settlement_level

LISTED = ("listed",)
#: what a span says of a division: level, code, path, why, candidates, nearest known one
Tail = tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...], str]


def tail_of(division: Division) -> Tail:
    """What a span says of a division that is listed under the name in the text."""
    code = division.code
    return division.level, code, line_of(division), LISTED, (), code


class Town:
    """A township and its villages. Of two villages of one name it knows none."""

    __slots__ = ("code", "line", "name", "place")

    def __init__(self, code: str, place: int, name: str, line: tuple[str, ...]) -> None:
        """`place` is where the table has it, `line` are the names above it, from the top."""
        self.code, self.place, self.name, self.line = code, place, name, line

    @property
    def tail(self) -> Tail:
        """What a span of the township says."""
        return "township", self.code, (*self.line, self.name), LISTED, (), self.code

    def village(self, name: str) -> Division | None:
        """The village of this name."""
        number = gazetteer().village_number(self.place, name)
        return None if number is None else gazetteer().settlement(f"{self.code}{number:03d}", name)

    def longest(self, text: str) -> str:
        """The longest name of a village that `text` begins with, or nothing."""
        if len(text) > 1 and gazetteer().village_number(self.place, text) is not None:
            return text
        begun = [n for n in gazetteer().village_names(self.place) if len(n) > 1 and text.startswith(n)]
        return max((n for n in begun if begun.count(n) == 1), key=len, default="")

    def village_tail(self, name: str) -> Tail | None:
        """What a span of the village of this name says."""
        table = gazetteer()
        number = table.village_number(self.place, name)
        if number is None:
            return None
        code = f"{self.code}{number:03d}"
        line = (*self.line, name) if table.gathers(self.name) else (*self.line, self.name, name)
        return settlement_level(name, code), code, line, LISTED, (), code


def town(code: str) -> Town:
    """A township by its code."""
    table = gazetteer()
    township = table.township(code)
    return Town(code, table.township_place(code), township.name, line_of(township)[:-1])


class County:
    """A county and its townships by name, ethnic ones without their people too."""

    def __init__(self, code: str) -> None:
        """Nothing is looked up here."""
        self.code = code

    @cached_property
    def towns(self) -> dict[str, tuple[int, str, str]]:
        """All townships by name: place in the table, code and full name."""
        return gazetteer().townships_of(self.code)

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """Lengths of the townships' names, longest first."""
        return tuple(sorted(set(map(len, self.towns)), reverse=True))


@lru_cache(maxsize=4096)
def county(code: str) -> County:
    """The one object of a county."""
    return County(code)
