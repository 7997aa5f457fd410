"""Answers that were given lately: lists of addresses and the news name the same places again and again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import cast

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
        known = self._new.get
        found = list(map(known, strings))
        if not all(found):
            passing = self._learn([s for s, answer in zip(strings, found, strict=True) if answer is None], read)
            found = [known(s) or passing[s] for s in strings] if passing else list(map(known, strings))
        return cast("list[PlaceSpan | None]", [None if answer is _NOTHING else answer for answer in found])

    def _learn(self, strings: list[str], read: Callable[[Sequence[str]], list[PlaceSpan | None]]) -> dict[str, _Answer]:
        """Keep the answers to strings that are not among the newer ones. Returned are those of strings too long."""
        old, new = self._old, self._new
        unknown = sorted(dict.fromkeys(strings))  # neighbours in the order lie near each other in the tables
        if old:
            new.update({s: answer for s in unknown if (answer := old.get(s))})
            unknown = [s for s in unknown if s not in new]
        answers: dict[str, _Answer] = dict(zip(unknown, [s or _NOTHING for s in read(unknown)], strict=True))
        if max(map(len, unknown), default=0) <= LONGEST:
            new.update(answers)
            return {}
        new.update({s: answer for s, answer in answers.items() if len(s) <= LONGEST})
        return {s: answer for s, answer in answers.items() if len(s) > LONGEST}


@lru_cache(maxsize=2)  # without a year, and for one of them
def memory(year: int | None) -> Memory:
    """What is kept for texts of a year."""
    return Memory()
