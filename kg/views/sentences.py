"""The sentences that cases quote, to be found by what stands in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from kg.core.records import Evidence


class Sentences:
    """Sentences of one article."""

    def __init__(self, told: Iterable[Evidence]) -> None:
        """Take them in any order. One that stands in another, or is quoted again, is never the first to hold words."""
        self._sentences: list[Evidence] = []
        self._ends: list[int] = []
        for sentence in sorted(told):
            if not self._ends or sentence.end > self._ends[-1]:
                self._sentences.append(sentence)
                self._ends.append(sentence.end)

    def around(self, words: Evidence) -> Evidence:
        """The first sentence that holds some words; the words themselves where none does."""
        i = bisect_left(self._ends, words.end)
        if i < len(self._ends) and self._sentences[i].start <= words.start:
            return self._sentences[i]
        return words
