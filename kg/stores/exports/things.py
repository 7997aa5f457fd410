"""All records of a build, gathered in memory, with names to show: what exports other than Turtle are made
from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.core.records import Evidence, Record
from kg.graph.merge import SHARED_KINDS, Merged, Tally, merge_document
from kg.graph.schemes import concept_labels


@dataclass(slots=True)
class Things:
    """Shared things by key (merged), things of one document by key, and the evidence of all, in order of
    documents.
    """

    shared: dict[str, Merged] = field(default_factory=dict)
    local: dict[str, Record] = field(default_factory=dict)
    evidence: dict[str, list[Evidence]] = field(default_factory=dict)

    def record(self, key: str) -> Record | None:
        """A thing's record (merged where shared)."""
        merged = self.shared.get(key)
        return merged.record if merged else self.local.get(key)

    def quote(self, key: str, article_key: str = "") -> str:
        """First words that back a thing, of one article if given, else of any."""
        for evidence in self.evidence.get(key, ()):
            if not article_key or evidence.article_key == article_key:
                return evidence.exact
        return ""

    def name(self, key: str | None) -> str:
        """What to call a thing."""
        record = self.record(key) if key else None
        return label(record) if record else ""


def gather(documents: Iterable[Iterable[Record]]) -> Things:
    """Gather the records of documents, given in order of their names."""
    things = Things()
    tally = Tally()
    for document in documents:
        for record in merge_document(document):
            if record.evidence:
                things.evidence.setdefault(record.key, []).extend(record.evidence)
            if record.kind in SHARED_KINDS:
                tally.add(record)
            else:
                things.local[record.key] = record
    things.shared = {merged.record.key: merged for merged in tally.merged()}
    return things


_CALLED = {
    "article": "title", "membership": "title", "problem": "label", "outcome": "label", "case": "label",
    "resolution": "value", "placement": "place_key", "lesson": "label", "influence": "mode",
}  # fmt: skip


def label(record: Any) -> str:
    """What to call a record: its name, or what stands for it."""
    return getattr(record, _CALLED.get(record.kind, "name")) or str(record.key)


def type_label(scheme: str, type_id: str) -> str:
    """Chinese name of a type, or its id."""
    return concept_labels(scheme).get(type_id, type_id)


def names(keys: Sequence[str], known: Mapping[str, str]) -> str:
    """Names of things, joined by ； for a cell."""
    return "；".join([known.get(key, key) for key in keys]) if keys else ""
