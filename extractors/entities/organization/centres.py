"""Centres with a name of their own, and departments that are told without their county.

栾川县|连心桥|服务中心, 云杉街道“联防联治中心”, 叫|老袁调解中心; 〔栾川县〕民政局派人上门.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from extractors.entities.organization.places import LEVEL_OF_WORD, Places
from extractors.entities.organization.words import outermost
from kg.core.mentions import OrganizationMention
from kg.rules import ArticleView, Hit
from kg.text.edges import NONE, PLAIN, is_edge_word, left_edge, run_start, strangeness

_STEM = 5  # characters between a place and the last words of a centre
_QUOTED = 12  # characters of a quoted name
_UPPER = ("province", "prefecture", "county", "township")
_LEVEL = re.compile(r"(道街|区治自|镇|乡|县|区|市|省)")
_NAMED = ("叫", "叫做", "名为", "取名", "命名为")
# What makes no name of a centre: 三级|服务中心, 各类|服务中心
_GENERIC = re.compile(
    r".*[级个所家处类座批的型化式性等]$|.*[0-9一二三四五六七八九十]$|党群|政务|便民|社区|综合|公共|乡镇|村级|多个|全"
)
_SENT = ("派来", "派出", "委派", "选派", "派驻", "派")  # 柳河街道|派出|综治中心
_NOT_BEFORE = tuple("省市县区州全各老辖城某等、和及与级")
_NOT_AFTER = re.compile(r"等|[、和及与][一-鿿]{2,8}等|们|工作人员在|工作报告")
_IN_LIST = frozenset("、和及与各某原市区县镇乡级地两")


def centres(view: ArticleView, places: Places) -> Iterator[OrganizationMention]:
    """栾川县|连心桥|服务中心, 云杉街道“联防联治中心”, 叫|老袁调解中心."""
    for hit in outermost(view.hits("organization.centre")):
        end = hit.end - hit.word.endswith("”")
        quoted = view.text.startswith("”", end)
        found = _quoted(view, places, hit, end) if quoted else _plain(view, places, hit)
        if found is not None:
            yield found


def _quoted(view: ArticleView, places: Places, hit: Hit, end: int) -> OrganizationMention | None:
    text = view.text
    opening = text.rfind("“", max(0, hit.start - _QUOTED), hit.start)
    name = text[opening + 1 : end]
    if opening < 0 or "”" in name or len(name) < 5:
        return None
    owner = _owner(text, places, opening)
    return _centre(owner[0] if owner else opening + 1, end, name, owner[1]) if owner else None


def _plain(view: ArticleView, places: Places, hit: Hit) -> OrganizationMention | None:
    text = view.text
    for at in range(hit.start - 2, run_start(text, hit.start, _STEM) - 1, -1):
        stem = text[at : hit.start]
        if strangeness(stem) or is_edge_word(stem):
            return None
        if _GENERIC.match(stem):
            continue
        if stem.startswith(_SENT):
            return None
        if text.endswith(_NAMED, 0, at):
            return _centre(at, hit.end, text[at : hit.end], "")
        owner = _owner(text, places, at)
        if owner is not None:
            return _centre(owner[0], hit.end, text[at : hit.end], owner[1])
    return None


def _owner(text: str, places: Places, at: int) -> tuple[int, str] | None:
    """Start and name of the place that ends at `at`, told by name or by its level (县)."""
    place = places.ending_at(at)
    if place is not None:
        return (place.start, place.name) if place.level in _UPPER else None
    match = _LEVEL.match(text[max(0, at - 3) : at][::-1])
    if match is None or places.covers(at - 1):
        return None
    word = match.group()[::-1]
    start = at - len(word)
    if text[start - 1 : start] in _NOT_BEFORE or left_edge(text, start)[0] == NONE:
        return None
    name = places.nearest(word, start) if word in LEVEL_OF_WORD else ""
    return (start, name) if name else None


def _centre(start: int, end: int, name: str, of: str) -> OrganizationMention:
    return OrganizationMention(
        start=start,
        end=end,
        name=of + name,
        rule="organization.centre",
        category="government" if of else "social",
        of=of,
        confidence=0.7,
    )


def bare_departments(
    view: ArticleView, places: Places, found: Collection[OrganizationMention]
) -> Iterator[OrganizationMention]:
    """“民政局” alone, in an article of one county that is not told of with its department elsewhere."""
    text = view.text
    hits = outermost(view.hits("organization.bare_departments"))
    if not hits:
        return
    of = places.only_upper()
    if not of:
        return
    for hit in hits:
        left = text[hit.start - 1 : hit.start]
        if left in _IN_LIST or left_edge(text, hit.start)[0] < PLAIN or _NOT_AFTER.match(text, hit.end):
            continue
        if any(m.name.endswith(hit.word) or m.start <= hit.start < m.end for m in found):
            continue
        if places.elsewhere(of, hit.start):
            continue
        yield OrganizationMention(
            start=hit.start,
            end=hit.end,
            name=of + hit.word,
            rule="organization.bare_department",
            category="government",
            of=of,
            confidence=0.6,
        )
