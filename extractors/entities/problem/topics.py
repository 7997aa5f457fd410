"""What a passage is about: the type of trouble whose words stand nearest."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection

from extractors.entities.problem.types import TypeWords
from kg.rules import ArticleView

#: how far before and after it a statement takes its topic from
BEFORE, AFTER = 60, 60
#: no more topic words than this are weighed on either side
MOST = 12
#: what a topic word weighs in the clause of the statement, in its sentence, beyond
CLAUSE, SENTENCE, BEYOND = 3.0, 2.0, 0.5
#: what the topic of the whole article adds
WHOLE = 3.0
_CLAUSE_BREAKS = "，。；！？：…\n"
_FIELDS = ("topics", "things", "subjects")


class Topics:
    """Words of an article that say what it speaks of, each with its types."""

    def __init__(self, view: ArticleView, words: TypeWords) -> None:
        """Sorts the topic words of the article and counts them by type."""
        self._view, self._text = view, view.text
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
        sentence = self._view.sentence(start)
        weights: dict[str, float] = {}
        lo = bisect_left(self._starts, start - BEFORE)
        hi = bisect_right(self._starts, end + AFTER)
        at = bisect_left(self._starts, start)
        for i in range(max(lo, at - MOST), min(hi, at + MOST)):
            left, right = self._spans[i]
            if among and left < end and right > start:
                continue  # the word itself tells nothing of what is meant by it
            weight = self._weight(left, right, start, end, sentence.start, sentence.end)
            for type_id in self._types[i]:
                if not among or type_id in among:
                    weights[type_id] = weights.get(type_id, 0.0) + weight / len(self._types[i])
        for type_id in weights:
            weights[type_id] += WHOLE * self._share.get(type_id, 0.0)
        best = max(weights, key=lambda t: (weights[t], t), default="")
        return best if best and weights[best] >= least else ""

    def _weight(self, left: int, right: int, start: int, end: int, first: int, last: int) -> float:
        if left >= start and right <= end:
            return CLAUSE
        between = self._text[right:start] if right <= start else self._text[end:left]
        if not any(mark in between for mark in _CLAUSE_BREAKS):
            return CLAUSE - (left > end)
        return SENTENCE / (2 if left > end else 1) if left >= first and right <= last else BEYOND
