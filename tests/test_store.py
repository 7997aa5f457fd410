"""Stores: what goes in comes out, bytes depend on content alone, and what is broken says so."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.core import records as all_records
from kg.core.errors import DataError, OutputError, UsageError
from kg.core.records import Evidence, Record
from kg.graph.writer import GraphWriter
from kg.stores import codec, sparql
from kg.stores.diff import diff
from kg.stores.records import FILE_NAME, RecordsStore, RecordsWriter, StoredDocument, read_records
from kg.stores.sparql import open_sparql, remove_stale_indexes
from kg.stores.validate import validate
from tests.records_fixture import documents, records


def write_graph(folder: Path, count: int = 2, base: str = "https://w3id.org/ggk/id/") -> Path:
    folder.mkdir(exist_ok=True)
    with GraphWriter(folder / "graph.ttl", base_iri=base, rule_pack="t", version="0") as graph:
        for doc in documents(count):
            graph.add_records(doc)
    return folder


def write_records(path: Path, count: int = 3) -> Path:
    with RecordsWriter(path, meta={"version": "0"}) as store:
        for doc in documents(count):
            store.put(StoredDocument.of(doc[0].name, "f" * 64, "pack", doc, {"rows": [1, "二"]}))  # type: ignore[attr-defined]
    return path


# Records


def test_records_come_back_as_they_went_in(tmp_path: Path) -> None:
    with RecordsStore(write_records(tmp_path / FILE_NAME)) as store:
        assert [d.records() for d in store] == documents(3)
        one = store.get("a/0001.txt")
        assert one is not None
        assert one.records() == documents(3)[1]
        assert one.extra() == {"rows": [1, "二"]}
        assert store.get("nothing") is None
        assert len(store) == 3
        assert store.hashes() == {f"a/000{n}.txt": ("f" * 64, "pack") for n in range(3)}


def test_every_kind_of_record_is_stored() -> None:
    kinds = {c.kind for c in vars(all_records).values() if isinstance(c, type) and issubclass(c, Record) and c.kind}
    assert kinds == {r.kind for r in records()} == set(codec._CLASSES)
    for c in codec._CLASSES.values():
        assert {f.name for f in fields(c)} == {*codec._NAMES[c.kind], "evidence"}


@given(st.text(), st.floats(0, 1))
def test_any_text_is_stored(text: str, confidence: float) -> None:
    evidence = Evidence("a", "s", 0, 1, text, text, confidence)
    doc = [replace(r, evidence=(evidence,)) for r in records()]
    assert codec.decode(codec.encode(doc)) == doc


def test_bytes_depend_on_content_alone(tmp_path: Path) -> None:
    first = write_records(tmp_path / "a.sqlite").read_bytes()
    assert write_records(tmp_path / "b.sqlite").read_bytes() == first
    with RecordsStore(tmp_path / "a.sqlite") as old, RecordsWriter(tmp_path / "c.sqlite", meta={"version": "0"}) as new:
        for document in old:
            new.put(document)
    assert (tmp_path / "c.sqlite").read_bytes() == first


def test_documents_must_come_in_order(tmp_path: Path) -> None:
    document = StoredDocument.of("b", "", "", [])
    with pytest.raises(ValueError, match="in order"), RecordsWriter(tmp_path / FILE_NAME) as store:
        store.put(document)
        store.put(replace(document, name="a"))
    assert not list(tmp_path.iterdir())


def test_a_cut_off_run_leaves_the_old_store(tmp_path: Path) -> None:
    path = write_records(tmp_path / FILE_NAME)
    before = path.read_bytes()
    with pytest.raises(KeyboardInterrupt), RecordsWriter(path) as store:
        store.put(StoredDocument.of("a", "", "", []))
        raise KeyboardInterrupt
    assert path.read_bytes() == before
    (tmp_path / (FILE_NAME + ".partial")).write_bytes(b"left behind")
    assert write_records(path).read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"", b"not a database", b"SQLite format 3\x00" + b"\x00" * 84], ids=["empty", "text", "header"]
)
def test_a_file_that_is_no_store_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(content)
    with pytest.raises(OutputError, match="cannot be read as a store") as caught:
        RecordsStore(path)
    assert "build again" in caught.value.hint


def test_another_database_and_a_cut_store_say_so(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "other.sqlite").executescript(
        "CREATE TABLE t (x); INSERT INTO t VALUES (1);"
    ).connection.close()
    with pytest.raises(OutputError, match="not one of ours"):
        RecordsStore(tmp_path / "other.sqlite")
    path = write_records(tmp_path / FILE_NAME, 40)
    path.write_bytes(path.read_bytes()[:-20_000])
    with pytest.raises(OutputError, match="cannot be read"), RecordsStore(path) as store:
        list(store)


def test_damaged_payloads_say_so() -> None:
    for data in (b"", b"x", codec.pack([["nothing", [], []]]), codec.pack({"a": 1})):
        with pytest.raises(DataError):
            codec.decode(data)
    with pytest.raises(DataError, match=r"a\.txt"):
        StoredDocument("a.txt", "", "", b"", b"x").extra()


def test_payloads_of_another_form_are_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_records(tmp_path / FILE_NAME)
    monkeypatch.setattr(codec, "FORMAT", "2")
    with RecordsStore(path) as store:
        assert store.hashes() == {}
        assert store.get("a/0000.txt") is None
        with pytest.raises(OutputError, match="another version"):
            list(store)


def test_no_store_is_none(tmp_path: Path) -> None:
    assert read_records(tmp_path / FILE_NAME) is None


# SPARQL

COUNT = "SELECT (COUNT(*) AS ?n) { ?case a ggk:PracticeCase }"


def test_index_is_made_once_and_used_again(tmp_path: Path) -> None:
    folder = write_graph(tmp_path / "out")
    with open_sparql(folder) as store:
        assert store.on_disk
        assert store.query(COUNT).rows == [("4",)]
    (index,) = (folder / "store").glob("sparql-*")
    made = index.stat().st_mtime_ns
    with open_sparql(folder) as store:
        assert store.query(COUNT).rows == [("4",)]
    assert index.stat().st_mtime_ns == made


def test_index_never_answers_for_another_graph(tmp_path: Path) -> None:
    folder = write_graph(tmp_path / "out")
    with open_sparql(folder):
        pass
    write_graph(folder, 3)
    with open_sparql(folder) as store:
        assert store.query(COUNT).rows == [("6",)]
    assert len(list((folder / "store").iterdir())) == 1


def test_copied_folder_uses_its_index(tmp_path: Path) -> None:
    folder = write_graph(tmp_path / "out")
    with open_sparql(folder):
        pass
    copied = Path(shutil.copytree(folder, tmp_path / "copy"))
    with open_sparql(copied) as store:
        assert store.query(COUNT).rows == [("4",)]
    assert len(list((copied / "store").iterdir())) == 1


def test_half_written_and_damaged_indexes_are_made_again(tmp_path: Path) -> None:
    folder = write_graph(tmp_path / "out")
    with open_sparql(folder):
        pass
    (index,) = (folder / "store").glob("sparql-*")
    (index / "CURRENT").write_bytes(b"nonsense")
    with open_sparql(folder) as store:
        assert store.query(COUNT).rows == [("4",)]
    (index / sparql._STAMP).unlink()
    with open_sparql(folder) as store:
        assert store.query(COUNT).rows == [("4",)]


def test_stale_indexes_can_be_removed(tmp_path: Path) -> None:
    folder = write_graph(tmp_path / "out")
    with open_sparql(folder):
        pass
    (folder / "store" / "sparql-old").mkdir()
    remove_stale_indexes(folder)
    assert len(list((folder / "store").iterdir())) == 1


def test_folder_that_cannot_be_written_is_read_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_graph(tmp_path / "out")

    def refuse(**_: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(sparql.tempfile, "mkdtemp", refuse)
    with open_sparql(folder) as store:
        assert not store.on_disk
        assert store.query(COUNT).rows == [("4",)]


def test_no_graph_and_half_a_graph_say_so(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"no graph\.ttl"):
        open_sparql(tmp_path)
    folder = write_graph(tmp_path / "out")
    graph = folder / "graph.ttl"
    graph.write_bytes(graph.read_bytes()[:-30])
    with pytest.raises(OutputError, match="not whole Turtle"):
        open_sparql(folder)
    assert not [p for p in (folder / "store").iterdir() if "sparql" in p.name]


def test_queries_of_all_forms(tmp_path: Path) -> None:
    with open_sparql(write_graph(tmp_path / "out", base="https://example.org/k/")) as store:
        assert store.query("ASK { ?m a ggk:Mechanism }").rows == [("true",)]
        made = store.query("CONSTRUCT { ?m skos:prefLabel ?l } WHERE { ?m a ggk:Mechanism ; skos:prefLabel ?l }")
        assert made.columns == ("subject", "predicate", "object")
        assert made.rows[0][2] == "板凳会"
        assert str(made.rows[0][0]).startswith("https://example.org/k/")
        unbound = store.query("SELECT ?m ?none { ?m a ggk:Mechanism OPTIONAL { ?m ggk:level ?none } }")
        assert unbound.rows[0][1] is None
        with pytest.raises(UsageError, match="cannot be parsed"):
            store.query("SELECT nonsense")


# Difference and validation


def test_no_difference_with_itself(tmp_path: Path) -> None:
    folder = write_graph(tmp_path / "a")
    same = diff(folder, folder)
    assert not same
    assert list(same.lines()) == []


def test_difference_tells_what_came_and_went(tmp_path: Path) -> None:
    more = diff(write_graph(tmp_path / "a", 2), write_graph(tmp_path / "b", 3))
    less = diff(tmp_path / "b", tmp_path / "a")
    assert more.added == less.removed
    assert ("ggk:SourceDocument", "a/0002.txt") in {(k, name) for k, name, _ in more.added}
    bench = next(c for c in more.changed if c.kind == "ggk:Mechanism")
    assert bench.evidence == (4, 6)
    text = "\n".join(more.lines())
    assert "ggk:PracticeCase  +2" in text
    assert "evidence 4 → 6" in text
    assert more.to_json()["changed"]
    with pytest.raises(OutputError, match=r"no graph\.ttl"):
        diff(tmp_path, tmp_path / "a")


def test_difference_tells_of_a_type_with_its_mechanism(tmp_path: Path) -> None:
    for name, sure in (("a", 0.9), ("b", 0.6)):
        (tmp_path / name).mkdir()
        found = [replace(r, types=(("red-property", sure, "物业"),)) if r.kind == "mechanism" else r for r in records()]
        with GraphWriter(tmp_path / name / "graph.ttl", rule_pack="t", version="0") as graph:
            graph.add_records(found)
    (change,) = diff(tmp_path / "a", tmp_path / "b").changed
    assert change.kind == "ggk:Mechanism"
    assert change.lost == (("red-property/ggk:confidence", "0.900"),)
    assert change.gained == (("red-property/ggk:confidence", "0.600"),)


def test_shapes_say_the_same_flat_and_nested(tmp_path: Path) -> None:
    import pyshacl
    import rdflib

    from kg.core.resources import schema_path
    from kg.stores.exports import to_rdflib

    folder = write_graph(tmp_path / "out", 1)
    graph = folder / "graph.ttl"
    text = graph.read_text(encoding="utf-8")
    for old, new in (
        ('ggk:resolution "yes"', 'ggk:resolution "perhaps"'),
        ("oa:end 3", "oa:end 0"),
        ("skos:broadMatch ; owl:annotatedTarget", "skos:broadMatch ; ggk:member"),
        ("ggk:addressesProblem", "ggk:usesMechanism"),
    ):
        text = text.replace(old, new)
    graph.write_text(text, encoding="utf-8")
    nested = rdflib.Graph().parse(schema_path("shapes.ttl"), format="turtle")
    _, report, _ = pyshacl.validate(to_rdflib(folder), shacl_graph=nested)
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    wrong = {str(node) for node in report.objects(None, sh.focusNode)}  # type: ignore[union-attr]
    assert len(wrong) > 3
    assert {v.node for v in validate(folder, shacl=True)} == wrong


@pytest.mark.parametrize("shacl", [True, False])
def test_validation_finds_what_is_wrong(tmp_path: Path, shacl: bool) -> None:
    folder = write_graph(tmp_path / "out", 1)
    assert validate(folder, shacl=shacl) == []
    graph = folder / "graph.ttl"
    good = graph.read_text(encoding="utf-8")
    for old, new in (
        ('ggk:resolution "yes"', 'ggk:resolution "perhaps"'),
        ("oa:end 3", "oa:end 0"),
        ("ggk:level ggk:County", "ggk:level ggk:Grand"),
        ("schema:value 120", 'schema:value "many"'),
        ("skos:broadMatch ; owl:annotatedTarget", "skos:broadMatch ; ggk:member"),
        ("oa:hasBody id:", "oa:hasBody <urn:other> ; ggk:rule id:"),
    ):
        assert old in good
        graph.write_text(good.replace(old, new), encoding="utf-8")
        assert validate(folder, shacl=shacl), new
