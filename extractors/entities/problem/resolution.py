"""Whether a trouble was solved, from what the text around it goes on to tell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from operator import itemgetter

from kg.rules import ArticleView

#: how far the story of one trouble is followed past its sentence
REACH = 800
#: words before the trouble in its sentence that count too: 解决了停车难
BEFORE = 30
#: where an attempt stands, at most: 着力破解基层治理“小马拉大车”难题
ATTEMPT = 15
_START = itemgetter(0)
_NEVER = 1 << 60  # a position behind every text, so that a search among positions always finds one
_KINDS = ("solved", "better", "underway", "unsolved", "attempts")


class Resolutions:
    """Decides `yes`, `partly`, `no` or `unclear` for a trouble of an article."""

    def __init__(self, view: ArticleView, slow: Collection[str]) -> None:
        """`slow` are the types that count as partly solved once someone set about them."""
        self._view, self._slow = view, slow
        self._starts: dict[str, list[int]] = {
            kind: [*map(_START, view.hits(f"problem.{kind}")), _NEVER] for kind in _KINDS
        }

    def of(self, type_id: str, start: int, end: int, dealt_with: bool) -> str:
        """Near words weigh more than far ones; without any the text leaves it open."""
        opens, closes = self._view.sentence(start)
        near = max(opens, start - BEFORE)
        if self._any("unsolved", near, closes):
            return "no"
        over = dealt_with or self._any("solved", near, closes)
        attempted = self._any("attempts", max(opens, start - ATTEMPT), start)
        if type_id in self._slow:
            if over and not attempted:
                return "yes"
            return "partly" if attempted or self._story(closes) else "unclear"
        if (attempted or not over) and self._any("underway", near, closes):
            return "partly"
        if over or self._any("better", end, closes) or self._story(closes):
            return "yes"
        return "partly" if attempted or self._any("underway", closes, closes + REACH) else "unclear"

    def _story(self, start: int) -> bool:
        stop = start + REACH
        return self._any("solved", start, stop) or self._any("better", start, stop)

    def _any(self, kind: str, start: int, end: int) -> bool:
        starts = self._starts[kind]
        return starts[bisect_left(starts, start)] < end
