"""Sentences that the end of a column cut."""

from __future__ import annotations

from collections.abc import Callable

from kg.ingest import signs
from kg.ingest.blocks import Block, joined
from kg.ingest.segments import Segment

_MIN_TAIL = 6  # characters; a shorter line without a full stop is a label, not a cut paragraph
_REACH = 3  # lines (captions, stray headings) that may stand between the halves
_MANY = 40  # cut paragraphs from which on a table of the page's pairs is quicker than looking each one up

_NEVER_FIRST = "的了们吗呢吧"  # particles: no paragraph begins with them
_ENOUGH = 2  # mended cuts of a page from which on its order can be judged

Pairs = Callable[[str], bool]  # whether two characters stand side by side on the page


def mend(segments: list[Segment]) -> None:
    """Join the halves of cut paragraphs where that is certain; mark the others as broken.

    Certain is: the second half begins with a mark or particle that no paragraph begins with, or closes
    the quotation that the first opened; the first ends with a comma or amid a number; or the two characters
    at the cut stand side by side elsewhere on the page (通|过, 居|民). Where most cuts of a page are mended
    so by the paragraph below, its columns are read in their order, and the other cuts are mended too.
    """
    cut = sum(is_open(b) for s in segments for b in s.body)
    if not cut:
        return
    pairs = _pairs("\n".join(b.text for s in segments for b in (*s.titles, *s.body)), cut)
    for segment in segments:
        _mend(segment, pairs)
    if _in_order(segments):
        for segment in segments:
            _mend(segment, None)
    for segment in segments:
        if not segment.simple:
            for block in segment.body:
                if is_open(block):
                    block.broken.append(len(block.text))


def _in_order(segments: list[Segment]) -> bool:
    """Whether the columns of a page follow each other: mended cuts outnumber those that cannot be mended."""
    mended = sum(len(b.mended) for s in segments for b in s.body)
    against = 0
    for segment in segments:
        for at, block in enumerate(segment.body):
            if is_open(block):
                other = _below(segment.body, at, set())
                against += other is None or signs.opens_paragraph(segment.body[other].text)
    return mended >= _ENOUGH and against * 2 <= mended


def _pairs(page: str, lookups: int) -> Pairs:
    if lookups < _MANY:
        return page.__contains__
    return {page[i : i + 2] for i in range(len(page) - 1)}.__contains__


def is_open(block: Block) -> bool:
    """Whether a paragraph ends in the middle of a sentence."""
    return (
        not signs.complete(block.text)
        and block.sign in ("body", "dateline")
        and not block.item
        and len(block.text) >= _MIN_TAIL
    )


def _mend(segment: Segment, pairs: Pairs | None) -> None:
    """Mend the cuts of an article; without `pairs`, all whose next paragraph does not open like one."""
    body = segment.body
    taken: set[int] = set()
    out: list[Block] = []
    for at, block in enumerate(body):
        if at in taken:
            continue
        parts, last = [block], at
        while is_open(parts[-1]):
            other = _below(body, last, taken)
            if other is None or not _joins(parts[-1].text, body[other].text, pairs):
                break
            taken.add(other)
            parts.append(body[other])
            last = other
        at = 0
        seams = []
        for part in parts:
            seams += [at + m for m in part.mended]
            at += len(part.text)
            seams.append(at)
        whole = joined(parts)
        whole.mended = seams[:-1]
        out.append(whole)
    segment.body = out


def _joins(tail: str, head: str, pairs: Pairs | None) -> bool:
    return not signs.opens_paragraph(head) if pairs is None else continues(tail, head, pairs)


def _below(body: list[Block], at: int, taken: set[int]) -> int | None:
    """The next paragraph, captions and headings passed over."""
    for i in range(at + 1, min(at + 1 + _REACH, len(body))):
        if body[i].sign == "body" and not body[i].item and i not in taken:
            return i
        if body[i].sign not in ("caption", "heading"):
            return None
    return None


def continues(tail: str, head: str, pairs: Pairs) -> bool:
    """Whether `head` is certainly the rest of the sentence that `tail` begins."""
    left, right = tail[-1], head[0]
    if right in "，。、；：！？）》”’,;:!?)" or right in _NEVER_FIRST or left in "、（(《":
        return True
    if _closes(tail, head):
        return True
    if left in "，,":
        return not signs.opens_paragraph(head)
    if left.isascii() and left.isdigit():
        return not right.isascii() or right.isdigit()
    if not ("一" <= left <= "鿿" and "一" <= right <= "鿿"):
        return False
    return pairs(left + right)


def _closes(tail: str, head: str) -> bool:
    """Whether `head` closes a quotation that `tail` leaves open."""
    if tail.count("“") > tail.count("”"):
        end = head.find("”")
        return end > 0 and head.find("“", 0, end) < 0
    return tail.count('"') % 2 == 1 and head.count('"') % 2 == 1 and head[0] != '"'
