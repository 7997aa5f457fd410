"""Ways of working known by their shape: nets of levels, colours, minutes to answer, points that are exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.names import squeeze
from kg.rules import ArticleView

_REACH = 14  # characters before 网格 or 地图 in which its levels are counted
#: 五级社区关爱网络, “三级”治理网格, 双色地图, 蓝黄红三色预警图
_COUNTED = re.compile(
    r"(?:红、?黄、?(?:绿|蓝)、?)?(?P<number>[两三四五六七])(?P<unit>[级色])”?(?P<field>[一-鿿]{0,8})$"
)
_LEVELLED = frozenset({"网络", "网格"})
_CLAUSE = re.compile(r"[的了在把将让使是以或从为对和与及联]")
#: 2分钟响应、6分钟到场、15分钟处置
_MINUTE = r"[0-9一二三五十]{1,3}(?:分钟|小时)内?[一-鿿]{2,4}"
_MINUTES = re.compile(rf"{_MINUTE}(?:[、，]{_MINUTE})+")
_BEFORE_MINUTE = 3
_EXCHANGED = re.compile(
    r"积分(?:，)?(?:可以?|能|还能|用于|就能|用来|后)?(?:用于|在[一-鿿]{2,6})?(?:兑换|换取|兑|换(?=服务|物|礼|商品|生活|日用|家政|理发))"
)
#: 通过居民座谈会、“书记”面对面等机制: members of a row that mechanisms are said to be
_ROW = re.compile(
    r"(?:通过|依托|建立|推行|采取|健全|完善|实行|落实|执行|搭建|探索|构建|深化|推出)了?(?:推进|推动|推行|实施|落实|完善|建立|健全|形成)?"
    r"((?:[一-鿿“”]{4,12}、)+[一-鿿“”]{4,12})等(?:[0-9一二三四五六七八九]+[项种个])?(?:工作|[一-鿿]{2}联动|联动)?$"
)
_PARTICLE = re.compile(r"[的了在将让使是]")
_SIBLING = 7  # characters of a member that is told beside a known practice
_ROW_HEADS = frozenset({"机制", "模式", "制度", "做法"})
_ROW_REACH, _ROW_END = 48, 5  # characters before 机制 that the row, and what follows 等, may take
_MEMBER = re.compile(
    r"[一-鿿“”]{2,10}(?:座谈会|例会|联席会|议事会|恳谈会|面对面|接待日|开放日|包联|走访|直通车|清单|台账|首问|销号|会商|代办)$"
)
#: 建立联席会商、定期巡查、结果公示等制度: what a member of such a row ends in
_RULE = re.compile(
    r"[一-鿿]{2,4}(?:会商|巡查|公示|公开|评议|走访|回访|接访|坐班|值班|值守|例会|联系|负责|办结|告知|销号|"
    r"督办|通报|报告|约谈|考评|评比|议事|听证|轮值|交办|反馈|认领|代办|包联|联户|回避|签到)"
)
# Weights; see ACCEPT.
LEVELS, COLOURS, MINUTES, POINTS, ROW = 2.3, 2.3, 2.2, 2.2, 2.2


def shaped(view: ArticleView, vague: frozenset[str]) -> Iterator[Candidate]:
    """All candidates of this module."""
    yield from _levels(view)
    yield from _minutes(view)
    yield from _points(view)
    yield from _rows(view, vague)


def _levels(view: ArticleView) -> Iterator[Candidate]:
    """A net of counted levels, a map or code of counted colours: 五级社区关爱网络, 双色地图."""
    text = view.text
    for h in view.hits("mechanism.levelled"):
        low = max(0, h.start - _REACH)
        if text.find("级" if h.word in _LEVELLED else "色", low, h.start) < 0:
            continue
        m = _COUNTED.search(text, low, h.start)
        if not m or (m["unit"] == "级") != (h.word in _LEVELLED) or _CLAUSE.search(m["field"]):
            continue
        if text[h.end : h.end + 1] in "员长":
            continue
        start = m.start()
        name = squeeze(text[start : h.end])
        if m["unit"] == "级" and len(name) == 4 and h.word == "网络":
            continue  # 三级网络: of roads, of trade
        short = squeeze(text[m.start("number") : h.end])
        aliases = (short,) if short != name else ()
        weight = LEVELS if m["unit"] == "级" else COLOURS
        yield Candidate(start, h.end, start, h.end, name, "mechanism.bare_levels", weight, aliases)


def _minutes(view: ArticleView) -> Iterator[Candidate]:
    """How soon somebody answers, comes and settles, without quotation marks: 3分钟响应、10分钟到场."""
    text, reach = view.text, 0
    for h in view.hits("mechanism.minutes"):
        if h.start < reach:
            continue
        for begin in range(max(0, h.start - _BEFORE_MINUTE), h.start):
            m = _MINUTES.match(text, begin)
            if m:
                reach = m.end()
                if text[begin - 1 : begin] not in "“‘":
                    yield Candidate(begin, reach, begin, reach, squeeze(m.group()), "mechanism.bare_minutes", MINUTES)
                break


def _points(view: ArticleView) -> Iterator[Candidate]:
    """Points that are exchanged for goods, where no practice of points has a name of its own."""
    points = view.hits("mechanism.points")
    if not points or any("积分" in h.word for h in view.hits("mechanism.practices")):
        return
    for h in points:
        if _EXCHANGED.match(view.text, h.start):
            yield Candidate(
                h.start, h.end, h.start, h.end, h.word, "mechanism.bare_points", POINTS, ("积分兑换", "积分制")
            )


def _rows(view: ArticleView, vague: frozenset[str]) -> Iterator[Candidate]:
    """Members of a row that ends in 等机制 and that end in how one meets: 通过居民座谈会、“书记”面对面等机制."""
    text = view.text
    for h in view.hits("mechanism.row_heads"):
        if h.word not in _ROW_HEADS or text.rfind("等", max(0, h.start - _ROW_END), h.start) < 0:
            continue
        low = max(0, h.start - _ROW_REACH)
        if text.find("、", low, h.start) < 0:
            continue
        m = _ROW.search(text, low, h.start)
        if not m:
            continue
        at = m.start(1)
        members = m[1].split("、")
        known = {p.word for p in view.hits("mechanism.practices") if at <= p.start < h.start}
        beside = not known.isdisjoint(members)  # a sibling of a practice that is known everywhere is one too
        for member in members:
            end = at + len(member)
            meets = _MEMBER.match(member) or (beside and len(member) <= _SIBLING)
            ruled = h.word == "制度" and member not in vague and _RULE.fullmatch(member)
            if (meets or ruled) and member not in known and not _PARTICLE.search(member):
                yield Candidate(at, end, at, end, squeeze(member), "mechanism.bare_row", ROW)
            at = end + 1
