"""Which episodes of an article make cases: the less it is about governing a small place, the more is asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from extractors.screening import Screening, elsewhere, weigh
from kg.linking.locus import Locus
from kg.linking.places import Entity
from kg.linking.references import LEVEL_DEPTH

_SMALL = 2  # depth of a county: what is told of a wider place by itself is news, not a case
_TOWNSHIP = 3
_NEIGHBOURLY = 4  # depth of a community or village
_SURELY = 0.6  # of a type: from here on it is told by the mechanism's own words
_FAIRLY = 0.45  # of a type: enough where a mechanism is named again and again, or its paragraph is plainly governance
_OFTEN = 3  # episodes that name a mechanism, tellings of a place
_TOUCHING = 0.5  # score of a paragraph that has a word of governing
_ROOTED = 2.0  # score of a paragraph that is about governing a small place
_PLAINLY = 4.0  # of one that names a mechanism fairly known
_DEEPLY = 6.0  # of one that names none, but tells of a trouble that was dealt with
_FOREIGN = -1.0  # of one in words of other news: farming, trade, courts, disasters
_NEXT = 2  # paragraphs after or before a case that may go on with it
_BROADLY = 8.0  # score over the threshold from which on an article is about it broadly
_LONG = 1500  # characters from which on an article has told most words that it will tell
_MOSTLY = 0.7  # of an article
_ELSEWHERE = 1.0  # words of another subject for each of governing, from which on that may be what an article is about
_HARDLY = 0.5  # under which a paragraph is not about it
_WHOLLY = 8.0  # score of a paragraph that is about governing in an article that is not
_BARELY = 6.0  # score over the threshold
_REPEATED = 2
_ALWAYS = 6  # episodes that name a mechanism which the article is about, whatever else it tells of
_ASIDE = 0.6  # such words, under which an article about one community tells of little else
_PARADED = 0.35  # such words, under which an article that shows many practices tells of little else
_SPARE = 0.25  # words of another subject for each of governing, under which a paragraph is about nothing else
_SEVERAL = 2  # outcomes
_AMPLY = 5.0  # score of a paragraph of which several outcomes are told
_THICKLY = 10.0  # score of one that is about nothing but governing
_UNNAMED = 12.0  # score over the threshold of an article that names no mechanism at all, as portraits do
#: a document of a province or ministry was issued
_DECREE = re.compile("(?:印发|出台|制发|下发|发布|公布)了?《[^》]{2,60}》")
#: a university or company acts: 卓远大学坚持…
_OTHERS = re.compile("[一-鿿]{2,12}(?:大学|学院|集团|公司|银行)(?:党委)?(?:坚持|聚焦|围绕|深入|牢固|紧扣|把|将|以)")


@dataclass(slots=True)
class Episode:
    """What a paragraph (or a section of short ones), by its number, tells of one place: keys with first positions."""

    place: str | None
    number: int
    mechanisms: dict[str, int] = field(default_factory=dict)
    problems: dict[str, int] = field(default_factory=dict)
    outcomes: dict[str, int] = field(default_factory=dict)
    agents: dict[str, int] = field(default_factory=dict)
    means: tuple[str, ...] = ()  # mechanisms that plainly ended its troubles, where it is a part of an episode


class Gate:
    """Decides for an article which episodes make cases."""

    def __init__(
        self,
        text: str,
        starts: Sequence[int],
        locus: Locus,
        places: Mapping[str, Entity],
        screening: Screening,
    ) -> None:
        """`starts` are where episodes begin; `screening` is that of the article."""
        self._text = text
        self._starts = starts
        self._locus = locus
        self._places = places
        self._screening = screening
        self._telling: Mapping[str, float] = {}
        self._headlined: Set[str] = frozenset()
        self._answered: Set[str] = frozenset()
        self._reviewed = False  # whether the article is about another subject, and long enough to touch on this one
        self._elsewhere = False  # whether it is about another subject at all
        self._throughout_at: str | None = None  # the place below a province that an article is about and never leaves
        self._weights: dict[int, float] = {}  # of episodes, by number
        self._shared: float | None = None  # words of another subject, once they were counted
        self._often: Counter[str] = Counter()  # episodes that name a mechanism

    def keeps(
        self, episodes: Sequence[Episode], *, telling: Mapping[str, float], headlined: Set[str], answered: Set[str]
    ) -> Callable[[Episode], bool]:
        """Which of the episodes make cases; to be asked of each after it was credited with what others tell.

        `telling`: how sure the type of a mechanism is, for those that have one or are spelled out; `headlined`: the
        mechanisms that the headline names; `answered`: the problems about which something was done.
        """
        self._telling, self._headlined, self._answered = telling, headlined, answered
        focus = self._locus.focus
        settled = self._depth(focus) > 0 and self._locus.stays_in(focus)
        self._throughout_at = focus if settled and self._locus.times(focus) >= _OFTEN else None
        self._often = Counter([k for e in episodes for k in e.mechanisms])
        self._elsewhere = self._is_elsewhere(episodes)
        keeps = self._by_subject(episodes)
        return lambda e: keeps(e) or self._is_deed(e)

    def _by_subject(self, episodes: Sequence[Episode]) -> Callable[[Episode], bool]:
        """Which episodes make cases in an article about this subject, about another one, or about many."""
        if self._elsewhere:
            return self._is_aside
        if self._screening.doubtful:
            return lambda e: (
                self._is_practice(e) and self._is_told(e) and not self._is_beside(e) and self._is_telling(e)
            )
        practices = [e for e in episodes if self._is_practice(e)]
        if self._screening.thin and not self._throughout():
            lower = [e for e in episodes if self._depth(e.place) > 0 or self._is_practice(e)]
            roots = {e.place for e in lower if self._is_root(e)}
            wide = {e.place for e in practices if e.place in roots and self._headlined & e.mechanisms.keys()}
            if self._locus.focus in roots and self._locus.stays_in(self._locus.focus):
                wide.add(self._locus.focus)
            reach = wide | {p for p in roots if self._depth(p) >= _SMALL}
            if self._is_parade(practices):
                return lambda e: (
                    self._is_told(e) and (self._is_practice(e) or (self._depth(e.place) > 0 and bool(e.outcomes)))
                )
            return lambda e: (
                self._is_practice(e)
                and self._is_told(e)
                and not self._is_beside(e)
                and (e.place in roots or any(self._locus.related(e.place, p) for p in reach))
            )
        return lambda e: (
            self._is_dealt_with(e)
            and not self._is_beside(e)
            and (self._is_practice(e) or (bool(practices) and self._is_local(e)))
        )

    def _is_elsewhere(self, episodes: Sequence[Episode]) -> bool:
        """Whether an article is about another subject, and only touches on governing.

        So it is where its words are few for its length, where those of courts, trade or the assessment of cadres
        outnumber them, or where somebody's troubles are told and no mechanism is named.
        """
        over = self._screening.over
        if any(self._telling.get(k, 0.0) >= _FAIRLY for k in self._headlined):
            return False
        if self._screening.scattered:
            return True
        named = max(self._often.values(), default=0)
        if (self._screening.thin or over < _BARELY) and named < _ALWAYS:
            self._reviewed = self._share() >= _ELSEWHERE
            if self._reviewed:
                return True
        return not named and over < _UNNAMED and not self._throughout()

    def _is_telling(self, e: Episode) -> bool:
        """Whether an episode is about governing, by a mechanism that says what it is, at a place below a province."""
        sure = max([self._telling.get(k, 0.0) for k in e.mechanisms], default=0.0)
        return sure >= _SURELY and self._depth(e.place) > 0 and self._weight(e.number) >= _PLAINLY

    def _is_aside(self, e: Episode) -> bool:
        """Whether an episode of an article about another subject is all about governing, and tells how or what of."""
        weight, answered = self._weight(e.number), not self._answered.isdisjoint(e.problems)
        if self._screening.scattered or not self._is_told(e):
            return False
        if not self._often and not self._reviewed:
            plainly = weight >= _DEEPLY and not self._screening.thin
            return answered and plainly and self._depth(e.place) >= _SMALL
        if weight < _WHOLLY:
            return False
        sure = max([self._telling.get(k, 0.0) for k in e.mechanisms], default=0.0)
        small = self._reviewed and self._screening.sure and self._depth(e.place) >= _SMALL
        if sure < _SURELY and not (small and answered):
            return False
        return elsewhere(self._text[slice(*self._span(e))]) < _HARDLY

    def _is_deed(self, e: Episode) -> bool:
        """Whether an episode tells of deeds of governing and of nothing else, though nobody gave them a name.

        So does a paragraph that tells results, or a trouble that was dealt with, of the small place that all is about,
        or one that never leaves its place and is thick with words of governing.
        """
        answered = not self._answered.isdisjoint(e.problems)
        if not (e.outcomes or answered) or self._screening.scattered or self._screening.doubtful:
            return False
        weight, depth = self._weight(e.number), self._depth(e.place)
        if weight < (_ROOTED if answered else _AMPLY) or depth < _SMALL or not self._is_told(e):
            return False
        start, end = self._span(e)
        other = elsewhere(self._text[start:end])
        if other > _HARDLY:
            return False
        home = self._is_home(e.place)
        small, bare = depth >= _NEIGHBOURLY, other < _SPARE
        dealt = answered and weight >= _DEEPLY
        named = bool(self._often) and not self._elsewhere  # somewhere else in the article
        if home and small and answered and bare and named and self._share() < _ASIDE:
            return True
        several = len(e.outcomes) >= _SEVERAL and weight >= _AMPLY
        if home and (dealt or several or (e.outcomes and weight >= _WHOLLY)) and self._share() < _HARDLY:
            return True
        thick = bool(e.outcomes) and weight >= _THICKLY and depth >= _TOWNSHIP and bare
        if not thick and not (dealt and small):
            return False
        here = e.place is not None and self._locus.tells(e.place, start, end)
        return here and self._locus.stays_in(e.place, start, end)

    def _is_home(self, place: str | None) -> bool:
        """Whether a place is the one that all is about, or lies in it; a wide one counts where little else is told."""
        home = self._throughout_at
        if home is None or not self._locus.related(place, home):
            return False
        return self._depth(home) >= (_NEIGHBOURLY if self._screening.thin else _SMALL)

    def _is_parade(self, practices: Sequence[Episode]) -> bool:
        """Whether an article shows practices of several places one after another, and tells of little else."""
        if self._screening.scattered or not self._screening.sure:
            return False
        places = {e.place for e in practices if e.mechanisms and self._depth(e.place) > 0}
        return len(places) >= _OFTEN and self._share() < _PARADED

    def _share(self) -> float:
        """Words of another subject for each one of governing, in the whole article."""
        if self._shared is None:
            self._shared = elsewhere(self._text)
        return self._shared

    def goes_on(self, kept: Sequence[Episode]) -> Callable[[Episode], bool]:
        """Which further episodes go on with the stories of those that make cases: what they tell, they tell of them.

        So does one of the same place below a province, however little of governing its own words speak of.
        """
        told: dict[str | None, list[int]] = {}
        if self._elsewhere:
            return lambda e: False
        for e in kept:
            if self._depth(e.place) > 0:
                told.setdefault(e.place, []).append(e.number)

        def is_near(e: Episode) -> bool:
            beside = [o for o in kept if o.number == e.number and self._locus.related(o.place, e.place)]
            if beside and self._depth(e.place) >= _SMALL and not self._answered.isdisjoint(e.problems):
                return True  # the paragraph tells what was done about it of the place around
            if not any(abs(number - e.number) <= _NEXT for number in told.get(e.place, ())):
                return False
            start, end = self._span(e)
            if e.place is None or not self._locus.tells(e.place, self._starts[max(0, e.number - 1 - _NEXT)], end):
                return False
            tells = bool(e.problems) or any(start <= at < end for at in e.mechanisms.values())
            several = _ROOTED if len(e.outcomes) >= _SEVERAL else _PLAINLY
            return self._weight(e.number) >= (_TOUCHING if tells else several) and not self._is_beside(e)

        return is_near

    def _is_beside(self, e: Episode) -> bool:
        """Whether an episode of an article that is not throughout about governing tells of something else.

        So it is where it tells of a whole province in words of other news, or, in words that hardly speak of
        governing, of a province or of a number or two.
        """
        if not self._headlined.isdisjoint(e.mechanisms):
            return False
        start, end = self._span(e)
        if e.place is not None and _OTHERS.match(self._text, start) and not self._locus.tells(e.place, start, end):
            return True
        weight, province = self._weight(e.number), self._depth(e.place) == 0
        if province and (weight <= _FOREIGN or self._is_decreed(e)):
            return True
        if self._broadly():
            return False
        told = e.mechanisms or len(e.outcomes) >= _OFTEN or not self._answered.isdisjoint(e.problems)
        if weight >= (_PLAINLY if province and not e.outcomes else _ROOTED):
            return province and not told and not e.problems
        return not told or (province and not e.outcomes)

    def _is_decreed(self, e: Episode) -> bool:
        """Whether what is told of a whole province is that something was laid down, or a practice in passing.

        Where an article is broadly about governing, that is told of the place as well.
        """
        if not e.mechanisms:
            return self._answered.isdisjoint(e.problems)
        if self._screening.over >= _BROADLY:
            return False
        if not e.problems and not e.outcomes and max(self._often[k] for k in e.mechanisms) < _REPEATED:
            return True
        return bool(_DECREE.search(self._text, *self._span(e)))

    def _broadly(self) -> bool:
        """Whether the words of an article are plainly those of governing small places, from end to end."""
        return not self._screening.thin and self._screening.over >= _BROADLY

    def _is_dealt_with(self, e: Episode) -> bool:
        """Whether the troubles of an episode are told with a practice, or with enough words of governing to be one."""
        if e.mechanisms or not e.problems or (e.outcomes and self._screening.sure):
            return True
        return self._weight(e.number) >= _ROOTED

    def _throughout(self) -> bool:
        """Whether most of a long article is about governing small places, though its words repeat themselves."""
        text = self._text
        if len(text) < _LONG:
            return False
        ends = [*self._starts[1:], len(text)]
        may = len(text)  # characters that are about it, as far as seen; most articles are decided early
        for number, (a, b) in enumerate(zip(self._starts, ends, strict=True), 1):
            if self._weight(number) < _ROOTED:
                may -= b - a
                if may < _MOSTLY * len(text):
                    return False
        return may >= _MOSTLY * len(text)

    def _is_root(self, e: Episode) -> bool:
        """Whether an episode of an article about many things is plainly about governing a place that it names."""
        sure = max([1.0 if k in self._headlined else self._telling.get(k, 0.0) for k in e.mechanisms], default=0.0)
        small = self._screening.sure and self._depth(e.place) >= _SMALL
        home = self._depth(e.place) >= _NEIGHBOURLY and e.place == self._throughout_at
        answered = (small or home) and not self._answered.isdisjoint(e.problems)
        often = any(self._often[k] >= _OFTEN and self._telling.get(k, 0.0) >= _FAIRLY for k in e.mechanisms)
        if not (sure >= _SURELY or often or answered or (small and sure >= _FAIRLY)) or not self._is_told(e):
            return False
        weight = self._weight(e.number)
        if sure >= _SURELY or often or (answered and sure > 0.0):
            return weight >= _ROOTED
        return weight >= (_PLAINLY if sure >= _FAIRLY else _DEEPLY)

    def _is_told(self, e: Episode) -> bool:
        """Whether the place of an episode is named in it or shortly before, or is the one that all is about."""
        start = self._starts[max(0, e.number - 2)]
        if e.place is None:
            return False
        return e.place == self._throughout_at or self._locus.tells(e.place, start, self._span(e)[1])

    def _weight(self, number: int) -> float:
        """How much the paragraphs of an episode tell of governing a small place."""
        if number not in self._weights:
            ends = (*self._starts, len(self._text))
            self._weights[number] = weigh(self._text[ends[number - 1] : ends[number]])[0]
        return self._weights[number]

    def _span(self, e: Episode) -> tuple[int, int]:
        return self._starts[e.number - 1], (*self._starts, len(self._text))[e.number]

    def _is_practice(self, e: Episode) -> bool:
        """Whether an episode tells of something done: a practice, or a trouble that was dealt with in a small place.

        A number alone, a bare slogan, or a trouble of a whole province make no case.
        """
        depth = self._depth(e.place)
        small = depth >= _SMALL
        if e.mechanisms and small and self._broadly() and self._weight(e.number) >= _ROOTED:
            return True
        if not self._telling.keys().isdisjoint(e.mechanisms) or not self._headlined.isdisjoint(e.mechanisms):
            if not self._screening.sure:
                told = e.problems or e.outcomes or self._headlined & e.mechanisms.keys()
                return small or (e.place is not None and bool(told))
            return e.place is not None
        if e.place is None or self._answered.isdisjoint(e.problems):
            return False
        enough = _SMALL if self._screening.sure else _NEIGHBOURLY
        return depth >= enough or (self._screening.sure and bool(e.outcomes))

    def _is_local(self, e: Episode) -> bool:
        """Whether an episode tells of a small place, of the one that the article is about, or what a city achieved.

        That is enough in an article that holds a practice elsewhere.
        """
        depth = self._depth(e.place)
        amply = len(e.outcomes) >= _OFTEN or self._weight(e.number) >= _ROOTED
        achieved = depth > 0 and bool(e.outcomes) and (amply or bool(e.mechanisms) or bool(e.problems))
        return depth >= _SMALL or (self._screening.sure and (achieved or e.place == self._locus.focus))

    def _depth(self, key: str | None) -> int:
        """How far from the top a place lies; 0 where it is not known."""
        place = self._places.get(key) if key is not None else None
        return LEVEL_DEPTH.get(place.level, 0) if place is not None else 0
