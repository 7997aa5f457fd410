"""Lists of troubles that are told as one: 村路积水、晾晒不便的问题. The label of one of them holds them all."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CALLED = "问题|难题|痛点|堵点|现象|情况|瓶颈|困境|顽疾|乱象|困扰|烦恼|短板"
#: how long a label may get
_MOST = 40
_LIST = re.compile(r"[^，。；：！？…—\n“”‘’（）]+\Z")
_MEMBER, _SMALL = 14, 8
#: further members, to where the word for trouble is said of them all; in quotations of their own as well
_GOES_ON = re.compile(
    rf"(?:、[^，。；：、！？…—\n“”‘’（）]{{1,{_MEMBER}}}?){{1,4}}(?=[”’]?(?:等[^，。；、“”]{{0,6}}?)?[”’]?的?(?:突出|具体|实际)?(?:{_CALLED}))"
)
_QUOTED = re.compile(rf"(?:[、和]?“[^“”\n]{{1,10}}”)+(?=等|的?(?:{_CALLED}))")
_LIKE = re.compile(rf"、([^，。；：、！？…—\n“”‘’（）]{{2,{_SMALL}}})(?=[，。；：、！？”’]|等|的|$)")
_NAMES_ALL = re.compile(rf"[”’]?(?:等[^，。；、“”]{{0,6}}?)?[”’]?的?(?:突出|具体|实际)?(?:{_CALLED})")
_ENDS = tuple(_CALLED.split("|"))
#: two characters or fewer tell nothing of a way to list them
_SAME = frozenset("难慢少多贵差乱高低缺散弱大")
#: what makes words say a trouble
_BAD = re.compile(
    "[难慢贵差乱缺弱散堵漏坏旧破脏臭吵险危患高低少多频繁杂长远挤窄旱涝]|不|无|没|未|老化|短板|纠纷|矛盾|匮乏|扰|侵|占|违|污|滞"
)
_SORTS = ("并存", "兼有", "皆有", "都有", "等多种", "等各类")


def is_sort(text: str, start: int, end: int) -> bool:
    """Whether a thing is the last of some sorts that there are: 石路、土路、断头路并存."""
    return text.startswith(_SORTS, end) and text[start - 1 : start] == "、" and text[start - 2] == text[end - 1]


def is_called(text: str, end: int) -> bool:
    """Whether the word for trouble follows a list: 停车难|等突出问题."""
    return _NAMES_ALL.match(text, end) is not None


def behind(text: str, left: int, right: int, others: Sequence[int]) -> int:
    """Where a list ends whose member stands at `left`, `right`; none of `others` may be in it."""
    whole = text.endswith(_ENDS, left, right)
    on = None if whole else _GOES_ON.match(text, right) or _QUOTED.match(text, right)
    if on and not all(_BAD.search(member) for member in on[0].strip("、“”").split("、")):
        on = None  # 停车难、电梯加装等问题: works beside it
    end = on.end() if on else _alike(text, left, right)
    return end if end - left <= _MOST and not any(right <= other < end for other in others) else right


def _alike(text: str, left: int, right: int) -> int:
    """Where members end that are said in the same way: 忙检查、忙填表; 停车难、充电难."""
    end = right
    while like := _LIKE.match(text, end):
        same = like[1][0] == text[left] if right - left <= _SMALL else False
        if not (same or (like[1][-1] == text[right - 1] and text[right - 1] in _SAME)):
            break
        end = like.end()
    return end


def before(text: str, left: int, right: int, others: Sequence[int]) -> int:
    """Where a list begins whose last member stands at `left`, `right`."""
    if text[left - 1 : left] != "、":
        return left
    first = _LIST.search(text, right - _MOST, left)
    if first is None or (first.start() == right - _MOST and text[first.start() - 1] not in "，。；：！？…—\n“”‘’（）"):
        return left
    members = text[first.start() : left - 1].split("、")
    called = text.endswith(_ENDS, left, right) or _NAMES_ALL.match(text, right) is not None
    alike = len(members[-1]) <= _SMALL and members[-1][-1:] in text[left + 1 : right - 1]
    if not (called or alike):
        return left
    last = max((other for other in others if first.start() <= other < left), default=-1)
    return first.start() if last < 0 else text.index("、", last) + 1
