"""Where an article turns from its places to the whole country: what is told there is told of no place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from kg.core.document import Line
from kg.rules import ArticleView

_MINISTRY = re.compile("(?:公安|民政|司法)部(?=[会联印部组自开有普])")
_NATION = re.compile(
    r"全国(?!人大|政协|劳模|劳动模范|优秀|先进|文明|重点|民主|示范|“|两会|首|最|各?地?推广)"
    rf"|(?<![一-鿿])各地|中央(?:层面|财政(?!部))|国务院|国家(?:层面|和省|、省)|我国|总书记(?:多次|反复)?(?:强调|指出|要求)|{_MINISTRY.pattern}"
)
_NATION_WORD = re.compile("全国|各地|中央(?:层面|财政)|国务院|国家(?:层面|和省|、省)|我国|总书记|公安部|民政部|司法部")
_LONGEST = 8  # characters of such a word and of what must not follow it


class Nation:
    """Answers whether words are about the whole country."""

    def __init__(self, view: ArticleView, words: Sequence[int], last: Callable[[int, int], str | None]) -> None:
        """`words` are positions of words that may tell of it, `last` the place that a stretch names last."""
        self._view = view
        self._last = last
        #: positions of words that tell of it
        self.told = [at for at in words if _NATION_WORD.match(view.text, at)]

    def reached(self, start: int, position: int) -> bool:
        """Whether the words before a position turn from the article's places to the whole country."""
        if bisect_left(self.told, start) == bisect_right(self.told, position):
            return False
        # what is told may begin with the nation itself: 国家和省级清单
        found = [m for m in _NATION.finditer(self._view.text, start, position + _LONGEST) if m.start() <= position]
        return bool(found) and self._last(found[-1].end(), position) is None

    def holds(self, line: Line, start: int, end: int) -> bool:
        """Whether the sentences of a paragraph before one, or it itself, turn to the whole country without a place."""
        here = bisect_left(self.told, start)
        if bisect_left(self.told, line.start) == here:
            return bool(_MINISTRY.search(self._view.text, start, end))
        return self._last(line.start, start) is None and bool(_NATION.search(self._view.text, line.start, start))
