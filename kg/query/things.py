"""Things of a built graph as questions see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.query.answer import became, claim

#: how firm a claimed result is, firmest first
GRADES = ("counted with a period", "counted", "hedged", "words only")


def tail(iri: str) -> str:
    """The last part of an IRI: `…/mechanism-type/points` → `points`."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


class Place(NamedTuple):
    """A place, with every name it goes by."""

    iri: str
    name: str
    level: str
    code: str
    parents: tuple[str, ...]
    names: frozenset[str]


class Mechanism(NamedTuple):
    """A local brand."""

    iri: str
    name: str
    names: frozenset[str]
    definition: str
    types: tuple[str, ...]
    parts: tuple[str, ...]


class Problem(NamedTuple):
    """A trouble as told."""

    iri: str
    label: str
    types: tuple[str, ...]  # the surest first; two where it may be of either
    resolution: str
    sure: float = 1.0  # how sure the first type is
    held: float = 1.0  # how sure the resolution is

    @property
    def type(self) -> str:
        """The type that is surest."""
        return self.types[0]

    @property
    def became(self) -> str:
        """What became of it, in Chinese; "" where the text does not tell."""
        return became(self.type, self.resolution, self.held)

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, str]]) -> dict[str, Problem]:
        """Problems by IRI, of rows that give one type each."""
        told: dict[str, list[Mapping[str, str]]] = {}
        for row in sorted(rows, key=lambda row: (-float(row["sure"] or 1), row["type"])):
            told.setdefault(row["problem"], []).append(row)
        return {
            iri: cls(
                iri, same[0]["label"], tuple(tail(row["type"]) for row in same), tail(same[0]["resolution"]),
                float(same[0]["sure"] or 1), float(same[0]["held"] or 1),
            )
            for iri, same in told.items()
        }  # fmt: skip


class Outcome(NamedTuple):
    """An outcome as claimed."""

    iri: str
    label: str
    value: float
    maximum: float | None
    unit: str
    approximate: bool
    measured: str
    indicator: str
    period: str = ""

    @property
    def grade(self) -> str:
        """How firm the claim is: one of GRADES but the last, which is for claims without a number."""
        if self.approximate:
            return GRADES[2]
        return GRADES[0] if self.period else GRADES[1]

    @property
    def claim(self) -> str:
        """What is claimed, in words of the text."""
        return claim(self.label, self.measured)


class Quotation(NamedTuple):
    """Words of a source: `start`/`end` are code points in the decoded file."""

    article: str
    start: int
    end: int
    exact: str


class Told(NamedTuple):
    """An article."""

    iri: str
    title: str
    date: str
    file: str
    region: str

    @property
    def dated(self) -> str:
        """The date where its year is told, else nothing: what is earlier can only be said of these."""
        return self.date if self.date[:1].isdigit() else ""

    @property
    def day(self) -> str:
        """The date for people; a page that names only the day, --07-22, does not tell the year."""
        return f"{self.date[2:]}, year not told 未载年份" if self.date.startswith("--") else self.date


@dataclass(slots=True)
class Case:
    """A practice used somewhere: one episode of an article."""

    iri: str
    label: str
    article: str
    places: list[str] = field(default_factory=list)
    mechanisms: list[str] = field(default_factory=list)
    types: list[str] = field(default_factory=list)  # ids of the types that its own text is sure of
    problems: list[str] = field(default_factory=list)
    outcomes: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    also: list[str] = field(default_factory=list)  # further articles that tell it in the same words (see `distinct`)
    started: str = ""  # year or month in which its text says that a practice of it began (see `Corpus.starts`)
    event: str = ""  # IRI of the first case that tells the same event, see `events`; cases are counted by it

    def copied(self) -> Case:
        """The case by itself: not told elsewhere, of no event yet."""
        told = self.places, self.mechanisms, self.types, self.problems, self.outcomes, self.agents
        return Case(self.iri, self.label, self.article, *told, started=self.started)
