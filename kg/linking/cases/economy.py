"""What only tells of a place's economy: it goes to what the text tells of how that place is governed."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from kg.linking.cases.gate import Episode

BUILT = "area-length"  # the kind of outcomes that tell how much was built
#: kinds of outcomes that alone tell of a place's economy, not of how it is governed
_ECONOMY = frozenset({"income", BUILT, "money-invested"})


def is_economic(kind: str, level: str) -> bool:
    """Whether outcomes of a kind alone tell of the economy of a place; what is built in a quarter does not."""
    return kind in _ECONOMY and not (kind == BUILT and level == "quarter")


def with_economy(
    kept: Sequence[Episode], economic: Set[str], comes_of: Callable[[Episode, Sequence[str]], bool]
) -> tuple[list[Episode], list[Episode]]:
    """The episodes without those whose results are all `economic`, and of these the ones that went to no other.

    Such results go to the nearest episode told before of the same place, for what was earned came of that. Where
    nothing was told, they are left out: what a place earned, told before anything else, sets the scene. `comes_of` says
    whether the results of an episode came of mechanisms told before; others go to none.
    """
    bare = [e for e in kept if not e.mechanisms and not e.problems and e.outcomes.keys() <= economic]
    moved = {id(e) for e in bare}
    rest = [e for e in kept if id(e) not in moved]
    left = []
    for e in bare:
        before = [o for o in rest if o.place == e.place and o.number <= e.number]
        nearest = min(before, key=lambda o: abs(o.number - e.number)) if before else None
        apart = nearest is not None and nearest.number != e.number and bool(nearest.mechanisms)
        if nearest is None or (apart and not comes_of(e, tuple(nearest.mechanisms))):
            left.append(e)
            continue
        for key, position in e.outcomes.items():
            nearest.outcomes.setdefault(key, position)
    return rest, left
