"""Tab-separated forms for other tools: KGX (nodes and edges), SSSOM (mechanism → generic type), Parquet
tables.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path

from kg.core.errors import UsageError
from kg.core.records import Record
from kg.graph.merge import SHARED_KINDS, Tally, merge_document
from kg.graph.vocabulary import CATEGORIES, CONCEPTS, DEFAULT_BASE_IRI
from kg.graph.writer import CLASSES
from kg.stores.exports import network
from kg.stores.exports.tables import COLUMNS, Rows, shared_rows, table_rows
from kg.stores.exports.things import gather, type_label

Documents = Iterable[Iterable[Record]]
_PREDICATES = {
    "atLocation": "prov:atLocation",
    "usesMechanism": "ggk:usesMechanism",
    "addressesProblem": "ggk:addressesProblem",
    "hasOutcome": "ggk:hasOutcome",
    "wasAssociatedWith": "prov:wasAssociatedWith",
    "wasDerivedFrom": "prov:wasDerivedFrom",
    "hasPart": "dcterms:hasPart",
    "spatial": "dcterms:spatial",
    "subOrganizationOf": "org:subOrganizationOf",
    "containedInPlace": "schema:containedInPlace",
    "holdsPost": "org:memberOf",
    "influencedBy": "ggk:influencedBy",
}


def write_kgx(documents: Documents, folder: Path) -> None:
    """Write `nodes.tsv` and `edges.tsv` into a folder."""
    things = gather(documents)
    folder.mkdir(parents=True, exist_ok=True)
    nodes = [
        (
            f"id:{key}",
            CATEGORIES.get(a["level"]) or CLASSES[a["kind"]],
            a["label"],
            a["level"],
            a["type"],
            a["quote"],
        )
        for key, a in network.nodes(things)
    ]
    _tsv(folder / "nodes.tsv", ("id", "category", "name", "level", "type", "quote"), nodes)
    edges = [
        (f"id:{e.source}", _PREDICATES[e.type], f"id:{e.target}", e.title, e.quote, "infores:jiceng-kg")
        for e in network.edges(things)
    ]
    columns = ("subject", "predicate", "object", "qualifier", "quote", "primary_knowledge_source")
    _tsv(folder / "edges.tsv", columns, edges)


def write_sssom(documents: Documents, path: Path, *, base_iri: str = DEFAULT_BASE_IRI) -> None:
    """Write the mapping of local brands to generic types, best type first."""
    tally = Tally()
    for document in documents:
        for record in document:
            if record.kind == "mechanism":
                tally.add(record)
    rows = []
    for merged in tally.merged():
        for type_id, confidence, cue in getattr(merged.record, "types", ()):
            rows.append(
                (
                    f"id:{merged.record.key}", merged.labels[0], "skos:broadMatch", f"mt:{type_id}",
                    type_label("mechanism-type", type_id), "semapv:LexicalMatching", f"{confidence:.3f}", cue,
                )
            )  # fmt: skip
    head = (
        "#mapping_set_id: https://w3id.org/ggk/mapping/mechanism-types\n"
        "#license: https://creativecommons.org/publicdomain/zero/1.0/\n"
        f"#curie_map:\n#  id: {base_iri}\n#  mt: {CONCEPTS['mt']}\n"
        "#  semapv: https://w3id.org/semapv/vocab/\n#  skos: http://www.w3.org/2004/02/skos/core#\n"
    )
    columns = (
        "subject_id", "subject_label", "predicate_id", "object_id", "object_label", "mapping_justification",
        "confidence", "match_string",
    )  # fmt: skip
    _tsv(path, columns, rows, head)


def write_parquet(documents: Documents, folder: Path) -> None:
    """Write the tables as Parquet. Raises UsageError where pyarrow is not installed."""
    try:
        pa, pq = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        raise UsageError("parquet needs pyarrow", hint="pip install pyarrow, or use --format csv") from error
    rows: dict[str, list[Sequence[str]]] = {name: [] for name in COLUMNS}
    tally = Tally()
    for document in documents:
        records = list(document)
        for record in merge_document(records):
            if record.kind in SHARED_KINDS:
                tally.add(record)
        _read_into(rows, table_rows(records))
    _read_into(rows, shared_rows(tally.merged()))
    folder.mkdir(parents=True, exist_ok=True)
    for name, columns in COLUMNS.items():
        table = pa.table({c: pa.array([r[i] for r in rows[name]], pa.string()) for i, c in enumerate(columns)})
        pq.write_table(table, folder / f"{name}.parquet")


def _read_into(rows: dict[str, list[Sequence[str]]], more: Rows) -> None:
    for name, text in more.items():
        rows[name] += list(csv.reader(io.StringIO(text, newline="")))


def _tsv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]], head: str = "") -> None:
    lines = ["\t".join(" ".join(cell.split()) for cell in row) for row in (columns, *rows)]
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8", errors="replace")
