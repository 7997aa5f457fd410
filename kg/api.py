"""What the command line does, for Python: build, open, ask, export, explain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.core.document import SourceDocument
from kg.core.errors import UsageError
from kg.query.answer import Answer
from kg.query.corpus import Corpus, query_text

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.query.records import RecordRows
    from kg.stores.endpoint.server import Server


class Graph:
    """A built graph in its folder (what `kg build` wrote)."""

    def __init__(self, directory: Path) -> None:
        """See `open_graph`, which checks the folder."""
        self.directory = directory

    @cached_property
    def _store(self) -> Any:
        from kg.stores.sparql import open_sparql

        return open_sparql(self.directory)

    @cached_property
    def corpus(self) -> Corpus:
        """The graph as questions see it."""
        return Corpus(self._rows)

    @cached_property
    def _records(self) -> RecordRows | None:
        from kg.query.records import record_rows

        return record_rows(self.directory)

    def _rows(self, name: str) -> Iterable[Mapping[str, str]]:
        """Rows of one of the package's queries: off the records that the build kept, else by its SPARQL."""
        rows = self._records.rows(name) if self._records is not None else None
        if rows is not None:
            return rows
        found = self._store.query(query_text(name))
        return [{c: v or "" for c, v in zip(found.columns, row, strict=True)} for row in found.rows]

    def ask(self, question: str, /, **options: Any) -> Answer:
        """A named question (`recurring`, `solutions`, `place` …) with the options of the command line as keywords.

        Raises UsageError for a question that does not exist.
        """
        from kg.query.registry import QUESTIONS

        if question not in QUESTIONS:
            from kg.core.near import hint

            known = sorted(QUESTIONS)
            raise UsageError(f"no question is called {question!r}", hint=hint(question, known, " | ".join(known)))
        return QUESTIONS[question](self.corpus, **options)

    def sparql(self, query: str) -> Answer:
        """Rows of a SPARQL SELECT. Raises UsageError where the query is wrong."""
        found = self._store.query(query)
        return Answer(found.columns, [dict(zip(found.columns, row, strict=True)) for row in found.rows])

    def write_page(self, *, whole: bool = False) -> Path:
        """Write `graph.html` anew from the store; the path of the page. A page that is up to date is not touched.

        `whole` shows all cases; else a large graph shows its first ones, as the page of a build does.
        """
        from kg.pipeline.review import data_for_page
        from kg.stores.outputs import note
        from kg.views.page import MAX_CASES, write_page

        page = write_page(self.directory, data_for_page(self.directory), most=None if whole else MAX_CASES)
        note(self.directory, page.name)
        return page

    def serve(self, *, port: int | None = None, limit: float | None = None) -> Server:
        """The page and a SPARQL endpoint for this machine, in the background until it is closed: what `kg serve` does.

        `port` 0 is any free one (default: 8765), `limit` the seconds that a query may take (default: 30). Queries run
        in processes of their own: in a script, call it under `if __name__ == "__main__":`. Raises UsageError where it
        cannot have the port.

            with graph.serve(port=0) as server:
                server.address                  # http://127.0.0.1:49152: the page; the endpoint is at …/sparql
        """
        return self.server(port=port, limit=limit).start()

    def server(self, *, port: int | None = None, limit: float | None = None) -> Server:
        """The server of `serve`, not yet started: `serve_forever` makes it answer."""
        from kg.stores.endpoint import PORT, TIME_LIMIT
        from kg.stores.endpoint.server import Server
        from kg.stores.sparql import open_sparql

        made = Server(self.directory, port=PORT if port is None else port, limit=TIME_LIMIT if limit is None else limit)
        try:
            if not (self.directory / "graph.html").is_file():
                self.write_page()
            open_sparql(self.directory).close()  # what is wrong with the graph is told now, not to the first who asks
        except BaseException:
            made.close()
            raise
        return made

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """The graph of cases for NetworkX: nodes are things (label, kind …), edges relations with their quotation."""
        from kg.stores.exports import to_networkx

        return to_networkx(self.directory)

    def to_rdflib(self) -> rdflib.Graph:
        """All triples for rdflib."""
        from kg.stores.exports import to_rdflib

        return to_rdflib(self.directory)


def open_graph(directory: str | Path) -> Graph:
    """A graph that was built before. Raises UsageError where the folder holds none."""
    path = Path(directory)
    if not (path / "graph.ttl").is_file():
        what = "does not exist" if not path.exists() else "holds no built graph (no graph.ttl)"
        raise UsageError(f"{str(path)!r} {what}", hint=f"kg build INPUT --out {path.name or 'out'}")
    return Graph(path)


def build(inputs: Iterable[str | Path], out: str | Path, **options: Any) -> Graph:
    """Build a graph from files and folders into `out`; see `kg.pipeline.build.build` for options and errors."""
    from kg.pipeline.build import build as run

    run(list(inputs), Path(out), **options)
    return open_graph(out)


def explain(document: SourceDocument | str, *, rejected: bool = True) -> Answer:
    """What is found in a document (or a text), by which rule, and what was turned down and why."""
    from kg.pipeline.explain import explain as run

    if isinstance(document, str):
        document = SourceDocument("text", "", "text/plain", "utf-8", document)
    return run(document, rejected=rejected)
