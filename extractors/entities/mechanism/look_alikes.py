"""Names that are slogans, frames, labels or honours (`schemas/taxonomy/non_mechanisms.json`)."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import NamedTuple

from kg.core.resources import schema_path

#: what a pattern may begin with or not: whether it is found anywhere does not depend on it
_OPTIONAL = re.compile(r"(?:\((?:[^()]|\([^()]*\))*\)|[^()\\.])\?|\.\{0,[0-9]+\}")


class _Patterns(NamedTuple):
    anchored: re.Pattern[str]  # those that begin where the name does
    literal: re.Pattern[str]  # those whose first character is given: the engine skips to it
    other: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    """The patterns of the scheme; carriers and teams are not in it, for they may be mechanisms."""
    data = json.loads(schema_path("taxonomy", "non_mechanisms.json").read_text(encoding="utf-8"))
    anchored, literal, other = [], [], []
    for entry in data["entries"]:
        if entry["kind"] == "carrier-or-honour" and entry["map_to"] != "Honour":
            continue
        for pattern in entry["patterns"]:
            while m := _OPTIONAL.match(pattern):
                pattern = pattern[m.end() :]
            if pattern.startswith("^") and "|^" not in pattern:
                anchored.append(f"(?:{pattern[1:]})")
            elif "\u4e00" <= pattern[0] <= "\u9fff":
                literal.append(pattern)
            else:
                other.append(f"(?:{pattern})")
    return _Patterns(*(re.compile("|".join(p)) for p in (anchored, literal, other)))


@lru_cache(maxsize=1024)
def is_look_alike(name: str) -> bool:
    """Is the name one of the slogans, frames, labels or honours that are written like mechanisms?"""
    anchored, literal, other = _patterns()
    return bool(anchored.match(name) or literal.search(name) or other.search(name))
