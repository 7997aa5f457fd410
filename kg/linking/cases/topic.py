"""Where what an article is about runs, when no sentence says so."""

from __future__ import annotations

from collections.abc import Set

from kg.linking.where.locus import Locus


def covers(runs: Set[str | None], place: str | None, locus: Locus, *, headlined: bool) -> bool:
    """Whether a mechanism that runs in some places runs in one, in what holds it, or in parts of it.

    That of one part is none of the whole, unless it is what the headline is about.
    """
    if place is None or place in runs or not locus.ancestors(place).isdisjoint(runs):
        return True
    parts = sum(where is not None and place in locus.ancestors(where) for where in runs)
    return parts > 1 or (parts == 1 and headlined)
