"""Statements of trouble: candidates weighed by the sentence they stand in, one mention for each story."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate

from extractors.entities.problem.candidates import BREAK, COUNT, COUNT_BEGINS, Candidate, Candidates
from extractors.entities.problem.resolution import Resolutions
from extractors.entities.problem.topics import Topics
from extractors.entities.problem.types import TypeWords
from kg.core.mentions import PlaceMention, ProblemMention
from kg.rules import ArticleView, Hit

#: longest clause kept whole as the name of a trouble
LONGEST = 40
#: how far before and after it words of the sentence bear on a trouble
BEFORE, AFTER = 60, 30
#: how near a plain statement silences a vague one
BESIDE = 45
#: two tellings of one type nearer than this are one story, whatever places stand between
STORY = 250
#: a quotation longer than this is speech, a shorter one a name; none is looked for further than this
SPEECH, QUOTATION = 12, 300
#: score from which a candidate is kept
ENOUGH = 2
#: a line shorter than this without a stop is a heading, whatever the page reader took it for
HEADING = 30

#: how soon after its sentence the text must turn to what was done about a vague trouble
TURN = 20

_SAYS_SO = ("past", "told", "solving")
_BEFORE_IT = ("wards", "conditions", "not_there", "past")
# those marks of BREAK that end a part of a sentence, and a clause that has a topic
_PARTS, _CLAUSES = "，。；！？：\n", "，。；！？：…\n"
_STOP = re.compile(r"[。；！？\n]")
# 提升化解矛盾纠纷能力, 安全隐患大排查: a field of work is named, no trouble told
_WORK = re.compile(r"[”’]?(?:类|的)?(?:全流程|全链条|大?排查|预防|调处|化解|调解|水平|机制|能力|案件|处置|清单|工作)")
_WORKED_ON = ("neighbour-dispute", "safety")
_CALLED = re.compile(r"[”’]?等?[^，。；、！？\n]{0,6}?(?:问题|难题|难点|痛点|烦心事)")
_VAGUE = ("problem.hardship", "problem.reported")
_EDGE = "“”‘’《》（）() 　的了，"
_NOT_TOLD = ("title", "kicker", "byline", "caption", "heading")
_PLACED = ("township", "community", "village", "quarter")


class Finder:
    """Finds the troubles of one article."""

    def __init__(self, view: ArticleView, words: TypeWords, slow: Collection[str], abstract: Collection[str]) -> None:
        """`slow` are types partly solved once someone set about them, `abstract` those too wide for vague words."""
        self._view, self._text, self._words, self._slow = view, view.text, words, slow
        self._abstract = abstract
        mentions = view.mentions("place")
        self._places = [m for m in mentions if isinstance(m, PlaceMention) and m.level in _PLACED]
        self._place_starts = [m.start for m in self._places]
        self._breaks = _ends_of(BREAK, self._text)
        self._parts = [end for end in self._breaks if self._text[end - 1] in _PARTS]
        self._topics = Topics(view, words, [e - 1 for e in self._breaks if self._text[e - 1] in _CLAUSES])
        self._ends = {n: [h.end for h in view.hits(f"problem.{n}")] for n in _BEFORE_IT}
        self._says_so = [[h.start for h in view.hits(f"problem.{n}")] for n in _SAYS_SO]
        self._turns = [h.start for h in view.hits("problem.turns")]
        self._line_starts = [line.start for line in view.article.lines]
        self._bodies: dict[int, bool] = {}
        self._weighed: dict[tuple[int, int, str, int], bool] = {}

    def find(self) -> Iterator[ProblemMention]:
        """One mention for each trouble that is told; other tellings of it go with it."""
        told = [c for c in Candidates(self._view, self._words, self._topics, self._worth).find() if self._tells(c)]
        resolutions = Resolutions(self._view, self._slow)
        for story in self._stories(sorted(told, key=lambda c: (c.start, -c.end, c.type, c.rule))):
            alone = len(story) == 1
            clearest = story[0] if alone else max(story, key=lambda c: (self._clarity(c), -c.start))
            start, end = self._clause(clearest)
            yield ProblemMention(
                start=start,
                end=end,
                name=self._text[start:end],
                rule=clearest.rule,
                confidence=min(
                    0.95, 0.5 + 0.1 * (clearest.score + self._frame(clearest.start, clearest.end, clearest.rule))
                ),
                type=clearest.type,
                resolution=resolutions.of(
                    clearest.type, clearest.start, clearest.end, self._counted(clearest.end, clearest.rule)
                ),
                also=() if alone else tuple(sorted({self._clause(c) for c in story} - {(start, end)})),
            )

    # weighing

    def _tells(self, c: Candidate) -> bool:
        if not self._worth(c.start, c.end, c.rule, c.score):
            return False
        if self._unreal(self._left(c.start), c.start):
            self._view.reject("problem", c.start, c.end, c.rule, "kept away, absent or only possible")
            return False
        if c.type in _WORKED_ON and _WORK.match(self._text, c.end):
            self._view.reject("problem", c.start, c.end, c.rule, "names a field of work, tells no trouble")
            return False
        return True

    def _worth(self, start: int, end: int, rule: str, score: int) -> bool:
        """Whether words stand in running text that says enough, whatever type of trouble they are."""
        key = (start, end, rule, score)
        if key not in self._weighed:
            self._weighed[key] = self._weigh(start, end, rule, score)
        return self._weighed[key]

    def _weigh(self, start: int, end: int, rule: str, score: int) -> bool:
        if not self._in_body(start):
            return False
        if score >= ENOUGH:
            return True
        score += self._frame(start, end, rule)
        # a clause that begins in the past is enough for a mild word (过去，… too)
        return score >= ENOUGH or (score + 1 >= ENOUGH and self._any_ending("past", self._left(start) - 1, start))

    def _in_body(self, position: int) -> bool:
        """Whether the line at a position is running text, no heading."""
        at = bisect_right(self._line_starts, position) - 1
        known = self._bodies.get(at)
        if known is None:
            line = self._view.line(position)
            short = line.end - line.start < HEADING
            known = line.role not in _NOT_TOLD and not (short and not _STOP.search(self._text, line.start, line.end))
            self._bodies[at] = known
        return known

    def _unreal(self, left: int, start: int) -> bool:
        """Whether what follows is kept away, absent or only possible."""
        if any(h.start >= left for h in self._ending("wards", left, start)):
            return True
        part = self._after(self._parts, start)
        if any(h.start >= part for h in self._ending("conditions", part, start)):
            return True
        return self._any_ending("not_there", start, start)

    def _ending(self, name: str, start: int, end: int) -> Sequence[Hit]:
        """Hits of a category that end between two positions, both included."""
        ends = self._ends[name]
        lo = bisect_left(ends, start)
        return self._view.hits(f"problem.{name}")[lo : bisect_right(ends, end, lo=lo)]

    def _any_ending(self, name: str, start: int, end: int) -> bool:
        ends = self._ends[name]
        at = bisect_left(ends, start)
        return at < len(ends) and ends[at] <= end

    def _frame(self, start: int, end: int, rule: str) -> int:
        """How much the sentence says so: looks back, complains, acts, counts, or is said by someone."""
        sentence = self._view.sentence(start)
        lo, hi = start - BEFORE, end + AFTER
        lo = sentence.start if sentence.start > lo else lo
        hi = sentence.end if sentence.end < hi else hi
        score = 0
        for starts in self._says_so:
            at = bisect_left(starts, lo)
            # before it, or else behind it
            if at < len(starts) and (starts[at] < start or self._within(starts, end, hi, at)):
                score += 1
        if rule in _VAGUE and self._within(self._turns, sentence.end, sentence.end + TURN):
            score += 1
        if self._counted(end, rule):
            score += 2
        return score + (rule == "problem.thing_fault" and self._spoken(start, end))

    def _counted(self, end: int, rule: str) -> bool:
        """Whether the text says that such troubles were dealt with, as of a list or a number of them."""
        if rule == "problem.listed":
            return True
        return self._text[end : end + 1] in COUNT_BEGINS and COUNT.match(self._text, end) is not None

    @staticmethod
    def _within(starts: Sequence[int], start: int, end: int, low: int = 0) -> bool:
        at = bisect_left(starts, start, low)
        return at < len(starts) and starts[at] < end

    def _spoken(self, start: int, end: int) -> bool:
        """Whether someone is quoted saying it."""
        line = self._view.line(start)
        opened = self._text.rfind("“", max(line.start, start - QUOTATION), start)
        if opened < 0 or self._text.find("”", opened, start) >= 0:
            return False
        stop = min(line.end, end + QUOTATION)
        closed = self._text.find("”", end, stop)
        return (closed if closed >= 0 else stop) - opened > SPEECH

    # one mention for each story

    def _stories(self, candidates: Sequence[Candidate]) -> list[list[Candidate]]:
        """Tellings of one trouble together: same type, and near each other or of the same place."""
        vague = [c for c in candidates if c.rule in _VAGUE]
        stories = self._placed_stories([c for c in candidates if c.rule not in _VAGUE])
        of_type: dict[str, list[list[Candidate]]] = {}
        for story in stories:
            of_type.setdefault(story[0].type, []).append(story)
        plain = sorted(c.start for story in stories for c in story)
        for c in vague:
            if c.type not in of_type and (c.type in self._abstract or self._beside(plain, c)):
                continue
            if c.type not in of_type:
                stories.append([])
                of_type[c.type] = [stories[-1]]
            self._nearest(of_type[c.type], c).append(c)
        return [story for story in stories if story]

    @staticmethod
    def _nearest(stories: Sequence[list[Candidate]], c: Candidate) -> list[Candidate]:
        at = bisect_right(stories, c.start, key=lambda story: story[0].start if story else 0)
        near = stories[max(0, at - 1) : at + 1]
        return min(near, key=lambda story: abs(story[0].start - c.start) if story else 0)

    def _beside(self, starts: Sequence[int], c: Candidate) -> bool:
        """Whether the sentence says more plainly what the trouble is."""
        sentence = self._view.sentence(c.start)
        at = bisect_left(starts, max(sentence.start, c.start - BESIDE))
        return at < len(starts) and starts[at] < min(sentence.end, c.end + BESIDE)

    def _placed_stories(self, candidates: Sequence[Candidate]) -> list[list[Candidate]]:
        stories: list[list[Candidate]] = []
        latest: dict[str, list[Candidate]] = {}
        placed: dict[tuple[str, str], list[Candidate]] = {}
        for c in candidates:
            key = (c.type, self._place(c.start))
            story = latest.get(c.type)
            if story is None or c.start - story[-1].end >= STORY:
                story = placed.get(key)
            if story is None:
                story = []
                stories.append(story)
                placed[key] = story
            story.append(c)
            latest[c.type] = story
        return stories

    def _clarity(self, c: Candidate) -> int:
        """How plainly a telling says it: said by someone, looking back, called a problem."""
        sentence = self._view.sentence(c.start)
        clarity = c.score + self._spoken(c.start, c.end) - 2 * (c.rule in _VAGUE)
        clarity += self._any_ending("past", max(sentence.start, c.start - BEFORE), c.start)
        return clarity + (bool(_CALLED.match(self._text, c.end)) or "难" in self._text[c.start : c.end])

    def _place(self, position: int) -> str:
        """The place that the text speaks of at a position: the last one named before it."""
        at = bisect_right(self._place_starts, position) - 1
        return self._places[at].name if at >= 0 else ""

    # spans

    def _left(self, position: int) -> int:
        return self._after(self._breaks, position)

    @staticmethod
    def _after(ends: Sequence[int], position: int) -> int:
        """The last of some ends up to a position, or as far back as is looked."""
        at = bisect_right(ends, position) - 1
        floor = max(0, position - LONGEST)
        return max(floor, ends[at]) if at >= 0 else floor

    def _clause(self, c: Candidate) -> tuple[int, int]:
        """The clause around the words, or the words alone where it is too long."""
        left = self._left(c.start)
        right = BREAK.search(self._text, c.end, c.end + LONGEST)
        stop = right.start() if right else c.end
        if stop - left > LONGEST:
            left, stop = c.start, (stop if stop - c.start <= LONGEST else c.end)
        while left < c.start and self._text[left] in _EDGE:
            left += 1
        while stop > c.end and self._text[stop - 1] in _EDGE:
            stop -= 1
        return left, stop


def _ends_of(mark: re.Pattern[str], text: str) -> list[int]:
    """Where each mark of one character ends; lengths of the parts add up faster than matches are made."""
    ends = [end + marks for marks, end in enumerate(accumulate(map(len, mark.split(text))), 1)]
    ends.pop()  # the text's own end is no mark
    return ends
