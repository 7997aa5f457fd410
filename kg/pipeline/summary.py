"""What a case says of itself in a line, and of which types it is: read off the records of its document.

Done after a person's decisions, for these may rename, retype or reject what a case names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kg.core.records import (
    SURE,
    CaseRecord,
    MechanismRecord,
    OutcomeRecord,
    PlaceRecord,
    ProblemRecord,
    Record,
    ResolutionRecord,
)
from kg.core.values import changed
from kg.query.answer import became, claim, excerpt, short

_MOST = 2  # practices that a label names
_LONG = 32  # characters of a trouble or a result in a label
_FIGURE = re.compile("[0-9]+[^，。；]{0,3}")


def summarized(records: Sequence[Record]) -> list[Record]:
    """The records of a document, its cases with a label of their own and their types.

    A brand has the types that any article gives it. That another one tells what is done under its name does not make
    this one tell it, where it may be a mere name: a case is only of types that its own document is sure of.
    """
    by_key = {r.key: r for r in records}
    return [_summarized(r, by_key) if isinstance(r, CaseRecord) else r for r in records]


def _summarized(case: CaseRecord, by_key: Mapping[str, Record]) -> CaseRecord:
    used = [m for m in _in_order(case.mechanism_keys, case, by_key) if isinstance(m, MechanismRecord)]
    types = {t for m in used for t, confidence, _ in m.types if confidence >= SURE} if used else ()
    return changed(case, label=_label(case, used, by_key), type_ids=tuple(sorted(types)))


def _label(case: CaseRecord, used: Sequence[MechanismRecord], by_key: Mapping[str, Record]) -> str:
    """The place, what was done there, against what and with which result: the first of each that the text tells."""
    place = by_key.get(case.place_keys[0]) if case.place_keys else None
    told = ["、".join(m.name for m in used[:_MOST]) + ("等" if len(used) > _MOST else "")] if used else []
    for problem in _in_order(case.problem_keys, case, by_key)[:1]:
        if isinstance(problem, ProblemRecord):
            told_so = by_key.get(ResolutionRecord.key_of(problem.key))
            sure = told_so.confidence if isinstance(told_so, ResolutionRecord) else 1.0
            now = became(problem.type, problem.resolution, sure)
            told.append(short(problem.label, _LONG) + (f"（{now}）" if now else ""))
    for outcome in _in_order(case.outcome_keys, case, by_key)[:1]:
        if isinstance(outcome, OutcomeRecord):
            said = claim(outcome.label, outcome.measured)
            figure = _FIGURE.search(said)
            told.append(excerpt(said, *figure.span(), _LONG) if figure else short(said, _LONG))
    if not told or not isinstance(place, PlaceRecord):
        return case.label
    return f"{place.name}：{'；'.join(told)}"


def _in_order(keys: Iterable[str], case: CaseRecord, by_key: Mapping[str, Record]) -> list[Record]:
    """Things by where the article of the case first tells them."""
    told = [by_key[k] for k in keys if k in by_key]
    return sorted(told, key=lambda r: (_first(r, case), r.key)) if len(told) > 1 else told


def _first(record: Record, case: CaseRecord) -> int:
    return min([e.start for e in record.evidence if e.article_key == case.article_key], default=0)
