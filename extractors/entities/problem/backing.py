"""Milder words that bear each other out: two of one type in a sentence say what one alone does not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from extractors.entities.problem.candidate import PLAIN, Candidate

#: no sentence is looked through further than this
NEAR = 100

_START = itemgetter(0)
# told by words of the type itself, be it a thing and its fault
_BY_WORDS = frozenset(
    f"problem.{shape}" for shape in ("named_trouble", "mild_trouble", "weak_trouble", "thing_fault", "lack_thing")
)


def backed(found: Sequence[Candidate], sentence: Callable[[int], tuple[int, int]]) -> Iterator[tuple[Candidate, int]]:
    """Each candidate with 1 where another one of its type in its sentence bears it out, else with 0.

    外债二十几万，出门怕碰见债主: neither word alone, both together. What lies inside another one bears nothing out.
    """
    of_type: dict[str, list[Candidate]] = {}
    for c in found:
        if c[3] in _BY_WORDS:
            of_type.setdefault(c[2], []).append(c)
    ordered: dict[str, tuple[list[Candidate], list[int]]] = {}
    for kind, cs in of_type.items():
        if len(cs) > 1:
            cs.sort(key=_START)
            ordered[kind] = cs, [*map(_START, cs)]
    for c in found:
        others = ordered.get(c[2]) if c[4] < PLAIN and c[3] in _BY_WORDS else None
        yield c, int(others is not None and _borne_out(c, *others, sentence))


def _borne_out(
    c: Candidate, others: Sequence[Candidate], starts: Sequence[int], sentence: Callable[[int], tuple[int, int]]
) -> bool:
    """Does one of `others`, which come in the order of their beginnings, stand in the same sentence?"""
    start, end, _, _, score = c
    least = 1 if score else PLAIN
    first = bisect_left(starts, start - NEAR + 1)
    last = bisect_left(starts, start + NEAR, first)
    near = [o for o in others[first:last] if o[4] >= least and (o[1] <= start or o[0] >= end)]
    if not near:
        return False
    opens, closes = sentence(start)
    return any(opens <= o[0] and o[1] <= closes for o in near)
