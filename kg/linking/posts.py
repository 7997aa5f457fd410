"""Bodies that only the post of an official names: 栾川县民政局|养老科|科长王某某 is told of no more than once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set

from extractors.entities.organization.words import office_category
from kg.core.mentions import OfficialMention, OrganizationMention
from kg.linking.places import Entity

_LEAST = 6  # characters that a body's name has which stands without its place (红柳调解小分队, but not 综合处)
_BACK = 40  # characters before the words of a post where its body may be named
_CONFIDENCE = 0.6
_BODY = re.compile(
    r"[局委办院所站厅校会队室科处部庭馆社司妇残]$|[联居]委$|妇联$|残联$|中心$|公司$|支部$|联盟$|银行$|集团$|工坊$|学[院校]$|[中小]学$|幼儿园$"
)
# One of many, or none: 第二督导组, 一处, 云溪区原区委, 柳河社区.
_NO_BODY = re.compile(r"^第|^[一二三四五六七八九十]{1,2}[处科室部庭组队]|[原某]|社区$|会议室$")


def bodies_of_posts(
    text: str, officials: Iterable[OfficialMention], known: Collection[str]
) -> Iterator[OrganizationMention]:
    """Organizations that no rule of theirs found, each where a post names it. `known`: names found already."""
    done: set[str] = set()
    for m in officials:
        name = m.of
        if not name or name in done or name in known or not _names_body(name, m.place):
            continue
        span = _written(text, name, max(0, m.evidence[0] - _BACK), m.evidence[1])
        if span is not None:
            done.add(name)
            yield OrganizationMention(
                start=span[0],
                end=span[1],
                name=name,
                rule=m.rule,
                category=category(name),
                of=m.place,
                confidence=_CONFIDENCE,
            )


def _names_body(name: str, place: str) -> bool:
    """Does the name tell one body from others?"""
    if name == place or not _BODY.search(name) or _NO_BODY.search(name):
        return False
    if len(name) >= _LEAST:
        return True
    return name.startswith(place) if place else len(name) > 3 and name.endswith("居委")


def _written(text: str, name: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the name stands, or its end where the text says 县委 for 栾川县委."""
    for cut in range(len(name) - 1):
        at = text.find(name[cut:], start, end)
        if at >= 0:
            return at, at + len(name) - cut
    return None


def category(name: str) -> str:
    """Kind of a body by the words of its name: a part of one is of the kind of the whole.

    >>> category("栾川县委组织部二处"), category("栾川县民政局养老科")
    ('party', 'government')
    """
    wholes = (office_category(name[:end]) for end in range(len(name), 2, -1))
    return next((kind for kind in wholes if kind != "government"), "government")


def seat(
    title: str, place: str | None, places: Mapping[str, Entity], ancestors: Callable[[str], Set[str]]
) -> str | None:
    """Key of the place of a post that is told without any, where the story is at `place`.

    A post of the village is not held in one of its hamlets: 兴隆村柳湾屋场……|驻村第一书记.
    """
    if place is None or not title.startswith(("驻村", "村")) or places[place].name.endswith("村"):
        return place
    villages = [key for key in ancestors(place) if places[key].level == "village"]
    return villages[0] if len(villages) == 1 else place
