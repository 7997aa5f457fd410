"""What lies below a county or a township, by name: made when first asked for, for strings read one after another."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache, partial

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

    __slots__ = ("_above", "_find", "_tail", "code")

    def __init__(self, code: str) -> None:
        """Its villages are found in their table; nothing is read here."""
        self.code = code
        self._tail: Tail | None = None
        self._above: tuple[str, ...] = ()  # names above a village
        table = gazetteer()
        self._find: Callable[[str], int | None] = partial(table.village_number, table.village_list(code))

    @property
    def tail(self) -> Tail:
        """What a span of the township says."""
        if self._tail is None:
            self._tail = tail_of(gazetteer().township(self.code))
        return self._tail

    def village(self, name: str) -> Division | None:
        """The village of this name."""
        number = self._find(name)
        return None if number is None else gazetteer().settlement(f"{self.code}{number:03d}", name)

    def longest(self, text: str) -> str:
        """The longest name of a village that `text` begins with, or nothing."""
        if len(text) > 1 and self._find(text) is not None:
            return text
        begun = [n for n in gazetteer().village_names(self.code) if len(n) > 1 and text.startswith(n)]
        return max((n for n in begun if begun.count(n) == 1), key=len, default="")

    def village_tail(self, name: str) -> Tail | None:
        """What a span of the village of this name says."""
        number = self._find(name)
        if number is None:
            return None
        code = f"{self.code}{number:03d}"
        if not self._above:
            self._above = line_of(gazetteer().settlement(code, name))[:-1]
        return settlement_level(name, code), code, (*self._above, name), LISTED, (), code


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
    def codes(self) -> dict[str, str]:
        """Codes of all townships by name."""
        return gazetteer().township_codes(self.code)

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """Lengths of the townships' names, longest first."""
        return tuple(sorted(set(map(len, self.codes)), reverse=True))


@lru_cache(maxsize=4096)
def county(code: str) -> County:
    """The one object of a county."""
    return County(code)
