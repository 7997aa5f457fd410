"""One pass over a text for the words of all lexicons (Aho–Corasick)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.core.counts import counts


class Hit(NamedTuple):
    """A word of a lexicon in a text."""

    start: int
    end: int
    word: str


class Scanner:
    """Finds every occurrence of every word, overlapping ones too, by category.

    `words` maps a category ("mechanism.head_nouns") to its words; a word may stand in several categories.
    """

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        categories: dict[str, tuple[str, ...]] = {}
        for category in sorted(words):
            alone = (category,)  # shared by its words: most stand in one category only
            for word in words[category]:
                others = categories.get(word)
                categories[word] = (*others, category) if others else alone
        self._words = [*categories]
        self._categories = [*categories.values()]
        self._only = [several[0] if len(several) == 1 else "" for several in self._categories]  # of most words
        self._automaton = AhoCorasick(self._words, matchkind=MatchKind.Standard)

    def scan(self, text: str) -> dict[str, list[Hit]]:
        """Hits by category, in order of end and then start. A category without a hit is absent."""
        found: defaultdict[str, list[Hit]] = defaultdict(list)
        words, only, categories, make = self._words, self._only, self._categories, tuple.__new__
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            hit = make(Hit, (start, end, words[number]))
            if category := only[number]:
                found[category].append(hit)
                continue
            for category in categories[number]:
                found[category].append(hit)
        return dict(found)

    def times(self, text: str) -> dict[str, int]:
        """How often words of each category occur; a category without any is absent."""
        categories = self._categories
        told = [categories[n] for n, _, _ in self._automaton.find_matches_as_indexes(text, overlapping=True)]
        return counts(chain.from_iterable(told))

    def found(self, text: str) -> frozenset[str]:
        """The words that occur, without where."""
        return frozenset(self._automaton.find_matches_as_strings(text, overlapping=True))
