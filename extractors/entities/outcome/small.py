"""Small numbers in characters that count all the same: 设立两个服务点, 两台崭新的道闸, 两轮“敲门问暖”覆盖全部住户."""

from __future__ import annotations

import re

from extractors.entities.outcome.context import Place

#: what is brand new, be it two of it: 两台崭新的道闸
_BRAND_NEW = re.compile("(?:崭新|全新|簇新)的?[^，。；]{2}")
#: talks and surveys, be they two: 两轮“敲门问暖”覆盖全部住户
_TALKS = re.compile(
    r"“[^”\n]{2,12}”(?:[^，。；：“”]{0,4}[会谈]|[^，。；：、“”]{0,4}(?:下来|覆盖|过后|结束|之?后|，))"
    r"|[^，。；：、“”]{0,4}(?:走访|调研|协商|座谈|议事|恳谈|讨论|沟通|摸排|商议|表决|投票|征求意见|会议)(?:会|活动)?(?:下来|覆盖)"
)

#: 客人翻了五倍
_MULTIPLIED = re.compile(r"(?:[翻增多涨高扩快强升][了出到加长]+|翻)(?:近|约|将近|整整)?$")
#: 夜话摆了五场
_STAGED = re.compile(r"[办摆演议谈碰磨劝]了$")
_STAGES = frozenset({"场", "轮", "回", "期", "堂", "课"})
#: 开了两次协调会
_HELD = re.compile(r"(?:[召连]开|开|组织|举行|召集|碰|议)了$")
_MEETING = re.compile(r"[^，。；：、]{0,6}(?:会|头|事)")


def multiplied(p: Place) -> bool:
    """Did something become so many times as much?"""
    return p.q.unit == "倍" and _MULTIPLIED.search(p.left) is not None


def new_built(p: Place) -> bool:
    """Is it a thing that stands there brand new, or one counted behind its name at the end of what was built?"""
    if p.q.family != "thing":
        return False
    if _BRAND_NEW.match(p.right):
        return True
    return not p.right and bool(p.verbs) and p.verbs[-1].deed == "build" and p.q.start - p.verbs[-1].end > 1


def rounds(p: Place) -> bool:
    """Is it a number of talks or surveys that the story was carried on by?"""
    if p.q.family != "meeting":
        return False
    if p.q.value > 1 and p.q.unit in _STAGES and not p.right and _STAGED.search(p.left):
        return True
    return bool(_TALKS.match(p.right)) or (p.q.value > 1 and bool(_HELD.search(p.left) and _MEETING.match(p.right)))


def _deed_touches(p: Place) -> bool:
    """Does a verb stand right before the number (设立两个服务点)? Then a small number counts as well."""
    if p.q.family == "people" or p.q.value < 2 or not p.verbs or p.verbs[-1].nounlike:
        return False
    verb = p.verbs[-1]
    return verb.deed in ("build", "organise", "settle") and p.q.start - verb.end <= 1


#: units of what is made, mended or taken away, be it two of it
_PIECES = frozenset({"公里", *"亩桩宗座处间条台部口根盏栋幢块套组车吨起件辆棵堵扇所眼个", "卡车"})
_SITE = re.compile(
    r"场|馆|室|厅|亭|站|点(?!子)|棚|库|公园|广场|花园|中心|食堂|书屋|驿站|基地|大棚|停车|车位|充电|桩|灯|电梯|厕|路|桥|渠|井|管|泵|步道|池|垃圾|监控|探头|道闸|器材|长椅|凳"
)
#: a verb of making or clearing that is done, right before the number
_JUST_DONE = re.compile(
    r"(?:建|修|盖|装|搭|架|打|铺|栽|种|换|拆|清|运|拉|挖|开|辟|腾|让|增|添|设|挂|立|砌|拼|改|划|隔|多|接|埋)"
    r"(?:了|[出走上起掉成好通长]了?)$|[拆划并合编]成$|(?:清[理运扫除]|拆除|整治|打捞|清掏|腾退|更换|维修|修缮)[出了掉走]?了?$"
)
#: what a thing became, right behind its noun
_TURNED = re.compile(
    r"[^，。；：、“”\n]{1,10}?(?:(?<!修)改[成为造建]|变[成为身]|建成|修[通好]|打通|通了?车|变(?=[^，。；]{1,3}[园田地场路院站室])|解开|了结|平息|化解|捋平|成了|接上|接[进入通]|归了|投用|启用|亮了?起来|焕然|[组合并]成(?!员|都|立)|合并|恢复(?!期)|换了?新|拆[了除掉]|装[上好]了?)"
)
#: many became one: 五个系统合成一个, 三个村并作一个联村党委
_MERGED = re.compile(
    "[^，。；：、0-9]{1,8}?(?:[合并归][作成为到]|合并[成为到]?|归并[成为到]?|整合[成为到])一[个张套支块本]"
)
_UNDONE = re.compile("[没未不]|[要想将]|打算|计划|希望|应该|可以|曾|每|再|只")


def done_with(p: Place) -> bool:
    """Was a thing made, mended or taken away, be it two of it: 改成了, 清走了两车垃圾?"""
    q, left = p.q, p.left
    if (q.unit not in _PIECES and q.unit != "张") or q.value < 2 or _UNDONE.search(left):
        return False
    if _MERGED.match(p.right):
        return True
    if q.unit == "个" and not _SITE.search(p.noun_after):
        return False
    return bool((_JUST_DONE.search(left) and q.unit != "张") or (q.unit not in ("起", "件") and _TURNED.match(p.right)))


def counts(p: Place) -> bool:
    """Does a number of two or three count, although it is written in characters?"""
    return multiplied(p) or _deed_touches(p) or new_built(p) or rounds(p) or done_with(p)
