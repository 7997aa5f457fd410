"""How the words around its name speak of a mechanism: as what heard of a trouble, or what one only comes by."""

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
#: words before one that somebody only comes by: 走进附近的便民亭
_COMES_BY = ("附近的", "就近的", "路边的", "街边的", "沿途的")
_LED = 16  # characters before a name in which words stand that turn to it or set it up
_CLOSE = 4  # characters before a name, a quotation mark among them


def hears(text: str, start: int, end: int) -> bool:
    """Whether the words around a name say that the mechanism heard of a trouble, and no more."""
    before = max(0, start - _LED)
    return _TURNED.search(text, before, start) is not None or (
        _HEARS.match(text, end) is not None and FOUNDED.search(text, before, start) is None
    )


def passes_by(text: str, start: int) -> bool:
    """Whether somebody only comes by a mechanism whose name starts there."""
    return text[max(0, start - _CLOSE) : start].rstrip("“").endswith(_COMES_BY)
