"""Upper chains that strings began with (浙江省宁波市海曙区): lists of addresses repeat them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kg.linking.places.below import LISTED, County, Tail, county, tail_of
from kg.linking.places.readings import beginnings
from kg.text.gazetteer import LEVELS, UPPER_LEVELS, Division, gazetteer

#: so many chains are remembered at most
_MOST = 20_000
#: chains of so many characters or more are found by their first so many
_HEADS = (9, 6, 2)


class Step(NamedTuple):
    """One name of a chain: its place in the string, all divisions that it may be, and why."""

    start: int
    end: int
    name: str
    level: str
    divisions: tuple[Division, ...]
    why: tuple[str, ...] = ()
    search: tuple[str, ...] = ()  # where to look below, if not the divisions' own codes
    contrary: tuple[Division, ...] = ()  # what it would be, did it not contradict the names before it


#: a listed name of a chain: start, end, name, and all divisions that it may be
Part = tuple[int, int, str, tuple[Division, ...]]


class Known(NamedTuple):
    """A remembered chain: what a span of its last name says, and the county that holds what follows, if one does."""

    start: int
    end: int
    tail: Tail
    county: County | None
    parts: tuple[Part, ...]

    def steps(self) -> list[Step]:
        """The names of the chain."""
        return [Step(a, b, name, listed[0].level, listed, LISTED) for a, b, name, listed in self.parts]


class Chains:
    """Remembered chains whose reading what follows them cannot change."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.known: dict[str, Known] = {}
        self.lengths: dict[str, tuple[int, ...]] = {}  # of chains by their heads, longest first
        self.begun: set[str] = set()  # what stood before the last name of chains

    def find(self, text: str) -> Known | None:
        """The longest remembered chain that `text` begins with."""
        for size in _HEADS:
            for length in self.lengths.get(text[:size], ()):
                if known := self.known.get(text[:length]):
                    return known
        return None

    def learn(self, text: str, steps: list[Step]) -> None:
        """Remember the chain of these upper steps at the beginning of `text`, if it is sure."""
        last = steps[-1]
        if not all(len(s.divisions) == 1 and s.why is LISTED for s in steps):
            return
        division = last.divisions[0]
        if lasting(last.name, division):
            parts = tuple([(s.start, s.end, s.name, s.divisions) for s in steps])
            self.keep(text[: last.end], Known(last.start, last.end, tail_of(division), held_by(division), parts))

    def keep(self, chain: str, known: Known) -> None:
        """Remember a chain that is sure."""
        if len(self.known) >= _MOST:
            self.known.clear()
            self.lengths.clear()
            self.begun.clear()
        size = len(chain)
        head = chain[: next(n for n in _HEADS if size >= n)]
        others = self.lengths.get(head, ())
        if size not in others:
            self.lengths[head] = tuple(sorted((*others, size), reverse=True)) if others else (size,)
        self.known[chain] = known


def lasting(name: str, division: Division) -> bool:
    """Whether what follows a name cannot change its reading: it is no short form, and no other name begins with it."""
    return name == division.name and name not in beginnings()


def foremost(step: Step) -> tuple[Division, ...]:
    """The highest of several readings, where others are lower places of one short form (吉林)."""
    table = gazetteer()
    rank = min(LEVELS.index(d.level) for d in step.divisions)
    top = tuple(d for d in step.divisions if LEVELS.index(d.level) == rank)
    if len(top) == 1 and top[0].level in UPPER_LEVELS[:2] and not (table.is_risky(step.name) and step.start == 0):
        return top
    exact = tuple(d for d in step.divisions if d.name == step.name)
    return exact if len(exact) == 1 else step.divisions


def held_by(division: Division) -> County | None:
    """The county that a division is, if what its name is followed by cannot be a unit of the corps in it.

    A city without counties (中山市) counts as one: its townships lie directly below it.
    """
    code = division.code
    if len(code) == 6 and code.isdigit():
        return None if code in _hosts() else county(code)
    return county(code) if len(code) == 4 and code in _without_counties() else None


def open_county(division: Division) -> County | None:
    """The county that a division is, where no name of a unit of the corps follows."""
    return county(division.code) if division.code in _hosts() and len(division.code) == 6 else None


@lru_cache(maxsize=1)
def _hosts() -> frozenset[str]:
    """Codes of the counties that units of the corps lie in."""
    table = gazetteer()
    units = [d.code for d in table.uppers() if d.corps_code or d.code.startswith("XPCC")]
    lines = [table.chain(code, corps=corps) for code in units for corps in (False, True)]
    return frozenset(d.code[:6] for line in lines for d in line)


@lru_cache(maxsize=1)
def _without_counties() -> frozenset[str]:
    """Codes of the cities that have no counties, and no two townships of one name."""
    table = gazetteer()
    whole = {d.code for d in table.uppers() if d.level == "prefecture"} - {d.parent_code for d in table.uppers()}
    names = {code: table.township_names_of(code)[1] for code in whole if code.isdigit()}
    plain = {code: some for code, some in names.items() if not any(map(table.short_townships, some))}
    return frozenset(code for code, some in plain.items() if len(set(some)) == len(some))


@lru_cache(maxsize=1)
def chains() -> Chains:
    """The chains that this process remembers."""
    return Chains()
