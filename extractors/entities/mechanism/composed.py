"""Institutions whose names are put together of whose they are, what is done there and what they are: 居民+议事+室.

Looked for is what is done (议事, 调解, 说事); what it is (室, 队, 日) stands right behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from extractors.entities.mechanism.acting import Acting, in_use
from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.context import Contexts
from extractors.entities.mechanism.held import again
from extractors.entities.mechanism.names import squeeze
from extractors.entities.mechanism.spans import longest
from extractors.entities.mechanism.wished import is_of_state
from kg.rules import ArticleView, Hit

NUMBER = "[0-9一二两三四五六七八九十百多余]+"
_PREFIX_REACH = 8  # characters that may tell whose it is
#: one more word before it, right behind a founding verb: 组建银龄宣讲队
_OWN = re.compile(r"(?:一[支个间处家]|[0-9一二三四五六七八九十百多余]+[支个间处家名])?([一-鿿]{2})$")
_NO_OWN = re.compile(
    r"[的了在将把让使是以或从为对和与及各一二两三四五六七八九十多个支名这该本此全我们他等]|社区|街道|村里|"
    r"镇里|组织|立了|起了"
)
_GOES_ON = frozenset("员长队团委金制法权书议记常程志伍谈场所位点众织体业")
_ABOLISHED = re.compile(r"(?:撤销|取消|解散|原来?|原先)[一-鿿]{0,8}$")
#: 调解员, 议事代表: a post is one where somebody is chosen for it
_POSTS = ("员", "代表", "长")
_CHOSEN = re.compile(
    r"(?:聘请|选聘|选派|选出|推选|推选出|招募|招聘|设立|配备|培育|选任|"
    r"遴选)了?(?:[0-9一二三四五六七八九十百余多]+[名位个])?$"
)
_CHOSEN_REACH = 9
_TEAMS = ("队", "团", "组", "会", "岗", "车", "站", "点", "班", "监督室")  # without whose they are, any of them
_ROUND = frozenset("日会话谈")
#: a word of its own at the beginning of the clause; when and where is none
_FIRST = re.compile(r"(?:^|[。；，！？\n：　])([一-鿿]{2,4})$")
_NO_SUBJECT = re.compile(
    r"政风|纪检|[村镇乡县市区州旗里上下内外后前时日年月天晚处院苑园厦路街巷]$|随后|于是|如今|现在|最后|"
    r"因此|同时|当地|目前|专业|大家|有|是|去|来|到|请|由|"
    r"经过|通过|利用|依托|建立|成立|组建|设立|召开|参加|加入|调动|发动|成为|以及|还|又|也|都|就|才|更|最|很|不|没"
)
#: 调解专班随即成立
_CAME_UP = re.compile("(?:随即|随之|应运|就此|由此)(?:成立|组建|而生|诞生)")
# Weights; see ACCEPT.
PLAIN, WHOSE, SET_UP, USED, ACTING, LISTED, IN_TITLE, AGAIN = 0.6, 0.4, 2.0, 1.2, 1.4, 1.4, 0.8, 0.4


class ComposedWords(NamedTuple):
    """Lists of the lexicon that the rule uses."""

    attributes: frozenset[str]
    plain: frozenset[str]
    founding: re.Pattern[str]  # any of the founding verbs, with a count, at the end
    #: what may stand behind the words of each list, and what it begins with
    behind: Mapping[str, tuple[re.Pattern[str], frozenset[str]]]
    known: frozenset[str]  # names that other rules look for
    acting: Acting


def _hits(view: ArticleView, words: ComposedWords) -> list[Hit]:
    """Names without whose they are, put together of two words that stand side by side, and teams."""
    text = view.text
    found = [*view.hits("mechanism.teams"), *view.hits("mechanism.founded")]
    for kind, (behind, begins) in words.behind.items():
        for start, end, word in view.hits(f"mechanism.{kind}"):
            if text[end : end + 1] in begins and (m := behind.match(text, end)):
                whole = word + m.group()
                if whole not in words.known:
                    found.append(Hit(start, m.end(), whole))
    return longest(found)


def composed(view: ArticleView, contexts: Contexts, words: ComposedWords, title_end: int) -> Iterator[Candidate]:
    """Institutions in use: founded, worked through, acting, or one of a row that people are heard through."""
    text = view.text
    hits = _hits(view, words)
    counts: dict[str, int] = {}
    for h in hits:
        counts[h.word] = counts.get(h.word, 0) + 1
    for h in hits:
        if text[h.end : h.end + 1] in _GOES_ON or h.word.endswith("中心"):
            continue
        if "进" in h.word and text.startswith("、进", h.end):
            continue  # 机关干部进企业、进学校: what they do, one after the other
        start = _whose(text, h.start, words)
        if start == h.start:
            start = _subject(text, start, h.end, words.acting)
        name = squeeze(text[start : h.end])
        if name in words.plain or name.removeprefix("社区") in words.plain:
            continue
        verb = contexts.verb(text, start)
        listed = words.acting.heard_through(text, start, h.end)
        if (start == h.start and h.word.endswith(_TEAMS) and not listed) or _ABOLISHED.search(
            text[max(0, start - 12) : start]
        ):
            continue
        if is_of_state(text, start):
            continue
        score = PLAIN + (WHOSE if start < h.start else 0.0)
        if h.word.endswith(_POSTS):
            if start == h.start or not _CHOSEN.search(text, start - _CHOSEN_REACH, start):
                continue
            score += SET_UP
        elif verb.kind in ("found", "made") or _CAME_UP.match(text, h.end):
            score += SET_UP
        elif verb.kind == "used":
            score += USED
        if score < SET_UP and (
            listed
            or words.acting.acts(text, start, h.end)
            or words.acting.under(text, start, h.end)
            or _comes_round(text, start, h.end)
            or in_use(text, start, h)
        ):
            score += LISTED if listed else ACTING
        score += AGAIN * min(3, counts[h.word] - 1)
        score += IN_TITLE if h.start < title_end else 0.0
        yield Candidate(start, h.end, start, h.end, name, "mechanism.bare_composed", score, left=verb.kind)


def _subject(text: str, start: int, end: int, acting: Acting) -> int:
    """Where the name of a team begins that acts and begins its clause: 红马甲|巡逻队每晚出门."""
    m = _FIRST.search(text[max(0, start - 6) : start])
    if not m or _NO_OWN.search(m[1]) or _NO_SUBJECT.search(m[1]) or not acting.acts(text, start - len(m[1]), end):
        return start
    return start - len(m[1])


def _comes_round(text: str, start: int, end: int) -> bool:
    """Is it a day or a meeting that comes again: 每月初十是乡亲夜话日?"""
    return text[end - 1] in _ROUND and again(text, start)


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
