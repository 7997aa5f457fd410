"""Chains of listed names alone, read by look-ups without candidates: the quick way of `resolve_many`.

It answers only where `walk` would give the same; the rest is left to it, and what `walk` learns of upper chains
makes more strings straight.
"""

from __future__ import annotations

import re

from kg.linking.places.chains import chains
from kg.linking.places.readings import signs
from kg.linking.places.span import PlaceSpan

SETTLEMENT_TAIL = "社区|居民区|行政村|自然村|嘎查|村|连|队|居委会|村委会"
#: what may be a settlement, listed or not
SETTLEMENT = re.compile(rf"[一-鿿0-9·]{{1,12}}?(?:{SETTLEMENT_TAIL})(?!民|委员|委会|落)")
JOINTS = " 　,，、·-—/|>→"


def straight(text: str, string: str) -> PlaceSpan | None:
    """The last place of the chain that `text` (`string` in plain characters) is, or None where it is not straight."""
    memory = chains()
    by_head = memory.lengths
    known = None
    for length in by_head.get(text[:9]) or by_head.get(text[:6]) or by_head.get(text[:2]) or ():
        if known := memory.known.get(text[:length]):
            break
    if known is None:
        return None
    start, position, tail, county, _ = known
    size = len(text)
    if position < size:
        if county is None:
            return None
        start = position + 1 if text[position] in JOINTS else position
        head = text[start : start + 2]
        names, sizes = signs()
        for length in sizes.get(head, ()):
            if text[start : start + length] in names:
                return None
        town = None
        towns = county.towns
        for length in county.heads.get(head, ()):
            name = text[start : start + length]
            if town := towns.get(name):
                break
        if town is None:
            return None
        position = start + len(name)
        tail = town.tail
        if position < size:
            start = position + 1 if text[position] in JOINTS else position
            rest = text[start:]
            if village := town.tails.get(rest):
                return PlaceSpan._make((start, size, string[start:], *village))
            if found := town.longest(rest):
                name, tail = found
                position = start + len(name)
            elif SETTLEMENT.match(rest):
                return None
            else:  # a house number or the like: the township is the last place
                start = position - len(name)
    return PlaceSpan._make((start, position, string[start:position], *tail))
