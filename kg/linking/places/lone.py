"""A village or community that stands alone: what `resolve_places` finds for one mention without any context."""

from __future__ import annotations

from kg.linking.places.candidates import candidates
from kg.linking.places.outcome import path_of
from kg.linking.places.span import PlaceSpan, line_of
from kg.text.gazetteer import gazetteer

#: so many candidates of an ambiguous name are told with a span
LISTED = 5


def lone_span(name: str, level: str, text: str, year: int | None) -> PlaceSpan:
    """The span of a settlement's name that is a whole string, which reads `text` there."""
    many, some = gazetteer().settlements_of(name, LISTED)
    size, listed = len(text), "listed"
    if not many:
        found = next(candidates(name, level, "", year=year), None)
        if found is None:
            return PlaceSpan(0, size, text, level, None, (name,), ("in no table", "no parent known"))
        many, some, listed = len(found.divisions), found.divisions, found.why
    if many == 1:
        division = some[0]
        why = listed, "the only one of this name"
        return PlaceSpan(0, size, text, division.level, division.code, line_of(division), why, (), division.code)
    why = f"{many} places of this name, nothing tells which", "no parent known"
    return PlaceSpan(0, size, text, level, None, (name,), why, tuple(map(path_of, some[:LISTED])))
