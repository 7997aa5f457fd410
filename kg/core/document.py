"""Source documents and the articles that are cut out of them.

Positions are half-open and count Unicode code points. A span of an article's text is mapped to the decoded
source by the article, so that every quotation can be checked against what the newspaper printed.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.core.errors import SpanError


class Span(NamedTuple):
    """A half-open range of positions in a text."""

    start: int
    end: int


class Line(NamedTuple):
    """A logical line of an article (hard wraps joined): where it stands in the text and what it is."""

    start: int
    end: int
    role: str  # one of LINE_ROLES


#: title, subtitle above or below it, who wrote it, heading inside it, a paragraph, words under a picture
LINE_ROLES = ("title", "kicker", "byline", "heading", "body", "caption")


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A file as it came, decoded and never changed.

    `name` is the path relative to the input root with forward slashes; `sha256` is that of the bytes.
    """

    name: str
    sha256: str
    media_type: str
    encoding: str
    text: str


def _ink(text: str) -> int:
    """How many characters are no white space."""
    return sum(map(len, text.split()))


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a page.

    `text` holds its lines (title first) joined by a newline, with punctuation made uniform one to one;
    `offsets[i]` is the position in `document.text` of the character that `text[i]` stands for (for a joining
    newline: the end of the line before it).
    """

    document: SourceDocument
    number: int  # place on the page, from 1
    title: str
    text: str
    offsets: array[int]
    lines: tuple[Line, ...]
    authors: tuple[str, ...] = ()
    date: str | None = None  # as stated: 2024-06-18, 2024-06 or 06-18
    publisher: str | None = None
    broken: tuple[int, ...] = field(default=())  # positions in `text` where print is cut and no other half was found

    def source_span(self, start: int, end: int) -> Span:
        """The range of the source that `text[start:end]` stands for.

        Raises SpanError where it is empty, outside, or not one contiguous piece of the source (text between
        two pieces that were mended together, or a repeated paragraph that was dropped in between).
        """
        if not 0 <= start < end <= len(self.text):
            raise SpanError(f"span {start}:{end} is not inside the article (0:{len(self.text)})")
        span = Span(self.offsets[start], self.offsets[end - 1] + 1)
        here, printed = self.text[start:end], self.document.text[span.start : span.end]
        if here != printed and (span.start >= span.end or _ink(here) != _ink(printed)):
            raise SpanError(f"span {start}:{end} is not contiguous in {self.document.name}")
        return span

    def quote(self, start: int, end: int) -> str:
        """What the source prints where `text[start:end]` stands, white space of hard wraps included."""
        span = self.source_span(start, end)
        return self.document.text[span.start : span.end]
