"""Where clauses begin and end."""

from __future__ import annotations

import re

#: what ends a clause
BREAKS = "，。；！？：、…\n—"
BREAK = re.compile(f"[{BREAKS}]")


def start_of(text: str, at: int, marks: str, most: int) -> int:
    """Where the stretch without `marks` begins that ends at `at`, no longer than `most`.

    Clauses are short: to walk back is quicker than to note all marks of an article first.

    >>> start_of("走进小区，没有车位", 7, BREAKS, 40)
    5
    """
    floor = at - most if at > most else 0
    while at > floor and text[at - 1] not in marks:
        at -= 1
    return at
