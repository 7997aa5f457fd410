"""Mentions: what an extractor found in an article, where, and by which rule.

All positions are in `Article.text`. Names are written as in the text, without quotation marks.
"""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from kg.core.values import value

PLACE_LEVELS = ("province", "prefecture", "county", "township", "community", "village", "quarter", "grid")
ORGANIZATION_CATEGORIES = (
    "party",
    "selfgov",
    "property",
    "government",
    "enterprise",
    "social",
    "school-hospital",
    "media",
)
RESOLUTIONS = ("yes", "partly", "no", "unclear")


@value
class Mention:
    """A stretch of an article's text that names or states a thing."""

    kind: ClassVar[str] = ""
    start: int
    end: int
    name: str
    rule: str
    confidence: float = 1.0


@value
class PlaceMention(Mention):
    """A named place. `name` is its last element alone; `within` names the parents stated with it, nearest first."""

    kind: ClassVar[str] = "place"
    level: str
    within: tuple[str, ...] = ()
    alias_of: str = ""  # full name where this is a short form that the article itself explains (柳湾 = 柳湾村)


@value
class OrganizationMention(Mention):
    """A named body. `name` is the full name (柳河社区党委) also where the text has a short form (社区党委)."""

    kind: ClassVar[str] = "organization"
    category: str
    of: str = ""  # name of the place that it belongs to, as in a PlaceMention of the article


@value
class OfficialMention(Mention):
    """A person (`name`) in a post. `title` is the words of the text without place or body."""

    kind: ClassVar[str] = "official"
    title: str
    of: str = ""  # name of the body or place that the title belongs to
    place: str = ""  # name of the place that it stands in, where told
    evidence: tuple[int, int] = (0, 0)  # the words that state the post (title and name together)


@value
class MechanismMention(Mention):
    """A named way of working. `name` is the core name, without a trailing 机制, 模式, 工作法 …"""

    kind: ClassVar[str] = "mechanism"
    aliases: tuple[str, ...] = ()
    definition: tuple[int, int] | None = None  # span of the words that spell it out
    members: tuple[str, ...] = ()  # what a counting name counts, or the steps and actors spelled out
    parts: tuple[str, ...] = ()  # names of other mechanisms that it consists of
    types: tuple[tuple[str, float, str], ...] = ()  # (type id, confidence, the cue that says so), best first
    score: float = 0.0


class Backing(NamedTuple):
    """Words that back one statement about a mention, the rule that read it off them, and how sure it is."""

    start: int
    end: int
    rule: str
    confidence: float


@value
class ProblemMention(Mention):
    """Words that state a trouble. `name` is these words; `type` an id of the problem scheme."""

    kind: ClassVar[str] = "problem"
    type: str
    resolution: str = "unclear"
    resolved: Backing | None = None  # the words that tell what became of it; None where nothing does
    type_confidence: float = 1.0  # how sure the type is, as `confidence` is of the trouble
    rival: str = ""  # another type that it may be of, where the type is in doubt
    also: tuple[tuple[int, int], ...] = ()  # other tellings of the same trouble: evidence, no problems of their own


@value
class OutcomeMention(Mention):
    """A number that states what was done or reached. `name` is the words of the claim."""

    kind: ClassVar[str] = "outcome"
    value: float
    maximum: float | None = None
    approximate: bool = False
    unit: str = ""
    measured: str = ""  # the noun counted
    indicator: str = ""  # an id of the outcome scheme
    before: float | None = None  # the value that it rose or fell from, where told
    period: str = ""


class Rejection(NamedTuple):
    """A candidate that a rule turned down, for the quarantine."""

    start: int
    end: int
    kind: str
    text: str
    rule: str
    reason: str
