"""Numbers that measure a trouble, how large a place is, or rivals: no result of the place's own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.entities.outcome.context import Place

_EVENTS = frozenset({"次", "人次", "起", "件", "例"})
_CROWDS = frozenset({"people", "thing", "firm", "share", "matter"})
_CAME = frozenset({"接到", "收到"})  # by these nothing is reached
_ENDING = frozenset({"handle", "settle"})


class Plight:
    """Why a number tells of a plight, of a size, or of rivals, and of nothing that was reached."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        """`words`: table [plight] of the lexicon."""
        any_of = {key: "|".join(values) for key, values in words.items()}
        #: 收受财物共计|30万元; not 追回被侵占的资金|30万元 nor 侵占的资金|30万元全部追回
        self._taken = re.compile(f"(?:{any_of['taken']})[^，。；0-9]{{0,14}}$")
        self._back = re.compile(any_of["back"])
        self._caught = re.compile(any_of["caught"])
        #: 3成村民|不同意; not 3户不愿意搬迁的居民签了字
        self._against = re.compile(f"[^，。；]{{0,8}}(?:{any_of['against']})(?![^，。；]{{0,6}}的)")
        #: 150人次|向上级反映问题; 接到的投诉达|400次
        self._complain = re.compile(f"(?:[^，。；]{{0,2}}向[^，。；]{{1,8}})?(?:{any_of['complain']})")
        self._complained = re.compile(
            f"(?:接到|收到)的?[^，。；0-9]{{0,4}}(?:{any_of['complain']})[^，。；0-9]{{0,3}}达$"
        )
        #: 动辄花费|七八千元; 足足要花|20分钟; not 足足花了|3个月，全拆完了
        self._costs = re.compile(
            f"(?:(?:{any_of['often']})(?:要|得|就|需)*|(?:{any_of['fully']})(?:要|得|需))"
            "(?:花费?|耗费?|用|等|走|绕|跑|排队?|付|交|掏)[^，。；0-9了]{0,3}$"
        )
        #: 是全市人口最多的小区之一，涵盖|30个院落; not 是最早试点的社区之一，服务已覆盖|30个院落
        self._largest = re.compile(
            f"是[^，。；]{{0,16}}最(?:{any_of['large']})的?(?:[^，。；]{{0,6}})(?:{any_of['quarters']})(?:之一)?[，。；]"
        )
        self._houses = re.compile(f"(?:{any_of['houses']})[^，。；0-9]{{0,24}}$")
        #: 邀请3家单位|参与竞价; not 3家单位竞标成功
        self._rivals = re.compile(f"[^，。；]{{0,16}}(?:{any_of['rivals']})(?!{any_of['won']})")

    def why(self, text: str, p: Place) -> str:
        """The reason, or "" where nothing says so."""
        q, left, right = p.q, p.left, p.right
        if q.family == "money" and self._taken.search(left):
            ended = self._back.search(left + right) or self._caught.search(left)
            return "" if ended else "a sum taken"
        if q.family in _CROWDS and self._against.match(right) and not p.verbs:
            return "who is against it"
        if q.unit in _EVENTS and self._complaints(text, p):
            return "complaints that came"
        if q.family in ("time", "money") and self._costs.search(left):
            return "what the trouble costs"
        if self._houses.search(left) and self._largest.search(text, *p.sentence):
            return "describes the place"
        if q.family == "firm" and self._rivals.match(right):
            return "rivals, of whom some are chosen"
        return ""

    def _complaints(self, text: str, p: Place) -> bool:
        """Did they only come, and was nothing done with them (办结120件投诉, 120件投诉全部办结)?"""
        came = p.left + "达" * text.startswith("达", p.q.start)  # it goes with the number
        if not (self._complain.match(p.right) or self._complained.search(came)):
            return False
        return all(v.word in _CAME for v in p.verbs) and not any(v.deed in _ENDING for v in p.verbs_after)
