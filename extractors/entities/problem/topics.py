"""What a passage is about: the type of trouble whose words stand nearest."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence

from extractors.entities.problem.types import TypeWords
from kg.rules import ArticleView

#: how far before and after it a statement takes its topic from
BEFORE, AFTER = 60, 60
#: no more topic words than this are weighed on either side
MOST = 10
#: what a topic word weighs in the clause of the statement, in its sentence, beyond
CLAUSE, SENTENCE, BEYOND = 3.0, 2.0, 0.5
#: what the topic of the whole article adds
WHOLE = 3.0
_FIELDS = ("topics", "things", "subjects")


class Topics:
    """Words of an article that say what it speaks of, each with its types."""

    def __init__(self, view: ArticleView, words: TypeWords, breaks: Sequence[int]) -> None:
        """Sorts the topic words of the article and counts them by type; `breaks` are where clauses end."""
        self._view = view
        self._breaks = breaks
        found: dict[tuple[int, int], tuple[str, ...]] = {}
        for name in _FIELDS:
            types = words.types[name]
            for hit in view.hits(f"problem.{name}"):
                if len(hit.word) > 1 and (hit.start, hit.end) not in found:
                    found[hit.start, hit.end] = types[hit.word]
        self._spans = sorted(found)
        self._types = [found[span] for span in self._spans]
        self._starts = [start for start, _ in self._spans]
        counts = Counter(type_id for types in self._types for type_id in types)
        self._share = {t: n / max(5, sum(counts.values())) for t, n in counts.items()}

    def of(self, start: int, end: int, among: Collection[str] = (), least: float = SENTENCE) -> str:
        """The type (one of `among`, if given) that a statement is about; empty where nothing says so.

        `least` is the weight that decides: that of a topic word in the same clause or in the sentence.
        """
        sentence, clause = self._view.sentence(start), self._clause(start, end)
        weights: dict[str, float] = {}
        at = bisect_left(self._starts, start)
        lo = max(bisect_left(self._starts, start - BEFORE), at - MOST)
        hi = min(bisect_right(self._starts, end + AFTER), at + MOST)
        for (left, right), types in zip(self._spans[lo:hi], self._types[lo:hi], strict=True):
            if among and left < end and right > start:
                continue  # the word itself tells nothing of what is meant by it
            if left >= clause[0] and right <= clause[1]:
                weight = CLAUSE - (left > end)
            elif left >= sentence.start and right <= sentence.end:
                weight = SENTENCE / (2 if left > end else 1)
            else:
                weight = BEYOND
            for type_id in types:
                weights[type_id] = weights.get(type_id, 0.0) + weight / len(types)
        fitting = [t for t in weights if t in among] if among else list(weights)
        best = max(fitting, key=lambda t: (weights[t] + WHOLE * self._share[t], t), default="")
        return best if best and weights[best] + WHOLE * self._share[best] >= least else ""

    def _clause(self, start: int, end: int) -> tuple[int, int]:
        """The clauses that a statement stands in."""
        at, stop = bisect_right(self._breaks, start), bisect_left(self._breaks, end)
        first = self._breaks[at - 1] if at else 0
        return first, self._breaks[stop] if stop < len(self._breaks) else len(self._view.text)
