"""What stands in quotation marks in other fields: works and their roles, festivals, bodies, shops and their wares."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

#: 话剧“…”, 剧中“…”一角: a work, a role
_STAGE = re.compile(
    r"(?:(?:话剧|影片|电影|电视剧|小品|歌曲|舞蹈|情景剧|微电影|动画片|纪录片|剧目|节目|戏曲|相声|音乐剧|油画|雕塑|小说|诗歌)(?:中|里)?的?"
    r"|(?:剧中|片中|书中|扮演|饰演|主演)的?)$"
)
_STAGE_REACH, _STAGE_ENDS = 6, frozenset("剧片影品歌曲舞目声画塑说诗中里的演")  # how far back, what it ends in
_ROLES = ("一角", "一剧", "一片", "一曲", "一歌", "一舞")
#: 卖到, 网购 before “…”APP: what firms sell by
_SALE = re.compile(r"(?:卖|销往|销售|购买|网购|团购|下单|带货|网店|电商)[^。；！？\n]{0,14}$|(?:通过|在)$")
_SOLD = re.compile(r"[^。；！？\n]{0,10}(?:卖|销|下单|购买|网购|带货|打车|订餐)")
_APP_BEGINS = frozenset("Aa平商直小")
_APPS = ("APP", "App", "app", "平台", "商城", "直播", "小程序")


#: “…”婚介公司; a firm that looks after a quarter or lets villagers earn is a way of working
_TRADE = re.compile(
    "[农林牧渔果薯茶酒药菌蔬花木竹种羊牛蜂豆粮实乳糖饲]业$|科技$|食品$|商贸$|生物$|农场$|牧场$|庄园$|酒坊$"
)
_TRADE_ENDS = frozenset("业技品贸物场园坊")
_FIRM = re.compile(r"(?![一-鿿]{0,3}(?:物业|劳务|强村|家政|养老|公益))[一-鿿]{0,6}(?:公司|集团|门店|专营店|连锁店)")


#: 居民活动室: a room that any community has
_ROOMS = ("活动室", "会议室", "办公室", "阅览室", "图书室", "服务大厅", "卫生室", "警务室", "值班室")
_WHOSE = ("居民", "村民", "老年", "社区", "党员", "老人", "群众", "职工", "多功能", "小区")
_PLAIN_ROOM, _ROOM_ENDS = 6, frozenset("室厅")
#: other countries' ways of working are told of by the way
_ABROAD_REACH = 30
_HERE = ("我国", "中国", "国内")
ABROAD = "another country's"


class Elsewhere:
    """The words of other fields, from the lexicon."""

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        """Take the ends of festivals, bodies and shops said before their names, shops and sights said behind theirs."""
        self._festivals = tuple(table["festivals"])
        self._bodies = tuple(table["shop_before"])
        self._places = tuple(table["shop_after"])
        self._festival_ends = frozenset(w[-1] for w in self._festivals)
        self._body_ends = frozenset(w[-1] for w in self._bodies)
        self._place_begins = frozenset(w[0] for w in self._places)

    def why(self, text: str, start: int, end: int, name: str, abroad: Sequence[int]) -> str:
        """Why the quotation `text[start:end]`, without its marks, names something of another field, or nothing.

        `abroad` is where the article names other countries.
        """
        if name[-1] in self._festival_ends and name.endswith(self._festivals):
            return "a festival or a fair"
        before, after = text[start - 2 : start - 1], text[end + 1 : end + 2]
        if before in self._body_ends and text.endswith(self._bodies, 0, start - 1):
            return "the name of a body or a shop"
        if after in self._place_begins and text.startswith(self._places, end + 1):
            return "the name of a shop or a sight"
        if name[-1] in _TRADE_ENDS and _TRADE.search(name):
            return "the name of a firm"
        if after.isalnum() and _FIRM.match(text, end + 1):
            return "the name of a firm"
        if after == "一" and text.startswith(_ROLES, end + 1):
            return "a work or a role in one"
        if before in _STAGE_ENDS and _STAGE.search(text, start - _STAGE_REACH, start - 1):
            return "a work or a role in one"
        if name[-1] in _ROOM_ENDS and name.endswith(_ROOMS) and name.startswith(_WHOSE) and len(name) <= _PLAIN_ROOM:
            return "a room of any community"
        if abroad and _abroad(text, start, abroad):
            return ABROAD
        if after in _APP_BEGINS and text.startswith(_APPS, end + 1) and _by_a_firm(text, start, end):
            return "what a firm sells by"
        return ""


def _by_a_firm(text: str, start: int, end: int) -> bool:
    """Is the app or platform told of as what something is sold by?"""
    m = _SALE.search(text, start - 20, start - 1)
    return m is not None and (len(m.group()) > 2 or bool(_SOLD.match(text, end + 1)))


def _abroad(text: str, start: int, abroad: Sequence[int]) -> bool:
    """Does the sentence before the quotation tell of another country, and not of this one?"""
    low = max(0, start - _ABROAD_REACH)
    low = max([low, *(text.rfind(mark, low, start) + 1 for mark in "。！？\n")])
    return any(low <= at < start for at in abroad) and not any(w in text[low:start] for w in _HERE)
