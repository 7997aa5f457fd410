"""How words of the lexicon lie over or before each other in a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from kg.rules import Hit

_START, _END = itemgetter(0), itemgetter(1)


def masked_to(masks: Sequence[Hit]) -> dict[int, int]:
    """How far a word that starts at a position may reach and still lie inside a longer word of another sense."""
    reach: dict[int, int] = {}
    for start, end, _ in masks:
        if end - 1 > reach.get(start, 0):
            reach[start] = end - 1
        for at in range(start + 1, end):
            if end > reach.get(at, 0):
                reach[at] = end
    return reach


def longest_first(hits: Iterable[Hit]) -> list[Hit]:
    """Hits by where they start, the longest first."""
    found = sorted(hits, key=_END, reverse=True)
    found.sort(key=_START)
    return found


def covered(hits: Sequence[Hit]) -> frozenset[tuple[int, int]]:
    """Where a word lies inside a longer one: 争议 in 劳动争议 is no word of its own."""
    inside: set[tuple[int, int]] = set()
    reach, longest = -1, ""
    for start, end, word in longest_first(hits):
        if end <= reach and word != longest:
            inside.add((start, end))
        else:
            reach, longest = end, word
    return frozenset(inside)


def free(stretch: re.Pattern[str], before: str) -> int:
    """How many characters, read backwards, may stand between the halves of a pair."""
    found = stretch.match(before)
    return found.end() if found else 0


def ends_near(ends: Sequence[int], position: int, reach: int) -> bool:
    """Whether one of `ends` is near enough before a position to be told of there."""
    at = bisect_right(ends, position)
    return at > 0 and ends[at - 1] >= position - reach
