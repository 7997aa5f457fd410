"""What shows that a practice or body is at work although no verb sets it up: it acts, or something happens under it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kg.rules import Hit

_BEGINS = frozenset("。；，！？\n：　 “")
#: 一份楼道公约，管住了…; 一支支义警队走上街
_ONE_OF = re.compile(r"(?:^|[。；，！？\n：])(?:一|这|那|一[份张支个条本套面块项])[份张支个条本套面块项]$")
_MEASURES = frozenset("份张支个条本套面块项")
_WHERE = frozenset("村区里镇道县乡街苑园院市州旗场队上内")  # 柳河村的调解团出面
#: 由乡长任组长的调解专班: who is in it
_MADE_UP = re.compile(r"(?:组成|组长|牵头|参与|参加|带队|领衔)的\Z")
#: 由居民共商共议: what residents do there is no body that does it
_BODIES = frozenset("会组员长师队室站团委厅点堂线台")
#: particles and frames in which the verb may be any: 让…, 把…, 在全镇推开, 每周…
_FRAMES = (
    r"(?:正式|率先|全面|全域|相继|先后|已|逐步|顺利|迅速|随即|很快|就此)+(?:在[一-鿿]{1,8})?(?:推行|启动|建立|成立|挂牌|上线|"
    r"投用|推开|铺开|落地|运行|推广)",
    r"在[一-鿿]{1,10}(?:推开|铺开|推广|落地|生根|开花|扎根|普及|运行|上线|全面)",
    r"被(?:推广|复制|写进|写入|纳入|搬)",
    r"一[开出响设建推办来]|让|使|把|将(?!会|要)|为(?!了|什|主|何)|给|替|帮|成了|办[在到]|每[天晚周月日年季]",
    r"里(?!面|边|的人)[，定的一]|[上中][，定]|对(?!于|此|面|接|外|应|口|象)",
    r"进(?!入|行|一步|而|展|口|出|度)|收[了到]|调解了?[0-9一]|逐[户一]|写[在进]|一年[来]?",
)
#: 老年食堂里，热气腾腾; 走进社区老年食堂: residents use it
_HALLS = ("食堂", "餐厅", "驿站", "夜校", "学堂", "幸福院", "助餐点", "托管班", "暑托班")
_INSIDE = re.compile("[里内](?=[，的人热飘传坐挤围笑欢]|[0-9])")
_WALKED_INTO, _WALK_REACH = re.compile(r"(?:走进|走入|步入|来到)[^，。；！？“”\n]{2,22}$"), 26
#: 实现一人一档: how it is done for each
_EACH, _FOR_EACH = re.compile(r"一\w{1,2}一[策档案码卡册岗图表账]$"), re.compile("(?:实现|做到|形成)了?$")
_IN, _IN_REACH = re.compile(r"在[^，。；！？\n]{0,24}$"), 26
_JOINED_REACH, _ROW_REACH, _SETTLE_REACH = 40, 40, 60


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


class Acting:
    """The words that say so, from the lexicon."""

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        """Take what bodies do, what is done through them, who joins in, and what rows of channels are told with."""
        self._acts = re.compile(rf"[ 　]?(?:{_any(table['at_work'])}|{'|'.join(_FRAMES)})")
        self._settled = re.compile(_any(table["settles"]))
        #: 由…, 靠…, 经…: through whom or what it was done
        self._through = re.compile(rf"(?:{_any(table['through'])})$")
        self._through_ends = frozenset(word[-1] for word in table["through"])
        #: 在街道、社区、物业三方联动下; 在村规民约的约束下
        self._under = re.compile(rf"(?:的)?(?:{_any(table['under'])})?下[，。]")
        #: 公安、交通、城管联合执法; 街道、社区、物业三方联动: who works together
        self._joined = re.compile(
            r"(?<![一-鿿])(?:[一-鿿]{2,6}、){1,5}[一-鿿]{2,6}(?:、|和|与|及)?$|"
            rf"(?:[一-鿿]{{0,8}}(?:{_any(table['parties'])})(?:、|和|与|及|-|—)){{1,6}}[一-鿿]{{1,8}}$|"
            r"(?<![一-鿿])(?:[省市县区街乡镇村居组社网格]、?){3,5}$"
        )
        #: 通过院坝说事、民情热线等渠道: one of a row that people are heard or served through
        self._row = re.compile(rf"(?:{_any(table['row_verbs'])})了?(?:[一-鿿“”]{{2,10}}[、和])*$")
        self._listed = re.compile(rf"(?:[、和][一-鿿“”]{{2,10}})*等(?:[一-鿿0-9]{{0,6}}(?:{_any(table['row_kinds'])}))")

    def acts(self, text: str, start: int, end: int) -> bool:
        """Does what `text[start:end]` names act, or is something done through it?"""
        before = text[start - 1 : start]
        if (
            before in _BEGINS
            or not before
            or (before == "的" and (text[start - 2 : start - 1] in _WHERE or _MADE_UP.search(text, start - 12, start)))
        ):
            return self._acts.match(text, end) is not None
        if before in _MEASURES:
            at = end + text.startswith("，", end)
            return (
                _ONE_OF.search(text[max(0, start - 4) : start]) is not None and self._acts.match(text, at) is not None
            )
        return (
            text[end - 1] in _BODIES
            and before in self._through_ends
            and self._through.search(text[max(0, start - 3) : start]) is not None
        )

    def settled(self, text: str, end: int, stop: int) -> bool:
        """Did the meeting whose name ends before `end` settle something, as its sentence or the next one tells?"""
        return self._settled.search(text, end, min(stop, end + _SETTLE_REACH)) is not None

    def under(self, text: str, start: int, end: int) -> bool:
        """Does something happen under what `text[start:end]` names (在三方联动下)?"""
        return (
            text.find("下", end, end + 4) >= 0
            and self._under.match(text, end) is not None
            and _IN.search(text, start - _IN_REACH, start) is not None
        )

    def joined(self, text: str, start: int) -> bool:
        """Are those that work together told right before the joint work that begins at `start`?"""
        return self._joined.search(text[max(0, start - _JOINED_REACH) : start]) is not None

    def heard_through(self, text: str, start: int, end: int) -> bool:
        """Is the name one of a row that people are heard or served through?"""
        return (
            text[end : end + 1] in "、和等"
            and self._listed.match(text, end) is not None
            and self._row.search(text[max(0, start - _ROW_REACH) : start]) is not None
        )


def in_use(text: str, start: int, h: Hit) -> bool:
    """Do people sit in it or walk into it, or has each one his own?"""
    if h.word.endswith(_HALLS):
        if _INSIDE.match(text, h.end):
            return True
        return text[h.end : h.end + 1] in "，。" and bool(_WALKED_INTO.search(text, start - _WALK_REACH, start))
    return bool(_EACH.match(h.word)) and _FOR_EACH.search(text, start - 3, start) is not None
