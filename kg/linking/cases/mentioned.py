"""How the words around its name speak of a mechanism: as what heard of a trouble, or only in passing."""

from __future__ import annotations

import re

#: words after the name of a mechanism by which one only heard of the trouble
_HEARS = re.compile(
    r"[^，。；！？\n]{0,16}?(?:反映|投诉|求助|留言|吐槽|收集|征集|摸清|摸排|了解|听取|诉说|提出|上报|牢骚|寻求|咨询)"
    r"|[^，。；！？\n]{0,12}，(?:收集|征集|摸清|摸排|了解|听取)"
)
#: words before one that was turned to with a trouble: what it set going dealt with that
_TURNED = re.compile(r"(?:拨打|拨通|打通|致电|来到|找到|求助|投诉到|反映到)[^，。；！？\n“”]{0,8}“?$")
#: words before one that was set up then: it may well hear of troubles, but is what was done about them
FOUNDED = re.compile(r"(?:推行|建立|创新|创立|创设|成立|组建|设立|搭建|构建|推出|探索)[^，。；！？\n“]{0,6}“?$")
#: words before one that somebody only comes by: 打包赶往附近的暖心驿站
_COMES_BY = ("附近的", "就近的", "路边的", "街边的", "沿途的")
#: 全市建成社区养老服务站|1100个; 接诉即办|诉求同比减少: only how many there are
_COUNTED = re.compile("[”’]?(?:诉求|工单|件|量)?(?:[0-9]|同比|环比)")
_SUMMED = re.compile("(?:建成|建有|建起|共有|设有|已有|拥有)[^，。；！？\n“]{0,4}“?$")
#: 有人向热线反映过，但情况并未改善: it came to nothing
_IN_VAIN = re.compile(
    "[^。！？\n]{0,40}[，。](?:[^，。]{0,6}，)?[可但却然][^。！？\n]{0,14}?"
    "(?:并未|并没有?|仍未|仍然?没有?|依旧没?|一直没有?|始终没有?|没有|未能?)(?:得到)?(?:任何)?(?:改善|解决|回应|答复|下文|结果|改观|处理|好转)"
)
#: 数字政务的初衷是…，可…; 并没有起到作用: what is said of it is that it did not do
_FAILS = re.compile(
    "[”’]?(?:的初衷是?[^。！？\n]{2,24}，[可但却然]|[^，。；！？\n]{0,8}(?:并没有|并未|没有|未能)(?:起到|发挥|达到)|[^，。；！？\n]{0,4}不是万能)"
)
#: 目前采用“甲”模式运维，管网老化: how a place is run that has the trouble
_RUN_BY = re.compile("(?:目前|现|一直|仍)[^，。；！？\n“]{0,4}(?:采用|实行|施行|沿用)[^，。；！？\n“]{0,4}“?$")
_IS_RUN = re.compile("[”’]?(?:的)?(?:模式|方式)?(?:运维|管理|运行|运营|管护)，")
_LED = 16  # characters before a name in which such words stand
_CLOSE = 4  # characters before a name, a quotation mark among them


def hears(text: str, start: int, end: int) -> bool:
    """Whether the words around a name say that the mechanism heard of a trouble, and no more."""
    before = max(0, start - _LED)
    return _TURNED.search(text, before, start) is not None or (
        _HEARS.match(text, end) is not None and FOUNDED.search(text, before, start) is None
    )


def passes_by(text: str, start: int, end: int) -> bool:
    """Whether a later paragraph only comes by a mechanism, counts it, or says that it was of no use."""
    if text[max(0, start - _CLOSE) : start].rstrip("“").endswith(_COMES_BY):
        return True
    counted = _COUNTED.match(text, end) is not None and (
        not text[end : end + 2].strip("”’")[:1].isdigit()
        or _SUMMED.search(text, max(0, start - _LED), start) is not None
    )
    return counted or in_vain(text, end) or fails(text, end)


def in_vain(text: str, end: int) -> bool:
    """Whether turning to a mechanism whose name ends there came to nothing."""
    return _IN_VAIN.match(text, end) is not None


def is_scene(text: str, start: int, end: int) -> bool:
    """Whether a mechanism is only how a place is run of which a trouble is told next."""
    return _IS_RUN.match(text, end) is not None and _RUN_BY.search(text, max(0, start - _LED), start) is not None


def fails(text: str, end: int) -> bool:
    """Whether it is said of a mechanism whose name ends there that it did not do."""
    return _FAILS.match(text, end) is not None
