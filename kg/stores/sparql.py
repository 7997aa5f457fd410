"""SPARQL over a built graph: an Oxigraph index that is made from `graph.ttl` when the first question comes.

Loading triples is the slowest part of all, so builds do not wait for it. The index lies in `store/sparql-HASH`, made
aside and moved into place; where the folder cannot be written, it is kept in memory for this one run.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kg.core.errors import OutputError, UsageError
from kg.core.resources import schema_path

_SCHEMES = ("mechanism-types.ttl", "problem-types.ttl", "outcome-kinds.ttl")
Value = str | int | float | bool | None


class SparqlStore:
    """Answers SPARQL SELECT and ASK queries."""

    def __init__(self, store: Any) -> None:
        self._store = store

    def query(self, text: str) -> tuple[Sequence[str], Iterator[tuple[Value, ...]]]:
        """(columns, rows) of a SELECT; an ASK gives one row. Raises UsageError where the query is wrong."""
        from kg.graph.vocabulary import prefixes

        try:
            found = self._store.query(text, prefixes={k: v for k, v in prefixes().items()})
        except (SyntaxError, ValueError) as error:
            what = " ".join(str(error).split())
            raise UsageError(f"not a SPARQL query: {what[:200]}", hint="SELECT ?s WHERE { ?s a ggk:Mechanism } LIMIT 5") from None
        import pyoxigraph

        if isinstance(found, pyoxigraph.QueryBoolean):
            return ["answer"], iter([(bool(found),)])
        if isinstance(found, pyoxigraph.QueryTriples):
            return ["subject", "predicate", "object"], ((str(t.subject), str(t.predicate), str(t.object)) for t in found)
        columns = [v.value for v in found.variables]
        return columns, (tuple(None if v is None else v.value for v in row) for row in found)


def open_sparql(directory: Path) -> SparqlStore:
    """The SPARQL index of a built graph, made if it is not there. Raises OutputError where the graph is damaged."""
    import pyoxigraph

    graph = directory / "graph.ttl"
    folder = directory / "store" / f"sparql-{_digest(graph)}"
    if not folder.is_dir() and not _make(graph, folder):
        store = pyoxigraph.Store()
        _load(store, graph)
        return SparqlStore(store)
    try:
        return SparqlStore(pyoxigraph.Store.read_only(str(folder)))
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise OutputError(f"{folder} was damaged and is removed now", hint="ask again: it is made anew") from None


def _make(graph: Path, folder: Path) -> bool:
    """Make the index; False where the folder cannot be written."""
    import pyoxigraph

    try:
        folder.parent.mkdir(exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".sparql-", dir=folder.parent))
    except OSError:
        return False
    try:
        store = pyoxigraph.Store(str(aside))
        _load(store, graph)
        store.flush()
        del store
        for old in folder.parent.glob("sparql-*"):
            if old != folder:
                shutil.rmtree(old, ignore_errors=True)
        try:
            os.replace(aside, folder)
        except OSError:  # another process was quicker: its index is the same
            return folder.is_dir()
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return True


def _load(store: Any, graph: Path) -> None:
    import pyoxigraph

    try:
        store.bulk_load(path=str(graph), format=pyoxigraph.RdfFormat.TURTLE)
    except (SyntaxError, OSError) as error:
        raise OutputError(f"{graph} cannot be read: {' '.join(str(error).split())[:160]}", hint="build it again") from None
    for name in _SCHEMES:
        path = schema_path("schemes", name)
        if path.is_file():
            store.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)


def _digest(graph: Path) -> str:
    """Sixteen digits that change with the graph or with the schemes loaded beside it."""
    digest = hashlib.blake2b(digest_size=8)
    for path in (graph, *(schema_path("schemes", n) for n in _SCHEMES)):
        if path.is_file():
            with path.open("rb") as file:
                while block := file.read(1 << 20):
                    digest.update(block)
    return digest.hexdigest()
