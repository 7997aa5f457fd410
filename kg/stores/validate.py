"""Checks a built graph against `schemas/shapes.ttl` (pyshacl where it is installed) or, else, by SPARQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.core.errors import OutputError, UsageError
from kg.core.resources import schema_path
from kg.graph.vocabulary import sparql_prefixes
from kg.stores.sparql import open_sparql

#: What is wrong → a query for the nodes of which it is true. Each says what a shape says; used without
#: pyshacl.
CHECKS = {
    "a thing that no words of a source back": """
        SELECT DISTINCT ?node { VALUES ?class { ggk:PracticeCase ggk:Problem ggk:OutcomeClaim ggk:Lesson ggk:Mechanism
          org:Organization org:Membership foaf:Person prov:Influence }
        ?node a ?class FILTER NOT EXISTS { ?annotation oa:hasBody ?node } }""",
    "a place without words of a source and without a division code": """
        SELECT ?node { ?node a ggk:Place FILTER NOT EXISTS { ?annotation oa:hasBody ?node }
        FILTER NOT EXISTS { ?node dcterms:identifier ?code } }""",
    "not exactly one preferred label": """
        SELECT ?node { VALUES ?class { ggk:Place org:Organization ggk:Mechanism org:Role } ?node a ?class
        OPTIONAL { ?node skos:prefLabel ?label } } GROUP BY ?node HAVING (COUNT(DISTINCT ?label) != 1)""",
    "a place without a level of the vocabulary": """
        SELECT ?node { ?node a ggk:Place FILTER NOT EXISTS { ?node ggk:level ?level FILTER(?level IN
        (ggk:Province,
          ggk:Prefecture, ggk:County, ggk:Township, ggk:Community, ggk:Village, ggk:Quarter, ggk:Grid)) }
          }""",
    "a type of a mechanism that does not say how sure it is": """
        SELECT DISTINCT ?node { ?node a ggk:Mechanism ; skos:broadMatch ?type FILTER NOT EXISTS {
          ?typing owl:annotatedSource ?node ; owl:annotatedTarget ?type ; ggk:confidence ?sure } }""",
    "a post without a person": """
        SELECT ?node { ?node a org:Membership FILTER NOT EXISTS { ?node org:member/a foaf:Person } }""",
    "a problem that does not say whether it was solved": """
        SELECT ?node { ?node a ggk:Problem FILTER NOT EXISTS { ?node ggk:resolution ?r
          FILTER(STR(?r) IN ("yes", "partly", "no", "unclear")) } }""",
    "an outcome without a number": """
        SELECT ?node { ?node a ggk:OutcomeClaim
          FILTER NOT EXISTS { ?node schema:value/(schema:value|schema:minValue) ?n FILTER(isNumeric(?n)) }
          }""",
    "a case without an article": """
        SELECT ?node { ?node a ggk:PracticeCase FILTER NOT EXISTS { ?node prov:wasDerivedFrom/a
        schema:NewsArticle } }""",
    # OPTIONAL and not NOT EXISTS: Oxigraph would join its longer patterns over the whole graph first
    "an annotation without thing, target, article or rule": """
        SELECT DISTINCT ?node { ?node a oa:Annotation
          OPTIONAL { ?node oa:hasBody ?body } OPTIONAL { ?node oa:hasTarget ?t . ?t a oa:SpecificResource }
          OPTIONAL { ?node dcterms:isPartOf ?article } OPTIONAL { ?node ggk:rule ?rule }
          FILTER(!BOUND(?body) || !BOUND(?t) || !BOUND(?article) || !BOUND(?rule)) }""",
    "a target without source, position or quotation": """
        SELECT DISTINCT ?node { ?node a oa:SpecificResource OPTIONAL { ?node oa:hasSource ?source }
          OPTIONAL { ?node oa:hasSelector ?p . ?p oa:start ?start }
          OPTIONAL { ?node oa:hasSelector ?q . ?q oa:exact ?exact }
          FILTER(!BOUND(?source) || !BOUND(?start) || !BOUND(?exact) || STRLEN(?exact) = 0) }""",
    "a position whose end is not after its start": """
        SELECT ?node { ?node a oa:TextPositionSelector
          FILTER NOT EXISTS { ?node oa:start ?start ; oa:end ?end FILTER(0 <= ?start && ?start < ?end) } }""",
    "a blank node": "SELECT ?node { ?node ?p ?o FILTER(isBlank(?node)) }",
}
#: pyshacl takes a second a megabyte: above this many bytes the SPARQL checks are used, unless asked for.
SHACL_BYTES = 4_000_000


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """What is wrong with which node."""

    node: str
    message: str


def validate(folder: Path, *, shacl: bool | None = None) -> list[Violation]:
    """Violations in a built graph, sorted. `shacl`: insist on pyshacl (True), on SPARQL (False), or let
    size decide.
    """
    graph = folder / "graph.ttl"
    if not graph.is_file():
        raise OutputError(f"no graph.ttl in {folder}", hint=f"build one: kg build INPUT --out {folder}")
    if shacl is None:
        shacl = takes_shacl(graph)
    return sorted(set(_by_shacl(graph) if shacl else _by_sparql(folder)))


def takes_shacl(graph: Path) -> bool:
    """Whether a graph is checked with pyshacl where nobody insists: it is installed and the graph not large."""
    from importlib.util import find_spec

    return graph.stat().st_size <= SHACL_BYTES and find_spec("pyshacl") is not None


def _by_sparql(folder: Path) -> Iterator[Violation]:
    with open_sparql(folder) as store:
        for message, query in CHECKS.items():
            answer = store.query(_runnable(query))
            yield from (Violation(str(row[0]), message) for row in answer.rows)


def _runnable(query: str) -> str:
    """`a` is a keyword only in the place of a predicate, not in a path's steps in every version."""
    return sparql_prefixes() + query.replace("/a ", "/rdf:type ")


def _by_shacl(graph: Path) -> Iterator[Violation]:
    try:
        import pyshacl
    except ImportError:
        raise UsageError(
            "SHACL needs pyshacl, which is not installed", hint="pip install pyshacl, or --no-shacl"
        ) from None
    import rdflib

    from kg.stores.exports.rdf import to_rdflib

    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    shapes = _flat(rdflib.Graph().parse(schema_path("shapes.ttl"), format="turtle"), sh)
    _, report, _ = pyshacl.validate(to_rdflib(graph), shacl_graph=shapes, inplace=True)
    found: Any = report
    for result in found.subjects(rdflib.RDF.type, sh.ValidationResult):
        path = found.value(result, sh.resultPath)
        message = found.value(result, sh.resultMessage)
        yield Violation(str(found.value(result, sh.focusNode)), f"{message}" + (f" ({path})" if path else ""))


def _flat(shapes: Any, sh: Any) -> Any:
    """The same shapes, each property aimed at the nodes of its shape itself.

    pyshacl checks what a node shape holds node by node, and what has a target for all its nodes at once: a fifth
    of the time.
    """
    for shape, property_ in list(shapes.subject_objects(sh.property)):
        targets = list(shapes.objects(shape, sh.targetClass))
        if targets:  # a shape inside another one stays where it is
            shapes.remove((shape, sh.property, property_))
            for target in targets:
                shapes.add((property_, sh.targetClass, target))
    return shapes
