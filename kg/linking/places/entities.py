"""Places as resolved: a division of the gazetteer, or a node of our own under its nearest known parent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from kg.core.ids import content_id
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


@dataclass(frozen=True, eq=False)
class Entity:
    """A place. `search` is the code below which its own places are listed; empty where none is known."""

    name: str
    level: str
    code: str | None = None
    parents: tuple[Entity, ...] = ()
    search: str = ""
    scope: str = ""  # tells nodes without a parent apart

    @cached_property
    def key(self) -> str:
        """Identity: the division code, else name, level and parent. Entities of one key are one place."""
        if self.code:
            return content_id("place", self.code)
        return content_id("place", self.name, self.level, self.parents[0].key if self.parents else self.scope)

    def line(self) -> tuple[Entity, ...]:
        """The place and all above it, nearest first."""
        return self._line

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Keys of `line()`."""
        return tuple(e.key for e in self._line)

    @cached_property
    def lowest(self) -> int:
        """The lowest rank in `line()`."""
        return max(e.rank for e in self._line)

    @cached_property
    def parent_keys(self) -> tuple[str, ...]:
        """Keys of the direct parents, sorted."""
        return tuple(sorted({p.key for p in self.parents}))

    @cached_property
    def _line(self) -> tuple[Entity, ...]:
        return (self, *(e for parent in self.parents for e in parent.line()))

    @cached_property
    def rank(self) -> int:
        """How far from the top."""
        return RANK.get(self.level, 6)


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
    extra = tuple(e for e in also if e.key not in known)
    return replace(entity, parents=entity.parents + extra) if extra else entity
