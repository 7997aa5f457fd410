"""Whether a trouble was solved, from what the text around it goes on to tell."""

from __future__ import annotations

from bisect import bisect_left

from kg.rules import ArticleView

#: how far the story of one trouble is followed: the rest of its paragraph and the next ones
REACH = 400
#: words before the trouble in its sentence that count too: 解决了停车难
BEFORE = 30


class Resolutions:
    """Decides `yes`, `partly`, `no` or `unclear` for a trouble of an article."""

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self._starts = {name: [h.start for h in view.hits(f"problem.{name}")] for name in ("solved", "underway", "unsolved")}

    def of(self, start: int, end: int) -> str:
        """Near words weigh more than far ones; without any the text leaves it open."""
        sentence = self._view.sentence(start)
        near = (max(sentence.start, start - BEFORE), sentence.end)
        far = (sentence.end, min(len(self._view.text), sentence.end + REACH))
        if self._any("unsolved", *near):
            return "no"
        if self._any("solved", *near):
            return "yes"
        if self._any("underway", *near):
            return "partly"
        if self._any("solved", *far):
            return "yes"
        return "partly" if self._any("underway", *far) else "unclear"

    def _any(self, name: str, start: int, end: int) -> bool:
        starts = self._starts[name]
        at = bisect_left(starts, start)
        return at < len(starts) and starts[at] < end
