"""Places as resolved: a division of the gazetteer, or a node of our own under its nearest known parent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from kg.core.ids import content_id
from kg.core.lazy import lazy
from kg.text.gazetteer import Division, gazetteer

#: from the top; a place lies in one of a lower rank, quarters in quarters and grids in grids
RANK = {
    "province": 0,
    "prefecture": 1,
    "county": 2,
    "township": 3,
    "community": 4,
    "village": 4,
    "quarter": 5,
    "grid": 6,
}


@dataclass(eq=False)
class Entity:
    """A place. `search` is the code below which its own places are listed; empty where none is known."""

    name: str
    level: str
    code: str | None = None
    parents: tuple[Entity, ...] = ()
    search: str = ""
    scope: str = ""  # tells nodes without a parent apart

    def __post_init__(self) -> None:
        """Work out what is asked of every place."""
        #: how far from the top
        self.rank = RANK.get(self.level, 6)
        #: all above it, nearest first
        self.above: tuple[Entity, ...] = tuple([e for p in self.parents for e in (p, *p.above)])
        #: identity: the division code, else name, level and parent; entities of one key are one place
        self.key: str = (
            content_id("place", self.code)
            if self.code
            else content_id("place", self.name, self.level, self.parents[0].key if self.parents else self.scope)
        )

    def line(self) -> tuple[Entity, ...]:
        """The place and all above it, nearest first."""
        return (self, *self.above)

    @lazy
    def keys(self) -> tuple[str, ...]:
        """Keys of `line()`."""
        return (self.key, *[e.key for e in self.above])

    @lazy
    def keys_above(self) -> frozenset[str]:
        """Keys of all above it."""
        return frozenset([e.key for e in self.above])

    @lazy
    def lowest(self) -> int:
        """The lowest rank in `line()`."""
        return max(e.rank for e in self.line())

    @lazy
    def parent_keys(self) -> tuple[str, ...]:
        """Keys of the direct parents, sorted."""
        return tuple(sorted({p.key for p in self.parents}))

    @lazy
    def names(self) -> frozenset[str]:
        """Names that it and those above have in any text."""
        return frozenset([n for e in self.line() for n in (e.name, *usual_forms(e))])


def usual_forms(entity: Entity) -> tuple[str, ...]:
    """Short forms that a place has in any text."""
    if not entity.code or entity.level not in ("province", "prefecture"):
        return ()
    return _usual_forms(entity.code, entity.name)


@lru_cache(maxsize=512)
def _usual_forms(code: str, name: str) -> tuple[str, ...]:
    table = gazetteer()
    if not table.division(code):
        return ()
    if code.startswith("XPCC"):
        return (name.removeprefix("第"), "兵团") if code == "XPCC" else (name.removeprefix("第"),)
    short = table.short_name(code)
    return () if table.is_risky(short) or len(short) < 2 else (short,)


@lru_cache(maxsize=16384)
def _plain(division: Division) -> Entity:
    """The entity of a division with all above it."""
    above = (gazetteer().division(c) for c in (division.parent_code, division.corps_code) if c)
    parents = tuple(_plain(d) for d in above if d)
    return Entity(division.name, division.level, division.code, parents, division.code)


def entity_of(division: Division, *, also: tuple[Entity, ...] = ()) -> Entity:
    """The entity of a division with all above it; `also` are further parents that the text states."""
    entity = _plain(division)
    if not also:
        return entity
    known = entity.keys
    extra = tuple([e for e in also if e.key not in known])
    return replace(entity, parents=entity.parents + extra) if extra else entity
