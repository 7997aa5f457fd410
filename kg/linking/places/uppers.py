"""Upper names at the beginning of a string (浙江宁波海曙区), each below the one before it, read by look-ups alone."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from kg.linking.places.below import Tail, tail_of
from kg.linking.places.chains import Known, Part, Step, chains, foremost, held_by, lasting, open_county
from kg.linking.places.readings import readings
from kg.linking.places.shapes import CARRIES_ON, JOINTS, LISTING
from kg.text.gazetteer import Division, gazetteer


class Link(NamedTuple):
    """What a name may mean below a place; `tail` is what it means as the last one, if that is sure."""

    divisions: tuple[Division, ...]
    codes: tuple[str, ...]
    full: bool
    risky: bool
    tail: Tail | None


class Under(dict[str, Link | None]):
    """What names mean below one of some divisions, or anywhere; learnt as they are met.

    A link without divisions is no name there. None: there is more to weigh than a link says.
    """

    __slots__ = ("codes",)

    def __init__(self, codes: tuple[str, ...]) -> None:
        """`codes` are those of the divisions; none stands for anywhere."""
        self.codes = codes

    def __missing__(self, name: str) -> Link | None:
        """What a name that `readings` knows means; kept if it is one here."""
        link = _link(self.codes, name)
        if link and link.divisions:
            self[name] = link
        return link


_NOTHING = Known(0, 0, ("", "", (), (), (), ""), None, ())
_NO_NAME = Link((), (), False, False, None)


def begin(text: str) -> Known | None:
    """The upper names that `text` begins with (none: a chain without parts), or None: `walk` has to weigh readings."""
    names, heads = readings()
    parts: list[Part] = []
    position, size = 0, len(text)
    link, sure = _NO_NAME, True  # sure: each part is one division
    while lengths := heads.get(text[position : position + 2]):
        below = under(link.codes)
        for length in lengths:
            name = text[position : position + length]
            if name in names:
                found = below[name]
                if found is None or (parts and text[position - 1] in LISTING):
                    return None
                if found.divisions:
                    break
        else:
            break
        end = position + len(name)
        if not found.full and not _is_name(text, end, found, first=not parts):
            return None
        link = found
        parts.append((position, end, name, link.divisions))
        sure = sure and len(link.codes) == 1
        position = end + 1 if end < size and text[end] in JOINTS else end
    if not parts:
        return _NOTHING
    if link.tail is None or (position < size and len(link.codes) > 1):
        return None
    start, end, name, divisions = parts[-1]
    if end == size or len(divisions) > 1:
        return Known(start, end, link.tail, None, ())
    county = held_by(divisions[0])
    chain = Known(start, end, link.tail, county or open_county(divisions[0]), tuple(parts))
    if sure and county and lasting(name, divisions[0]):
        _remember(text, chain)
    return chain


def _remember(text: str, chain: Known) -> None:
    """Remember a chain whose last name is that of a county, and where one beside it was met, all those beside it."""
    memory = chains()
    memory.keep(text[: chain.end], chain)
    upper = text[: chain.start]
    if upper not in memory.begun:
        memory.begun.add(upper)
        return
    *above, (start, _, _, (division,)) = chain.parts
    if not above or above[-1][3][0].code != division.parent_code or above[-1][1] != start:
        return
    if not all(lasting(name, listed[0]) for _, _, name, listed in above):
        return
    below = under((division.parent_code,))
    for other in _by_parent()[division.parent_code]:
        link = below[other.name]
        if link and link.codes == (other.code,) and link.tail and lasting(other.name, other):
            end = start + len(other.name)
            parts = (*above, (start, end, other.name, link.divisions))
            memory.keep(upper + other.name, Known(start, end, link.tail, held_by(other), parts))
    memory.begun.discard(upper)  # it is done


@lru_cache(maxsize=1)
def _by_parent() -> dict[str, list[Division]]:
    """Divisions by the one that they are part of."""
    parts: dict[str, list[Division]] = {}
    for division in gazetteer().uppers():
        parts.setdefault(division.parent_code, []).append(division)
    return parts


def _is_name(text: str, end: int, link: Link, *, first: bool) -> bool:
    """Whether a short form that ends at `end` is surely a name of its own."""
    if end == len(text):
        return not (link.risky and first and len(link.codes) > 1)
    if CARRIES_ON.match(text, end):
        return False
    return not link.risky or (not first and text[end] in JOINTS)


@cache  # as many as there are upper names at most
def under(codes: tuple[str, ...]) -> Under:
    """The one table of these divisions."""
    return Under(codes)


def _link(above: tuple[str, ...], name: str) -> Link | None:
    """What a name means below one of the divisions `above`, or anywhere."""
    divisions, lesser, old, risky = readings()[0][name]
    if lesser:
        divisions += lesser
    full = name in [d.name for d in divisions]
    if above:
        lies_in = gazetteer().lies_in
        if len(above) == 1:
            (code,) = above
            divisions = tuple([d for d in divisions if d.code != code and lies_in(d.code, code)])
        else:
            divisions = tuple([d for d in divisions if any(d.code != s and lies_in(d.code, s) for s in above)])
    if not divisions:
        return None if full or old or not above else _NO_NAME
    if len(divisions) == 1:
        (division,) = divisions
        return Link(divisions, (division.code,), full, risky, tail_of(division))
    last = foremost(Step(len(above), 0, name, divisions[0].level, divisions))
    tail = tail_of(last[0]) if len(last) == 1 else None
    return Link(divisions, tuple([d.code for d in divisions]), full, risky, tail)
