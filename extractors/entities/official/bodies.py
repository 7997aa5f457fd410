"""The body or place that a post belongs to: named right before the title, or told earlier in the article."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from extractors.entities.official.posts import Post
from kg.core.mentions import Mention, OrganizationMention, PlaceMention
from kg.rules.view import ArticleView
from kg.text.edges import leading_word

#: Bare words left of a title, and the levels of the place that they stand for, likeliest group first.
_BARE: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("小区", "物业", "业委会", "业主委员会", "自管会", "物管会", "管委会", "客服", "管家"), ("quarter", "community")),
    (("网格", "楼栋", "单元", "楼门", "楼长"), ("grid quarter community village",)),
    (("社区", "居委会", "居民委员会", "居民区", "居委", "居监委", "楼组"), ("community", "quarter", "village")),
    (("村委会", "村民委员会", "村支书", "村", "屯", "寨", "村监委", "驻村"), ("village", "community")),
    (("街道", "办事处", "街道办", "党工委"), ("township",)),
    (("镇", "乡", "农场"), ("township",)),
    (("县", "区", "旗"), ("county",)),
    (("市", "州", "盟"), ("prefecture", "county")),
)
_ANY = ("community village quarter township county",)
_GENERIC = re.compile(
    r"(?:该|本|我|这个|各|全|所在|当地|辖区|自己|两|一个|老|原|新|同|时|现)*(?:社区|小区|居民区|街道|街道办|街道办事处|办事处|镇|乡|村|县|区|市|州|省|旗|居委|街镇|镇街|乡镇|物业|物业公司|居委会|村委会|驻地|派出所|单位|片区|网格)?"
)
_PARENT = re.compile(r".*?(?:省|自治区|自治州|(?<!城)市|盟|[县旗]|(?<![社小园片校厂景院街矿林牧库灌])区|街道|(?<=..)[镇乡])(?=[^委政纪人组宣法公检统民司财教卫水农交住应审信市]..)")
_BODY_END = re.compile(
    r"(?:社区|[村镇乡县市区州省旗盟屯寨]|街道|居|居委|[局委办院所站厅校会队室科处组部庭台行馆厂府联社团连营场园苑城里坊庄岛湾坪院楼座期司]|中心|公司|小区|支部|网格|集团|联盟|大院|家属院|公寓|物业|驿站|专班|港|企|基地|学校|银行|服务点|幢|号院|组织|机关)$"
)
_ALONE = re.compile(r"人大代表$|党代表$|政协委员$")  # posts that need no body nearby
_OFFICE = re.compile(r"[局部处科厅庭院]长$|法官$|检察官$|秘书长$|政委$")
_UNIT = re.compile("党|支部|工委|居委会|村委会|委员会|业委会|管会")
_PLACE_END = ("社区", "小区", "居民区", "村", "街道", "镇", "乡", "苑", "园", "区", "连", "团", "公寓", "家属院")


@dataclass(slots=True)
class Bodies:
    """Resolves the body of each post of an article."""

    view: ArticleView
    _places: list[PlaceMention] = field(default_factory=list)
    _by_end: dict[int, Mention] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _told: list[tuple[int, str, str]] = field(default_factory=list)  # position, level, name: seen left of titles

    def __post_init__(self) -> None:
        """Index the places and bodies that were found before."""
        self._places = [m for m in self.view.mentions("place") if isinstance(m, PlaceMention)]
        self._starts = [m.start for m in self._places]
        for m in self.view.mentions("organization"):
            if isinstance(m, OrganizationMention):
                self._by_end.setdefault(m.end, m)

    def resolve(self, post: Post) -> tuple[str, str]:
        """Name of the body or place, and of the place alone ("" where none is told)."""
        text = self.view.text
        bare = self.bare(post)
        for end in range(post.noun, post.start - 1, -1):
            body = self._by_end.get(end)
            if not isinstance(body, OrganizationMention) or body.start >= max(post.start, post.body + 1):
                continue
            if bare or text[body.start : body.end] == body.name:  # a short form only where no name stands
                return (body.of or body.name) if end > post.start and body.of else body.name, body.of
        place = self._ending_at(post.body_end)
        if place is not None and place.start >= post.body:
            return place.name, place.name
        owned = post.body - 2 if text.endswith(("一名", "一位"), 0, post.body) else post.body
        if post.body_end == post.body and text[owned - 1 : owned] == "的":  # 柳河社区的一名网格员
            owner = self._ending_at(owned - 1) or self._by_end.get(owned - 1)
            if owner is not None:
                return owner.name, owner.name if isinstance(owner, PlaceMention) else ""
        raw = clean(text[post.body : post.body_end])
        unit = _UNIT.search(text[post.start : post.noun])
        if raw and not _GENERIC.fullmatch(raw) and (_BODY_END.search(raw) or (unit and len(raw) > 1)):
            inside = self._inside(post.body, post.body_end)
            self._tell(post.body, raw)
            return raw, inside.name if inside else (raw if raw.endswith(_PLACE_END) else "")
        title = text[post.start : post.end]
        if _ALONE.search(title) or (_OFFICE.search(title) and not raw):
            return "", ""
        name = self._context(post, raw)
        return name, name

    def bare(self, post: Post) -> bool:
        """Does the post stand without a name of its body (街道党工委书记、办事处主任)?"""
        return bool(_GENERIC.fullmatch(clean(self.view.text[post.body : post.body_end])))

    def _ending_at(self, end: int) -> PlaceMention | None:
        i = bisect_right(self._starts, end) - 1
        for m in self._places[max(0, i - 3) : i + 1][::-1]:
            if m.end == end:
                return m
        return None

    def _inside(self, start: int, end: int) -> PlaceMention | None:
        i = bisect_right(self._starts, end) - 1
        for m in self._places[max(0, i - 5) : i + 1][::-1]:
            if m.start >= start and m.end <= end:
                return m
        return None

    def _tell(self, at: int, raw: str) -> None:
        for levels, words in (("community", ("社区", "居民区")), ("quarter", ("小区", "苑", "家园")), ("village", ("村",)), ("township", ("镇", "乡", "街道"))):
            if raw.endswith(words):
                self._told.append((at, levels, raw))

    def _context(self, post: Post, raw: str) -> str:
        """The place that a bare title points to: the nearest one before it of the level that the words ask for."""
        text = self.view.text
        words = raw + text[post.start : post.end]
        levels = next((levels for keys, levels in _BARE if raw.endswith(keys)), None) or next(
            (levels for keys, levels in _BARE if any(k in words for k in keys)), _ANY
        )
        told = [(m.start, m.level, m.name) for m in self._before(post.start)] or self._told
        for group in levels:
            for _, level, name in reversed(told):
                if level in group.split():
                    return name
        if raw:
            for m in self._places:
                if m.level in levels[0].split():
                    return m.name
        return ""

    def _before(self, at: int) -> list[PlaceMention]:
        i = bisect_right(self._starts, at)
        return self._places[max(0, i - 60) : i]


def clean(raw: str) -> str:
    """The words of a body without what does not belong to it; a place stands alone, without its parents.

    >>> clean("在北城街道柳河社区"), clean("北城区民政局")
    ('柳河社区', '北城区民政局')
    """
    while raw and (lead := leading_word(raw)) and len(raw) - len(lead) >= 2:
        raw = raw[len(lead) :]
    if len(raw) > 3 and raw[0] in "除对据应由让向在与同和":
        raw = raw[1:]
    if raw.endswith(_PLACE_END):
        m = _PARENT.match(raw)
        while m and m.end():
            raw = raw[m.end() :]
            m = _PARENT.match(raw)
    return raw


