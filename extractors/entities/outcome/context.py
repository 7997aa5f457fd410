"""What stands around a number: its clause, the verb that governs it, the noun that it counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.entities.outcome.quantities import Quantity
from kg.rules import ArticleView

#: categories of the lexicon that are deeds
DEEDS = (
    "handle",
    "settle",
    "build",
    "organise",
    "meet",
    "engage",
    "benefit",
    "invest",
    "save",
    "earn",
    "give",
)
_BREAKS = "，。；：！？\n…"
_BREAK = re.compile(f"[{_BREAKS}]")
_NO_BREAK = re.compile(f"[^{_BREAKS}]*")
_CLAUSE_REACH = 48
# where a noun after a unit stops
_NOUN = re.compile(
    r"(?:的)?([^，。；：！？、\n（）()“”…—\s]{1,16}?(?:（[^（）\n]{1,6}）[^，。；：！？、\n（）()“”…—\s]{0,8}?)?)(?=[，。；：！？、\n（）()“”…—\s]|$|在|和|与|及|被|将|把|已|均|都|全部|也|进行|开展|参与|加入|下沉|投入|成立|组成|为(?!民)|到|从|等|沉|分为|划为|划分为|整合|进驻|开通|不再|用上|领到|纳入|实现|得到|提供|共同|自愿|主动|的|，|分别|负责|迎来|受益|陆续|相继|用于|给|让|通过|覆盖|入驻|结对|建成|建起|完成|就业|务工|解决|推行|焕然|帮助|享受|简办|追讨|协调|共(?=[0-9])|送上|送去|配药|办理|掌握|学会|申请|[0-9]|迅速|集结|同意|脱贫户|实行)"
)
_QUOTED_NOUN = re.compile(r"“([^”\n]{1,16})”([^，。；：！？、\n“”（）]{0,8})")
# 10个〔人口少、路途远的〕山村
_DESCRIBED = re.compile(
    r"[^，。；：！？\n“”0-9、]{2,12}、[^，。；：！？\n“”0-9、]{1,8}的([一-鿿]{2,8})(?=[，。；！？])"
)
_LEFT_NOUN = re.compile(r"[^，。；：！？\n]{1,18}$")
_HAS_DIGIT = re.compile(r"[0-9]")
_CHANGED = re.compile(r"(?:平均)?(?:从|由)(?=.*[0-9])")
_LEADING = re.compile(
    r"^(?:今年以来|去年以来|近年来|今年|去年|目前|至今|如今|将|把|的|等|了|过|起|出|着|成|好|完|各类|包括)+"
)
_TRAILING = re.compile(
    r"(?:累计|共计|共|总数|数量|达到|达|约|为|超过|等|已|有|是|仅|只|就|突破|不足|多|[增降减缩扩提锐压升]?[长大少短展升高减]?(?:至|到了?)|稳定在)+$"
)
_PERIOD = re.compile(
    r"(?:截至|截止)[^，。；\n]{0,12}|今年以来|去年以来|近年来|几年来|上半年|前三季度|[0-9一二三四五六七八九十两]+年来|[0-9]{4}年(?:[0-9]{1,2}月)?以来|去年|今年|目前|仅[0-9]{4}年|(?:19|20)[0-9]{2}年|(?:[^，。；\n]{1,6})以来"
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the lexicon in the text and the deed that it stands for."""

    start: int
    end: int
    word: str
    deed: str
    nounlike: bool  # stands in nouns as often: 服务站


class Verbs:
    """The verbs of an article by position. A word inside a longer word of the lexicon does not count."""

    def __init__(self, view: ArticleView, nounlike: frozenset[str]) -> None:
        """Read the hits of `view`; `nounlike` words are nouns as often as verbs."""
        found = [
            Verb(h.start, h.end, h.word, deed, h.word in nounlike)
            for deed in DEEDS
            for h in view.hits(f"outcome.{deed}")
        ]
        found.sort(key=lambda v: (v.start, -v.end))
        kept: list[Verb] = []
        for verb in found:
            if kept and verb.end <= kept[-1].end:
                continue
            kept.append(verb)
        self.all = kept
        self._starts = [v.start for v in kept]

    def between(self, low: int, high: int) -> Sequence[Verb]:
        """Verbs that begin at or after `low` and end at or before `high`."""
        found = self.all[bisect_left(self._starts, low) : bisect_left(self._starts, high)]
        return [v for v in found if v.end <= high]


def clause_start(text: str, position: int, low: int) -> int:
    """Where the clause that holds `position` begins (commas end one, 、 does not)."""
    low = max(low, position - _CLAUSE_REACH)
    clause = _NO_BREAK.match(text[low:position][::-1])  # reversed: C speed, and never beyond the reach
    return position - clause.end() if clause else position


def clause_end(text: str, position: int) -> int:
    """Where the clause that holds `position` ends."""
    m = _BREAK.search(text, position, position + _CLAUSE_REACH)
    return m.start() if m else min(len(text), position + _CLAUSE_REACH)


def noun_after(text: str, quantity: Quantity) -> str:
    """The noun that follows a unit: 70余条〔线索〕; "" where the clause ends there."""
    m = _QUOTED_NOUN.match(text, quantity.end)
    if m:
        return m[1] + m[2]
    m = _DESCRIBED.match(text, quantity.end) or _NOUN.match(text, quantity.end)
    return m[1] if m else ""


def noun_before(text: str, start: int, low: int) -> str:
    """The words of the clause between `low` (a verb's end, a list mark) and a number, without adverbs."""
    m = _LEFT_NOUN.search(text[max(low, start - 18) : start])
    words = m[0] if m else ""
    mark = words.rfind("、")
    if mark >= 0 and _HAS_DIGIT.search(words, 0, mark):  # an earlier member of the list with its own number
        words = words[mark + 1 :]
    if _CHANGED.search(words):
        words = _CHANGED.split(words)[0]
    return _LEADING.sub("", _TRAILING.sub("", words))


def period(text: str, low: int, start: int) -> str:
    """The time that the sentence gives for a number, nearest first: 今年以来, 截至8月底."""
    last = ""
    for m in _PERIOD.finditer(text, low, start):
        last = m[0]
    return last


def in_name(text: str, position: int, low: int, high: int) -> bool:
    """Does a position stand inside a short quotation, which is a name: “每季8件事”?"""
    opened = text.rfind("“", max(low, position - 16), position)
    opened = max(opened, text.rfind("‘", max(low, position - 16), position))
    if opened < 0 or max(text.rfind("”", opened, position), text.rfind("’", opened, position)) > opened:
        return False
    closed = text.find("”" if text[opened] == "“" else "’", position, min(high, opened + 18))
    return closed >= 0 and not re.search(r"[，。！？；]", text[opened:closed])
