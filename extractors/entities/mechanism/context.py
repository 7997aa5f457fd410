"""What stands beside a candidate: the verb before it and the head noun after it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from kg.rules import Lexicon

_BEFORE = 10  # characters before a name in which its verb may stand
_AFTER = 10  # characters after a name in which its head noun may begin
#: what breaks the tie between a name and the words before it; an open bracket or quotation mark does so too
_STOP_BEFORE = frozenset("，。；：！？\n（）“”‘’—…《》")
#: between a name and its head: no punctuation and none of these, which begin another phrase
_MARKS = frozenset("，。；：！？、\n（）“”‘’—…《》")
_STOP_AFTER = _MARKS.union("着每到是在了把将让使为由与和及有上下里中不可也都已被指用靠请起")
#: words that hold one of these and break nothing: “…”的邻里互助模式
_WHOLE = frozenset({
    "邻里", "线上", "线下", "网上", "云上", "掌上", "集中", "中心", "有效", "应用", "信用", "指导", "指挥",
    "可持", "和谐", "下沉", "和美", "发起",
})  # fmt: skip
#: what a quotation that is a picture is said to do: “…”托举起基层治理
_MOVES = frozenset({
    "托举", "托起", "撬动", "盘活", "穿起", "串起", "织就", "绣出", "扛起", "赋能", "助力", "赶走", "架起",
    "化解", "调和", "收集", "擦亮",
})  # fmt: skip
#: what makes a head noun the title of a person (网格 in 网格员)
_PERSON = frozenset("员长")
#: 试点村 is a place that tries something
_PILOT, _PLACE = frozenset({"试点", "创建", "建设", "改造"}), frozenset("村县区镇市乡")
#: 文明实践 and 社会实践 are what is practised, no way of doing it
_PRACTISED = frozenset({"文明", "社会"})
#: attributes of a single character that a head noun may have
_ONE_ATTRIBUTE = frozenset("新大小微云总分”")
#: with them a word goes on behind a single character, which is no noun then (会议, 队员)
_RUN_ON = frozenset("员议长上谈织建常堂队伙里")
#: 矛盾 in 矛盾多元调处路径, 群众 in 收集群众诉求
_TROUBLE = frozenset({"矛盾", "纠纷"})
_ATTRIBUTES = _TROUBLE.union(
    {"居民", "党员", "干部", "群众", "企业", "组织", "社会组织", "小区", "社区", "资源", "政策", "老人"}
)
_GENITIVE = frozenset("的们是在有")
#: 全心全意服务: how somebody does something
_HEARTILY = frozenset({"全心", "尽心", "用心", "真心", "热心", "倾情", "真情", "默默", "无私"})
#: 为民服务机制, 为老助餐活动: whom it serves, right behind the name
_FOR, _SERVED = "为", frozenset("民老企农侨军童")
#: “旬旬聊”聊出停车方案: what comes of it is no name of it; 出租屋, 出行 … are words of their own
_OUT, _OUT_WORDS = "出", frozenset("租行口生院警诊入")
_ETC_BEGINS = frozenset("等的")
_ETC = re.compile(r"(?:等(?:[0-9一二三四五六七八九十]+[个项类种支])?(?:一系列|系列)?(?:形式多样)?(?:的)?|的)")


#: 以“甲、乙”的方式, 打造“甲”的服务品牌
_IN_SUCH_A = ("方式", "形式", "路径", "品牌")


class Beside(NamedTuple):
    """A context word: its class ("found", "heads" …), where it starts and ends; `gap` characters away from the name."""

    kind: str
    start: int
    end: int
    gap: int


NOTHING = Beside("", 0, 0, 99)


class Contexts:
    """Looks up context words around spans of texts. Words and classes come from the lexicon's `context` table."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the tables of verbs and head nouns; a word in two of them counts as the last."""
        table = lexicon.tables["context"]
        self._verbs = {w: kind for kind in ("used", "shunned", "turned", "made", "found") for w in table[kind]}
        self._heads = {w: kind for kind in ("bodies", "tools", "deeds", "heads", "not_heads") for w in table[kind]}
        # by the last two characters of verbs and the first two of nouns, the lengths that they have, longest first:
        # most places of a text hold no such pair. Words of one character count beside the name only
        self._verb_lengths = _lengths(self._verbs, slice(-2, None))
        self._noun_lengths = _lengths(self._heads, slice(2))
        self._pairs = self._noun_lengths.keys() | {w for w in self._verbs if len(w) == 2}
        # characters that need a look: a verb ends or a noun begins with them, or they break the tie. Most do neither
        self._verb_ends = _STOP_BEFORE.union([w[-1] for w in self._verbs])
        self._noun_begins = _STOP_AFTER.union(_OUT, [w[0] for w in (*self._heads, *self._pairs, *_MOVES)])

    def verb(self, text: str, start: int) -> Beside:
        """The nearest verb before `start`, if it governs what begins there."""
        if text[start - 1 : start] in _STOP_BEFORE:
            return NOTHING
        low = max(0, start - _BEFORE)
        ends, lengths = self._verb_ends, self._verb_lengths
        end = start
        for last in text[low:start][::-1]:
            if last in ends:
                for length in lengths.get(text[end - 2 : end], ()):
                    begin = end - length
                    if begin >= low and (word := text[begin:end]) in self._verbs:
                        return Beside(self._verbs[word], begin, end, start - end)
                # a single character is a verb only when it touches the name (是“…”, 以“…”)
                if end == start and last in self._verbs:
                    return Beside(self._verbs[last], end - 1, end, 0)
                if last in _STOP_BEFORE:
                    break
            end -= 1
        return NOTHING

    def head(self, text: str, end: int) -> Beside:
        """The head noun after `end`, with “等”, “的” or a few attributes between."""
        first = text[end : end + 1]
        if first in _MARKS:
            return NOTHING
        m = _ETC.match(text, end) if first in _ETC_BEGINS else None
        begin = at = m.end() if m else end
        begins = self._noun_begins
        best = NOTHING
        if text[begin : begin + 1] == _FOR and text[begin + 1 : begin + 2] in _SERVED:
            begin = at = begin + 2
        for first in text[begin : begin + _AFTER]:
            if first in begins:
                pair = text[at : at + 2]
                found = NOTHING
                if pair in self._pairs or (at == end and first in self._heads):
                    found = self._noun(text, at, end)
                    if found.kind and _outranks(found, best):
                        best = found
                broken = (first in _STOP_AFTER and not _in_word(text, at)) or (
                    first == _OUT and at > begin and text[at + 1 : at + 2] not in _OUT_WORDS
                )
                if pair in _HEARTILY or (at == end and pair in _MOVES):
                    break
                if pair in self._verbs:
                    if (behind := self._noun(text, at + 2, end)).kind == "heads":  # 参与机制, 推进机制
                        return behind
                    broken = True
                if broken and not found.kind:
                    break
            if best.kind and at >= best.end:
                break
            at += 1
        if not best.kind:
            return NOTHING
        if best.start - begin == 1 and text[begin] not in _ONE_ATTRIBUTE:
            return NOTHING
        if (
            m
            and m.group() == "的"
            and best.kind not in ("heads", "not_heads")
            and text[best.start : best.end] not in _IN_SUCH_A
        ):
            return NOTHING  # “随叫随到”的热线 describes the hotline, it does not name it
        return best

    def _noun(self, text: str, at: int, end: int) -> Beside:
        """The longest head noun that begins at `at`; one of a single character only right behind the name."""
        for length in self._noun_lengths.get(text[at : at + 2], ()):
            stop = at + length
            word = text[at:stop]
            kind = self._heads.get(word)
            if (
                kind
                and len(word) == length  # not cut short by the end of the text
                and not (word == "实践" and text[at - 2 : at] in _PRACTISED)
                and text[stop : stop + 1] not in _PERSON
                and not (word in _PILOT and text[stop : stop + 1] in _PLACE)
                and not (word[-1] == "品" and text[stop : stop + 1] == "牌")
                and not (kind == "not_heads" and word in _ATTRIBUTES and _goes_on(text, at - end, stop, word))
            ):
                return Beside(kind, at, stop, at - end)
        if at == end:
            kind = self._heads.get(text[at : at + 1])
            if kind and text[at + 1 : at + 2] not in _RUN_ON:
                return Beside(kind, at, at + 1, 0)
        return NOTHING


def _in_word(text: str, at: int) -> bool:
    """Is the character part of a word that does not begin another phrase?"""
    return text[at : at + 2] in _WHOLE or text[at - 1 : at + 1] in _WHOLE


def _goes_on(text: str, gap: int, stop: int, word: str) -> bool:
    """Is the word no noun that a name could have, but the beginning or the object of something else?"""
    after = text[stop : stop + 1]
    return after.isalnum() and after not in _GENITIVE and (gap > 1 or word in _TROUBLE)


def _lengths(words: Iterable[str], part: slice) -> dict[str, tuple[int, ...]]:
    """Lengths of the words of two or more characters, longest first, by a part of theirs."""
    found: dict[str, set[int]] = {}
    for word in words:
        if len(word) > 1:
            found.setdefault(word[part], set()).add(len(word))
    return {pair: tuple(sorted(lengths, reverse=True)) for pair, lengths in found.items()}


def _outranks(found: Beside, best: Beside) -> bool:
    """An attribute such as 治理 or 服务 gives way to the noun right behind it (治理模式, 服务难题)."""
    if not best.kind:
        return True
    if found.kind in ("not_heads", "deeds") and found.start != best.end:
        return False
    return best.kind in ("deeds", "not_heads") or found.kind == "heads"
