"""Institutions whose names are put together of whose they are, what is done there and what they are: 居民+议事+室.

The words that are looked for are made of two lists: what is done (议事, 调解, 说事) and what it is (室, 队, 日).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.entities.mechanism.acting import acts, heard_through, under
from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.context import Contexts
from extractors.entities.mechanism.names import squeeze
from kg.rules import ArticleView

NUMBER = "[0-9一二两三四五六七八九十百多余]+"
_PREFIX_REACH = 8  # characters that may tell whose it is
#: one more word before it, right behind a founding verb: 组建银龄宣讲队
_OWN = re.compile(r"(?:一[支个间处家]|[0-9一二三四五六七八九十百多余]+[支个间处家名])?([一-鿿]{2})$")
_NO_OWN = re.compile(
    r"[的了在将把让使是以或从为对和与及各一二两三四五六七八九十多个支名这该本此全我们他等]|社区|街道|村里|"
    r"镇里|组织|立了|起了"
)
_GOES_ON = frozenset("员长队团委金制法权书议记常程志伍谈场所")
_ABOLISHED = re.compile(r"(?:撤销|取消|解散|原来?|原先)[一-鿿]{0,8}$")
#: 调解员, 议事代表: a post is one where somebody is chosen for it
_POSTS = ("员", "代表", "长")
_CHOSEN = re.compile(
    r"(?:聘请|选聘|选派|选出|推选|推选出|招募|招聘|设立|配备|培育|选任|"
    r"遴选)了?(?:[0-9一二三四五六七八九十百余多]+[名位个])?$"
)
_CHOSEN_REACH = 9
_TEAMS = ("队", "团", "组", "会", "岗", "车", "站", "点")  # without whose they are, any of them
# Weights; see ACCEPT.
PLAIN, WHOSE, SET_UP, USED, ACTING, IN_TITLE, AGAIN = 0.6, 0.4, 2.0, 1.2, 1.2, 0.8, 0.4


class ComposedWords(NamedTuple):
    """Lists of the lexicon that the rule uses."""

    attributes: frozenset[str]
    plain: frozenset[str]
    founding: re.Pattern[str]  # any of the founding verbs, with a count, at the end


def compose(done: Sequence[str], what: Sequence[str]) -> tuple[str, ...]:
    """All names of institutions without whose they are.

    >>> compose(["议事", "调解"], ["室", "队"])
    ('议事室', '议事队', '调解室', '调解队')
    """
    return tuple(d + w for d in done for w in what)


def composed(view: ArticleView, contexts: Contexts, words: ComposedWords, title_end: int) -> Iterator[Candidate]:
    """Institutions in use: founded, worked through, acting, or one of a row that people are heard through."""
    text = view.text
    hits = view.hits("mechanism.composed")
    counts: dict[str, int] = {}
    for h in hits:
        counts[h.word] = counts.get(h.word, 0) + 1
    for h in hits:
        if text[h.end : h.end + 1] in _GOES_ON:
            continue
        start = _whose(text, h.start, words)
        name = squeeze(text[start : h.end])
        if name in words.plain or name.removeprefix("社区") in words.plain:
            continue
        verb = contexts.verb(text, start)
        if (start == h.start and h.word.endswith(_TEAMS)) or _ABOLISHED.search(text[max(0, start - 12) : start]):
            continue
        score = PLAIN + (WHOSE if start < h.start else 0.0)
        if h.word.endswith(_POSTS):
            if start == h.start or not _CHOSEN.search(text[max(0, start - _CHOSEN_REACH) : start]):
                continue
            score += SET_UP
        elif verb.kind in ("found", "made"):
            score += SET_UP
        elif verb.kind == "used":
            score += USED
        if score < SET_UP and (
            acts(text, start, h.end) or under(text, start, h.end) or heard_through(text, start, h.end)
        ):
            score += ACTING
        score += AGAIN * min(3, counts[h.word] - 1)
        score += IN_TITLE if h.start < title_end else 0.0
        yield Candidate(start, h.end, start, h.end, name, "mechanism.bare_composed", score, left=verb.kind)


def _whose(text: str, start: int, words: ComposedWords) -> int:
    """Where the name begins: before the attributes that tell whose it is, or one word behind a founding verb."""
    at = start
    moved = True
    while moved and start - at < _PREFIX_REACH:
        moved = False
        for length in (4, 3, 2):
            if text[at - length : at] in words.attributes:
                at, moved = at - length, True
                break
    if at == start and (m := _OWN.search(text[max(0, at - 8) : at])) and not _NO_OWN.search(m[1]):
        return at - 2 if words.founding.search(text[max(0, at - 16) : at - 2]) else at
    return at
