"""Paragraphs about governing in articles that are about something else, or nobody knows about what."""

from __future__ import annotations

from kg.linking.cases.gate import scales
from kg.linking.cases.gate.episode import Episode
from kg.linking.cases.gate.practice import is_practice
from kg.linking.cases.gate.story import Story


def is_paragraph_apart(s: Story, e: Episode) -> bool:
    """Whether an episode of an article about courts, trade or cadres is all about governing.

    The report on a county's economy turns to its communities in one paragraph. The mechanism says what it is there,
    or the article has words of governing enough for a report of another kind.
    """
    if not s.is_placed(e) or s.weight(e.number) < scales.WHOLE or s.beside(e) >= scales.HALF_BESIDE:
        return False
    return s.screening.sure or s.sureness(e) >= scales.SURE_TYPE


def is_trouble_of_portrait(s: Story, e: Episode) -> bool:
    """Whether an episode of a portrait tells at length how a trouble was dealt with.

    Not in one that touches on governing here and there: its troubles are those of a life.
    """
    return not s.screening.thin and s.is_answered(e) and s.weight(e.number) >= scales.DEEP


def is_beyond_doubt(s: Story, e: Episode) -> bool:
    """Whether an episode of an article with few words of governing is about it all the same.

    Briefs on a kitchen for the old or a bus on demand have few of these words, but a place below a province, and a
    mechanism that fairly says what it is, in a paragraph about governing.
    """
    if not is_practice(s, e) or s.depth(e.place) < scales.PREFECTURE:
        return False
    return s.sureness(e) >= scales.FAIR_TYPE and s.weight(e.number) >= scales.ROOTED
