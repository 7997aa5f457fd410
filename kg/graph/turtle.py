"""Records as Turtle text: one function per kind, pure, byte-deterministic, without blank nodes.

Each returns the statements of one thing and how many they are (for the statistics of the graph). Prefixed
names are written as they are: `vocabulary.prefixes` gives the head of the file, so the text does not depend
on the base IRI.

Derived nodes have the id of what they belong to and a suffix: `<outcome>-v` its quantity, `<membership>-t`
its interval, `<source>-<start>-<end>` a stretch of a source with its selectors `…-p` (position) and `…-q`
(quote), `<thing>-<source>-<start>-<end>` the annotation that says that this stretch backs this thing,
`<mechanism>-<type>` what is told of the type that a mechanism was given, `<case>-<mechanism>` of a link that no
sentence states, `<problem>-resolution` what is told of what became of it, `<case>-place` of where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from kg.core.ids import content_id
from kg.core.records import (
    CREDITED,
    SURE,
    ArticleRecord,
    CaseRecord,
    Evidence,
    InfluenceRecord,
    LessonRecord,
    MembershipRecord,
    OrganizationRecord,
    OutcomeRecord,
    PlacementRecord,
    ProblemRecord,
    Record,
    ResolutionRecord,
    SourceRecord,
    problem_types,
)
from kg.graph.escape import boolean, chinese, date, literal, number
from kg.graph.merge import Merged
from kg.graph.vocabulary import CATEGORIES, LEVELS

Part = tuple[str, int]
#: why the type of a problem is in doubt, and why it has a second one
_WORDS_ALONE = "its words do not say this type plainly, and nothing bears it out 字面未明言此类，别无佐证"
_SPOKEN_OF = "what stands around its words speaks of this type as well 上下文也言及此类"
_AND = " ;\n  "  # between statements of one subject


class _Block:
    """Statements about one subject."""

    __slots__ = ("_more", "_parts")

    def __init__(self, key: str, *types: str) -> None:
        self._parts = [f"id:{key} a {', '.join(types)}"]
        self._more = len(types) - 1  # statements that share a part with another one

    def one(self, predicate: str, value: str) -> None:
        self._parts.append(f"{predicate} {value}")

    def many(self, predicate: str, values: Iterable[str]) -> None:
        if distinct := dict.fromkeys(values):
            self._parts.append(f"{predicate} {', '.join(distinct)}")
            self._more += len(distinct) - 1

    def links(self, predicate: str, keys: Sequence[str]) -> None:
        if keys:
            distinct = sorted(set(keys)) if len(keys) > 1 else keys
            self._parts.append(f"{predicate} id:{', id:'.join(distinct)}")
            self._more += len(distinct) - 1

    def end(self) -> Part:
        return f"{_AND.join(self._parts)} .\n", len(self._parts) + self._more

    def end_with(self, other: _Block) -> Part:
        """This block and one that belongs to it."""
        (text, count), (more, others) = self.end(), other.end()
        return text + more, count + others


def role_key(title: str) -> str:
    """Key of the post of this title."""
    return content_id("role", title)


# What belongs to one document


def source(record: SourceRecord) -> Part:
    """A source file."""
    block = _Block(record.key, "ggk:SourceDocument", "prov:Entity")
    block.one("schema:name", literal(record.name))
    block.one("ggk:sha256", literal(record.sha256))
    block.one("dcterms:format", literal(record.media_type))
    return block.end()


def article(record: ArticleRecord) -> Part:
    """An article."""
    block = _Block(record.key, "schema:NewsArticle")
    block.one("schema:isPartOf", f"id:{record.source_key}")
    block.one("schema:position", str(record.number))
    block.one("dcterms:title", chinese(record.title))
    block.many("schema:author", map(literal, record.authors))
    if record.date:
        block.one("schema:datePublished", date(record.date))
    if record.publisher:
        block.one("schema:publisher", literal(record.publisher))
    if record.region_key:
        block.one("schema:contentLocation", f"id:{record.region_key}")
    block.one("ggk:holdsCase", boolean(record.case))
    return block.end()


def problem(record: ProblemRecord) -> Part:
    """A problem as told."""
    told = [f"id:{record.key} a ggk:Problem", f"rdfs:label {chinese(record.label)}"]
    types = [*problem_types(record)]
    if types:
        told.append(f"ggk:problemType {', '.join(f'pt:{type_id}' for type_id, _ in types)}")
    told.append(f"ggk:resolution {literal(record.resolution)}")
    text, count = f"{_AND.join(told)} .\n", len(told) + len(types[1:])
    for type_id, sure in types:
        if sure < SURE:
            why = _SPOKEN_OF if type_id == record.rival else _WORDS_ALONE
            doubt, more = axiom(record.key, "ggk:problemType", f"pt:{type_id}", type_id, sure, why)
            text, count = text + doubt, count + more
    return text, count


def resolution(record: ResolutionRecord) -> Part:
    """How sure it is what became of a problem; the annotations of this node quote the sentence that tells it."""
    told = literal(record.value)
    return axiom(record.problem_key, "ggk:resolution", told, "resolution", record.confidence, record.reason)


def placement(record: PlacementRecord) -> Part:
    """How sure it is where a case is; the annotations of this node quote the sentence that names the place."""
    place = f"id:{record.place_key}"
    return axiom(record.case_key, "prov:atLocation", place, "place", record.confidence, record.reason)


def outcome(record: OutcomeRecord) -> Part:
    """An outcome as claimed, with its quantity."""
    key = record.key
    told = [f"id:{key} a ggk:OutcomeClaim", f"rdfs:label {chinese(record.label)}"]
    if record.indicator:
        told.append(f"ggk:indicator ok:{record.indicator}")
    if record.measured:
        told.append(f"ggk:measured {chinese(record.measured)}")
    if record.period:
        told.append(f"ggk:period {chinese(record.period)}")
    if record.before is not None:
        told.append(f"ggk:before {number(record.before)}")
    told.append(f"schema:value id:{key}-v")
    quantity = [f"id:{key}-v a schema:QuantitativeValue"]
    if record.maximum is None:
        quantity.append(f"schema:value {number(record.value)}")
    else:
        quantity += (f"schema:minValue {number(record.value)}", f"schema:maxValue {number(record.maximum)}")
    if record.unit:
        quantity.append(f"schema:unitText {literal(record.unit)}")
    if record.approximate:
        quantity.append("ggk:approximate true")
    return f"{_AND.join(told)} .\n{_AND.join(quantity)} .\n", len(told) + len(quantity)


def case(record: CaseRecord) -> Part:
    """A practice used somewhere."""
    block = _Block(record.key, "ggk:PracticeCase")
    block.one("rdfs:label", chinese(record.label))
    block.one("prov:wasDerivedFrom", f"id:{record.article_key}")
    block.links("prov:atLocation", record.place_keys)
    block.links("ggk:usesMechanism", record.mechanism_keys)
    block.many("ggk:practiceType", [f"mt:{type_id}" for type_id in record.type_ids])
    block.links("ggk:addressesProblem", record.problem_keys)
    block.links("ggk:hasOutcome", record.outcome_keys)
    block.links("prov:wasAssociatedWith", record.agent_keys)
    if record.started:
        block.one("prov:startedAtTime", date(record.started))
    text, count = block.end()
    for how, (confidence, reason) in CREDITED.items():
        for key in getattr(record, how):
            more, others = axiom(record.key, "ggk:usesMechanism", f"id:{key}", key, confidence, reason)
            text, count = text + more, count + others
    return text, count


def influence(record: InfluenceRecord) -> Part:
    """A stated copying: the plain statement about the case, and a node that carries its manner and its
    evidence.
    """
    text = (
        f"id:{record.case_key} ggk:influencedBy id:{record.target_key} ;\n"
        f"  prov:qualifiedInfluence id:{record.key} .\n"
        f"id:{record.key} a prov:Influence ;\n  prov:influencer id:{record.target_key} ;\n"
        f"  ggk:influenceMode {literal(record.mode)} .\n"
    )
    return text, 5


def lesson(record: LessonRecord) -> Part:
    """A lesson that an article draws from a case."""
    text = (
        f"id:{record.case_key} ggk:hasLesson id:{record.key} .\n"
        f"id:{record.key} a ggk:Lesson ;\n  rdfs:label {chinese(record.label)} .\n"
    )
    return text, 3


LOCAL: dict[str, Callable[[Any], Part]] = {
    "source": source,
    "article": article,
    "problem": problem,
    "resolution": resolution,
    "placement": placement,
    "outcome": outcome,
    "case": case,
    "influence": influence,
    "lesson": lesson,
}


# What documents share


def place(merged: Merged) -> Part:
    """A place."""
    record: Any = merged.record
    block = _Block(record.key, "ggk:Place")
    _labels(block, merged)
    block.one("ggk:level", LEVELS[record.level])
    block.links("schema:containedInPlace", record.parent_keys)
    if record.code:
        block.one("dcterms:identifier", literal(record.code))
    if record.vintage:
        block.one("ggk:codeVintage", literal(record.vintage))
    return block.end()


def organization(merged: Merged) -> Part:
    """A body."""
    record = merged.record
    assert isinstance(record, OrganizationRecord)
    block = _Block(record.key, "org:Organization", CATEGORIES[record.category])
    _labels(block, merged)
    if record.parent_key:
        block.one("org:subOrganizationOf", f"id:{record.parent_key}")
    if record.place_key:
        block.one("dcterms:spatial", f"id:{record.place_key}")
    return block.end()


def person(merged: Merged) -> Part:
    """A person in a public role."""
    block = _Block(merged.record.key, "foaf:Person")
    block.many("foaf:name", map(chinese, merged.labels))
    return block.end()


def membership(merged: Merged) -> Part:
    """A post held; the role itself is written by `role`."""
    record = merged.record
    assert isinstance(record, MembershipRecord)
    block = _Block(record.key, "org:Membership")
    block.one("org:member", f"id:{record.person_key}")
    if record.organization_key:
        block.one("org:organization", f"id:{record.organization_key}")
    if record.title:
        block.one("org:role", f"id:{role_key(record.title)}")
    if not record.during:
        return block.end()
    block.one("org:memberDuring", f"id:{record.key}-t")
    interval = _Block(f"{record.key}-t", "time:ProperInterval")
    interval.one("rdfs:label", literal(record.during))
    return block.end_with(interval)


def role(title: str) -> Part:
    """A post, by its title."""
    block = _Block(role_key(title), "org:Role")
    block.one("skos:prefLabel", chinese(title))
    return block.end()


def mechanism(merged: Merged) -> Part:
    """A local brand."""
    record: Any = merged.record
    block = _Block(record.key, "ggk:Mechanism")
    _labels(block, merged)
    if merged.definitions:
        block.many("skos:definition", map(chinese, merged.definitions))
    if record.members:
        block.many("ggk:member", map(chinese, record.members))
    block.many("skos:broadMatch", [f"mt:{type_id}" for type_id, _, _ in record.types])
    block.links("dcterms:hasPart", record.part_keys)
    text, count = block.end()
    for type_id, confidence, reason in record.types:
        more, others = axiom(record.key, "skos:broadMatch", f"mt:{type_id}", type_id, confidence, reason)
        text, count = text + more, count + others
    return text, count


def axiom(subject: str, predicate: str, target: str, end: str, confidence: float, reason: str) -> Part:
    """How sure a statement is, and why it was made: OWL's annotation of it, a node that is called `<subject>-<end>`."""
    text = (
        f"id:{subject}-{end} a owl:Axiom ; owl:annotatedSource id:{subject} ; owl:annotatedProperty {predicate} ; "
        f"owl:annotatedTarget {target} ; ggk:confidence {confidence:.3f}"
    )
    return (f"{text} ; ggk:reason {chinese(reason)} .\n", 6) if reason else (f"{text} .\n", 5)


SHARED: dict[str, Callable[[Merged], Part]] = {
    "mechanism": mechanism,
    "membership": membership,
    "organization": organization,
    "person": person,
    "place": place,
}


def _labels(block: _Block, merged: Merged) -> None:
    labels = merged.labels
    block.one("skos:prefLabel", chinese(labels[0]))
    block.many("skos:altLabel", map(chinese, labels[1:]))


# Evidence


def evidence(records: Iterable[Record]) -> tuple[bytes, int, int]:
    """The evidence of a document's records: text, statements, annotations.

    One annotation per thing and span; a span that backs several things is written once. Where two rules
    found the same thing in the same words, both are named and the higher confidence stands.
    """
    notes: list[str] = []
    spans: dict[str, Evidence] = {}
    triples = 0
    for record in records:
        key, found = record.key, record.evidence
        if len(found) == 1:  # most; no dictionary for them
            first = found[0]
            article, source, start, end, _, rule, sure = first
            target = f"{source}-{start}-{end}"
            if target not in spans:
                spans[target] = first
            notes.append(_note(key, target, article, _told(rule, sure)))
            triples += 6
        elif found:
            for target, (first, told, rules) in _by_span(found).items():
                spans.setdefault(target, first)
                notes.append(_note(key, target, first.article_key, told))
                triples += 5 + rules
    # all but the words is ASCII, encoded at no cost where they are not joined to it
    quotes = b"".join(
        [
            f"id:{target} a oa:SpecificResource ; oa:hasSource id:{source} ; "
            f"oa:hasSelector id:{target}-p, id:{target}-q .\n"
            f"id:{target}-p a oa:TextPositionSelector ; oa:start {start} ; oa:end {end} .\n"
            f"id:{target}-q a oa:TextQuoteSelector ; oa:exact ".encode()
            + f"{literal(exact)} .\n".encode()
            for target, (_, source, start, end, exact, _, _) in spans.items()
        ]
    )
    return "".join(notes).encode() + quotes, triples + 9 * len(spans), len(notes)


def _note(key: str, target: str, article: str, told: str) -> str:
    return (
        f"id:{key}-{target} a oa:Annotation ; oa:hasBody id:{key} ; oa:hasTarget id:{target} ; "
        f"dcterms:isPartOf id:{article} ; {told}"
    )


def _by_span(evidence: Sequence[Evidence]) -> dict[str, tuple[Evidence, str, int]]:
    """Id of each span → its first evidence, what is told of its rules, and how many these are."""
    found = {f"{e[1]}-{e[2]}-{e[3]}": (e, _told(e[5], e[6]), 1) for e in evidence}
    if len(found) == len(evidence):
        return found
    grouped: dict[str, list[Evidence]] = {}
    for e in evidence:
        grouped.setdefault(f"{e.source_key}-{e.start}-{e.end}", []).append(e)
    for target, several in grouped.items():
        if len(several) > 1:
            names = sorted({e.rule for e in several})
            sure = max(e.confidence for e in several)
            found[target] = (several[0], _rules(", ".join(map(literal, names)), sure), len(names))
    return found


@lru_cache(maxsize=4096)
def _told(rule: str, confidence: float) -> str:
    """What an annotation says of the rule that made it: few pairs, and met again and again."""
    return _rules(literal(rule), confidence)


def _rules(names: str, confidence: float) -> str:
    return f"ggk:rule {names} ; ggk:confidence {confidence:.3f} .\n"
