"""People whom an article introduces with their place: where one of them speaks or acts again, the story is there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import cast

from extractors.entities.official.names import surname_length
from kg.core.lazy import lazy
from kg.core.mentions import OfficialMention, PlaceMention
from kg.rules import ArticleView

#: words between a place and a person of it: 柳河村村民|…, 家住柳河小区的|…
_OF_PLACE = re.compile(
    r"，?(?:的(?!是)|[^，。；：！？、“”（）\n]{0,8}?(?:村民|居民|业主|住户|租户|商户|农户|店主|老板|户主|群众|老人|党员|学员|患者))"
)
#: words between the start of a sentence, or of what follows a quotation, and the name of an official
_OFFICE = re.compile("[^，。；：！？、“”（）\n]{4,40}")
#: somebody right before where he lives: 林某居住在|柳河社区
_LIVES = re.compile(
    "(?:^|[，。；：！？“”\n])([一-鿿]{2,3}?)(?:一直|就)?(?:居住在|家住|住在|家在)[^，。；：！？“”\n]{0,24}$"
)
_LIVES_SIGNS = ("住", "家在")  # one of them is in each; to look for that first is cheap
_REACH = 40  # characters before a place in which that stands
_SMALL = frozenset({"township", "village", "community", "quarter"})  # levels of places that people are told to be of
#: the scene at which an official is met, who holds his post elsewhere: 在|柳河社区党群服务中心，爱心车队队长林某
_MET = re.compile(
    "(?:[^，。；！？\n]{0,12}，)?(?:在|走进|来到|步入)[^，。；！？\n]{2,40}(?:中心|服务站|广场|大厅|驿站|现场|会场|门口|办公室|会议室)(?:里|内|见到|，)"
)
_GROUPS = ("党员", "党代表", "党支部", "党小组", "党委", "党总支", "党群", "师生")  # begin like names, are none
_SHORTEST, _LONGEST = 2, 3  # characters of a name, forms of address (王大爷) among them


class People:
    """Finds, for a sentence that names no place, the one with which a person of it was introduced."""

    def __init__(
        self,
        view: ArticleView,
        mentions: Sequence[PlaceMention],
        told: Sequence[str],
        before: Callable[[int, int], str | None],
    ) -> None:
        """`told` has the key of each mention; `before` tells the place that a sentence names last before a position.

        Nothing is read before the first question.
        """
        self._view, self._mentions, self._told, self._before = view, mentions, told, before

    @lazy
    def _again(self) -> tuple[list[int], list[str]]:
        """Where people are named again, in order, and the place of each."""
        text = self._view.text
        found: dict[str, tuple[int, str]] = {}
        for name, at, key in self._introduced(self._view, self._mentions, self._told, self._before):
            known = found.get(name)
            if known is None or at <= known[0]:  # of several places before a name the nearest holds
                found[name] = at, key
        again = []
        for name, (first, key) in found.items():
            at = text.find(name, first + len(name))
            while at >= 0:
                again.append((at, key))
                at = text.find(name, at + len(name))
        again.sort()
        return [at for at, _ in again], [key for _, key in again]

    @lazy
    def _holders(self) -> frozenset[str]:
        """Names of officials."""
        return frozenset(o.name for o in self._view.mentions("official"))

    @staticmethod
    def _introduced(
        view: ArticleView, mentions: Sequence[PlaceMention], told: Sequence[str],
        before: Callable[[int, int], str | None],
    ) -> Iterator[tuple[str, int, str]]:  # fmt: skip
        """Names with the position and place of their introduction."""
        text = view.text
        first: set[str] = set()
        for o in cast(Sequence[OfficialMention], view.mentions("official")):
            if o.name in first or text.find(o.name, o.start + len(o.name)) < 0:
                continue
            first.add(o.name)
            start = view.sentence(o.start).start
            key = before(start, o.start + 1)
            if key is None:  # its place only stands in the name of the office: 柳河区民政局局长林某
                named = text.find(o.name, o.start)
                held = [k for m, k in zip(mentions, told, strict=True) if start <= m.start and m.end <= named]
                key = held[-1] if held and _OFFICE.fullmatch(text, start, named) else None
            met = not o.place and _MET.match(text, start, o.evidence[0] or o.start)
            if key is not None and not met:
                yield o.name, o.start, key
        for m, key in zip(mentions, told, strict=True):
            low = max(0, m.start - _REACH)
            told_so = m.level in _SMALL and any(text.find(sign, low, m.start) >= 0 for sign in _LIVES_SIGNS)
            lives = _LIVES.search(text, low, m.start) if told_so else None
            if lives is not None and surname_length(text, lives.start(1)) and text.find(lives[1], m.end) >= 0:
                yield lives[1], lives.start(1), key
            led = _OF_PLACE.match(text, m.end) if m.level in _SMALL else None
            if led is None:
                continue
            at = led.end()
            if not surname_length(text, at) or text.startswith(_GROUPS, at):
                continue
            for size in (_LONGEST, _SHORTEST):
                name = text[at : at + size]
                if name.isalpha() and text.find(name, at + size) >= 0:
                    yield name, at, key
                    break

    def speaks_for(self, start: int, end: int) -> str | None:
        """The place of the official who is named again right at the beginning of a stretch: ”林某介绍."""
        positions, keys = self._again
        i = bisect_left(positions, start)
        if i == len(positions) or positions[i] > min(start + _SHORTEST, end):
            return None
        text, at = self._view.text, positions[i]
        return keys[i] if any(text.startswith(name, at) for name in self._holders) else None

    def told_in(self, start: int, end: int) -> str | None:
        """The place of the first person who is told of again between two positions."""
        positions, keys = self._again
        i = bisect_left(positions, start)
        return keys[i] if i < len(positions) and positions[i] < end else None
