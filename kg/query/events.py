"""One event told by several articles in their own words: found by where it is, what was done and what came of it.

Two articles tell the same when they tell of the same mechanism in the same community, village, quarter or grid; for
a wider place, where a mechanism is used in many ways, they must claim the same number as well. Episodes of one
article stay apart: its author told them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.query.things import Case, Outcome, Place

_SMALL = ("Community", "Village", "Quarter", "Grid")
_TELLING = 2  # a claim of one of something is made everywhere


def events(ranked: Iterable[Case], places: Mapping[str, Place], outcomes: Mapping[str, Outcome]) -> dict[str, str]:
    """By case: the first case, in the order given, of another article that tells the same; itself where none does."""
    first: dict[tuple[object, ...], Case] = {}
    found: dict[str, str] = {}
    for case in ranked:
        signs = list(_signs(case, places, outcomes))
        told = next((first[s] for s in signs if s in first and first[s].article != case.article), None)
        found[case.iri] = found[told.iri] if told is not None else case.iri
        for sign in signs:
            first.setdefault(sign, case)
    return found


def _signs(case: Case, places: Mapping[str, Place], outcomes: Mapping[str, Outcome]) -> Iterator[tuple[object, ...]]:
    """What a case of another article must share to tell the same event."""
    claims = {(o.value, o.unit) for o in map(outcomes.get, case.outcomes) if o is not None and o.value >= _TELLING}
    for place in case.places:
        small = place in places and places[place].level in _SMALL
        for mechanism in case.mechanisms:
            if small:
                yield (place, mechanism)
            yield from ((place, mechanism, *claim) for claim in sorted(claims))
