"""Exports: each form can be read by its own tools, holds the same, and is the same in every run."""

from __future__ import annotations

import csv
import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
import rdflib

from kg.core.errors import OutputError, UsageError
from kg.core.records import PlaceRecord, Record
from kg.graph.writer import GraphWriter
from kg.stores.exports import FOLDERS, FORMATS, export, to_networkx, to_rdflib
from kg.stores.exports.tables import COLUMNS, safe
from kg.stores.records import FILE_NAME, RecordsWriter, StoredDocument
from tests.records_fixture import documents

NEEDS_PYARROW = "parquet"
HOSTILE = '=HYPERLINK("http://x")\x00\x1b"<b>&\n2'


def build(folder: Path, docs: list[list[Record]] | None = None) -> Path:
    docs = docs or documents(2)
    folder.mkdir(parents=True)
    with (
        GraphWriter(folder / "graph.ttl", rule_pack="t", version="0") as graph,
        RecordsWriter(folder / "store" / FILE_NAME) as store,
    ):
        for doc in docs:
            graph.add_records(doc)
            store.put(StoredDocument.of(doc[0].name, "", "", doc))  # type: ignore[attr-defined]
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("exports") / "out")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    docs = documents(1)
    for i, record in enumerate(docs[0]):
        if isinstance(record, PlaceRecord) and record.evidence:
            docs[0][i] = replace(record, name=HOSTILE, aliases=("+1+1", "@SUM"))
    return build(tmp_path_factory.mktemp("hostile") / "out", docs)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_rdf_forms_hold_the_same_statements(built: Path, tmp_path: Path) -> None:
    graph = set(to_rdflib(built))
    assert set(rdflib.Graph().parse(built / "graph.ttl", format="turtle")) == graph
    assert set(rdflib.Graph().parse(export(built, "ntriples", tmp_path), format="nt")) == graph
    assert set(rdflib.Graph().parse(export(built, "jsonld", tmp_path), format="json-ld")) == graph
    assert export(built, "turtle", tmp_path / "copy.ttl").read_bytes() == (built / "graph.ttl").read_bytes()


def test_half_a_graph_is_told_in_one_line(built: Path, tmp_path: Path) -> None:
    whole = (built / "graph.ttl").read_bytes()
    (tmp_path / "graph.ttl").write_bytes(whole[: len(whole) // 2])
    for form in ("jsonld", "ntriples"):
        with pytest.raises(OutputError, match="not whole Turtle"):
            export(tmp_path, form, tmp_path / form)


def test_networks_can_be_read_back(built: Path, tmp_path: Path) -> None:
    graph = to_networkx(built)
    for found in (nx.read_graphml(export(built, "graphml", tmp_path)), nx.read_gexf(export(built, "gexf", tmp_path))):
        assert (len(found), found.number_of_edges()) == (len(graph), graph.number_of_edges())
        assert {d["label"] for _, d in found.nodes(data=True)} == {d["label"] for _, d in graph.nodes(data=True)}


def test_network_has_kinds_levels_and_quotes(built: Path) -> None:
    graph = to_networkx(built)
    by_label = {d["label"]: d for _, d in graph.nodes(data=True)}
    assert by_label["松坡社区"]["kind"] == "place"
    assert by_label["松坡社区"]["level"] == "community"
    assert by_label["板凳会"]["type"] == "议事协商"
    edges = {(graph.nodes[a]["label"], d["relation"], graph.nodes[b]["label"]): d for a, b, d in graph.edges(data=True)}
    assert edges["松坡社区：板凳会", "addressesProblem", "停车难"]["quote"] == "停车难"
    assert edges["甘有为", "holdsPost", "松坡社区党委"]["title"] == "书记"
    assert edges["云岭村：板凳会", "influencedBy", "松坡社区"]["quote"] == "学习松坡社区的做法"


def test_tables_hold_a_row_a_thing(built: Path, tmp_path: Path) -> None:
    folder = export(built, "csv", tmp_path / "tables")
    found = {name: rows(folder / f"{name}.csv") for name in COLUMNS}
    counts = {name: len(r) for name, r in found.items()}
    assert counts == {
        "places": 4, "organizations": 1, "officials": 1, "mechanisms": 1, "problems": 2, "outcomes": 4, "cases": 4,
        "evidence": 36,
    }  # fmt: skip
    assert found["officials"][0]["person"] == "甘有为"
    assert found["officials"][0]["body"] == "松坡社区党委"
    assert found["mechanisms"][0]["documents"] == "2"
    typed = found["mechanisms"][0]
    assert (typed["type_ids"], typed["type_confidence"], typed["type_reason"]) == ("deliberation", "0.9", "议")
    assert {r["places"] for r in found["cases"]} == {"松坡社区", "云岭村"}
    assert found["outcomes"][1]["maximum"] == "40"
    assert [row["by_context"] for row in found["cases"]][:2] == ["", "板凳会"], "no sentence of the second names it"
    assert {p.name for p in folder.iterdir()} == {f"{name}.csv" for name in COLUMNS}
    for path in folder.iterdir():
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_no_cell_is_a_formula(hostile: Path, tmp_path: Path) -> None:
    folder = export(hostile, "csv", tmp_path / "tables")
    for path in folder.iterdir():
        for row in rows(path):
            assert not [c for c in row.values() if c.lstrip().startswith(("=", "+", "-", "@"))]
    assert safe("  =1") == "'  =1"
    assert safe("＝1") == "'＝1"
    assert safe("党建+物业") == "党建+物业"


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {NEEDS_PYARROW}))
def test_hostile_text_breaks_no_form(hostile: Path, tmp_path: Path, name: str) -> None:
    path = export(hostile, name, tmp_path / "x")
    if name == "graphml":
        nx.read_graphml(path)
    elif name == "gexf":
        nx.read_gexf(path)
    elif name == "kgx":
        for file in path.iterdir():
            lines = file.read_text(encoding="utf-8").splitlines()
            assert len({line.count("\t") for line in lines}) == 1


def test_sssom_maps_brands_to_types(built: Path, tmp_path: Path) -> None:
    lines = export(built, "sssom", tmp_path).read_text(encoding="utf-8").splitlines()
    table = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    assert [(r["subject_label"], r["predicate_id"], r["object_id"]) for r in table] == [
        ("板凳会", "skos:broadMatch", "mt:deliberation")
    ]


def test_parquet_or_one_line_that_says_what_to_install(built: Path, tmp_path: Path) -> None:
    try:
        import pyarrow.parquet as pq
    except ImportError:
        with pytest.raises(UsageError, match="pyarrow") as caught:
            export(built, "parquet", tmp_path / "x")
        assert "pip install pyarrow" in caught.value.hint
    else:
        assert pq.read_table(export(built, "parquet", tmp_path / "x") / "cases.parquet").num_rows == 4


def test_wrong_requests_are_one_line(built: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no format 'pdf'") as caught:
        export(built, "pdf", tmp_path)
    assert "gexf" in caught.value.hint
    with pytest.raises(OutputError, match="no graph"):
        export(tmp_path, "csv", tmp_path / "x")
    with pytest.raises(OutputError, match="graph itself"):
        export(built, "turtle", built / "graph.ttl")
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="not a folder"):
        export(built, "csv", tmp_path / "file")
    with pytest.raises(OutputError, match="cannot write"):
        export(built, "gexf", tmp_path / "file" / "x.gexf")


def test_same_bytes_in_every_run(built: Path, tmp_path: Path) -> None:
    names = sorted(set(FORMATS) - {NEEDS_PYARROW})
    script = (
        "import sys; from pathlib import Path; from kg.stores.exports import export\n"
        "for name in sys.argv[3:]: export(Path(sys.argv[1]), name, Path(sys.argv[2]) / name)"
    )
    digests = []
    for seed in ("0", "1"):
        out = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", script, str(built), str(out), *names], check=True, env=environment)
        files = sorted(p for p in out.rglob("*") if p.is_file())
        digests.append([(str(p.relative_to(out)), hashlib.sha256(p.read_bytes()).hexdigest()) for p in files])
    assert digests[0] == digests[1]
    assert len(digests[0]) == len(names) - len(FOLDERS & set(names)) + len(COLUMNS) + 2
