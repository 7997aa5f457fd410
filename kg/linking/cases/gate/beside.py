"""What only stands beside the story of an article: the deeds of others, news of a province."""

from __future__ import annotations

import re

from kg.linking.cases.gate import scales
from kg.linking.cases.gate.episode import Episode
from kg.linking.cases.gate.story import Story

#: a document of a province or ministry was issued
_DECREE = re.compile("(?:印发|出台|制发|下发|发布|公布)了?《[^》]{2,60}》")
#: a university or company acts: 卓远大学坚持…
_OTHERS = re.compile("[一-鿿]{2,12}(?:大学|学院|集团|公司|银行)(?:党委)?(?:坚持|聚焦|围绕|深入|牢固|紧扣|把|将|以)")


def is_beside(s: Story, e: Episode) -> bool:
    """Whether an episode tells of something else than the article: what others do, or news of a province."""
    if is_of_others(s, e):
        return True
    wide = s.depth(e.place) < scales.PREFECTURE
    return wide and (is_other_news(s, e) or is_decreed(s, e) or is_in_passing(s, e))


def is_of_others(s: Story, e: Episode) -> bool:
    """Whether a university or company acts, and the place is only the one named before.

    Round-ups of how bodies learn or serve put a district's paragraph next to a university's.
    """
    return bool(_OTHERS.match(s.text, s.span(e)[0])) and not s.is_named(e)


def is_other_news(s: Story, e: Episode) -> bool:
    """Whether a province is told of in words of other news: harvests, investments, verdicts, floods."""
    return s.weight(e.number) <= scales.OTHER_NEWS


def is_decreed(s: Story, e: Episode) -> bool:
    """Whether what is told of a whole province is that something was laid down, or a practice in passing.

    Where an article is broadly about governing, that is told of the place as well.
    """
    if not e.mechanisms:
        return True
    if s.screening.over >= scales.BROADLY_OVER:
        return False
    if not e.problems and not e.outcomes and max(s.often.get(k, 0) for k in e.mechanisms) < scales.NAMED_TWICE:
        return True
    return bool(_DECREE.search(s.text, *s.span(e)))


def is_in_passing(s: Story, e: Episode) -> bool:
    """Whether an article that touches on governing here and there names a whole province and shows no result.

    Reports on a year name what every county of a province should do, in words that hardly speak of governing.
    """
    return s.screening.thin and not e.outcomes and s.weight(e.number) < scales.ROOTED
