"""What lies below a county or a township, by name: made when first asked for, for strings read one after another."""

from __future__ import annotations

from functools import lru_cache

from kg.linking.places.span import line_of
from kg.text.gazetteer import Division, gazetteer

LISTED = ("listed",)
#: what a span says of a division: level, code, path, why, candidates, nearest known one
Tail = tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...], str]


def tail_of(division: Division) -> Tail:
    """What a span says of a division that is listed under the name in the text."""
    code = division.code
    return division.level, code, line_of(division), LISTED, (), code


class Town:
    """A township and its villages. Of two villages of one name it knows none."""

    __slots__ = ("code", "place")

    def __init__(self, code: str) -> None:
        """Nothing is read here."""
        self.code, self.place = code, gazetteer().township_place(code)

    def village(self, name: str) -> Division | None:
        """The village of this name."""
        number = gazetteer().villages.number_in(self.place, name)
        return None if number is None else gazetteer().settlement(f"{self.code}{number:03d}", name)

    def longest(self, text: str) -> str:
        """The longest name of a village that `text` begins with, or nothing."""
        return gazetteer().villages.begun_in(self.place, text)


class County:
    """A county and its townships by name, ethnic ones without their people too."""

    __slots__ = ("_block", "_towns", "code", "first", "lengths")

    def __init__(self, code: str) -> None:
        """Nothing is looked up here."""
        self.code = code
        self._block = ""
        self._towns: dict[str, int] | None = None

    @property
    def towns(self) -> dict[str, int]:
        """Places in the table of all townships by name."""
        if self._towns is None:
            self._towns = gazetteer().townships_of(self.code)
            self.lengths = tuple(sorted(set(map(len, self._towns)), reverse=True))
        return self._towns

    def town(self, text: str, start: int) -> tuple[int, int] | None:
        """End and place in the table of the township whose name, the longest, `text` reads at `start`."""
        block = self._block
        if not block:
            self.first, names = gazetteer().township_names_of(self.code)
            block = self._block = f" {' '.join(names)} "
        head = " " + text[start : start + 2]
        at = block.find(head)
        if at < 0 or len(head) < 3:
            return None
        if block.find(head, at + 1) < 0:  # one name alone begins so
            name = block[at + 1 : block.find(" ", at + 1)]
            if text.startswith(name, start):
                return start + len(name), self.first + block.count(" ", 0, at)
        towns = self.towns
        for length in self.lengths:
            if (name := text[start : start + length]) in towns:
                return start + len(name), towns[name]
        return None


@lru_cache(maxsize=4096)
def county(code: str) -> County:
    """The one object of a county."""
    return County(code)
