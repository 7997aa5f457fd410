"""Articles that touch on governing here and there: reports on the work of a year, features about a whole city.

Their episodes make cases only at places where one of them is plainly about governing: the roots.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.linking.cases.gate import scales
from kg.linking.cases.gate.account import HANDLED, reached
from kg.linking.cases.gate.beside import is_beside
from kg.linking.cases.gate.episode import Episode
from kg.linking.cases.gate.practice import is_practice
from kg.linking.cases.gate.story import Story


def near_roots(s: Story, episodes: Sequence[Episode]) -> Callable[[Episode], bool]:
    """Which episodes of such an article make cases: practices told of a root, a place in one, or one around."""
    roots = {e.place for e in episodes if is_root(s, e)}

    def keeps(e: Episode) -> bool:
        if not is_practice(s, e) or not s.is_placed(e) or is_beside(s, e):
            return False
        return any(s.locus.related(e.place, p) for p in roots)

    return keeps


def is_root(s: Story, e: Episode) -> bool:
    """Whether an episode of an article about many things is plainly about governing.

    Its mechanism says what it is; or the article is surely about governing among others, and the mechanism says so
    fairly, or a trouble was dealt with: by any mechanism, in many words of governing, or like so many others.
    """
    if s.weight(e.number) < scales.ROOTED:
        return False
    sureness = s.sureness(e)
    if sureness >= scales.SURE_TYPE:
        return True
    dealt = s.is_answered(e) and (sureness > 0.0 or s.weight(e.number) >= scales.DEEP or bool(reached(s, e, HANDLED)))
    return s.screening.sure and (dealt or sureness >= scales.FAIR_TYPE)
