"""What stands right behind the name of a body: its part, its branch or outpost, the team that it sends."""

from __future__ import annotations

import re

from extractors.entities.organization.words import shapes
from kg.text.edges import strangeness

# Bodies that sit in another's house: 栾川县综治中心|婚姻家庭调解委员会
_INNER = ("仲裁院", "法庭", "调解委员会", "联席会议", "指挥部")
_WITH_BRANCHES = (
    *("公安局", "税务局", "自然资源局", "生态环境局", "市场监管局", "交警支队", "执法局", "城管局"),
    *("城市管理局", "交警大队"),
)
_BUREAU_BRANCH = re.compile(r"[一-鿿]{2,10}?分局|[一-鿿]{2,3}(?:执法)?中队")  # 长云市公安局|云溪分局
_WITH_OUTPOSTS = ("法院", "检察院", "公安局", "司法局", "局", "总工会", "妇联")
# 栾川县人民检察院|石鼓工作联络室, 栾川县人民法院|云溪巡回审判点
_OUTPOST_ENDS = (
    *("联络室", "检察室", "联络站", "审判点", "审判站", "工作站", "工作室", "警务站", "警务室", "服务站"),
    *("服务点", "联系点", "诉讼服务点", "办案点"),
)
_OUTPOST_LAST = frozenset(word[-1] for word in _OUTPOST_ENDS)
_OUTPOST = re.compile(
    f"(?P<stem>[一-鿿]{{2,5}}?)(?:工作|法律|法官|检察官|诉讼|巡回|司法)?(?:{'|'.join(_OUTPOST_ENDS)})"
)
_NO_OUTPOST = re.compile("[驻在的与和将把及并为了还也已设建成]|主动|开展|打造|依托|联合|各|多个|一|两|三")
_SENT = re.compile(r"驻[一-鿿]{2,6}?[村镇乡区](?:乡村振兴|驻村|帮扶|扶贫|第一书记)?(?:工作队|帮扶队)")
_RESIDENTS_TEAM = re.compile("(?:驻村)?(?:乡村振兴|帮扶|扶贫|第一书记)(?:工作)?队")
_REACH = 16
_SECTIONS = frozenset("科股处部室")  # last characters of parts that have no posts of their own
_SECTION_POSTS = ("科长", "股长", "处长", "部长", "副", "主任", "负责", "干部", "科员", "工作人员", "民警")
# 柳河镇卫生院|党支部, 柳河养老院|和护理院联合党支部
_PARTY_BRANCH = re.compile(
    r"(?:[和与][一-鿿]{2,8}?(?=联合党))?(?:联合|机关|临时|第[一二三四五六七八九十])?党(?:支部|总支|委)(?![员书副委]|会议)"
)
_BRANCH_REACH = 12  # characters from the office to the end of 党 in them


def branch_behind(text: str, end: int) -> re.Match[str] | None:
    """The Party branch of an office that ends there: 柳河镇卫生院|党支部."""
    return _PARTY_BRANCH.match(text, end) if text.find("党", end, end + _BRANCH_REACH) >= 0 else None


def part_behind(text: str, office: re.Match[str]) -> re.Match[str] | None:
    """A part of an office right behind its name (栾川县总工会|权益保障部), or a body that sits in it."""
    end, name = office.end(), office.group()
    if name.endswith(_WITH_BRANCHES) and any(w in text[end + 2 : end + 13] for w in ("分局", "中队")):
        branch = _BUREAU_BRANCH.match(text, end)
        if branch is not None and strangeness(branch.group()[:-2]) == 0:
            return branch
    if text[end : end + 2] in shapes().office_begins:
        inner = shapes().topical.match(text, end)
        if inner is not None and inner.group().endswith(_INNER):
            return inner
    part = shapes().part.match(text, end)
    if part is not None and text[part.end() - 1] in _SECTIONS and text.startswith(_SECTION_POSTS, part.end()):
        return None  # 栾川县民政局|养老服务科科长: whose post it is
    return part or (_outpost(text, end) if name.endswith(_WITH_OUTPOSTS) else None)


def _outpost(text: str, end: int) -> re.Match[str] | None:
    if text[end : end + 1] == "驻":
        return _SENT.match(text, end)
    if _OUTPOST_LAST.isdisjoint(text[end + 3 : end + _REACH]):
        return None
    outpost = _OUTPOST.match(text, end)
    if outpost is None or _NO_OUTPOST.search(outpost["stem"]) or strangeness(outpost["stem"]):
        return None
    return outpost


def is_outpost(part: re.Match[str]) -> bool:
    """Is it a body of its own beside the one that it belongs to?"""
    return part.re is _OUTPOST or part.re is _SENT


def residents_team(text: str, end: int) -> int:
    """Where the team ends that stands behind a village's committee (柳河村委会|乡村振兴工作队), else `end`."""
    team = _RESIDENTS_TEAM.match(text, end)
    return team.end() if team else end
