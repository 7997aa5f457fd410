"""Pages into articles."""

from __future__ import annotations

from array import array
from functools import cache

from kg.core.document import Article, Line, SourceDocument
from kg.ingest.blocks import Block, blocks
from kg.ingest.credits import authors, publisher, stated_date
from kg.ingest.dated import published
from kg.ingest.mend import mend
from kg.ingest.nested import settle_headlines
from kg.ingest.repeats import drop_repeats
from kg.ingest.segments import Segment, segments
from kg.ingest.spaces import close_up, has_spaces, wrapped_by_spaces
from kg.text.normal import uniform

_BASE = 1 << 16
_ROLES = {"heading": "heading", "caption": "caption", "byline": "byline", "signature": "byline"}


@cache
def _positions() -> array[int]:
    """The first numbers, to copy from: quicker than counting anew for each line."""
    return array("L", range(_BASE))


def articles(document: SourceDocument) -> list[Article]:
    """The articles of a page, in its order.

    Hard-wrapped lines are joined, repeated paragraphs dropped, columns mended where that is certain, and the
    page's furniture left out. Every character of an article knows where it stands in the source.
    """
    found = blocks(document.text)
    cut = segments(found)
    spaced = [b for s in cut for b in s.body if b.sign not in ("byline", "signature") and has_spaces(b)]
    if spaced:
        wrapped = wrapped_by_spaces(found)
        for block in spaced:
            close_up(block, wrapped)
    drop_repeats(cut)
    settle_headlines(cut)
    mend(cut)
    cut = [segment for segment in cut if segment.titles or segment.body]
    return [_article(document, segment, number) for number, segment in enumerate(cut, start=1)]


def _article(document: SourceDocument, segment: Segment, number: int) -> Article:
    offsets: array[int] = array("L")
    parts: list[str] = []
    lines: list[Line] = []
    broken: list[int] = []
    at = 0
    last = len(document.text) - 1
    base, make, extend = _positions(), tuple.__new__, offsets.extend
    for block, role in _ordered(segment):
        if parts:
            offsets.append(min(offsets[-1] + 1, last))
            at += 1
        for s, e in block.pieces:
            extend(base[s:e] if e <= _BASE else range(s, e))
        if block.broken:
            broken += [at + b for b in block.broken]
        parts.append(block.text)
        end = at + len(block.text)
        lines.append(make(Line, (at, end, role)))
        at = end
    text = uniform("\n".join(parts))
    title = " ".join(text[line.start : line.end] for line in lines if line.role == "title")
    return Article(
        document=document,
        number=number,
        title=title,
        text=text,
        offsets=offsets,
        lines=tuple(lines),
        authors=authors(segment),
        date=published(stated_date(segment), document.name),
        publisher=publisher(segment),
        broken=tuple(broken),
    )


def _ordered(segment: Segment) -> list[tuple[Block, str]]:
    """Blocks with their roles: headline, lines beside it, byline, then the body in its order."""
    out = [(b, "title") for b in segment.titles]
    out += [(b, "kicker") for b in segment.kickers]
    out += [(b, "byline") for b in segment.bylines]
    out += [(b, _ROLES.get(b.sign, "body")) for b in segment.body]
    return out
