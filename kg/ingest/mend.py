"""Sentences that the end of a column cut."""

from __future__ import annotations

from kg.ingest import signs
from kg.ingest.blocks import Block
from kg.ingest.segments import Segment

_MIN_TAIL = 6  # characters; a shorter line without a full stop is a label, not a cut paragraph
_REACH = 3  # lines (captions, stray headings) that may stand between the halves


def mend(segments: list[Segment]) -> None:
    """Join the halves of cut paragraphs where that is certain; mark the others as broken."""
    if not any(_open(b) for s in segments for b in s.body):
        return
    page = "\n".join(b.text for s in segments for b in (*s.titles, *s.body))  # lines apart: no false pairs
    for segment in segments:
        _mend(segment, page)


def _open(block: Block) -> bool:
    """Whether a paragraph ends in the middle of a sentence."""
    return (
        block.sign in ("body", "dateline")
        and not block.item
        and len(block.text) >= _MIN_TAIL
        and not signs.complete(block.text)
    )


def _mend(segment: Segment, page: str) -> None:
    body = segment.body
    at = 0
    while at < len(body):
        block = body[at]
        if not _open(block):
            at += 1
            continue
        other = _next_half(body, at, page)
        if other is None:
            if not segment.simple:
                block.broken.append(len(block.text))
            at += 1
        else:
            half = body.pop(other)
            block.broken += [len(block.text) + b for b in half.broken]
            block.pieces = block.pieces + half.pieces
            block.text += half.text


def _next_half(body: list[Block], at: int, page: str) -> int | None:
    """Where the rest of a cut paragraph stands: the next paragraph, captions and headings passed over."""
    for i in range(at + 1, min(at + 1 + _REACH, len(body))):
        if body[i].sign == "body" and not body[i].item:
            return i if continues(body[at].text, body[i].text, page) else None
        if body[i].sign not in ("caption", "heading"):
            return None
    return None


def continues(tail: str, head: str, page: str) -> bool:
    """Whether `head` is certainly the rest of the sentence that `tail` begins."""
    left, right = tail[-1], head[0]
    if right in "，。、；：！？）》”’,;:!?)":
        return True
    if left in "，、,（(《":
        return not signs.opens_paragraph(head) or left in "、（(《"
    if left.isascii() and left.isdigit():
        return not right.isascii() or right.isdigit()
    if not ("一" <= left <= "鿿" and "一" <= right <= "鿿"):
        return False
    return left + right in page
