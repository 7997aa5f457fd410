"""Spaces that are no part of what is said: OCR leaves them where a line ended, web pages set them around figures."""

from __future__ import annotations

import re

from kg.ingest import signs
from kg.ingest.blocks import Block

_GAP = re.compile(r"[ \t\u3000\xa0][ \t\u3000\xa0]*")  # the first by itself: a search then skips to it
_LONG = 40  # characters of a paragraph that must show wrap spaces, where the page has them at all
_NEAR, _FAR = 6, 100  # characters between two wraps of a column
#: on both sides of a space that sets off a figure, a Latin letter, a sign or a quotation
_SET_OFF = re.compile(
    "[一-鿿][0-9A-Za-z+＋]|[0-9A-Za-z%％+＋][一-鿿]|[0-9A-Za-z][+＋%％]|[+＋][0-9A-Za-z]|[“（][0-9A-Za-z]|[0-9A-Za-z%％][”）]"
    "|[一-鿿0-9A-Za-z%％”）][，。；：！？、]|[，。；：！？、][一-鿿0-9A-Za-z“（]"
)
_CLAUSE = 6  # characters on both sides without punctuation that make a lone space an accident


def _cjk(c: str) -> bool:
    return c > "\u2e7f" or c in "“”‘’…—·"


def wrapped_by_spaces(blocks: list[Block]) -> bool:
    """Whether a page's paragraphs hold spaces at the ends of its lines."""
    long = [b for b in blocks if len(b.text) >= _LONG and not b.level]
    return sum(_regular(b.text) for b in long) > 0.3 * len(long)


def _regular(text: str) -> bool:
    if " " not in text and "\u3000" not in text:
        return False
    at = [m.start() for m in _GAP.finditer(text) if _inside(text, *m.span())]
    if not at or len(at) < len(text) // _FAR:
        return False
    inner = [a for a in at if _cjk(text[a - 1]) and text[a - 1].isalnum()]
    steps = sorted(b - a for a, b in zip([0, *at], at, strict=False))
    return bool(inner) and _NEAR <= steps[len(steps) // 2] <= _FAR


def has_spaces(block: Block) -> bool:
    """Whether a paragraph holds a space that `close_up` may take out."""
    text = block.text
    return not block.level and (" " in text or "\u3000" in text or "\t" in text or "\xa0" in text)


def close_up(block: Block, wrapped: bool) -> None:
    """Take out the spaces of a paragraph that stand inside words; those of names in a credit stay."""
    text = block.text
    stop = len(text)
    if (m := signs.credit(text)) is not None:
        stop = m.start()
    position = 0
    keep: list[tuple[int, int]] = []
    for m in _GAP.finditer(text):
        a, b = m.span()
        if a >= stop:
            break
        if _inside(text, a, b) if wrapped else _set_off(text, a, b) or _accident(text, a, b):
            keep.append((position, a))
            position = b
    if not keep:
        return
    keep.append((position, len(text)))
    block.pieces = [p for s, e in keep for p in _source(block.pieces, s, e)]
    block.text = "".join(text[s:e] for s, e in keep)


def _inside(text: str, a: int, b: int) -> bool:
    left, right = text[a - 1 : a], text[b : b + 1]
    return bool(left and right) and (_cjk(left) or _cjk(right) or not (left.isalnum() and right.isalnum()))


def _set_off(text: str, a: int, b: int) -> bool:
    """A single space as web pages set it around figures, letters, signs and quotations: 办结 12 件, 推行 “1 + N”."""
    if b - a != 1 or text[a] == "\t":
        return False
    left, right = text[a - 1 : a], text[b : b + 1]
    if right == "“":
        right = text[b + 1 : b + 2]
    elif left == "”":
        left = text[a - 2 : a - 1]
    return bool(_SET_OFF.fullmatch(left + right))


def _accident(text: str, a: int, b: int) -> bool:
    """A single space amid a clause and outside quotation marks, brackets and lists of names."""
    if b - a != 1 or text[a] != " ":
        return False
    left, right = text[max(0, a - _CLAUSE) : a], text[b : b + _CLAUSE]
    if len(left) < _CLAUSE or len(right) < _CLAUSE or not all(_cjk(c) and c.isalnum() for c in left + right):
        return False
    before = text[max(0, a - 60) : a]
    return signs.balanced(before) and "《" not in before[max(0, before.rfind("》")) :]


def _source(pieces: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    out = []
    position = 0
    for s, e in pieces:
        n = e - s
        x, y = max(start - position, 0), min(end - position, n)
        if x < y:
            out.append((s + x, s + y))
        position += n
    return out
