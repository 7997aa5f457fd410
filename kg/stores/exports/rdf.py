"""The graph in other forms of RDF. N-Triples and JSON-LD are streamed; `to_rdflib` loads it for Python."""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.core.errors import OutputError
from kg.stores.outputs import is_as_written

if TYPE_CHECKING:
    import rdflib

_STRING = "http://www.w3.org/2001/XMLSchema#string"  # what rdflib leaves unsaid


def to_rdflib(graph: Path) -> rdflib.Graph:
    """The graph as a `rdflib.Graph`. Raises OutputError where it is not whole.

    Oxigraph reads the Turtle and each term is made once: a third of the time that rdflib's own parser takes.
    """
    import rdflib

    made = rdflib.Graph(bind_namespaces="none")
    _convert(graph, lambda: _fill(made, _parse(graph)))
    return made


def _fill(made: rdflib.Graph, statements: Any) -> None:
    terms, add = _Terms(), made.store.add
    for statement in statements:
        add((terms[statement.subject], terms[statement.predicate], terms[statement.object]), made)
    for name, iri in statements.prefixes.items():
        made.bind(name, iri)


class _Terms(dict[Any, Any]):
    """Terms of Oxigraph as those of rdflib."""

    def __missing__(self, term: Any) -> Any:
        import pyoxigraph as ox
        import rdflib

        made: Any
        if isinstance(term, ox.NamedNode):
            made = rdflib.URIRef(term.value)
        elif isinstance(term, ox.BlankNode):
            made = rdflib.BNode(term.value)
        elif term.language or term.datatype.value == _STRING:
            made = rdflib.Literal(term.value, lang=term.language)
        else:
            made = rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))
        self[term] = made
        return made


def write_turtle(graph: Path, path: Path) -> None:
    """Copy the graph. Raises OutputError where it is not whole.

    One that is not as the build wrote it (changed by hand, or built by an older version) is parsed first.
    """
    if not is_as_written(graph.parent, graph.name):
        _convert(graph, lambda: deque(_parse(graph), maxlen=0))
    shutil.copyfile(graph, path)


def write_ntriples(graph: Path, path: Path) -> None:
    """Write N-Triples, one statement a line, in the order of the graph."""
    import pyoxigraph as ox

    _convert(graph, lambda: ox.serialize(_parse(graph), str(path), format=ox.RdfFormat.N_TRIPLES))


def write_jsonld(graph: Path, path: Path) -> None:
    """Write JSON-LD in order of the IRIs, short names in a context."""
    import json

    source = to_rdflib(graph)
    text = source.serialize(
        format="json-ld", context={p: str(iri) for p, iri in source.namespaces()}, auto_compact=False
    )
    data = json.loads(text)
    data["@graph"] = [_sorted(node) for node in sorted(data["@graph"], key=lambda n: n["@id"])]
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _sorted(node: dict[str, object]) -> dict[str, object]:
    """A node whose lists are in order: RDF has none, and sets have a different one in every run."""
    return {k: sorted(v, key=repr) if isinstance(v, list) else v for k, v in node.items()}


def _parse(graph: Path) -> Any:
    import pyoxigraph as ox

    return ox.parse(path=str(graph), format=ox.RdfFormat.TURTLE)


def _convert(graph: Path, run: Callable[[], object]) -> None:
    try:
        run()
    except SyntaxError as error:
        first, _, _ = str(error).partition("\n")
        raise OutputError(f"{graph} is not whole Turtle: {first}", hint="build again into this folder") from error
