"""Societies and teams with a stem behind their place, rooms called after a person, banks with a branch.

栾川县|同心|慈善会, 柳河社区|巾帼|志愿服务队; 老袁|调解室, 邹大姐|工作室; 云岭银行石鼓支行.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.entities.organization.places import Places
from extractors.entities.organization.teams import SORT
from extractors.entities.organization.words import shapes
from kg.core.mentions import OrganizationMention
from kg.rules import ArticleView, Hit
from kg.text.edges import BOUNDARY, NONE, PLAIN, WEAK, is_edge_word, left_edge, run_start, strangeness

_STEM = 7  # characters between a place and the last word of a society
_NO_STEM = re.compile(
    r".*[的了等和与及各个支名多些建成设组立派由请到在是为]|[了的里内外上下还也都把将与和及、]|街头|全体|所有|多名"
)
_NOT_AFTER = frozenset("伍员们长")
_ROOMS = frozenset(("工作室", "调解室", "调解工作室", "人民调解室"))
_BRANCH = re.compile(r"[一-鿿]{2,7}?(?:支行|分行|分理处|营业部|营业厅|营业所)")
_CALLED = re.compile(
    r"老[一-鿿]|[一-鿿](?:大姐|大哥|大妈|大嫂|大叔|阿姨|姐|哥|嫂|叔|姨|法官|警官|书记|所长|主任|老师|律师)"
)
_LED = re.compile(r"的?(?:队长|会长|负责人|发起人|理事长|创始人|创办人)")
_SOCIETIES = frozenset(("商会", "协会", "慈善会", "基金会", "促进会", "联合会", "慈善总会", "联谊会"))
_STANDS = re.compile("的?(?:会长|负责人|发起人|创始人)|[、，。；]|捐|出资|举办|牵头|联合|组织(?!的)|发起|和|与|负责")
_LEVELS = frozenset("省市县区")
_LED_STEM = 6
_OF_PLACE = ("村里", "社区里", "镇里", "县里", "当地", "社区的", "村里的")
_BANK_STEM = 4
_BODY_LAST = frozenset("局院队所会司委心站校部")
_BANK_TRADE = re.compile("业|卡|账|网点|等机构|贷|系统|柜|大厅|门口|附近|职员|员工")
_ESTATE = 7  # characters of an estate's name
_OF_OWNERS = frozenset(("业委会", "业主委员会", "物管会", "物业管理委员会"))
# What makes no estate's name before its owners' committee: 首届|业委会, 推选|业委会
_NO_ESTATE = re.compile(
    r"小区|社区|街道|村|委|届|各|该|本|这|某|业主|居民|物业|全体|部分|党|成立|组建|选举|推选|筹|新|老|原|时|代|无|有|家|个|型|式|化"
    r"|监督|指导|规范|协助|帮助|推动|督促|换|商品房|楼|院|片区|公司|单位|与|和|及|的|了|着|对|由|让|被|等|区县"
)


def societies(view: ArticleView, places: Places, hits: Sequence[Hit]) -> Iterator[OrganizationMention]:
    """栾川县|同心|慈善会, 柳河社区|巾帼|志愿服务队; 老袁|调解室. `hits` are last words of teams."""
    for hit in hits:
        found = _room(view.text, hit) if hit.word in _ROOMS else _society(view.text, places, hit)
        found = found or (_of_level(view.text, places, hit) if hit.word in _SOCIETIES else None)
        stands = _STANDS if hit.word in _SOCIETIES else _LED
        if found is None and stands.match(view.text, hit.end):
            found = _led(view.text, hit)
        if found is not None:
            yield found


def _society(text: str, places: Places, hit: Hit) -> OrganizationMention | None:
    if text[hit.end : hit.end + 1] in _NOT_AFTER:
        return None
    by_end = places.by_end
    for at in range(hit.start - 2, max(0, hit.start - _STEM) - 1, -1):
        if at not in by_end:
            continue
        place, stem = by_end[at], text[at : hit.start]
        if run_start(text, hit.start, _STEM) > at or _NO_STEM.match(stem) or is_edge_word(stem) or strangeness(stem):
            return None
        name = place.name + text[at : hit.end]
        return _mention(place.start, hit.end, name, "organization.stemmed_team", "social", place.name)
    return None


def _of_level(text: str, places: Places, hit: Hit) -> OrganizationMention | None:
    """省|网络人士|联谊会: that of the article's province, city or county."""
    for at in range(hit.start - 2, run_start(text, hit.start, _STEM) - 1, -1):
        level, stem = text[at - 1 : at], text[at : hit.start]
        if level not in _LEVELS or left_edge(text, at - 1)[0] < BOUNDARY:
            continue
        name = places.nearest(level, at - 1)
        if not name or _NO_STEM.match(stem) or strangeness(stem):
            return None
        return _mention(at - 1, hit.end, name + text[at : hit.end], "organization.stemmed_team", "social", name)
    return None


def _led(text: str, hit: Hit) -> OrganizationMention | None:
    """“银杏服务队|队长”, “镇上|敬老爱幼协会|的会长”: a name of its own where its leader is told."""
    for at in range(hit.start - 2, run_start(text, hit.start, _LED_STEM) - 1, -1):
        stem = text[at : hit.start]
        if strangeness(stem) or is_edge_word(stem) or _NO_STEM.match(stem):
            return None
        if left_edge(text, at)[0] == BOUNDARY or text.endswith(_OF_PLACE, 0, at):
            if SORT.fullmatch(stem):
                return None
            return _mention(at, hit.end, text[at : hit.end], "organization.led_team", "social", "")
    return None


def _room(text: str, hit: Hit) -> OrganizationMention | None:
    """老袁|调解室, 邹大姐|工作室, and rooms called after somebody whom the article names elsewhere."""
    families = shapes().families
    for size in (2, 3, 4):
        at = hit.start - size
        stem = text[max(0, at) : hit.start]
        family = stem[1:2] if stem[:1] == "老" else stem[:1]
        edge = left_edge(text, at)[0] if at >= 0 and family in families else NONE
        called = (edge >= WEAK or text[at - 1] in "找叫") and _CALLED.fullmatch(stem)
        named = edge >= PLAIN and size == 3 and not strangeness(stem) and text.count(stem) > 1
        if called or named:
            return _mention(at, hit.end, text[at : hit.end], "organization.person_room", "social", "")
    return None


def committees(view: ArticleView, places: Places) -> Iterator[OrganizationMention]:
    """万悦城|业委会, 御河龙湾|业主委员会: an estate that no last word shows to be one."""
    text = view.text
    for hit in view.hits("organization.selfgov"):
        if hit.word not in _OF_OWNERS or hit.start in places.by_end:
            continue
        for at in range(hit.start - 3, run_start(text, hit.start, _ESTATE) - 1, -1):
            stem = text[at : hit.start]
            if _NO_ESTATE.search(stem) or strangeness(stem):
                break
            listed = text[at - 1] in "和与" and text[at - 2] in "会司部业局道区"
            if listed or at in places.by_end or left_edge(text, at)[0] >= PLAIN:
                if not is_edge_word(stem):
                    name = text[at : hit.end]
                    yield _mention(at, hit.end, name, "organization.estate_committee", "selfgov", "")
                break


def banks(view: ArticleView, places: Places) -> Iterator[OrganizationMention]:
    """云岭银行石鼓支行; 柳州|银行."""
    text = view.text
    for hit in view.hits("organization.bank"):
        branch = _BRANCH.match(text, hit.end)
        if branch is not None and strangeness(branch.group()[:-2]) > 1:
            branch = None
        start, of = _bank_start(text, places, hit, branch is not None)
        if start < 0:
            continue
        end = branch.end() if branch else hit.end
        yield _mention(start, end, text[start:end], "organization.branch", "enterprise", of)


def _bank_start(text: str, places: Places, hit: Hit, branched: bool) -> tuple[int, str]:
    """Where the name of a bank begins, and its place; -1 where it is no name."""
    place = places.ending_at(hit.start)
    if place is not None:
        known = place.level in ("province", "prefecture", "county") and not text.startswith(("业", "卡", "账"), hit.end)
        return (place.start, place.name) if known or branched else (-1, "")
    if not branched:
        return _bank_listed(text, hit), ""
    for at in range(hit.start - 2, run_start(text, hit.start, _BANK_STEM) - 1, -1):
        if left_edge(text, at)[0] >= PLAIN and not strangeness(text[at : hit.start]):
            return at, ""
    return -1, ""


def _bank_listed(text: str, hit: Hit) -> int:
    """Where a bank's short name begins that stands behind another body in a list (栾川县公安局、|云岭银行), or -1."""
    for at in range(hit.start - 2, run_start(text, hit.start, _BANK_STEM) - 1, -1):
        if text[at - 1] not in "、和与及" or text[at - 2 : at - 1] not in _BODY_LAST:
            continue
        stem = text[at : hit.start]
        known = stem in shapes().institution_stems or stem.endswith(shapes().institution_stems_long)
        return -1 if known or strangeness(stem) or is_edge_word(stem) or _BANK_TRADE.match(text, hit.end) else at
    return -1


def _mention(start: int, end: int, name: str, rule: str, category: str, of: str) -> OrganizationMention:
    return OrganizationMention(start=start, end=end, name=name, rule=rule, category=category, of=of, confidence=0.7)
