"""What only tells of a place's economy: it goes to what the text tells of how that place is governed."""

from __future__ import annotations

from collections.abc import Sequence, Set

from kg.linking.cases.gate import Episode


def with_economy(kept: Sequence[Episode], economic: Set[str]) -> list[Episode]:
    """The episodes without those whose results are all `economic`: these go to the nearest one of the same place.

    What was earned came of what was told before it. Where nothing is, it is left out: what a place earned, told
    before anything else, sets the scene.
    """
    bare = [e for e in kept if not e.mechanisms and not e.problems and e.outcomes.keys() <= economic]
    moved = {id(e) for e in bare}
    rest = [e for e in kept if id(e) not in moved]
    for e in bare:
        before = [o for o in rest if o.place == e.place and o.number <= e.number]
        if before:
            nearest = min(before, key=lambda o: abs(o.number - e.number))
            for key, position in e.outcomes.items():
                nearest.outcomes.setdefault(key, position)
    return rest
