"""The body or place that a post belongs to: named right before the title, or told earlier in the article."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from extractors.entities.official.elsewhere import Elsewhere, of_level
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
_QUOTED, _WORDS, _MARKS = 14, 4, frozenset("，。；：！？、\n”“")  # a quoted name before a title, and words before that
_CLAUSES = 100  # characters of a sentence that are read back for the body of a bare post
_LOOK_BACK = 60  # places before a bare title among which the one that is meant is looked for
_ALONE = re.compile(r"人大代表$|党代表$|政协委员$")  # posts that need no body nearby
_OFFICE = re.compile(r"[局部处科厅庭院]长$|法官$|检察官$|秘书长$|政委$")
_LED_UNIT = re.compile("党委|党总支|党支部|党工委|业委会|理事会|协会|商会")  # what a bare post may lead
_UPPER = ("province", "prefecture", "county", "township")
_UNQUOTED = str.maketrans("", "", "“”‘’")
#: last words of a body that was named before: 该局|副局长
_TAKEN_UP = ("局", "院", "所", "中心", "大队", "支队", "中队", "站", "校", "委", "厅", "公司", "协会", "医院", "银行")
_SENT = ("派来", "派出", "委派", "选派")
#: a section has no name of its own: 云溪县园林局|绿化科; 党政办公室 and 调解室 are bodies
_SECTION = re.compile(
    r"(?P<whole>[一-鿿]{2,}(?:局|厅|中心|委|监委|院|支队|大队|总队|公司|集团|处|会|(?<!干)部))"
    r"[一-鿿]{1,8}(?:(?<!办公|调解|工作|警务|卫生|医务|联络|接待)室|科|股|(?<!办事|管理|事务)处)"
)
_SECTION_ENDS = frozenset("科股室处")
_BEFORE_SECTION = 6  # characters between a body and the words of its section that a title takes along
_UNIT = re.compile("党|支部|工委|居委会|村委会|委员会|业委会|管会")


class Body(NamedTuple):
    """A body and the place that it belongs to ("" where none is told); `told`: it stands at the post itself.

    `section` is the part of it that the post is in: 云溪县民政局|养老服务科.
    """

    name: str
    place: str
    told: bool = True
    section: str = ""


NOWHERE = Body("", "", told=False)


@dataclass(frozen=True, slots=True)
class _Tables:
    ends: tuple[str, ...]
    place_ends: tuple[str, ...]
    with_name: frozenset[str]
    common: frozenset[str]
    generic: re.Pattern[str]
    bare: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    table = LEXICON.tables["bodies"]
    before, words = ("|".join(longest_first(table[k])) for k in ("generic_before", "generic"))
    return _Tables(
        ends=tuple(table["ends"].split()),
        place_ends=tuple(table["place_ends"].split()),
        common=frozenset(table["common"].split()),
        with_name=frozenset(table["with_name"].split()),
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
    _others: Elsewhere | None = None

    def __post_init__(self) -> None:
        """Index the places and bodies that were found before."""
        self._places = [m for m in self.view.mentions("place") if isinstance(m, PlaceMention)]
        self._starts = [m.start for m in self._places]
        for place in self._places:
            self._first.setdefault(place.level, place)
        for m in self.view.mentions("organization"):
            if isinstance(m, OrganizationMention):
                self._by_end.setdefault(m.end, m)

    def resolve(self, post: Post) -> Body:
        """The body of a post: at its left, told before it, or the place that the article is about by then."""
        text = self.view.text
        bare = self.bare(post)
        found = self._joined(post, bare) or self._owner(post)
        if found is not None:
            return found
        if text[post.body - 1 : post.body] == "该" and (told := self._told_before(post)) is not None:
            return told
        if post.body == post.body_end and (whole := self._before_quoted(post)) is not None:
            return whole
        raw = clean(text[post.body : post.body_end])
        unit = len(raw) > 1 and _UNIT.search(text[post.start : post.noun])
        if raw and not bare and (unit or raw.endswith(_tables().ends)):
            return self._named(post, raw)
        if (inside := self._organization_inside(post)) is not None:
            return inside
        title = text[post.start : post.end]
        station = self._elsewhere.of_post(title, raw, post.start)
        if station is not None:
            return Body(*station, told=False)
        if _ALONE.search(title) or (_OFFICE.search(title) and not raw):
            return NOWHERE
        if not raw and (unit := _LED_UNIT.match(title)) and (body := self._of_sentence(unit.group(), post.start)):
            return body
        name = self._context(post, raw)
        return Body(name, name, told=False)

    def _before_quoted(self, post: Post) -> Body | None:
        """The body before a quoted name that the post looks after: 云溪有限公司基层“一表通”|项目经理."""
        opening = self.view.text.rfind("“", max(0, post.body - _QUOTED), post.body)
        if opening < 0 or not self.view.text.endswith("”", opening, post.body):
            return None
        for end in range(opening, max(0, opening - _WORDS) - 1, -1):
            m = self._by_end.get(end)
            if isinstance(m, OrganizationMention):
                return Body(m.name, m.of)
            if self.view.text[end - 1 : end] in _MARKS:
                break
        return None

    def _told_before(self, post: Post) -> Body | None:
        """The body that 该局, 该院 or 该中心 takes up."""
        word = self.view.text[post.body : post.body_end]
        if not word.endswith(_TAKEN_UP):
            return None
        found = [m for m in self._by_end.values() if m.end <= post.body and isinstance(m, OrganizationMention)]
        named = [m for m in found if m.name.endswith(word)]
        last = max(named, key=lambda m: m.end, default=None)
        return Body(last.name, last.of, told=False) if last is not None else None

    def _of_sentence(self, unit: str, at: int) -> Body | None:
        """The body of that kind that the sentence names before: 成立云溪网约配送行业党委，王某某兼任|党委书记."""
        floor = max(self.view.sentence(at).start, at - _CLAUSES)
        for end in range(at, floor, -1):
            m = self._by_end.get(end)
            if isinstance(m, OrganizationMention) and m.name.endswith(unit):
                return Body(m.of if m.name == m.of + unit else m.name, m.of, told=False)
        return None

    @property
    def _elsewhere(self) -> Elsewhere:
        """Made when first asked for: most posts name their body."""
        if self._others is None:
            found = self.view.mentions("organization")
            self._others = Elsewhere(m for m in found if isinstance(m, OrganizationMention))
        return self._others

    def _joined(self, post: Post, bare: bool) -> Body | None:
        """The organization or place that ends where the title begins or inside it."""
        text = self.view.text
        for end in range(post.noun, post.start - 1, -1):
            body = self._by_end.get(end)
            if not isinstance(body, OrganizationMention) or body.start >= max(post.start, post.body + 1):
                continue
            written = text[body.start : body.end]  # a short form only where no name stands
            if bare or body.name in (written, f"{written}会") or written.translate(_UNQUOTED) == body.name:
                if body.rule == "organization.field_party":  # 柳河镇|网约配送行业党委|书记: no post of the town
                    return Body(body.name, body.of)
                stem = text[body.start : post.start]  # 柳河镇|东垄|居委会主任: no post of the town
                inner = end > post.start and (bare or body.of.startswith(stem) or stem.startswith(body.of))
                return Body((inner and body.of) or body.name, body.of)
        place = self._ending_at(post.body_end)
        if place is not None and place.start >= post.body:
            return Body(place.name, place.name)
        if text[post.body - 1 : post.body] == "的" and _COMMITTEE.fullmatch(text, post.body, post.body_end):
            county = self._ending_at(post.body - 1)  # 栾川县的|县委|书记
            if county is not None:
                return Body(county.name, county.name)
        return None

    def _owner(self, post: Post) -> Body | None:
        """Whose the post is: 柳河社区的一名网格员."""
        text = self.view.text
        owned = post.body - 2 if text.endswith(("一名", "一位"), 0, post.body) else post.body
        if post.body_end != post.body or text[owned - 1 : owned] != "的":
            return None
        owner = self._ending_at(owned - 1) or self._by_end.get(owned - 1)
        if owner is not None:
            return Body(owner.name, owner.name if isinstance(owner, PlaceMention) else "")
        name = clean(text[slice(*body_span(text, owned - 1))])
        if _tables().generic.fullmatch(name):
            return None
        if name.endswith(_tables().place_ends):
            return Body(name, name)
        if len(name) > _SHORT and name.endswith(_tables().ends):
            inside = self._inside(owned - 1 - len(name), owned - 1)
            if inside and name.endswith(_HOUSE):
                return Body(inside.name, inside.name)
            return Body(name, inside.name if inside else "")
        return None

    def _named(self, post: Post, raw: str) -> Body:
        """The body that the words before the title name; of a section the one that it is of."""
        if raw[-1] in _SECTION_ENDS:
            if (parts := _SECTION.fullmatch(raw)) is not None:
                whole = parts["whole"]
                section = raw[len(whole) :]
                return self._in_full(post, whole, post.body_end - len(section))._replace(section=section)
            if (before := self._before_section(post)) is not None:
                return Body(before.name, before.of, section=self.view.text[before.end : post.body_end])
        return self._in_full(post, raw, post.body_end)

    def _in_full(self, post: Post, raw: str, end: int) -> Body:
        """The body of words that end at `end`, without its parents, with its place."""
        text = self.view.text
        inside = self._inside(post.body, end)
        if inside and raw.endswith(_HOUSE):
            return Body(inside.name, inside.name)
        if inside is None:
            if (whole := self._reaching_into(post)) is not None:
                return Body(whole.name + text[whole.end : end], whole.of)
            if raw.endswith(_tables().place_ends):
                return Body(raw, raw)
            full = self._elsewhere.full(raw, post.start) or of_level(raw, lambda: self._before(post.start))
            if full is not None:
                return Body(*full)
            if raw in _tables().with_name and (quoted := _quoted(text, post.body)):
                return Body(quoted + raw, "")
            if text.endswith(_SENT, 0, post.body) and (town := self._town(post.body)):
                return Body(town + raw, town)  # 柳河镇里派来|综治中心工作人员
            if raw in _tables().common:
                return Body(*self._elsewhere.like(raw, post.start), told=False)
            return Body(raw, "")
        return Body(raw[self._parents(post, raw, end) :], inside.name)

    def _before_section(self, post: Post) -> OrganizationMention | None:
        """The organization a little before the words of a section: 云溪县园林管理处绿化|管护科副科长."""
        between = self.view.text[max(0, post.body - _BEFORE_SECTION) : post.body]
        for gap in range(len(between)):
            if gap and between[-gap] in _MARKS:
                return None
            m = self._by_end.get(post.body - gap)
            if isinstance(m, OrganizationMention):
                return m
        return None

    def _town(self, at: int) -> str:
        """The town or county that the sentence names last before `at`."""
        floor = self.view.sentence(at).start
        found = [m for m in self._before(at) if m.start >= floor and m.level in ("township", "county")]
        return found[-1].name if found else ""

    def _organization_inside(self, post: Post) -> Body | None:
        """The organization that the words before a title begin with: 云溪县政务服务中心|综合岗."""
        text = self.view.text
        for end in range(post.body_end, post.body + 3, -1):
            m = self._by_end.get(end)
            if isinstance(m, OrganizationMention) and m.start >= post.body and text[m.start : m.end] == m.name:
                return Body(m.name, m.of)
        return None

    def _reaching_into(self, post: Post) -> OrganizationMention | None:
        """The organization whose last word the words before a title begin with: 云溪市公安局交警〔支队|综合队〕民警."""
        for end in range(post.body + 2, post.body_end - 1):
            m = self._by_end.get(end)
            if isinstance(m, OrganizationMention) and m.start < post.body:
                return m
        return None

    def _parents(self, post: Post, raw: str, body_end: int) -> int:
        """How many characters of `raw` are places above the last one in a row: 云南省|云溪县民政局."""
        start = end = post.body
        for m in self._places[bisect_left(self._starts, post.body) :]:
            if m.start != end or m.end >= body_end or m.level not in _UPPER:
                break
            start, end = m.start, m.end
        return max(0, raw.rfind(self.view.text[start:body_end]))

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


def _quoted(text: str, end: int) -> str:
    """The quoted name that ends at `end`, or ""."""
    opening = text.rfind("“", max(0, end - 14), end) if text.endswith("”", 0, end) else -1
    return text[opening + 1 : end - 1] if opening >= 0 else ""


# how long a post was held, before or behind the body: 20年|柳河村, 柳河村|干了十几年
_YEARS = r"(?:[0-9]{1,2}|[一二三四五六七八九十两几]{1,3})[多余几来]?个?年多?的?"
_SERVED = re.compile(rf"^{_YEARS}|(?:一?[当干做]了?|任)了?{_YEARS}$")


_NEIGHBOUR = re.compile("^(?:隔壁|邻近|相邻|毗邻|附近|旁边|对面)的?(?=..)")


def clean(raw: str) -> str:
    """The words of a body without what does not belong to it; a place stands alone, without its parents.

    >>> clean("在东城街道柳河社区"), clean("东城区民政局")
    ('柳河社区', '东城区民政局')
    """
    raw = _SERVED.sub("", raw) if "年" in raw else raw
    raw = _NEIGHBOUR.sub("", raw)
    while raw and (lead := leading_word(raw)) and len(raw) - len(lead) >= 2:
        raw = raw[len(lead) :]
    if len(raw) > 3 and raw[0] in "除对据应由让向在与同和驻" and not raw.startswith("驻马店"):
        raw = raw[1:]
    if raw.endswith(_tables().place_ends):
        m = _PARENT.match(raw)
        while m and m.end():
            raw = raw[m.end() :]
            m = _PARENT.match(raw)
    return raw
