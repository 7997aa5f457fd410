"""What an article is about: the mechanism that its troubles and results are credited with when no sentence says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set

from kg.core.lazy import lazy
from kg.linking.cases.credit import Named
from kg.linking.cases.matters import OPENING
from kg.linking.cases.mentioned import hears
from kg.linking.cases.turns import turns_from
from kg.linking.where.locus import Locus
from kg.rules import ArticleView

#: 在村党支部的牵头下，…解决了: a sentence that says by whose doing it came to its end
_OWED = re.compile(
    "在(?!此)[^，。；！？\n]{1,20}?(?:带领|领导|努力|推动|协调|帮助|支持|组织|牵头|劝说|调解)之?下(?=[，、])"
)
#: words of a sentence that tells what ended a trouble: 智能门禁识别外来人员，破解管理难题
_ENDS = re.compile("解决|化解|破解|破除|消除|整治|告别|缓解|攻克|办结|打通")
_BEGUN = 6  # characters of the words that tell a trouble, which may begin with its end


class Topic:
    """Says whether a case may be credited with what its article is about."""

    def __init__(
        self,
        view: ArticleView,
        named: Sequence[Named],
        weights: Mapping[str, float],
        headlined: Set[str],
        runs: Mapping[str, Set[str | None]],
        locus: Locus,
        number: Callable[[int], int],
    ) -> None:
        """`named` is in order of the text; `weights` says how often and how prominently each mechanism is named.

        `runs` are the places where each runs, `number` that of the episode of a position.
        """
        self._view, self._named, self._headlined, self._runs = view, named, headlined, runs
        self._weights, self._locus, self._number = weights, locus, number

    @lazy
    def principal(self) -> str | None:
        """The mechanism that the article is about: named most often and with most weight."""
        if not self._weights:
            return None
        most = max(self._weights.values())
        return min([key for key, weight in self._weights.items() if weight == most])

    @lazy
    def keys(self) -> tuple[str, ...]:
        """The principal and its equals, those named as often and always with it: there is none of them to choose."""
        main = self.principal
        if main is None:
            return ()
        sentences = {n.key: set[int]() for n in self._named}
        for n in self._named:
            sentences[n.key].add(self._view.sentence_index(n.start))
        weight = self._weights[main]
        return tuple(
            [k for k, w in sorted(self._weights.items()) if w == weight and sentences.get(k) == sentences.get(main)]
        )

    @property
    def heads(self) -> bool:
        """Whether the headline names it."""
        return self.principal in self._headlined

    def covers(self, place: str | None) -> bool:
        """Whether it runs, in this article, in a place."""
        key = self.principal
        return key is not None and covers(self._runs.get(key, set()), place, self._locus, headlined=self.heads)

    def speaks_of(self, position: int) -> bool:
        """Whether it answers a trouble, or led to a result, though no words say so.

        The opening speaks of all that follows, a section of what it names; what is named in passing, of its paragraph.
        """
        text, line = self._view.text, self._view.line
        named = [n for n in self._named if n.key == self.principal]
        starts = [n.start for n in named]
        if not self.heads:
            once = starts[0] if len(starts) == 1 else None
            if once is not None and line(once) != line(position) and self._number(once) > OPENING:
                return False
            if self._other_between(position, starts) or self._tells_its_end(position, starts):
                return False
            told, then = (starts, position) if starts[0] < position else ([position], starts[0])
            if turns_from(text, told, then):
                return False
        here = (section := self._locus.section_index)(position)
        return not here or any(section(start) == here for start in starts)

    def _tells_its_end(self, position: int, starts: Sequence[int]) -> bool:
        """Whether the sentence of a position says what brought it to its end, in a paragraph without the topic."""
        text, line = self._view.text, self._view.line(position)
        sentence = self._view.sentence(position)
        if _OWED.search(text, *sentence):
            return True
        ended = _ENDS.search(text, sentence.start, position + _BEGUN)
        return ended is not None and not any(line.start <= at < line.end for at in starts)

    def _other_between(self, position: int, starts: Sequence[int]) -> bool:
        """Whether another mechanism of the same place is told between a position and where the topic is named.

        Those that its sentence names with it are told with it; one that only heard of a trouble answers none.
        """
        nearest = min(starts, key=lambda at: abs(at - position))
        text, place, beside = self._view.text, self._locus.at(position), self._view.sentence(nearest)
        low, high = sorted((nearest, position))
        return self._view.line(nearest) != self._view.line(position) and any(
            low < n.start < high
            and n.key != self.principal
            and not beside.start <= n.start < beside.end
            and (n.place == place or (n.place is not None and self._locus.related(n.place, place)))
            and not hears(text, n.start, n.end)
            for n in self._named
        )


def covers(runs: Set[str | None], place: str | None, locus: Locus, *, headlined: bool) -> bool:
    """Whether a mechanism that runs in some places runs in one, in what holds it, or in parts of it.

    That of one part is none of the whole, unless it is what the headline is about.
    """
    if place is None or place in runs or not locus.ancestors(place).isdisjoint(runs):
        return True
    parts = sum(where is not None and place in locus.ancestors(where) for where in runs)
    return parts > 1 or (parts == 1 and headlined)
