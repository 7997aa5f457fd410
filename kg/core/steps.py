"""Several runs of one piece of work, taken in step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")


def in_step(runs: Iterable[Iterable[_T | None]]) -> list[list[_T]]:
    """What each run gives, one step of all of them before the next: a run gives None where a step of it ends.

    What a run gives does not depend on the others. Together they take less time: the code, patterns and words of a step
    stay at hand in the processor, where one whole run after the other drives them out again.

    >>> in_step([[1, None, 2, 3], [4], (n for n in (5, None, None, 6))])
    [[1, 2, 3], [4], [5, 6]]
    """
    going = [(iter(run), list[_T]()) for run in runs]
    results = [given for _, given in going]
    while going:
        going = [(run, given) for run, given in going if _goes_on(run, given)]
    return results


def _goes_on(run: Iterator[_T | None], given: list[_T]) -> bool:
    """Take a run to the end of a step; whether another one follows."""
    for thing in run:
        if thing is None:
            return True
        given.append(thing)
    return False
