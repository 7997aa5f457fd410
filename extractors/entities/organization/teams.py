"""Teams and associations with a quoted name, or right behind their place: “红柳”志愿服务队, 柳河社区志愿服务队."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.entities.organization.places import Places
from extractors.entities.organization.words import lexicon
from kg.core.mentions import OrganizationMention
from kg.rules import ArticleView, Hit

#: sorts of teams, no names of one: 党员|志愿服务队队长
SORT = re.compile(
    "(?:志愿者?|养老|助老|儿童|少年|青少年|学会|工会|种业|农业|工业|互助点?|幸福|服务|党建|党员|青年|先锋|社区|小区|村民|居民|巾帼|银发|红色|民兵|治安|义务|应急|抢险|救援|巡逻|巡防|网格|文艺|广场舞|舞蹈|秧歌|老年人?|老人"
    "|物业|行业|企业|业主|驻村|扶贫|乡村振兴|调解|矛盾|纠纷|人民|专业|消防|医疗|医护|健康|法律|科技|农技|学生|大学生|家长|妇女|村|镇|乡|县|市|区"
    "|街道|全国|省|中国|国际|篮球|足球|乒乓球|摄影|书法|美术|作家|戏剧|餐饮|电商|茶叶|水果|养殖|种植|民宿|旅游|慈善|公益|爱心|社会组织|社工)+"
)

_QUOTED_ONLY = frozenset(lexicon()["quoted"])
_NAME = re.compile(r"[^“”‘’+＋\n，。、？！；：]{2,16}$")
_LONGEST = 17  # characters of a quoted name with its mark
_SORT_LONGEST = 6  # characters between a quoted name and the last word: “红柳”|社区养老|服务团
_CLOSING = {"”": "“", "’": "‘"}
_QUOTES = str.maketrans("", "", "“”‘’")
_ROOMS = ("调解室", "工作室")
# verbs in quotation marks before a room: “坐镇”调解室
_SCARE = (
    "坐镇",
    "坐诊",
    "出诊",
    "会诊",
    "问诊",
    "巡诊",
    "把脉",
    "入驻",
    "进驻",
    "搬进",
    "开进",
    "走进",
    "扎根",
    "安家",
    "落户",
)


def teams(view: ArticleView, places: Places, hits: Sequence[Hit]) -> Iterator[OrganizationMention]:
    """“红柳”志愿服务队, “银杏调解队”, 柳河社区志愿服务队. `hits` are last words of teams."""
    text = view.text
    heads = {hit.start: hit.end for hit in hits}
    for hit in (*view.hits("organization.quoted"), *hits):
        opening = _quoted_start(text, hit)
        if opening >= 0:
            end = _whole(hit.end, heads)
            yield _team(opening, end, text[opening:end].translate(_QUOTES), "organization.quoted_team", "")
        if opening >= 0 or hit.word in _QUOTED_ONLY:
            continue
        place = places.ending_at(hit.start)
        if place is not None and place.level != "province" and not text.startswith("伍", hit.end):
            yield _team(place.start, hit.end, place.name + hit.word, "organization.place_team", place.name)


def _whole(end: int, heads: Mapping[int, int]) -> int:
    """Where the last of several last words in a row ends: “红柳”义警|救援队."""
    while end in heads:
        end = heads[end]
    return end


def _quoted_start(text: str, hit: Hit) -> int:
    """Start of a quoted name that the word ends (“银杏调解队”) or follows (“红柳”志愿服务队), or -1."""
    inner = _inner(text, hit.start)
    opening = text.rfind(_CLOSING.get(text[inner : inner + 1], "“"), max(0, inner - _LONGEST), inner)
    if opening < 0 or not _NAME.fullmatch(text[opening + 1 : inner]):
        return -1
    if text.startswith("伍", hit.end):
        return -1  # “红柳”应急|队伍 are many
    if hit.word in _ROOMS and text[opening + 1 : inner] in _SCARE:
        return -1  # “坐镇”调解室
    if hit.word == "商会" and text[hit.start - 1 : hit.start] == "协":
        return -1  # “院落协商会” is a meeting
    if inner == hit.start and (not text.startswith("”", hit.end) or hit.word == "工坊"):
        return -1  # “草编工坊” alone is a room as often as a body
    return opening + 1


def _inner(text: str, at: int) -> int:
    """Where the name is over whose last word begins at `at`: before the mark that closes it, and what sort it is."""
    if text[at - 1 : at] in _CLOSING:
        return at - 1
    closed = text.rfind("”", max(0, at - _SORT_LONGEST - 1), at)
    return closed if closed >= 0 and SORT.fullmatch(text, closed + 1, at) else at


def _team(start: int, end: int, name: str, rule: str, of: str) -> OrganizationMention:
    category = "party" if name.endswith("党小组") else "social"
    return OrganizationMention(start=start, end=end, name=name, rule=rule, category=category, of=of, confidence=0.7)
