"""Small numbers in characters that count all the same: 设立两个服务点, 两台崭新的道闸, 两轮“敲门问暖”覆盖全部住户."""

from __future__ import annotations

import re

from extractors.entities.outcome.context import Place

#: what is brand new, be it two of it: 两台崭新的道闸
_BRAND_NEW = re.compile("(?:崭新|全新|簇新)的?[^，。；]{2}")
#: talks and surveys, be they two: 两轮“敲门问暖”覆盖全部住户
_TALKS = re.compile(
    r"“[^”\n]{2,12}”(?:[^，。；：“”]{0,4}[会谈]|[^，。；：、“”]{0,4}(?:下来|覆盖|过后|结束|之?后|，))"
    r"|[^，。；：、“”]{0,4}(?:走访|调研|协商|座谈|议事|恳谈|讨论|沟通|摸排|商议|表决|投票|征求意见|会议)(?:会|活动)?(?:下来|过后|结束|之?后|覆盖|，)"
)


def new_built(p: Place) -> bool:
    """Is it a thing that stands there brand new, or one counted behind its name at the end of what was built?"""
    if p.q.family != "thing":
        return False
    if _BRAND_NEW.match(p.right):
        return True
    return not p.right and bool(p.verbs) and p.verbs[-1].deed == "build" and p.q.start - p.verbs[-1].end > 1


def rounds(p: Place) -> bool:
    """Is it a number of talks or surveys that the story was carried on by?"""
    return p.q.family == "meeting" and bool(_TALKS.match(p.right))


def _deed_touches(p: Place) -> bool:
    """Does a verb stand right before the number (设立两个服务点)? Then a small number counts as well."""
    if p.q.family == "people" or p.q.value < 2 or not p.verbs or p.verbs[-1].nounlike:
        return False
    verb = p.verbs[-1]
    return verb.deed in ("build", "organise", "settle") and p.q.start - verb.end <= 1


def counts(p: Place) -> bool:
    """Does a number of two or three count, although it is written in characters?"""
    return _deed_touches(p) or new_built(p) or rounds(p)
