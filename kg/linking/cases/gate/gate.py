"""What is asked of an episode, by the kind of its article."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.linking.cases.gate.account import is_account
from kg.linking.cases.gate.apart import is_beyond_doubt, is_paragraph_apart, is_trouble_of_portrait
from kg.linking.cases.gate.beside import is_beside
from kg.linking.cases.gate.deeds import is_deed
from kg.linking.cases.gate.episode import Episode
from kg.linking.cases.gate.indoors import INDOORS, is_indoors
from kg.linking.cases.gate.practice import is_local, is_practice
from kg.linking.cases.gate.sequel import sequels
from kg.linking.cases.gate.story import Story
from kg.linking.cases.gate.subject import ELSEWHERE, REASONS, Subject, find_subject
from kg.linking.cases.gate.touching import near_roots


class Gate:
    """Decides for an article which episodes make cases.

    It is made before, and asked after, the episodes are credited with what others tell.
    """

    def __init__(self, story: Story, episodes: Sequence[Episode]) -> None:
        placed = [e for e in episodes if e.place is not None]
        self._story = story
        self._subject = find_subject(story, placed)
        self._by_subject = self._find_condition(placed)

    def keeps(self, e: Episode) -> bool:
        """Whether an episode makes a case by itself; one of no place never does."""
        s = self._story
        if e.place is None or self._subject is Subject.NAMED:
            return False
        if not (self._by_subject(e) or is_deed(s, e) or is_account(s, e)):
            return False
        return not is_indoors(s, e)

    def why_not(self, e: Episode) -> str:
        """Why an episode that it does not keep makes no case."""
        if e.place is None:
            return "no place is told"
        return INDOORS if is_indoors(self._story, e) else REASONS[self._subject]

    def goes_on(self, kept: Sequence[Episode]) -> Callable[[Episode], bool]:
        """Which further episodes go on with the stories of those that make cases."""
        if self._subject in ELSEWHERE:
            return _no
        s, more = self._story, sequels(self._story, kept)
        return lambda e: more(e) and not is_indoors(s, e)

    def _find_condition(self, episodes: Sequence[Episode]) -> Callable[[Episode], bool]:
        """What is asked of an episode that names what was done."""
        s = self._story
        match self._subject:
            case Subject.NAMED | Subject.SCATTERED:
                return _no
            case Subject.OTHER:
                return lambda e: is_paragraph_apart(s, e)
            case Subject.PORTRAIT:
                return lambda e: is_trouble_of_portrait(s, e)
            case Subject.DOUBTFUL:
                return lambda e: is_beyond_doubt(s, e)
            case Subject.TOUCHING:
                return near_roots(s, episodes)
            case Subject.PARADE:
                return s.is_placed  # whatever it tells: the next place is the next practice
            case Subject.GOVERNING:
                return lambda e: is_of_story(s, e)


def is_of_story(s: Story, e: Episode) -> bool:
    """Whether an episode of an article about governing tells of something done, or of one of its places."""
    return not is_beside(s, e) and (is_practice(s, e) or is_local(s, e))


def _no(e: Episode) -> bool:
    return False
