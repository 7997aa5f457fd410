"""The place that a stretch of an article is about: the one told of most often, unless it only stands for one around."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from kg.core.document import Line
from kg.linking.places import Entity
from kg.linking.where.course import Course
from kg.linking.where.references import LEVEL_DEPTH, Event

_SMALL = frozenset({"village", "community", "quarter"})  # levels of places that may only stand for one around them
_AROUND = frozenset({"county", "township"})  # levels of that one
_SELDOM = 2  # times that a small place is told of at most, to stand for one around it


class Focus:
    """Finds that place for any stretch of one article."""

    def __init__(
        self,
        course: Course,
        places: Mapping[str, Entity],
        ancestors: Mapping[str, frozenset[str]],
        lines: Sequence[Line],
        line_starts: Sequence[int],
    ) -> None:
        """`line_starts` are those of `lines`, the first of them 0."""
        self._course, self._places, self._ancestors = course, places, ancestors
        self._lines, self._line_starts = lines, line_starts

    def of(self, start: int, end: int, whole: str | None) -> str | None:
        """The place of a stretch; `whole` is that of the article, None where it is asked for.

        It is the one named most often, headings and title counting double; then the deepest.
        """
        events = self._between(start, end)
        often: dict[str, int] = {}  # in order of the text, so that of two alike the first is taken
        for e in events:
            often[e.key] = often.get(e.key, 0) + (2 if self._role(e) in ("title", "heading") else 1)
        if not often:
            return None
        if whole is not None:  # the article's place holds its own against an example told as often
            by_the_way = all(not e.leading and e.key in self._ancestors.get(whole, ()) for e in events)
            if by_the_way or often.get(whole) == max(often.values()):
                return whole
        most = min(often, key=lambda k: (-often[k], -LEVEL_DEPTH.get(self._places[k].level, 0)))
        return self._around(most, events) or most

    def _around(self, key: str, events: Sequence[Event]) -> str | None:
        """For a small place that is seldom told of, the one around it with which the story began, if it did.

        What is named once and no more, as where somebody was met or comes from, gives way to its town, told later.
        """
        told = [e for e in events if e.key == key]
        if self._places[key].level not in _SMALL or len(told) > _SELDOM or any(self._role(e) != "body" for e in told):
            return None
        once = sum(e.begin >= 0 for e in told) == 1
        for e in events:
            level = self._places[e.key].level
            if not e.leading or level not in _AROUND or e.key not in self._ancestors.get(key, ()):
                continue
            if self._role(e) == "body" and (e.position < told[0].position or (once and level == "township")):
                return e.key
        return None

    def _between(self, start: int, end: int) -> Sequence[Event]:
        positions = self._course.positions
        return self._course.events[bisect_left(positions, start) : bisect_left(positions, end)]

    def _role(self, event: Event) -> str:
        """Role of the line that an event stands in."""
        return self._lines[bisect_right(self._line_starts, event.position) - 1].role
