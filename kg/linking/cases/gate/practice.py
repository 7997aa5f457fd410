"""What an episode tells: something done, or, in an article about governing, anything of one of its places."""

from __future__ import annotations

from kg.linking.cases.gate import scales
from kg.linking.cases.gate.episode import Episode
from kg.linking.cases.gate.story import Story


def is_practice(s: Story, e: Episode) -> bool:
    """Whether an episode tells of something done: a way of working, or a trouble that was dealt with.

    In articles that are not about governing throughout, a number alone or a bare slogan make no case.
    """
    if not s.telling.keys().isdisjoint(e.mechanisms) or s.is_headlined(e):
        return is_way_of_telling_name(s, e)
    return s.is_answered(e)


def is_way_of_telling_name(s: Story, e: Episode) -> bool:
    """Whether a mechanism that says what it is, or that the headline names, is more than a name in a list.

    Where the article is not surely about governing, one of a city or province needs a trouble, a result or the
    headline besides.
    """
    if s.screening.sure or s.depth(e.place) >= scales.COUNTY:
        return True
    return bool(e.problems or e.outcomes) or s.is_headlined(e)


def is_local(s: Story, e: Episode) -> bool:
    """Whether an episode tells of a small place, of the one that the article is about, or what a city achieved.

    That is enough in an article about governing, whose paragraphs all tell one story.
    """
    if s.depth(e.place) >= scales.COUNTY:
        return True
    return is_achieved(s, e) or e.place == s.locus.focus


def is_achieved(s: Story, e: Episode) -> bool:
    """Whether a city has results to show, in words of governing or in many numbers."""
    if s.depth(e.place) < scales.PREFECTURE or not e.outcomes:
        return False
    return len(e.outcomes) >= scales.MANY_RESULTS or s.weight(e.number) >= scales.ROOTED
