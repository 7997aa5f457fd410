"""What else right beside a quotation says that it is a name: a count, a noun in apposition, words of naming."""

from __future__ import annotations

import re

#: 97个“…”, 16支“…”
_COUNTED = re.compile(r"(?:[0-9余多百千万三四五六七八九十][个支处间场家份堂节]|一场)$")
_MEASURES = frozenset("个支处间场家份堂节")
#: 把这套做法称为“…”, 这部村规叫作“…”
_CALLED = re.compile(
    r"(?:这[部种套个项一支][^，。；“”\n]{0,8}|(?:村规|做法|机制|模式|制度|方法|办法|平台|队伍|服务|工作法)[^，。；“”\n]{0,6})"
    r"(?:称为|称作|称之为|叫作|叫做|命名为|概括为|总结为|归纳为|取名|取名为|为)$"
)
_CALLED_ENDS = frozenset("为作做名")
_CALLED_REACH = 22
#: “…”（以下简称“…”）
_BRIEFLY = re.compile(r"”[（，]?(?:以下)?简称$")
#: 村规“…”, 小程序“…”: what it is, before its name
_NOUNS = (
    "村规", "民约", "小程序", "公众号", "热线", "服务品牌", "治理品牌", "工作品牌", "党建品牌", "工作法", "微信群", "服务项目", "志愿服务队"
)  # fmt: skip
#: 这是村里办了多年的“…”
_THIS_IS, _THIS_REACH = re.compile(r"这(?:就|便|正)?是[^，。；“”\n]{2,14}的$"), 20
_NOUN_ENDS = frozenset(n[-1] for n in _NOUNS)
#: 在“…”的制约下: what has an effect works
_UNDER = re.compile(r"的(?:制约|约束|推动|助力|调解|协调|运行|撮合|作用|助推|带动|引领)下")
#: 一人一案一策, 一村一警: one for each
EACH = re.compile(r"(?:一[一-鿿]){1,2}一[策案档警码册卡岗图群员师议评责单审站]$")
# Weights; see ACCEPT.
COUNTED, CALLED, BRIEFLY, APPOSED, THIS_IS = 1.2, 2.5, 2.5, 1.6, 0.8


def named_so(text: str, start: int, name: str) -> float:
    """What the words right before the opening mark at `start` weigh for the quotation being a name."""
    last = text[start - 1 : start]
    if last in _CALLED_ENDS:
        return CALLED if _CALLED.search(text[max(0, start - _CALLED_REACH) : start]) else 0.0
    if last in _MEASURES:
        return COUNTED if len(name) > 2 and _COUNTED.search(text[max(0, start - 4) : start]) else 0.0
    if last == "的":
        return THIS_IS if len(name) > 2 and _THIS_IS.search(text[max(0, start - _THIS_REACH) : start]) else 0.0
    if last == "称":
        return BRIEFLY if _BRIEFLY.search(text[max(0, start - 7) : start]) else 0.0
    return APPOSED if last in _NOUN_ENDS and len(name) > 2 and text.endswith(_NOUNS, 0, start) else 0.0


def at_work(text: str, end: int) -> bool:
    """Does something happen under what the quotation that ends before `end` names (在“…”的制约下)?"""
    return bool(_UNDER.match(text, end))
