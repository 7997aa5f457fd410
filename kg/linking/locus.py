"""Where the story is: which place the words at a position are about.

An article moves from place to place. A place that is named moves it (the deepest of a chain); so does a short
reference (该社区, 全市) to a place already named. A paragraph that names none stays where the story was, or goes
back to the place that its section is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.core.document import Line
from kg.core.mentions import Mention, OrganizationMention, PlaceMention
from kg.rules import ArticleView

LEVEL_DEPTH = {
    "province": 0, "prefecture": 1, "county": 2, "township": 3, "village": 4, "community": 4, "quarter": 5, "grid": 6,
}  # fmt: skip

#: levels that a short reference may stand for, by its last word
_REFERENCES: Mapping[str, tuple[str, ...]] = {
    "省": ("province",),
    "市": ("prefecture", "county"),
    "州": ("prefecture",),
    "县": ("county",),
    "旗": ("county",),
    "区": ("county",),
    "镇": ("township",),
    "乡": ("township",),
    "街道": ("township",),
    "社区": ("community",),
    "村": ("village",),
    "小区": ("quarter",),
}
_REFERENCE = re.compile(r"(?:全|我|该|本)(省|市|州|县|旗|区|镇|乡|街道|社区|村|小区)(?![一-鿿]?[长委])")
#: bare words that, in a story, mean the place of that level told of last: 小区电瓶车充电桩不足, 村里开了专题会
_BARE = re.compile(
    r"(?:(?<=[，。；：！？“”‘’（）\n、在到为让把给从对向由])|^)"
    r"(?:这里|这儿|(?<!村（)(社区|小区)(?!）|[一-鿿]?(?:治理|建设|服务站|管理|矫正|工作法|居委|党群|食堂))|(村)(?:里|头|口|民|庄|“两委”|两委|干部|党支部|委会))"
)
#: words before a place that say it is only passed through, come from or looked at
_PASSING = re.compile(
    r"(?:来自|依托|根据|按照|响应|对照|曾是|曾任|原任|时任|调任|生于|毕业于|前往|赴|考察|出生于|籍贯|原籍|户籍|嫁到|老家|远在|返回|抵达"
    r"|相邻|毗邻|临近|距离?)$"
)
#: words after a place that say somebody is of it: 上海一家公司, 江苏籍
_ORIGIN = re.compile(r"(?:的?[一两几这那]家|籍|某|人(?![民大力才]))")
#: bodies inside whose name a place does not move the story
_STILL = frozenset({"government", "enterprise", "property", "school-hospital", "media", "social"})
#: what is told of the whole country is told of no place of the article
_NATION = re.compile(
    r"全国(?!人大|政协|劳模|劳动模范|优秀|先进|文明|重点|民主|示范|“|两会|首|最|各?地?推广)"
    r"|各地|中央层面|国家层面|我国"
)
_CLAUSE = ("", "，", "。", "；", "：", "！", "？", "\n", "“", "”", "、")
_ROAD = 10  # characters that may stand between a place and one inside it: a road, a direction
_BREAK = re.compile(r"[，。；：！？、\n“”]")
_STORY = 600  # characters for which a bare word (村里) still means the place told of last
_OPENING = 120  # characters from a heading in which a section sets its scene
_SHORT_PARAGRAPH = 90  # characters; dialogue and asides stay where the story was


@dataclass(frozen=True, slots=True)
class _Event:
    position: int
    key: str
    passing: bool = False
    leading: bool = True  # it begins a clause, or is a short reference: what follows is about it


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of an article under one heading, and the place that it is about."""

    start: int
    end: int
    focus: str | None


class Locus:
    """Answers which place a position is about.

    `keys` maps place mentions to keys of place records, `levels` a key to its level, `ancestors` a key to the keys
    of every place that contains it.
    """

    def __init__(
        self,
        view: ArticleView,
        keys: Mapping[PlaceMention, str],
        levels: Mapping[str, str],
        ancestors: Mapping[str, frozenset[str]],
        names: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Read the article once; the maps are explained above."""
        self._view = view
        self._levels = levels
        self._names = names
        self._ancestors = ancestors
        self._line_starts = [line.start for line in view.article.lines]
        self._events = self._find_events(keys)
        self._positions = [e.position for e in self._events]
        self.focus = self._most_told(0, len(view.text))
        self.sections = self._find_sections()
        self._section_starts = [s.start for s in self.sections]
        self._carried: dict[int, str | None] = {}
        self._carry()

    def section_index(self, position: int) -> int:
        """Number of the section that holds `position`."""
        return max(0, bisect_right(self._section_starts, position) - 1)

    def at(self, position: int) -> str | None:
        """Key of the place that the words at `position` are about; None where the article names none."""
        line = self._view.line(position)
        if line.role == "title":
            return self.focus  # a headline names the region, the story its place
        if line.role == "heading":
            return self._headed(line) or self.focus
        sentence = self._view.sentence(position)
        if self._nationwide(sentence.start, position):
            return None
        here = self._last(sentence.start, position) or self._first(position, sentence.end)
        here = here or self._of_speaker(line, position)
        return here or self._lasting(line, sentence.start) or self._carried.get(line.start) or self.focus

    def _nationwide(self, start: int, position: int) -> bool:
        """Whether the words before a position turn from the article's places to the whole country."""
        found = list(_NATION.finditer(self._view.text, start, position))
        return bool(found) and self._last(found[-1].end(), position) is None

    def _headed(self, heading: Line) -> str | None:
        """For a heading: the place that it names, else the first one of the text under it."""
        here = self._last(heading.start, heading.end)
        if here or heading.end + 1 >= len(self._view.text):
            return here
        below = self._view.line(heading.end + 1)
        return self._first(below.start, below.end)

    def _of_speaker(self, line: Line, position: int) -> str | None:
        """For words quoted at the start of a paragraph: the place of who says them (“……”家住某小区的居民说)."""
        text = self._view.text
        if text[line.start] != "“":
            return None
        closed = text.find("”", position, line.end)
        if closed < 0 or (text.find("“", position, closed) >= 0 and position > line.start):
            return None
        said = self._view.sentence(min(closed + 1, line.end - 1))
        return self._first(closed, said.end)

    def _lasting(self, line: Line, end: int) -> str | None:
        """The latest place of a paragraph that still holds after its sentence.

        One that is named once, as an example inside a paragraph about a wider place, holds for its sentence only.
        """
        opening = self._view.sentence(line.start).end
        for event in reversed(self._range(line.start, end)):
            if event.passing:
                continue
            wider = self._carried.get(line.start)
            example = wider is not None and wider in self.ancestors(event.key) and self._told[event.key] == 1
            if not example or event.position < opening:
                return event.key
        return None

    def ancestors(self, key: str) -> frozenset[str]:
        """Keys of every place that contains `key`."""
        return self._ancestors.get(key, frozenset())

    def _find_events(self, keys: Mapping[PlaceMention, str]) -> list[_Event]:
        text = self._view.text
        mentions = sorted(keys, key=lambda m: (m.start, m.end))
        bodies: list[Mention] = [
            m
            for m in self._view.mentions("organization")
            if isinstance(m, OrganizationMention) and m.category in _STILL
        ]
        events = []
        first: PlaceMention | None = None  # of a chain
        for m, following in zip(mentions, [*mentions[1:], None], strict=False):
            first = first or m
            if following is not None and self._leads_to(m, following, keys):
                continue  # a chain: only its last place is where the story is
            start, first = first.start, None
            inside = any(b.start <= m.start and m.end < b.end for b in bodies)
            if inside and LEVEL_DEPTH.get(m.level, 9) < LEVEL_DEPTH["community"]:
                continue
            listed = text[m.end : m.end + 1] in ("、", "等") or text[m.start - 1 : m.start] == "、"
            passing = listed or bool(_PASSING.search(text, max(0, start - 4), start) or _ORIGIN.match(text, m.end))
            events.append(_Event(m.start, keys[m], passing, text[start - 1 : start] in _CLAUSE))
        self._told = Counter(e.key for e in events)
        events += self._references(events)
        return sorted(events, key=lambda e: e.position)

    def _leads_to(self, m: PlaceMention, following: PlaceMention, keys: Mapping[PlaceMention, str]) -> bool:
        """Whether a place only says where the next one lies: 东江区长安路的柳苑小区."""
        between = self._view.text[m.end : following.start]
        if between in ("", "的"):
            return True
        inside = keys[m] in self._ancestors.get(keys[following], frozenset())
        return inside and len(between) <= _ROAD and not _BREAK.search(between)

    def _references(self, named: list[_Event]) -> list[_Event]:
        """Short references (该社区, 全市, 村里) as events of the latest place of that level."""
        found = []
        for m in _REFERENCE.finditer(self._view.text):
            levels = _REFERENCES[m.group(1)]
            before = [e for e in named if e.position < m.start()]
            fits = [e.key for e in reversed(before) if self._levels.get(e.key) in levels]
            same = [k for k in fits if self._names.get(k, "").endswith(m.group(1))]
            key = next(iter(same), None) or self._parent_told(before, levels) or next(iter(fits), None)
            if key:
                found.append(_Event(m.start(), key))
        for m in _BARE.finditer(self._view.text):
            levels = _REFERENCES[m.group(1) or m.group(2)] if m.group(1) or m.group(2) else ()
            before = [e for e in named if m.start() - _STORY < e.position < m.start() and not e.passing]
            key = self._scene(before, levels, m.start())
            if key:
                found.append(_Event(m.start(), key))
        return found

    def _scene(self, before: list[_Event], levels: tuple[str, ...], position: int) -> str | None:
        """The place of one of the levels (any level below a county, where none is given) that the story is still in.

        A wider place that is named in between does not end the scene; another one does.
        """
        passed: set[str] = set()
        for e in reversed(before):
            level = self._levels.get(e.key, "")
            fits = level in levels if levels else LEVEL_DEPTH.get(level, 0) > LEVEL_DEPTH["county"]
            if fits:
                inside = passed <= self._ancestors.get(e.key, frozenset())
                return e.key if inside and self._still_there(e, position, passed) else None
            passed.add(e.key)
        return None

    def _still_there(self, event: _Event, position: int, passed: set[str]) -> bool:
        """Whether the story has not left a place: its telling goes on, or it set the scene of this section."""
        starts = self._heading_starts()
        here = bisect_right(starts, event.position)
        if len(starts) > 2 and here == bisect_right(starts, position):  # a lead and one section are one story
            return not passed or event.position - starts[here - 1] < _OPENING
        lines = self._view.article.lines
        first, last = self._line_number(event.position), self._line_number(position)
        long = sum(lines[i].end - lines[i].start >= _SHORT_PARAGRAPH for i in range(first + 1, last + 1))
        return long <= 1 and (not passed or first == last)

    def _line_number(self, position: int) -> int:
        return max(0, bisect_right(self._line_starts, position) - 1)

    def _parent_told(self, before: list[_Event], levels: tuple[str, ...]) -> str | None:
        """The place of one of the levels that the latest place lies in."""
        for e in reversed(before):
            parents = sorted(a for a in self._ancestors.get(e.key, ()) if self._levels.get(a) in levels)
            if parents:
                return max(parents, key=lambda a: LEVEL_DEPTH.get(self._levels[a], 0))
        return None

    def _range(self, start: int, end: int) -> list[_Event]:
        return self._events[bisect_left(self._positions, start) : bisect_left(self._positions, end)]

    def _last(self, start: int, end: int) -> str | None:
        """The latest place of a stretch; a wider one inside a clause (素有陕西“粮仓”之称) does not end a narrower."""
        events = [e for e in self._range(start, end) if not e.passing]
        while len(events) > 1:
            last = events[-1]
            if last.leading or not any(last.key in self.ancestors(e.key) for e in events[:-1]):
                break
            events.pop()
        return events[-1].key if events else None

    def _first(self, start: int, end: int) -> str | None:
        events = [e for e in self._range(start, end) if not e.passing]
        return events[0].key if events else None

    def _most_told(self, start: int, end: int) -> str | None:
        """The place that a stretch is about: named most often, headings and title counting double; then the deepest."""
        counts: Counter[str] = Counter()
        first: dict[str, int] = {}
        for e in self._range(start, end):
            if e.passing:
                continue
            counts[e.key] += 2 if self._view.line(e.position).role in ("title", "heading") else 1
            first.setdefault(e.key, e.position)
        if not counts:
            return None
        return min(counts, key=lambda k: (-counts[k], -LEVEL_DEPTH.get(self._levels.get(k, ""), 0), first[k]))

    def _heading_starts(self) -> list[int]:
        starts = [0]
        previous = ""
        for line in self._view.article.lines:
            if line.role == "heading" and previous != "heading" and line.start > 0:
                starts.append(line.start)
            previous = line.role
        return starts

    def _find_sections(self) -> list[Section]:
        starts = self._heading_starts()
        ends = [*starts[1:], len(self._view.text)]
        return [Section(a, b, self._most_told(a, b) or self.focus) for a, b in zip(starts, ends, strict=True)]

    def _carry(self) -> None:
        """Fill, by start of a line, the place that it is about before it names one itself."""
        current = self.focus
        section = -1
        for line in self._view.article.lines:
            here = self.section_index(line.start)
            focus = self.sections[here].focus
            if here != section:
                section, current = here, focus
            elif current != focus and focus is not None:
                wide = focus in self._ancestors.get(current or "", frozenset())
                text = self._view.text[line.start : line.end]
                aside = len(text) < _SHORT_PARAGRAPH or text[:1] in "“‘"
                if wide and not aside and self._told[current or ""] <= 1:
                    current = focus
            self._carried[line.start] = current
            current = self._lasting(line, line.end) or current
