"""Sentence boundaries of Chinese newspaper text."""

from __future__ import annotations

import re

from kg.core.document import Span

# A closing quotation mark or bracket after the stop belongs to the sentence.
_SENTENCE = re.compile(r"(?=[^\n])[^。！？；\n]*+(?:[。！？；]++[”’」』）]*+)?")


def sentences(text: str) -> list[Span]:
    """Spans of the sentences of `text`, in order; line breaks always end one.

    >>> [(s.start, s.end) for s in sentences("开了会。“行！”他说。")]
    [(0, 4), (4, 8), (8, 11)]
    """
    make = tuple.__new__  # half the time of Span(start, end)
    return [
        make(Span, m.span())
        for m in _SENTENCE.finditer(text)
        if not (text[m.start()].isspace() and m.group().isspace())
    ]
