"""The name of an office at a position, and further offices of the same place in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.entities.organization.words import office_category, shapes
from kg.core.mentions import OrganizationMention

_MEMBERS = re.compile("代表|委员(?!会)")  # 栾川县人大代表 is a person
# 栾川县政府工作报告 names no body that acts
_PAPER = re.compile("工作(?!人员)|采购|网|购买|投[资诉标]|性|办|令|文|债|规章|信息|服务")
_LISTED_OFFICE = (
    *("局", "厅", "委", "委员会", "法院", "检察院", "妇联", "总工会", "残联", "团委"),
    *("侨联", "工商联", "科协", "文联", "红十字会"),
)
_TOWNS = ("镇", "乡", "街道")
_TOWN_OFFICE = ("所", "站", "中心", "办")
_JOINED = re.compile("(?:牵头|[会协]同|联合|组织|携手|联动)?(?:[、，和与及]|联合|会同|组织|协同)")
_JOINS = frozenset("牵会协联组携、，和与及")
_AND_ENDS = tuple("、和与及")


def further_offices(text: str, end: int, of: str) -> Iterator[OrganizationMention]:
    """Further offices of the same place: 栾川县民政局、|司法局和|残联; 柳河镇综治办牵头，|司法所、|农技站."""
    town = of.endswith(_TOWNS)
    ends = _LISTED_OFFICE + _TOWN_OFFICE if town else _LISTED_OFFICE
    while True:
        joined = _JOINED.match(text, end) if town and text[end : end + 1] in _JOINS else None
        if joined is None and text[end : end + 1] not in _AND_ENDS:
            return
        match = office_at(text, joined.end() if joined else end + 1)
        if match is None or not match.group().endswith(ends) or match.re is shapes().topical:
            return
        tail, end = match.group(), match.end()
        yield OrganizationMention(
            start=match.start(),
            end=end,
            name=of + tail,
            rule="organization.listed_body",
            category=office_category(tail),
            of=of,
            confidence=0.8,
        )


def office_at(text: str, at: int) -> re.Match[str] | None:
    """The office or topical body whose name goes on at `at`, the longer of the two."""
    if text[at : at + 2] not in shapes().office_begins and not text.startswith("第", at):
        return None
    office, topical = shapes().office.match(text, at), shapes().topical.match(text, at)
    if topical is not None and text.startswith("组织", at):
        topical = None  # 栾川县|组织|宣讲团进村
    if office is not None and office.group().endswith("政府") and _PAPER.match(text, office.end()):
        return None
    if office is not None and _MEMBERS.match(text, office.end()) and office.group() in ("人大", "政协"):
        return None
    if office is not None and office.group().endswith("部") and text.startswith("门", office.end()):
        office = None  # 栾川县|组织部门: departments of that sort
    if office is None or topical is None:
        return office or topical
    return topical if topical.end() > office.end() else office
