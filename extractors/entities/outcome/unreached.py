"""Numbers of what has only begun, of the season's work in the fields, of a complaint, or of where people come from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.entities.outcome.context import Place

_CLAUSE_END = "(?=[，。；！？]|$)"
#: 来自区建委、教育、卫生等14个部门的居民: whose they are
_COME_FROM = re.compile(r"来自[^，。；：！？]{4,40}等$")
#: 11类59项流程: the sorts of what the next number counts
_SORTS, _COUNTED_NEXT = frozenset({"类", "大类"}), re.compile("[0-9]")
_DEMANDS = "要求"
#: 店主正专注理发，短短十几分钟: a scene
_ONGOING = re.compile("正(?:专注|忙着|埋头|弯腰|低头)[^。！？\n]*$")
#: 调解20余次，双方仍僵持不下
_TIMES = frozenset({"次", "轮", "场", "回"})
_IN_VAIN = re.compile(
    "[^，。；]{0,4}，(?:[^，。；]{0,6}(?:仍然?|还是|依旧|依然|始终)(?:不|没|未|僵|各|谈不|无)|(?:都|却|均|也)(?:没|未|不|无))"
)
#: 从39名代表中选出: the many of whom some were chosen
_CHOSEN_FROM = re.compile("[^，。；]{0,12}?中(?:再|又|共|最终)?(?:选|推|评|遴|挑|抽|产生|脱颖|筛)")
#: an estate that was divided by others: 被划分为甲、乙等3个社区
_DIVIDED_INTO = re.compile("被(?:划分|划|分|分割|切割)[为成][^，。；]{0,20}$")
#: 多翻修了23万平方米，可没想到，不仅没得到好评
_UNTHANKED = re.compile(
    "[^，。；]{0,8}，(?:[可但却]|谁知|不料|结果)?[^，。；]{0,3}没想到(?:的是)?，?[^。！？\n]{0,10}"
    "(?:没有?|未)(?:得到|换来|收到|等来)"
)
_COUNTED = frozenset({"thing", "people", "firm", "matter"})


class Unreached:
    """Why a number tells of nothing that was reached."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        """`words`: table [unreached] of the lexicon."""
        begun, tended, complains = ("|".join(words[key]) for key in ("begun", "tended", "complains"))
        self._begun = re.compile(rf"[^，。；、0-9]{{0,10}}?(?:正式|全面|同步|陆续)?(?:{begun}){_CLAUSE_END}")
        self._tended = re.compile(rf"[^，。；、0-9]{{0,8}}(?:{tended}){_CLAUSE_END}")
        self._complains = re.compile(f"(?:{complains})[了着]?：[^。！？]*$")
        parts, made_up = ("|".join(words[key]) for key in ("parts", "made_up"))
        self._made_up = re.compile(f"(?:{parts})(?:{made_up})")
        self._divided = re.compile(f"(?:{parts})")
        self._machines = tuple(words["machines"])

    def why(self, text: str, p: Place) -> str:
        """The reason, or "" where nothing says so."""
        q = p.q
        if _UNTHANKED.match(text, q.end):
            return "in vain"
        if q.family == "area":
            if self._begun.match(p.right):
                return "only begun"
            return "the work of the season" if self._tended.match(p.right) else ""
        if q.family == "time":
            return "a scene" if _ONGOING.search(text, p.sentence[0], q.start) else ""
        if q.family == "money":
            return "told in a complaint" if self._complains.search(text, p.sentence[0], q.start) else ""
        if q.unit in _TIMES and _IN_VAIN.match(text, q.end):
            return "in vain"
        if q.family not in _COUNTED:
            return ""
        if "来自" in p.left and _COME_FROM.search(p.left):
            return "where they come from"
        if q.unit == "个" and self._is_made_up(p):
            return "what a place is made up of"
        if p.left.endswith("从") and _CHOSEN_FROM.match(p.right):
            return "those of whom some are told of"
        if q.unit in _SORTS and _COUNTED_NEXT.match(p.right):
            return "sorts of what is counted next"
        if q.unit == "条" and p.noun_after.endswith(_DEMANDS):
            return "what is demanded"
        return "the work of the season" if p.noun_after.endswith(self._machines) else ""

    def _is_made_up(self, p: Place) -> bool:
        """Are they the communities or villages that a place is made up of: 3个社区各自为战?"""
        if self._made_up.match(p.right):
            return True
        return "被" in p.left and _DIVIDED_INTO.search(p.left) is not None and self._divided.match(p.right) is not None
