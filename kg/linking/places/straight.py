"""Chains of listed names alone, read by look-ups without candidates: the quick way of `resolve_many`.

It answers only where `walk` would give the same; the rest is left to it, and what is learnt of upper chains
makes more strings quick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.linking.places.below import LISTED, tail_of
from kg.linking.places.chains import Known, chains
from kg.linking.places.readings import readings, signs
from kg.linking.places.shapes import COMMITTEES, JOINTS, LONGEST_TOWN, LONGEST_VILLAGE, SETTLEMENT, TOWN
from kg.linking.places.span import PlaceSpan, line_of
from kg.linking.places.uppers import begin, under
from kg.text.gazetteer import gazetteer
from kg.text.placenames import settlement_level

_NUMBERS = [f"{n:03d}" for n in range(1000)]
#: the way of a NamedTuple itself, without its Python frame
_new = tuple.__new__


def read(
    strings: Iterable[str], plain: Callable[[str], str], otherwise: Callable[[str, str], PlaceSpan | None]
) -> list[PlaceSpan | None]:
    """The last place of the chain that each string is; `otherwise` reads those that are not straight.

    `plain` gives a string in plain characters. A string that is read to its end has no others.
    """
    quick = Reader().place
    found: list[PlaceSpan | None] = []
    for string in strings:
        place = quick(string)
        if place is None or place[1] < len(string):
            text = plain(string)
            if text is not string and (place := quick(text)):
                place = place._replace(text=string[place.start : place.end])
            if place is None:
                place = otherwise(text, string)
        found.append(place)
    return found


class Reader:
    """Reads one string after the other; all tables are at hand."""

    __slots__ = ("chain", "codes", "heads", "names", "signs", "sizes", "table", "uppers", "village_number", "whole")

    def __init__(self) -> None:
        """Nothing is read here."""
        self.chain, self.heads = chains().known.get, chains().lengths.get
        self.signs, self.sizes = signs()
        self.uppers, self.whole = readings()[0], under(())
        self.table = gazetteer()
        self.codes, self.names = self.table.townships()
        self.village_number = self.table.villages.number_in

    def place(self, text: str) -> PlaceSpan | None:
        """The last place of a chain."""
        heads, size = self.heads, len(text)
        chain: Known | None
        for length in heads(text[:9]) or heads(text[:6]) or heads(text[:2]) or ():
            if (chain := self.chain(text[:length])) and (chain[3] or length == size):
                break
        else:
            if text in self.uppers:
                link = self.whole[text]
                if link is None or link.tail is None or (link.risky and not link.full and len(link.codes) > 1):
                    return None
                return _new(PlaceSpan, (0, size, text, *link.tail))
            chain = begin(text)
            if chain is None:
                return None
        start, end, tail, county, _ = chain
        if end == size:
            return _new(PlaceSpan, (start, end, text[start:end], *tail)) if size else None
        if county is None:
            return None if end else self.town_alone(text)
        start = end + 1 if text[end] in JOINTS else end
        for length in self.sizes.get(text[start : start + 2], ()):
            if text[start : start + length] in self.signs:
                return None
        if town := county.town(text, start):
            return self.in_town(text, start, *town, tail[2])
        return self.without_town(text, start, county.code) if len(county.code) == 6 else None

    def town_alone(self, text: str) -> PlaceSpan | None:
        """The last place of a string that begins with the one township of its name."""
        names = self.table.township_names()
        for end in range(min(len(text), LONGEST_TOWN), 1, -1):
            if text[:end] in names:
                code = names[text[:end]]
                if len(code) > 9:
                    return None
                line = line_of(self.table.township(code))[:-1]
                return self.in_town(text, 0, end, self.table.township_place(code), line)
        return None

    def in_town(self, text: str, start: int, end: int, place: int, line: tuple[str, ...]) -> PlaceSpan | None:
        """The village that follows the name of a township, which is below these names, else the township."""
        code, town = self.codes[place], self.names[place]
        size = len(text)
        below = end + 1 if end < size and text[end] in JOINTS else end
        village = text[below:]
        number = self.village_number(place, village) if 0 < size - below <= LONGEST_VILLAGE else None
        if number is None:
            village = self.table.villages.begun_in(place, village[:LONGEST_VILLAGE])
            if not village:
                if SETTLEMENT.match(text, below):
                    return None
                # what is no village is a house number or the like: the township is the last place
                tail = ("township", code, (*line, town), LISTED, (), code)
                return _new(PlaceSpan, (start, end, text[start:end], *tail))
            number = self.village_number(place, village) or 0
            size = below + len(village)
        code += _NUMBERS[number]
        line = (*line, village) if self.table.gathers(town) else (*line, town, village)
        level = "village" if village[-1] == "村" else settlement_level(village, code)
        return _new(PlaceSpan, (below, size, village, level, code, line, LISTED, (), code))

    def without_town(self, text: str, start: int, county: str) -> PlaceSpan | None:
        """The one village of its name in a county, if it is all that follows."""
        name = text[start:]
        match = SETTLEMENT.match(name)
        if not match or match.end() < len(name) or name.endswith(COMMITTEES) or TOWN.match(name):
            return None
        many, some = self.table.settlements_of(name, 1, within=county)
        return _new(PlaceSpan, (start, len(text), name, *tail_of(some[0]))) if many == 1 else None
