"""Upper names at the beginning of a string (浙江宁波海曙区), each below the one before it, read by look-ups alone."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kg.linking.places.below import LISTED, Tail, tail_of
from kg.linking.places.chains import Known, Step, chains, foremost, held_by
from kg.linking.places.readings import readings
from kg.linking.places.shapes import CARRIES_ON, JOINTS, LISTING
from kg.text.gazetteer import Division, gazetteer


class Link(NamedTuple):
    """What a name means below a place: one division, or several of which it alone means the foremost."""

    divisions: tuple[Division, ...]
    full: bool
    risky: bool
    tail: Tail


def begin(text: str) -> Known | None:
    """The upper names that `text` begins with, or None: where `walk` has to weigh readings."""
    known, heads = readings()
    links: list[tuple[int, int, str, Link]] = []
    position, size, above = 0, len(text), ""
    while True:
        for length in heads.get(text[position : position + 2], ()):
            name = text[position : position + length]
            if name in known:
                break
        else:
            break
        link = _link(above, name)
        if link is None or (links and text[position - 1] in LISTING):
            return None
        end = position + len(name)
        if not link.full and not _is_name(text, end, link, first=not links):
            return None
        links.append((position, end, name, link))
        position = end + 1 if end < size and text[end] in JOINTS else end
        if len(link.divisions) > 1:
            if position < size:
                return None
            break
        above = link.divisions[0].code
    return _chain(text, links) if links else None


def _is_name(text: str, end: int, link: Link, *, first: bool) -> bool:
    """Whether a short form that ends at `end` is surely a name of its own."""
    if end == len(text):
        return not (link.risky and first and len(link.divisions) > 1)
    if CARRIES_ON.match(text, end):
        return False
    return not link.risky or (not first and text[end] in JOINTS)


def _chain(text: str, links: list[tuple[int, int, str, Link]]) -> Known:
    start, end, name, link = links[-1]
    division = link.divisions[0]
    if len(link.divisions) > 1 or name != division.name:
        return Known(start, end, link.tail, held_by(division), ())
    steps = [Step(a, b, n, k.divisions[0].level, k.divisions, LISTED) for a, b, n, k in links]
    return chains().learn(text, steps) or Known(start, end, link.tail, held_by(division), ())


@lru_cache(maxsize=32_768)
def _link(above: str, name: str) -> Link | None:
    """What a name means below the division `above`, or anywhere."""
    reading = readings()[0][name]
    divisions = reading.divisions + reading.lesser
    full = any(d.name == name for d in divisions)
    if above:
        lies_in = gazetteer().lies_in
        divisions = tuple(d for d in divisions if d.code != above and lies_in(d.code, above))
        if len(divisions) != 1:
            return None
    elif len(divisions) > 1:
        sole = foremost(Step(0, len(name), name, divisions[0].level, divisions))
        return Link(divisions, full, reading.risky, tail_of(sole[0])) if len(sole) == 1 else None
    return Link(divisions, full, reading.risky, tail_of(divisions[0])) if divisions else None
