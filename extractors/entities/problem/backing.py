"""Milder words that bear each other out: two of one type in a sentence say what one alone does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from extractors.entities.problem.candidate import PLAIN, Candidate

# told by words of the type itself, be it a thing and its fault
_BY_WORDS = frozenset(
    ("problem.mild_trouble", "problem.weak_trouble", "problem.thing_fault", "problem.lack_thing", "problem.named_trouble")
)


def backed(candidates: Iterable[Candidate], sentence: Callable[[int], tuple[int, int]]) -> list[Candidate]:
    """The candidates, those that another one of their type in their sentence bears out with one more point.

    外债二十几万，出门怕碰见债主: neither word alone, both together. What lies inside another one bears nothing out.
    """
    found = list(candidates)
    of_type: dict[str, list[Candidate]] = {}
    for c in found:
        if c[3] in _BY_WORDS:
            of_type.setdefault(c[2], []).append(c)
    return [
        c._replace(score=c.score + 1)
        if c[4] < PLAIN and c[3] in _BY_WORDS and _borne_out(c, of_type[c[2]], sentence)
        else c
        for c in found
    ]


def _borne_out(c: Candidate, others: Sequence[Candidate], sentence: Callable[[int], tuple[int, int]]) -> bool:
    if len(others) < 2:
        return False
    start, end, _, _, score = c
    least = 1 if score else PLAIN
    opens, closes = sentence(start)
    return any(
        o.score >= least and opens <= o.start and o.end <= closes and (o.end <= start or o.start >= end) for o in others
    )
