"""Schemas: ontology and vocabulary agree, schemes are current, data files have the form that they say they have."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import rdflib
import yaml
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.core.mentions import ORGANIZATION_CATEGORIES, PLACE_LEVELS
from kg.core.resources import schema_path
from kg.graph.schemes import SCHEMES, concept_ids
from kg.graph.vocabulary import CATEGORIES, CONCEPTS, GGK, LEVELS, expand

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold"
SHACL = rdflib.Namespace("http://www.w3.org/ns/shacl#")


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(schema_path("ontology.ttl"))


def test_ontology_has_exactly_the_terms_of_the_vocabulary(ontology: rdflib.Graph) -> None:
    terms = {str(s) for s in ontology.subjects(RDF.type) if str(s).startswith(GGK.iri)}
    assert terms == {GGK.iri + term for term in GGK.terms}


def test_every_term_has_labels_and_comments_in_both_languages(ontology: rdflib.Graph) -> None:
    for term in GGK.terms:
        node = rdflib.URIRef(GGK.iri + term)
        for predicate in (RDFS.label, RDFS.comment):
            languages = sorted(str(o.language) for o in ontology.objects(node, predicate))  # type: ignore[attr-defined]
            assert languages == ["en", "zh"], f"{term} {predicate}"


def test_classes_stand_to_a_standard(ontology: rdflib.Graph) -> None:
    for cls in ontology.subjects(RDF.type, OWL.Class):
        parents = [str(p) for p in ontology.objects(cls, RDFS.subClassOf)]
        assert any(not p.startswith(GGK.iri) for p in parents), cls


def test_levels_and_categories_have_terms() -> None:
    assert set(LEVELS) == set(PLACE_LEVELS)
    assert set(CATEGORIES) == set(ORGANIZATION_CATEGORIES)
    for name in (*LEVELS.values(), *CATEGORIES.values()):
        assert expand(name).startswith(GGK.iri)


def test_shapes_speak_of_terms_that_exist() -> None:
    shapes = rdflib.Graph().parse(schema_path("shapes.ttl"))
    for node in {o for o in shapes.objects() if isinstance(o, rdflib.URIRef)}:
        if str(node).startswith(GGK.iri):
            assert str(node)[len(GGK.iri) :] in GGK.terms
    named = set(shapes.objects(predicate=SHACL.property))
    assert named <= set(shapes.subjects()), "a shape that is named but not written"


def test_schemes_are_current() -> None:
    run = subprocess.run(
        [sys.executable, str(schema_path("make_schemes.py")), "--check"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, f"{run.stderr}run: python schemas/make_schemes.py"


@pytest.mark.parametrize(("file", "prefix", "name"), [
    ("mechanism-types", "mt", "mechanism-type"),
    ("problem-types", "pt", "problem-type"),
    ("outcome-kinds", "ok", "outcome-kind"),
])  # fmt: skip
def test_schemes_hold_every_id(file: str, prefix: str, name: str) -> None:
    graph = rdflib.Graph().parse(schema_path("schemes", f"{file}.ttl"))
    concepts = {str(s) for s in graph.subjects(RDF.type, SKOS.Concept)}
    assert {CONCEPTS[prefix] + i for i in concept_ids(name)} <= concepts
    for child, parent in graph.subject_objects(SKOS.broader):
        assert child != parent
        assert (parent, RDF.type, SKOS.Concept) in graph
    for concept in concepts:
        labels = [o.language for o in graph.objects(rdflib.URIRef(concept), SKOS.prefLabel)]  # type: ignore[attr-defined]
        assert sorted(map(str, labels)) == ["en", "zh"], concept


# JSON Schemas


def validator(name: str) -> Any:
    schema = json.loads(schema_path("json", f"{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def faults(name: str, data: Any) -> list[str]:
    return [f"{list(e.absolute_path)}: {e.message[:200]}" for e in validator(name).iter_errors(data)]


@pytest.mark.parametrize("name", [*SCHEMES.values(), "non_mechanisms"])
def test_taxonomy_files_have_their_form(name: str) -> None:
    data = json.loads(schema_path("taxonomy", f"{name}.json").read_text(encoding="utf-8"))
    assert faults(name, data) == []
    ids = [c["id"] for c in data.get("concepts", [])]
    assert len(ids) == len(set(ids))
    groups = {g["id"] for g in data.get("topConcepts", ())}
    assert {c["broader"] for c in data.get("concepts", ()) if "broader" in c} <= groups


@pytest.mark.parametrize("path", sorted(ROOT.glob("extractors/entities/*/examples.yaml")), ids=lambda p: p.parent.name)
def test_examples_have_their_form(path: Path) -> None:
    assert faults("examples", yaml.safe_load(path.read_text(encoding="utf-8"))) == []


def test_build_files_have_their_form(tmp_path: Path) -> None:
    from kg.pipeline.build import build

    page = tmp_path / "in" / "page.txt"
    page.parent.mkdir()
    page.write_text(
        "银杏县：板凳会上好商量\n银杏县松坡社区推行“板凳会”机制，居民提、支部议、大家办，破解停车难，新增车位120个。\n"
        "社区党委书记甘有为说，打通服务群众“最后一公里”，居民满意率达98%。\n",
        encoding="utf-8",
    )
    build([page.parent], tmp_path / "out")
    assert faults("report", json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))) == []
    for line in (tmp_path / "out" / "quarantine.jsonl").read_text(encoding="utf-8").splitlines():
        assert faults("quarantine", json.loads(line)) == []


def test_wrong_files_are_refused() -> None:
    assert faults("quarantine", {"file": "a"})
    assert faults("report", {"made_by": "other"})
    assert faults("examples", [{"text": "甲"}, {"find": []}])


@pytest.mark.skipif(not GOLD.is_dir(), reason="hand-made records lie outside the project")
def test_gold_records_have_their_form() -> None:
    for path in sorted(GOLD.glob("**/*.json")):
        assert faults("gold", json.loads(path.read_text(encoding="utf-8"))) == [], path.name
