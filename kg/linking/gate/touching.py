"""Articles that touch on governing here and there: reports on the work of a year, features about a whole city.

Their episodes make cases only at places where one of them is plainly about governing: the roots.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from kg.linking.gate import scales
from kg.linking.gate.beside import is_beside
from kg.linking.gate.episode import Episode
from kg.linking.gate.practice import is_practice
from kg.linking.gate.story import Story


def near_roots(s: Story, episodes: Sequence[Episode]) -> Callable[[Episode], bool]:
    """Which episodes of such an article make cases: practices at a root, or near one that is small or settled."""
    roots = find_roots(s, episodes)
    reach = {p for p in roots if s.depth(p) >= scales.COUNTY} | wide_roots(s, episodes, roots)

    def keeps(e: Episode) -> bool:
        if not is_practice(s, e) or not s.is_placed(e) or is_beside(s, e):
            return False
        return e.place in roots or any(s.locus.related(e.place, p) for p in reach)

    return keeps


def find_roots(s: Story, episodes: Sequence[Episode]) -> Set[str | None]:
    """Places of which an episode is plainly about governing; a province is one by a practice only."""
    lower = [e for e in episodes if s.depth(e.place) >= scales.PREFECTURE or is_practice(s, e)]
    return {e.place for e in lower if is_root(s, e)}


def wide_roots(s: Story, episodes: Sequence[Episode], roots: Set[str | None]) -> Set[str | None]:
    """Roots of any width that speak for all places in them: of the headline's practice, or never left."""
    wide = {e.place for e in episodes if e.place in roots and s.is_headlined(e) and is_practice(s, e)}
    if s.locus.focus in roots and s.locus.stays_in(s.locus.focus):
        wide.add(s.locus.focus)
    return wide


def is_root(s: Story, e: Episode) -> bool:
    """Whether an episode of an article about many things is plainly about governing a place that it names.

    By a mechanism that says what it is, or is named again and again; else more words of governing are asked.
    """
    if not s.is_placed(e):
        return False
    weight, sureness = s.weight(e.number), 1.0 if s.is_headlined(e) else s.sureness(e)
    answered = is_answered_at_home(s, e)
    if sureness >= scales.SURE_TYPE or is_named_often(s, e):
        return weight >= scales.ROOTED
    fairly = sureness >= scales.FAIR_TYPE
    if answered:
        return weight >= (scales.ROOTED if sureness > 0.0 else scales.DEEP)
    return fairly and is_surely_small(s, e) and weight >= scales.PLAIN


def is_named_often(s: Story, e: Episode) -> bool:
    """Whether an episode names a fairly known mechanism that the article returns to."""
    return any(s.often[k] >= scales.NAMED_OFTEN and s.telling.get(k, 0.0) >= scales.FAIR_TYPE for k in e.mechanisms)


def is_surely_small(s: Story, e: Episode) -> bool:
    """Whether an episode tells of a county or smaller place, in an article surely about governing among others."""
    return s.screening.sure and s.depth(e.place) >= scales.COUNTY


def is_answered_at_home(s: Story, e: Episode) -> bool:
    """Whether a trouble was dealt with in such a place, or in the one community that all is about."""
    home = s.depth(e.place) >= scales.COMMUNITY and e.place == s.home
    return (home or is_surely_small(s, e)) and s.is_answered(e)
