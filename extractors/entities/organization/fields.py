"""Bodies named by a field rather than by a place: Party bodies of trades, national bodies, new offices.

网约配送行业综合党委, 互联网企业第一联合党支部, 云杉商圈党委, 栾川驻沪流动党员党支部; 中央社会工作部有关负责人;
成立〔新市民事务中心〕 in a sentence that names the city.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.entities.organization.places import Places
from extractors.entities.organization.words import lexicon, longest, outermost, shapes
from kg.core.mentions import OrganizationMention
from kg.rules import ArticleView, Hit
from kg.text.edges import PLAIN, is_edge_word, left_edge, run_start, strangeness

_REACH = 24  # characters that the field of a Party body may take
_SPEAKS = re.compile(r"有关负责|相关负责|负责人|新闻发言|介绍|表示|副部长|部长|有关司局|基层")
_BETWEEN = frozenset("合动型时大“‘”’一二三四五六七八九十\n")  # last characters of what may stand behind the field
_BODIES = ("党委", "党支部", "党总支")  # what stands before 、 in a list of bodies
_QUOTES = str.maketrans("", "", "“”‘’")
_ZONES = tuple(lexicon().tables["field"]["zones"].split())
_ZONE_STEMS = frozenset(lexicon().tables["field"]["zone_stems"].split())
_LONG_ZONES = tuple(word for word in _ZONES if len(word) == 3)
_ZONE_LAST = frozenset(word[-1] for word in _ZONES)
_BEFORE_PARTY = _ZONE_LAST | frozenset("合时")
_WIDE = ("联合", "综合", "临时")
_NO_ZONE = frozenset("个条座级类型家该各重点大新老等")
_UPPER = ("province", "prefecture", "county")
# In these places many are set up: 在各街道设立网格指挥中心
_MANY = re.compile(r"(?:街道|社区|乡镇|镇街|街镇|小区|网格|村|各[一-鿿]{1,4})(?:都|均|分别|也|还|普遍|全部)?$")
_NEW_TAIL = ("中心", "委员会", "管理局", "服务局")


def field_parties(view: ArticleView, places: Places) -> Iterator[OrganizationMention]:
    """Party bodies of a trade or of a group of people (网约配送行业综合党委)."""
    text, pattern, ends = view.text, shapes().field, shapes().field_ends
    for hit in longest(view.hits("organization.party")):
        if hit.word in ("党组", "工委"):
            continue  # 流动党员党组织 are many, 两新工委 is no trade's
        zone = _zone(text, hit, places) if text[hit.start - 1 : hit.start] in _BEFORE_PARTY else None
        if zone is not None:
            yield zone
            continue
        if text[hit.start - 2 : hit.start] not in ends and text[hit.start - 1 : hit.start] not in _BETWEEN:
            continue  # most bodies: told here rather than by the long pattern
        floor = max(0, hit.start - _REACH)
        match = pattern.search(text[floor : hit.start])
        if match is None:
            continue
        start = floor + match.start()
        if text[start - 1 : start] in tuple("各每和及等类个"):
            continue
        if text[start - 1 : start] == "、" and not text.endswith(_BODIES, 0, start - 1):
            continue
        tail = text[start : hit.end].translate(_QUOTES)
        place = places.ending_at(start)
        of, at = (place.name, place.start) if place else ("", start)
        level = next((w for w in ("街道", *"市县区镇乡") if text.endswith(w, 0, start)), "")
        if place is None and level and not places.covers(start - 1):
            of = places.nearest(level, start)
            at = start - len(level) if of else start
        yield OrganizationMention(
            start=at,
            end=hit.end,
            name=of + tail,
            rule="organization.field_party",
            category="party",
            of=of,
            confidence=0.8,
        )


def _zone(text: str, hit: Hit, places: Places) -> OrganizationMention | None:
    """Party body of a zone or house of offices that is no division: 石鼓新区|党委, 银河商圈|联合党委."""
    end = hit.start - 2 * text.startswith(_WIDE, hit.start - 2)
    if text[end - 1 : end] not in _ZONE_LAST or not text.endswith(_ZONES, 0, end) or end in places.by_end:
        return None
    size = 3 if text.endswith(_LONG_ZONES, 0, end) else 2
    for at in range(end - size - 2, run_start(text, end, size + 5) - 1, -1):
        stem = text[at : end - size]
        if strangeness(stem) or is_edge_word(stem) or stem[-1] in _NO_ZONE:
            return None
        if left_edge(text, at)[0] >= PLAIN:
            if stem[0] in "各多两三四每全" or stem in _ZONE_STEMS or stem in shapes().company_stems:
                return None
            return OrganizationMention(
                start=at,
                end=hit.end,
                name=text[at : hit.end],
                rule="organization.field_party",
                category="party",
                confidence=0.7,
            )
    return None


def national_bodies(view: ArticleView) -> Iterator[OrganizationMention]:
    """National bodies that speak or act themselves, not those that only issued a paper."""
    for hit in outermost(view.hits("organization.national_body")):
        if _SPEAKS.match(view.text, hit.end):
            category = "party" if hit.word.startswith(("中央", "中组", "中宣")) else "government"
            yield OrganizationMention(
                start=hit.start,
                end=hit.end,
                name=hit.word,
                rule="organization.national_body",
                category=category,
                confidence=0.8,
            )


def new_offices(view: ArticleView, places: Places) -> Iterator[OrganizationMention]:
    """Offices that a city or county sets up, named by what they are for (成立新市民事务中心)."""
    text, topical = view.text, shapes().topical
    for hit in view.hits("organization.set_up"):
        at = hit.end + (text[hit.end : hit.end + 1] == "了")
        quoted = text[at : at + 1] == "“"
        match = topical.match(text, at + quoted)
        if match is None or not match.group().endswith(_NEW_TAIL) or len(match.group()) < 6:
            continue
        if _MANY.search(text[max(0, hit.start - 8) : hit.start]):
            continue
        if quoted and not text.startswith("”", match.end()):
            continue
        of = _owner(view, places, hit.start)
        if of:
            name = match.group()
            yield OrganizationMention(
                start=match.start(),
                end=match.end(),
                name=name,
                rule="organization.new_office",
                category="government",
                of=of,
                confidence=0.6,
            )


def _owner(view: ArticleView, places: Places, position: int) -> str:
    """The province, city or county that the sentence names last, where it names nothing lower."""
    floor = view.sentence(position).start
    found = [m for m in places.mentions if floor <= m.start < position]
    if not found or any(m.level not in _UPPER for m in found):
        return ""
    return found[0].name
