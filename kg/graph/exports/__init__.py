"""Exports of a build: `export(format, graph, documents, target)`; see `FORMATS` for what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kg.core.errors import OutputError, UsageError
from kg.core.records import Record

Documents = Iterable[Iterable[Record]]
#: Format → (name of the file or folder, what it is for)
FORMATS = {
    "turtle": ("graph.ttl", "the graph as built"),
    "ntriples": ("graph.nt", "one statement a line"),
    "jsonld": ("graph.jsonld", "for the web and for JSON tools"),
    "graphml": ("graph.graphml", "for yEd, Cytoscape, networkx"),
    "gexf": ("graph.gexf", "for Gephi"),
    "csv": ("tables", "a folder of tables for Excel"),
    "parquet": ("parquet", "a folder of tables for pandas and DuckDB"),
    "kgx": ("kgx", "nodes.tsv and edges.tsv"),
    "sssom": ("mechanism-types.sssom.tsv", "mechanisms mapped to generic types"),
}


def export(name: str, *, graph: Path, documents: Callable[[], Documents], target: Path) -> Path:
    """Write a build in another form and return where. Raises UsageError for a format that does not exist.

    `graph` is its graph.ttl; `documents()` gives the records of its documents in order of their names (it
    is called only by formats that need records); `target` is a file or folder, or a folder that exists to
    put it into.
    """
    if name not in FORMATS:
        raise UsageError(f"no format {name!r}", hint=f"formats: {', '.join(FORMATS)}")
    if target.is_dir():
        target = target / FORMATS[name][0]
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _run(name, graph, documents, target)
    except OSError as error:
        raise OutputError(
            f"cannot write {target}: {error.strerror or error}", hint="choose another file"
        ) from error
    return target


def _run(name: str, graph: Path, documents: Callable[[], Documents], target: Path) -> None:
    from kg.graph.exports import exchange, network, rdf

    if name in ("turtle", "ntriples", "jsonld"):
        {"turtle": rdf.write_turtle, "ntriples": rdf.write_ntriples, "jsonld": rdf.write_jsonld}[name](
            graph, target
        )
    elif name == "csv":
        write_tables(documents(), target)
    else:
        writers: dict[str, Callable[[Documents, Path], None]] = {
            "graphml": network.write_graphml,
            "gexf": network.write_gexf,
            "kgx": exchange.write_kgx,
            "sssom": exchange.write_sssom,
            "parquet": exchange.write_parquet,
        }
        writers[name](documents(), target)


def write_tables(documents: Documents, folder: Path) -> None:
    """Write the tables of documents, given in order of their names."""
    from kg.graph.exports.tables import TablesWriter, table_rows
    from kg.graph.merge import SHARED_KINDS, Tally, merge_document

    tally = Tally()
    with TablesWriter(folder) as tables:
        for document in documents:
            records = merge_document(document)
            tables.add(table_rows(records))
            for record in records:
                if record.kind in SHARED_KINDS:
                    tally.add(record)
        tables.finish(tally.merged())
