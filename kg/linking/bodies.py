"""Bodies whose names hold the name of a place that the story is not about."""

from __future__ import annotations

from bisect import bisect_right

from kg.core.mentions import OrganizationMention, PlaceMention
from kg.rules import ArticleView

#: bodies inside whose name a place does not move the story
_STILL = frozenset({"government", "enterprise", "property", "school-hospital", "media", "social"})


class Bodies:
    """Bodies inside whose name a place does not move the story."""

    def __init__(self, view: ArticleView) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []  # the furthest end of a body that begins there or before
        furthest = 0
        for m in view.mentions("organization"):
            if isinstance(m, OrganizationMention) and m.category in _STILL:
                furthest = max(furthest, m.end)
                self._starts.append(m.start)
                self._ends.append(furthest)

    def hold(self, m: PlaceMention) -> bool:
        """Whether a place stands inside the name of one, not at its end."""
        i = bisect_right(self._starts, m.start)
        return i > 0 and m.end < self._ends[i - 1]
