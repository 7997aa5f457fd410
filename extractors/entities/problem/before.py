"""Words before a trouble that make it none: it is kept away (避免乱停乱放), or only possible (如果停水)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from operator import itemgetter

from kg.rules import ArticleView, Hit

_START, _END = itemgetter(0), itemgetter(1)
_NEVER = 1 << 60  # a position behind every text, so that a search among positions always finds one
# what is done away with was there: 杜绝|了重复填报; 为了|杜绝|拉票的情况
_ENDED = frozenset(("杜绝", "遏制", "革除", "摒弃"))
_SORTS = re.compile("[^，。；！？：\n这此类]{2,12}的(?:情况|现象|问题|乱象)，")


def did_away(text: str, hit: Hit) -> bool:
    """Whether a word for keeping away says that something which was there was done away with.

    >>> did_away("从源头杜绝了重复填报", Hit(3, 5, "杜绝"))
    True
    """
    if hit.word not in _ENDED:
        return False
    if text.startswith("了", hit.end):
        return True
    return text.endswith(("为", "为了"), 0, hit.start) and _SORTS.match(text, hit.end) is not None


class Before:
    """Words of a category, asked for right before a position."""

    def __init__(self, view: ArticleView, name: str, unless: Callable[[str, Hit], bool] | None = None) -> None:
        """Hits for which `unless` holds are left out."""
        hits = view.hits(f"problem.{name}")
        if unless is not None:
            hits = [hit for hit in hits if not unless(view.text, hit)]
        self._starts, self._ends = [*map(_START, hits)], [*map(_END, hits), _NEVER]

    def any(self, start: int, end: int) -> bool:
        """Whether one stands between two positions."""
        at = bisect_left(self._ends, start)
        while self._ends[at] <= end:
            if self._starts[at] >= start:
                return True
            at += 1
        return False
