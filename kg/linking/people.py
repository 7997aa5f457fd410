"""People whom an article introduces with their place: where one of them speaks or acts again, the story is there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from extractors.entities.official.names import surname_length
from kg.core.mentions import PlaceMention
from kg.rules import ArticleView

#: words between a place and a person of it: 柳河村村民|…, 家住柳河小区的|…
_OF_PLACE = re.compile(
    r"，?(?:的(?!是)|[^，。；：！？、“”（）\n]{0,8}?(?:村民|居民|业主|住户|租户|商户|农户|店主|老板|户主|群众|老人|党员|学员|患者))"
)
_SMALL = frozenset({"township", "village", "community", "quarter"})  # levels of places that people are told to be of
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
        """`told` has the key of each mention; `before` tells the place that a sentence names last before a position."""
        text = view.text
        found: dict[str, tuple[int, str]] = {}
        for name, at, key in self._introduced(view, mentions, told, before):
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
        self._positions = [at for at, _ in again]
        self._keys = [key for _, key in again]

    @staticmethod
    def _introduced(
        view: ArticleView, mentions: Sequence[PlaceMention], told: Sequence[str],
        before: Callable[[int, int], str | None],
    ) -> Iterator[tuple[str, int, str]]:  # fmt: skip
        """Names with the position and place of their introduction."""
        text = view.text
        first: set[str] = set()
        for o in view.mentions("official"):
            if o.name in first or text.find(o.name, o.start + len(o.name)) < 0:
                continue
            first.add(o.name)
            key = before(view.sentence(o.start).start, o.start + 1)
            if key is not None:
                yield o.name, o.start, key
        for m, key in zip(mentions, told, strict=True):
            led = _OF_PLACE.match(text, m.end) if m.level in _SMALL else None
            if led is None:
                continue
            at = led.end()
            if not surname_length(text, at):
                continue
            for size in (_LONGEST, _SHORTEST):
                name = text[at : at + size]
                if name.isalpha() and text.find(name, at + size) >= 0:
                    yield name, at, key
                    break

    def told_in(self, start: int, end: int) -> str | None:
        """The place of the first person who is told of again between two positions."""
        i = bisect_left(self._positions, start)
        return self._keys[i] if i < len(self._positions) and self._positions[i] < end else None
