"""The vocabulary of the graph (DESIGN §5): prefixes, terms, and the base IRI of instances.

Closed: a term that is not listed here does not exist, and asking for it raises.

>>> GGK.Place
'https://w3id.org/ggk/ns#Place'
>>> GGK.Plaice
Traceback (most recent call last):
...
AttributeError: ggk: has no term 'Plaice'
"""

from __future__ import annotations

import re

from kg.core.errors import UsageError

DEFAULT_BASE_IRI = "https://w3id.org/ggk/id/"


class Namespace:
    """A prefix, its IRI and the terms of it that the graph uses."""

    __slots__ = ("iri", "prefix", "terms")

    def __init__(self, prefix: str, iri: str, terms: str) -> None:
        """`terms` are separated by white space."""
        self.prefix = prefix
        self.iri = iri
        self.terms = tuple(terms.split())

    def __getattr__(self, term: str) -> str:
        """IRI of a term. Raises AttributeError for one that is not listed."""
        if term in self.terms:
            return self.iri + term
        raise AttributeError(f"{self.prefix}: has no term {term!r}")

    def __getitem__(self, term: str) -> str:
        """IRI of a term. Raises KeyError for one that is not listed."""
        if term in self.terms:
            return self.iri + term
        raise KeyError(f"{self.prefix}: has no term {term!r}")


GGK = Namespace(
    "ggk",
    "https://w3id.org/ggk/ns#",
    """SourceDocument Place Level Mechanism PracticeCase Problem OutcomeClaim Lesson
    Province Prefecture County Township Community Village Quarter Grid
    PartyOrganization SelfGovernanceBody PropertyCompany PublicBody Enterprise SocialOrganization Institution
    sha256 level codeVintage usesMechanism practiceType addressesProblem hasOutcome hasLesson problemType resolution
    indicator measured approximate before period member influencedBy influenceMode rule confidence reason holdsCase""",
)
SCHEMA = Namespace(
    "schema",
    "https://schema.org/",
    """NewsArticle QuantitativeValue name isPartOf author datePublished publisher position contentLocation
    containedInPlace value minValue maxValue unitText softwareVersion version""",
)
DCTERMS = Namespace(
    "dcterms",
    "http://purl.org/dc/terms/",
    "title format identifier spatial hasPart isPartOf modified description conformsTo",
)
SKOS = Namespace("skos", "http://www.w3.org/2004/02/skos/core#", "prefLabel altLabel hiddenLabel definition broadMatch")
ORG = Namespace(
    "org",
    "http://www.w3.org/ns/org#",
    "Organization Membership Role subOrganizationOf member organization role memberDuring",
)
FOAF = Namespace("foaf", "http://xmlns.com/foaf/0.1/", "Person name")
PROV = Namespace(
    "prov",
    "http://www.w3.org/ns/prov#",
    """Entity Activity Plan SoftwareAgent Association Influence used wasAssociatedWith wasDerivedFrom
    wasGeneratedBy atLocation startedAtTime qualifiedAssociation agent hadPlan qualifiedInfluence
    influencer""",
)
OA = Namespace(
    "oa",
    "http://www.w3.org/ns/oa#",
    """Annotation SpecificResource TextPositionSelector TextQuoteSelector hasBody hasTarget hasSource
    hasSelector start end exact""",
)
TIME = Namespace("time", "http://www.w3.org/2006/time#", "ProperInterval")
DCAT = Namespace("dcat", "http://www.w3.org/ns/dcat#", "Dataset")
VOID = Namespace(
    "void",
    "http://rdfs.org/ns/void#",
    "Dataset triples entities documents classPartition class vocabulary",
)
OWL = Namespace("owl", "http://www.w3.org/2002/07/owl#", "Axiom annotatedSource annotatedProperty annotatedTarget")
RDF = Namespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type")
RDFS = Namespace("rdfs", "http://www.w3.org/2000/01/rdf-schema#", "label")
XSD = Namespace("xsd", "http://www.w3.org/2001/XMLSchema#", "date gYear gYearMonth gMonthDay")

NAMESPACES = (DCAT, DCTERMS, FOAF, GGK, OA, ORG, OWL, PROV, RDF, RDFS, SCHEMA, SKOS, TIME, VOID, XSD)

#: Concepts of the schemes in `schemas/`; their IRIs end in the id and do not follow `--base-iri`.
MECHANISM_TYPE = "https://w3id.org/ggk/mechanism-type/"
PROBLEM_TYPE = "https://w3id.org/ggk/problem-type/"
OUTCOME_KIND = "https://w3id.org/ggk/outcome-kind/"
CONCEPTS = {"mt": MECHANISM_TYPE, "pt": PROBLEM_TYPE, "ok": OUTCOME_KIND}

#: Value of `PlaceRecord.level` → term.
LEVELS = {
    name: f"ggk:{name.capitalize()}"
    for name in ("province", "prefecture", "county", "township", "community", "village", "quarter", "grid")
}
#: Value of `OrganizationRecord.category` → term.
CATEGORIES = {
    "party": "ggk:PartyOrganization",
    "selfgov": "ggk:SelfGovernanceBody",
    "property": "ggk:PropertyCompany",
    "government": "ggk:PublicBody",
    "enterprise": "ggk:Enterprise",
    "social": "ggk:SocialOrganization",
    "school-hospital": "ggk:Institution",
    "media": "ggk:Institution",
}

_IRI = re.compile(r"(?:https?|urn|file|tag):[^\s<>\"{}|\\^`\x00-\x20]+")


def base_iri(text: str) -> str:
    """A checked base IRI for instances, ending in `/`, `#` or `:`. Raises UsageError where it cannot be one.

    >>> base_iri("https://example.org/kg")
    'https://example.org/kg/'
    """
    if not _IRI.fullmatch(text):
        raise UsageError(f"not an absolute IRI: {text!r}", hint=f"give one like {DEFAULT_BASE_IRI}")
    return text if text[-1] in "/#:" else text + "/"


def prefixes(base: str = DEFAULT_BASE_IRI) -> dict[str, str]:
    """Prefix → IRI of everything that a graph or a query may use, in the order of the file's head."""
    return {"id": base_iri(base), **CONCEPTS, **{n.prefix: n.iri for n in NAMESPACES}}


def sparql_prefixes(base: str = DEFAULT_BASE_IRI) -> str:
    """`PREFIX` lines for a query."""
    return "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in prefixes(base).items())


def expand(name: str) -> str:
    """IRI of a prefixed name of the vocabulary. Raises KeyError for a term that does not exist.

    >>> expand("ggk:level")
    'https://w3id.org/ggk/ns#level'
    """
    prefix, _, term = name.partition(":")
    return _BY_PREFIX[prefix][term]


_BY_PREFIX = {n.prefix: n for n in NAMESPACES}
