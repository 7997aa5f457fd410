"""How it was in the past, before a word for now: what is told there is a trouble, whatever its words.

以前办个证要跑三趟，如今……: the clause must say that it was a burden, and hold words of a type.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from extractors.entities.problem.candidate import Candidate
from extractors.entities.problem.types import OTHER
from kg.rules import ArticleView, Hit

#: how much of a sentence behind a word for the past is looked at, and how soon the contrast must follow
TOLD, CONTRAST = 45, 60

#: characters that say something of a burden
SAYS = 6

_STOP = re.compile("[。；！？…—“”\n](?=[^。；！？…—“”\n]*$)")
_THOUGHT = re.compile("[^，。；]{0,3}(?:觉得|感觉|以为|认为|总想)")
_CLAUSE_STARTS = frozenset("，。；！？：\n“‘—　 ")
_CLAUSE = re.compile("[^，。；！？—…\n“”]{4,}")
# lacking, hard, far, so many, only so: a burden
_BURDEN = re.compile(
    "[没无难缺愁怕慢远乱脏破旧堵吵骂丢坏漏]|不[^少断同论仅但过忘错]|只[能有得好]|(?:[都还就总]|只)(?:得|要)|(?:要|得)[跑走等靠找绕排花去]|全靠|至少"
    "|费[钱时力劲事神]|负担|操心|反复|层层|来回|分开办|才能|将就|凑合|走个?形式|折腾|受罪|遭罪|担心"
    "|[几数]?[十百千][余多来]?[个张份次趟里]|[0-9]{2,}余?多?[个张份次趟里]"
)
# what is said of now: it got better
_BETTER = re.compile(
    "就能|只需|只要|省[心力时钱事]|[好快顺通亮齐少]了|直接|方便|一个窗口|一站式|一次|可好|幸福|舒坦|轻松|不用|不必|再也|解了|踏实|实惠|足不出户|随时|送到|家门口|明显|下降"
)
_GLORY = re.compile("红火|热闹|兴旺|辉煌|闻名|著名|富裕|鼎盛|繁华|兴盛|风光|有名|不愁|无忧|无虑")


class Frames:
    """Looks through the hits of one article."""

    def __init__(
        self, view: ArticleView, hits: Callable[[str], Sequence[Hit]], within: Callable[[int, int], str]
    ) -> None:
        """`within` is the type that the words between two positions speak of."""
        self._view, self._text, self._hits, self._within = view, view.text, hits, within

    def find(self) -> Iterator[Candidate]:
        """All of them, in the order of the text."""
        gone = self._hits("gone")
        now = [h.start for h in self._hits("now")] if gone else []
        for hit in gone if now else ():
            if hit.start and self._text[hit.start - 1] not in _CLAUSE_STARTS:
                continue
            closes = self._view.sentence(hit.start).end
            at = bisect_left(now, hit.end)
            if at < len(now) and now[at] <= closes + CONTRAST:
                better = _BETTER.search(self._text, now[at], now[at] + TOLD) is not None
                yield from self._burden(hit.end, min(hit.end + TOLD, closes, now[at]), OTHER if better else "")

    def _burden(self, start: int, stop: int, untyped: str) -> Iterator[Candidate]:
        """The first clause between two positions that tells a burden of a type, else the first, if it is to count."""
        if _GLORY.search(self._text, start, stop):
            return
        last = -1
        for clause in _CLAUSE.finditer(self._text, start, stop):
            if _BURDEN.search(clause[0]):
                type_id = self._within(*clause.span())
                if type_id:
                    yield Candidate(*clause.span(), type_id, "problem.contrast", 1)
                    return
                last = clause.end()
            elif last >= 0:
                break
        while start < last and self._text[start] in "，的是":
            start += 1
        if untyped and last - start >= SAYS and not _THOUGHT.match(self._text, start):
            stopped = _STOP.search(self._text, start, last)
            yield Candidate(start if stopped is None else stopped.end(), last, untyped, "problem.contrast", 1)
