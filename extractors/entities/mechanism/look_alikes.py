"""Names that are slogans, frames, labels or honours (`schemas/taxonomy/non_mechanisms.json`)."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import NamedTuple

from kg.core.resources import schema_path

#: what a pattern may begin with or not: whether it is found anywhere does not depend on it
_OPTIONAL = re.compile(r"(?:\((?:[^()]|\([^()]*\))*\)|[^()\\.])\?|\.\{0,[0-9]+\}")
_BEHIND = re.compile(r"\(\?<!\[[^\[\]]*\]\)(?!.*\|)")
_CHOICE = re.compile(r"\((?:\?:)?([\u4e00-\u9fff][^()\[\]]*)\)(?![?*+{])")


#: how many times as long as a slogan a name may be that is one itself: 乡村振兴指导员选派计划 is none
MUCH_LONGER = 2.5


class _Patterns(NamedTuple):
    anchored: re.Pattern[str]  # those that begin where the name does
    anywhere: re.Pattern[str]
    behind: re.Pattern[str]  # those that must not stand behind certain characters


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    """The patterns of the scheme; carriers and teams are not in it, for they may be mechanisms."""
    data = json.loads(schema_path("taxonomy", "non_mechanisms.json").read_text(encoding="utf-8"))
    anchored, anywhere = [], []
    behind: dict[str, list[str]] = {}  # one set of characters is compiled once: it takes longer than all the words
    for entry in data["entries"]:
        if entry["kind"] == "carrier-or-honour" and entry["map_to"] != "Honour":
            continue
        for pattern in entry["patterns"]:
            while m := _OPTIONAL.match(pattern):
                pattern = pattern[m.end() :]
            if pattern.startswith("^") and "|^" not in pattern:
                anchored.append(f"(?:{pattern[1:]})")
            elif m := _BEHIND.match(pattern):
                behind.setdefault(m.group(), []).append(pattern[m.end() :])
            else:
                anywhere += _from_a_character(pattern)
    looks = [f"{look}(?:{'|'.join(words)})" for look, words in behind.items()]
    return _Patterns(*(re.compile("|".join(patterns) or "(?!)") for patterns in (anchored, anywhere, looks)))


def _from_a_character(pattern: str) -> list[str]:
    """The pattern so that its first character is given, where that can be: the engine then skips to it.

    >>> _from_a_character("(东|西)南")
    ['东南', '西南']
    """
    choice = _CHOICE.match(pattern)
    return [f"{word}{pattern[choice.end() :]}" for word in choice[1].split("|")] if choice else [pattern]


@lru_cache(maxsize=1024)  # a name comes back within its article
def is_look_alike(name: str) -> bool:
    """Is the name one of the slogans, frames, labels or honours that are written like mechanisms?"""
    anchored, anywhere, behind = _patterns()
    if anchored.match(name) or behind.search(name):
        return True
    lengths = [m.end() - m.start() for m in anywhere.finditer(name)]
    return bool(lengths) and max(lengths) * MUCH_LONGER >= len(name)
