"""Where the story is: which place the words at a position are about.

An article moves from place to place. A place that is named moves it (the deepest of a chain); so does a short
reference (该社区, 全市) to a place already named. A paragraph that names none stays where the story was, or goes
back to the place that its section is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.core.counts import counts
from kg.core.document import Line
from kg.linking.places import PlaceResolution
from kg.linking.where.course import Course
from kg.linking.where.events import BREAK, Events
from kg.linking.where.focus import Focus
from kg.linking.where.goes_on import goes_on, tells_policy
from kg.linking.where.nation import Nation
from kg.linking.where.people import People
from kg.linking.where.references import LEVEL_DEPTH, SHORT_PARAGRAPH, Event
from kg.linking.where.speech import Speech
from kg.rules import ArticleView

#: how a paragraph begins that sums up for the place of the article
_SUMMING = re.compile(r"截[至止]|据(?:了解|统计|介绍)，|累计|[^，。；：！？、“”\n]{0,14}以来，|(?:目前|如今)，")
#: how a member of a series begins that the force of a district acts in: 西岸公安
_FORCE = re.compile("([一-鿿]{2})(?:公安|交警|检察|法院|税务|消防|城管)(?!部门|机关|等|和|、)")
_CLOSE = 2  # characters of a word between the beginning of a trouble and its place
_BRIEF = 16  # characters of a sentence that opens a paragraph and leads to who the next one is about
#: behind what somebody said: the paper goes on
_SAID = ("说。", "表示。", "介绍。", "坦言。", "感慨。", "说道。", "告诉记者。", "回忆。", "”")
#: words before the place whose a thing is that a sentence begins with: “甲”是|柳州市设立的…
_ITS = re.compile("[^，。；：！？\n“]{2,18}，?是")
#: words of a sentence that says only of what a thing is an example
_STANDS_FOR = re.compile("缩影|写照|之一|例子|样本|代表|体现|实践|成果")
_JOINS = frozenset("、和与及")
_ROW = 24  # characters from one of a row of places to the next
_REGIONS = 3  # provinces that a section tells of, from which on it tells of the whole country


class Section(NamedTuple):
    """A stretch of an article under one heading, and the place that it is about."""

    start: int
    end: int
    focus: str | None


class Locus:
    """Answers which place a position is about.

    Answers are keys of place records.
    """

    def __init__(self, view: ArticleView, places: PlaceResolution, words: Mapping[str, Sequence[int]]) -> None:
        """Read the article once; `places` says what its names mean, `words` are those of its text (`find_words`)."""
        self._view = view
        self._words = words
        self._places = places.entities
        self._mentions, self._told_keys = places.mentions, places.told
        self._ancestors = places.ancestors
        self._lines = view.article.lines
        # the first begins at 0, so that every position lies in one
        self._line_starts = [0, *[line.start for line in self._lines[1:]]]
        self._headings = self._heading_starts()
        finder = Events(view, words, self._headings, self._line_starts)
        events = finder.find(places)
        self._told, self._listed = finder.told, finder.listed
        self._passed = [(e.position, e.key) for e in events if e.passing]
        self._events = [e for e in events if not e.passing]  # those that move the story
        self._course = course = Course(self._events, self._ancestors)
        self._positions = course.positions
        self._nation = Nation(view, words["nation"], course.last)
        focus = Focus(course, self._places, self._ancestors, self._lines, self._line_starts)
        self.focus = focus.of(0, len(view.text), None)
        self.sections = self._find_sections(focus)
        self._section_starts = [s.start for s in self.sections]
        self._carried: dict[int, str | None] = {}
        self._counts: dict[int, dict[str, int]] = {}  # of places, by number of a section; filled when asked for
        self._summed: set[int] = set()  # paragraphs that sum up what many regions did
        self._carry()
        self._people = People(view, self._mentions, self._told_keys, course.last)
        self._speech = Speech(view, course.first, self._people.speaks_for)
        self._silent: dict[tuple[int, int], str | None] = {}  # answers given, by starts of line and sentence

    def related(self, one: str | None, other: str | None) -> bool:
        """Whether two places are one, or one lies in the other, or either is not told."""
        if one is None or other is None or one == other:
            return True
        return one in self.ancestors(other) or other in self.ancestors(one)

    def tells(self, place: str, start: int, end: int) -> bool:
        """Whether a place, or one inside it, is named or referred to between two positions."""
        told = self._events[bisect_left(self._positions, start) : bisect_left(self._positions, end)]
        return any(e.key == place or place in self.ancestors(e.key) for e in told)

    def stays_in(self, place: str | None, start: int = 0, end: int | None = None) -> bool:
        """Whether every place told of, here or between two positions, is one place, lies in it or holds it."""
        if place is None:
            return False
        above = self.ancestors(place)
        told = self._events
        if end is not None:
            told = told[bisect_left(self._positions, start) : bisect_left(self._positions, end)]
        return all(e.key == place or e.key in above or place in self.ancestors(e.key) for e in told)

    def times(self, place: str | None) -> int:
        """How often a place is named or referred to."""
        return sum(e.key == place for e in self._events)

    def section_index(self, position: int) -> int:
        """Number of the section that holds `position`."""
        return bisect_right(self._section_starts, position) - 1  # the first begins at 0

    def at(self, position: int) -> str | None:
        """Key of the place that the words at `position` are about; None where the article names none."""
        line = self._lines[bisect_right(self._line_starts, position) - 1]
        if line.role != "body":
            if line.role == "title":
                return self.focus  # a headline names the region, the story its place
            if line.role == "heading":
                return self._headed(line) or self.sections[self.section_index(line.start)].focus
        start, end = self._view.sentence(position)
        if self._nation.told and self._nation.reached(start, position):
            return None
        positions = self._positions
        first = bisect_left(positions, start)
        here = bisect_right(positions, position, first)  # a trouble may begin with its place
        if here < len(positions):  # or with the chain that its place ends, or the word before: 辖区|柳湾小区
            begin = self._events[here].begin
            if 0 <= begin <= position + _CLOSE and not BREAK.search(self._view.text, position, begin):
                return self._events[here].key
        if first < here:
            told = self._course.told_until(first, here, self._view.text, position)
            return self._of_row(told, self._events[here - 1], start)
        if here < len(positions) and positions[here] < end:
            event = self._events[here]
            stays = self._carried.get(line.start)
            by_the_way = not event.leading and stays is not None and event.key in self.ancestors(stays)
            if not by_the_way or self._is_of(position, event, end):
                return event.key
        said = self._speech.place(line, start, position)
        if said and self._moves(said, line, start, end):
            return said
        if self._nation.told and self._nation.holds(line, start, end):
            return None
        found = self._led_on(start, first) if start > 0 and self._view.text[start - 1] == "；" else None
        if found is None and line.start in self._summed and self._course.last(line.start, start) is None:
            return None
        found = found or self._of_silence(line, start, end)
        return None if self._listed and self._is_elsewhere(found, start, position) else found

    def _is_of(self, position: int, event: Event, end: int) -> bool:
        """Whether a sentence says whose the thing is that it begins with: “甲”是柳州市设立的…"""
        its = _ITS.fullmatch(self._view.text, position, event.begin)
        return its is not None and _STANDS_FOR.search(self._view.text, event.begin, end) is None

    def _of_row(self, told: str, last: Event, start: int) -> str:
        """For what was done in a row of places (在甲镇、乙镇建成两个园子): the one around them that is named."""
        if told != last.key or self._view.text[last.begin - 1 : last.begin] not in _JOINS:
            return told
        i = bisect_left(self._passed, (start,))
        row = [key for at, key in self._passed[i:] if last.begin - _ROW <= at < last.begin]
        if not row or self._places[row[-1]].level != self._places[told].level:
            return told
        around = self.ancestors(row[-1]) & self.ancestors(told)
        named = [k for k in around if self._view.text.find(self._places[k].name, start, last.begin) >= 0]
        return max(named, key=self._depth, default=told)

    def _led_on(self, start: int, first: int) -> str | None:
        """For a member of a series (……；……): the place of those before it, unless it is the last of several."""
        text, led = self._view.text, start  # behind a semicolon
        while led > 0 and text[led - 1] == "；":
            led = self._view.sentence(led - 1).start
        before = bisect_left(self._positions, led, 0, first)
        if before == first or text[self._positions[first - 1] - 1] in "、和及":
            return None
        key = self._course.last_of(before, first)
        force = _FORCE.match(text, start)
        if key is not None and force and not self._places[key].name.startswith(force[1]):
            return max(self.ancestors(key), key=self._depth, default=key)  # of one not known
        return key

    def _depth(self, key: str) -> tuple[int, str]:
        """How small a place is; of two of one level (one in the corps) the same one always comes first."""
        return LEVEL_DEPTH.get(self._places[key].level, 0), key

    def _is_elsewhere(self, place: str | None, start: int, position: int) -> bool:
        """Whether a sentence tells of several places (柳州、榆州等地) of which one has nothing to do with a place."""
        listed = self._listed[bisect_left(self._listed, (start,)) : bisect_left(self._listed, (position,))]
        return any(not self.related(key, place) for _, key in listed)

    def _moves(self, said: str, line: Line, start: int, end: int) -> bool:
        """Whether who speaks brings the story to his place.

        Not inside a paragraph about a part of it, nor where a community speaks of one of its quarters.
        """
        here = self._of_silence(line, start, end)
        if here is None or said not in self.ancestors(here):
            return True
        if self._places[here].level == "quarter":
            return False
        if self.tells(here, line.start, start):
            return False  # the speech itself names it
        return self._view.text[line.start] == "“" or not self.tells(here, start, end)

    def _of_silence(self, line: Line, start: int, end: int) -> str | None:
        """For a sentence that names no place where it is."""
        found = self._silent.get((line.start, start), "")  # of a sentence without any place all positions tell the same
        if found == "":
            found = (
                self._lasting(line, start)
                or (self._answered(line, end) if self._view.text[end - 1] in "？…！" else None)
                or self._carried.get(line.start)
                or self.focus
            )
            person = self._people.told_in(start, end)
            if person is None and not self._view.text.endswith(_SAID, line.start, start):
                person = self._people.told_in(line.start, start)
            if person is None and start == line.start and end - start < _BRIEF and end < line.end:
                person = self._people.told_in(end, self._view.sentence(end).end)
            if person is not None and found in self.ancestors(person):
                found = person
            self._silent[line.start, start] = found
        return found

    def _headed(self, heading: Line) -> str | None:
        """For a heading: the place that it names, else the first one of the text under it.

        Where that is a part of the article's place, an example may well begin the text: the heading is about the whole.
        """
        here = self._course.last(heading.start, heading.end)
        if here or heading.end + 1 >= len(self._view.text):
            return here
        below = self._view.line(heading.end + 1)
        first = self._course.first(below.start, below.end)
        return self.focus if self.focus in self.ancestors(first or "") else first

    def _answered(self, line: Line, end: int) -> str | None:
        """For a question or outcry: the place with which the next sentence of the paragraph begins."""
        if end >= line.end:
            return None
        i = bisect_left(self._positions, end)
        after = self._view.sentence(end)
        begins = i < len(self._positions) and self._positions[i] < after.end and self._events[i].leading
        return self._events[i].key if begins else None

    def _lasting(self, line: Line, end: int) -> str | None:
        """The latest place of a paragraph that still holds after its sentence.

        One that is named once, as an example inside a paragraph about a wider place, holds for its sentence only.
        """
        first = bisect_left(self._positions, line.start)
        last = bisect_left(self._positions, end, first)
        if first == last:
            return None
        wider = self._carried.get(line.start)
        over = self._over_several(first, last)
        if over is not None:
            return over
        for i in range(last - 1, first - 1, -1):
            event = self._events[i]
            if not event.leading and self._inside(event.key, wider, first, i):
                continue
            example = wider is not None and self._told.get(event.key) == 1 and wider in self.ancestors(event.key)
            if not example or event.position < self._view.sentence(line.start).end:
                return event.key
        return None

    def _over_several(self, first: int, last: int) -> str | None:
        """The place that a row of examples lies in, where one was told before them: 柳河区：甲镇……；乙镇……."""
        keys = [e.key for e in self._events[first:last]]
        if len(keys) < 3 or keys[-1] == keys[-2]:
            return None
        above = self.ancestors(keys[-1]) & self.ancestors(keys[-2])
        return keys[-3] if keys[-3] in above else None

    def _inside(self, key: str, carried: str | None, first: int, i: int) -> bool:
        """Whether the story was inside a place already when some clause named it by the way."""
        before = [e.key for e in self._events[first:i]]
        return any(key in self.ancestors(k) for k in (carried, *before) if k is not None)

    def ancestors(self, key: str) -> frozenset[str]:
        """Keys of every place that contains `key`."""
        return self._ancestors.get(key, frozenset())

    def _line_number(self, position: int) -> int:
        return bisect_right(self._line_starts, position) - 1

    def _heading_starts(self) -> list[int]:
        starts = [0]
        previous = ""
        for line in self._lines:
            if line.role == "heading" and previous != "heading" and line.start > 0:
                starts.append(line.start)
            previous = line.role
        return starts

    def _find_sections(self, finder: Focus) -> list[Section]:
        starts = self._headings
        if len(starts) == 1:
            return [Section(0, len(self._view.text), self.focus)]
        ends = [*starts[1:], len(self._view.text)]
        sections: list[Section] = []
        first = self._first_told()
        for a, b in zip(starts, ends, strict=True):
            focus = finder.of(a, b, self.focus if a > 0 else None)
            if focus is None and sections and b <= first and sections[-1].focus in self.ancestors(self.focus or ""):
                focus = sections[-1].focus  # the place of the article is not named yet
            sections.append(Section(a, b, focus or self.focus))
        return sections

    def _first_told(self) -> int:
        """Where the place of the article is first named."""
        return next((e.position for e in self._events if e.key == self.focus), 0)

    def _seldom(self, key: str | None, section: int) -> bool:
        """Whether a section tells of a place half as often as of the one that it is about, or less."""
        if section not in self._counts:
            start, end, _ = self.sections[section]
            told = self._events[bisect_left(self._positions, start) : bisect_left(self._positions, end)]
            self._counts[section] = counts([e.key for e in told])
        times = self._counts[section].get
        return 2 * times(key or "", 0) <= times(self.sections[section].focus or "", 0)

    def _comes_to(self, section: int, end: int) -> bool:
        """Whether a section tells of the article's place until a position, and only then of the part it is about."""
        start, _, focus = self.sections[section]
        if focus is None or self.focus not in self.ancestors(focus):
            return False
        told = self._events[bisect_left(self._positions, start) : bisect_left(self._positions, end)]
        return all(e.key != focus for e in told)

    def _is_scattered(self, section: int) -> bool:
        """Whether a section tells of places in several provinces, and of none of them often."""
        start, end, _ = self.sections[section]
        told = self._events[bisect_left(self._positions, start) : bisect_left(self._positions, end)]
        regions = counts([self._region(e.key) for e in told])
        return len(regions) >= _REGIONS

    def _region(self, key: str) -> str:
        """The province that a place lies in."""
        return min([key, *self.ancestors(key)], key=lambda k: LEVEL_DEPTH.get(self._places[k].level, 9))

    def _carry(self) -> None:
        """Fill, by start of a line, the place that it is about before it names one itself."""
        current = self.focus
        section = -1
        several = len(self.sections) > 1
        first = 0  # number of the first event of a line
        ended: str | None = None  # the place that the line before named last
        for line in self._lines:
            here = self.section_index(line.start) if several else 0
            focus = self.sections[here].focus
            sums = _SUMMING.match(self._view.text, line.start) is not None
            if here != section:
                section, current = here, self.focus if self._comes_to(here, line.end) else focus
            elif goes_on(self._view.text, line.start):
                current = ended or current
            elif current == self.focus and self._comes_to(here, line.start):
                pass
            elif current != focus and focus is not None:
                wide = focus in self._ancestors.get(current or "", frozenset())
                aside = not sums and (line.end - line.start < SHORT_PARAGRAPH or self._view.text[line.start] in "“‘")
                narrow = current in self._ancestors.get(focus, frozenset())
                once = self._told.get(current or "", 0) <= 1
                # an aside goes on with an example, not with a wider place named by the way
                if (narrow and (once or self._seldom(current, here))) or (
                    wide and (once or (sums and self._seldom(current, here))) and not aside
                ):
                    current = focus
            if (
                current != self.focus
                and self.focus in self.ancestors(current or "")
                and tells_policy(self._view.text, line.start)
            ):
                current = self.focus
            self._carried[line.start] = current
            if sums and self._is_scattered(here):
                self._summed.add(line.start)
            after = bisect_left(self._positions, line.end, first)
            ended = self._course.last_of(first, after) if first < after else None
            if first < after:
                current = self._lasting(line, line.end) or current
                first = after
