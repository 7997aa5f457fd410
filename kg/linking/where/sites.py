"""Sites that an article names with their place once, and alone later: 柳河街道|东桥菜市场 …… 如今在东桥菜市场."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.core.mentions import PlaceMention
from kg.linking.where.references import LEVEL_DEPTH

_SITE = re.compile(
    "([一-鿿]{2,6}?(?:菜市场|农贸市场|市场|商圈|商业街|步行街|夜市|集市|产业园|工业园|科技园|园区|大厦|写字楼|工地|景区|车站|码头|林场"
    "|(?<!中心)广场|(?<!中心)公园|(?<!中心)小学|中学|养老院|敬老院))"
)
#: of a site named before its noun: 综合市场 may be any
_ANY = ("综合", "中心", "文化", "便民", "第一", "第二", "一个", "一处", "各个", "所有", "多个", "附近", "老旧")


def named_again(text: str, mentions: Sequence[PlaceMention], told: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Where such a site of a town or smaller place is named again without it, and the key of the place."""
    known: dict[str, tuple[int, str]] = {}
    for m, key in zip(mentions, told, strict=True):
        if LEVEL_DEPTH.get(m.level, 0) < LEVEL_DEPTH["township"]:
            continue
        site = _SITE.match(text, m.end)
        if site is not None and not site[1].startswith(_ANY):
            known.setdefault(site[1], (m.end, key))
    ends = {m.end for m in mentions} if known else frozenset[int]()
    for name, (first, key) in known.items():
        at = text.find(name, first + len(name))
        while at >= 0:
            if at not in ends:
                yield at, key
            at = text.find(name, at + len(name))
