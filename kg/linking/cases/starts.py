"""Where the episodes of an article start."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.core.document import Article

_ASIDE = 60  # characters; a shorter paragraph goes on with the one before
# 同时, 此外: another matter begins within a paragraph; what the latter add is no result of what came before
_TURNS = re.compile("(?:此外|另外|不仅如此|除此之外|与此同时|同时)，")
_PLAIN, _STOPS = "同时，", ("。", "！", "？", "；", "”")  # only adds to what came before; what they stand behind
_SIGNS = (_PLAIN, "此外，", "另外，", "不仅如此，", "除此之外，")  # one of them is in each
#: 改善环境，柳州还从便民入手。: a short paragraph that leads over to something else
_GOES_OVER = re.compile(
    "[^，。；：！？\n“”]{2,16}，[^，。；：！？\n]{0,10}还(?:从|在|以|围绕|聚焦|通过|推出|建立|着力|大力)"
)


class Starts(NamedTuple):
    """Where episodes start, in order, the first at 0. The others say which of these starts are of what sort."""

    all: list[int]
    leads: frozenset[int]  # lines that lead in what follows: 柳暖食堂——
    turns: frozenset[int]  # inside a paragraph: 同时, 此外
    besides: frozenset[int]  # of these the ones that add something else: 此外


def find_starts(article: Article) -> Starts:
    """Headings, paragraphs that are no aside of the one before, and words that turn to another matter."""
    starts = [0]
    leads: list[int] = []
    text = article.text
    for line in article.lines:
        if line.role == "body":
            if line.end - line.start >= _ASIDE:
                if text[line.start] not in "“‘":
                    starts.append(line.start)
            elif text[line.end - 1] == "—":
                starts.append(line.start)
                leads.append(line.start)
            elif _GOES_OVER.match(text, line.start):
                starts.append(line.start)
        elif line.role == "heading":
            starts.append(line.start)
    told = _TURNS.finditer(text) if any(sign in text for sign in _SIGNS) else ()
    turns = [m for m in told if text.endswith(_STOPS, 0, m.start())]
    return Starts(
        sorted({*starts, *(m.start() for m in turns)}) if turns else starts,
        frozenset(leads),
        frozenset([m.start() for m in turns]),
        frozenset([m.start() for m in turns if m.group() != _PLAIN]),
    )
