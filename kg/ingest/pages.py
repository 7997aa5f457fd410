"""Pages into articles."""

from __future__ import annotations

import re
from array import array

from kg.core.document import Article, Line, SourceDocument
from kg.text.normal import uniform


def articles(document: SourceDocument) -> list[Article]:
    """The articles of a page, in its order. (First version: the whole file is one article, its first line the title.)"""
    lines: list[Line] = []
    offsets: array[int] = array("L")
    pieces: list[str] = []
    at = 0
    for m in re.finditer(r"[^\n]+", document.text):
        raw = m.group().strip()
        if not raw:
            continue
        start = m.start() + m.group().index(raw[0])
        if pieces:
            offsets.append(offsets[-1])
            at += 1
        lines.append(Line(at, at + len(raw), "body" if lines else "title"))
        offsets.extend(range(start, start + len(raw)))
        pieces.append(uniform(raw))
        at += len(raw)
    if not pieces:
        return []
    return [Article(document, 1, pieces[0], "\n".join(pieces), offsets, tuple(lines))]
