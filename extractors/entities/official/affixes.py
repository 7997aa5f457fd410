"""Words that a text may begin or end with, by their first or last character: most texts have none of them."""

from __future__ import annotations

from collections.abc import Iterable


class Beginnings:
    """Words that may stand right after a position."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, tuple[str, ...]] = {}
        for word in words:
            self._words[word[0]] = (*self._words.get(word[0], ()), word)

    def at(self, text: str, start: int) -> bool:
        """Does one begin at `start`?"""
        return text.startswith(self._words.get(text[start : start + 1], ()), start)


class Endings:
    """Words that may stand right before a position."""

    def __init__(self, words: Iterable[str]) -> None:
        """Of several that fit the first one counts."""
        self._words: dict[str, tuple[str, ...]] = {}
        for word in words:
            self._words[word[-1]] = (*self._words.get(word[-1], ()), word)

    def at(self, text: str, floor: int, end: int) -> str:
        """The word between `floor` and `end` that ends at `end`, or ""."""
        if floor >= end:
            return ""
        for word in self._words.get(text[end - 1], ()):
            if text.endswith(word, floor, end):
                return word
        return ""
