"""An article as the gate reads it: what can be counted and measured of it, each thing once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set

from extractors.screening import Screening, elsewhere, weigh
from kg.core.counts import counts
from kg.core.lazy import lazy
from kg.linking.cases.gate.episode import Episode
from kg.linking.cases.gate.scales import SETTLED
from kg.linking.places import Entity
from kg.linking.where.locus import Locus
from kg.linking.where.references import LEVEL_DEPTH


class Story:
    """Facts of one article and its episodes, for the conditions to ask."""

    def __init__(
        self,
        text: str,
        starts: Sequence[int],
        locus: Locus,
        places: Mapping[str, Entity],
        screening: Screening,
        episodes: Sequence[Episode],
        *,
        sentence: Callable[[int], tuple[int, int]],
        telling: Mapping[str, float],
        headlined: Set[str],
        answered: Set[str],
        kinds: Mapping[str, str],
    ) -> None:
        """Take an article before its episodes are credited with what others tell.

        `starts` are where episodes begin; `screening` is that of the article; `sentence` says where that of a position
        begins and ends; `telling`: how sure the type of a mechanism is, for those that have one or are spelled out;
        `headlined`: the mechanisms that the headline names; `answered`: the problems about which something was done;
        `kinds`: the kind of each outcome.
        """
        self.text = text
        self.starts = starts
        self.locus = locus
        self.episodes = episodes
        self.screening = screening
        self.telling = telling
        self.headlined = headlined
        self.kinds = kinds
        self._places = places
        self._sentence = sentence
        self._answered = answered
        self._ends = (*starts[1:], len(text))
        self._weights: dict[int, float] = {}
        #: episodes that name a mechanism
        self.often = counts([k for e in episodes for k in e.mechanisms])

    def sentence_of(self, position: int) -> tuple[int, int]:
        """Where the sentence of a position begins and ends."""
        return self._sentence(position)

    def told(self, e: Episode) -> str:
        """The sentences that tell what an episode joins."""
        return "\n".join([self.text[slice(*span)] for span in sorted(set(map(self._sentence, e.positions)))])

    def depth(self, place: str | None) -> int:
        """How far from the top a place lies; 0 where it is not known."""
        entity = self._places.get(place) if place is not None else None
        return LEVEL_DEPTH.get(entity.level, 0) if entity is not None else 0

    def is_of_place(self, name: str) -> bool:
        """Whether a place of the article begins with a name: 柳河 of 柳河社区."""
        return any(entity.name.startswith(name) for entity in self._places.values())

    def span(self, e: Episode) -> tuple[int, int]:
        """Where an episode begins and ends."""
        return self.starts[e.number - 1], self._ends[e.number - 1]

    def lengths(self) -> list[int]:
        """Characters of each episode."""
        return [end - start for start, end in zip(self.starts, self._ends, strict=True)]

    def weight(self, number: int) -> float:
        """How much the episode of that number tells of governing a small place."""
        if number not in self._weights:
            self._weights[number] = weigh(self.text[self.starts[number - 1] : self._ends[number - 1]])
        return self._weights[number]

    def beside(self, e: Episode) -> float:
        """Words of another subject for each one of governing, in an episode."""
        return elsewhere(self.text[slice(*self.span(e))])

    @lazy
    def headline(self) -> str:
        """The first line."""
        return self.text.partition("\n")[0]

    @lazy
    def share(self) -> float:
        """The same in the whole article."""
        return elsewhere(self.text)

    @lazy
    def home(self) -> str | None:
        """The place below a province that an article is about and never leaves, if there is one."""
        focus = self.locus.focus
        if focus is None or not self.locus.stays_in(focus):
            return None
        return focus if self.locus.times(focus) >= SETTLED else None

    def sureness(self, e: Episode) -> float:
        """How sure the type of the surest mechanism of an episode is."""
        return max([self.telling.get(k, 0.0) for k in e.mechanisms], default=0.0)

    def is_answered(self, e: Episode) -> bool:
        """Whether an episode tells of a trouble about which something was done."""
        return not self._answered.isdisjoint(e.problems)

    def is_dealt_with(self, problem: str) -> bool:
        """Whether something was done about a trouble."""
        return problem in self._answered

    def is_headlined(self, e: Episode) -> bool:
        """Whether an episode names a mechanism of the headline."""
        return not self.headlined.isdisjoint(e.mechanisms)

    def is_named(self, e: Episode, *, before: int = 0) -> bool:
        """Whether the place of an episode, or one in it, is named there or up to so many episodes before."""
        start = self.starts[max(0, e.number - 1 - before)]
        return e.place is not None and self.locus.tells(e.place, start, self.span(e)[1])

    def is_placed(self, e: Episode) -> bool:
        """Whether the place of an episode is named in it or shortly before, or is the one that all is about.

        A place only carried on from far above may be told of no more.
        """
        return e.place == self.home or self.is_named(e, before=1)
