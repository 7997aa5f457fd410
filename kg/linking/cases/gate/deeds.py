"""Deeds of governing to which nobody gave a name: rebuilt courtyards, repaired roads, quarrels settled."""

from __future__ import annotations

from kg.linking.cases.gate import scales
from kg.linking.cases.gate.episode import Episode
from kg.linking.cases.gate.story import Story


def is_deed(s: Story, e: Episode) -> bool:
    """Whether an episode tells of deeds of governing in a small place and of little else, with or without a name.

    There must be a result, or a trouble that was dealt with, and words of governing; then either the whole article
    is about that place, or the episode alone speaks for itself.
    """
    if s.screening.scattered or s.screening.doubtful or not (e.outcomes or s.is_answered(e)):
        return False
    if s.depth(e.place) < scales.COUNTY or s.beside(e) > scales.HALF_BESIDE:
        return False
    return is_trouble_at_home(s, e) or is_deed_at_home(s, e) or is_deed_by_itself(s, e) or is_of_brief(s, e)


def is_at_home(s: Story) -> bool:
    """Whether an article is about one county or smaller place and never leaves it."""
    return s.depth(s.home) >= scales.COUNTY


def is_trouble_at_home(s: Story, e: Episode) -> bool:
    """Whether a trouble was dealt with, in an article about its place that names its practices elsewhere.

    Features on one village tell of a quarrel settled or a road mended between the paragraphs on its council.
    """
    if not s.often or not s.is_answered(e) or not is_at_home(s):
        return False
    return s.weight(e.number) >= scales.ROOTED and s.beside(e) < scales.NOTHING_BESIDE


def is_deed_at_home(s: Story, e: Episode) -> bool:
    """Whether several results are told, or anything in a paragraph full of governing, in an article about its place.

    So do articles on the renewal of old quarters of one county: works and numbers, and no name for them.
    """
    several = len(e.outcomes) >= scales.SEVERAL_RESULTS and s.weight(e.number) >= scales.AMPLE
    return is_at_home(s) and (several or s.weight(e.number) >= scales.WHOLE)


def is_deed_by_itself(s: Story, e: Episode) -> bool:
    """Whether an episode that never leaves its place tells at length of a trouble that was dealt with there.

    That speaks for itself, whatever the article is about.
    """
    if not s.is_answered(e) or s.weight(e.number) < scales.DEEP:
        return False
    return s.is_named(e) and s.locus.stays_in(e.place, *s.span(e))


def is_of_brief(s: Story, e: Episode) -> bool:
    """Whether an episode belongs to a short article on one trouble of one community, and on nothing else.

    Hotline columns follow up what a reader told them: lamps that are out, the office that mends them, and how many.
    """
    place = s.locus.focus  # named once or twice: briefs are short
    if len(s.text) > scales.BRIEF or s.depth(place) < scales.COMMUNITY or s.share > 0 or not s.locus.stays_in(place):
        return False
    if not (s.is_answered(e) or e.outcomes):
        return False
    return any(s.is_answered(o) for o in s.episodes) and any(o.outcomes for o in s.episodes)
