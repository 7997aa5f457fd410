"""A built graph in other forms: `export(folder, "gexf", target)`; see `FORMATS` for what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.core.errors import OutputError, UsageError
from kg.core.records import Record

if TYPE_CHECKING:
    import networkx
    import rdflib

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
FOLDERS = frozenset({"csv", "parquet", "kgx"})


def export(folder: Path, name: str, target: Path | None = None) -> Path:
    """Write the build in `folder` in another form and return where.

    `target` is a file (a folder for csv, parquet and kgx), or a folder that exists, to put the usual name
    into; without it the usual name in the present folder. Raises UsageError for a format that does not
    exist, OutputError where `folder` holds no build or the target cannot be written.
    """
    if name not in FORMATS:
        raise UsageError(f"no format {name!r}", hint=f"formats: {', '.join(FORMATS)}")
    graph = graph_file(folder)
    usual, _ = FORMATS[name]
    target = Path(usual) if target is None else target
    if target.is_dir() and name not in FOLDERS:
        target = target / usual
    if target.exists() and target.is_dir() != (name in FOLDERS):
        raise OutputError(f"{target} is a file, not a folder", hint=f"{name} writes a folder of files")
    if target.exists() and target.samefile(graph):
        raise OutputError(f"{target} is the graph itself", hint="choose another file")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _writer(name)(folder, target)
    except OSError as error:
        why = error.strerror or str(error)
        raise OutputError(f"cannot write {target}: {why}", hint="choose another file") from error
    return target


def to_networkx(folder: Path) -> networkx.MultiDiGraph[str]:
    """The cases as `networkx.MultiDiGraph`: nodes have label, kind, level, type, quote; edges relation and
    quote.
    """
    from kg.stores.exports import network

    return network.to_networkx(documents(folder))


def to_rdflib(folder: Path) -> rdflib.Graph:
    """The whole graph as `rdflib.Graph`."""
    from kg.stores.exports import rdf

    return rdf.to_rdflib(graph_file(folder))


def graph_file(folder: Path) -> Path:
    """The graph of a build. Raises OutputError where there is none."""
    graph = folder / "graph.ttl"
    if not graph.is_file():
        raise OutputError(f"no graph.ttl in {folder}", hint=f"build one: kg build INPUT --out {folder}")
    return graph


def documents(folder: Path) -> Iterator[list[Record]]:
    """Records of each document of a build, in order of names. Raises OutputError where there are none."""
    from kg.stores.records import FILE_NAME, RecordsStore

    with RecordsStore(folder / "store" / FILE_NAME) as store:
        for document in store:
            yield document.records()


def _writer(name: str) -> Callable[[Path, Path], None]:
    from kg.stores.exports import exchange, network, rdf, tables

    graphs = {"turtle": rdf.write_turtle, "ntriples": rdf.write_ntriples, "jsonld": rdf.write_jsonld}
    if name in graphs:
        return lambda folder, target: graphs[name](graph_file(folder), target)
    writers: dict[str, Callable[[Documents, Path], None]] = {
        "csv": tables.write_tables,
        "graphml": network.write_graphml,
        "gexf": network.write_gexf,
        "kgx": exchange.write_kgx,
        "sssom": exchange.write_sssom,
        "parquet": exchange.write_parquet,
    }
    return lambda folder, target: writers[name](documents(folder), target)
