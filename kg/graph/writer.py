"""Writes `graph.ttl`, one document after the other, in memory that does not grow with the corpus.

What belongs to one document (article, problem, outcome, case, all evidence) is written when it comes;
documents must come in order of their names. What documents share (places, bodies, persons, posts,
mechanisms) is kept as a tally, without evidence, and written sorted at the end, followed by the build and
the statistics.

`render(records)` is a pure function of one document's records, so worker processes can do it:

    with GraphWriter(out / "graph.ttl", rule_pack="2026.11.1", version="0.1.0") as graph:
        for name in sorted(names):
            graph.add(render(records_of(name)))
    graph.statistics.triples

The file appears under its name only when the `with` block ends without an error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple, Self

from kg.core.counts import counts
from kg.core.errors import OutputError
from kg.core.ids import content_id
from kg.core.records import ArticleRecord, MembershipRecord, Record, SourceRecord
from kg.graph import turtle
from kg.graph.escape import date, literal
from kg.graph.merge import SHARED_KINDS, Tally, merge_document
from kg.graph.validation import require_valid
from kg.graph.vocabulary import DEFAULT_BASE_IRI, GGK, prefixes

#: Class that the things of a kind are counted under.
CLASSES = {
    "source": "ggk:SourceDocument",
    "article": "schema:NewsArticle",
    "place": "ggk:Place",
    "organization": "org:Organization",
    "person": "foaf:Person",
    "membership": "org:Membership",
    "mechanism": "ggk:Mechanism",
    "problem": "ggk:Problem",
    "outcome": "ggk:OutcomeClaim",
    "case": "ggk:PracticeCase",
    "influence": "prov:Influence",
    "lesson": "ggk:Lesson",
    "annotation": "oa:Annotation",
}


_BUFFER = 1 << 20  # bytes; Python's own number is less than one document gives


class DocumentPart(NamedTuple):
    """What one document gives to the graph: its own text, and what it says of things that others may speak
    of too.
    """

    name: str
    turtle: bytes
    triples: int
    counts: tuple[tuple[str, int], ...]  # kind → things, of the kinds that belong to one document
    shared: tuple[Record, ...]  # the tally takes all of them but their evidence
    newest: str  # newest full date of an article, or empty
    source_key: str = ""


@dataclass(slots=True)
class Statistics:
    """Sizes of a graph: statements, and things by kind."""

    triples: int = 0
    things: Counter[str] = field(default_factory=Counter)


def render(records: Iterable[Record]) -> DocumentPart:
    """A document's records as a part of the graph. Raises DataError where one breaks the schema."""
    merged = merge_document(records)
    require_valid(merged)
    texts: list[str] = []
    triples = 0
    things = counts([r.kind for r in merged if r.kind not in SHARED_KINDS])
    shared: list[Record] = []
    name = newest = source_key = ""
    for record in merged:
        if record.kind in SHARED_KINDS:
            shared.append(record)
            continue
        if isinstance(record, SourceRecord):
            name, source_key = record.name, record.key
        elif isinstance(record, ArticleRecord) and record.date and len(record.date) == 10:
            newest = max(newest, record.date)
        text, count = turtle.LOCAL[record.kind](record)
        texts.append(text)
        triples += count
    backing, statements, things["annotation"] = turtle.evidence(merged)
    return DocumentPart(
        name,
        "".join(texts).encode() + backing,
        triples + statements,
        tuple(sorted(things.items())),
        tuple(shared),
        newest,
        source_key,
    )


class GraphWriter:
    """A Turtle file in the making; see the module's words."""

    def __init__(self, path: Path, *, base_iri: str = DEFAULT_BASE_IRI, rule_pack: str = "", version: str = "") -> None:
        """`base_iri` is that of instances; `rule_pack` and `version` name what built the graph."""
        self.path = path
        self.statistics = Statistics()
        self.tally = Tally()
        self._aside = path.with_name(path.name + ".partial")
        self._prefixes = prefixes(base_iri)
        self._rule_pack = rule_pack
        self._version = version
        self._build = content_id("build", version, rule_pack)
        self._file: IO[bytes] | None = None
        self._last: str | None = None
        self._newest = ""

    def __enter__(self) -> Self:
        """Begin the file, aside."""
        try:
            self._file = self._aside.open("wb", buffering=_BUFFER)
        except OSError as error:
            raise OutputError(f"cannot write {self.path}: {error.strerror}", hint="choose another --out") from error
        head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in self._prefixes.items())
        self._write(head.encode())
        return self

    def add(self, part: DocumentPart) -> None:
        """Write one document. Raises ValueError where documents do not come in order of their names."""
        if self._last is not None and part.name <= self._last:
            raise ValueError(f"documents must come in order: {part.name!r} after {self._last!r}")
        self._last = part.name
        self._write(b"\n")
        self._write(part.turtle)
        self._part((f"id:{self._build} prov:used id:{part.source_key} .\n", 1))
        self.statistics.triples += part.triples
        for kind, count in part.counts:
            self.statistics.things[kind] += count
        for record in part.shared:
            self.tally.add(record)
        self._newest = max(self._newest, part.newest)

    def add_records(self, records: Sequence[Record]) -> None:
        """`add(render(records))`."""
        self.add(render(records))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the file and give it its name, or drop it after an error."""
        assert self._file is not None
        try:
            if kind is None:
                self._finish()
        except BaseException:
            kind = BaseException
            raise
        finally:
            self._file.close()
            if kind is not None:
                self._aside.unlink(missing_ok=True)
        if kind is None:
            self._aside.replace(self.path)

    def _finish(self) -> None:
        titles: set[str] = set()
        self._write(b"\n")
        for merged in self.tally.merged():
            self._part(turtle.SHARED[merged.record.kind](merged))
            self.statistics.things[merged.record.kind] += 1
            if isinstance(merged.record, MembershipRecord) and merged.record.title:
                titles.add(merged.record.title)
        for title in sorted(titles):
            self._part(turtle.role(title))
        self._write(self._provenance().encode())

    def _provenance(self) -> str:
        """The build, its plan, and the graph as a data set with its sizes."""
        build = self._build
        agent, plan = content_id("agent", self._version), content_id("plan", self._rule_pack)
        dataset = content_id("dataset")
        lines = [
            f"\nid:{build} a prov:Activity",
            f"id:{build} prov:wasAssociatedWith id:{agent}",
            f"id:{build} prov:qualifiedAssociation id:{build}-a",
            f"id:{build}-a a prov:Association",
            f"id:{build}-a prov:agent id:{agent}",
            f"id:{build}-a prov:hadPlan id:{plan}",
            f"id:{agent} a prov:SoftwareAgent",
            f'id:{agent} schema:name "jiceng-kg"',
            f"id:{agent} schema:softwareVersion {literal(self._version)}",
            f"id:{plan} a prov:Plan",
            f'id:{plan} dcterms:title "rule pack"@en',
            f"id:{plan} schema:version {literal(self._rule_pack)}",
            f"id:{dataset} a dcat:Dataset",
            f"id:{dataset} a void:Dataset",
            f'id:{dataset} dcterms:title "Cases of grassroots governance"@en',
            f'id:{dataset} dcterms:title "基层治理案例图谱"@zh',
            f"id:{dataset} dcterms:conformsTo <{GGK.iri}>",
            f"id:{dataset} prov:wasGeneratedBy id:{build}",
            f"id:{dataset} void:documents {self.statistics.things['source']}",
        ]
        if self._newest:
            lines.append(f"id:{dataset} dcterms:modified {date(self._newest)}")
        for kind, of_class in CLASSES.items():
            if count := self.statistics.things[kind]:
                lines.append(f"id:{dataset} void:classPartition id:{dataset}-{kind}")
                lines.append(f"id:{dataset}-{kind} void:class {of_class}")
                lines.append(f"id:{dataset}-{kind} void:entities {count}")
        things = sum(n for kind, n in self.statistics.things.items() if kind in CLASSES and kind != "annotation")
        lines.append(f"id:{dataset} void:entities {things}")
        self.statistics.triples += len(lines) + 1
        lines.append(f"id:{dataset} void:triples {self.statistics.triples}")
        return " .\n".join(lines) + " .\n"

    def _part(self, part: turtle.Part) -> None:
        self._write(part[0].encode())
        self.statistics.triples += part[1]

    def _write(self, data: bytes) -> None:
        assert self._file is not None
        self._file.write(data)
