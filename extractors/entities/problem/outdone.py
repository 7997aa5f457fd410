"""Words that a plainer telling beside them leaves nothing to say."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractors.entities.problem.candidate import Candidate

#: rules which tell a trouble by the shape of what is said, and all that tell it by words which say little of it
SHAPED = frozenset(
    f"problem.{shape}"
    for shape in ("became", "surfaced", "feared", "in_vain", "wanting", "far_to_go", "asked", "answered", "burden")
)
VAGUE = SHAPED | {f"problem.{words}" for words in ("hardship", "reported", "formula", "untyped", "contrast")}
#: those that often only say again what was just told: 屋顶漏了！修了几次都没用，这可怎么办？
RESTATED = frozenset(("problem.in_vain", "problem.asked", "problem.answered"))
#: how many tellings before and behind one may outdo it
BESIDES = 4
#: no clause is longer
REACH = 60
LISTED = "problem.listed"
_WEAKER = VAGUE | {LISTED}
_NAMED, _MILD = "problem.named_trouble", frozenset(("problem.mild_trouble", "problem.weak_trouble"))
# a quarrel about something has two types (漏水纠纷), but 物业纠纷 is none of neighbours
_DISPUTES = frozenset(("neighbour-dispute", "property-dispute", "illegal-building"))


def outdone(told: Sequence[Candidate], clause: Callable[[int], int]) -> list[Candidate]:
    """The tellings (by position) without those outdone; `clause` says where the clause of a position begins.

    养老服务供给不足 holds 供给不足 of another type; in 一些贫困村水量不足 the first word only says where.
    """
    kept: list[Candidate] = []
    reached = -1
    for i, c in enumerate(told):
        end = c[1]
        inside = end <= reached and _inside(told, i)
        if c[3] == LISTED or not (inside or (not c[4] and _beside(told, i, clause)) or _around(told, i)):
            kept.append(c)
        if end > reached:
            reached = end
    return kept


def _inside(told: Sequence[Candidate], i: int) -> bool:
    """Whether a longer telling of another type, no vaguer one, holds the words of one."""
    start, end, type_id, _, score = told[i]
    return any(
        end <= other.end
        and other.end - other.start > end - start
        and score <= other.score
        and other.type != type_id
        and (other.type not in _DISPUTES or type_id == "neighbour-dispute")
        and other.rule not in _WEAKER
        for other in told[max(0, i - BESIDES) : i]
    )


def _around(told: Sequence[Candidate], i: int) -> bool:
    """Whether milder words hold a word that states a trouble of another type by itself: 漏水 in 房屋漏水."""
    start, end, type_id, rule, _ = told[i]
    if rule not in _MILD:
        return False
    return any(
        other.rule == _NAMED
        and start <= other.start
        and other.end <= end
        and other.type != type_id
        and other.end - other.start < end - start
        for other in told[max(0, i - BESIDES) : i + BESIDES + 1]
    )


def _beside(told: Sequence[Candidate], i: int, clause: Callable[[int], int]) -> bool:
    """Whether weak words stand in the clause of a plainer telling of another type."""
    start, _, type_id, _, _ = told[i]
    near = [
        other.start
        for other in told[max(0, i - BESIDES) : i + BESIDES + 1]
        if other.score > 0 and other.type != type_id and abs(other.start - start) < REACH and other.rule not in _WEAKER
    ]
    if not near:
        return False
    here = clause(start)
    return any(clause(at) == here for at in near)
