"""Answers that were given lately: lists of addresses and the news name the same places again and again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from kg.linking.places.span import PlaceSpan

#: so many answers are kept at least, and twice as many at most
KEPT = 16_384
#: longer strings are read anew each time, so that what is kept stays small (characters)
LONGEST = 48


class _Nothing:
    """Stands for the answer that a string names no place."""


_NOTHING = _Nothing()
_Answer = PlaceSpan | _Nothing


class Memory:
    """Spans by string. The older half of them is dropped when the newer one is full."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._new: dict[str, _Answer] = {}
        self._old: dict[str, _Answer] = {}

    def size(self) -> int:
        """How many answers are kept."""
        return len(self._new) + len(self._old)

    def answers(
        self, strings: Sequence[str], read: Callable[[Sequence[str]], list[PlaceSpan | None]]
    ) -> list[PlaceSpan | None]:
        """The answer to each string, by `read` for those that are not known."""
        if len(self._new) >= KEPT:
            self._old, self._new = self._new, {}
        found = list(map(self._new.get, strings))
        if not all(found):
            fresh = self._fresh([s for s, answer in zip(strings, found, strict=True) if answer is None], read)
            found = [answer or fresh[s] for s, answer in zip(strings, found, strict=True)]
        return [a if isinstance(a, PlaceSpan) else None for a in found]

    def _fresh(
        self, strings: list[str], read: Callable[[Sequence[str]], list[PlaceSpan | None]]
    ) -> dict[str, _Answer]:
        """Answers to strings that are not among the newer ones."""
        old, fresh = self._old, dict[str, _Answer]()
        wanted = dict.fromkeys(strings)
        if old:
            fresh = {s: answer for s in wanted if (answer := old.get(s))}
        unknown = [s for s in wanted if s not in fresh] if fresh else list(wanted)
        spans = read(unknown)
        fresh.update(zip(unknown, [_NOTHING if s is None else s for s in spans], strict=True))
        new = self._new
        if max(map(len, wanted)) <= LONGEST:
            new.update(fresh)
        else:
            new.update({s: answer for s, answer in fresh.items() if len(s) <= LONGEST})
        return fresh


@lru_cache(maxsize=2)  # without a year, and for one of them
def memory(year: int | None) -> Memory:
    """What is kept for texts of a year."""
    return Memory()
