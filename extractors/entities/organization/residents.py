"""Bodies that residents set up among themselves, their Party body, and companies in quotation marks.

柳岸小区|自管小组, 小区|业主自治委员会, 选出|村民监督委员会; “银杏人家”家政公司, 创办|“青禾薯业”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.entities.organization.places import LEVEL_OF_WORD, Places
from extractors.entities.organization.words import outermost, shapes
from kg.core.mentions import OrganizationMention
from kg.rules import ArticleView, Hit
from kg.text.edges import PLAIN, left_edge, strangeness

_WORD = re.compile("区小|区社|区民居|村|院楼|栋楼")  # read leftwards
_LISTED = frozenset("+＋、和与“‘”成组立为由设选出")
_MANY = re.compile("[个支家各每]$")
_QUOTED = 10  # characters in quotation marks before the last word of a company
_NO_QUOTED = re.compile("[，。、；：！？\n“]|小区|社区|机制|模式|积分")
_FOUNDED = re.compile("“(?P<name>[一-鿿]{4,8})”(?!的?(?:品牌|商标|系列|产品|产业|模式))")
_NO_DEED = re.compile("[书副的内换负成带整党设建]|软弱|活动|生活")  # behind 党组织
_SMALL = ("quarter", "community", "village")


def residents_bodies(view: ArticleView, places: Places) -> Iterator[OrganizationMention]:
    """柳岸小区|自管小组, 小区|业主自治委员会; the same alone, where the article has one place that it is of."""
    text = view.text
    for hit in outermost(view.hits("organization.residents")):
        start, of = _owner(view, places, hit)
        if not of:
            continue
        name = of + text[hit.start : hit.end]
        yield OrganizationMention(
            start=start,
            end=hit.end,
            name=name,
            rule="organization.residents_body",
            category="selfgov",
            of=of,
            confidence=0.7,
        )


def _owner(view: ArticleView, places: Places, hit: Hit) -> tuple[int, str]:
    """Where the words begin, and the name of its place ("" where it is not clear)."""
    text, at = view.text, hit.start - (view.text[hit.start - 1] in "“‘")
    place = places.ending_at(at)
    if place is not None:
        return (place.start, place.name) if place.level in _SMALL else (at, "")
    match = _WORD.match(text[max(0, at - 3) : at][::-1])
    if match is not None:
        word = match.group()[::-1]
        bare = at - len(word)
        if _MANY.search(text[max(0, bare - 1) : bare]):
            return at, ""
        if word in LEVEL_OF_WORD and (name := places.nearest(word, bare)):
            return bare, name
        return at, _only(places)
    if text[at - 1 : at] not in _LISTED and left_edge(text, at)[0] < PLAIN:
        return at, ""
    told = places.in_sentence(hit.start)
    return at, told.name if told else _only(places)


def _only(places: Places) -> str:
    """The one quarter that the article tells of, else its one community, else its one village."""
    for level in _SMALL:
        names = {m.name for m in places.mentions if m.level == level and not m.alias_of}
        if names:
            return str(names.pop()) if len(names) == 1 else ""
    return ""


def quoted_companies(view: ArticleView) -> Iterator[OrganizationMention]:
    """“银杏人家”|家政公司; 创办|“青禾薯业”."""
    text = view.text
    for hit in outermost(view.hits("organization.company")):
        if text[hit.start - 1 : hit.start] != "”" or hit.word in ("集团", "物业"):
            continue
        opening = text.rfind("“", max(0, hit.start - _QUOTED - 2), hit.start)
        inner = text[opening + 1 : hit.start - 1]
        if opening >= 0 and len(inner) > 1 and not (_NO_QUOTED.search(inner) or strangeness(inner) == 3):
            yield _company(opening + 1, hit.end, inner + hit.word)
    for hit in view.hits("organization.founded"):
        match = _FOUNDED.match(text, hit.end - 1)
        if match is not None and shapes().trades.search(match["name"]) and not strangeness(match["name"][:2]):
            yield _company(match.start("name"), match.end("name"), match["name"])


def settled_parties(view: ArticleView, places: Places) -> Iterator[OrganizationMention]:
    """柳河村|党组织, where it acts: elsewhere the word means Party bodies of any sort."""
    for hit in view.hits("organization.party_organization"):
        place = places.ending_at(hit.start)
        if place is None or place.level not in ("community", "village") or _NO_DEED.match(view.text, hit.end):
            continue
        yield OrganizationMention(
            start=place.start,
            end=hit.end,
            name=place.name + hit.word,
            rule="organization.placed_party",
            category="party",
            of=place.name,
            confidence=0.7,
        )


def _company(start: int, end: int, name: str) -> OrganizationMention:
    category = "property" if "物业" in name else "enterprise"
    return OrganizationMention(
        start=start, end=end, name=name, rule="organization.quoted_company", category=category, confidence=0.7
    )
