"""The body or place that a post belongs to: named right before the title, or told earlier in the article."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from extractors.entities.official.posts import LEXICON, Post, body_span, longest_first
from kg.core.mentions import Mention, OrganizationMention, PlaceMention
from kg.rules.view import ArticleView
from kg.text.edges import leading_word

_ANY = ("community village quarter township county",)
# A parent in front of a place; what follows must be a name, not the rest of a body's (北城区|委组织部).
_PARENT = re.compile(
    r".*?(?:省|自治区|自治州|(?<!城)市|盟|[县旗]|(?<![社小园片校厂景院街矿林牧库灌])区|街道|(?<=..)[镇乡])"
    r"(?=[^委政纪人组宣法公检统民司财教卫水农交住应审信市]..)"
)
_COMMITTEE = re.compile(r"[省市州县区旗镇乡]委?")
_HOUSE = ("号楼", "栋", "幢", "单元")  # 柳河社区5号楼的楼栋长 belongs to the community
_SHORT = 4  # characters that a body's name before 的 must exceed
_LOOK_BACK = 60  # places before a bare title among which the one that is meant is looked for
_ALONE = re.compile(r"人大代表$|党代表$|政协委员$")  # posts that need no body nearby
_OFFICE = re.compile(r"[局部处科厅庭院]长$|法官$|检察官$|秘书长$|政委$")
_UNIT = re.compile("党|支部|工委|居委会|村委会|委员会|业委会|管会")


@dataclass(frozen=True, slots=True)
class _Tables:
    ends: tuple[str, ...]
    place_ends: tuple[str, ...]
    generic: re.Pattern[str]
    bare: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    table = LEXICON.tables["bodies"]
    before, words = ("|".join(longest_first(table[k])) for k in ("generic_before", "generic"))
    return _Tables(
        ends=tuple(table["ends"].split()),
        place_ends=tuple(table["place_ends"].split()),
        generic=re.compile(f"(?:{before})*(?:{words})?"),
        bare=tuple((tuple(row["words"].split()), tuple(row["levels"])) for row in table["bare"]),
    )


@dataclass(slots=True)
class Bodies:
    """Resolves the body of each post of an article."""

    view: ArticleView
    _places: list[PlaceMention] = field(default_factory=list)
    _by_end: dict[int, Mention] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _first: dict[str, PlaceMention] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the places and bodies that were found before."""
        self._places = [m for m in self.view.mentions("place") if isinstance(m, PlaceMention)]
        self._starts = [m.start for m in self._places]
        for place in self._places:
            self._first.setdefault(place.level, place)
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
        if text[post.body - 1 : post.body] == "的" and _COMMITTEE.fullmatch(text, post.body, post.body_end):
            county = self._ending_at(post.body - 1)  # 栾川县的|县委|书记
            if county is not None:
                return county.name, county.name
        owned = post.body - 2 if text.endswith(("一名", "一位"), 0, post.body) else post.body
        if post.body_end == post.body and text[owned - 1 : owned] == "的":  # 柳河社区的一名网格员
            owner = self._ending_at(owned - 1) or self._by_end.get(owned - 1)
            if owner is not None:
                return owner.name, owner.name if isinstance(owner, PlaceMention) else ""
            name = clean(text[slice(*body_span(text, owned - 1))])
            if not _tables().generic.fullmatch(name):
                if name.endswith(_tables().place_ends):
                    return name, name
                if len(name) > _SHORT and name.endswith(_tables().ends):
                    inside = self._inside(owned - 1 - len(name), owned - 1)
                    if inside and name.endswith(_HOUSE):
                        return inside.name, inside.name
                    return name, inside.name if inside else ""
        raw = clean(text[post.body : post.body_end])
        unit = len(raw) > 1 and _UNIT.search(text[post.start : post.noun])
        if raw and not bare and (unit or raw.endswith(_tables().ends)):
            inside = self._inside(post.body, post.body_end)
            if inside and raw.endswith(_HOUSE):
                return inside.name, inside.name
            return raw, inside.name if inside else (raw if raw.endswith(_tables().place_ends) else "")
        title = text[post.start : post.end]
        if _ALONE.search(title) or (_OFFICE.search(title) and not raw):
            return "", ""
        name = self._context(post, raw)
        return name, name

    def bare(self, post: Post) -> bool:
        """Does the post stand without a name of its body (街道党工委书记、办事处主任)?"""
        return bool(_tables().generic.fullmatch(clean(self.view.text[post.body : post.body_end])))

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

    def _context(self, post: Post, raw: str) -> str:
        """The place that a bare title means: the nearest before it of the level that the words ask for."""
        words = raw + self.view.text[post.start : post.end]
        bare = _tables().bare
        levels = next((levels for keys, levels in bare if raw.endswith(keys)), None) or next(
            (levels for keys, levels in bare if any(k in words for k in keys)), _ANY
        )
        before = self._before(post.start)
        for group in levels:
            for m in reversed(before):
                if m.level in group.split():
                    return m.name
        later = [self._first[level] for level in levels[0].split() if level in self._first] if raw else []
        return min(later).name if later else ""

    def _before(self, at: int) -> list[PlaceMention]:
        i = bisect_right(self._starts, at)
        return [m for m in self._places[max(0, i - _LOOK_BACK) : i] if m.end <= at]


def clean(raw: str) -> str:
    """The words of a body without what does not belong to it; a place stands alone, without its parents.

    >>> clean("在东城街道柳河社区"), clean("东城区民政局")
    ('柳河社区', '东城区民政局')
    """
    while raw and (lead := leading_word(raw)) and len(raw) - len(lead) >= 2:
        raw = raw[len(lead) :]
    if len(raw) > 3 and raw[0] in "除对据应由让向在与同和":
        raw = raw[1:]
    if raw.endswith(_tables().place_ends):
        m = _PARENT.match(raw)
        while m and m.end():
            raw = raw[m.end() :]
            m = _PARENT.match(raw)
    return raw
