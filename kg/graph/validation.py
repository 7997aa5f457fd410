"""A cheap check of every document's records, run by every build: what `schemas/shapes.ttl` says, without
SPARQL.

`problems(records)` lists what is wrong with one document's records; `require_valid` raises the first as a
DataError.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any

from kg.core.errors import DataError
from kg.core.mentions import ORGANIZATION_CATEGORIES, PLACE_LEVELS, RESOLUTIONS
from kg.core.records import BECAME, PLACED, PlacementRecord, Record, ResolutionRecord, problem_types
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
        "resolution": (("problem_key", "problem"),),
        "placement": (("case_key", "case"), ("place_key", "place")),
        "lesson": (("case_key", "case"),),
        "influence": (("case_key", "case"), ("target_key", "case place mechanism")),
    }.items()
}
#: what is put behind the key of another record
_SUFFIX = {"resolution": BECAME, "placement": PLACED}
#: Kinds that exist only because words say so. A place may stand for its code alone (an ancestor from the
#: gazetteer).
EVIDENCED = frozenset(
    {
        *("problem", "resolution", "outcome", "case", "placement", "lesson", "influence"),
        *("mechanism", "organization", "person", "membership"),
    }
)


def problems(records: Iterable[Record]) -> list[str]:
    """What is wrong with the records of one document, one line each."""
    records = list(records)
    found: list[str] = []
    kinds = {r.key: r.kind for r in records}
    if len(kinds) < len(records):
        kinds = _first_kinds(records, found)
    if [r.kind for r in records].count("source") != 1:
        found.append("a document's records must hold one source")
    sources = [key for key, kind in kinds.items() if kind == "source"]
    origins = {(key, source) for key, kind in kinds.items() if kind == "article" for source in sources}
    # one look at all keys, without what is put behind those of some kinds; at each only where it finds something
    joined = "".join([key.removesuffix(_SUFFIX[k]) if k in _SUFFIX else key for key, k in kinds.items()])
    sound = joined.isascii() and joined.isalnum() and "" not in kinds
    faults: list[str] = []
    for record in records:
        if not (sound or (record.key.isascii() and record.key.removesuffix(_SUFFIX.get(record.kind, "")).isalnum())):
            faults.append("key is not an ASCII hash")
        _of_record(record, kinds, origins, faults)
        if faults:
            found += [f"{record.kind} {record.key}: {what}" for what in faults]
            faults.clear()
    return found + _at_odds(records)


def _at_odds(records: Iterable[Record]) -> list[str]:
    """Records beside another one that say something else than it does."""
    told: list[Any] = [r for r in records if r.kind in _SUFFIX]
    said: dict[str, Any] = {r.key: r for r in records if r.kind in ("problem", "case")} if told else {}
    found: list[str] = []
    for r in told:
        if r.kind == "resolution" and (problem := said.get(r.problem_key)) and problem.resolution != r.value:
            found.append(f"{r.kind} {r.key}: tells {r.value!r} of a problem that is {problem.resolution!r}")
        if r.kind == "placement" and (case := said.get(r.case_key)) and r.place_key not in case.place_keys:
            found.append(f"{r.kind} {r.key}: is no place of its case")
    return found


def _first_kinds(records: Iterable[Record], found: list[str]) -> dict[str, str]:
    """Kind by key where keys come more than once; a key of two kinds is told in `found`."""
    kinds: dict[str, str] = {}
    for record in records:
        if kinds.setdefault(record.key, record.kind) != record.kind:
            found.append(f"{record.kind} {record.key}: the key is also that of a {kinds[record.key]}")
    return kinds


def require_valid(records: Iterable[Record]) -> None:
    """Raise DataError with the first problem."""
    for what in problems(records):
        raise DataError(what, hint="this is a defect of linking; please report it with the file")


def _of_record(record: Record, kinds: dict[str, str], origins: set[tuple[str, str]], faults: list[str]) -> None:
    kind, evidence = record.kind, record.evidence
    check = _CHECKS.get(kind)
    if check is None:
        faults.append("no such kind")
        return
    check(record, faults)
    if not evidence and kind in EVIDENCED:
        faults.append("has no evidence")
    for article, source, start, end, exact, _, _ in evidence:
        if 0 <= start < end and exact and not exact.isspace() and (article, source) in origins:
            continue  # nearly all
        if not 0 <= start < end or not exact or exact.isspace():
            faults.append(f"evidence {start}:{end} quotes nothing")
        if (article, source) not in origins:
            faults.append(f"evidence {start}:{end} is of an article or source that is not the document's")
    for name, allowed in REFERENCES.get(kind, ()):
        value = getattr(record, name)
        if value:
            for key in (value,) if isinstance(value, str) else value:
                if kinds.get(key) not in allowed:
                    faults.append(f"{name} {key} is not a {' or '.join(sorted(allowed))} of the document")


def _source(r: Any, faults: list[str]) -> None:
    if not r.name:
        faults.append("has no name")
    if len(r.sha256) != 64:
        faults.append("sha256 is not 64 digits")


def _article(r: Any, faults: list[str]) -> None:
    if not r.title:
        faults.append("has no title")
    if r.number < 1:
        faults.append("number is not positive")


def _place(r: Any, faults: list[str]) -> None:
    _named(r, faults)
    if r.level not in _LEVELS:
        faults.append(f"level {r.level!r} does not exist")
    if r.key in r.parent_keys:
        faults.append("lies in itself")
    if not r.evidence and not r.code:
        faults.append("has neither evidence nor a code")


def _organization(r: Any, faults: list[str]) -> None:
    _named(r, faults)
    if r.category not in _CATEGORIES:
        faults.append(f"category {r.category!r} does not exist")


def _mechanism(r: Any, faults: list[str]) -> None:
    _named(r, faults)
    for type_id, _, _ in r.types:
        if type_id not in concept_ids("mechanism-type"):
            faults.append(f"type {type_id!r} is not in the scheme")
    if r.key in r.part_keys:
        faults.append("is a part of itself")


def _problem(r: Any, faults: list[str]) -> None:
    if not r.label:
        faults.append("has no label")
    for type_id, _ in problem_types(r):
        if type_id not in concept_ids("problem-type"):
            faults.append(f"type {type_id!r} is not in the scheme")
    if r.resolution not in _RESOLUTIONS:
        faults.append(f"resolution {r.resolution!r} does not exist")


def _resolution(r: Any, faults: list[str]) -> None:
    if r.value not in _RESOLUTIONS:
        faults.append(f"resolution {r.value!r} does not exist")
    if r.key != ResolutionRecord.key_of(r.problem_key):
        faults.append("is not called after its problem")


def _outcome(r: Any, faults: list[str]) -> None:
    if not all(v is None or math.isfinite(v) for v in (r.value, r.maximum, r.before)):
        faults.append("value is not finite")
    elif r.maximum is not None and r.maximum < r.value:
        faults.append(f"maximum {r.maximum} is below {r.value}")
    if r.indicator and r.indicator not in concept_ids("outcome-kind"):
        faults.append(f"indicator {r.indicator!r} is not in the scheme")


def _placement(r: Any, faults: list[str]) -> None:
    if r.key != PlacementRecord.key_of(r.case_key):
        faults.append("is not called after its case")


def _case(r: Any, faults: list[str]) -> None:
    if not r.label:
        faults.append("has no label")


def _named(r: Any, faults: list[str]) -> None:
    if not r.name:
        faults.append("has no name")


def _any(r: Any, faults: list[str]) -> None:
    """Nothing more to say of this kind."""


_CHECKS: dict[str, Callable[[Any, list[str]], None]] = {
    "source": _source,
    "article": _article,
    "place": _place,
    "organization": _organization,
    "person": _named,
    "membership": _any,
    "mechanism": _mechanism,
    "problem": _problem,
    "resolution": _resolution,
    "outcome": _outcome,
    "case": _case,
    "placement": _placement,
    "lesson": _case,
    "influence": _any,
}
