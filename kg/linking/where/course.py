"""The course of a story: the places that move it, in order of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from kg.linking.where.references import Event

#: words of a clause that names a place by the way: it does not end with its name
_BY_THE_WAY = re.compile("[^，；。：\n]{2,40}(?<![区村镇乡道县市州旗苑园院里巷楼城家庭])[，；]")


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

    def told_until(self, first: int, after: int, text: str, position: int) -> str:
        """As `last_of` for the events of a sentence before a position.

        A place named by the way inside one that the sentence began with holds for its clause only: 榆州市改造柳河站
        白鹭小区的管道，更换水泵.
        """
        key, events = self.last_of(first, after), self.events
        last = events[after - 1]
        if last.key != key or last.leading:
            return key
        above = self._ancestors.get(key, ())
        begun = [e.key for e in events[first : after - 1] if e.leading and e.key in above]
        return begun[-1] if begun and _BY_THE_WAY.match(text, last.position, position) else key
