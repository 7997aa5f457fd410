"""Where a name without quotation marks begins that stands behind the verb which founds or runs what it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

SHORTEST = 4  # characters of a name before its head noun
FIRST = 24  # characters before its noun in which a name may begin
#: what ends a name: particles
BREAK = re.compile(r"[的了在把将让使是或以从可]")
AND = re.compile(r"[和与及]")
_LEADING = re.compile(
    r"(?:了|起|出(?!台)|健全|完善|一套|一种|一项|一个|多项|一系列|起了|的|新的|新型|独具特色的|各项|好|相应的|以|并|为|以及|从|对|由|由|推行|实施|运营|一批|首批|首个|首家|首支)+"
)


def after_verb(text: str, begin: int, end: int, verbs: frozenset[str], shortest: int = SHORTEST) -> int | None:
    """Where the name begins: after the first verb that leaves it enough characters, and those that follow it."""
    at = text.find("、", begin, end - shortest - 2)
    while at >= 0:
        if text[at + 1 : at + 3] in verbs:
            begin = at + 1  # 健全甲机制、完善乙机制: the last verb counts
        at = text.find("、", at + 1, end - shortest - 2)
    for at in range(begin + 2, end - shortest + 1):
        if text[at - 2 : at] in verbs or text[at - 3 : at] in verbs:
            if text[at - 1 : at + 1] in verbs:
                continue  # 小组建立: the verb is 建立, not 组建
            lead = _LEADING.match(text, at, end - shortest)
            at = lead.end() if lead else at
            while text[at : at + 2] in verbs and at + 2 <= end - shortest:
                at += 2
            return at
    return None


def split(start: int, members: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Spans of members that stand one behind the other with a mark between."""
    for member in members:
        yield start, start + len(member)
        start += len(member) + 1
