"""The course of a story: the places that move it, in order of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from kg.linking.where.references import Event


class Course:
    """Answers which place a stretch names first or last.

    Those who ask it (speakers, people, the whole country) need nothing else of the `Locus` that made them. Did they
    hold it, they would hold each other: nothing of an article would be gone before the garbage collector had come.
    """

    def __init__(self, events: Sequence[Event], ancestors: Mapping[str, frozenset[str]]) -> None:
        """`events` in order of the text, `ancestors` of a place by its key."""
        self.events = events
        self.positions = [e.position for e in events]
        self._ancestors = ancestors

    def first(self, start: int, end: int) -> str | None:
        """The first place of a stretch."""
        i = bisect_left(self.positions, start)
        return self.events[i].key if i < len(self.positions) and self.positions[i] < end else None

    def last(self, start: int, end: int) -> str | None:
        """The latest place of a stretch; a wider one inside a clause (素有陕西“粮仓”之称) does not end a narrower."""
        first = bisect_left(self.positions, start)
        after = bisect_left(self.positions, end, first)
        return self.last_of(first, after) if first < after else None

    def last_of(self, first: int, after: int) -> str:
        """As `last`, for the events from one number to another."""
        events, ancestors = self.events, self._ancestors
        i = after - 1
        while i > first:
            last = events[i]
            if last.leading or not any(last.key in ancestors.get(e.key, ()) for e in events[first:i]):
                break
            i -= 1
        return events[i].key
