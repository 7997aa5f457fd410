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
#: right behind the name: “甲”衍生出“乙”“丙”等模式
_GREW = re.compile(
    r"”(?:又|还|已|也|逐步|陆续|不断|相继)*(?:衍生|孵化|拓展|延伸|派生|演变|细化|细分|裂变|升级|分化)[出成为](?:了)?[^，。；！？\n“”]{0,8}(?=“)"
)
_GREW_BEGINS = frozenset("又还已也逐陆不相衍孵拓延派演细裂升分")
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
#: 柳浪行动, under which 柳浪课堂 is; a root that many names begin with says nothing
_TAIL = re.compile(r"(?:专项行动|行动|工程|计划|项目|品牌|工作法|模式)$")
_ANYBODYS = re.compile(
    r"幸福|美丽|和谐|阳光|爱心|温暖|惠民|便民|平安|文明|健康|安全|绿色|共富|共享|乡村|城市|基层|服务|治理|青年|家庭|公益|法治|暖|志愿"
)
#: 基本甲清单、配合甲清单: kinds of 甲清单
_LISTS = ("清单", "台账", "公约", "地图", "小组", "网格")
_FULL = 4  # characters of a name that others may be kinds of
#: nouns of what may hold others
_HEADED = frozenset({"heads", "deeds", "bodies"})
_BRAND_BEGINS = frozenset("的系党服治调志特工文为基品是作成")
#: rooms under a brand are no ways of working
_ROOMS = ("室", "厅", "馆", "区", "房", "角", "墙", "廊", "中心")


def branches(text: str, c: Candidate, quoted: Near) -> list[Candidate]:
    """The quoted names that the sentence says the brand or campaign `c` holds or brings forth."""
    near = c.end + 1  # right behind the closing mark
    brand = text[near : near + 1] in _BRAND_BEGINS and bool(_BRAND.match(text, near))
    grew = _GREW.match(text, c.end) if text[near : near + 1] in _GREW_BEGINS else None
    if not brand and not grew and c.right not in _HEADED:
        return []
    at = c.outer_end if c.end != c.outer_end else near
    if not quoted.between(at, at + REACH):
        return []
    end = sentence_end(text, at)
    m = grew or (_BROUGHT if brand else _HELD).search(text, at, end)
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
    names = {called: c.name for c in named for called in (*c.aliases, c.name)}
    for c in named:
        if c.name.isalnum():
            continue
        for member in chain(c.name):
            if member in names:
                yield c, names[member]


def rooted(named: Sequence[Candidate], common: frozenset[str]) -> Iterator[tuple[Candidate, str]]:
    """Each campaign with a quoted name that has its root (柳浪课堂 under 柳浪行动), each “甲+” with “甲+乙”, each
    list with two or more kinds of it. `common` are words that names of all kinds begin with.
    """
    quoted = [*dict.fromkeys([c.name for c in named if c.quoted])]
    for c in named:
        root = c.name if c.name.endswith("+") else _TAIL.sub("", c.name) if c.quoted else ""
        cut = root != c.name or root.endswith("+") or (c.right == "deeds" and len(root) == 2)
        if len(root) >= 2 and cut and root not in common and not _ANYBODYS.match(root):
            for name in quoted:
                if name.startswith(root) and len(name) >= len(root) + 2 and name != c.name and "、" not in name:
                    yield c, name
        if len(c.name) >= _FULL and c.name.endswith(_LISTS):
            kinds = sorted({k.name for k in named if k.name.endswith(c.name) and len(k.name) >= len(c.name) + 2})
            if len(kinds) > 1:
                for name in kinds:
                    yield c, name
