"""What stands under a brand or in a chain: 下设“甲”“乙”, 推出“甲”等子品牌; a member of “甲+乙”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.names import chain
from extractors.entities.mechanism.spans import Near
from extractors.entities.mechanism.spelled import REACH, sentence_end

_SURE = 2.0  # score from which a room is more than a room
_LONGEST = 10  # characters of what a brand holds
_GAP = 3  # characters between one of them and the next
#: what a name consists of, whatever it is
_HOLDS = r"下设|下辖|内设|分设|下含|涵盖|囊括|细分为|划分为"
#: a brand also brings forth what is under it
_BRINGS = (
    r"推出|打造|衍生出?|孵化出?|培育出?|设立|设置|开设|形成|搭建|建立|组建|延伸出?|拓展出?|创设|设有|包括|包含|"
    r"分为|建起|构建"
)
_HELD = re.compile(rf"(?:{_HOLDS})[了起]?[^，。；！？\n“”]{{0,8}}(?=“)")
_BROUGHT = re.compile(rf"(?:{_HOLDS}|{_BRINGS})[了起]?[^，。；！？\n“”]{{0,8}}(?=“)")
#: 专项行动…行动建立起“…”: the campaign itself sets it up
_ITSELF = re.compile(
    r"(?:，|。)(?:该)?(?:行动|项目|活动|工程|计划|机制|模式)"
    r"(?:搭建|建立|构建|设立|推出|设置|组建|形成)[了起]?[^，。；\n“”]{0,6}(?=[“‘])"
)
_BRAND = re.compile(
    r"(?:的|系列)?(?:党建|服务|治理|调解|志愿服务|特色|工作|文化|志愿|为民|基层治理)*品牌"
    r"|(?:是|作为|成为)[^，。；“”\n]{0,16}品牌"
)
#: nouns of what may hold others
_HEADED = frozenset({"heads", "deeds", "bodies"})
_BRAND_BEGINS = frozenset("的系党服治调志特工文为基品是作成")
#: rooms under a brand are no ways of working
_ROOMS = ("室", "厅", "馆", "区", "房", "角", "墙", "廊", "中心")


def branches(text: str, c: Candidate, quoted: Near) -> list[Candidate]:
    """The quoted names that the sentence says the brand or campaign `c` holds or brings forth."""
    near = c.end + 1  # right behind the closing mark
    brand = text[near : near + 1] in _BRAND_BEGINS and bool(_BRAND.match(text, near))
    if not brand and c.right not in _HEADED:
        return []
    at = c.outer_end if c.end != c.outer_end else near
    if not quoted.between(at, at + REACH):
        return []
    end = sentence_end(text, at)
    m = (_BROUGHT if brand else _HELD).search(text, at, end)
    if not m:
        m = _ITSELF.search(text, at, end + 1) if c.right == "deeds" else None
    if not m:
        return []
    found: list[Candidate] = []
    reach = m.end()
    for q in quoted.between(m.end(), end):
        if q.outer_start - reach > _GAP:
            break
        reach = q.outer_end
        if q.rejected or q.name == c.name or not 3 <= len(q.name) <= _LONGEST:
            continue
        if q.score >= _SURE or not q.name.endswith(_ROOMS):
            found.append(q)
    return found if brand or len(found) > 1 or m.re is _ITSELF else []


def chained(named: Sequence[Candidate]) -> Iterator[tuple[Candidate, str]]:
    """Each name that joins others with one of them that is found by itself: “板凳会+积分制” and 积分制."""
    names = {c.name for c in named}
    for c in named:
        if c.name.isalnum():
            continue
        for member in chain(c.name):
            if member in names:
                yield c, member
