"""Quarters that only their surroundings tell: 机床厂|宿舍, 家住|云杉新天地3号楼, |柳湾新天地是一个老旧小区.

Where an article tells one so, its name alone is the same place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from extractors.entities.place.lower import Found
from extractors.entities.place.words import words
from kg.rules import ArticleView
from kg.text.edges import PLAIN, is_edge_word, left_edge, run_start, strangeness

_SCORE = 4.0
_OCCURRENCES = 30  # of a name that are looked at
_STEM = 8  # characters of a works' name at most
#: whose housing it is: 机床厂, 粮食局, 云杉公司
_WORKS = re.compile(
    r"[一-鿿]+(?:厂|局|公司|院|所|站|校|矿|社|处|行|队|场|部|委|段|库|店|路|巷|街)(?:老|职工|单身|家属)?$"
)
_ANY_WORKS = re.compile(
    r"(?:.*(?:学院|中学|小学|大学|学校|高校|医院|法院|部队|本?单位|企业|工厂|工地|公安局|派出所|酒店|大队|消防站)|.{0,2}公司|[本该各新老旧一个]厂)(?:老|职工|单身|家属)?$"
)
_HOUSE = re.compile(r"(?P<name>[一-鿿]{3,6}?)(?:[0-9一二三四五六七八九十]{1,3}(?:号楼|栋|幢|单元))")
#: what follows a quarter that is called by its side
_SIDE_NEXT = re.compile("、[东西南北中]苑|(?:小区)?(?:没有|[共现]有|被划|的?(?:居民|业主|住户))|[0-9]+(?:号楼|栋|幢)")
_CAPITAL = re.compile("(?<=[花名华丽尚锦豪金])都")  # 丽都庭院
_YARD = re.compile("[一-鿿]{2,4}?庭院(?!式|经济|里的|整治|美化|绿化)")
_SORT = re.compile(
    r"(?:^|[，。；！？：“”\n的])(?P<name>[一-鿿]{4,8}?)(?:就|便|正|曾)?(?:是|属于)"
    r"(?:这样|一个|一处|个|[辖市县城]区|典型|[0-9]{4}|上世纪|老旧|无物业|回迁|安置|封闭|开放)[^，。；！？：“”\n]{0,16}$"
)
_REACH = 32
#: how no such name begins or ends
_NO_NAME = re.compile(
    r"[这该那本我你他她它全其某各每大多原曾位在从有无不]|.*(?:小区|社区|街道|[村镇乡路街巷区市县里处们家]|一带|附近|周边|部分|大都|之前|之一|以前|过去|原来)$"
)


def homes(view: ArticleView, ends: Collection[int]) -> list[Found]:
    """Housing of works, and estates that a house number or what they are called tells; `ends` are ends of names."""
    text = view.text
    found = list(_housing(view, ends))
    names: list[str] = []
    for hit in view.hits("place.home"):
        match = _HOUSE.match(text, hit.end)
        if match is not None and _named(match["name"]):
            names.append(match["name"])
    for start, _, word in view.hits("place.quarter"):
        floor = max(0, start - _REACH)
        if word == "小区" and (text.find("是", floor, start) >= 0 or text.find("属于", floor, start) >= 0):
            match = _SORT.search(text, floor, start)
            if match is not None and match.start("name") not in ends and _named(match["name"]):
                names.append(match["name"])
    for start, end, _ in view.hits("place.yard"):
        if text.startswith("庭院", start):
            names += [
                text[at:end]
                for at in range(start - 4, start - 1)
                if at in ends and _YARD.fullmatch(text, at, end) and _named(text[at:end])
            ]
    for start, _, word in view.hits("place.estate"):  # 北苑、东苑
        if word == "苑" and text[start - 1] in "东西南北中" and _SIDE_NEXT.match(text, start + 1):
            names.append(text[start - 1 : start + 1])
    for name in dict.fromkeys(names):
        found += _everywhere(text, name, ends)
    return found


def _housing(view: ArticleView, ends: Collection[int]) -> Iterator[Found]:
    text = view.text
    for hit in view.hits("place.yard"):
        if hit.word == "庭院":
            continue
        for at in range(hit.start - 3, run_start(text, hit.start, _STEM) - 1, -1):
            if at in ends or left_edge(text, at)[0] >= PLAIN:
                stem = text[at : hit.start]
                if _WORKS.match(stem) and not _ANY_WORKS.match(stem) and not strangeness(stem):
                    yield Found(at, hit.end, text[at : hit.end], "quarter", _SCORE, "place.housing")
                break


def _named(name: str) -> bool:
    plain = _CAPITAL.sub("", name)
    return not (_NO_NAME.match(name) or strangeness(plain) or is_edge_word(name) or words().generic(name))


def _everywhere(text: str, name: str, ends: Collection[int]) -> Iterable[Found]:
    at = -1
    for _ in range(_OCCURRENCES):
        at = text.find(name, at + 1)
        if at < 0:
            return
        if at in ends or left_edge(text, at)[0] >= PLAIN:
            yield Found(at, at + len(name), name, "quarter", _SCORE, "place.home")
