"""What may state a trouble, as every rule gives it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from extractors.entities.problem.topics import SENTENCE

#: score of words that state a trouble by themselves
PLAIN = 2
#: fields of the scheme whose words state a trouble, the plainest first
NAMED = ("troubles", "mild", "weak")
#: the rule of what is told by its end alone: 垃圾不见了
ENDED = "problem.ended"
#: the rule of a clause that tells of a burden by its shape
BURDEN = "problem.burden"


class Candidate(NamedTuple):
    """Words that may state a trouble of a type; `score` says how sure they make it by themselves."""

    start: int
    end: int
    type: str
    rule: str
    score: int


class Topic(Protocol):
    """What a passage is about (see `Topics.of`)."""

    def __call__(self, start: int, end: int, among: Sequence[str] = (), least: float = SENTENCE) -> str:
        """The type, empty where nothing says so."""
        ...
