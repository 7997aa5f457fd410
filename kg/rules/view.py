"""What an extractor sees of an article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from kg.core.document import Article, Line, Span
from kg.core.mentions import Mention, Rejection
from kg.rules.scanner import Hit
from kg.text.sentences import sentences

_NEW = tuple.__new__
_START = attrgetter("start")
_BEFORE_ALL = -1 << 60  # where the first sentence or line begins for a search: it holds what stands before it too
_ORDER = attrgetter("start", "end", "name", "rule")  # ten times as fast as comparing whole mentions


class ArticleView:
    """An article, its sentences, the words that the scan found, and the mentions of extractors that ran before.

    `text` is `article.text`; all positions count in it.
    """

    def __init__(self, article: Article, hits: dict[str, list[Hit]]) -> None:
        self.article = article
        self.text = article.text
        self._hits = hits
        self._mentions: dict[str, list[Mention]] = {}
        self.rejections: list[Rejection] = []
        #: spans of the sentences, in order
        self.sentences: list[Span] = sentences(article.text)
        # asked for nearly every word: no `lazy`, which takes longer to read
        self._sentence_starts = [_BEFORE_ALL, *[start for start, _ in self.sentences[1:]]]
        self._lines = article.lines
        self._line_starts = [_BEFORE_ALL, *[line.start for line in article.lines[1:]]]

    def hits(self, category: str) -> Sequence[Hit]:
        """Words of a lexicon category ("official.titles") in the text, by position; overlapping ones too."""
        return self._hits.get(category, ())

    def mentions(self, kind: str) -> Sequence[Mention]:
        """Mentions of a kind, sorted by position. Only kinds that the extractor declared in `needs` are complete."""
        return self._mentions.get(kind, ())

    def add(self, kind: str, found: list[Mention]) -> None:
        """Store what an extractor found. Called by the engine."""
        alone = len({m.start for m in found}) == len(found)  # as mostly: their starts are order enough then
        found.sort(key=_START if alone else _ORDER)
        self._mentions[kind] = found

    def reject(self, kind: str, start: int, end: int, rule: str, reason: str) -> None:
        """Record a candidate that was turned down: it goes to the quarantine with rule and reason."""
        # its own constructor does the same through one more call; a page turns down dozens
        self.rejections.append(_NEW(Rejection, (start, end, kind, self.text[start:end], rule, reason)))

    def sentence_index(self, position: int) -> int:
        """Number of the sentence that holds `position`."""
        return bisect_right(self._sentence_starts, position) - 1

    def sentence(self, position: int) -> Span:
        """Span of the sentence that holds `position`."""
        return self.sentences[bisect_right(self._sentence_starts, position) - 1]

    def line(self, position: int) -> Line:
        """The line (paragraph, heading, title …) that holds `position`."""
        return self._lines[bisect_right(self._line_starts, position) - 1]
