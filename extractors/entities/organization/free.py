"""Bodies with a proper name of their own: companies, teams, police stations, associations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.entities.organization.places import Places
from extractors.entities.organization.words import outermost, shapes
from kg.core.counts import counts
from kg.core.mentions import OrganizationMention
from kg.rules import ArticleView, Hit
from kg.text.edges import (
    BOUNDARY,
    NONE,
    PLAIN,
    WEAK,
    edge_words,
    is_edge_word,
    left_edge,
    name_start,
    run_start,
    strangeness,
)

_LONG = ("有限公司", "有限责任公司", "股份公司", "集团", "合作社")
_SOCIAL = (
    "社会工作服务社",
    "社工服务社",
    "社会工作事务所",
    "社工事务所",
    "社工机构",
    "社会工作发展中心",
    "社工发展中心",
    "公益发展中心",
    "公益服务中心",
    "社会工作服务中心",
    "社工服务中心",
    "老年服务中心",
    "养老服务中心",
    "养老照料中心",
    "养老护理中心",
    "老年照护中心",
)
_EDGE = {BOUNDARY: 2.0, PLAIN: 2.0, WEAK: 0.5, NONE: -2.0}
_ACCEPT = 2.0
_PROPERTY_NEXT = re.compile(r"公司|经理|主管|负责人|项目|服务中心|工作人员|[“”]|党支部|党委|有限|集团")
_PART_NEXT = re.compile(r"[费服管部办行权纠站科协联]|[一-鿿]{0,6}(?:公司|集团)|用房|企业|员工|小区|市场|维修")
# 社区、业委会、青禾物业三方: a property manager among bodies
_PROPERTY_LISTED = re.compile(
    r"[、，。；和与及等]|三方|共同|一起|召开|签订|签约|负责|入驻|进驻|进场|接管|接手|撤[场离走出]|退[出场]|离场|派|为|对|在|也|已|将|把|是|的(?:员工|保安|保洁)"
)
_DOES = re.compile("负责|接管|接手|提供|承担|代管|托管|服务|管理|统一|兜底")
_BODY_BEFORE = tuple("、和与及同")
_COMPANY_PARTY = re.compile(r"(?P<formed>(?:也|已|还)?(?:成立|建立|组建|设立)了?)?(?P<body>党支部|党总支|党委)")
_JOINING = ("联合", "引进", "引入", "会同", "携手", "邀请", "选聘", "聘请", "协调", "对接", "联系", "购买", "委托")
_WITH = ("会同", "跟随", "连同", "陪同", "联手", "协同", "找到了")  # 会同|云杉派出所
_SET_UP = (
    "办起",
    "建起",
    "办起了",
    "建起了",
    "创办",
    "创办了",
    "注册",
    "带头成立",
    "牵头成立",
    "引进",
    "引入",
    "选聘",
    "聘请",
)
_BODY_ENDS = frozenset("局委院会部处所站司行社道业")
_BEFORE_FIRM = ("由", "与", "向", "对")
_CLOSING = frozenset("）)")
_BRACKET = re.compile(r"[）)]([一-鿿]{2,6})[（(]")  # read leftwards: 云溪（上海）|科技有限公司
_NO_BEGIN = "和与及等由向为对将被的其"
_TRADE = re.compile(r"(农民|农业|农机|种植|养殖|股份|土地|经济|生产|供销|综合|服务|联合)*(专业|经济)?$")
_CALLED = ("——", "名为", "取名", "名叫", "叫做")  # the whole name follows, however long
_QUOTED_TAIL = 12
# “青禾物业”|模式
_WAYS = re.compile("“([^“”]{2,8}物业)”的?(?:模式|机制|品牌|服务品牌|工作法|理念|样板|试点|创建|行动|工程|做法|体系)")
_ROOMS = ("群", "热线", "平台", "驿站", "联盟", "模式", "小组", "议事会", "积分", "工作法")
_WHOLES = ("局", "院", "支队", "大队", "总队")  # a court's or bureau's part stands right behind it
_ABOVE = 12
_BENCHES = re.compile(r"第?[0-9一二三四五六七八九十]|民事|刑事|行政|审判|执行|巡回|少年|互联网")  # benches, no branches
_OPERATORS = (
    "管理方",
    "服务方",
    "建设方",
    "小区物业",
    "物业企业",
    "物业公司",
    "物业单位",
    "承建单位",
    "运营商",
    "开发商",
)


def companies(view: ArticleView, places: Places) -> Iterator[OrganizationMention]:
    """Named companies, cooperatives and property managers, by the left edge of their names."""
    hits = outermost(view.hits("organization.company"))
    ways = set(_WAYS.findall(view.text)) if "物业”" in view.text else set()
    repeats = counts([view.text[max(0, h.start - 2) : h.start + 2] for h in hits])
    for hit in hits:
        if hit.word == "经济社" and view.text.startswith("会", hit.end):
            continue  # 经济社会发展
        again = repeats[view.text[max(0, hit.start - 2) : hit.start + 2]] > 1
        found = _company(view, places, hit, again)
        if found is not None and found.name not in ways:
            yield found


def _company(view: ArticleView, places: Places, hit: Hit, again: bool) -> OrganizationMention | None:
    text = view.text
    end = hit.end
    if hit.word == "物业" and _PART_NEXT.match(text, end):
        return None
    if hit.word == "物业" and _in_quoted(text, hit):
        return None  # “青禾物业经理微信群” is the name of the group
    at_place = places.ending_at(hit.start)
    if hit.word in _SOCIAL and at_place is not None:
        return None  # 栾川县|养老服务中心: an office of the place
    if hit.word == "合作社" and at_place is not None and at_place.level == "village":  # 柳河村|合作社
        name = text[at_place.start : end]
        return OrganizationMention(
            start=at_place.start,
            end=end,
            name=name,
            rule="organization.company",
            category="enterprise",
            of=at_place.name,
            confidence=0.7,
        )
    reach = 20 if hit.word in _LONG else 8
    floor = run_start(text, hit.start, reach)
    best: tuple[float, int] | None = None
    if hit.word in _LONG and (opened := _before_bracket(text, floor)) >= 0:
        best, floor = (_ACCEPT, opened), hit.start
    for at in range(hit.start - 2, max(floor, name_start(text, hit.start, reach)) - 1, -1):
        stem = text[at : hit.start]
        if hit.word in stem:
            break
        if hit.word == "加工厂" and places.ending_at(at) is None:
            continue
        score = _stem_score(view, stem, at, hit, places, again)
        if best is None or score > best[0]:
            best = (score, at)
    if best is None or best[0] < _ACCEPT:
        return None
    start = best[1]
    place = places.ending_at(start)
    name, of = text[start:end], ""
    if place is not None:
        start, name = place.start, text[place.start : end]
        of = place.name if place.level != "province" else ""
    category = "property" if "物业" in name else "social" if hit.word in _SOCIAL else "enterprise"
    return OrganizationMention(
        start=start, end=end, name=name, rule="organization.company", category=category, of=of, confidence=0.8
    )


def _in_quoted(text: str, hit: Hit) -> bool:
    """Is the word inside a quoted name that goes on behind it and is no company's?"""
    closing = text.find("”", hit.end, hit.end + _QUOTED_TAIL)
    if closing <= hit.end or "“" in text[hit.end : closing]:
        return False
    opened = text.rfind("“", max(0, hit.start - _QUOTED_TAIL), hit.start)
    return opened >= 0 and "”" not in text[opened : hit.start] and text.endswith(_ROOMS, hit.end, closing)


def _before_bracket(text: str, floor: int) -> int:
    """Where a company's name begins that tells its city in brackets, or -1: 云溪（上海）|科技有限公司."""
    if text[floor - 1 : floor] not in _CLOSING:
        return -1
    bracket = _BRACKET.match(text[max(0, floor - 8) : floor][::-1])
    if bracket is None:
        return -1
    opening = floor - bracket.end()
    for at in range(opening - 2, run_start(text, opening, 6) - 1, -1):
        if left_edge(text, at)[0] >= PLAIN and not strangeness(text[at:opening]):
            return at
    return -1


def _stem_score(view: ArticleView, stem: str, at: int, hit: Hit, places: Places, again: bool) -> float:
    text, shape = view.text, shapes()
    if (
        stem in shape.company_stems
        or is_edge_word(stem)
        or stem[-1] in "的了一家个各该本某国型式"
        or stem[0] in _NO_BEGIN
    ):
        return -5.0
    if hit.word == "合作社":
        rest = _TRADE.sub("", stem)
        if len(rest) < 2 or strangeness(rest) or rest in shape.company_stems:
            return -5.0
    if hit.word == "物业" and (stem[-1] in "无有没" or "小区" in stem[:-2] or "社区" in stem[:-2]):
        return -5.0  # 云溪小区属无|物业的老小区
    common = shape.company_stems_long
    if stem.startswith(common):
        return -5.0
    if shape.company_never.search(stem):
        return -5.0
    if len(stem) > 2 and stem[1:] in shape.company_stems:
        return -5.0
    edge, left = left_edge(text, at)
    if left in _CLOSING:
        return -5.0  # 智元（上海）科技有限公司: the name began before the bracket
    if stem[0] == "方" and text[at - 1] in "理务建供业资":
        return -5.0  # 管理方|云溪物业
    if text.endswith(_OPERATORS, 0, at):
        edge = PLAIN
    if left in _BODY_BEFORE and text[at - 2] in _BODY_ENDS:
        edge = BOUNDARY  # 栾川县住建局和|云溪物业
    elif edge < PLAIN and (
        text.endswith(_SET_UP, 0, at)
        or (left in _BEFORE_FIRM and hit.word in _LONG)
        or (left == "由" and hit.word == "物业" and _DOES.match(text, hit.end))  # 由|云溪物业负责保洁
        or ((hit.word in _SOCIAL or hit.word in _LONG) and text.endswith(_JOINING, 0, at))
    ):
        edge = PLAIN
    trade = shape.trades.search(stem) if hit.word == "公司" else None  # 青禾|茶业|公司
    if trade and (shape.no_core.match(stem) or trade.start() < 2):
        return -5.0
    score = 2.5 if places.ending_at(at) is not None else _EDGE[edge]
    long = hit.word in _LONG
    # A company's trade is told in common words (物业服务, 文化科技): only the beginning of its name tells.
    strange = strangeness(stem[:3] if long and edge_words().hard.isdisjoint(stem) else stem)
    score -= {0: 0.0, 1: 0.3, 2: 0.8, 3: 4.0}[strange] if long else {0: 0.0, 1: 1.0, 2: 2.0, 3: 5.0}[strange]
    if long:
        score += 1.0 if len(stem) >= 4 else 0.2 if hit.word == "集团" and len(stem) > 1 else -1.0
    else:
        size = trade.start() if trade else len(stem)
        if size > 4 and text.endswith(_CALLED, 0, at):
            size = 4
        score += 0.5 if 2 <= size <= 4 else -0.5 * (size - 4)
    if hit.word == "物业" and not again and not _PROPERTY_NEXT.match(text, hit.end):
        listed = left in _BODY_BEFORE or left in _JOINING or _PROPERTY_LISTED.match(text, hit.end)
        score -= 0.2 if listed and len(stem) < 4 and edge >= PLAIN else 0.6
    if hit.word == "公司" and places.ending_at(at) is None:
        score -= 0.2 if trade else 2.0
    if hit.word == "合作社" and len(stem) < 6:
        score -= 2.0
    return score


def company_parties(view: ArticleView, companies: Iterable[OrganizationMention]) -> Iterator[OrganizationMention]:
    """“万顺物业成立党支部”, “万顺物业公司党支部”: the Party body of a company."""
    for company in companies:
        match = _COMPANY_PARTY.match(view.text, company.end)
        if match:
            name = company.name + match["body"]
            yield OrganizationMention(
                start=company.start if not match["formed"] else match.start("body"),
                end=match.end(),
                name=name,
                rule="organization.company_party",
                category="party",
                of=company.name,
                confidence=0.85,
            )


def _above(text: str, at: int, places: Places) -> str:
    """The place of the body that an office belongs to whose name begins at `at`: 栾川县|公安局|云溪派出所."""
    for end in range(at - 2, max(0, at - _ABOVE), -1):
        place = places.ending_at(end)
        if place is not None:
            return place.name
        if text[end] in "，。、；：":
            return ""
    return ""


def _court(text: str, hit: Hit, places: Places) -> OrganizationMention | None:
    """“栾川县人民法院|云溪法庭”: the short name of a court's branch right behind the court's own."""
    at = text.rfind("法院", max(0, hit.start - 7), hit.start - 1) + 2
    stem = text[at : hit.start]
    if at < 2 or strangeness(stem) or stem.endswith("人民") or _BENCHES.match(stem):
        return None
    for end in range(at - 2, max(0, at - _ABOVE), -1):
        place = places.ending_at(end)
        if place is not None:
            name = place.name + text[end : hit.end]
            return OrganizationMention(
                start=at,
                end=hit.end,
                name=name,
                rule="organization.named_office",
                category="government",
                of=place.name,
                confidence=0.8,
            )
    return None


def named_offices(view: ArticleView, places: Places) -> Iterator[OrganizationMention]:
    """Police stations, courts and health centres with a name of their own (十里坪派出所)."""
    text = view.text
    for hit in view.hits("organization.free_office"):
        if places.ending_at(hit.start) is not None:
            continue  # read with its place
        if hit.word == "法庭":
            court = _court(text, hit, places)
            if court is not None:
                yield court
            continue
        best: tuple[float, int] | None = None
        for at in range(hit.start - 2, name_start(text, hit.start, 5) - 1, -1):
            stem = text[at : hit.start]
            generic = shapes().office_stems
            if stem in generic or stem[-2:] in generic or stem in shapes().office_alone or stem[0] == "第":
                continue
            part = text.endswith(_WHOLES, 0, at) and stem[0] not in "和与"  # 栾川县公安局|云溪派出所
            edge = BOUNDARY if part or text.endswith(_WITH, 0, at) else left_edge(text, at)[0]
            bad = stem[-1] in "的个各该及、区层" or stem.endswith("公安") or (stem[-1] == "和" and not part)
            strange = strangeness(stem[:-1] if part and stem[-1] == "和" else stem)
            score = (2.5 if places.ending_at(at) is not None else _EDGE[edge]) - 2.0 * strange
            size = len(stem) - 2 * stem.endswith("边境")  # 云溪边境|派出所
            score -= 1.0 * max(0, size - (5 if part else 4)) + (5.0 if bad else 0.0)
            if best is None or score > best[0]:
                best = (score, at)
        if best is not None and best[0] >= _ACCEPT:
            name = text[best[1] : hit.end]
            of = _above(text, best[1], places) if text.endswith(_WHOLES, 0, best[1]) else ""
            category = "school-hospital" if hit.word == "卫生院" else "government"
            yield OrganizationMention(
                start=best[1],
                end=hit.end,
                name=name,
                rule="organization.named_office",
                category=category,
                of=of,
                confidence=0.8,
            )
