"""The index for SPARQL: made from `graph.ttl` when a query first needs it, then opened read-only.

It lies in `store/sparql-<hash of graph.ttl>/`, so an index can never answer for another graph. It is made
aside and renamed; whoever comes second throws his own away. Where the folder cannot be written to, the
graph is loaded into memory for the one query. Indexes of older graphs are removed when a new one is made.
The package's own questions do without it (`kg.query.records`).

    with open_sparql(Path("out")) as graph:
        answer = graph.query("SELECT ?label { ?m a ggk:Mechanism ; skos:prefLabel ?label } ORDER BY ?label")
        answer.columns, answer.rows
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Self

import pyoxigraph as ox

from kg.core.errors import OutputError, UsageError
from kg.graph.vocabulary import DEFAULT_BASE_IRI, prefixes

GRAPH = "graph.ttl"
STORE = "store"
#: `SERVICE` as the grammar has it, up to the brace: it would send parts of the graph to another machine. Looked for
#: in the bare text, strings and comments included: better to refuse one query too many than to let one out.
_GAP = r"(?:\s|#[^\r\n]*+)*+"
_SERVICE = re.compile(
    rf"service{_GAP}(?:silent{_GAP})?+(?:<[^<>]*>|[?$][^\s{{}}#<>]++|(?=[^\s{{}}#<>]*:)(?:\\.|[^\s{{}}#\\<>])++){_GAP}\{{",
    re.IGNORECASE,
)
_STAMP = "kg-stamp.json"  # last file written into an index: without it, the index was not finished


@dataclass(frozen=True, slots=True)
class Answer:
    """A table: values as text (IRIs in full), None where a variable is unbound. `kind` is select, ask or
    construct.
    """

    columns: tuple[str, ...]
    rows: Sequence[Sequence[str | None]]
    kind: str = "select"


class SparqlStore:
    """A graph to ask."""

    def __init__(self, store: ox.Store, *, index: Path | None = None, base_iri: str = DEFAULT_BASE_IRI) -> None:
        """Use `open_sparql`."""
        self.store = store
        self.index = index
        self.base_iri = base_iri

    @property
    def on_disk(self) -> bool:
        """Whether the index is in the folder of the graph, and will be there for the next query."""
        return self.index is not None

    def __enter__(self) -> Self:
        """Nothing to do."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the files."""
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        del self.store

    def __len__(self) -> int:
        """Number of statements."""
        return len(self.store)

    def query(self, text: str) -> Answer:
        """Run a query; the prefixes of the vocabulary are known.

        Raises UsageError where it cannot be parsed or answered, OutputError where the index is damaged.
        """
        with _told():
            return _answer(self._ask(text))

    def write(self, text: str, output: IO[bytes], choose: Callable[[str], Any]) -> None:
        """Run a query and write what it gives, in the format that `choose` names for the kind of query (select,
        ask or construct). Raises as `query` does, and what `choose` and `output` raise.
        """
        with _told():
            found = self._ask(text)
            found.serialize(output, format=choose(_kind(found)))

    def _ask(self, text: str) -> Any:
        if _SERVICE.search(text):
            raise UsageError("SERVICE would ask another machine; no query leaves this one", hint="ask without it")
        return self.store.query(text, prefixes=prefixes(self.base_iri))


@contextmanager
def _told() -> Iterator[None]:
    """What Oxigraph raises, as errors of ours."""
    try:
        yield
    except SyntaxError as error:
        first, _, _ = str(error).partition("\n")
        raise UsageError(f"the query cannot be parsed: {first}", hint="prefixes need not be declared") from error
    except (OSError, RuntimeError, ValueError) as error:
        if "orruption" in str(error):
            raise OutputError(f"the index is damaged: {error}", hint="delete store/sparql-* and ask again") from error
        raise UsageError(f"the query cannot be answered: {error}") from error


def open_sparql(folder: Path) -> SparqlStore:
    """Open the index of the graph in `folder`, making it first where need be. Raises OutputError without a
    graph.
    """
    graph = folder / GRAPH
    if not graph.is_file():
        raise OutputError(f"no {GRAPH} in {folder}", hint=f"build one: kg build INPUT --out {folder}")
    home = folder / STORE
    index = _current(home, graph) or home / f"sparql-{_digest(graph)}"
    if (index / _STAMP).is_file():
        store = _open(index)
        if store is not None:
            return SparqlStore(store, index=index, base_iri=_base_iri(graph))
        shutil.rmtree(index, ignore_errors=True)  # made by another version of Oxigraph, or damaged
    return _make(graph, home, index)


def remove_stale_indexes(folder: Path) -> None:
    """Remove the indexes in `folder` that are not of its present graph."""
    keep = f"sparql-{_digest(folder / GRAPH)}"
    for index in (folder / STORE).glob("sparql-*"):
        if index.name != keep:
            shutil.rmtree(index, ignore_errors=True)


def _current(home: Path, graph: Path) -> Path | None:
    """The index whose stamp shows that the graph has not been touched since; spares hashing a large file."""
    for stamp in sorted(home.glob(f"sparql-*/{_STAMP}")):
        try:
            if json.loads(stamp.read_text(encoding="utf-8")) == _signature(graph):
                return stamp.parent
        except (OSError, ValueError):
            continue
    return None


def _signature(graph: Path) -> dict[str, int]:
    stat = graph.stat()
    return {"size": stat.st_size, "mtime_ns": stat.st_mtime_ns, "inode": stat.st_ino}


def _base_iri(graph: Path) -> str:
    """What `id:` stands for in a graph that we wrote: its first line says so."""
    with graph.open(encoding="utf-8", errors="replace") as file:
        found = re.match(r"@prefix id: <([^>]+)>", file.readline())
    return found.group(1) if found else DEFAULT_BASE_IRI


def _digest(graph: Path) -> str:
    with graph.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=10)).hexdigest()


def _open(index: Path) -> ox.Store | None:
    try:
        return ox.Store.read_only(str(index))
    except (OSError, RuntimeError, ValueError):  # RuntimeError: RocksDB found it damaged
        return None


def _make(graph: Path, home: Path, index: Path) -> SparqlStore:
    signature = _signature(graph)
    try:
        home.mkdir(exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".sparql-", suffix=".partial", dir=home))
    except OSError:
        return SparqlStore(_load(ox.Store(), graph), base_iri=_base_iri(graph))
    try:
        aside.chmod(0o755)  # as any folder, not as a secret one
        store = _load(ox.Store(str(aside)), graph)
        store.flush()
        del store
        (aside / _STAMP).write_text(json.dumps(signature), encoding="utf-8")
        for old in (*home.glob("sparql-*"), *home.glob(".sparql-*.partial")):
            if old not in (index, aside) and _abandoned(old):
                shutil.rmtree(old, ignore_errors=True)
        if not (index / _STAMP).is_file():
            shutil.rmtree(index, ignore_errors=True)
            os.rename(aside, index)  # noqa: PTH104 (fails where another process was first, and must)
    except OutputError:
        raise
    except OSError as error:
        if not (index / _STAMP).is_file():
            raise OutputError(f"cannot make the index in {home}: {error}", hint="is the disk full?") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    opened = _open(index)
    if opened is None:
        raise OutputError(f"the index {index} cannot be opened", hint=f"delete {home} and build again")
    return SparqlStore(opened, index=index, base_iri=_base_iri(graph))


def _abandoned(folder: Path) -> bool:
    """Whether a folder may go: an index of another graph, or an unfinished one that nobody has touched for
    long.
    """
    if not folder.name.endswith(".partial"):
        return True
    newest = max((f.stat().st_mtime for f in (folder, *folder.iterdir())), default=0.0)
    return time.time() - newest > 3600


def _load(store: ox.Store, graph: Path) -> ox.Store:
    try:
        store.bulk_load(path=str(graph), format=ox.RdfFormat.TURTLE)
    except SyntaxError as error:
        first, _, _ = str(error).partition("\n")
        raise OutputError(f"{graph} is not whole Turtle: {first}", hint="build again into this folder") from error
    return store


def _text(term: Any) -> str | None:
    if term is None:
        return None
    if isinstance(term, (ox.NamedNode, ox.Literal)):
        return term.value
    return str(term)


def _kind(found: Any) -> str:
    if isinstance(found, ox.QuerySolutions):
        return "select"
    return "construct" if isinstance(found, ox.QueryTriples) else "ask"


def _answer(found: Any) -> Answer:
    if isinstance(found, ox.QuerySolutions):
        columns = tuple(v.value for v in found.variables)
        return Answer(columns, [tuple(_text(value) for value in row) for row in found])
    if isinstance(found, ox.QueryTriples):
        rows = [(_text(t.subject), _text(t.predicate), _text(t.object)) for t in found]
        return Answer(("subject", "predicate", "object"), list(rows), "construct")
    return Answer(("answer",), [("true" if bool(found) else "false",)], "ask")
