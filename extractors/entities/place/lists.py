"""Short names in a list that says what they are: “云溪、柳湾、石鼓三个村”."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from extractors.entities.place.lower import Found
from extractors.entities.place.words import words
from kg.rules import ArticleView, Hit
from kg.text.edges import PLAIN, WEAK, is_edge_word, leading_word, left_edge, strangeness
from kg.text.gazetteer import gazetteer

_KINDS = ("镇", "乡", "街道")  # of townships
_LEVELS = {
    "村": "village",
    "自然村": "village",
    "行政村": "village",
    "村庄": "village",
    "社区": "community",
    "居民区": "community",
    "小区": "quarter",
    "片区": "quarter",
    "安置区": "quarter",
    "镇": "township",
    "乡": "township",
    "街道": "township",
    "乡镇": "township",
    "镇街": "township",
    "楼盘": "quarter",
    "村寨": "village",
    "自然寨": "village",
    "嘎查": "village",
    "网格": "grid",
}
#: last words that the short names do not take
_BARE = ("楼盘",)
_SUFFIX = {"自然村": "村", "行政村": "村", "村庄": "村", "村寨": "村", "自然寨": "寨"}
_SORT = re.compile("试点|老旧|居民(?=小区)|住宅|城市|农村")
_NUMBER = "0-9两二三四五六七八九十"
_LIST = "(?P<list>[一-鿿]{1,9}(?:[、与和][一-鿿]{1,6}?){1,9}?)"
_BEFORE = re.compile(rf"{_LIST}等?(?P<count>[{_NUMBER}]{{1,2}}|[多数几])$")
_WITHOUT = re.compile(rf"{_LIST}(?P<count>)$")
_ALONE = re.compile(rf"(?P<name>[一-鿿]{{2,5}})等[{_NUMBER}]{{1,2}}$")
_VALUE = {str(n): n for n in range(2, 21)} | dict(zip("两二三四五六七八九十", (2, *range(2, 11)), strict=True))
_VERB = re.compile(r"[有含辖由在将到]")
_SPLIT = re.compile(r"[、与和]")
_REACH = 60
_OTHER = ("小区", "家园", "社区", "街道")  # ends of what is no short name
_HELD, _TOWNS = frozenset("都和之"), ("市", "会", "荟", "汇")
_HOMES = frozenset("苑园庭府湾城居里院邸景郡邨墅轩阁台庄家")  # how names of estates end


def listed_names(view: ArticleView, known: Collection[str], ends: Collection[int]) -> list[tuple[Found, str]]:
    """Short names with the full name of each, from lists that end in a count of places.

    `known` and `ends` are the other names of the article and where they end.
    """
    found: list[tuple[Found, str]] = []
    for hit in [*view.hits("place.counted"), *_numbered(view)]:
        head = _SORT.sub("", hit.word[1:])
        if head == "乡" and view.text.startswith("镇", hit.end):
            continue  # 两个乡镇
        chunk_start = max(0, hit.start - _REACH)
        shape = _WITHOUT if hit.word[0] == "等" else _BEFORE
        match = shape.search(_last_clause(view.text, chunk_start, hit.start))
        alone = None if match else _ALONE.search(view.text, max(0, hit.start - 10), hit.start)
        if alone is not None and (one := _one(view.text, alone, head)):
            found.append(one)
        if match is None:
            continue
        base = hit.start - len(match.string)
        count = _VALUE.get(match["count"], -1)
        members = _members(view.text, _parts(match["list"], count), base + match.start("list"), ends)
        names = [(s, e, t, _full(t, head)) for s, e, t in members]
        counted = count == len(members)
        if _plausible([n for *_, n in names], [t for _, _, t, _ in names], _LEVELS[head], known, counted):
            for start, end, short, full in names:
                found.append((Found(start, end, short, _LEVELS[head], 4.0, "place.counted_list"), full))
    return found


def _numbered(view: ArticleView) -> Iterator[Hit]:
    """Last words right after a number that ends a list, as if 个 stood there: 云杉、石鼓、柳湾|3镇."""
    text = view.text
    for level in ("township", "village", "community", "quarter"):
        for start, end, word in view.hits(f"place.{level}"):
            if text[start - 1] in _VALUE and word in _LEVELS and "、" in text[max(0, start - 6) : start]:
                yield Hit(start, end, "个" + word)


def _one(text: str, alone: re.Match[str], head: str) -> tuple[Found, str] | None:
    """The one member of a list that names no other (|石鼓梁|等3个村), where the table has it."""
    start, end = alone.start(), alone.end("name")
    for at in range(start, end - 1):
        name = text[at:end]
        full = _full(name, head)
        edged = at == 0 or left_edge(text, at)[0] >= PLAIN
        if edged and len(name) > 1 and gazetteer().exists(full, _LEVELS[head]) and not words().generic(name):
            return Found(at, end, name, _LEVELS[head], 4.0, "place.counted_list"), full
    return None


def _full(name: str, head: str) -> str:
    """A listed name with the last word that the list gives it: of 乡镇 the one that the table has."""
    if head in _BARE:
        return name
    if head in ("乡镇", "镇街"):
        if name.endswith(_KINDS):
            return name
        return next((name + kind for kind in _KINDS if gazetteer().exists(name + kind, "township")), name + "镇")
    suffix = _SUFFIX.get(head, head)
    return name if name.endswith(suffix) else name + suffix


def _last_clause(text: str, start: int, end: int) -> str:
    """The text before `end` up to the last mark that ends a clause."""
    piece = text[start:end]
    cut = max(piece.rfind(c) for c in "，。；：！？（）“”《》\n")
    return piece[cut + 1 :]


def _parts(listing: str, count: int) -> list[str]:
    """Members as they stand. A 和 may be part of a name (和顺, 怡和): the count tells, else how long the rest is."""
    parts: list[str] = []
    for item in listing.split("、"):
        pieces = _SPLIT.split(item)
        parts += pieces if min(map(len, pieces)) > 1 else [item]
    plain = listing.split("、")
    return plain if count == len(plain) else parts


def _members(text: str, parts: list[str], base: int, ends: Collection[int]) -> list[tuple[int, int, str]]:
    """Members of the list with their positions; words and names left of the first are taken off."""
    out: list[tuple[int, int, str]] = []
    at = 0
    for part in parts:
        name, start = part, at
        if at == 0:
            above = max((i for i in range(1, len(name)) if base + i in ends), default=0)
            above = max(above, _edge_in(text, base, len(name)))
            name, start = name[above:], start + above
            while (lead := leading_word(name)) and len(name) > len(lead):
                name, start = name[len(lead) :], start + len(lead)
            if len(name) > 2 and _VERB.match(name):
                name, start = name[1:], start + 1
            if len(name) > 3 and name[:2] in words().modifiers:
                name, start = name[2:], start + 2  # 周边云杉、柳湾等乡镇
        out.append((base + start, base + at + len(part), name))
        at += len(part) + 1
    return out


def _edge_in(text: str, start: int, size: int) -> int:
    """How many characters of a first member stand left of the last edge in it."""
    for i in range(size - 2, 0, -1):
        strength, left = left_edge(text, start + i)
        if strength >= PLAIN or (strength == WEAK and len(left) > 1) or text[start + i - 2 : start + i] in words().left:
            return i
    return 0


def _plausible(full: list[str], short: list[str], level: str, known: Collection[str], counted: bool) -> bool:
    """Do the members read as names, and does their number or anything else show that they are?"""
    if any(not 0 < len(t) <= 6 or strangeness(_plain(t)) or is_edge_word(t) or words().generic(t) for t in short):
        return False
    if any(t.endswith(_OTHER) and f != t for f, t in zip(full, short, strict=True)):
        return False  # 柳湾、白鹭小区等多个社区
    if counted and min(map(len, short)) > 1:
        return True
    if level == "quarter":  # in no table
        return min(map(len, short)) > 2 and any(t[-1] in _HOMES for t in short)
    backed = sum(f in known or t in known or gazetteer().exists(f, level) for f, t in zip(full, short, strict=True))
    return backed * 2 >= len(full) or (len(full) >= 2 and backed > 0)


def _plain(name: str) -> str:
    """A name without the function words that names of estates and communities hold (云溪花都, 泰和苑, 云溪之约)."""
    if _HELD.isdisjoint(name):  # as nearly always
        return name
    known = words()
    kept = [
        c
        for i, c in enumerate(name)
        if not (
            (c == "都" and (name[i - 1 : i] in known.capitals or name[i + 1 : i + 2] in _TOWNS))
            or (c == "和" and i == 1 and name[0] in known.harmony)
            or (c == "之" and 1 < i < len(name) - 1)
        )
    ]
    return "".join(kept)
