"""A name that may be a mechanism, with what speaks for and against it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Candidate:
    """A span that may name a mechanism. Mutable while evidence is gathered; never leaves this package."""

    start: int
    end: int  # of the name's words
    outer_start: int  # with quotation marks
    outer_end: int  # with quotation marks and head noun
    name: str
    rule: str
    score: float = 0.0
    aliases: tuple[str, ...] = ()
    quoted: bool = False
    rejected: str = ""  # why it can never be one
    left: str = ""  # class of the verb before
    right: str = ""  # class of the head noun after
    definition: tuple[int, int] | None = None
    explicit: bool = False  # the definition is marked as one (即, a colon, brackets, a list that the name counts)
    members: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
