"""What a passage is about: the type of trouble whose words stand nearest."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence, Set
from operator import itemgetter

from extractors.entities.problem.clauses import start_of
from extractors.entities.problem.types import TypeWords
from kg.core.counts import counts
from kg.rules import ArticleView

#: how far before and after it a statement takes its topic from
BEFORE, AFTER = 60, 60
#: no more topic words than this are weighed on either side
MOST = 10
#: what a topic word weighs in the clause of the statement, in its sentence, beyond
CLAUSE, SENTENCE, BEYOND = 3.0, 2.0, 0.5
#: what the topic of the whole article adds
WHOLE = 3.0
#: no topic word ends further behind a statement
FAR = AFTER + 40
#: marks that end a clause which has a topic
CLAUSES = "，。；！？：…\n"
_START, _END, _WORD = itemgetter(0), itemgetter(1), itemgetter(2)
_MARK = re.compile(f"[{CLAUSES}]")


class Topics:
    """Words of an article that say what it speaks of, each with its types."""

    def __init__(self, view: ArticleView, words: TypeWords) -> None:
        """Sorts the topic words of the article and counts them by type."""
        self._view = view
        self._about = words.about
        about = words.about
        found = [
            hit for name in ("topics", "things", "subjects") for hit in view.hits(f"problem.{name}") if hit[2] in about
        ]
        found.sort(key=_END)  # by one number after the other is quicker than by pairs
        found.sort(key=_START)
        # of words that begin together the longest counts: 卫生院 speaks of no litter
        begins = [*map(_START, found), -1]
        self._hits = [hit for at, hit in enumerate(found, 1) if begins[at] != hit[0]]
        self._starts = [*map(_START, self._hits)]
        by_type: dict[str, int] = {}
        for word, times in counts(map(_WORD, self._hits)).items():
            for type_id in about[word]:
                by_type[type_id] = by_type.get(type_id, 0) + times
        every = max(5, sum(by_type.values()))
        self._share = {t: n / every for t, n in by_type.items()}

    def of(self, start: int, end: int, among: Collection[str] = (), least: float = SENTENCE) -> str:
        """The type (one of `among`, if given) that a statement is about; empty where nothing says so.

        `least` is the weight that decides: that of a topic word in the same clause or in the sentence.
        """
        opens, closes = self._view.sentence(start)
        first, last = self._clause(start, end)
        weights: dict[str, float] = {}
        here: set[str] = set()
        at = bisect_left(self._starts, start)
        lo = max(bisect_left(self._starts, start - BEFORE), at - MOST)
        hi = min(bisect_right(self._starts, end + AFTER), at + MOST)
        for left, right, word in self._hits[lo:hi]:
            types = self._about[word]
            # the word itself tells nothing of what is meant by it
            if among and ((left < end and right > start) or not any(map(among.__contains__, types))):
                continue
            if left >= first and right <= last:
                weight = CLAUSE - (left > end)
                here.update(types)
            elif left >= opens and right <= closes:
                weight = SENTENCE / (2 if left > end else 1)
            else:
                weight = BEYOND
            weight /= len(types)
            for type_id in types:
                weights[type_id] = weights.get(type_id, 0.0) + weight
        best, most = "", least
        for type_id, weight in weights.items():
            if here and not among and type_id not in here:
                continue
            weight += WHOLE * self._share[type_id]
            if (weight > most or (weight == most and type_id > best)) and (not among or type_id in among):
                best, most = type_id, weight
        return best

    @property
    def types(self) -> Set[str]:
        """The types that topic words of the article speak of."""
        return self._share.keys()

    def share(self, type_id: str) -> float:
        """How much of what the article speaks of is of a type."""
        return self._share.get(type_id, 0.0)

    def within(self, start: int, end: int) -> str:
        """The type that most topic words between two positions are of; empty where there is none."""
        weights: dict[str, float] = {}
        for _, right, word in self._hits[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            if right <= end:
                types = self._about[word]
                for type_id in types:
                    weights[type_id] = weights.get(type_id, 0.0) + 1 / len(types) + self._share[type_id]
        return max(weights, key=lambda t: (weights[t], t)) if weights else ""

    def speaks_of(self, type_id: str, start: int, end: int) -> bool:
        """Whether a topic word of a type stands between two positions."""
        at, starts, hits, about = bisect_left(self._starts, start), self._starts, self._hits, self._about
        while at < len(starts) and starts[at] < end:
            if type_id in about[hits[at][2]]:
                return True
            at += 1
        return False

    def spoken_of(self, type_id: str, start: int, end: int) -> Sequence[int]:
        """Where topic words of a type stand between two positions."""
        lo, hi = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [h[0] for h in self._hits[lo:hi] if type_id in self._about[h[2]]]

    def _clause(self, start: int, end: int) -> tuple[int, int]:
        """The clauses that a statement stands in, as far as topic words are looked for."""
        text = self._view.text
        stop = _MARK.search(text, end, end + FAR)
        return start_of(text, start, CLAUSES, BEFORE), stop.start() if stop else end + FAR
