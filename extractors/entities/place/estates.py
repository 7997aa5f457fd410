"""Estates under several forms of one name: 柳岸佳苑小区, 柳岸佳苑, 柳岸住宅小区, 柳岸佳苑小区B区 and 柳岸佳苑B区."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from extractors.entities.place.lower import Found
from extractors.entities.place.words import words
from kg.core.counts import counts
from kg.text.edges import is_edge_word, is_hanzi, strangeness
from kg.text.gazetteer import gazetteer

_KIND = re.compile(r"(?:住宅)?小区(?=[A-Za-z0-9一二三四五六七八九十]{0,2}[区期]?\Z)")
_TAIL = "小区"
_SHORTEST = 3  # characters of a name that may stand without 小区; one of two is chance too often
#: last characters of what is named for itself: a road, a works, a village
_ELSE = frozenset("路街道巷桥河山湖村镇乡屯厂矿校院局站社店场队司部所楼区市县")
_SIDE = re.compile("村[东西南北中]院$")  # 柳湾村东院
#: what makes another name of it
_LONGER = re.compile(
    r"(?:小区|住宅|社区|街道|片区|村|镇|路|街|集团|公司|花园|家园|广场|公园|大厦|（|[A-Za-z0-9一二三四五]{1,2}[区期])"
)


def same_estates(names: Sequence[Found]) -> dict[str, str]:
    """For each name of an estate that an article gives in other forms as well, the form that it uses most."""
    times = counts([f.name for f in names if f.level == "quarter"])
    forms: dict[str, list[str]] = {}
    for name in times:
        forms.setdefault(_KIND.sub("", name), []).append(name)
    full: dict[str, str] = {}
    for alike in forms.values():
        if len(alike) > 1:
            best = max(alike, key=lambda name: (times[name], _TAIL in name, -len(name)))
            full.update({name: best for name in alike if name != best})
    return full


def bare_estates(text: str, names: Sequence[Found], full: Mapping[str, str]) -> list[tuple[Found, str]]:
    """Names of estates without 小区, where the article has them with it too: 走进|柳岸香榭."""
    taken = sorted((f.start, f.end, f.level) for f in names)
    found: list[tuple[Found, str]] = []
    for name, f in {f.name: f for f in names if f.level == "quarter" and f.name.endswith(_TAIL)}.items():
        stem = _KIND.sub("", name)
        if _stands_alone(stem):
            for at in _occurrences(text, stem):
                end = at + len(stem)
                if not _LONGER.match(text, end) and all(
                    end <= a or b <= at or (a == at and level == "village") for a, b, level in taken
                ):  # an estate that is called after its village
                    whole = Found(at, end, stem, "quarter", f.score, "place.bare_estate")
                    found.append((whole, full.get(name, name)))
    return found


def _stands_alone(stem: str) -> bool:
    """Is it so much of a name that it means the estate without 小区 too?"""
    if len(stem) < _SHORTEST or (stem[-1] in _ELSE and not _SIDE.search(stem)) or not all(map(is_hanzi, stem)):
        return False
    if words().generic(stem) or is_edge_word(stem) or strangeness(stem):
        return False
    return stem not in gazetteer().upper_names()


def _occurrences(text: str, stem: str) -> Iterable[int]:
    at = text.find(stem)
    while at >= 0:
        yield at
        at = text.find(stem, at + len(stem))
