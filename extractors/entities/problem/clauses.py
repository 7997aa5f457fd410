"""Where clauses begin and end."""

from __future__ import annotations

import re

#: what ends a clause
BREAKS = "，。；！？：、…\n—"
BREAK = re.compile(f"[{BREAKS}]")
# a short fault does not reach over a quotation mark, nor 问题 over 等 (that is a list)
BARRIERS = BREAKS + "”’等"
#: where a clause ends behind what is amiss
CLAUSE_ENDS = re.compile(r"[，。；！？：、…\n—”’]|等|的?(?:问题|难题|情况|现象)|$")


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
