"""A cheap check of every document's records, run by every build: what `schemas/shapes.ttl` says, without
SPARQL.

`problems(records)` lists what is wrong with one document's records; `require_valid` raises the first as a
DataError.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from kg.core.errors import DataError
from kg.core.mentions import ORGANIZATION_CATEGORIES, PLACE_LEVELS, RESOLUTIONS
from kg.core.records import Record
from kg.graph.schemes import concept_ids

_LEVELS = frozenset(PLACE_LEVELS)
_CATEGORIES = frozenset(ORGANIZATION_CATEGORIES)
_RESOLUTIONS = frozenset(RESOLUTIONS)

#: Fields of each kind that hold one key or several, and the kinds that the key may be of.
REFERENCES: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {
    kind: tuple((name, frozenset(kinds.split())) for name, kinds in references)
    for kind, references in {
        "article": (("source_key", "source"), ("region_key", "place")),
        "place": (("parent_keys", "place"),),
        "organization": (("place_key", "place"), ("parent_key", "organization")),
        "membership": (("person_key", "person"), ("organization_key", "organization place")),
        "mechanism": (("part_keys", "mechanism"),),
        "case": (
            ("article_key", "article"),
            ("place_keys", "place"),
            ("mechanism_keys", "mechanism"),
            ("problem_keys", "problem"),
            ("outcome_keys", "outcome"),
            ("agent_keys", "organization person"),
        ),
        "influence": (("case_key", "case"), ("target_key", "case place mechanism")),
    }.items()
}
#: Kinds that exist only because words say so. A place may stand for its code alone (an ancestor from the
#: gazetteer).
EVIDENCED = frozenset(
    {"problem", "outcome", "case", "influence", "membership", "mechanism", "organization", "person"}
)


def problems(records: Iterable[Record]) -> Iterator[str]:
    """What is wrong with the records of one document, one line each."""
    records = list(records)
    kinds: dict[str, str] = {}
    for record in records:
        if kinds.setdefault(record.key, record.kind) != record.kind:
            yield f"{record.kind} {record.key}: the key is also that of a {kinds[record.key]}"
    if sum(r.kind == "source" for r in records) != 1:
        yield "a document's records must hold one source"
    for record in records:
        for what in _of_record(record, kinds):
            yield f"{record.kind} {record.key}: {what}"


def require_valid(records: Iterable[Record]) -> None:
    """Raise DataError with the first problem."""
    for what in problems(records):
        raise DataError(what, hint="this is a defect of linking; please report it with the file")


def _of_record(record: Record, kinds: dict[str, str]) -> Iterator[str]:
    if not (record.key.isascii() and record.key.isalnum()):
        yield "key is not an ASCII hash"
    check = _CHECKS.get(record.kind)
    if check is None:
        yield "no such kind"
        return
    yield from check(record)
    if not record.evidence and record.kind in EVIDENCED:
        yield "has no evidence"
    for e in record.evidence:
        if not 0 <= e.start < e.end or not e.exact or e.exact.isspace():
            yield f"evidence {e.start}:{e.end} quotes nothing"
        if kinds.get(e.article_key) != "article" or kinds.get(e.source_key) != "source":
            yield f"evidence {e.start}:{e.end} is of an article or source that the document does not have"
    for name, allowed in REFERENCES.get(record.kind, ()):
        value = getattr(record, name)
        for key in (value,) if isinstance(value, str) else value or ():
            if kinds.get(key) not in allowed:
                yield f"{name} {key} is not a {' or '.join(sorted(allowed))} of the document"


def _source(r: Any) -> Iterator[str]:
    if not r.name:
        yield "has no name"
    if len(r.sha256) != 64:
        yield "sha256 is not 64 digits"


def _article(r: Any) -> Iterator[str]:
    if not r.title:
        yield "has no title"
    if r.number < 1:
        yield "number is not positive"


def _place(r: Any) -> Iterator[str]:
    yield from _named(r)
    if r.level not in _LEVELS:
        yield f"level {r.level!r} does not exist"
    if r.key in r.parent_keys:
        yield "lies in itself"
    if not r.evidence and not r.code:
        yield "has neither evidence nor a code"


def _organization(r: Any) -> Iterator[str]:
    yield from _named(r)
    if r.category not in _CATEGORIES:
        yield f"category {r.category!r} does not exist"


def _mechanism(r: Any) -> Iterator[str]:
    yield from _named(r)
    for type_id, _, _ in r.types:
        if type_id not in concept_ids("mechanism-type"):
            yield f"type {type_id!r} is not in the scheme"
    if r.key in r.part_keys:
        yield "is a part of itself"


def _problem(r: Any) -> Iterator[str]:
    if not r.label:
        yield "has no label"
    if r.type and r.type not in concept_ids("problem-type"):
        yield f"type {r.type!r} is not in the scheme"
    if r.resolution not in _RESOLUTIONS:
        yield f"resolution {r.resolution!r} does not exist"


def _outcome(r: Any) -> Iterator[str]:
    if not all(v is None or math.isfinite(v) for v in (r.value, r.maximum, r.before)):
        yield "value is not finite"
    elif r.maximum is not None and r.maximum < r.value:
        yield f"maximum {r.maximum} is below {r.value}"
    if r.indicator and r.indicator not in concept_ids("outcome-kind"):
        yield f"indicator {r.indicator!r} is not in the scheme"


def _case(r: Any) -> Iterator[str]:
    if not r.label:
        yield "has no label"


def _named(r: Any) -> Iterator[str]:
    if not r.name:
        yield "has no name"


def _any(r: Any) -> Iterator[str]:
    return iter(())


_CHECKS: dict[str, Callable[[Any], Iterator[str]]] = {
    "source": _source,
    "article": _article,
    "place": _place,
    "organization": _organization,
    "person": _named,
    "membership": _any,
    "mechanism": _mechanism,
    "problem": _problem,
    "outcome": _outcome,
    "case": _case,
    "influence": _any,
}
