"""Milder words that bear each other out: two of one type in a sentence say what one alone does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from extractors.entities.problem.candidate import PLAIN, Candidate

#: no sentence is looked through further than this
NEAR = 100

# told by words of the type itself, be it a thing and its fault
_BY_WORDS = frozenset(
    f"problem.{shape}" for shape in ("named_trouble", "mild_trouble", "weak_trouble", "thing_fault", "lack_thing")
)


def backed(
    candidates: Iterable[Candidate], sentence: Callable[[int], tuple[int, int]]
) -> Iterator[tuple[Candidate, int]]:
    """Each candidate with 1 where another one of its type in its sentence bears it out, else with 0.

    外债二十几万，出门怕碰见债主: neither word alone, both together. What lies inside another one bears nothing out.
    """
    found = list(candidates)
    of_type: dict[str, list[Candidate]] = {}
    for c in found:
        if c[3] in _BY_WORDS:
            of_type.setdefault(c[2], []).append(c)
    for c in found:
        yield c, int(c[4] < PLAIN and c[3] in _BY_WORDS and _borne_out(c, of_type[c[2]], sentence))


def _borne_out(c: Candidate, others: Sequence[Candidate], sentence: Callable[[int], tuple[int, int]]) -> bool:
    if len(others) < 2:
        return False
    start, end, _, _, score = c
    least = 1 if score else PLAIN
    near = [o for o in others if o[4] >= least and -NEAR < o[0] - start < NEAR and (o[1] <= start or o[0] >= end)]
    if not near:
        return False
    opens, closes = sentence(start)
    return any(opens <= o[0] and o[1] <= closes for o in near)
