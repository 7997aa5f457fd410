"""Chains of listed names alone, read by look-ups without candidates: the quick way of `resolve_many`.

It answers only where `walk` would give the same; the rest is left to it, and what is learnt of upper chains
makes more strings quick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.linking.places.below import County, Tail, Town, tail_of
from kg.linking.places.below import town as town_of
from kg.linking.places.chains import chains
from kg.linking.places.readings import signs
from kg.linking.places.shapes import COMMITTEES, JOINTS, LONGEST_TOWN, LONGEST_VILLAGE, SETTLEMENT, TOWN
from kg.linking.places.span import PlaceSpan
from kg.linking.places.uppers import begin
from kg.text.gazetteer import gazetteer


def read(
    strings: Iterable[str], plain: Callable[[str], str], otherwise: Callable[[str, str], PlaceSpan | None]
) -> list[PlaceSpan | None]:
    """The last place of the chain that each string is; `otherwise` reads those that are not straight.

    `plain` gives a string in plain characters. A string that is read to its end has no others.
    """
    new = tuple.__new__  # the way of a NamedTuple itself, without its Python frame
    found: list[PlaceSpan | None] = []
    for string in strings:
        place = _place(string)
        if place is None or place[1] < len(string):
            text = plain(string)
            if text is not string:
                place = _place(text)
            if place is None:
                found.append(otherwise(text, string))
                continue
        start, end, tail = place
        found.append(new(PlaceSpan, (start, end, string[start:end], *tail)))
    return found


def _place(text: str) -> tuple[int, int, Tail] | None:
    """Start, end and tail of the last place of a chain."""
    memory = chains()
    lengths, known = memory.lengths.get, memory.known.get
    size = len(text)
    for length in lengths(text[:9]) or lengths(text[:6]) or lengths(text[:2]) or ():
        if (chain := known(text[:length])) and (chain.county or length == size):
            break
    else:
        chain = begin(text)
        if chain is None:
            return None
    start, end, tail, county, _ = chain
    if end == size:
        return (start, end, tail) if size else None
    if county:
        return _lower(text, end, county, tail[2])
    return _town_alone(text) if end == 0 else None


def _lower(text: str, position: int, county: County, line: tuple[str, ...]) -> tuple[int, int, Tail] | None:
    """Start, end and tail of the village or township that follows the name of a county with this path."""
    start = position + 1 if text[position] in JOINTS else position
    names, sizes = signs()
    for length in sizes.get(text[start : start + 2], ()):
        if text[start : start + length] in names:
            return None
    towns = county.towns
    for length in county.lengths:
        name = text[start : start + length]
        if name in towns:
            place, code, full = towns[name]
            return _in_town(text, start, start + len(name), Town(code, place, full, line))
    return _without_town(text, start, county)


def _town_alone(text: str) -> tuple[int, int, Tail] | None:
    """Start, end and tail of the last place of a string that begins with the one township of its name."""
    names = gazetteer().township_names()
    for end in range(min(len(text), LONGEST_TOWN), 1, -1):
        if text[:end] in names:
            code = names[text[:end]]
            return _in_town(text, 0, end, town_of(code)) if len(code) == 9 else None
    return None


def _in_town(text: str, start: int, end: int, town: Town) -> tuple[int, int, Tail] | None:
    """Start, end and tail of the village that follows the name of a township, else of the township."""
    size = len(text)
    if end == size:
        return start, end, town.tail
    below = end + 1 if text[end] in JOINTS else end
    rest = text[below:]
    if len(rest) <= LONGEST_VILLAGE and (tail := town.village_tail(rest)):
        return below, size, tail
    village = town.longest(rest[:LONGEST_VILLAGE])
    if village and (tail := town.village_tail(village)):
        return below, below + len(village), tail
    # what is no village is a house number or the like: the township is the last place
    return None if SETTLEMENT.match(rest) else (start, end, town.tail)


def _without_town(text: str, start: int, county: County) -> tuple[int, int, Tail] | None:
    """Start, end and tail of the one village of its name in a county, if it is all that follows."""
    name = text[start:]
    match = SETTLEMENT.match(name)
    if not match or match.end() < len(name) or name.endswith(COMMITTEES) or TOWN.match(name):
        return None
    many, some = gazetteer().settlements_of(name, 1, within=county.code)
    return (start, len(text), tail_of(some[0])) if many == 1 else None
