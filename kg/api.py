"""What the command line does, for Python: build, open and ask graphs, export, check and compare them, explain texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.core.collector import held
from kg.core.document import SourceDocument
from kg.core.errors import UsageError
from kg.query.answer import Answer
from kg.query.corpus import Corpus, query_text

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.linking.places.span import PlaceSpan
    from kg.pipeline.review import Doubt
    from kg.query.records import RecordRows
    from kg.rules import Rule
    from kg.stores.diff import Difference
    from kg.stores.endpoint.server import Server
    from kg.stores.validate import Violation


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
        """A named question (`recurring`, `solutions`, `place` …) with its options as keywords: `by="county"`.

        Raises UsageError for a question or an option that does not exist, and where one that is needed is missing; it
        names those that there are.
        """
        from kg.query.registry import QUESTIONS

        if question not in QUESTIONS:
            from kg.core.near import hint

            known = sorted(QUESTIONS)
            raise UsageError(f"no question is called {question!r}", hint=hint(question, known, " | ".join(known)))
        run = QUESTIONS[question]
        _check(question, run, options)
        return self.answer(run, **options)

    def answer(self, question: Callable[..., Answer], **options: Any) -> Answer:
        """The answer of a question that is given as a function of the corpus; raises what it raises (UsageError)."""
        with held():  # rows and what is made of them stay in use: to search them for garbage takes two fifths
            return question(self.corpus, **options)

    def sparql(self, query: str) -> Answer:
        """Rows of a SPARQL query: those of a SELECT, one `answer` of an ASK, triples of a CONSTRUCT or DESCRIBE.

        Raises UsageError where the query is wrong.
        """
        if not query.strip():
            raise UsageError("the query is empty", hint="SELECT ?m { ?m a ggk:Mechanism }")
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

    def report(self, *, mechanism: str = "", region: str = "", form: str = "md", out: str | Path | None = None) -> str:
        """Case cards of a mechanism or a region as Markdown (`md`) or `html`: their text; written to `out` if given.

        `docx` needs `out` and python-docx, and gives the Markdown. Raises UsageError for a form, mechanism or region
        that does not exist, OutputError where `out` cannot be written.
        """
        from kg.query import cards
        from kg.views.report import write

        made = cards.report(self.corpus, mechanism=mechanism, region=region)
        return write(made, form, None if out is None else Path(out))

    def export(self, form: str, target: str | Path | None = None) -> Path:
        """The graph in another form (turtle, ntriples, jsonld, graphml, gexf, csv, parquet, kgx, sssom); where it is.

        `target` is a file, or a folder; without it the usual name in the present folder. Raises UsageError for a form
        that does not exist, OutputError where the target cannot be written.
        """
        from kg.stores.exports import export

        return export(self.directory, form, None if target is None else Path(target))

    def validate(self, *, shacl: bool | None = None) -> list[Violation]:
        """What in the graph breaks its shapes: by SHACL (True), by the quicker SPARQL checks (False), else by size."""
        from kg.stores.validate import validate

        return validate(self.directory, shacl=shacl)

    def diff(self, after: Graph | str | Path) -> Difference:
        """What came, what is gone and what says something else in a later build; false where nothing does."""
        from kg.stores.diff import diff

        return diff(self.directory, after.directory if isinstance(after, Graph) else Path(after))

    def doubts(self, decisions: str | Path | None = None) -> list[Doubt]:
        """What `kg review` asks about: all that is doubtful and that the file of decisions does not speak of yet."""
        from kg.pipeline.decisions import load_decisions
        from kg.pipeline.review import doubts

        return doubts(self.directory, load_decisions([] if decisions is None else [Path(decisions)]))

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


def build(inputs: str | Path | Iterable[str | Path], out: str | Path, **options: Any) -> Graph:
    """Build a graph from files and folders, or one of them, into `out`; see `kg.pipeline.build.build` for options."""
    from kg.pipeline.build import build as run

    run([inputs] if isinstance(inputs, (str, Path)) else list(inputs), Path(out), **options)
    return open_graph(out)


def explain(document: SourceDocument | str, *, rejected: bool = True) -> Answer:
    """What is found in a document (or a text), by which rule, and what was turned down and why."""
    from kg.pipeline.explain import explain as run

    if isinstance(document, str):
        document = SourceDocument("text", "", "text/plain", "utf-8", document)
    return run(document, rejected=rejected)


def places(text: str, *, home: str | None = None, year: int | None = None) -> list[PlaceSpan]:
    """Every place of a text with its code, level, path and why: what `kg places` shows.

    `home` is the region that the text is printed for, `year` that of the text.
    """
    from kg.linking.place_text import resolve_text

    return resolve_text(text, home=home, year=year)


def list_rules(kind: str = "") -> list[Rule]:
    """The rules, of one kind or all, in order of their names. Raises UsageError for a kind that does not exist."""
    from kg.rules import discover

    found = {e.kind: e.rules for e in discover()}
    if kind and kind not in found:
        from kg.core.near import hint

        raise UsageError(f"no kind {kind!r}", hint=hint(kind, sorted(found), ", ".join(sorted(found))))
    return [r for k in sorted(found) if not kind or k == kind for r in sorted(found[k], key=lambda r: r.name)]


def _check(question: str, run: Callable[..., Answer], options: Mapping[str, Any]) -> None:
    """Raise UsageError unless a question takes these options."""
    import inspect

    takes = list(inspect.signature(run).parameters.values())[1:]  # after the corpus
    known = [p.name for p in takes]
    for name in options:
        if name not in known:
            raise UsageError(f"{question} has no option {name!r}", hint=f"it takes {', '.join(known)}")
    for p in takes:
        if p.default is p.empty and p.name not in options:
            raise UsageError(f"{question} needs {p.name!r}", hint=f"ask({question!r}, {p.name}=…)")
