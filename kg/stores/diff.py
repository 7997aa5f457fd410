"""What differs between two builds: things that came or went, statements about things in both, evidence.

The graphs are read as they lie on disk, so builds of other versions can be compared. Nodes that only
carry evidence are counted by the thing that they back; quantities and intervals count as statements of
their owner.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.core.errors import OutputError
from kg.graph.vocabulary import (
    CONCEPTS,
    DCTERMS,
    FOAF,
    NAMESPACES,
    OA,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    VOID,
    Namespace,
)

#: Classes in the order in which they are told; other nodes belong to one of these.
CLASSES = (
    "ggk:SourceDocument",
    "schema:NewsArticle",
    "ggk:Place",
    "org:Organization",
    "foaf:Person",
    "org:Membership",
    "org:Role",
    "ggk:Mechanism",
    "ggk:PracticeCase",
    "ggk:Problem",
    "ggk:OutcomeClaim",
    "ggk:Lesson",
    "prov:Influence",
)
_LABELS = (SKOS.prefLabel, FOAF.name, RDFS.label, DCTERMS.title, SCHEMA.name)
_EVIDENCE = frozenset({OA.SpecificResource, OA.TextPositionSelector, OA.TextQuoteSelector})


@dataclass(slots=True)
class Thing:
    """A thing of a graph: class, label, statements as (predicate, value), and its annotations."""

    kind: str = ""
    label: str = ""
    statements: set[tuple[str, str]] = field(default_factory=set)
    evidence: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """A thing that is in both builds and says something else."""

    id: str
    kind: str
    label: str
    gained: tuple[tuple[str, str], ...]
    lost: tuple[tuple[str, str], ...]
    evidence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a second build has more, less, and otherwise. `added`, `removed`: (class, label, id), sorted."""

    added: tuple[tuple[str, str, str], ...]
    removed: tuple[tuple[str, str, str], ...]
    changed: tuple[Change, ...]

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(self.added or self.removed or self.changed)

    def to_json(self) -> dict[str, Any]:
        """As a JSON value."""
        return {
            "added": [{"class": k, "label": name, "id": i} for k, name, i in self.added],
            "removed": [{"class": k, "label": name, "id": i} for k, name, i in self.removed],
            "changed": [
                {
                    "class": c.kind,
                    "label": c.label,
                    "id": c.id,
                    "gained": [list(s) for s in c.gained],
                    "lost": [list(s) for s in c.lost],
                    "evidence": list(c.evidence),
                }
                for c in self.changed
            ],
        }

    def lines(self) -> Iterator[str]:
        """For reading: a line of sizes by class, then one line a difference (+ came, - went, ~ changed)."""
        counts: dict[str, Counter[str]] = {}
        for sign, rows in (("+", self.added), ("-", self.removed)):
            for kind, _, _ in rows:
                counts.setdefault(kind, Counter())[sign] += 1
        for change in self.changed:
            counts.setdefault(change.kind, Counter())["~"] += 1
        for kind in sorted(counts):
            yield kind + "".join(f"  {sign}{counts[kind][sign]}" for sign in "+-~" if counts[kind][sign])
        for sign, rows in (("+", self.added), ("-", self.removed)):
            yield from (f"{sign} {kind} {_line(label)} ({short})" for kind, label, short in rows)
        for c in self.changed:
            yield f"~ {c.kind} {_line(c.label)} ({c.id})"
            yield from (f"    + {p} {_line(v)}" for p, v in c.gained)
            yield from (f"    - {p} {_line(v)}" for p, v in c.lost)
            if c.evidence[0] != c.evidence[1]:
                yield f"    evidence {c.evidence[0]} → {c.evidence[1]}"


def diff(before: Path, after: Path) -> Difference:
    """Compare two build folders. Raises OutputError where one holds no graph."""
    old, new = read_things(before), read_things(after)
    changed = []
    for key in sorted(old.keys() & new.keys()):
        a, b = old[key], new[key]
        if a.statements != b.statements or a.evidence != b.evidence:
            gained, lost = sorted(b.statements - a.statements), sorted(a.statements - b.statements)
            name = b.label or a.label
            changed.append(Change(key, b.kind, name, tuple(gained), tuple(lost), (a.evidence, b.evidence)))
    changed.sort(key=lambda c: (c.kind, c.label, c.id))
    return Difference(_only(new, old), _only(old, new), tuple(changed))


def read_things(folder: Path) -> dict[str, Thing]:
    """Things of the graph in a build folder, by short id."""
    graph = folder / "graph.ttl"
    if not graph.is_file():
        raise OutputError(f"no graph.ttl in {folder}", hint="give two folders that kg build wrote")
    nodes: dict[str, Thing] = {}
    skipped: set[str] = set()
    try:
        for triple in ox.parse(path=str(graph), format=ox.RdfFormat.TURTLE):
            _add(nodes, skipped, triple)
    except SyntaxError as error:
        first, _, _ = str(error).partition("\n")
        raise OutputError(f"{graph} is not whole Turtle: {first}", hint="build again into this folder") from error
    return _owners({key: node for key, node in nodes.items() if key not in skipped})


def _add(nodes: dict[str, Thing], skipped: set[str], triple: Any) -> None:
    key, predicate = _short(triple.subject.value), triple.predicate.value
    value = _short(triple.object.value) if isinstance(triple.object, ox.NamedNode) else triple.object.value
    if predicate == OA.hasBody:
        nodes.setdefault(value, Thing()).evidence += 1
        skipped.add(key)
        return
    node = nodes.setdefault(key, Thing())
    if predicate == RDF.type:
        if triple.object.value in _EVIDENCE or triple.object.value.startswith(VOID.iri):
            skipped.add(key)
        elif value in CLASSES:
            node.kind = value
    elif predicate in _LABELS and (not node.label or value < node.label):
        node.label = value
    node.statements.add((_short(predicate), value))


def _owners(nodes: dict[str, Thing]) -> dict[str, Thing]:
    """Things; the statements of their dependent nodes (`<id>-v`, `<id>-t`, `<id>-<type>`) are theirs. The
    build is no thing.
    """
    for key, node in nodes.items():
        of, _, part = key.partition("-")
        owner = nodes.get(of)
        if part and not node.kind and owner is not None and owner.kind:
            told = {(p, v) for p, v in node.statements if not p.startswith("owl:") and v != "owl:Axiom"}
            owner.statements |= {(f"{part}/{p}", v) for p, v in told}
            owner.evidence += node.evidence
    return {key: node for key, node in nodes.items() if node.kind}


def _only(these: dict[str, Thing], those: dict[str, Thing]) -> tuple[tuple[str, str, str], ...]:
    return tuple(sorted((t.kind, t.label, key) for key, t in these.items() if key not in those))


def _short(iri: str) -> str:
    for namespace in NAMESPACES:
        if iri.startswith(namespace.iri):
            return _prefixed(namespace, iri)
    for prefix, base in CONCEPTS.items():
        if iri.startswith(base):
            return f"{prefix}:{iri[len(base) :]}"
    return iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def _prefixed(namespace: Namespace, iri: str) -> str:
    return f"{namespace.prefix}:{iri[len(namespace.iri) :]}"


def _line(text: str) -> str:
    return " ".join(text.split())
