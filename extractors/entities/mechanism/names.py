"""Names of mechanisms: their core, and whether two of them may be one."""

from __future__ import annotations

import re
from functools import lru_cache

_SPACE = re.compile(r"\s+")
_UNTIDY = re.compile(r"[\s“”‘’《》〈〉\"']")
_QUOTES = str.maketrans("", "", "“”‘’《》〈〉\"'")
_TAIL = re.compile(
    r"(?:(?:的)?(?:工作|参与|运行|推进|治理|共治|服务|管理|联动)?(?:机制|模式)|工作法|工作品牌|服务品牌|工作制度|管理制度|制度|品牌|体系)$"
)
_WORD = re.compile("[^一二两双三四五六七八九十0-9A-Za-z+]{2}$")  # two characters that neither count nor code: a word
_TAIL_ENDS = frozenset("制式法牌度系")  # last characters of those tails
_COUNT = re.compile(
    r"[三四五六七八九十][一-鿿]一体$|"
    r"[一二两双三四五六七八九十0-9][个张项条][一-鿿]{1,3}$|[一二两双三四五六七八九十][一-鿿]{1,2}$"
)
_CODE = re.compile(
    r"[0-9]{3}$|[一二三四五六七八九]{3,5}$|[0-9N]+(?:\+[0-9A-Z]+)+$|[一二三四五六七八九][一-鿿]{1,2}[一二三四五六七八九][一-鿿]{1,2}(?:[一二三四五六七八九N多][一-鿿]{1,2})?$"
)
#: 居民出一点、单位筹一点、政府补一点: who pays what
_SHARES = re.compile(r"(?:[一-鿿]{2,6}[出筹补投捐助让拿奖集掏交贴]一?[点些][、，]?){2,}$")
#: numerals alone: each of them counts something
NUMERALS = re.compile("[一二三四五六七八九]{3,5}")
#: what joins the members of a name; what a counting name or a code begins with. Few names have one at all
_JOINTS = re.compile("[、+—－，-]")
DIGIT_FIRST = frozenset("一二两双三四五六七八九十0123456789N")
_JOINT = re.compile(r"[、+—\-－]+|，(?=[一-鿿]{2,8}$)")
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2, "双": 2}


def squeeze(name: str) -> str:
    """The name without the white space of hard wraps and without quotation marks."""
    # most names are words only: to see that takes a tenth of the time of looking for each character
    return name if name.isalnum() or not _UNTIDY.search(name) else _SPACE.sub("", name).translate(_QUOTES)


def core(name: str) -> str:
    """The name without a trailing 机制, 模式, 工作法 …, unless nothing would be left.

    >>> core("楼栋联席会机制"), core("三联机制"), core("工作机制"), core("江北模式")
    ('楼栋联席会', '三联', '工作机制', '江北模式')
    """
    if name[-1:] not in _TAIL_ENDS:
        return name
    cut = _TAIL.sub("", name)
    return cut if len(cut) > 2 or (len(cut) == 2 and not _WORD.match(cut)) else name


def plain(name: str) -> bool:
    """Does the name neither begin with a number nor join members, so that it counts, codes and lists nothing?"""
    return name[:1] not in DIGIT_FIRST and (name.isalnum() or not _JOINTS.search(name))


@lru_cache(maxsize=1024)  # asked a dozen times of a name
def count(name: str) -> int | None:
    """What a counting name counts (五看 → 5, 七个好 → 7, 三张清单 → 3), or None where it is no such name.

    >>> count("七个好"), count("双报到"), count("时间银行")
    (7, 2, None)
    """
    if name[:1] not in DIGIT_FIRST or not _COUNT.match(name):
        return None
    return _DIGITS.get(name[0], int(name[0]) if name[0].isascii() else None)


def counts_all(members: tuple[str, ...]) -> bool:
    """Is there more than one member, each beginning with a number (五优先、三不选)?"""
    return len(members) > 1 and all(m[0] in DIGIT_FIRST for m in members)


def value(number: str) -> int:
    """The number that one Chinese or Latin digit stands for."""
    return _DIGITS.get(number) or int(number)


def coded(name: str) -> bool:
    """Is the name a code of numbers (246, 1+3+N, 三访四议一评)?"""
    return name[:1] in DIGIT_FIRST and bool(_CODE.match(name))


def shares(name: str) -> bool:
    """Does the name tell who pays what (居民出一点、政府补一点)?"""
    return name[-1] in "点些" and bool(_SHARES.match(name))


@lru_cache(maxsize=1024)  # asked half a dozen times of a name
def chain(name: str) -> tuple[str, ...]:
    """Members of a name that lists its own steps (听民意、办实事、评结果; 党建+物业), or nothing."""
    if name.isalnum() or not _JOINTS.search(name):
        return ()
    parts = [p for p in _JOINT.split(name) if p]
    return tuple(parts) if len(parts) > 1 else ()
