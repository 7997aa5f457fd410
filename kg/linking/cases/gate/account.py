"""Short accounts of what became of a trouble: a broadcast item, a brief, an answer to readers.

They are too short for many words of governing and seldom give a practice a name. What shows that they are about
governing is that they tell a trouble, what was done about it, and how many it reached, in few sentences of one place.
"""

from __future__ import annotations

import re

from extractors.screening import is_headed
from kg.linking.cases.gate import scales
from kg.linking.cases.gate.beside import is_beside
from kg.linking.cases.gate.episode import Episode
from kg.linking.cases.gate.story import Story

#: kinds of outcomes that count matters of residents: reported and solved
HANDLED = frozenset({"handled-count", "closure-rate", "disputes-settled"})
#: kinds that say how far something reached; lengths, times, prices and incomes are told of bridges and harvests too
_REACHED = HANDLED | {"coverage", "beneficiaries", "facilities", "organisation", "participation", "satisfaction"}

#: in a headline, who it is about: 【…】沈大田：一盏灯
_PERSON = re.compile(r"(?:^|[\]】”])([一-鿿]{2,3})：")


def is_account(s: Story, e: Episode) -> bool:
    """Whether an episode of a short article tells its part of a trouble that was dealt with, and of what came of it."""
    if len(s.text) > scales.BRIEF or s.share >= scales.HALF_BESIDE or s.screening.scattered:
        return False
    if s.depth(e.place) < scales.PREFECTURE or not s.is_placed(e):
        return False
    if not (s.is_answered(e) or reached(s, e)) or is_beside(s, e) or is_life(s):
        return False
    return is_reckoned(s, e) or is_followed(s, e) or is_full(s, e)


def is_life(s: Story) -> bool:
    """Whether the article tells of somebody throughout, by the headline or by his post: its troubles are of a life."""
    headed = _PERSON.search(s.headline)
    people = {s.text[a.who.start : a.who.end] for o in s.episodes for a in o.agents if a.who.person}
    if headed and not s.is_of_place(headed[1]):
        people.add(headed[1])
    return any(s.text.count(name) >= scales.LIFE for name in people)


def reached(s: Story, e: Episode, kinds: frozenset[str] = _REACHED) -> list[int]:
    """Where an episode counts whom or what something reached."""
    return [at for key, at in e.outcomes.items() if s.kinds.get(key) in kinds]


def is_reckoned(s: Story, e: Episode) -> bool:
    """Whether an episode counts matters that were raised and matters that were solved: 查摆问题九十个，已解决七十个."""
    return len(reached(s, e, HANDLED)) >= scales.SEVERAL_RESULTS and s.weight(e.number) >= scales.ROOTED


def is_followed(s: Story, e: Episode) -> bool:
    """Whether a trouble that was dealt with, told here or just before, is followed by what came of it."""
    near = [o for o in s.episodes if o.place and abs(o.number - e.number) <= scales.NEAR]
    near = [o for o in near if s.locus.related(o.place, e.place)]
    troubles = [at for o in near for key, at in o.problems.items() if s.is_dealt_with(key)]
    results = [at for o in near for at in reached(s, o)]
    if not troubles or not results or min(troubles) > max(results):
        return False
    return max(s.weight(o.number) for o in near) >= scales.ROOTED


def is_full(s: Story, e: Episode) -> bool:
    """Whether a trouble was dealt with, in an article full of words of governing, or one that answers a reader."""
    if not s.is_answered(e) or s.depth(e.place) < scales.COUNTY:
        return False
    full = s.screening.over >= scales.BROADLY_OVER and not s.screening.thin
    return full or is_headed(s.headline, "reply")
