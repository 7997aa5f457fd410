"""Chains of listed names alone, read by look-ups without candidates: the quick way of `resolve_many`.

It answers only where `walk` would give the same; the rest is left to it, and what `walk` learns of upper chains
makes more strings straight.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kg.linking.places.below import County, Tail
from kg.linking.places.chains import chains
from kg.linking.places.readings import signs
from kg.linking.places.span import PlaceSpan

SETTLEMENT_TAIL = "社区|居民区|行政村|自然村|嘎查|村|连|队|居委会|村委会"
#: what may be a settlement, listed or not
SETTLEMENT = re.compile(rf"[一-鿿0-9·]{{1,12}}?(?:{SETTLEMENT_TAIL})(?!民|委员|委会|落)")
LONGEST_VILLAGE = 40
JOINTS = " 　,，、·-—/|>→"


def read(
    strings: Sequence[str], flat: Sequence[str], otherwise: Callable[[str, str], PlaceSpan | None]
) -> list[PlaceSpan | None]:
    """The last place of the chain that each string is; `otherwise` reads those that are not straight.

    `flat` are the strings in plain characters.
    """
    memory = chains()  # what `otherwise` learns is found in it at once
    lengths, known = memory.lengths.get, memory.known.get
    new = tuple.__new__  # the way of a NamedTuple itself, without its Python frame
    found: list[PlaceSpan | None] = []
    for string, text in zip(strings, flat, strict=True):
        for length in lengths(text[:9]) or lengths(text[:6]) or lengths(text[:2]) or ():
            if chain := known(text[:length]):
                break
        else:
            found.append(otherwise(text, string))
            continue
        start, end, tail, county, _ = chain
        if end < len(text):
            lower = _lower(text, end, county) if county else None
            if lower is None:
                found.append(otherwise(text, string))
                continue
            start, end, tail = lower
        found.append(new(PlaceSpan, (start, end, string[start:end], *tail)))
    return found


def _lower(text: str, position: int, county: County) -> tuple[int, int, Tail] | None:
    """Start, end and tail of the village or township that follows the name of a county."""
    start = position + 1 if text[position] in JOINTS else position
    head = text[start : start + 2]
    names, sizes = signs()
    for length in sizes.get(head, ()):
        if text[start : start + length] in names:
            return None
    for length in county.heads.get(head, ()):
        name = text[start : start + length]
        if town := county.towns.get(name) or county.town(name):
            break
    else:
        return None
    end, size = start + len(name), len(text)
    if end == size:
        return start, end, town.tail
    below = end + 1 if text[end] in JOINTS else end
    rest = text[below:]
    if tail := town.tails.get(rest):
        return below, size, tail
    if len(rest) <= LONGEST_VILLAGE and (tail := town.village_tail(rest)):
        return below, size, tail
    village = town.longest(rest[:LONGEST_VILLAGE])
    if village and (tail := town.village_tail(village)):
        return below, below + len(village), tail
    # what is no village is a house number or the like: the township is the last place
    return None if SETTLEMENT.match(rest) else (start, end, town.tail)
