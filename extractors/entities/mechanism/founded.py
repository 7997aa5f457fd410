"""Teams, councils, stations and boards without quotation marks that the text founds: 成立夜间巡逻队, 设立维权站."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.entities.mechanism.bare import BareWords
from extractors.entities.mechanism.behind import AND, BREAK, FIRST, after_verb
from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.names import squeeze
from extractors.entities.mechanism.spans import joined
from kg.rules import ArticleView, Hit

_AND_MANY = re.compile(r"[一-鿿]{2,10}[和、及与](?=(?:[0-9]+|[一二两三四五六七八九十]+|多)(?:支|个))")
_TEAM = re.compile(r"[一-鿿0-9]+$")
_ABOLISHED = re.compile(r"(?:撤销|取消|解散|原来|原先)[一-鿿]{0,8}$")  # 撤销了原来成立的自治委员会
_OF_TASKS = ("小组", "组", "会", "专班")  # their tasks may be told in their names
_RUNS_ON = frozenset("伍员长众织体队点")  # 保障队伍, 服务群众, 社会组织, 服务团队
_OF_PLACE = re.compile("[省市县区州旗]")  # an association of a whole county is a body
_FOUND_IT = re.compile(".*(?:成立|组建|设立|建立|组成)了?")  # 推选出业主代表|成立监督委员会
_COUNTED = re.compile(
    r"(?:了|起)?(?:近|约|超|逾)?(?:[0-9]+人|(?:[0-9.]+万?[余多]?|[一二两三四五六七八九十百千]+[余多]?|数[十百]|多)(?:支|个|家|名|处|所|间|座|块|面|张|条)|若干(?:支|个)?|一批|各[类种])"
)
#: a task force of the state, for its economy or its own staff
_OF_OFFICES = ("专班", "调查组")
_STATE = re.compile("省直|中央|全国|全省|省委|投资|工业|企业|招商|项目|学习教育|督导|督查")
#: between the verb and the noun: 建起了一支护渠队
_BETWEEN = re.compile("[了起]{0,2}(?:[0-9一二两三四五六七八九十多余几数]{1,3}[支个间处家块面名座])?$")
#: 在村里设|便民服务点
_AT, _BRIEF_VERBS = re.compile(r"在[一-鿿]{1,8}[设建开办]$"), frozenset("设建开办")
TEAM = 3.2  # see ACCEPT


def teams(view: ArticleView, words: BareWords) -> Iterator[Candidate]:
    """A team or council without quotation marks that the text founds: 成立夜间巡逻队."""
    text = view.text
    for h in joined([*view.hits("mechanism.teams"), *view.hits("mechanism.founded"), *view.hits("mechanism.halls")]):
        if text[h.end : h.end + 1] in _RUNS_ON:
            continue
        start = _begin(text, h, words)
        if start and (start == h.start or text[start : h.end] not in words.plain_teams):
            name = squeeze(text[start : h.end])
            yield Candidate(start, h.end, start, h.end, name, "mechanism.bare_team", TEAM, left="found")


def _begin(text: str, h: Hit, words: BareWords) -> int:
    """Where the name begins that ends in the noun, or 0."""
    if h.word in words.own_teams and _founded(text, h.start, words.team_verbs):
        far = h.word.endswith(_OF_OFFICES) and _STATE.search(text, h.start - 30, h.end + 24)
        return 0 if far else h.start
    low = max(0, h.start - FIRST)
    m = _TEAM.search(text, low, h.start)
    start = m and after_verb(text, m.start(), h.start, words.team_verbs, shortest=2)
    if not start:
        return 0
    start = max(start, text.rfind("组成的", start, h.start) + 3)  # 成立由老党员组成的顾问组
    if m := _AND_MANY.match(text, start, h.start):
        start = m.end()  # 设立热线和8个维修服务组
    if not h.word.endswith(_OF_TASKS):
        start = max(start, *(text.rfind(c, start, h.start) + 1 for c in "和与及、"))  # 设立功德簿和光荣榜
    if m := _FOUND_IT.match(text, start, h.start):
        start = m.end()
    lead = _COUNTED.match(text, start)
    start = lead.end() if lead else start
    if (
        _ABOLISHED.search(text, start - 12, start)
        or not (0 if h.word in words.counted_teams and lead else 2) <= h.start - start <= 8
        or BREAK.search(text[start : h.start])
        or (h.word.endswith(_OF_TASKS) and AND.search(text[start : h.start]))  # a committee of works
        or (h.word == "协会" and _OF_PLACE.search(text, start, h.start))
    ):
        return 0
    return start


def _founded(text: str, start: int, verbs: frozenset[str]) -> bool:
    """Does a founding verb, with a count perhaps, stand right before `start`?"""
    if text[start - 1] in _BRIEF_VERBS and _AT.search(text, start - 12, start):
        return True
    m = _BETWEEN.search(text, start - 8, start)
    end = m.start() if m else start
    return (text[end - 2 : end] in verbs or text[end - 3 : end] in verbs) and not _ABOLISHED.search(
        text[max(0, end - 14) : end]
    )
