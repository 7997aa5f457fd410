"""Whose place the words quoted in an article are told of: that of who says them."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.core.document import Line
from kg.rules import ArticleView

#: signs before the end of a quotation that is a speech, not a name or a phrase
_SAID = frozenset("。！？…，")
_SAYS = ("说，", "示，", "绍，", "言，", "为，", "充，", "诉记者，", "说：", "示：", "绍：")  # before one that goes on
_TELLS = re.compile("[一-鿿]{2,4}?(?:说|表示|介绍|认为|坦言|补充)，")  # somebody tells without quotation marks
_TOLD = 7  # characters of these words at most


class Speech:
    """Finds the places of speakers."""

    def __init__(
        self,
        view: ArticleView,
        first: Callable[[int, int], str | None],
        holder: Callable[[int, int], str | None],
    ) -> None:
        """`first` tells the place that a stretch names first, `holder` that of the official who opens a stretch."""
        self._view = view
        self._first = first
        self._holder = holder

    def place(self, line: Line, start: int, position: int) -> str | None:
        """For quoted words: the place of who says them (“……”家住某小区的居民说). `start` is that of their sentence."""
        text = self._view.text
        opened = text.rfind("“", line.start, position + 1)
        if text[line.start] == "“":
            said = self._at_start(line, position)
            if said:
                return said
        elif opened >= 0 and (closed := text.find("”", opened, line.end)) >= position and text[closed - 1] in _SAID:
            return self._after(line, closed)
        return self._going_on(line, start, position, opened)

    def _going_on(self, line: Line, start: int, position: int, opened: int) -> str | None:
        """For what the speaker of a paragraph says further: “……。”林某表示，“……。”, 林某说，……."""
        text = self._view.text
        if text.find("，", start, start + _TOLD) >= 0 and _TELLS.match(text, start):
            return self._holder(start, position)
        if opened < line.start + 2 or not text.endswith(_SAYS, line.start, opened) or "”" in text[opened:position]:
            return None
        return self._holder(self._view.sentence(opened - 1).start, opened)

    def _at_start(self, line: Line, position: int) -> str | None:
        text = self._view.text
        closed = text.find("”", position, line.end)
        if closed < 0 or (text.find("“", position, closed) >= 0 and position > line.start):
            return None
        return self._after(line, closed)

    def _after(self, line: Line, closed: int) -> str | None:
        said = self._view.sentence(min(closed + 1, line.end - 1))
        return self._first(closed, said.end) or self._holder(closed + 1, said.end)
