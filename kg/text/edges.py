"""Left edges of names in running text.

Chinese sets no space before a name: in “走进柳河社区” the name begins after a verb, in
“振兴社区党委” it begins with one. These functions weigh a position as the beginning of a name by what stands
left of it, and a stretch as a name by what it contains. They know no kind of name; words are in `edges.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

#: Strengths: nothing speaks for it, a word that may be chance, a plain one, punctuation or a line's start.
NONE, WEAK, PLAIN, BOUNDARY = 0, 1, 2, 3
_DASHES = frozenset("—─―－-")
_LONGEST = 5  # characters of the longest edge word


class EdgeWords(NamedTuple):
    """Words of `edges.toml`: `hard` and `soft` characters, `strong` and `common` words, `names` of places, `joined`.

    `lengths` are those of the strong words by the two characters that they end with, longest first. `begins` are the
    first two characters of strong and common words, `whole` these words and the hard characters but for `names`.
    """

    hard: frozenset[str]
    soft: frozenset[str]
    strong: frozenset[str]
    common: frozenset[str]
    names: frozenset[str]
    lengths: Mapping[str, tuple[int, ...]]
    begins: frozenset[str]
    whole: frozenset[str]
    joined: frozenset[str]


@lru_cache(maxsize=1)
def edge_words() -> EdgeWords:
    """The edge words, loaded at first use."""
    data = tomllib.loads(Path(__file__).with_name("edges.toml").read_text(encoding="utf-8"))
    names, strong = frozenset(data["names"].split()), frozenset(data["strong"].split())
    common = frozenset(data["common"].split()) - names
    hard = frozenset(data["hard"])
    return EdgeWords(
        hard=hard,
        soft=frozenset(data["soft"]),
        strong=strong,
        common=common,
        names=names,
        lengths=_lengths(strong),
        begins=frozenset([word[:2] for word in strong | common]),
        whole=(strong | common | hard) - names,
        joined=frozenset(data["joined"].split()),
    )


def _lengths(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for word in words:
        if 1 < len(word) <= _LONGEST:
            found.setdefault(word[-2:], set()).add(len(word))
    return {pair: tuple(sorted(lengths, reverse=True)) for pair, lengths in found.items()}


def is_hanzi(char: str) -> bool:
    """Is `char` a Chinese character (unified ideographs and extension A)?"""
    return "一" <= char <= "鿿" or "㐀" <= char <= "䶿"


def run_start(text: str, end: int, limit: int) -> int:
    """Where the stretch of Chinese characters that ends at `end` begins, at most `limit` left of it."""
    at, floor = end, max(0, end - limit)
    while at > floor and ("一" <= text[at - 1] <= "鿿" or is_hanzi(text[at - 1])):
        at -= 1
    return at


def name_start(text: str, end: int, limit: int) -> int:
    """Like `run_start`, but no further left than a name may begin that is not strange: behind a function word."""
    at, start, hard = end, run_start(text, end, limit), edge_words().hard
    while at > start and text[at - 1] not in hard:
        at -= 1
    return at


def left_edge(text: str, at: int) -> tuple[int, str]:
    """How well a name may begin at `at`: a strength (NONE … BOUNDARY) and the word or mark that ends there.

    >>> left_edge("记者走进柳河社区", 4)
    (2, '走进')
    >>> left_edge("村民，柳河社区", 3)
    (3, '，')
    """
    if at <= 0:
        return BOUNDARY, ""
    last = text[at - 1]
    if not ("一" <= last <= "鿿" or "㐀" <= last <= "䶿"):  # no Chinese character
        # A digit or letter is more often part of what stands before than of the name.
        return (WEAK, last) if last.isalnum() else (BOUNDARY, last)
    words, pair = edge_words(), text[at - 2 : at] if at > 1 else ""
    for length in words.lengths.get(pair, ()):
        if length <= at and (word := text[at - length : at]) in words.strong:
            return PLAIN, word
    if last in words.hard or (last == "记" and text[at - 2 : at - 1] in _DASHES):
        return (NONE, "") if text[at - 1 : at + 1] in words.joined else (PLAIN, last)  # ——记|柳河社区
    if pair in words.common:
        return WEAK, pair
    return (WEAK, last) if last in words.soft else (NONE, "")


@lru_cache(maxsize=65536)
def leading_word(name: str) -> str:
    """The edge word that `name` begins with, if what follows could be a name of its own; else "".

    >>> leading_word("走进柳河"), leading_word("建设"), leading_word("柳河")
    ('走进', '', '')
    """
    words = edge_words()
    if name[:2] not in words.begins and name[:1] not in words.hard:  # as most
        return ""
    for length in range(min(_LONGEST, len(name) - 1), 1, -1):
        word = name[:length]
        if word in words.names:
            return ""
        if word in words.strong or word in words.common:
            return word
    return name[0] if len(name) > 1 and name[0] in words.hard else ""


@lru_cache(maxsize=65536)
def strangeness(name: str) -> int:
    """How much speaks against `name` being one name: 0 nothing, 1 a doubtful word in it, 3 a function word.

    >>> strangeness("柳河"), strangeness("走进柳河"), strangeness("柳河和石鼓")
    (0, 3, 1)
    """
    words = edge_words()
    if not words.hard.isdisjoint(name):
        return 3
    if len(name) < 2:
        return 0
    worst = 1 if "和" in name[1:] or "同" in name[1:] else 0
    for i in range(len(name) - 1):
        if name[i : i + 2] not in words.begins:  # as nearly always
            continue
        for length in (2, 3, 4):
            word = name[i : i + length]
            if len(word) == length and word not in words.names:
                if word in words.strong:
                    return 3
                if word in words.common:
                    worst = max(worst, 2 if i == 0 or i + length == len(name) else 1)
    return worst


def is_edge_word(word: str) -> bool:
    """Is `word` as a whole a word that stands left of names rather than in them?"""
    return word in edge_words().whole


def is_soft(char: str) -> bool:
    """May `char` stand left of a name as well as begin one (和, 向, 同)?"""
    return char in edge_words().soft
