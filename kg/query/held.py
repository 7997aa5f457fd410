"""Questions to records that are in memory: what a build counts while it still holds them.

The page shows in how many counties a practice recurs. It asks the very function that `kg query recurring` asks, so the
two cannot differ; only what that function needs is made of the records, at a third of the cost of all their rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from kg.core.records import (
    CREDITED,
    SURE,
    ArticleRecord,
    CaseRecord,
    Evidence,
    MechanismRecord,
    PlaceRecord,
    Record,
    SourceRecord,
)
from kg.graph.merge import Merged, Tally
from kg.graph.vocabulary import LEVELS
from kg.query.corpus import Corpus
from kg.query.recurrence import uses
from kg.query.things import Case, Mechanism, Outcome, Place, Quotation, Told, tail

_LEVELS = {name: tail(term.replace(":", "#")) for name, term in LEVELS.items()}
#: of what documents share, all that this corpus tells of
_MERGED = frozenset({PlaceRecord.kind, MechanismRecord.kind})


#: and of what belongs to one document
_ALONE = frozenset({CaseRecord.kind, ArticleRecord.kind, SourceRecord.kind})


class HeldCorpus(Corpus):
    """A corpus of records, by their keys: cases with their places, mechanisms and sentences, and nothing else."""

    def __init__(self, documents: Iterable[Sequence[Record]], tally: Tally | None = None) -> None:
        """`documents` are the records of each, in order of names; `tally` holds all that they share, if there is one.

        It may be that of more documents: what these tell of as often as it does is read off it and not merged again.
        """
        super().__init__(lambda name: ())
        self._whole = tally if tally is not None else Tally()
        self._told: dict[tuple[str, str], list[Record]] = {}  # of places and mechanisms, by kind and key
        self._files: dict[str, str] = {}
        self._regions: dict[tuple[str, str, str], Place | None] = {}
        self._paths: dict[str, str] = {}
        self._articles: list[ArticleRecord] = []
        self._cases: list[CaseRecord] = []
        for records in documents:
            for record in records:
                kind = record.kind
                if kind in _MERGED:
                    self._told.setdefault((kind, record.key), []).append(record)
                elif kind not in _ALONE:
                    continue
                elif isinstance(record, CaseRecord):
                    self._cases.append(record)
                elif isinstance(record, ArticleRecord):
                    self._articles.append(record)
                elif isinstance(record, SourceRecord):
                    self._files[record.key] = record.name

    @cached_property
    def merged(self) -> tuple[Merged, ...]:
        """Places and mechanisms, each once, as the graph has them."""
        told, rest = dict(self._told), Tally()
        same = []
        for merged in self._whole.merged():
            thing = merged.record.kind, merged.record.key
            if thing in told and len(told[thing]) == merged.times:
                same.append(merged)
                del told[thing]
        for record in chain.from_iterable(told.values()):
            rest.add(record)
        return (*same, *rest.merged())

    def _merged(self, kind: type[Record]) -> Iterable[Any]:
        return (merged.record for merged in self.merged if isinstance(merged.record, kind))

    @cached_property
    def places(self) -> dict[str, Place]:
        """Places by key."""
        return {
            r.key: Place(r.key, r.name, _LEVELS[r.level], r.code or "", r.parent_keys, frozenset((r.name, *r.aliases)))
            for r in self._merged(PlaceRecord)
        }  # fmt: skip

    @cached_property
    def mechanisms(self) -> dict[str, Mechanism]:
        """Mechanisms by key."""
        return {
            r.key: Mechanism(r.key, r.name, frozenset({r.name}), "", tuple(sorted(t for t, _, _ in r.types)), ())
            for r in self._merged(MechanismRecord)
        }

    @cached_property
    def typings(self) -> dict[tuple[str, str], float]:
        """How sure each type of a mechanism is."""
        return {(r.key, t): round(sure, 3) for r in self._merged(MechanismRecord) for t, sure, _ in r.types}

    def region(self, place: str, level: str, xpcc: str = "own") -> Place | None:
        """The region of a place at a level, found once."""
        asked = place, level, xpcc
        if asked not in self._regions:
            self._regions[asked] = super().region(place, level, xpcc)
        return self._regions[asked]

    def path(self, place: str) -> str:
        """A place with what it lies in, put together once."""
        if place not in self._paths:
            self._paths[place] = super().path(place)
        return self._paths[place]

    @cached_property
    def outcomes(self) -> dict[str, Outcome]:
        """None: they do not say where something is."""
        return {}

    @cached_property
    def articles(self) -> dict[str, Told]:
        """Articles by key."""
        return {
            r.key: Told(r.key, r.title, r.date or "", self._files.get(r.source_key, ""), r.region_key or "")
            for r in self._articles
        }

    @cached_property
    def quotes(self) -> dict[str, list[Quotation]]:
        """The sentences of each case."""
        return {c.key: [_quotation(e) for e in sorted(set(c.evidence))] for c in self._cases}

    @cached_property
    def cases(self) -> list[Case]:
        """Cases, in order of file and text."""
        first = {key: min((q.start for q in told), default=0) for key, told in self.quotes.items()}
        files = {key: article.file for key, article in self.articles.items()}
        made = [
            Case(c.key, c.label, c.article_key, sorted({*c.place_keys}), sorted({*c.mechanism_keys}), list(c.type_ids))
            for c in self._cases
        ]
        return sorted(made, key=lambda c: (files.get(c.article, ""), first.get(c.iri, 0), c.iri))

    @cached_property
    def distinct(self) -> list[Case]:
        """Cases, each once; of no event, for regions are counted and not events."""
        return list(self._each_once(self.cases).values())

    @cached_property
    def credits(self) -> dict[tuple[str, str], tuple[float, str]]:
        """How sure each link is that no sentence states, and why it was made, by the keys of case and mechanism."""
        return {(c.key, key): told for c in self._cases for how, told in CREDITED.items() for key in getattr(c, how)}


def _quotation(e: Evidence) -> Quotation:
    return Quotation(e.article_key, e.start, e.end, e.exact)


def counties(corpus: Corpus) -> dict[str, int]:
    """In how many counties each mechanism (by key) and each generic type (by id) is told of, those of most first.

    As `kg query recurring --by county` has it: a case of a whole city or province is of no county, and what several
    papers print in the same words is told once.
    """
    return {
        use.name: len(use.regions)
        for level in ("brand", "type")
        for use in uses(corpus, level=level, by="county", xpcc="own", sure=SURE)
    }
