"""Short names in a list that says what they are: “云溪、柳湾、石鼓三个村”."""

from __future__ import annotations

import re
from collections.abc import Collection

from extractors.entities.place.lower import Found
from extractors.entities.place.words import words
from kg.rules import ArticleView
from kg.text.edges import PLAIN, is_edge_word, leading_word, left_edge, strangeness
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
}
_NUMBER = "0-9两二三四五六七八九十"
_BEFORE = re.compile(rf"(?P<list>[一-鿿]{{1,9}}(?:[、与和][一-鿿]{{1,6}}){{1,9}}?)等?(?P<count>[{_NUMBER}]{{1,2}})$")
_ALONE = re.compile(rf"(?P<name>[一-鿿]{{2,5}})等[{_NUMBER}]{{1,2}}$")
_VALUE = {str(n): n for n in range(2, 21)} | dict(zip("两二三四五六七八九十", (2, *range(2, 11)), strict=True))
_VERB = re.compile(r"[有含辖由在将到]")
_SPLIT = re.compile(r"[、与和]")
_REACH = 60


def listed_names(view: ArticleView, known: Collection[str], ends: Collection[int]) -> list[tuple[Found, str]]:
    """Short names with the full name of each, from lists that end in a count of places.

    `known` and `ends` are the other names of the article and where they end.
    """
    found: list[tuple[Found, str]] = []
    for hit in view.hits("place.counted"):
        head = hit.word[1:]
        if head == "乡" and view.text.startswith("镇", hit.end):
            continue  # 两个乡镇
        chunk_start = max(0, hit.start - _REACH)
        match = _BEFORE.search(_last_clause(view.text, chunk_start, hit.start))
        alone = None if match else _ALONE.search(view.text, max(0, hit.start - 10), hit.start)
        if alone is not None and (one := _one(view.text, alone, head)):
            found.append(one)
        if match is None:
            continue
        base = hit.start - len(match.string)
        members = _members(match["list"], base + match.start("list"), ends)
        names = [(s, e, t, _full(t, head)) for s, e, t in members]
        counted = _VALUE.get(match["count"], -1) == len(members)
        if _plausible([n for *_, n in names], [t for _, _, t, _ in names], _LEVELS[head], known, counted):
            for start, end, short, full in names:
                found.append((Found(start, end, short, _LEVELS[head], 4.0, "place.counted_list"), full))
    return found


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
    if head == "乡镇":
        if name.endswith(_KINDS):
            return name
        return next((name + kind for kind in _KINDS if gazetteer().exists(name + kind, "township")), name + "镇")
    suffix = {"自然村": "村", "行政村": "村", "村庄": "村"}.get(head, head)
    return name if name.endswith(suffix) else name + suffix


def _last_clause(text: str, start: int, end: int) -> str:
    """The text before `end` up to the last mark that ends a clause."""
    piece = text[start:end]
    cut = max(piece.rfind(c) for c in "，。；：！？（）“”《》\n")
    return piece[cut + 1 :]


def _members(listing: str, base: int, ends: Collection[int]) -> list[tuple[int, int, str]]:
    """Members of the list with their positions; words and names left of the first are taken off."""
    out: list[tuple[int, int, str]] = []
    at = 0
    for part in _SPLIT.split(listing):
        name, start = part, at
        if at == 0:
            above = max((i for i in range(1, len(name)) if base + i in ends), default=0)
            name, start = name[above:], start + above
            while (lead := leading_word(name)) and len(name) > len(lead):
                name, start = name[len(lead) :], start + len(lead)
            if len(name) > 2 and _VERB.match(name):
                name, start = name[1:], start + 1
        out.append((base + start, base + at + len(part), name))
        at += len(part) + 1
    return out


def _plausible(full: list[str], short: list[str], level: str, known: Collection[str], counted: bool) -> bool:
    """Do the members read as names, and does their number or anything else show that they are?"""
    if any(not 0 < len(t) <= 6 or strangeness(t) or is_edge_word(t) or words().generic(t) for t in short):
        return False
    if any(t == level for t in short):
        return False
    if counted and min(map(len, short)) > 1:
        return True
    backed = sum(f in known or t in known or gazetteer().exists(f, level) for f, t in zip(full, short, strict=True))
    return backed * 2 >= len(full) or (len(full) >= 2 and backed > 0)
