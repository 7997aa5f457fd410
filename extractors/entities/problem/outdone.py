"""Words that a plainer telling beside them leaves nothing to say."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractors.entities.problem.candidate import Candidate

#: rules that tell a trouble by words which say little of it
VAGUE = ("problem.hardship", "problem.reported", "problem.formula", "problem.untyped")
#: how many tellings before and behind one may outdo it
BESIDES = 4
LISTED = "problem.listed"
# a quarrel about something has two types: 漏水纠纷
_DISPUTES = frozenset(("neighbour-dispute", "property-dispute", "illegal-building"))


def outdone(told: Sequence[Candidate], clause: Callable[[int], int]) -> list[Candidate]:
    """The tellings (by position) without those outdone; `clause` says where the clause of a position begins.

    养老服务供给不足 holds 供给不足 of another type; in 一些贫困村水量不足 the first word only says where.
    """
    kept: list[Candidate] = []
    for i, c in enumerate(told):
        near = told[max(0, i - BESIDES) : i + BESIDES + 1]
        if c.rule == LISTED or not any(o.type != c.type and _outdoes(o, c, clause) for o in near):
            kept.append(c)
    return kept


def _outdoes(o: Candidate, c: Candidate, clause: Callable[[int], int]) -> bool:
    if o.score < c.score or o.rule in VAGUE or o.rule == LISTED:
        return False
    if o.start <= c.start and c.end <= o.end:
        return o.end - o.start > c.end - c.start and o.type not in _DISPUTES
    return c.score == 0 and o.score > 0 and clause(o.start) == clause(c.start)
