"""Spans, quotations among them, and candidates by position, so that no rule looks at all of them for each of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import attrgetter

from extractors.entities.mechanism.candidate import Candidate
from kg.rules import Hit

#: sort key of candidates
PLACE = attrgetter("start", "end")

_DOUBLE = re.compile(r"“([^“”\n]{2,64})”")
_SINGLE = re.compile(r"‘([^‘’“”\n]{2,64})’")


def quotations(text: str) -> list[tuple[int, int]]:
    """Spans between quotation marks, double and single, in order of position."""
    spans = [m.span(1) for m in _DOUBLE.finditer(text)]
    if "‘" in text:
        spans += [m.span(1) for m in _SINGLE.finditer(text)]
        spans.sort()
    return spans


class Spans:
    """Half-open ranges that may overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Take the ranges in any order."""
        ordered = sorted(spans)
        self._starts = [s for s, _ in ordered]
        self._reach = list(accumulate([e for _, e in ordered], max))

    def cover(self, start: int, end: int) -> bool:
        """Does one of the ranges hold all of `start:end`?"""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and self._reach[at] >= end

    def touch(self, start: int, end: int) -> bool:
        """Does one of the ranges share a position with `start:end`?"""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._reach[at] > start


class Near:
    """Candidates in order of position."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        """Take the candidates in any order."""
        self._ordered = sorted(candidates, key=PLACE)
        self._starts = [c.start for c in self._ordered]

    def between(self, low: int, high: int) -> list[Candidate]:
        """Those that begin in `low:high`."""
        return self._ordered[bisect_left(self._starts, low) : bisect_left(self._starts, high)]


def longest(hits: Sequence[Hit]) -> list[Hit]:
    """Leftmost-longest: none of them overlaps another."""
    out: list[Hit] = []
    for h in sorted(hits, key=lambda h: (h[0], -h[1])) if len(hits) > 1 else hits:
        if not out or h.start >= out[-1].end:
            out.append(h)
    return out


def joined(hits: Sequence[Hit], text: str = "") -> list[Hit]:
    """As `longest`, but hits that overlap without holding one another become one (区域化党建 and 党建联席会)."""
    out: list[Hit] = []
    for h in sorted(hits, key=lambda h: (h[0], -h[1])) if len(hits) > 1 else hits:
        if out and h.start < out[-1].end:
            if h.end > out[-1].end and not (h.word[-1] == "制" and text[h.end : h.end + 1] == "度"):
                out[-1] = Hit(out[-1].start, h.end, h.word)
            continue
        out.append(h)
    return out
