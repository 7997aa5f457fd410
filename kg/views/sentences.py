"""The sentences that cases quote, to be found by what stands in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from kg.core.records import Evidence


class Sentences:
    """Sentences of one article."""

    def __init__(self, told: Iterable[Evidence]) -> None:
        """Take them in any order."""
        self._sorted = sorted(told)
        self._starts = [s.start for s in self._sorted]
        self._longest = max([s.end - s.start for s in self._sorted], default=0)

    def around(self, words: Evidence) -> Evidence:
        """The first sentence that holds some words; the words themselves where none does."""
        first = bisect_left(self._starts, words.end - self._longest)
        for sentence in self._sorted[first : bisect_right(self._starts, words.start)]:
            if words.end <= sentence.end:
                return sentence
        return words
