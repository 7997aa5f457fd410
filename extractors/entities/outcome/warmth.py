"""Warmth of homes: 室温达到22摄氏度, 家里升到了20℃. Weather, and how cold it was, is none."""

from __future__ import annotations

import re

from extractors.entities.outcome.context import Place
from extractors.entities.outcome.rules import Found

RULE = "outcome.everyday"
_INDOORS = re.compile(r"室温|室内|屋[里内子]|家[里中]|房间|客厅|卧室|暖气|供暖|供热|回水|入户|用户端|温度计")
_WEATHER = re.compile(r"气温|最低温|最高温|零[上下]|室外|户外|外面|寒潮|降温|体温|水温|高温|低温")
#: how it was, or what it should be
_COLD = re.compile(
    r"[只才仅][有到能]?[^，。；0-9]{0,3}$|原先|原来|以前|去年|过去|此前|之前|冻|冷|要求|规定|标准|应当?|不低于|低于|没有?"
)

_BELOW = ("不到", "不足", "低于", "不低于")


def warmth(text: str, p: Place) -> Found | None:
    """A temperature indoors that was reached."""
    told = text[max(p.sentence[0], p.q.start - 40) : p.q.start]
    if not _INDOORS.search(told) or _WEATHER.search(p.left):
        return None
    if _COLD.search(p.left) or text.startswith(_BELOW, p.q.start):
        return None
    return Found(RULE, None, "温度", p.left)
