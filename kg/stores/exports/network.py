"""The graph of cases for networkx, Gephi and the like: things as nodes, typed edges that carry the words
that say so.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.core.records import Record, problem_types
from kg.stores.exports.things import Things, gather, label, type_label

if TYPE_CHECKING:
    import networkx as nx

#: Kinds that become nodes. A post held becomes an edge from the person.
NODES = ("article", "case", "mechanism", "organization", "outcome", "person", "place", "problem")
#: Field of a record → type of the edges that it makes.
_LINKS = {
    "case": (
        ("place_keys", "atLocation"),
        ("mechanism_keys", "usesMechanism"),
        ("problem_keys", "addressesProblem"),
        ("outcome_keys", "hasOutcome"),
        ("agent_keys", "wasAssociatedWith"),
        ("article_key", "wasDerivedFrom"),
    ),
    "mechanism": (("part_keys", "hasPart"),),
    "organization": (("place_key", "spatial"), ("parent_key", "subOrganizationOf")),
    "place": (("parent_keys", "containedInPlace"),),
}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Edge(NamedTuple):
    """A typed edge, the words that say so, and for a post its title."""

    source: str
    target: str
    type: str
    quote: str = ""
    title: str = ""


def to_networkx(documents: Iterable[Iterable[Record]]) -> nx.MultiDiGraph[str]:
    """A `networkx.MultiDiGraph`: nodes have `label`, `kind`, `level`, `type`; edges `type`, `quote`,
    `title`.
    """
    import networkx as nx

    things = gather(documents)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for key, attributes in nodes(things):
        graph.add_node(key, **attributes)
    for edge in edges(things):
        if edge.source in graph and edge.target in graph:
            graph.add_edge(
                edge.source,
                edge.target,
                key=f"{edge.type}{edge.title}",
                relation=edge.type,
                quote=edge.quote,
                title=edge.title,
            )
    return graph


def nodes(things: Things) -> Iterator[tuple[str, dict[str, str]]]:
    """Nodes with their attributes, by kind and key."""
    records: list[Any] = [*things.local.values(), *(m.record for m in things.shared.values())]
    for record in sorted((r for r in records if r.kind in NODES), key=lambda r: (r.kind, r.key)):
        yield (
            record.key,
            {
                "label": _clean(label(record)),
                "kind": record.kind,
                "level": getattr(record, "level", "") or getattr(record, "category", ""),
                "type": _type(record),
                "quote": _clean(things.quote(record.key)),
            },
        )


def edges(things: Things) -> Iterator[Edge]:
    """Edges, by source, type and target."""
    found: list[Edge] = []
    records: list[Any] = [*things.local.values(), *(m.record for m in things.shared.values())]
    for r in records:
        for name, kind in _LINKS.get(r.kind, ()):
            value = getattr(r, name)
            for target in (value,) if isinstance(value, str) else value or ():
                article = getattr(r, "article_key", "")
                quote = things.quote(target, article) or things.quote(r.key) if article else things.quote(r.key)
                found.append(Edge(r.key, target, kind, _clean(quote)))
        if r.kind == "membership" and r.organization_key:
            found.append(
                Edge(
                    r.person_key,
                    r.organization_key,
                    "holdsPost",
                    _clean(things.quote(r.key)),
                    _clean(r.title),
                )
            )
        elif r.kind == "influence":
            found.append(Edge(r.case_key, r.target_key, "influencedBy", _clean(things.quote(r.key)), _clean(r.mode)))
    yield from sorted(found)


def write_graphml(documents: Iterable[Iterable[Record]], path: Path) -> None:
    """Write GraphML."""
    import networkx as nx

    nx.write_graphml(to_networkx(documents), path, encoding="utf-8", prettyprint=True, edge_id_from_attribute=None)


def write_gexf(documents: Iterable[Iterable[Record]], path: Path) -> None:
    """Write GEXF for Gephi; without the date of writing, so that the same graph gives the same bytes."""
    import networkx as nx

    data = io.BytesIO()
    nx.write_gexf(to_networkx(documents), data, encoding="utf-8")
    text = re.sub(r' lastmodifieddate="[^"]*"', "", data.getvalue().decode())
    path.write_text(text, encoding="utf-8")


def _type(record: Any) -> str:
    if record.kind == "mechanism":
        return "；".join(type_label("mechanism-type", t) for t, _, _ in record.types)
    if record.kind == "problem":
        return "；".join(type_label("problem-type", t) for t, _ in problem_types(record))
    if record.kind == "outcome":
        return type_label("outcome-kind", record.indicator)
    return ""


def _clean(text: str) -> str:
    """Without characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
