"""A headline whose text stands below the next headline.

Where a page is read column by column, the headlines of two articles may come first and their texts after
them. The first article then has a headline and a byline and nothing else, and the second holds both texts.
"""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

from kg.ingest.blocks import Block
from kg.ingest.segments import Segment

_RUN = re.compile(r"[^\W_]+")  # letters and digits, as `str.isalnum` has them
_GRAM = 3  # characters of the strings by which paragraphs hang together
_MIN_BLOCKS = 3  # paragraphs that a text of its own has at least
_MIN_TEXT = 200  # characters that it has at least
_MIN_TIES = 10  # strings that come again within it
_LOOSE = 0.6  # strings across the seam, as a share of those that come again within the looser part


def settle_headlines(segments: list[Segment]) -> None:
    """Give headlines without a text their half of the next article's text, where the seam is clear."""
    for first, second in pairwise(segments):
        if first.titles and first.bylines and not first.body and second.titles and second.bylines:
            at = _seam(second.body)
            if at is not None:
                _share(first, second, at)


def _share(first: Segment, second: Segment, at: int) -> None:
    """Put each half under the headline whose words it holds; the byline right above a half goes with it."""
    parts = second.body[:at], second.body[at:]
    straight = _fit(first, parts[0]) + _fit(second, parts[1])
    crossed = _fit(first, parts[1]) + _fit(second, parts[0])
    if straight == crossed:
        return
    if straight > crossed:
        first.body, second.body = parts
        first.bylines, second.bylines = second.bylines, first.bylines
    else:
        second.body, first.body = parts


def _fit(segment: Segment, body: list[Block]) -> float:
    """Share of the pairs of characters of a headline that a text holds."""
    pairs = set[str]().union(*[_grams(b.text, 2) for b in segment.titles])
    text = "\n".join(b.text for b in body)
    return sum(p in text for p in pairs) / max(1, len(pairs))


def _grams(text: str, size: int) -> set[str]:
    """The strings of `size` letters and digits in a text."""
    return {run[i : i + size] for run in _RUN.findall(text) for i in range(len(run) - size + 1)}


def _seam(body: list[Block]) -> int | None:
    """The paragraph where a new text begins: hardly any string stands on both sides of it."""
    count = len(body)
    held = [dict.fromkeys(_grams(block.text, _GRAM), i) for i, block in enumerate(body)]
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for here, back in zip(held, reversed(held), strict=True):
        last.update(here)
        first.update(back)
    steps, closed, opened = ([0] * (count + 1) for _ in range(3))
    for gram, start in first.items():
        end = last[gram]
        if start < end:
            steps[start + 1] += 1
            steps[end + 1] -= 1
            closed[end + 1] += 1
            opened[start] += 1
    across = list(accumulate(steps))  # across[k]: strings that stand before and from paragraph k on
    left = list(accumulate(closed))  # left[k]: strings that come again before k, and not after
    right = list(accumulate(reversed(opened)))[::-1]  # right[k]: those that come again from k on only
    size = list(accumulate((len(b.text) for b in body), initial=0))
    best = (_LOOSE, 0)
    for k in range(_MIN_BLOCKS, count - _MIN_BLOCKS + 1):
        ties = min(left[k], right[k])
        if ties >= _MIN_TIES and min(size[k], size[-1] - size[k]) >= _MIN_TEXT:
            best = min(best, (across[k] / ties, k))
    return best[1] or None
