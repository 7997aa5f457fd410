"""Names between a county and what lies in it that no last word of ours ends.

Street offices named without 道 (越秀区|白云街|柳溪社区) and functional zones (柳州市|柳东新区|雒容镇).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from extractors.entities.place.lower import Found
from kg.text.edges import strangeness
from kg.text.gazetteer import gazetteer

_STREET = re.compile(r"[一-鿿]{1,5}?街(?![道巷坊])")
_ZONE = re.compile(
    r"[一-鿿]{1,6}?(?:新区|高新区|经开区|开发区|工业园区|工业区|风景区|风景名胜区|管理区|示范区|度假区|自贸区|新城)"
)


def short_streets(text: str, uppers: Mapping[int, int]) -> list[tuple[Found, str]]:
    """Street offices of the gazetteer right after an upper name, each with its full name."""
    found: list[tuple[Found, str]] = []
    for end in sorted(uppers):
        match = _STREET.match(text, end)
        name = match.group() if match else ""
        forms = (name + "道", name + "街道") if match else ()
        full = next((n for n in forms if gazetteer().exists(n, "township")), "")
        if match and full:
            found.append((Found(end, match.end(), name, "township", 5.0, "place.short_street"), full))
    return found


def zones(text: str, uppers: Mapping[int, int]) -> list[Found]:
    """Functional zones right after an upper name; they are names only if a lower name follows."""
    found: list[Found] = []
    ends = sorted(uppers)
    for end, following in pairwise([*ends, -1]):
        match = _ZONE.match(text, end)
        if match and not end < following <= match.end() and strangeness(match.group()) < 3:
            found.append(Found(end, match.end(), match.group(), "county", 5.0, "place.zone"))
    return found
