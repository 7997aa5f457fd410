"""How it was in the past, before a word for now: what is told there is a trouble, whatever its words.

以前办个证要跑三趟，如今……: the clause must say that it was a burden, and hold words of a type.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from extractors.entities.problem.candidate import Candidate
from extractors.entities.problem.scenes import Scenes
from extractors.entities.problem.types import OTHER
from kg.rules import ArticleView, Hit

#: how much of a sentence behind a word for the past is looked at, and how soon the contrast must follow
TOLD, CONTRAST = 45, 60

#: characters that say something of a burden
SAYS = 6

_STOP = re.compile("[。；！？…—“”\n](?=[^。；！？…—“”\n]*$)")
_THOUGHT = re.compile("[^，。；]{0,3}(?:觉得|感觉|以为|认为|总想)")
# words for the past that tell how it always was
_ALWAYS = frozenset(("以前", "过去", "以往", "从前", "往年", "早些年", "前些年"))
_CLAUSE_STARTS = frozenset("，。；！？：\n“‘—　 ")
_CLAUSE = re.compile("[^，。；！？—…\n“”]{4,}")
# lacking, hard, far, so many, only so: a burden
_BURDEN = re.compile(
    "[没无难缺愁怕慢远乱脏破旧堵吵骂丢坏漏]|不[^少断同论仅但过忘错]|只[能有得好]|(?:[都还就总]|只)(?:得|要)|(?:要|得)[跑走等靠找绕排花去]|全靠|至少"
    "|费[钱时力劲事神]|负担|操心|反复|层层|来回|分开办|才能|将就|凑合|走个?形式|折腾|受罪|遭罪|担心"
    "|[几数]?[十百千][余多来]?[个张份次趟里]|[0-9]{2,}余?多?[个张份次趟里]|需要?[^求，。；]|要[填交带开办盖写报先专一去到等挨逐]|往返|一家家|一趟趟|专门|自费|垫付"
    "|全是|尽是|净是|月月|天天|每[周天月次](?:都|得|要)|[0-9一二两三四五六七八九十几]+[次趟遍道]|多头|分散|各[^个种类自方地]{1,3}各的|闭塞|偏僻|荒|没落|陈旧|单一"
)
# what is said of now: it got better
_BETTER = re.compile(
    "就能|只需|只要|省[心力时钱事]|[好快顺通亮齐少]了|直接|方便|一个窗口|一站式|一次|可好|幸福|舒坦|轻松|不用|不必|再也|解了|踏实|实惠|足不出户|随时|送到|家门口|明显|下降"
)
_GLORY = re.compile("红火|热闹|兴旺|辉煌|闻名|著名|富裕|鼎盛|繁华|兴盛|风光|有名|不愁|无忧|无虑")


# how it always was, with no word for now: heavier than a burden has to be where now is told as well
_HEAVY = re.compile(
    "没[^有什事过想]|无[人处法]|只[能有好]|(?:得|要)[跑走等靠找绕排花填交去]|全靠|光靠|反复|往返|来回|一家家|[几数三四五六七八九十0-9]+[次趟遍](?!会)"
    "|费[时力劲]|都?不[敢愿肯便能会清够]|很难|难以|太[^阳太]|挤满|堆满|常常|经常|总是|老是|动不动|容易|每[周天月次年](?:都|得|要)"
)


class Frames:
    """Looks through the hits of one article."""

    def __init__(
        self,
        view: ArticleView,
        hits: Callable[[str], Sequence[Hit]],
        within: Callable[[int, int], str],
        scenes: Scenes,
    ) -> None:
        """`within` is the type that the words between two positions speak of, `scenes` that of the things there."""
        self._view, self._text, self._hits, self._within, self._scenes = view, view.text, hits, within, scenes

    def find(self) -> Iterator[Candidate]:
        """All of them, in the order of the text."""
        gone = self._hits("gone")
        now = [h.start for h in self._hits("now")] if gone else []
        for hit in gone:
            if hit.start and self._text[hit.start - 1] not in _CLAUSE_STARTS:
                continue
            closes = self._view.sentence(hit.start).end
            at = bisect_left(now, hit.end)
            if at < len(now) and now[at] <= closes + CONTRAST:
                better = _BETTER.search(self._text, now[at], now[at] + TOLD) is not None
                stop = min(hit.end + TOLD, closes, now[at])
                told = [*self._burden(hit.end, stop, _BURDEN, OTHER if better else "")]
                yield from told
                if not told and now[at] < closes and now[at] - hit.end <= TOLD:
                    yield from self._otherwise(hit.end, now[at], min(closes, now[at] + TOLD))
            elif hit.word in _ALWAYS:
                yield from self._burden(hit.end, min(hit.end + TOLD, closes), _HEAVY, "")

    def _type(self, start: int, end: int) -> str:
        """What words speak of."""
        return self._within(start, end) or self._scenes.of(self._text[start:end])

    def _otherwise(self, start: int, now: int, end: int) -> Iterator[Candidate]:
        """It was otherwise than it is now, and what is told of both is of one type: 以前喝的是苦水，现在喝上了甜水."""
        stop = now
        while stop > start and self._text[stop - 1] in "，。；“”":
            stop -= 1
        while start < stop and self._text[start] in "，的是":
            start += 1
        if stop - start < SAYS or self._text.find("，", start, stop) >= 0:
            return
        type_id = self._type(start, end)
        if type_id and not (_GLORY.search(self._text, start, stop) or _THOUGHT.match(self._text, start)):
            yield Candidate(start, stop, type_id, "problem.contrast", 1)

    def _burden(self, start: int, stop: int, burden: re.Pattern[str], untyped: str) -> Iterator[Candidate]:
        """The first clause between two positions that tells a burden of a type, else the first, if it is to count."""
        if _GLORY.search(self._text, start, stop):
            return
        last = -1
        for clause in _CLAUSE.finditer(self._text, start, stop):
            if burden.search(clause[0]):
                type_id = self._type(*clause.span())
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
