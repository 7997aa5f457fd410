"""How sure the type of a trouble is: whether more than the words that gave it speaks of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from extractors.entities.problem.candidate import Candidate
from extractors.entities.problem.outdone import VAGUE
from extractors.entities.problem.topics import SENTENCE, Topics
from extractors.entities.problem.types import OTHER

#: how sure a type is that something bears out, and one that nothing does: of those on texts when first seen 0.84 and
#: 0.44 were right, of those on all texts with records made by hand 0.94 and 0.66
BORNE_OUT, ALONE = 0.85, 0.6
#: tellings of a trouble that bear each other out, and how much of an article is to be about its type
TELLINGS, MUCH = 3, 0.1
#: weight from which what stands around a trouble speaks of another type
NEARBY = 1.0
#: rules whose words say little of the type
_LITTLE = VAGUE | {"problem.weak_trouble"}

#: rules that hear a trouble in what may be none: of those on texts when first seen that nothing bears out none of 6 was
#: a trouble of its type
_FAINT = frozenset(("problem.hardship", "problem.mild_trouble"))


def rival(clearest: Candidate, span: tuple[int, int], found: Iterable[Candidate], topics: Topics) -> str:
    """Another type that a trouble of a doubtful type may be of: that of other words in it, or what it stands among.

    Empty where there is none. `found` are all candidates of the article.
    """
    start, end = span
    others = [c for c in found if c.start < end and c.end > start and c.type not in (clearest.type, OTHER)]
    if others:
        return max(others, key=lambda c: (c.score, c.end - c.start, c.type)).type
    return topics.of(start, end, topics.types - {clearest.type}, NEARBY)


def is_faint(c: Candidate, span: tuple[int, int], sureness: float, topics: Topics, concrete: Collection[str]) -> bool:
    """Whether words tell of a trouble only faintly, and neither they nor anything near them speak of its type."""
    return c.rule in _FAINT and sureness < BORNE_OUT and c.type not in concrete and not topics.speaks_of(c.type, *span)


def type_sureness(
    clearest: Candidate, story: Sequence[Candidate], span: tuple[int, int], topics: Topics, concrete: Collection[str]
) -> float:
    """How sure the type of a trouble is, whose clearest telling stands at `span`.

    `concrete` are the types of things whose troubles have names of their own: they are sure by themselves, and so is
    what the words say that no type holds.
    """
    type_id = clearest.type
    if len(story) >= TELLINGS:
        return BORNE_OUT
    if clearest.rule in _LITTLE:
        return ALONE
    if type_id in concrete or type_id == OTHER or topics.share(type_id) >= MUCH or topics.speaks_of(type_id, *span):
        return BORNE_OUT
    return BORNE_OUT if topics.of(*span, least=SENTENCE) == type_id else ALONE
