"""Provinces, prefectures and counties: names of the gazetteer, full (栾川县) and in short (栾川).

A full name stands for itself; a short one is a place only where something backs it: the full name elsewhere
in the article, a parent or a part stated beside it, or a list of such names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.entities.place.words import words
from kg.rules import ArticleView, Hit
from kg.text.edges import NONE, edge_words, is_soft, left_edge, strangeness
from kg.text.gazetteer import Division, gazetteer

_RANK = {"province": 0, "prefecture": 1, "county": 2}
_FULL_TAIL = (*"省市县区旗州盟", "农场", "牧场")
_CITIZENS = re.compile(
    r"市(?:民(?!政|族|宗|营)|场(?!监)|容|政(?=工程|设施|管网|道路|建设|园林|公用|集团|养护))"
)  # 上海|市民, not 上海市|民
_MEASURES = frozenset("项个座条")
_HALVES = frozenset(("城市", "城区", "山区"))  # a word and one of these make no name between them: 适应|城市, 沿海|城市
_OWN = ("本报", "本台", "本刊", "新华社", "中新社", "央视网")
_DATELINE = (*_OWN, *(f"{name}\n" for name in _OWN))  # a line may break behind it
_COMPANY = re.compile(r"[一-鿿（）]{2,14}?(?:有限公司|有限责任公司|集团)")
#: last words of the names of smaller places, what papers leave off behind them, and the level
_SETTLED_LEVELS = {
    "社区": ("", "community"),
    "村": ("", "village"),
    "街道": ("", "township"),
    "街": ("道", "township"),
    "镇": ("", "township"),
    "乡": ("", "township"),
}
_TOWNSHIP = re.compile("[一-鿿]{1,7}?(?:街道|镇|乡)")
_SETTLED = re.compile("[一-鿿]{1,4}?(社区|村|街道?|镇|乡)")
_PAREN_PAPER = re.compile(r"[^《》\n]{0,8}(报|电视台|网|杂志|周刊)》")

_JOINS = frozenset("域别分间段块")  # make a word with the last character of such a name: 城关|区别
_QUOTED = 8  # characters of a name in quotation marks behind the place that it begins with
_INNER_CITY = "市中区"
_EDGES = frozenset("，。；：！？“\n")  # between which a name that may be no name is one that the article told before


@dataclass(slots=True)
class Upper:
    """A name of an upper level in the text, before or after the article decided on it."""

    start: int
    end: int
    name: str
    level: str
    full: bool
    codes: tuple[str, ...] = ()
    alias_of: str = ""
    sure: bool = False


def find_upper(view: ArticleView) -> list[Upper]:
    """Names of upper levels in order, each sure or to be dropped unless a part follows it."""
    text = view.text
    found = [u for h in _longest(view.hits("place.upper_names")) if (u := _read(text, h)) is not None]
    starts = {u.start: u for u in found}
    ends = {u.end: u for u in found}
    full = [u for u in found if u.full]
    for u in full:
        u.sure = _full_holds(view, u, ends)
    known = {u.name for u in full if u.sure}
    for u in full:  # 柳州市城关区……。城关区|成立专班, not 城关区域
        u.sure = u.sure or (u.name in known and text[u.start - 1 : u.start] in _EDGES and _ends(text, u.end))
    short = [u for u in found if not u.full]
    full_names = _full_names(u for u in full if u.sure)
    for u in short:
        if full_names:
            u.alias_of = _alias_of(u, full_names)
        u.sure = _short_holds(text, u, starts, ends)
    for u in short:  # 怀化、永州、栾川等地
        if not u.sure and _listed(text, u, starts, ends):
            u.sure = True
    return [u for u in found if u.full or not _begins_another(text, u)]


def _begins_another(text: str, u: Upper) -> bool:
    """Is a short name the beginning of a smaller place's own (永安街社区, elsewhere than in 永安)?"""
    m = _SETTLED.match(text, u.end)
    if m is None:
        return False
    (rest, level), table = _SETTLED_LEVELS[m[1]], gazetteer()
    name = text[u.start : m.end()] + rest
    known = table.exists(name, level)
    if not known and u.alias_of and m[1] == "社区":  # of a community called like its street the table has the street
        known = table.exists(name.removesuffix("社区") + "街道", "township")
    if not known:
        return False
    return not any(table.lookup(m.group() + rest, levels=(level,), within=code) for code in u.codes)


def _ends(text: str, at: int) -> bool:
    """Does a name that may be no name end here: before a mark, a word that begins no name, or an office of its own?"""
    following = text[at : at + 1]
    if not following.isalnum():
        return True
    if following in _JOINS:
        return False
    return text[at : at + 2] in edge_words().begins or text.startswith(words().offices, at)


def _full_names(full: Iterable[Upper]) -> dict[str, str]:
    """Full names that the article uses, by the codes that bear them."""
    names: dict[str, str] = {}
    codes = {u.name: u.codes for u in full}
    for name in sorted(codes, key=lambda name: (-len(name), name)):
        for code in codes[name]:
            names.setdefault(code, name)
    return names


def _alias_of(u: Upper, full_names: Mapping[str, str]) -> str:
    """The full name of a short one, where the article uses it too."""
    for code in u.codes:
        full = full_names.get(code, u.name)
        if full != u.name:
            return full
    return ""


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """Leftmost longest of overlapping hits."""
    longest = {hit.start: hit for hit in hits}  # hits come by their ends: the last from a place is the longest
    for city in _of_inner_city(hits, longest):
        longest[city.start] = city
    chosen, end = list[Hit](), 0
    for start in sorted(longest):
        if start >= end:
            chosen.append(longest[start])
            end = longest[start].end
    return chosen


def _of_inner_city(hits: Sequence[Hit], longest: Mapping[int, Hit]) -> list[Hit]:
    """The short names of cities before a district that begins with their last word: 济南|市中区, not 济南市|中区."""
    inner = {hit.start for hit in hits if hit.word == _INNER_CITY}
    if not inner:
        return []
    cities = [h for h in hits if h.end in inner and longest[h.start].word == h.word + "市"]
    names = gazetteer().upper_names()
    return [h for h in cities if any(c.startswith(p) for c in names[_INNER_CITY] for p in names.get(h.word, ()))]


def _read(text: str, hit: Hit) -> Upper | None:
    start, end, name = hit
    known = _known(name)
    if known is None:
        return None
    codes, level, full = known
    if not full and (whole := _autonomous(name, codes, text[end : end + 3])):
        return Upper(start, end + 3, text[start : end + 3], whole.level, True, (whole.code,), whole.name)
    if full and len(name) > 2 and _CITIZENS.match(text, end - 1):
        name, end, full = name[:-1], end - 1, False
    return Upper(start, end, name, level, full, codes)


def _autonomous(name: str, codes: tuple[str, ...], kind: str) -> Division | None:
    """The autonomous county that is told without its people: 环江|自治县."""
    if kind not in ("自治县", "自治旗", "自治州"):
        return None
    divisions = (gazetteer().division(code) for code in codes)
    return next((d for d in divisions if d and d.name.startswith(name) and d.name.endswith(kind)), None)


@lru_cache(maxsize=8192)  # the names of the gazetteer are fewer
def _known(name: str) -> tuple[tuple[str, ...], str, bool] | None:
    """Codes and highest level of a name of the gazetteer, and whether it is a full name."""
    codes = gazetteer().upper_names().get(name, ())
    if not codes:
        return None
    levels = {d.level for d in map(gazetteer().division, codes) if d is not None}
    full = (len(name) > 2 and name.endswith(_FULL_TAIL)) or name.endswith(("省", "县"))
    return codes, min(levels, key=_RANK.__getitem__), full


def _full_holds(view: ArticleView, u: Upper, ends: dict[int, Upper]) -> bool:
    text = view.text
    generic = u.name in words().generic_upper
    if len(u.name) == 2 and text.startswith("域", u.end):
        return False  # 乡村振兴和|县域经济
    if u.name[1:] in _HALVES and _straddles(text, u.start):
        return False
    if u.start in ends:  # 苏州|老城区 is the old town, 洛阳市|老城区 a district
        return not generic or _below(u, ends[u.start])
    if u.name.endswith("场"):
        return left_edge(text, u.start)[0] > NONE or text[u.start - 1] == "师" or bool(view.hits("place.xpcc_context"))
    if generic:
        return _before_its_township(text, u)
    return len(u.name) > 2 or left_edge(text, u.start)[0] > NONE


def _before_its_township(text: str, u: Upper) -> bool:
    """Does a township that the table knows in it stand right behind it: 城关区|云杉路街道?"""
    m = _TOWNSHIP.match(text, u.end)
    return m is not None and any(gazetteer().lookup(m[0], levels=("township",), within=code) for code in u.codes)


def _straddles(text: str, start: int) -> bool:
    """Does the first character of what looks like a name end the word before it (适应|城市, 新兴|城市)?"""
    pair = text[start - 1 : start + 1]
    if pair[:1].isdigit() and pair[1:] in _MEASURES:
        return True  # 17项|城市治理办法
    return pair in words().across or (left_edge(text, start)[0] == NONE and len(left_edge(text, start + 1)[1]) > 1)


def _short_holds(text: str, u: Upper, starts: dict[int, Upper], ends: dict[int, Upper]) -> bool:
    """Does something back a short name, and is it no part of something else's?"""
    if not _backed(text, u, starts, ends) or _denied(text, u, starts) or text.endswith(_DATELINE, 0, u.start):
        return False
    if not u.alias_of and (_in_two_words(text, u) or (_begins_quoted(text, u) and u.end not in starts)):
        return False
    return not (text[u.start - 1 : u.start] == "《" and _PAREN_PAPER.match(text, u.end))


def _in_two_words(text: str, u: Upper) -> bool:
    """Does it take the end of one word and the beginning of the next (最|大理|解)?"""
    before, after = text[u.start - 1 : u.start], text[u.end - 1 : u.end + 1]
    return is_soft(before) and after in edge_words().common


def _begins_quoted(text: str, u: Upper) -> bool:
    """Does a name in quotation marks begin with it that the article tells of no such place (“安康|五心”)?"""
    if text[u.start - 1 : u.start] != "“":
        return False
    closing = text.find("”", u.end, u.end + _QUOTED)
    return closing > u.end and text[u.end : closing].isalnum()


def _backed(text: str, u: Upper, starts: dict[int, Upper], ends: dict[int, Upper]) -> bool:
    start, level = u.start, u.level
    before, after = ends.get(start), starts.get(u.end)
    if before is not None and before.sure and _RANK[before.level] < _RANK[level]:
        return _below(u, before)
    if not u.alias_of:
        if level == "province":
            if after is not None:
                return True
        elif after is not None and _RANK[after.level] > _RANK[level]:
            if gazetteer().is_risky(u.name):
                return after.sure and left_edge(text, start)[0] > NONE
            return True
        elif level == "county" or gazetteer().is_risky(u.name):
            return False
    return left_edge(text, start)[0] > NONE


def _denied(text: str, u: Upper, starts: dict[int, Upper]) -> bool:
    """Is it the first part of another name (a university, a paper, a company)?"""
    if u.end in starts:  # 湖南|茶陵县 is no tea
        return False
    if words().other_follows(text, u.end):
        return True
    followed = text.startswith("地", u.end) and not text.startswith("地区", u.end)
    if followed and u.name + "地区" in gazetteer().upper_names():
        return True  # 阿里|地村 is a village called so
    if text.find("集团", u.end, u.end + 16) < 0 and text.find("有限", u.end, u.end + 16) < 0:
        return False
    company = _COMPANY.match(text, u.end)
    return company is not None and strangeness(company.group()[:3]) == 0


def _below(u: Upper, parent: Upper) -> bool:
    """Does the gazetteer know `u` as a part of `parent`?"""
    return any(c.startswith(p) for c in u.codes for p in parent.codes)


def _listed(text: str, u: Upper, starts: dict[int, Upper], ends: dict[int, Upper]) -> bool:
    """Is it one of several names set off by 、 of which another is sure?"""
    before = ends.get(u.start - 1) if text.startswith("、", u.start - 1) else None
    if before is None or not before.sure:
        after = starts.get(u.end + 1) if text.startswith("、", u.end) else None
        if after is None or not after.sure:
            return False
    return not (_denied(text, u, starts) or left_edge(text, u.start)[0] == NONE or gazetteer().is_risky(u.name))


def boundaries(text: str, uppers: Iterable[Upper]) -> dict[int, int]:
    """Starts by ends of names that a lower name may follow: sure ones, and short ones with a left edge."""
    return {u.end: u.start for u in uppers if u.sure or _may_lead(text, u)}


def _may_lead(text: str, u: Upper) -> bool:
    if u.full or gazetteer().is_risky(u.name) or _denied(text, u, {}):
        return False
    return left_edge(text, u.start)[0] > NONE
