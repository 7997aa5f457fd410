"""How a text says that a meeting of residents is held: when, how often, and what people are heard through."""

from __future__ import annotations

import re

_HELD = re.compile(
    r"(?:召开|举行|组织|参加|开)(?:了|过)?(?:[0-9]+|[一二两三四五六七八九十几]+|数|多|首)?[余多]?(?:次|场|个|轮|期)?$"
)
_MET = re.compile(r"(?:上|里)?(?:召开|举行|开起来|开了|开到|应运)")
_HELD_REACH = 10
#: held again and again: 每月召开联席会议, 一场场听证会; 召开八次居民代表会议
_OFTEN, _OFTEN_REACH = re.compile("每[周月季年逢]|定期|一场场"), 14
_MANY, _MANY_REACH = re.compile(r"(?:[2-9]|[0-9]{2,}|[二两三四五六七八九十几数多])[余多]?[次轮]$"), 6
#: what a meeting led to follows: 议事会三天后, 恳谈会结束后
_LED = re.compile(
    r"(?:结束|召开|开完)?(?:[0-9一二两三四五六七八九十几半数]{1,2}(?:天|周|个?月|个?星期|个?礼拜)(?:之后|过?后)|次日|第二天|当天|后不久|后，|结束)"
)
#: 议事会，由物业、楼长和党员代表共同参与: who comes to it
_COME = re.compile(
    r"[，（](?:由|邀请|请来|请)(?:[一-鿿]{2,12}[、和与及]){2,}[^，。；]{2,16}?(?:共同|一起|一同|参与|参加|出席|商议|商量|协商|讨论)"
)
#: one of a row that people are heard through: 通过走访、楼前会、评议会等收集意见
_ROW, _ROW_REACH = re.compile(r"(?:通过|依托|运用|借助|利用|搭建|组织)了?(?:[一-鿿“”]{2,10}[、和])*$"), 28
_HEARD = re.compile(
    r"(?:[、和][一-鿿“”]{2,10})*等(?:[一-鿿]{0,6}(?:渠道|形式|载体|平台|途径))?[一-鿿]{0,6}"
    r"(?:收集|听取|征集|征求|了解|倾听|摸清|解决|化解|协商|商议|汇聚|问需)"
)
#: 在物业服务联席会上: all that stands between 在 and 会上 is its name
_AT, _AT_REACH = re.compile(r"在(?P<name>[一-鿿]{2,10})$"), 11
_NO_NAME = re.compile(r"[村镇乡县市在的了]|社区|街道|小区|我|这|该|每|次|场|届|全体|召开|举行|举办")


def again(text: str, start: int) -> bool:
    """Is the meeting named at `start` held again and again?"""
    often = _OFTEN.search(text, start - _OFTEN_REACH, start)
    return often is not None or _MANY.search(text, start - _MANY_REACH, start) is not None


def held(text: str, start: int, end: int) -> bool:
    """Is the meeting `text[start:end]` held, or one of a row that people are heard through?"""
    if _HELD.search(text, start - _HELD_REACH, start) or _MET.match(text, end):
        return True
    return bool(_HEARD.match(text, end)) and bool(_ROW.search(text, start - _ROW_REACH, start))


def held_at(text: str, start: int) -> int:
    """Where the name of the meeting begins that something is said at (在…会上), or 0; its noun begins at `start`."""
    m = _AT.search(text, start - _AT_REACH, start)
    return start - len(m["name"]) if m and not _NO_NAME.search(m["name"]) else 0


def led(text: str, end: int) -> bool:
    """Does what the meeting that ends before `end` led to follow in time, or who comes to it?"""
    return _LED.match(text, end) is not None or (text[end] in "，（" and _COME.match(text, end) is not None)
