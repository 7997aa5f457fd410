"""Which place a bare “社区党委” belongs to: the article's own, where it is clear."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from operator import attrgetter

from kg.core.mentions import PlaceMention
from kg.rules import ArticleView

_PROVINCES = ("省", "自治区")
_REGIONS = {
    "新疆": "新疆维吾尔自治区",
    "广西": "广西壮族自治区",
    "宁夏": "宁夏回族自治区",
    "内蒙古": "内蒙古自治区",
    "西藏": "西藏自治区",
}
_MUNICIPALITIES = ("北京", "天津", "上海", "重庆", "北京市", "天津市", "上海市", "重庆市")
_BY_START = attrgetter("start")
_FULL = tuple("市县区旗州盟")  # how full names of counties and prefectures end
_NEAR = 400  # characters back to the place that a bare body belongs to
#: level of the place that a bare word stands for
LEVEL_OF_WORD = {
    "省": "province",
    "自治区": "province",
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
    "州": "prefecture",
    "盟": "prefecture",
    "旗": "county",
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
        self.names = frozenset(m.name for m in mentions)
        self._starts = [m.start for m in mentions]
        self._levels: dict[str, list[PlaceMention]] = defaultdict(list)
        for m in mentions:
            if not m.alias_of:
                self._levels[m.level].append(m)
                self._levels[m.level + m.name[-1]].append(m)
        self._index: dict[str, tuple[list[int], bool]] = {}

    def ending_at(self, position: int) -> PlaceMention | None:
        """The place whose name ends at `position`."""
        return self.by_end.get(position)

    def covers(self, position: int) -> bool:
        """Does a place name reach over `position`?"""
        at = bisect_right(self._starts, position)
        return any(position < m.end for m in self.mentions[max(0, at - 3) : at])

    def nearest(self, word: str, position: int) -> str:
        """Name of the place that a bare `word` (社区, 县 …) stands for, or "" where it is not clear."""
        keys = ("prefecture市", "county市", "province市") if word == "市" else (LEVEL_OF_WORD[word],)
        if word in "县区旗州盟":
            keys = (LEVEL_OF_WORD[word] + word,)
        if word in _PROVINCES:
            return self._province(word, position)
        key = next((k for k in keys if k in self._levels), "")
        if word == "市" and key == "prefecture市" and "county市" in self._levels:
            own = self._own_city(position)
            if own:
                return own
        if word == "市" and not key and "province" in self._levels:  # 北京: 市民政局
            city = self._clear("province", position)
            return f"{city}市" if city in _MUNICIPALITIES else ""
        return self._clear(key, position) if key else ""

    def _own_city(self, position: int) -> str:
        """The city of county level that a bare 市 means though its prefecture is named too, or "".

        It is the city that the sentence names last before; else the one that the story names, where only the headline
        names the prefecture.
        """
        county, prefecture = self._levels["county市"], self._levels["prefecture市"]
        start = self.view.sentence(position).start
        last = max((m for m in (*county, *prefecture) if start <= m.start < position), key=_BY_START, default=None)
        if last is not None:
            return last.name if last.level == "county" else ""
        headline = self.view.line(0).end
        told = {m.name for m in county if headline <= m.start < position}
        if len(told) != 1 or any(m.start >= headline for m in prefecture):
            return ""
        return told.pop()

    def _province(self, word: str, position: int) -> str:
        """The full name of the province or autonomous region, also where the article has it in short."""
        name = self._clear("province", position) if "province" in self._levels else ""
        full = _REGIONS.get(name, name)
        if word == "自治区" or full.endswith("自治区"):
            return full if word == "自治区" and full.endswith("自治区") else ""
        return "" if full in _MUNICIPALITIES else full if full.endswith("省") else f"{full}省" if full else ""

    def _clear(self, key: str, position: int) -> str:
        found, (starts, only) = self._levels[key], self._starts_of(key)
        if only and starts[0] - position <= _NEAR:
            return found[0].name
        at = bisect_left(starts, position)
        if at == 0:
            return ""
        last = found[at - 1]
        if last.level in ("county", "prefecture", "province"):
            return last.name if self.view.line(position) == self.view.line(last.start) else ""
        return last.name if position - last.end <= _NEAR else ""

    def _starts_of(self, key: str) -> tuple[list[int], bool]:
        """Where the places of a level stand, and whether they are all the same."""
        if key not in self._index:
            found = self._levels[key]
            self._index[key] = [m.start for m in found], len({m.name for m in found}) == 1
        return self._index[key]

    def only_home(self, position: int) -> str:
        """The one community or village that the article is about, where it has been named by then."""
        found = [*self._levels.get("community", ()), *self._levels.get("village", ())]
        if len({m.name for m in found}) != 1 or min(m.start for m in found) > position:
            return ""
        return str(found[0].name)

    def only_upper(self) -> str:
        """The one county of the article, or its one prefecture where it names no county."""
        for level in ("county", "prefecture"):
            names = {m.name for m in self._levels.get(level, ())}
            if names:
                name = names.pop() if len(names) == 1 else ""
                return name if name.endswith(_FULL) else ""
        return ""

    def elsewhere(self, name: str, position: int) -> bool:
        """Whether a sentence names another county, a prefecture or a province last: its bare offices are not of one."""
        start = self.view.sentence(position).start
        for m in reversed(self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, position)]):
            if m.level in ("province", "prefecture", "county"):
                return m.name != name
        return False

    def in_sentence(self, position: int) -> PlaceMention | None:
        """The one community, village or quarter that the sentence names before `position`."""
        first = bisect_left(self._starts, self.view.sentence(position).start)
        found = [
            m
            for m in self.mentions[first : bisect_left(self._starts, position)]
            if m.end <= position and m.level in ("community", "village", "quarter") and not m.alias_of
        ]
        return found[-1] if len({m.name for m in found}) == 1 else None
