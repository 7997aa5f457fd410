"""What an article about governing has to tell of a place for a case."""

from __future__ import annotations

from kg.linking.gate import scales
from kg.linking.gate.episode import Episode
from kg.linking.gate.story import Story


def is_broad(s: Story) -> bool:
    """Whether the words of an article are plainly those of governing small places, from end to end."""
    return not s.screening.thin and s.screening.over >= scales.BROADLY_OVER


def is_practice(s: Story, e: Episode) -> bool:
    """Whether an episode tells of something done: a practice, or a trouble that was dealt with in a small place.

    A number alone, a bare slogan, or a trouble of a whole province make no case.
    """
    if is_way_of_plain_words(s, e):
        return True
    if not s.telling.keys().isdisjoint(e.mechanisms) or s.is_headlined(e):
        return is_named_practice(s, e)
    return is_ended_trouble(s, e)


def is_way_of_plain_words(s: Story, e: Episode) -> bool:
    """Whether a county or smaller place has a way of working whose name says nothing (“七色花”), in words that do.

    In an article that is about governing from end to end a brand needs no telling name.
    """
    if not e.mechanisms or s.depth(e.place) < scales.COUNTY:
        return False
    return is_broad(s) and s.weight(e.number) >= scales.ROOTED


def is_named_practice(s: Story, e: Episode) -> bool:
    """Whether a mechanism that says what it is, or that the headline names, is told of a place.

    Where the article is not surely about governing, one of a city or province needs a trouble, a result or the
    headline besides: without, it is a name in a list.
    """
    if e.place is None:
        return False
    if s.screening.sure or s.depth(e.place) >= scales.COUNTY:
        return True
    return bool(e.problems or e.outcomes) or s.is_headlined(e)


def is_ended_trouble(s: Story, e: Episode) -> bool:
    """Whether a trouble was dealt with in a place small enough for that to be a story, whatever it was done by.

    What a city or province dealt with is news, unless a result is told.
    """
    if e.place is None or not s.is_answered(e):
        return False
    enough = scales.COUNTY if s.screening.sure else scales.COMMUNITY
    return s.depth(e.place) >= enough or (s.screening.sure and bool(e.outcomes))


def is_local(s: Story, e: Episode) -> bool:
    """Whether an episode tells of a small place, of the one that the article is about, or what a city achieved.

    That is enough in an article that holds a practice elsewhere: its other paragraphs are about the same story.
    """
    if s.depth(e.place) >= scales.COUNTY:
        return True
    return s.screening.sure and (is_achieved(s, e) or e.place == s.locus.focus)


def is_achieved(s: Story, e: Episode) -> bool:
    """Whether a city has results to show, by a way of working, against a trouble, or in many words or numbers."""
    if s.depth(e.place) < scales.PREFECTURE or not e.outcomes:
        return False
    amply = len(e.outcomes) >= scales.MANY_RESULTS or s.weight(e.number) >= scales.ROOTED
    return amply or bool(e.mechanisms) or bool(e.problems)


def is_dealt_with(s: Story, e: Episode) -> bool:
    """Whether the troubles of an episode are told with a practice, or with enough words of governing to be one.

    A trouble alone is a complaint.
    """
    if e.mechanisms or not e.problems or (e.outcomes and s.screening.sure):
        return True
    return s.weight(e.number) >= scales.ROOTED
