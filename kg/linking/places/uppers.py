"""Upper names at the beginning of a string (浙江宁波海曙区), each below the one before it, read by look-ups alone."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kg.linking.places.below import LISTED, Tail, tail_of
from kg.linking.places.chains import Known, Step, chains, foremost, held_by, lasting
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


_NONE = Known(0, 0, ("", "", (), (), (), ""), None, ())


def begin(text: str) -> Known | None:
    """The upper names that `text` begins with (none: a chain without steps), or None: `walk` has to weigh readings."""
    known, heads = readings()
    links: list[tuple[int, int, str, Link]] = []
    position, size = 0, len(text)
    above: tuple[str, ...] = ()
    while True:
        for length in heads.get(text[position : position + 2], ()):
            name = text[position : position + length]
            if name in known:
                link = _link(above, name)
                if link is None or (links and text[position - 1] in LISTING):
                    return None
                if link.codes:
                    break
        else:
            break
        end = position + len(name)
        if not link.full and not _is_name(text, end, link, first=not links):
            return None
        links.append((position, end, name, link))
        position = end + 1 if end < size and text[end] in JOINTS else end
        above = link.codes
    if not links:
        return _NONE
    if position < size and len(above) > 1:
        return None
    start, end, name, link = links[-1]
    if link.tail is None:
        return None
    if len(above) > 1:
        return Known(start, end, link.tail, None, ())
    division = link.divisions[0]
    county = held_by(division)
    if county is None or end == size or not lasting(name, division) or any(len(k.codes) > 1 for *_, k in links):
        return Known(start, end, link.tail, county, ())
    steps = [Step(a, b, n, k.divisions[0].level, k.divisions, LISTED) for a, b, n, k in links]
    chain = Known(start, end, link.tail, county, tuple(steps))
    chains().keep(text[:end], chain)
    return chain


def _is_name(text: str, end: int, link: Link, *, first: bool) -> bool:
    """Whether a short form that ends at `end` is surely a name of its own."""
    if end == len(text):
        return not (link.risky and first and len(link.codes) > 1)
    if CARRIES_ON.match(text, end):
        return False
    return not link.risky or (not first and text[end] in JOINTS)


@lru_cache(maxsize=16_384)
def _link(above: tuple[str, ...], name: str) -> Link | None:
    """What a name means below one of the divisions `above`, or anywhere; a link without divisions where nothing."""
    reading = readings()[0][name]
    divisions = reading.divisions + reading.lesser
    full = any(d.name == name for d in divisions)
    if above:
        lies_in = gazetteer().lies_in
        divisions = tuple(d for d in divisions if any(d.code != s and lies_in(d.code, s) for s in above))
    if not divisions:
        return None if full or reading.old or not above else Link((), (), False, False, None)
    last = divisions
    if len(divisions) > 1:
        last = foremost(Step(len(above), 0, name, divisions[0].level, divisions))
    tail = tail_of(last[0]) if len(last) == 1 else None
    return Link(divisions, tuple(d.code for d in divisions), full, reading.risky, tail)
