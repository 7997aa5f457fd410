"""Deeds of governing to which nobody gave a name: rebuilt courtyards, repaired roads, quarrels settled."""

from __future__ import annotations

from kg.linking.gate import scales
from kg.linking.gate.episode import Episode
from kg.linking.gate.story import Story


def is_deed(s: Story, e: Episode) -> bool:
    """Whether an episode tells of deeds of governing in a small place and of little else, with or without a name.

    There must be a result, or a trouble that was dealt with, and words of governing; then either the whole article
    is about that place, or the episode alone speaks for itself.
    """
    if s.screening.scattered or s.screening.doubtful or not (e.outcomes or s.is_answered(e)):
        return False
    if s.weight(e.number) < (scales.ROOTED if s.is_answered(e) else scales.AMPLE):
        return False
    if s.depth(e.place) < scales.COUNTY or not s.is_placed(e) or s.beside(e) > scales.HALF_BESIDE:
        return False
    return is_trouble_at_home(s, e) or is_deed_at_home(s, e) or is_deed_by_itself(s, e)


def is_at_home(s: Story, e: Episode) -> bool:
    """Whether a place is the one that all is about, or lies in it; a wide one counts where little else is told."""
    if s.home is None or not s.locus.related(e.place, s.home):
        return False
    return s.depth(s.home) >= (scales.COMMUNITY if s.screening.thin else scales.COUNTY)


def is_trouble_at_home(s: Story, e: Episode) -> bool:
    """Whether a trouble of a community was dealt with, in an article about it that names its practices elsewhere.

    Features on one village tell of a quarrel settled or a road mended between the paragraphs on its council.
    """
    if not s.often or not s.is_answered(e) or s.depth(e.place) < scales.COMMUNITY or not is_at_home(s, e):
        return False
    return s.beside(e) < scales.NOTHING_BESIDE and s.share < scales.LITTLE_BESIDE


def is_deed_at_home(s: Story, e: Episode) -> bool:
    """Whether a trouble dealt with at length, several results, or one in a paragraph full of governing is told.

    So do articles on the renewal of old quarters of one county: works and numbers, and no name for them.
    """
    if not is_at_home(s, e) or s.share >= scales.HALF_BESIDE:
        return False
    several = len(e.outcomes) >= scales.SEVERAL_RESULTS and s.weight(e.number) >= scales.AMPLE
    return is_trouble_at_length(s, e) or several or (bool(e.outcomes) and s.weight(e.number) >= scales.WHOLE)


def is_trouble_at_length(s: Story, e: Episode) -> bool:
    """Whether a trouble was dealt with, in a paragraph that is plainly about governing."""
    return s.is_answered(e) and s.weight(e.number) >= scales.DEEP


def is_deed_by_itself(s: Story, e: Episode) -> bool:
    """Whether an episode that never leaves its place speaks for itself, whatever the article is about.

    It tells a result in a township or smaller place in words of governing alone, or at length of a trouble that a
    community dealt with.
    """
    thick = bool(e.outcomes) and s.weight(e.number) >= scales.THICK and s.depth(e.place) >= scales.TOWNSHIP
    if not (thick and s.beside(e) < scales.NOTHING_BESIDE) and not (
        is_trouble_at_length(s, e) and s.depth(e.place) >= scales.COMMUNITY
    ):
        return False
    span = s.span(e)
    return e.place is not None and s.locus.tells(e.place, *span) and s.locus.stays_in(e.place, *span)
