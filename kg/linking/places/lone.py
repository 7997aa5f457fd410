"""A village or community that stands alone: what `resolve_places` finds for one mention without any context."""

from __future__ import annotations

from kg.linking.places.candidates import candidates
from kg.linking.places.outcome import path_of
from kg.linking.places.span import PlaceSpan, line_of

#: so many candidates of an ambiguous name are told with a span
LISTED = 5


def lone_span(name: str, level: str, text: str, year: int | None) -> PlaceSpan:
    """The span of a settlement's name that is a whole string, which reads `text` there."""
    found = next(candidates(name, level, "", year=year), None)
    size = len(text)
    if found is None:
        return PlaceSpan(0, size, text, level, None, (name,), ("in no table", "no parent known"))
    if len(found.divisions) == 1:
        division = found.divisions[0]
        why = found.why, "the only one of this name"
        return PlaceSpan(0, size, text, division.level, division.code, line_of(division), why, (), division.code)
    why = f"{len(found.divisions)} places of this name, nothing tells which", "no parent known"
    return PlaceSpan(0, size, text, level, None, (name,), why, tuple(map(path_of, found.divisions[:LISTED])))
