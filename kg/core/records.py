"""Records: what an article says, linked. They merge by `key` and are what the graph is made of.

A record's `key` is a content hash (`kg.core.ids`), so that the same thing gets the same key from any article, in
any order, on any machine. Fields ending in `_key(s)` hold keys of other records. Type, problem and outcome ids are
those of the schemes in `schemas/`. Every record that is a thing in the text carries evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from kg.core.values import value


class Evidence(NamedTuple):
    """Words of the source that back a record. `start`/`end` count in the decoded source, `exact` stands there."""

    article_key: str
    source_key: str
    start: int
    end: int
    exact: str
    rule: str
    confidence: float = 1.0


@value
class Record:
    """Base of all records."""

    kind: ClassVar[str] = ""
    key: str
    evidence: tuple[Evidence, ...] = ()


@value
class SourceRecord(Record):
    """A source file."""

    kind: ClassVar[str] = "source"
    name: str
    sha256: str
    media_type: str


@value
class ArticleRecord(Record):
    """An article. `title` is never empty: where the print has none, the first words of the body stand for it."""

    kind: ClassVar[str] = "article"
    source_key: str
    number: int
    title: str
    authors: tuple[str, ...] = ()
    date: str | None = None
    publisher: str | None = None
    case: bool = False
    region_key: str | None = None  # place where it plays, for denominators


@value
class PlaceRecord(Record):
    """A place. `parent_keys` are its direct parents (an XPCC place has two); `code` is its division code."""

    kind: ClassVar[str] = "place"
    name: str
    level: str
    code: str | None = None
    vintage: str | None = None
    parent_keys: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@value
class OrganizationRecord(Record):
    """A body. `category` is one of ORGANIZATION_CATEGORIES."""

    kind: ClassVar[str] = "organization"
    name: str
    category: str
    place_key: str | None = None
    parent_key: str | None = None
    aliases: tuple[str, ...] = ()


@value
class PersonRecord(Record):
    """A person in a public role."""

    kind: ClassVar[str] = "person"
    name: str


@value
class MembershipRecord(Record):
    """A post held in a body or, where only the place is told, in a place (`organization_key` is its key)."""

    kind: ClassVar[str] = "membership"
    person_key: str
    title: str
    organization_key: str | None = None
    during: str | None = None


@value
class MechanismRecord(Record):
    """A local brand. `types` are (type id, confidence, cue), best first; `part_keys` the mechanisms it consists of."""

    kind: ClassVar[str] = "mechanism"
    name: str
    aliases: tuple[str, ...] = ()
    definition: str | None = None
    members: tuple[str, ...] = ()
    types: tuple[tuple[str, float, str], ...] = ()
    part_keys: tuple[str, ...] = ()


@value
class ProblemRecord(Record):
    """A trouble as told."""

    kind: ClassVar[str] = "problem"
    label: str
    type: str
    resolution: str
    type_confidence: float = 1.0  # how sure the type is, from 0 to 1: under SURE it is told as doubtful
    rival: str = ""  # another type that it may be of, where the type is in doubt; as doubtful


#: behind the key of a problem: the key of what became of it
BECAME = "-resolution"


@value
class ResolutionRecord(Record):
    """What the text tells of what became of a problem; none where that is unclear. Its evidence is the sentence."""

    kind: ClassVar[str] = "resolution"
    problem_key: str
    value: str
    confidence: float = 1.0  # how sure it is, from 0 to 1: under SURE it is told as doubtful
    reason: str = ""

    @staticmethod
    def key_of(problem_key: str) -> str:
        """The key of what is told of a problem, of which there is one at most."""
        return problem_key + BECAME


@value
class OutcomeRecord(Record):
    """An outcome as claimed: `value`, or `value` to `maximum`."""

    kind: ClassVar[str] = "outcome"
    label: str
    value: float
    maximum: float | None = None
    approximate: bool = False
    unit: str = ""
    measured: str = ""
    indicator: str = ""
    before: float | None = None
    period: str = ""


@value
class CaseRecord(Record):
    """A practice used somewhere: one episode of an article."""

    kind: ClassVar[str] = "case"
    article_key: str
    label: str
    place_keys: tuple[str, ...] = ()
    mechanism_keys: tuple[str, ...] = ()
    problem_keys: tuple[str, ...] = ()
    outcome_keys: tuple[str, ...] = ()
    agent_keys: tuple[str, ...] = ()  # bodies and persons
    # of `mechanism_keys`, those that no sentence ties to what the case tells (see CREDITED)
    near_keys: tuple[str, ...] = ()
    topic_keys: tuple[str, ...] = ()
    started: str | None = None
    type_ids: tuple[str, ...] = ()  # generic types that the document itself is sure of (SURE), see `summarized`


#: confidence from which a type counts in questions about many articles: below, no word of the name says it alone, only
#: words that name other things too, a small part of a long name, or the words around it
SURE = 0.65
#: how sure the second of two types of a problem is: of such on texts when first seen 0.41 were right (of the first ones
#: 0.48, one of both 0.69), on all texts with records made by hand 0.32 (0.67, 0.84)
RIVAL_SURENESS = 0.4
#: links from a case to a mechanism that no sentence states: field of the case → how sure they are (the share that
#: held on articles read by hand), and why they were made
CREDITED: dict[str, tuple[float, str]] = {
    "near_keys": (0.6, "邻近段落所述"),
    "topic_keys": (0.4, "全文所述的主要机制"),
}


def problem_types(problem: ProblemRecord) -> Iterator[tuple[str, float]]:
    """The types of a problem, the surer one first: id, and how sure it is. Also of a record as a store gives it."""
    if problem.type:
        yield problem.type, problem.type_confidence
    if problem.rival:
        yield problem.rival, RIVAL_SURENESS


#: behind the key of a case: the key of what says where it is
PLACED = "-place"


@value
class PlacementRecord(Record):
    """Where a case is that none of its own sentences places. Its evidence is the sentence that names the place."""

    kind: ClassVar[str] = "placement"
    case_key: str
    place_key: str
    confidence: float = 1.0  # how sure it is, from 0 to 1
    reason: str = ""

    @staticmethod
    def key_of(case_key: str) -> str:
        """The key of what says where a case is."""
        return case_key + PLACED


@value
class LessonRecord(Record):
    """A lesson that an article itself draws from a case, in its words."""

    kind: ClassVar[str] = "lesson"
    case_key: str
    label: str


@value
class InfluenceRecord(Record):
    """A statement that a case learned from, copied or piloted for something: a case, place or mechanism."""

    kind: ClassVar[str] = "influence"
    case_key: str
    target_key: str
    mode: str
