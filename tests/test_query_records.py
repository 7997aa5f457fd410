"""The package's queries answered off the records: the same rows as their SPARQL gives, and never those of another graph."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

import kg
from kg.core.records import Record
from kg.graph.writer import GraphWriter
from kg.query import corpus, records
from kg.stores.records import RecordsWriter, StoredDocument
from kg.stores.sparql import open_sparql
from tests import records_fixture
from tests.test_turtle import HOSTILE

QUERIES = sorted(p.stem for p in (Path(corpus.__file__).parent / "sparql").glob("*.rq"))


def build_of(folder: Path, documents: Iterable[list[Record]], base: str = "https://w3id.org/ggk/id/") -> Path:
    folder.mkdir()
    with (
        GraphWriter(folder / "graph.ttl", base_iri=base, rule_pack="t", version="0") as graph,
        RecordsWriter(folder / "store" / "records.sqlite", meta={"version": "0", "base_iri": base}) as store,
    ):
        for document in documents:
            graph.add_records(document)
            store.put(StoredDocument.of(document[0].name, "f" * 64, "pack", document))  # type: ignore[attr-defined]
    (folder / "report.json").write_text(f'{{"triples": {graph.statistics.triples}}}')
    return folder


def hostile() -> list[list[Record]]:
    texts = [*HOSTILE, "half \ud83c", "--06-18"]
    documents = []
    for n, text in enumerate(texts):
        found = records_fixture.records(f"a/{n:04}.txt", salt=text)
        documents.append([_spoilt(r, text, n) for r in found])
    return documents


def _spoilt(record: Record, text: str, n: int) -> Record:
    changes: dict[str, object] = {}
    for name in ("label", "title", "definition", "unit", "measured", "period", "publisher"):
        if isinstance(getattr(record, name, None), str):
            changes[name] = text
    if record.kind == "membership":  # its title is hashed, and half a character cannot be
        changes["title"] = text.replace("\ud83c", "")
    if record.kind in ("place", "mechanism", "organization", "person"):
        changes["name"] = getattr(record, "name") + text  # noqa: B009 (not all records have one)
    if record.kind == "article":
        changes["date"] = ("2024-06-18", "2024-02-31", "2024-06", "2024", "06-18", text)[n % 6]
    if record.kind == "outcome":
        changes |= {"value": (0.1, 1e21, -0.0, 12345678.25)[n % 4], "maximum": None, "before": (None, 1e-7)[n % 2]}
    return replace(record, **changes)


def in_order(rows: Iterable[Mapping[str, str]]) -> list[list[tuple[str, str]]]:
    return sorted(sorted(row.items()) for row in rows)


def by_sparql(folder: Path, name: str) -> list[list[tuple[str, str]]]:
    with open_sparql(folder) as store:
        found = store.query(corpus.query_text(name))
    return in_order({c: v or "" for c, v in zip(found.columns, row, strict=True)} for row in found.rows)


def told(rows: records.RecordRows | None, name: str) -> list[list[tuple[str, str]]]:
    assert rows is not None
    found = rows.rows(name)
    assert found is not None, f"{name} has no rows off the records: asked by SPARQL, it waits for the index"
    return in_order(found)


@pytest.mark.parametrize("name", QUERIES)
def test_records_give_the_rows_of_the_sparql(name: str, example_build: Path) -> None:
    assert told(records.record_rows(example_build), name) == by_sparql(example_build, name)


def test_so_they_do_for_hostile_records_and_another_base(tmp_path: Path) -> None:
    folder = build_of(tmp_path / "out", hostile(), "https://example.org/k/")
    rows = records.record_rows(folder)
    for name in QUERIES:
        found = told(rows, name)
        assert found or name == "typings"  # these mechanisms are untyped
        assert found == by_sparql(folder, name), name


def test_no_index_is_made_for_a_question(tmp_path: Path) -> None:
    folder = build_of(tmp_path / "out", records_fixture.documents(2))
    assert kg.open_graph(folder).ask("timeline").rows
    assert [p.name for p in (folder / "store").iterdir()] == ["records.sqlite"]


def test_records_never_answer_for_another_graph(tmp_path: Path) -> None:
    folder = build_of(tmp_path / "out", records_fixture.documents(2))
    graph, report = folder / "graph.ttl", folder / "report.json"
    assert len(kg.open_graph(folder).corpus.articles) == 2
    later = report.stat().st_mtime_ns + 10**9
    os.utime(graph, ns=(later, later))  # touched since: who knows what was changed
    assert records.record_rows(folder) is None
    with graph.open("a") as file:
        file.write("<urn:x> a schema:NewsArticle ; dcterms:title 'more' ; schema:isPartOf [ schema:name 'x' ] .\n")
    os.utime(graph, ns=(0, 0))  # an old file put in the place of ours
    assert records.record_rows(folder) is None
    assert len(kg.open_graph(folder).corpus.articles) == 3


@pytest.mark.parametrize("gone", ["store/records.sqlite", "report.json"])
def test_a_graph_alone_is_asked_by_sparql(tmp_path: Path, gone: str) -> None:
    folder = build_of(tmp_path / "out", records_fixture.documents(2))
    (folder / gone).write_bytes(b"damaged")
    assert records.record_rows(folder) is None
    (folder / gone).unlink()
    assert len(kg.open_graph(folder).corpus.articles) == 2
