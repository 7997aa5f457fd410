"""Which place a bare “社区党委” belongs to: the article's own, where it is clear."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from kg.core.mentions import PlaceMention
from kg.rules import ArticleView

_NEAR = 400  # characters back to the place that a bare body belongs to
#: level of the place that a bare word stands for
LEVEL_OF_WORD = {
    "社区": "community",
    "居民区": "community",
    "村": "village",
    "小区": "quarter",
    "镇": "township",
    "乡": "township",
    "街道": "township",
    "县": "county",
    "区": "county",
    "市": "",  # a city of either level: see `city`
    "农场": "county",
    "团": "county",
    "连队": "village",
}


class Places:
    """Named places of an article, for bodies to stand on."""

    def __init__(self, view: ArticleView) -> None:
        """Read the places of the article that `view` shows."""
        self.view = view
        mentions = [m for m in view.mentions("place") if isinstance(m, PlaceMention)]
        self.by_end = {m.end: m for m in mentions}
        self.mentions = mentions
        self._levels: dict[str, list[PlaceMention]] = defaultdict(list)
        for m in mentions:
            if not m.alias_of:
                self._levels[m.level].append(m)

    def ending_at(self, position: int) -> PlaceMention | None:
        """The place whose name ends at `position`."""
        return self.by_end.get(position)

    def nearest(self, word: str, position: int) -> str:
        """Name of the place that a bare `word` (社区, 县 …) stands for, or "" where it is not clear."""
        if word == "市":
            return self._city(position)
        found = [
            m for m in self._levels[LEVEL_OF_WORD[word]] if word != "县" or m.name.endswith(("县", "旗"))
        ]
        if word == "区":
            found = [m for m in found if m.name.endswith("区")]
        return self._clear(found, position)

    def _city(self, position: int) -> str:
        counties = [m for m in self._levels["county"] if m.name.endswith("市")]
        cities = [m for m in self._levels["prefecture"] if m.name.endswith("市")]
        municipalities = [m for m in self._levels["province"] if m.name.endswith("市")]
        return self._clear(cities or counties or municipalities, position)

    def _clear(self, found: list[PlaceMention], position: int) -> str:
        names = {m.name for m in found}
        if len(names) == 1 and found[0].start - position <= _NEAR:
            return found[0].name
        at = bisect_left([m.start for m in found], position)
        if at == 0:
            return ""
        last = found[at - 1]
        if last.level in ("county", "prefecture"):
            return last.name if self.view.line(position) == self.view.line(last.start) else ""
        return last.name if position - last.end <= _NEAR else ""

    def in_sentence(self, position: int) -> PlaceMention | None:
        """The one community, village or quarter that the sentence names before `position`."""
        start = self.view.sentence(position).start
        found = [
            m
            for m in self.mentions
            if start <= m.start
            and m.end <= position
            and m.level in ("community", "village", "quarter")
            and not m.alias_of
        ]
        return found[-1] if len({m.name for m in found}) == 1 else None
