"""Evidence from spans of an article's text, and records that share it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from kg.core.document import Article
from kg.core.errors import SpanError
from kg.core.mentions import Mention
from kg.core.records import Evidence, Record

_NEW = tuple.__new__


@lru_cache(maxsize=1024, typed=True)
def _rounded(confidence: float) -> float:
    """There are few different confidences, and rounding is slow."""
    return round(confidence, 2)


def in_order(quotes: list[Evidence]) -> tuple[Evidence, ...]:
    """Evidence of one article, each once, in order of its source."""
    if len(quotes) > 1:
        quotes.sort()  # what is the same stands side by side then
        quotes = [quotes[0], *[b for a, b in pairwise(quotes) if a != b]]
    return tuple(quotes)


class Merged:
    """Records, each key once: a second one of the same key adds its evidence."""

    def __init__(self) -> None:
        self._records: dict[str, Record] = {}
        self._more: dict[str, list[Evidence]] = {}

    def add(self, record: Record) -> None:
        """Add a record."""
        old = self._records.setdefault(record.key, record)
        if old is not record:
            self._more.setdefault(record.key, [*old.evidence]).extend(record.evidence)

    def holds(self, key: str) -> bool:
        """Whether there is a record of a key."""
        return key in self._records

    def records(self) -> list[Record]:
        """The records, in the order in which they came first."""
        for key, quotes in self._more.items():
            self._records[key] = replace(self._records[key], evidence=in_order(quotes))
        return list(self._records.values())


class Quoter:
    """Makes evidence for one article.

    A span that print cuts (see `Article.source_span`) is narrowed to its longest piece that the source prints
    in one go, so that the quotation stays exact.
    """

    def __init__(self, article: Article, article_key: str, source_key: str) -> None:
        """For one article; the keys go into every quotation."""
        self.article = article
        self.article_key = article_key
        self.source_key = source_key
        self._text, self._source, self._offsets = article.text, article.document.text, article.offsets

    def __call__(self, start: int, end: int, rule: str, confidence: float = 1.0) -> Evidence | None:
        """Evidence for `article.text[start:end]`; None where nothing of it can be quoted."""
        if 0 <= start < end <= len(self._text):  # nearly all spans are printed in one go: no further look needed
            first, last = self._offsets[start], self._offsets[end - 1] + 1
            exact = self._source[first:last]
            if exact == self._text[start:end]:
                # its own constructor does the same through one more call; there are thousands of these in a file
                return _NEW(
                    Evidence, (self.article_key, self.source_key, first, last, exact, rule, _rounded(confidence))
                )
        try:
            span = self.article.source_span(start, end)
        except SpanError:
            piece = self._longest_piece(start, end)
            if piece is None:
                return None
            span = self.article.source_span(*piece)
        exact = self._source[span.start : span.end]
        return Evidence(self.article_key, self.source_key, span.start, span.end, exact, rule, _rounded(confidence))

    def sentence(self, span: tuple[int, int], rule: str, confidence: float) -> Evidence | None:
        """Evidence for a sentence, without the white space around it."""
        start, end = span
        words = self._text[start:end]
        start += len(words) - len(words.lstrip())
        return self(start, start + len(words.strip()), rule, confidence)

    def of(self, mentions: Iterable[Mention]) -> tuple[Evidence, ...]:
        """Evidence for mentions, each place of the source once; without those of which nothing can be quoted."""
        text, source, offsets, size = self._text, self._source, self._offsets, len(self._text)
        quotes: list[Evidence] = []
        for m in mentions:
            start, end = m.start, m.end
            if 0 <= start < end <= size:  # as in a call, which would take twice as long
                first, last = offsets[start], offsets[end - 1] + 1
                exact = source[first:last]
                if exact == text[start:end]:
                    fields = self.article_key, self.source_key, first, last, exact, m.rule, _rounded(m.confidence)
                    quotes.append(_NEW(Evidence, fields))
                    continue
            narrowed = self(start, end, m.rule, m.confidence)
            if narrowed is not None:
                quotes.append(narrowed)
        return in_order(quotes) if len(quotes) > 1 else tuple(quotes)

    def gathered(self, mentions: Iterable[Mention], *further: tuple[int, int, str, float]) -> tuple[Evidence, ...]:
        """Evidence of mentions and of further spans (start, end, rule, confidence), each place of the source once."""
        return in_order([*self.of(mentions), *[e for span in further if (e := self(*span)) is not None]])

    def _longest_piece(self, start: int, end: int) -> tuple[int, int] | None:
        """The longest run of `text[start:end]` between whose characters the source has only white space."""
        article, source = self.article, self.article.document.text
        best: tuple[int, int] | None = None
        here = start
        for i in range(start + 1, end + 1):
            if i < end:
                a, b = article.offsets[i - 1], article.offsets[i]
                if a <= b and not source[a + 1 : b].strip():
                    continue
            if article.text[here:i].strip() and (best is None or i - here > best[1] - best[0]):
                best = (here, i)
            here = i
        if best is None:
            return None
        left, right = best
        while article.text[left].isspace():
            left += 1
        while article.text[right - 1].isspace():
            right -= 1
        try:
            article.source_span(left, right)
        except SpanError:
            return None
        return left, right
