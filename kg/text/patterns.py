"""Regular expressions that are searched for often."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|.", re.DOTALL)  # an escape, a class of characters, any other character
_CLASS = re.compile(r"\[[^\^\\\-\]][^\\\-\]]*\]")  # one that only lists characters
_OPENS, _REPEATS = ["(", "?", ":"], frozenset("?*+{")
_SIGNS = frozenset("()[]{}|.^$*+?\\")


def spelled_out(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that is searched for, the groups that its alternatives begin with spelled out.

    If each alternative begins with a character, a search skips to where one may begin; else it tries the whole
    pattern at every position, which takes ten times as long. For patterns without groups that capture.

    >>> spelled_out("(?:甲|乙)丙|[丁戊]?己").pattern
    '甲丙|乙丙|丁己|戊己|己'
    """
    whole = _alternatives(_TOKEN.findall(pattern))
    return re.compile("|".join(["".join(one) for tokens in whole for one in _spread(tokens)]))


def _alternatives(tokens: Sequence[str]) -> list[list[str]]:
    """What `|` outside of groups sets apart."""
    found: list[list[str]] = [[]]
    depth = 0
    for token in tokens:
        depth += (token == "(") - (token == ")")
        if token == "|" and not depth:
            found.append([])
        else:
            found[-1].append(token)
    return found


def _spread(tokens: list[str]) -> list[list[str]]:
    """One alternative as several, each with one of the beginnings that its first group offers."""
    end = _first_end(tokens)
    quantifier = tokens[end : end + 1]
    optional = quantifier == ["?"] and tokens[end + 1 : end + 2] not in (["?"], ["+"])
    if not end or (quantifier and quantifier[0] in _REPEATS and not optional):
        return [tokens]
    if tokens[0] == "(":
        heads = _alternatives(tokens[len(_OPENS) : end - 1])
    elif optional or len(tokens[0]) > 1:
        heads = [[c] for c in tokens[0].strip("[]")]
    else:
        return [tokens]
    rest = tokens[end + optional :]
    heads += [[]] if optional else []
    return [one for head in heads for one in _spread(head + rest)]


def _first_end(tokens: Sequence[str]) -> int:
    """Where the first group, list of characters or character ends; 0 where it is none of them."""
    if tokens[: len(_OPENS)] == _OPENS:
        depth = 0
        for at, token in enumerate(tokens):
            depth += (token == "(") - (token == ")")
            if not depth:
                return at + 1
    first = tokens[0] if tokens else "^"
    return 1 if _CLASS.fullmatch(first) or (len(first) == 1 and first not in _SIGNS) else 0
