"""Clauses that tell of a burden by their shape, whatever their words, typed by the things in them.

充电全靠一根拖线, 三年没下过楼, 谁也不敢盖那个章: a sign of a burden (谁也不, 年没) tells it by itself, a milder one
(全靠) with another one, or where the sentence says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from extractors.entities.problem.candidate import BURDEN, PLAIN, Candidate
from extractors.entities.problem.clauses import start_of
from extractors.entities.problem.scenes import Scenes
from kg.rules import Hit

#: how long a clause may be that tells of one, and how short
LONGEST, LEAST = 32, 5
#: where it begins and ends
MARKS = "，。；！？：…\n—“”"

# lists of signs, and how much one of each says
_SIGNS = (("burdens", PLAIN), ("burden_hints", 1))
# who does so in the service of others
_HELPS = re.compile("志愿|民警|辅警|党员|网格员|书记|干部|工作人员|社工|队员|医生|教师|老师")


class Burdens:
    """Looks through the hits of one article."""

    def __init__(self, text: str, hits: Callable[[str], Sequence[Hit]], scenes: Scenes) -> None:
        """`scenes` says what a clause is about."""
        self._text, self._hits, self._scenes = text, hits, scenes

    def find(self) -> Iterator[Candidate]:
        """All of them, in the order of the text."""
        signs = [(*hit[:2], says) for name, says in _SIGNS for hit in self._hits(name)]
        signs.sort()
        at = 0
        while at < len(signs):
            start, end = self._clause(*signs[at][:2])
            told, reached = 0, -1
            while at < len(signs) and (signs[at][0] < end or not told):
                if signs[at][0] >= reached:
                    told += signs[at][2]
                    reached = signs[at][1]
                at += 1
            if not LEAST <= end - start <= LONGEST:
                continue
            plain = told >= PLAIN or self._troubled(start, end)
            if not plain and _HELPS.search(self._text, start, end):
                continue  # 志愿者天天守在路口
            type_id = self._scenes.of(self._text[start:end])
            if type_id:
                yield Candidate(start, end, type_id, BURDEN, PLAIN if plain else 1)

    def _troubled(self, start: int, end: int) -> bool:
        """Whether a word for trouble as such stands between two positions."""
        troubles = self._hits("hardships")
        at = bisect_left(troubles, (start,))
        return at < len(troubles) and troubles[at].end <= end

    def _clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause around a sign; one that is too long ends far off."""
        left = start_of(self._text, start, MARKS, LONGEST)
        while end < left + LONGEST + 1 and end < len(self._text) and self._text[end] not in MARKS:
            end += 1
        return left, end
