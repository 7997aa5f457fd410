"""When two mentions of a mechanism are one brand (DESIGN §6).

A telling name (双报到双服务) is one thing wherever it stands, and so is a generic one that has several forms
(12345热线, 12345市民热线: `schemas/taxonomy/generic_names.json`).
A counting name (三联, 六个一) says nothing by itself: it is one thing where the members that it counts agree, else only
within one county.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache

from kg.core.ids import content_id
from kg.core.resources import schema_path

_MARKS = "“”\"'‘’「」『』《》〈〉 　\t\n"
_QUOTES = str.maketrans("", "", _MARKS)
_DROPPED = str.maketrans("", "", _MARKS + "、,，·•・‧-—")
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_PLAIN = re.compile("[㐀-䶵一-鿋]+")  # letters without any variant in print: most names are made of nothing else
_TAIL = re.compile(
    r"(?:工作机制|参与机制|运行机制|联动机制|长效机制|工作模式|治理模式|服务模式|共治模式|工作品牌|服务品牌|党建品牌|工作制度|"
    r"工作体系|机制|模式|工作法|制度|品牌|体系|做法)$"
)
_TAIL_ENDS = frozenset("制式牌度系法")
#: what stands around a brand's name that the article also gives bare: whom it runs among, who carries it out
_GENERIC = re.compile(r"\A(?:社区|街道|小区)|(?:志愿服务|志愿者?)?(?:志愿者|团队|小队|服务队|队伍|项目|活动|行动)\Z")
#: heads without which a name says only where one sits or what is wrong: “小马扎”会议, “办不成事”反映窗口
_WHOLE = ("会议", "反映窗口")
#: a numeral with one or two bare characters: 三联, 五微, 六个一, 四双, 三四五
_COUNTING = re.compile(r"(?:[一二两三四五六七八九十百][个大项类种]?[一-鿿]{1,2}){1,2}")
#: names with a numeral that say what they are; 一 alone counts nothing (一表通, 一网通办)
_TELLING = re.compile(r"双报到|双服务|三治|双积分|双向|两代表|四议两公开|三上三下|\A一[^一二两三四五六七八九十百]+\Z")


def fold(name: str) -> str:
    """A name without what varies in print: quotation marks, width, dots, trailing generic noun.

    >>> fold("“双报到、双服务”机制"), fold("红５＋")
    ('双报到双服务', '红五+')
    """
    text = name
    if not _PLAIN.fullmatch(name):
        text = unicodedata.normalize("NFKC", name).translate(_DROPPED)
    if text[-1:] in _TAIL_ENDS:
        cut = _TAIL.sub("", text)
        text = cut if len(cut) >= 2 else text
    return text.translate(_DIGITS) if not text.isalpha() else text


def is_counting(name: str) -> bool:
    """Whether a name only counts, so that its meaning is in its members.

    >>> is_counting("三联"), is_counting("六个一"), is_counting("双报到双服务"), is_counting("一表通")
    (True, True, False, False)
    """
    return _counts(fold(name))


def _counts(folded: str) -> bool:
    return len(folded) <= 6 and bool(_COUNTING.fullmatch(folded)) and not _TELLING.search(folded)


@lru_cache(maxsize=1)
def _generic() -> dict[str, tuple[str, int]]:
    """For each name of `schemas/taxonomy/generic_names.json`, what it is one with and its place among these names.

    All are without what varies in print.
    """
    rows = json.loads(schema_path("taxonomy", "generic_names.json").read_text(encoding="utf-8"))["names"]
    return {fold(name): (fold(row[0]), number) for row in rows for number, name in reversed([*enumerate(row)])}


def mechanism_key(name: str, members: Iterable[str], scope: str) -> str:
    """Identity of a brand. `members` are what a counting name counts; `scope` is the key of the county it runs in."""
    folded = fold(name)
    if not _counts(folded):
        return content_id("mechanism", _generic().get(folded, (folded,))[0])
    agreed = sorted({fold(m) for m in members})
    return content_id("mechanism", folded, *(agreed or (scope,)))


def generic_label(names: Collection[str]) -> str | None:
    """The one of several names of a generic practice that its row puts first; None where none is in the table.

    >>> generic_label(["小区党支部", "小区建支部"]), generic_label(["小竹椅"])
    ('小区建支部', None)
    """
    known = _generic()
    return min((n for n in names if fold(n) in known), key=lambda n: (known[fold(n)][1], n), default=None)


def mechanism_labels(name: str, others: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """(preferred label, other labels) of a brand: quotation marks off, each form once, the bare name first.

    >>> mechanism_labels("拉家常志愿者团队", ["拉家常"]), mechanism_labels("社区周末茶座", ["“周末茶座”"])
    (('拉家常', ('拉家常志愿者团队',)), ('周末茶座', ('社区周末茶座',)))
    >>> mechanism_labels("小竹椅", ["“小竹椅”会议"])
    ('小竹椅会议', ('小竹椅',))
    """
    label = _unquoted(name) or name
    if not others:
        return label, ()
    aliases = {_unquoted(o) for o in others} | {label}
    core = _GENERIC.sub("", label)
    if len(core) > 1 and core in aliases:
        label = core
    label = next((label + head for head in _WHOLE if label + head in aliases), label)
    label = generic_label(aliases) or label
    return label, tuple(sorted(aliases - {label, ""}))


def _unquoted(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else name.translate(_QUOTES)
