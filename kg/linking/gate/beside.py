"""What only stands beside the story of an article: the deeds of others, news of a province, a number in passing."""

from __future__ import annotations

import re

from kg.linking.gate import scales
from kg.linking.gate.episode import Episode
from kg.linking.gate.practice import is_broad
from kg.linking.gate.story import Story

#: a document of a province or ministry was issued
_DECREE = re.compile("(?:印发|出台|制发|下发|发布|公布)了?《[^》]{2,60}》")
#: a university or company acts: 卓远大学坚持…
_OTHERS = re.compile("[一-鿿]{2,12}(?:大学|学院|集团|公司|银行)(?:党委)?(?:坚持|聚焦|围绕|深入|牢固|紧扣|把|将|以)")


def is_beside(s: Story, e: Episode) -> bool:
    """Whether an episode tells of something else than the article; never where it names what the headline names."""
    if s.is_headlined(e):
        return False
    if is_of_others(s, e):
        return True
    if is_wide(s, e) and (is_other_news(s, e) or is_decreed(s, e)):
        return True
    return not is_broad(s) and is_in_passing(s, e)


def is_wide(s: Story, e: Episode) -> bool:
    """Whether an episode is told of a whole province, or of no place known."""
    return s.depth(e.place) < scales.PREFECTURE


def is_of_others(s: Story, e: Episode) -> bool:
    """Whether a university or company acts, and the place is only the one named before.

    Round-ups of how bodies learn or serve put a district's paragraph next to a university's.
    """
    start, end = s.span(e)
    return e.place is not None and bool(_OTHERS.match(s.text, start)) and not s.locus.tells(e.place, start, end)


def is_other_news(s: Story, e: Episode) -> bool:
    """Whether the words of an episode are those of other news: harvests, investments, verdicts, floods."""
    return s.weight(e.number) <= scales.OTHER_NEWS


def is_decreed(s: Story, e: Episode) -> bool:
    """Whether what is told of a whole province is that something was laid down, or a practice in passing.

    Where an article is broadly about governing, that is told of the place as well.
    """
    if not e.mechanisms:
        return not s.is_answered(e)
    if s.screening.over >= scales.BROADLY_OVER:
        return False
    if not e.problems and not e.outcomes and max(s.often[k] for k in e.mechanisms) < scales.NAMED_TWICE:
        return True
    return bool(_DECREE.search(s.text, *s.span(e)))


def is_in_passing(s: Story, e: Episode) -> bool:
    """Whether an episode in words that hardly speak of governing tells of a province, or of a number or two."""
    wide = is_wide(s, e)
    told = e.mechanisms or len(e.outcomes) >= scales.MANY_RESULTS or s.is_answered(e)
    if s.weight(e.number) >= (scales.PLAIN if wide and not e.outcomes else scales.ROOTED):
        return wide and not told and not e.problems
    return not told or (wide and not e.outcomes)
