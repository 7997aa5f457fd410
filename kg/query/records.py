"""The rows that the package's queries give, read off the records of a build instead of an index of its graph.

A graph is written from these records, so both give the same rows (a test holds them side by side for every query);
but reading the records takes a tenth of the time of making an index, which matters to whoever asks right after a build.
SPARQL of one's own, and a graph that was changed or moved without its records, need the index.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import Any

from kg.core.errors import DataError, OutputError
from kg.core.records import CREDITED, SURE, Evidence, problem_types
from kg.graph.escape import number
from kg.graph.merge import SHARED_KINDS, Merged, Tally
from kg.graph.vocabulary import CATEGORIES, CONCEPTS, DEFAULT_BASE_IRI, LEVELS, expand
from kg.stores import codec
from kg.stores.records import FILE_NAME, RecordsStore

Row = Mapping[str, str]
_HALF = re.compile("[\ud800-\udfff]")  # halves of characters, which no graph can hold
_MONTH_DAY = re.compile(r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
#: kinds whose words `quotes` gives
_QUOTED = ("case", "mechanism", "problem", "outcome", "membership")
_STARTED = "case.started"  # rule of the sentence that says since when
_TRIPLES = re.compile(rb"void:triples ([0-9]+) \.\n\Z")


class RecordRows:
    """Rows of the package's queries by name, made of records."""

    def __init__(self, documents: Iterable[bytes], base_iri: str = DEFAULT_BASE_IRI) -> None:
        """`documents` are the stored records of each, in order of names; `base_iri` is that of the graph."""
        self._id = base_iri
        self._tally = Tally()
        self._local: dict[str, list[Any]] = defaultdict(list)
        self._words: dict[str, list[tuple[str, Evidence, str]]] = defaultdict(list)  # kind → thing, words, as quoted
        for document in documents:
            exact: dict[tuple[int, int], str] = {}
            for kind, record, evidence in codec.glance(document, SHARED_KINDS):
                if evidence:
                    self._quote(kind, record.key, evidence, exact)
                if kind in SHARED_KINDS:
                    self._tally.add(record)
                else:
                    self._local[kind].append(record)

    def _quote(self, kind: str, key: str, evidence: list[Evidence], exact: dict[tuple[int, int], str]) -> None:
        """Words once a thing and span; a span that several things share reads as the first of them has it."""
        seen: set[tuple[int, int]] = set()
        words = self._words[kind]
        for e in evidence:
            span = e.start, e.end
            if span not in seen:
                seen.add(span)
                words.append((key, e, exact.setdefault(span, e.exact)))
            if e.rule == _STARTED:
                self._words["start"].append((key, e, exact[span]))

    def rows(self, name: str) -> Iterable[Row] | None:
        """Rows of a query of `sparql/`; None for one that only its SPARQL can answer."""
        maker = _MAKERS.get(name)
        return maker(self) if maker else None

    @cached_property
    def _shared(self) -> dict[str, dict[str, Merged]]:
        found: dict[str, dict[str, Merged]] = defaultdict(dict)
        for merged in self._tally.merged():
            found[merged.record.kind][merged.record.key] = merged
        return found

    def _iri(self, key: str | None) -> str:
        return self._id + key if key else ""

    def _iris(self, keys: Iterable[str]) -> list[str]:
        return [self._id + key for key in sorted(set(keys))] or [""]

    def _agents(self) -> Iterator[Row]:
        none = {"membership": "", "title": "", "body": "", "bodyName": ""}
        bodies, places, people = (self._shared[k] for k in ("organization", "place", "person"))
        for key, merged in bodies.items():
            yield {"agent": self._id + key, "name": _text(merged.labels[0]), **none}
        for key, merged in self._shared["membership"].items():
            post: Any = merged.record
            body = bodies.get(post.organization_key) or places.get(post.organization_key)
            for name in people[post.person_key].labels:
                yield {
                    "agent": self._id + post.person_key,
                    "name": _text(name),
                    "membership": self._id + key,
                    "title": _text(post.title),
                    "body": self._iri(post.organization_key) if body else "",
                    "bodyName": _text(body.labels[0]) if body else "",
                }

    def _articles(self) -> Iterator[Row]:
        files = {r.key: _text(r.name) for r in self._local["source"]}
        for r in self._local["article"]:
            yield {
                "article": self._id + r.key,
                "title": _text(r.title),
                "date": _date(r.date or ""),
                "file": files[r.source_key],
                "publisher": _text(r.publisher or ""),
                "region": self._iri(r.region_key),
            }

    def _cases(self) -> Iterator[Row]:
        lists = ("place", "mechanism", "problem", "outcome", "agent")
        for r in self._local["case"]:
            plain = {"case": self._id + r.key, "label": _text(r.label), "article": self._id + r.article_key}
            plain |= dict.fromkeys((*lists, "type"), "")
            for type_id in r.type_ids:
                yield plain | {"type": CONCEPTS["mt"] + type_id}
            for column in lists:
                for key in sorted(set(getattr(r, f"{column}_keys"))):
                    yield plain | {column: self._id + key}

    def _credits(self) -> Iterator[Row]:
        for r in self._local["case"]:
            for how, (sure, reason) in CREDITED.items():
                for key in getattr(r, how):
                    link = {"case": self._id + r.key, "mechanism": self._id + key}
                    yield link | {"confidence": number(sure), "reason": reason}

    def _influences(self) -> Iterator[Row]:
        by_key = {r.key: r for r in self._local["influence"]}
        for key, e, words in self._words["influence"]:
            r = by_key[key]
            told = {"case": self._iri(r.case_key), "target": self._iri(r.target_key), "mode": _text(r.mode)}
            yield told | self._position(e, words)

    def _placements(self) -> Iterator[Row]:
        case_of = {r.key: r.case_key for r in self._local["placement"]}
        for key, e, words in self._words["placement"]:
            yield {"case": self._id + case_of[key]} | self._position(e, words)

    def _lessons(self) -> Iterator[Row]:
        case_of = {r.key: r.case_key for r in self._local["lesson"]}
        for key, e, words in self._words["lesson"]:
            yield {"case": self._id + case_of[key], "lesson": self._id + key} | self._position(e, words)

    def _mechanisms(self) -> Iterator[Row]:
        for key, merged in self._shared["mechanism"].items():
            r: Any = merged.record
            types = [CONCEPTS["mt"] + t for t, _, _ in r.types] or [""]
            given = merged.definitions or ("",)
            for alias, definition, of, part in product(_aliases(merged), given, types, self._iris(r.part_keys)):
                yield {
                    "mechanism": self._id + key,
                    "name": _text(merged.labels[0]),
                    "alias": alias,
                    "definition": _text(definition),
                    "type": of,
                    "part": part,
                }

    def _typings(self) -> Iterator[Row]:
        for key, merged in self._shared["mechanism"].items():
            record: Any = merged.record
            for type_id, sure, _ in record.types:
                typed = {"mechanism": self._id + key, "type": CONCEPTS["mt"] + type_id}
                yield typed | {"confidence": number(round(sure, 3))}

    def _organizations(self) -> Iterator[Row]:
        for key, merged in self._shared["organization"].items():
            r: Any = merged.record
            yield {
                "organization": self._id + key,
                "name": _text(merged.labels[0]),
                "class": expand(CATEGORIES[r.category]),
                "place": self._iri(r.place_key),
            }

    def _outcomes(self) -> Iterator[Row]:
        for r in self._local["outcome"]:
            yield {
                "outcome": self._id + r.key,
                "label": _text(r.label),
                "value": number(r.value),
                "maximum": "" if r.maximum is None else number(r.maximum),
                "unit": _text(r.unit),
                "approximate": "true" if r.approximate else "",
                "measured": _text(r.measured),
                "indicator": CONCEPTS["ok"] + r.indicator if r.indicator else "",
                "period": _text(r.period),
                "before": "" if r.before is None else number(r.before),
            }

    def _places(self) -> Iterator[Row]:
        for key, merged in self._shared["place"].items():
            r: Any = merged.record
            for alias, parent in product(_aliases(merged), self._iris(r.parent_keys)):
                yield {
                    "place": self._id + key,
                    "name": _text(merged.labels[0]),
                    "alias": alias,
                    "level": expand(LEVELS[r.level]),
                    "code": _text(r.code or ""),
                    "parent": parent,
                }

    def _problems(self) -> Iterator[Row]:
        held = {r.problem_key: number(round(r.confidence, 3)) for r in self._local["resolution"]}
        for r in self._local["problem"]:
            for type_id, sure in problem_types(r):
                yield {
                    "problem": self._id + r.key,
                    "label": _text(r.label),
                    "type": CONCEPTS["pt"] + type_id,
                    "resolution": _text(r.resolution),
                    "sure": number(round(sure, 3)) if sure < SURE else "",
                    "held": held.get(r.key, ""),
                }

    def _resolutions(self) -> Iterator[Row]:
        problem_of = {r.key: r.problem_key for r in self._local["resolution"]}
        for key, e, words in self._words["resolution"]:
            yield {"problem": self._id + problem_of[key]} | self._position(e, words)

    def _quotes(self) -> Iterator[Row]:
        for kind in _QUOTED:
            for key, e, words in self._words[kind]:
                yield {"body": self._id + key} | self._position(e, words)

    def _starts(self) -> Iterator[Row]:
        started = {r.key: r.started for r in self._local["case"] if r.started}
        for key, e, words in self._words["start"]:
            if key in started:
                yield {"case": self._id + key, "started": _date(started[key])} | self._position(e, words)

    def _position(self, e: Evidence, words: str) -> dict[str, str]:
        article = self._id + e.article_key
        return {"article": article, "start": str(e.start), "end": str(e.end), "exact": _text(words)}


_MAKERS: dict[str, Callable[[RecordRows], Iterable[Row]]] = {
    "agents": RecordRows._agents,
    "articles": RecordRows._articles,
    "cases": RecordRows._cases,
    "credits": RecordRows._credits,
    "influences": RecordRows._influences,
    "lessons": RecordRows._lessons,
    "mechanisms": RecordRows._mechanisms,
    "organizations": RecordRows._organizations,
    "outcomes": RecordRows._outcomes,
    "placements": RecordRows._placements,
    "places": RecordRows._places,
    "problems": RecordRows._problems,
    "quotes": RecordRows._quotes,
    "resolutions": RecordRows._resolutions,
    "starts": RecordRows._starts,
    "typings": RecordRows._typings,
}


def record_rows(folder: Path) -> RecordRows | None:
    """Rows of the build in `folder`; None where its records are not there, or may not be those of its graph."""
    with suppress(OutputError, DataError, OSError):
        if _is_as_built(folder):
            with RecordsStore(folder / "store" / FILE_NAME) as store:
                base = store.meta.get("base_iri", DEFAULT_BASE_IRI)
                return RecordRows((document.payload for document in store), base)
    return None


def _is_as_built(folder: Path) -> bool:
    """Whether the graph is the one that the build wrote: not touched after its report, and of the size told there."""
    graph, report = folder / "graph.ttl", folder / "report.json"
    if graph.stat().st_mtime_ns > report.stat().st_mtime_ns:
        return False
    with graph.open("rb") as file:
        file.seek(-min(64, graph.stat().st_size), 2)
        found = _TRIPLES.search(file.read())
    try:
        told = json.loads(report.read_bytes())
        return found is not None and isinstance(told, dict) and told.get("triples") == int(found.group(1))
    except ValueError:
        return False


def _aliases(merged: Merged) -> list[str]:
    return [_text(label) for label in merged.labels[1:]] or [""]


def _text(text: str) -> str:
    """A text as the graph has it."""
    return text if text.isprintable() else _HALF.sub("\ufffd", text)


def _date(text: str) -> str:
    return f"--{text}" if _MONTH_DAY.fullmatch(text) else _text(text)
