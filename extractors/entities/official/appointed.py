"""People whom somebody else puts into a post: 街道聘请退休教师王某某为监督员, 由王某某担任."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extractors.entities.official.names import surname_length
from extractors.entities.official.posts import Post
from extractors.entities.official.shapes import Slot, led_by_person

_REACH = 44  # characters left of a post where the one who gets it may be named
_NAMED = 16  # characters from the verb of choosing to the name, at most
_CHOOSING = re.compile(
    r"(?:聘请|返聘|选聘|特聘|推选|推举|选举|任命|委任|邀请|推荐|吸纳|选派|委派|下派|指派|调派|抽调|安排|明确|确定|派出|[派选请聘])"
    r"[出了]?"
)
_AS = ("为", "担任", "出任", "兼任", "任", "当", "做", "作为")
_SENT = ("到", "去", "赴", "回", "前往", "驻")
_GETS = re.compile(r"(?:担任|出任|兼任|挂职|任|当|做|为)$")
# 王某|由县委组织部选派到柳河村任|第一书记
_SENT_BY = re.compile(
    r"(?:由|被|受|经)[^，。；！？、]{2,18}?(?:选派|派驻|下派|委派|任命|推荐|选聘|聘任|聘|指派|抽调|安排|派)"
    r"[^，。；！？]{0,16}$"
)
# 党支部书记一职|由退役军人王某某担任
_BY_WHOM = re.compile(
    r"(?:一职|职务|之职|这个职务|的担子|的职务)?(?:一直|先后|还是|依旧)?由(?P<who>[^，。；！？、]{2,18}?)"
    r"(?:担任|兼任|出任|接任|挑起|接过)"
)
# 担任村党支部书记的，|是退伍军人王某某; 社区书记|名叫王某某
_WHO_IS = re.compile(r"的，?(?:就|正|恰|便)?是(?P<who>[^，。；！？、的]{0,14})")
_CALLED = re.compile(r"(?:[，是]?[^，。；！？的“”]{1,9}[，、]|，)?(?:他|她)?(?:名叫|叫做|叫作|叫)")
_CALLED_AT = frozenset("叫是，名他她")
_LED = re.compile(r"(?:担任|出任|接任|当选为?|当上|兼任|接过|挑起)[^，。；！？]{0,14}$")
_MARKS = frozenset("。！？；\n，、")

Ending = Callable[[str, int, Post, str], Iterator[Slot]]


def appointed(text: str, post: Post, ending: Ending) -> Iterator[Slot]:
    """Names of those who are chosen for a post, sent to it, or told of behind it."""
    yield from _behind(text, post)
    if text[post.end : post.end + 1] not in _MARKS:
        return
    floor = max(0, post.start - _REACH)
    start = max(floor, text.rfind("，", floor, post.start) + 1, text.rfind("。", floor, post.start) + 1)
    clause = text[start : post.start]
    choosing = None
    for choosing in _CHOOSING.finditer(clause):
        yield from _chosen(text, start + choosing.end(), post)
    if choosing is not None and _GETS.search(clause[: max(0, post.body - start)]):
        by = _SENT_BY.search(clause)
        if by is not None:
            yield from ending(text, start + by.start(), post, "official.name_holds_post")


def _chosen(text: str, at: int, post: Post) -> Iterator[Slot]:
    """The one who is chosen: the name stands right behind the verb or behind a word for a person."""
    for k in range(at, min(at + _NAMED, post.start - 2)):
        if not surname_length(text, k) or (k > at and not led_by_person(text, k)):
            continue
        for size in (4, 3, 2):
            end = k + size
            if end >= post.start or (size == 4 and surname_length(text, k) != 2):
                continue
            if text.startswith(_AS, end):
                sign = 2 if text.startswith(("担任", "出任", "兼任", "作为"), end) else 1
                yield Slot(k, post.after(end + sign) if post.body < end + sign else post, _RULE, end)
            elif text.startswith(_SENT, end) and _GETS.search(text, end, post.body):
                yield Slot(k, post, _RULE, end)


_RULE = "official.chosen"


def _behind(text: str, post: Post) -> Iterator[Slot]:
    """Names behind the post that tell who holds it."""
    at = post.end
    sign = text[at : at + 1]
    if sign in "一由职之还先的":
        by = _BY_WHOM.match(text, at)
        if by is not None:
            end = by.end("who")
            for k in range(by.start("who"), end - 1):
                if end - k <= 4 and surname_length(text, k) and (k == by.start("who") or led_by_person(text, k)):
                    yield Slot(k, post, _RULE, end)
        led = sign == "的" and _LED.search(text, max(0, post.start - 24), post.start)
        who = _WHO_IS.match(text, at) if led else None
        if who is not None:
            yield from _last(text, who.start("who"), who.end("who"), post)
    elif sign in _CALLED_AT:
        called = _CALLED.match(text, at)
        if called is not None and surname_length(text, called.end()):
            yield Slot(called.end(), post, "official.called")


def _last(text: str, start: int, end: int, post: Post) -> Iterator[Slot]:
    """A name that ends the words told of a person."""
    for size in (4, 3, 2):
        k = end - size
        if k >= start and surname_length(text, k) and (k == start or led_by_person(text, k)):
            yield Slot(k, post, _RULE, end)
