"""The Turtle writer: every literal survives, every term exists, the same records give the same bytes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.core.errors import DataError, EvidenceError, OutputError, UsageError
from kg.core.records import MechanismRecord, ProblemRecord, Record
from kg.graph import escape
from kg.graph.evidence import check
from kg.graph.validation import problems
from kg.graph.vocabulary import CONCEPTS, GGK, base_iri, expand, prefixes, sparql_prefixes
from kg.graph.writer import GraphWriter, render
from tests.records_fixture import TEXT, document, documents, records, shuffled

HOSTILE = [
    'say "是"',
    "back\\slash \\u0041 \\",
    "line\nfeed\r\ntab\t",
    "<script>alert('1')</script> & </style>",
    "control \x00\x01\x08\x0b\x0c\x1b\x7f\x85\x9f",
    "separators \u2028 \u2029 bom \ufeff",
    "emoji 🏘️ 𠮷野家",
    "ends with a dot. ; , . } @zh ^^xsd:date",
    '"""triple"""',
    "'single'",
    "%20 {braces} `tick` ^caret |pipe|",
]


def write(path: Path, docs: list[list[Record]], **options: str) -> Path:
    with GraphWriter(path, rule_pack="t", version="0", **options) as graph:
        for doc in docs:
            graph.add(render(doc))
    return path


def oxigraph(path: Path) -> set[tuple[str, ...]]:
    return {
        tuple(str(term) for term in (t.subject, t.predicate, t.object))
        for t in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    }


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_literals_survive_both_parsers(text: str) -> None:
    turtle = f"<urn:s> <urn:p> {escape.literal(text)}, {escape.chinese(text)} ."
    found = [t.object for t in ox.parse(turtle, format=ox.RdfFormat.TURTLE)]
    assert {o.value for o in found} == {text}
    assert {o.language for o in found} == {None, "zh"}
    assert {str(o) for o in rdflib.Graph().parse(data=turtle, format="turtle").objects()} == {text}


@given(st.text())
def test_any_text_survives(text: str) -> None:
    (triple,) = ox.parse(f"<urn:s> <urn:p> {escape.literal(text)} .", format=ox.RdfFormat.TURTLE)
    assert triple.object.value == re.sub("[\ud800-\udfff]", "\ufffd", text)


def test_half_characters_become_the_replacement_character() -> None:
    assert escape.literal("a\ud83db") == '"a\ufffdb"'


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_have_no_exponent_and_keep_their_value(value: float) -> None:
    text = escape.number(value)
    assert float(text) == value
    assert re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text)


def test_numbers_that_are_none_are_refused() -> None:
    for value in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match="not a number"):
            escape.number(value)


def test_hostile_records_parse_the_same_everywhere(tmp_path: Path) -> None:
    docs = documents(2)
    hostile = " ".join(HOSTILE)
    for doc in docs:
        for i, record in enumerate(doc):
            if isinstance(record, MechanismRecord):
                doc[i] = replace(record, name=hostile, aliases=tuple(HOSTILE), definition=hostile, members=(hostile,))
            elif isinstance(record, ProblemRecord):
                doc[i] = replace(record, label=hostile)
    path = write(tmp_path / "graph.ttl", docs)
    graph = rdflib.Graph().parse(path)
    assert len(graph) == len(oxigraph(path))
    assert hostile in {str(o) for o in graph.objects()}


def test_statistics_count_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    with GraphWriter(path, rule_pack="t", version="0") as graph:
        for doc in documents(3):
            graph.add_records(doc)
    assert graph.statistics.triples == len(oxigraph(path)) == sum(1 for _ in ox.parse(path=str(path)))
    assert graph.statistics.things["case"] == 6
    store = ox.Store()
    store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    query = sparql_prefixes() + "SELECT ?class ?n { ?d void:classPartition [ void:class ?class ; void:entities ?n ] }"
    told = {row["class"].value: int(row["n"].value) for row in store.query(query)}
    counted = Counter(t.object.value for t in ox.parse(path=str(path)) if t.predicate.value == expand("rdf:type"))
    assert told == {name: counted[name] for name in told}


def test_same_bytes_whatever_the_order_of_records(tmp_path: Path) -> None:
    """Records of one document keep their order; what documents share is sorted, so their order plays no part."""
    docs = documents(3)
    first = write(tmp_path / "a.ttl", docs).read_bytes()
    assert write(tmp_path / "b.ttl", docs).read_bytes() == first
    shared = [[*d[:2], *shuffled(d[2:], n)] for n, d in enumerate(docs)]
    assert oxigraph(write(tmp_path / "c.ttl", shared)) == oxigraph(tmp_path / "a.ttl")


def test_types_say_how_sure_they_are_and_why(tmp_path: Path) -> None:
    docs = documents(1)
    given = (("red-property", 0.756, 'say "物业"'), ("points", 1.0, ""))
    docs[0] = [replace(r, types=given) if isinstance(r, MechanismRecord) else r for r in docs[0]]
    store = ox.Store()
    store.bulk_load(path=str(write(tmp_path / "graph.ttl", docs)), format=ox.RdfFormat.TURTLE)
    query = """SELECT ?type ?sure ?reason { ?m skos:broadMatch ?type . ?typing a owl:Axiom ; owl:annotatedSource ?m ;
      owl:annotatedProperty skos:broadMatch ; owl:annotatedTarget ?type ; ggk:confidence ?sure
      OPTIONAL { ?typing ggk:reason ?reason } } ORDER BY DESC(?sure)"""
    found = [[t and t.value for t in row] for row in store.query(sparql_prefixes() + query)]
    assert [(t.rsplit("/", 1)[-1], float(c), r) for t, c, r in found] == [
        ("points", 1.0, None), ("red-property", 0.756, 'say "物业"'),
    ]  # fmt: skip


def test_documents_must_come_in_order(tmp_path: Path) -> None:
    docs = documents(2)
    with pytest.raises(ValueError, match="in order"):
        write(tmp_path / "graph.ttl", docs[::-1])
    assert not list(tmp_path.iterdir())


def test_nothing_is_left_after_an_error_and_the_old_graph_stands(tmp_path: Path) -> None:
    path = write(tmp_path / "graph.ttl", documents(1))
    before = path.read_bytes()
    with pytest.raises(DataError), GraphWriter(path) as graph:
        graph.add(render([]))
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["graph.ttl"]


def test_unwritable_place_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot write"), GraphWriter(tmp_path / "no" / "graph.ttl"):
        pass


def test_every_term_written_is_in_the_vocabulary(tmp_path: Path) -> None:
    known = {f"{iri}" for iri in prefixes().values()}
    for t in ox.parse(path=str(write(tmp_path / "graph.ttl", documents(2)))):
        assert isinstance(t.subject, ox.NamedNode), "a blank node"
        assert t.subject.value.startswith(prefixes()["id"])
        for term in (t.predicate, t.object):
            if not isinstance(term, ox.NamedNode) or term.value in known:
                continue
            space = next(iri for iri in sorted(known, key=len, reverse=True) if term.value.startswith(iri))
            name, rest = {v: k for k, v in prefixes().items()}[space], term.value[len(space) :]
            if name not in CONCEPTS and name != "id":
                assert expand(f"{name}:{rest}") == term.value


def test_ids_are_plain_ascii(tmp_path: Path) -> None:
    ids = re.findall(r"\bid:([^ ,;]+)", write(tmp_path / "graph.ttl", documents(2)).read_text(encoding="utf-8"))
    assert ids
    assert all(re.fullmatch(r"<https.*|[0-9a-f]{20}(-[0-9a-z]+)*", i) for i in ids)


def test_base_iri_changes_instances_and_nothing_else(tmp_path: Path) -> None:
    plain = write(tmp_path / "a.ttl", documents(1)).read_text(encoding="utf-8")
    other = write(tmp_path / "b.ttl", documents(1), base_iri="https://example.org/x").read_text(encoding="utf-8")
    assert other.splitlines()[0] == "@prefix id: <https://example.org/x/> ."
    assert other.splitlines()[1:] == plain.splitlines()[1:]


@pytest.mark.parametrize(
    "text", ["", "x", "/a", "https://a b/", "https://a/<x>", "javascript:1", 'https://a/"', "https://a/\n"]
)
def test_bad_base_iri_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        base_iri(text)


def test_vocabulary_is_closed() -> None:
    with pytest.raises(AttributeError):
        _ = GGK.Plaice
    with pytest.raises(KeyError):
        expand("ggk:levle")


def test_one_annotation_a_thing_and_span_names_both_rules() -> None:
    doc = records()
    at = next(i for i, r in enumerate(doc) if isinstance(r, ProblemRecord))
    first = doc[at].evidence[0]
    doc[at] = replace(doc[at], evidence=(first, first._replace(rule="problem.other", confidence=0.5)))
    text = render(doc).turtle.decode()
    assert f"oa:hasBody id:{doc[at].key} " in text
    assert text.count(f"oa:hasBody id:{doc[at].key} ") == 1
    assert 'ggk:rule "problem.cue", "problem.other" ; ggk:confidence 1.000' in text


def test_evidence_check() -> None:
    source = document("a/one.txt")
    evidence = [e for r in records() for e in r.evidence]
    for e in evidence:
        check(source, e)
    wrapped = evidence[0]._replace(start=30, end=36, exact="".join(TEXT[30:36].split()))
    check(source, wrapped)
    for wrong in (
        evidence[0]._replace(exact="别的字"),
        evidence[0]._replace(start=1),
        evidence[0]._replace(end=10_000),
        evidence[0]._replace(start=3, end=3),
        evidence[0]._replace(start=TEXT.index("\n"), end=TEXT.index("\n") + 1, exact="\n"),
    ):
        with pytest.raises(EvidenceError, match=re.escape("a/one.txt")):
            check(source, wrong)


def test_validation_names_each_fault() -> None:
    assert list(problems(records())) == []
    doc = records()
    faults = {
        "level 'planet' does not exist": replace(doc[2], level="planet"),
        "number is not positive": replace(doc[1], number=0),
        "has no name": replace(doc[6], name=""),
        "category 'club' does not exist": replace(doc[6], category="club"),
        "type 'nonsense' is not in the scheme": replace(doc[10], type="nonsense"),
        "resolution 'perhaps' does not exist": replace(doc[10], resolution="perhaps"),
        "value is not finite": replace(doc[12], value=float("nan")),
        "maximum 1 is below 30": replace(doc[13], maximum=1),
        "resolution 'never' does not exist": replace(doc[11], value="never"),
        "is not called after its problem": replace(doc[11], problem_key="abcd"),
        "tells 'no' of a problem that is 'yes'": replace(doc[11], value="no"),
        "has no evidence": replace(doc[14], evidence=()),
        "key is not an ASCII hash": replace(doc[7], key="x> ; a <urn:evil"),
        "is not a place of the document": replace(doc[14], place_keys=("ffff",)),
    }
    for message, record in faults.items():
        kinds = [replace(r) if r.key != record.key and r.kind != record.kind else r for r in doc]
        at = next(
            i for i, r in enumerate(doc) if r.kind == record.kind and (r.key == record.key or record.kind == "person")
        )
        kinds[at] = record
        assert any(message in p for p in problems(kinds)), message
