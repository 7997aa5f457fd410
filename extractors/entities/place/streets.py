"""Street offices named without 道, between their county and a community (洪山区|卓刀泉街|柳河社区)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractors.entities.place.lower import Found
from kg.text.gazetteer import gazetteer

_STREET = re.compile(r"[一-鿿]{1,5}?街(?![道巷坊])")


def short_streets(text: str, uppers: Mapping[int, int]) -> list[tuple[Found, str]]:
    """Names that stand right after an upper name and are a street office of the gazetteer, each with its full name."""
    found: list[tuple[Found, str]] = []
    for end in sorted(uppers):
        match = _STREET.match(text, end)
        if match and gazetteer().exists(match.group() + "道", "township"):
            name = match.group()
            found.append((Found(end, match.end(), name, "township", 5.0, "place.short_street"), name + "道"))
    return found
