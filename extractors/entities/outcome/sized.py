"""Things that were built, told with their size: 一座300多平方米的活动室拔地而起, 铺成一条480米长的便道."""

from __future__ import annotations

import re

from extractors.entities.outcome.context import Place
from extractors.entities.outcome.rules import Found

RULE = "outcome.reached"
_ONE = re.compile(
    r"(?:^|[一这两三0-9][座处条栋幢道个段间块片堵排][^，。；、0-9]{0,4}|[了起出成好的]|、)(?:建筑面积|面积)?(?:约|近|达|超|足足|整整|长|全长|长达)?$"
)
_THING = re.compile(
    r"(?:多)?[长宽高深]?的([^，。；：、“”（）0-9\n]{0,10}?"
    r"(?:[车仓]库|[车雨凉]棚|广场|公园|游园|花园|果园|菜园|中心|食堂|室|馆|堂|厅|用房|站|场地?|空间|乐园|戏?台|基地|车间|厂房|长廊|连廊|走廊|文化墙|围墙|墙|"
    r"围栏|护栏|栅栏|栏杆|[堤河水]?坝|护坡|挡墙|[水暗明排沟]?渠|水沟|管道|管网|管线|[道公马便栈步绿机耕巷]+[路道]|路|桥|通道|车道|跑道|坡道|绿地|绿化带|阵地|驿站|小院|大棚))"
)
#: what stands there by now
_MADE = re.compile(
    r"建|修|铺|筑|砌|硬化|拔地而起|落成|投用|投入使用|完工|竣工|通车|改[成为造]|变[成为身]|打造|架|拓|开辟|辟出|腾出|搭|垒|贯通|打通|亮相|启用|新添|添了|多了|围起|立起|装上|设"
)
#: 2个使用面积达900平方米的车棚: how many there are counts
_SEVERAL = re.compile(
    r"(?<![0-9])(?:[2-9]|[1-9][0-9]+|[两三四五六七八九十])[个座处间条][^，。；、0-9]{0,2}面积[约达近为共超]*$"
)
_NOT_YET = re.compile(
    r"计划|拟|将|打算|规划中|准备|想|希望|要求|只有|仅有|原有|原来|以前|过去|没有?|若|如果|年久|狭窄|破旧|废弃"
)


def sized(text: str, p: Place) -> Found | None:
    """The size of a thing that the clause says was made."""
    if p.q.family != "area" or not _ONE.search(p.left):
        return None
    thing = _THING.match(p.right)
    if thing is None or _SEVERAL.search(p.left):
        return None
    clause = p.left + p.right
    made = _MADE.search(p.left + p.right[thing.end() :]) or _MADE.match(text[p.q.end + len(p.right) + 1 :][:4])
    if made is None or _NOT_YET.search(clause):
        return None
    return Found(RULE, None, thing[1].strip() or p.noun_after, clause)
