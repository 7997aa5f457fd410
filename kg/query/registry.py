"""All named questions. A new one: a function in this folder, a line here, a command in `kg/cli/query.py`."""

from __future__ import annotations

from collections.abc import Callable

from kg.query import lookup, outcomes, recurrence, solutions, spread
from kg.query.answer import Answer

QUESTIONS: dict[str, Callable[..., Answer]] = {
    "recurring": recurrence.recurring,
    "matrix": recurrence.matrix,
    "timeline": recurrence.timeline,
    "together": recurrence.together,
    "gaps": recurrence.gaps,
    "solutions": solutions.solutions,
    "place": lookup.place,
    "mechanism": lookup.mechanism,
    "official": lookup.official,
    "outcomes": outcomes.outcomes,
    "case": lookup.case,
    "similar": lookup.similar,
    "spread": spread.spread,
}
