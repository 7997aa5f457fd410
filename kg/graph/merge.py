"""Merging records that have the same key: associative and free of order, so that any split of the work
agrees.

What a thing says is kept as a tally: each distinct record, without its evidence, and how often it came. A
tally is a multiset, so adding in any order and uniting in any grouping gives the same one; `merged` then
reads one record off it. Evidence is never in the tally: it stays with the document that gives it and is
written there, all of it.

>>> from kg.core.records import PersonRecord
>>> tally = Tally()
>>> tally.add(PersonRecord(key="ab", name="甲某")); tally.add(PersonRecord(key="ab", name="甲某某"))
>>> tally.add(PersonRecord(key="ab", name="甲某某"))
>>> [thing.record.name for thing in tally.merged()]
['甲某某']
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any, NamedTuple

from kg.core.records import Evidence, MechanismRecord, Record
from kg.linking.identity import generic_label

#: Kinds that many documents share; every other kind belongs to one document.
SHARED_KINDS = frozenset({"place", "organization", "person", "membership", "mechanism"})

#: A type that fewer than this share of the articles give, compared with the most given one, is taken for
#: noise.
TYPE_SHARE = 1 / 3
#: Types kept of one mechanism.
MAX_TYPES = 3


class Merged(NamedTuple):
    """A thing read off its tally. `labels` are all its names, preferred first; `definitions` all that were
    given.
    """

    record: Record
    labels: tuple[str, ...]
    definitions: tuple[str, ...]
    times: int


_Row = tuple[type[Record], tuple[Any, ...]]  # a record's class and its values, evidence aside
_Type = tuple[str, float, str]  # id, confidence, the cue that says so


class Tally:
    """Distinct records without evidence, and how often each came."""

    __slots__ = ("_counts", "_merged")

    def __init__(self) -> None:
        """Start empty."""
        self._counts: dict[_Row, int] = {}
        self._merged: tuple[Merged, ...] | None = None  # graph and tables both ask

    def add(self, record: Record, count: int = 1) -> None:
        """Count a record; its evidence is not kept."""
        self._merged = None
        row = _row(record)
        self._counts[row] = self._counts.get(row, 0) + count

    def update(self, other: Tally) -> None:
        """Add all that another tally holds."""
        self._merged = None
        for row, count in other._counts.items():
            self._counts[row] = self._counts.get(row, 0) + count

    def merged(self) -> Sequence[Merged]:
        """Each thing once, by kind and key."""
        if self._merged is None:
            things: dict[tuple[str, str], list[tuple[_Row, int]]] = {}
            for told in self._counts.items():
                of, values = told[0]
                things.setdefault((of.kind, values[0]), []).append(told)
            self._merged = tuple([_thing(things[thing]) for thing in sorted(things)])
        return self._merged


def _thing(told: list[tuple[_Row, int]]) -> Merged:
    """A thing of its rows and how often each came."""
    if len(told) == 1:
        return _alone(*told[0])
    return merge_variants({_record(row): count for row, count in told})


class _Shape(NamedTuple):
    """Fields of a class, evidence aside (`key` comes first), those that hold several keys, and what reads them all."""

    names: tuple[str, ...]
    lists: tuple[str, ...]
    values: Callable[[Record], tuple[Any, ...]]


_SHAPES: dict[type[Record], _Shape] = {}  # made when first asked for


def _shape(of: type[Record]) -> _Shape:
    shape = _SHAPES.get(of)
    if shape is None:
        names = tuple(f.name for f in fields(of) if f.name != "evidence")
        lists = tuple(name for name in names if name.endswith("_keys"))
        shape = _SHAPES[of] = _Shape(names, lists, attrgetter(*names))
    return shape


def _row(record: Record) -> _Row:
    of = type(record)
    return of, _shape(of).values(record)


def _told(row: _Row) -> dict[str, Any]:
    """Values of a row by the names of their fields."""
    of, values = row
    return dict(zip(_shape(of).names, values, strict=True))


def _record(row: _Row) -> Record:
    return row[0](**_told(row))


def without_evidence(record: Record) -> Record:
    """The record as it is, evidence aside."""
    return replace(record, evidence=()) if record.evidence else record


def merge_document(records: Iterable[Record]) -> list[Record]:
    """The records of one document, each key once, with the evidence of all; in the order of first
    appearance.
    """
    records = list(records)
    if len({r.key for r in records}) == len(records):
        return records  # merged already, as graph and tables get them
    by_key: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        by_key.setdefault((record.kind, record.key), []).append(record)
    return [group[0] if len(group) == 1 else merge_records(group) for group in by_key.values()]


def merge_records(records: Iterable[Record]) -> Record:
    """One record of several with the same kind and key. No evidence is lost.

    A record that several had been merged into counts once: to merge in stages without losing the counts,
    use Tally.
    """
    counts: Counter[Record] = Counter()
    evidence: set[Evidence] = set()
    for record in records:
        counts[without_evidence(record)] += 1
        evidence.update(record.evidence)
    return replace(merge_variants(counts).record, evidence=tuple(sorted(evidence)))


def merge_variants(variants: Mapping[Record, int]) -> Merged:
    """One thing of all its variants with their counts. Raises ValueError where they are not of one thing."""
    things = {(r.kind, r.key) for r in variants}
    if len(things) != 1:
        raise ValueError(f"records of {len(things)} things cannot be merged into one")
    if len(variants) == 1:
        ((record, count),) = variants.items()
        return _alone(_row(record), count)
    labels = _labels(variants)
    given = Counter[str]()
    for record, count in variants.items():
        if definition := getattr(record, "definition", None):
            given[definition] += count
    first = next(iter(variants))
    values: dict[str, Any] = {}
    for field in fields(first):
        if field.name not in ("key", "evidence"):
            values[field.name] = _merge_field(field.name, variants, labels)
    return Merged(replace(first, **values), labels, _ranked(given), sum(variants.values()))


def _alone(row: _Row, count: int) -> Merged:
    """`merge_variants` of one variant, by far the commonest: only its lists are put in order."""
    of, values = row
    shape = _shape(of)
    told: dict[str, Any] = dict(zip(shape.names, values, strict=True))
    name, definition = told.get("name", ""), told.get("definition")
    labels: tuple[str, ...] = (name,) if name else ()
    if told.get("aliases"):
        labels += tuple(sorted({*told["aliases"]} - {"", name}))
        told["name"], told["aliases"] = labels[0] if labels else "", labels[1:]
    for field in shape.lists:
        if len(told[field]) > 1:
            told[field] = tuple(sorted(set(told[field])))
    if "types" in told and len(told["types"]) > 1:
        told["types"] = _types([(told["types"], count)])
    return Merged(of(**told), labels, (definition,) if definition else (), count)


def _labels(variants: Mapping[Record, int]) -> tuple[str, ...]:
    """The preferred name first, then other labels in order of code points.

    That is the most frequent, then shortest, then least by code point; of a generic practice what its table puts first.
    """
    names: Counter[str] = Counter()
    others: set[str] = set()
    for record, count in variants.items():
        if name := getattr(record, "name", ""):
            names[name] += count
        others.update(getattr(record, "aliases", ()))
    ranked = _ranked(names)
    if len(ranked) > 1 and isinstance(next(iter(variants)), MechanismRecord):
        ranked = (generic_label(ranked) or ranked[0], *ranked)
    rest = tuple(sorted({*others, *ranked[1:]} - {"", *ranked[:1]}))
    return (*ranked[:1], *rest)


def _merge_field(name: str, variants: Mapping[Record, int], labels: tuple[str, ...]) -> Any:
    if name == "name":
        return labels[0] if labels else ""
    if name == "aliases":
        return labels[1:]
    if name == "types":
        return _types((getattr(record, "types", ()), count) for record, count in variants.items())
    values: Counter[Any] = Counter()
    for record, count in variants.items():
        values[getattr(record, name)] += count
    if name.endswith("_keys"):
        return tuple(sorted({key for keys in values for key in keys}))
    if all(isinstance(value, bool) for value in values):
        return any(values)
    return _vote(values)


def _vote(values: Counter[Any]) -> Any:
    """The value given most often, among those that say something; then the shortest, then the least."""
    telling = {v: n for v, n in values.items() if v is not None and v != "" and v != ()}
    if not telling:
        return min(values, key=repr)
    return min(telling, key=lambda v: (-telling[v], _size(v), v))


def _size(value: Any) -> int:
    return len(value) if isinstance(value, str) else -len(value) if isinstance(value, tuple) else 0


def _ranked(names: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda n: (-names[n], len(n), n)))


def _types(given: Iterable[tuple[Iterable[_Type], int]]) -> tuple[_Type, ...]:
    """Types by how many articles give them, then by confidence; those that few give are left out."""
    votes: Counter[str] = Counter()
    best: dict[str, tuple[float, str]] = {}
    for types, count in given:
        for type_id, confidence, cue in types:
            votes[type_id] += count
            kept = best.get(type_id)
            if kept is None or (-confidence, cue) < (-kept[0], kept[1]):
                best[type_id] = (confidence, cue)
    ranked = sorted(votes, key=lambda t: (-votes[t], -best[t][0], t))
    enough = max(votes.values(), default=0) * TYPE_SHARE
    return tuple((t, *best[t]) for t in ranked[:MAX_TYPES] if votes[t] >= enough)
