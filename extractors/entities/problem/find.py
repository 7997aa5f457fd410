"""Statements of trouble: candidates from the scan, weighed by the sentence they stand in, one kept per story."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.core.mentions import PlaceMention, ProblemMention
from kg.rules import ArticleView, Hit

from extractors.entities.problem.resolution import Resolutions
from extractors.entities.problem.types import TypeWords

#: how many characters may stand between a thing and what is wrong with it
NEAR, NEXT, FAR = 10, 2, 25
#: longest clause kept whole as the name of a trouble
LONGEST = 40
#: two tellings of one type nearer than this are one story, whatever places stand between
STORY = 250
#: score from which a candidate is kept
ENOUGH = 2

_BREAK = re.compile(r"[，。；！？：、…\n—]")
_BREAK_OR_QUOTE = re.compile(r"[，。；！？：、…\n—”’]")
_STOP = re.compile(r"[。；！？\n]")
_COUNT = re.compile(r"等?(?:各类|各种)?(?:矛盾|问题|纠纷|隐患)?等?(?:问题|诉求|难题)?(?:近|约|超)?[0-9]+[0-9.万余多]*[件起个条处次]")
_LIST_END = re.compile(r"等(?:[^，。；、！？\n]{0,8})(?:问题|难题|难点|痛点|堵点|诉求|烦心事|隐患)")
_SYSTEM = re.compile(r"[”’]?(?:类|的)?(?:全流程|全链条|大?排查|预防|调处|化解|调解|水平|机制|能力|案件|处置|清单|工作)")
_CALLED = re.compile(r"[”’]?等?[^，。；、！？\n]{0,6}?(?:问题|难题|难点|痛点|烦心事)")
_DONE = re.compile(r"解决|化解|处理|破解|办结|协调|整治|消除")
_PERFECT = re.compile(r"解决了|化解了|处理了|先后|累计|成功|全年|今年以来|去年以来|已|共[解化处协]|[0-9]+[0-9.万余多]*[件起个条处]")
_EDGE = "“”‘’《》（）() 　的了，"
_SPOKEN = ("title", "kicker", "byline", "caption", "heading")
_PLACED = ("township", "community", "village", "quarter")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may state a trouble of a type; `score` says how sure the sentence makes it."""

    start: int
    end: int
    type: str
    rule: str
    score: int


class Finder:
    """Finds the troubles of one article."""

    def __init__(self, view: ArticleView, words: TypeWords, slow: Collection[str]) -> None:
        self._view, self._text, self._types = view, view.text, words.types
        self._slow = slow
        self._places = [m for m in view.mentions("place") if isinstance(m, PlaceMention) and m.level in _PLACED]
        masks = view.hits("problem.masks")
        self._mask_starts = [m.start for m in masks]
        self._masks = masks
        self._frames = {n: [h.start for h in view.hits(f"problem.{n}")] for n in ("past", "told", "solving")}

    def find(self) -> Iterator[ProblemMention]:
        """One mention for each trouble that is told."""
        candidates = [c for c in self._candidates() if self._tells(c)]
        resolutions = Resolutions(self._view, self._slow)
        for told in self._stories(sorted(candidates, key=lambda c: (c.start, -c.end, c.type))):
            c = told[0]
            start, end = self._clause(c.start, c.end)
            yield ProblemMention(
                start=start,
                end=end,
                name=self._text[start:end],
                rule=c.rule,
                confidence=min(0.95, 0.5 + 0.1 * c.score),
                type=c.type,
                resolution=resolutions.of(c.type, c.start, c.end),
                also=tuple(sorted({self._clause(t.start, t.end) for t in told} - {(start, end)})),
            )

    # candidates

    def _candidates(self) -> Iterator[Candidate]:
        yield from self._named("troubles", "problem.named_trouble", 2)
        yield from self._named("weak", "problem.weak_trouble", 0)
        yield from self._faulty()
        yield from self._lacking()
        yield from self._listed()
        yield from self._wished()

    def _hits(self, name: str) -> list[Hit]:
        """Hits of a category that no longer word with another sense covers."""
        return [h for h in self._view.hits(f"problem.{name}") if not self._masked(h)]

    def _masked(self, hit: Hit) -> bool:
        at = bisect_left(self._mask_starts, hit.start - 8)
        while at < len(self._masks) and self._mask_starts[at] <= hit.start:
            mask = self._masks[at]
            if mask.end >= hit.end and len(mask.word) > len(hit.word):
                return True
            at += 1
        return False

    def _named(self, field: str, rule: str, base: int) -> Iterator[Candidate]:
        kept: list[Hit] = []
        for hit in sorted(self._hits(field), key=lambda h: (h.start, -h.end)):
            if kept and hit.end <= kept[-1].end and self._types[field][hit.word] == self._types[field][kept[-1].word]:
                continue
            kept.append(hit)
            for type_id in self._types[field][hit.word]:
                yield Candidate(hit.start, hit.end, type_id, rule, base)

    def _faulty(self) -> Iterator[Candidate]:
        things = sorted((*self._hits("things"), *self._hits("subjects")), key=lambda h: (h.end, h.start))
        ends = [h.end for h in things]
        own, subjects = self._types["faults"], self._types["subjects"]
        reaches = (("general_faults", NEAR), ("short_faults", NEXT), ("far_faults", FAR))
        for hit, reach in [(h, reach) for name, reach in reaches for h in self._hits(name)]:
            thing = self._thing_before(things, ends, hit, reach, lambda h: h.word not in subjects)
            if thing is not None:
                yield Candidate(thing.start, hit.end, self._types["things"][thing.word][0], "problem.thing_fault", 1)
        for hit in self._hits("scarce"):
            thing = self._thing_before(things, ends, hit, NEXT, lambda h: h.word not in subjects)
            if thing is not None and self._text[hit.end : hit.end + 1].isdigit():
                yield Candidate(thing.start, hit.end, self._types["things"][thing.word][0], "problem.scarce_thing", 2)
        for hit in self._hits("faults"):
            for type_id in own[hit.word]:
                thing = self._thing_before(things, ends, hit, NEAR, lambda h, t=type_id: t in self._of(h))
                if thing is not None:
                    yield Candidate(thing.start, hit.end, type_id, "problem.thing_fault", 2)

    def _of(self, hit: Hit) -> tuple[str, ...]:
        return (*self._types["things"].get(hit.word, ()), *self._types["subjects"].get(hit.word, ()))

    def _thing_before(self, things, ends, fault, reach, fits):  # type: ignore[no-untyped-def]
        """The nearest thing that ends before a fault in its clause; of those that end together the longest."""
        barrier = _BREAK if reach > NEXT else _BREAK_OR_QUOTE
        at = bisect_right(ends, fault.start) - 1
        while at >= 0 and ends[at] >= fault.start - reach:
            first = at
            while first > 0 and ends[first - 1] == ends[at]:
                first -= 1
            for thing in things[first : at + 1]:
                if fits(thing) and not barrier.search(self._text, thing.end, fault.start):
                    return thing
            at = first - 1
        return None

    def _lacking(self) -> Iterator[Candidate]:
        things = sorted(self._hits("things"), key=lambda h: (h.start, -h.end))
        starts = [h.start for h in things]
        for lack in self._hits("lacks"):
            at = bisect_left(starts, lack.end)
            if at < len(things) and starts[at] <= lack.end + 4 and not _BREAK.search(self._text, lack.end, starts[at]):
                thing = things[at]
                yield Candidate(lack.start, thing.end, self._types["things"][thing.word][0], "problem.lack_thing", 1)

    def _listed(self) -> Iterator[Candidate]:
        things = sorted(self._hits("things"), key=lambda h: (h.start, -h.end))
        starts = [h.start for h in things]
        for hit in self._view.hits("problem.list_end"):
            if not _LIST_END.match(self._text, hit.start):
                continue
            left = max((m.end() for m in re.finditer(r"[，。；：！？\n]", self._text[max(0, hit.start - 60) : hit.start])), default=0)
            left += max(0, hit.start - 60)
            if not _DONE.search(self._text, left, hit.start) or "、" not in self._text[left : hit.start] or not self._finished(left, hit.end):
                continue
            taken = 0
            for thing in things[bisect_left(starts, left) : bisect_left(starts, hit.start)]:
                if thing.start >= taken:
                    taken = thing.end
                    yield Candidate(thing.start, thing.end, self._types["things"][thing.word][0], "problem.listed", 2)

    def _finished(self, start: int, end: int) -> bool:
        """Whether a list is told as done: 解决了…, 先后解决…, … 等问题209个."""
        return bool(_COUNT.match(self._text, end - 1) or _PERFECT.search(self._text, max(0, start - 20), end + 20))

    def _wished(self) -> Iterator[Candidate]:
        wishes = [h.start for h in self._view.hits("problem.wishes")]
        for hit in self._hits("asked"):
            sentence = self._view.sentence(hit.start)
            at = bisect_left(wishes, max(sentence.start, hit.start - 25))
            if at < len(wishes) and wishes[at] < min(sentence.end, hit.end + 25):
                for type_id in self._types["asked"][hit.word]:
                    yield Candidate(hit.start, hit.end, type_id, "problem.wished", 2)

    # weighing

    def _tells(self, c: Candidate) -> bool:
        line = self._view.line(c.start)
        if line.role in _SPOKEN or (line.end - line.start < 30 and not _STOP.search(self._text, line.start, line.end)):
            return False
        left = self._left(c.start)
        wards = any(left <= h.start for h in self._near("wards", left, c.start))
        if wards or any(h.end == c.start for h in self._near("not_there", c.start, c.start)):
            self._view.reject("problem", c.start, c.end, c.rule, "kept away or forbidden, not told")
            return False
        if c.type in ("neighbour-dispute", "safety") and _SYSTEM.match(self._text, c.end):
            self._view.reject("problem", c.start, c.end, c.rule, "names a field of work, tells no trouble")
            return False
        return c.score + self._frame(c) + self._looks_back(left, c) >= ENOUGH

    def _near(self, name: str, start: int, end: int) -> Sequence[Hit]:
        hits = self._view.hits(f"problem.{name}")
        lo = bisect_left(hits, start, key=lambda h: h.end)
        return hits[lo : bisect_right(hits, end, lo=lo, key=lambda h: h.end)]

    def _frame(self, c: Candidate) -> int:
        """How much the sentence says that this is a trouble: looks back, complains, sets about it, counts."""
        sentence = self._view.sentence(c.start)
        score = 0
        for name in ("past", "told", "solving"):
            starts = self._frames[name]
            at = bisect_left(starts, max(sentence.start, c.start - 60))
            while at < len(starts) and starts[at] < min(sentence.end, c.end + 30):
                if not c.start <= starts[at] < c.end:
                    score += 1
                    break
                at += 1
        if _COUNT.match(self._text, c.end):
            score += 2
        return score

    def _looks_back(self, left: int, c: Candidate) -> bool:
        """Whether its own clause begins in the past: enough for a mild word."""
        return any(h.start >= left for h in self._near("past", left, c.start))

    # one statement per story

    def _stories(self, candidates: Sequence[Candidate]) -> list[list[Candidate]]:
        """Tellings of one trouble together, the clearest first."""
        stories: dict[tuple[str, str], list[Candidate]] = {}
        for c in candidates:
            place = self._place(c.start)
            for (type_id, where), told in stories.items():
                if type_id == c.type and (c.start - told[-1].end < STORY or where == place):
                    told.append(c)
                    break
            else:
                stories[c.type, place] = [c]
        return [sorted(told, key=lambda c: (-self._clarity(c), c.start)) for told in stories.values()]

    def _clarity(self, c: Candidate) -> int:
        """How plainly this telling says it, to choose among several: said by someone, looking back, called a problem."""
        sentence = self._view.sentence(c.start)
        clarity = c.score
        clarity += self._text.count("“", sentence.start, c.start) > self._text.count("”", sentence.start, c.start)
        clarity += any(h.start >= sentence.start for h in self._near("past", sentence.start, c.start))
        clarity += bool(_CALLED.match(self._text, c.end)) or "难" in self._text[c.start : c.end]
        return clarity

    def _place(self, position: int) -> str:
        """The place that the text speaks of at a position: the last one named before it."""
        at = bisect_right(self._places, position, key=lambda m: m.start) - 1
        return self._places[at].name if at >= 0 else ""

    # spans

    def _left(self, position: int) -> int:
        floor = max(0, position - LONGEST)
        return max((m.end() for m in _BREAK.finditer(self._text, floor, position)), default=floor)

    def _clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause around the words, or the words alone where it is too long."""
        left = self._left(start)
        right = _BREAK.search(self._text, end, end + LONGEST)
        stop = right.start() if right else end
        if stop - left > LONGEST:
            left, stop = (start, stop) if stop - start <= LONGEST else (start, end)
        while left < start and self._text[left] in _EDGE:
            left += 1
        while stop > end and self._text[stop - 1] in _EDGE:
            stop -= 1
        return left, stop
