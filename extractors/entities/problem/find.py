"""Statements of trouble: candidates weighed by the sentence they stand in, one mention for each story."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from operator import itemgetter

from extractors.entities.problem.backing import backed
from extractors.entities.problem.before import Before, did_away
from extractors.entities.problem.candidate import ENDED, Candidate
from extractors.entities.problem.candidates import COUNT, COUNT_BEGINS, Candidates
from extractors.entities.problem.clauses import BREAK, BREAKS, start_of
from extractors.entities.problem.doubt import BORNE_OUT, is_faint, rival, type_sureness
from extractors.entities.problem.labels import trimmed
from extractors.entities.problem.listing import is_sort
from extractors.entities.problem.outdone import LISTED, VAGUE, outdone
from extractors.entities.problem.resolution import Resolutions, Verdict
from extractors.entities.problem.stories import Stories
from extractors.entities.problem.topics import SENTENCE, Topics
from extractors.entities.problem.types import OTHER, TypeWords
from extractors.entities.problem.untold import hint, is_at_large, is_of_others, is_untold
from extractors.entities.problem.work import (
    is_agenda,
    is_called_to_order,
    is_clinic_or_trade,
    is_commercial,
    is_deed,
    is_demanded,
    is_effort,
    is_goal,
    is_of_helper,
    is_ruled,
    is_small_or_large,
    is_taught,
    is_titled,
    is_to_be_named,
    laid_down,
    names_work,
)
from kg.core.lazy import lazy
from kg.core.mentions import ProblemMention
from kg.rules import ArticleView

#: longest clause kept whole as the name of a trouble
LONGEST = 40
#: how far before and after it words of the sentence bear on a trouble
BEFORE, AFTER = 60, 30
#: a quotation longer than this is speech, a shorter one a name; none is looked for further than this
SPEECH, QUOTATION = 12, 300
#: score from which a candidate is kept
ENOUGH = 2
#: a line shorter than this without a stop is a heading, whatever the page reader took it for
HEADING = 30

#: how far around a mild word its type must be spoken of, unless so much of the article is about it
BACKING, MUCH = 150, 0.15
#: how far before facilities they may be called a cause
CAUSE = 20
#: how soon after its sentence the text must turn to what was done about a vague trouble
TURN = 20

#: how far from a trouble the other members of its list may be
LISTS = 2 * LONGEST

_SAYS_SO = ("past", "told", "solving")
# those marks of BREAKS that end a part of a sentence
_PARTS = "，。；！？：\n"
_START, _END = itemgetter(0), itemgetter(1)
# right before a trouble: it was there until now
_NO_LONGER = ("再也不", "再也不用", "再也没", "再也没有", "再也不必", "不用再", "不必再", "无需再", "用不着再")
_SENSED = ("闻不到", "闻不着", "听不到", "听不见", "看不见", "瞧不见", "见不着")
_NEVER = 1 << 60  # a position behind every text, so that a search among positions always finds one
_RULES = ("扣", "规约", "村规", "公约", "行为", "禁", "不得", "清单", "黑榜", "凡", "如有", "若有")  # words of rules
_FIRE = "消防"  # its 防 keeps nothing away
_STOP = re.compile(r"[。；！？\n]")
_CALLED = re.compile(r"[”’]?等?[^，。；、！？\n]{0,6}?(?:问题|难题|难点|痛点|烦心事)")
# named before a comma as the cause of something
_CAUSE = re.compile(r"(?:由于|因为|因(?!此|而))[^。；！？：\n]*$")
_FACILITIES, _BASIC = "public-space", ("基础设施", "建成年代", "建成时间", "楼龄", "年久失修", "设施老化")
# facilities of any sort, other than 健身设施, 公共设施 and the like; that there are none is of a type
_ANY_SORT = re.compile("(?<![身育化动乐童闲晒共])设施(?!缺|不足|匮)")
_BACKED = frozenset(("problem.mild_trouble", "problem.weak_trouble"))
_NOT_TOLD = ("title", "kicker", "byline", "caption", "heading")


class Finder:
    """Finds the troubles of one article."""

    def __init__(
        self,
        view: ArticleView,
        words: TypeWords,
        not_there: tuple[str, ...],
        slow: Collection[str],
        abstract: Collection[str],
        human: Collection[str],
        concrete: Collection[str],
    ) -> None:
        """`not_there`, right before a trouble, say that it is not there.

        `slow` are types partly solved once someone set about them, `abstract` those too wide for vague words,
        `human` those of which a mild word tells only where the passage speaks of them, `concrete` those of things
        whose troubles have names of their own.
        """
        self._view, self._text, self._words, self._slow = view, view.text, words, slow
        self._abstract, self._human, self._concrete = abstract, human, concrete
        self._not_there = not_there
        self._says_so = [self._starts(name) for name in _SAYS_SO]
        self._turns = self._starts("turns")
        self._past: list[int] = [*map(_END, view.hits("problem.past")), _NEVER]
        self._wards, self._conditions = Before(view, "wards", unless=did_away), Before(view, "conditions")
        self._line_starts = [line.start for line in view.article.lines]
        self._bodies: dict[int, bool] = {}
        self._lefts: dict[int, int] = {}
        self._sentences: dict[int, tuple[int, int]] = {}
        self._demands, self._titles = "“要" in view.text, "《" in view.text
        self._rules = any(word in view.text for word in _RULES)
        self._weighed: dict[tuple[int, int, str, int], bool] = {}

    def _starts(self, name: str) -> list[int]:
        return [*map(_START, self._view.hits(f"problem.{name}")), _NEVER]

    @lazy
    def _topics(self) -> Topics:
        return Topics(self._view, self._words)

    def find(self) -> Iterator[ProblemMention | None]:
        """One mention for each trouble that is told; other tellings of it go with it. None where a step ends."""
        candidates = Candidates(self._view, self._words, self._topic, self._topic_within, self._worth)
        found: list[Candidate] = []
        for shape in candidates.shapes():
            yield None
            found += shape
        yield None
        told = [c for c, more in backed(found, self._view.sentence) if self._tells(c, more)]
        if not told:
            return
        yield None
        told.sort(key=lambda c: (c[0], -c[1], c[2], c[3]))
        told = [c for c in outdone(told, self._left) if not self._is_cause(c, told)]
        told = [self._retold(c) for c in told if c[3] not in _BACKED or self._is_about(c)]
        resolutions = Resolutions(self._view, self._slow, lambda: self._topics)
        starts = list(map(_START, told))
        for story in Stories(self._view, self._abstract).of(told):
            alone = len(story) == 1
            clearest = story[0] if alone else max(story, key=lambda c: (self._clarity(c), -c.start))
            own, at = set(map(_START, story)), clearest.start
            near = starts[bisect_left(starts, at - LISTS) : bisect_left(starts, at + LISTS)]
            others = [other for other in near if other not in own]
            start, end = trimmed(self._text, *self._clause(clearest), clearest.start, clearest.end, others)
            sureness = type_sureness(clearest, story, (start, end), self._topics, self._concrete)
            if is_faint(clearest, (start, end), sureness, self._topics, self._concrete):
                self._view.reject("problem", start, end, clearest.rule, "told faintly, and nothing near speaks of it")
                continue
            tellings = [(c.start, c.end) for c in (clearest, *(c for c in story if c is not clearest))]
            over = next(((c.start, c.end) for c in story if c.rule == ENDED), None)
            counted = self._counted(clearest.end, clearest.rule)
            verdict = Verdict.of("yes", "over", *over) if over else None
            verdict = verdict or resolutions.of(clearest.type, tellings, self._other(told, story[-1]), counted)
            yield ProblemMention(
                start=start,
                end=end,
                name=self._text[start:end],
                rule=clearest.rule,
                confidence=min(
                    0.95, 0.5 + 0.1 * (clearest.score + self._frame(clearest.start, clearest.end, clearest.rule))
                ),
                type=clearest.type,
                type_confidence=sureness,
                rival="" if sureness >= BORNE_OUT else rival(clearest, (start, end), found, self._topics),
                resolution=verdict.value,
                resolved=verdict.backing,
                also=() if alone else tuple(sorted({self._clause(c) for c in story if c is not clearest})),
            )

    def _retold(self, c: Candidate) -> Candidate:
        """A quarrel with a firm and facilities of any sort are of no type; what is no longer smelt or heard is over."""
        if self._text.endswith(_SENSED, 0, c.start):
            return c._replace(rule=ENDED)
        if c[2] == _FACILITIES and c.rule != LISTED and _ANY_SORT.search(self._text, c.start, c.end):
            return c._replace(type=OTHER)
        if c[2] != "neighbour-dispute" or c.rule == LISTED:
            return c
        opens, closes = self._view.sentence(c.start)
        lo = max(self._view.line(c.start).start, opens - BEFORE)
        return c._replace(type=OTHER) if is_commercial(self._text, lo, closes) else c

    def _is_cause(self, c: Candidate, told: Sequence[Candidate]) -> bool:
        """Whether old facilities are only the cause of what else the sentence tells: 因基础设施老化，污水外溢."""
        if c.type != _FACILITIES or not self._text.startswith(_BASIC, c.start):
            return False
        if not _CAUSE.search(self._text, c.start - CAUSE, c.start):
            return False
        opens, closes = self._view.sentence(c.start)
        return any(o.type != c.type and opens - BEFORE <= o.start < closes for o in told)

    def _is_about(self, c: Candidate) -> bool:
        """Whether a mild or weak word is backed: the passage, or much of the article, speaks of its type."""
        start, end, type_id, rule, _ = c
        if type_id not in self._human:
            return True
        topics = self._topics
        if topics.share(type_id) >= MUCH:
            return True
        line = self._view.line(start)
        if topics.speaks_of(type_id, max(line.start, start - BACKING), min(line.end, end + BACKING)):
            return True
        self._view.reject("problem", start, end, rule, "nothing around it speaks of this")
        return False

    def _other(self, told: Sequence[Candidate], last: Candidate) -> int:
        """Where the text comes to another trouble than that of `last`, in a later sentence."""
        closes = self._view.sentence(last.start).end
        at = bisect_left(told, closes, key=_START)
        while at < len(told) and told[at].type == last.type:
            at += 1
        return told[at].start if at < len(told) else _NEVER

    # weighing

    def _topic(self, start: int, end: int, among: Collection[str] = (), least: float = SENTENCE) -> str:
        """What a passage is about: topic words are sorted when first asked for."""
        return self._topics.of(start, end, among, least)

    def _topic_within(self, start: int, end: int) -> str:
        """What words by themselves speak of."""
        return self._topics.within(start, end)

    def _tells(self, c: Candidate, more: int) -> bool:
        """Whether words tell a trouble; `more` counts what else in the sentence bears them out."""
        start, end, _, rule, score = c
        if not self._worth(start, end, rule, score + more):
            return False
        if self._unreal(start):
            self._view.reject("problem", start, end, rule, "kept away, absent or only possible")
            return False
        reason = self._work(c)
        if reason:
            self._view.reject("problem", start, end, rule, reason)
        return not reason

    def _work(self, c: Candidate) -> str:
        """Why the words name work, not a trouble; empty where they do not."""
        start, end, type_id, rule, score = c
        if rule == LISTED:
            return "too wide a topic for a list" if type_id in self._abstract else ""
        if names_work(self._text, start, end, type_id) or (score < ENOUGH and is_agenda(self._text, end)):
            return "names a field of work, tells no trouble"
        if is_sort(self._text, start, end):
            return "one of the sorts that there are"
        if is_deed(self._text, start, end):
            return "a deed of everyday work, no trouble is told"
        opens, closes = self._view.sentence(start)
        if is_taught(self._text, opens, start, end):
            return "what is taught, no trouble is told"
        goal, hinted = self._sentence(opens, closes)
        if hinted < start and is_at_large(self._text, opens, start):
            return "told of the country at large"
        untold = is_untold(self._text, opens, start, end, by_parts=rule == "problem.thing_fault")
        untold = untold or (is_of_others(self._text, opens, start) if hinted < start else "")
        if untold:
            return untold
        if is_effort(self._text, start, end):
            return "how hard it was to deal with a trouble"
        if is_clinic_or_trade(self._text, start, end, type_id):
            return "nobody of the community deals with it"
        if type_id == "vulnerable" and is_of_helper(self._text, start, end):
            return "told in praise of who helps"
        if self._rules and is_ruled(self._text, opens, closes, start, end):
            return "what a rule forbids"
        if is_called_to_order(self._text, start, closes):
            return "those who fail are called to order"
        if is_small_or_large(self._text, start):
            return "all that is dealt with, as it comes"
        if is_to_be_named(self._text, opens, closes, type_id):
            return "a road that has to be given a name"
        if 0 <= goal <= start or (self._demands and is_demanded(self._text, opens, start)):
            return "what is to be done, no trouble is told"
        return "what is to be done, no trouble is told" if self._titles and is_titled(self._text, start) else ""

    def _sentence(self, opens: int, closes: int) -> tuple[int, int]:
        """Where a sentence comes to what is only to be done, -1 if nowhere, and to what may say that it is others'."""
        known = self._sentences.get(opens)
        if known is None:
            text = self._text
            goal = opens if is_goal(text, opens, closes) else laid_down(text, opens, closes)
            known = self._sentences[opens] = goal, hint(text, opens, closes)
        return known

    def _worth(self, start: int, end: int, rule: str, score: int) -> bool:
        """Whether words stand in running text that says enough, whatever type of trouble they are."""
        key = (start, end, rule, score)
        known = self._weighed.get(key)
        if known is None:
            known = self._weighed[key] = self._weigh(start, end, rule, score)
        return known

    def _weigh(self, start: int, end: int, rule: str, score: int) -> bool:
        if not self._in_body(start):
            return False
        if score >= ENOUGH:
            return True
        score += self._frame(start, end, rule)
        # a clause that begins in the past is enough for a mild word (过去，… too)
        if score != ENOUGH - 1 or not self._is_past(start - LONGEST - 1, start):
            return score >= ENOUGH
        return self._is_past(self._left(start) - 1, start)

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

    def _unreal(self, start: int) -> bool:
        """Whether what follows is kept away, absent or only possible."""
        text = self._text
        if text.endswith(self._not_there, 0, start) and not text.endswith((*_NO_LONGER, _FIRE), 0, start):
            return True
        far = start - LONGEST  # no clause reaches further back: where no word stands there, its edge need not be found
        if self._wards.any(far, start) and self._wards.any(self._left(start), start):
            return True
        return self._conditions.any(far, start) and self._conditions.any(
            start_of(self._text, start, _PARTS, LONGEST), start
        )

    def _is_past(self, start: int, end: int) -> bool:
        """Whether a word for the past ends between two positions, both included."""
        return self._past[bisect_left(self._past, start)] <= end

    def _frame(self, start: int, end: int, rule: str) -> int:
        """How much the sentence says so: looks back, complains, acts, counts, or is said by someone."""
        opens, closes = self._view.sentence(start)
        lo, hi = start - BEFORE, end + AFTER
        lo = opens if opens > lo else lo
        hi = closes if closes < hi else hi
        score = 0
        for starts in self._says_so:
            at = bisect_left(starts, lo)
            # before it, or else behind it
            if starts[at] < start or (starts[at] < hi and starts[bisect_left(starts, end, at)] < hi):
                score += 1
        if rule in VAGUE:
            turns = self._turns
            score += turns[bisect_left(turns, closes)] < closes + TURN
        if self._counted(end, rule):
            score += 2
        return score + (rule == "problem.thing_fault" and self._spoken(start, end))

    def _counted(self, end: int, rule: str) -> bool:
        """Whether the text says that such troubles were dealt with, as of a list or a number of them."""
        if rule == "problem.listed":
            return True
        return self._text[end : end + 1] in COUNT_BEGINS and COUNT.match(self._text, end) is not None

    def _spoken(self, start: int, end: int) -> bool:
        """Whether someone is quoted saying it."""
        text = self._text
        opened = text.rfind("“", max(0, start - QUOTATION), start)
        if opened < 0 or text.find("”", opened, start) >= 0:
            return False
        line = self._view.line(start)
        if opened < line.start:
            return False
        stop = min(line.end, end + QUOTATION)
        closed = text.find("”", end, stop)
        return (closed if closed >= 0 else stop) - opened > SPEECH

    def _clarity(self, c: Candidate) -> int:
        """How plainly a telling says it: said by someone, looking back, called a problem."""
        start, end, _, rule, score = c
        clarity = score + self._spoken(start, end) - 2 * (rule in VAGUE or rule == ENDED)
        if self._is_past(start - BEFORE, start):
            clarity += self._is_past(max(self._view.sentence(start).start, start - BEFORE), start)
        return clarity + ("难" in self._text[start:end] or bool(_CALLED.match(self._text, end)))

    # spans

    def _left(self, position: int) -> int:
        known = self._lefts.get(position)
        if known is None:
            known = self._lefts[position] = start_of(self._text, position, BREAKS, LONGEST)
        return known

    def _clause(self, c: Candidate) -> tuple[int, int]:
        """The clause around the words, or the words alone where it is too long."""
        text, start, end = self._text, c.start, c.end
        left = self._left(start)
        right = BREAK.search(text, end, end + LONGEST)
        stop = right.start() if right else end
        if stop - left > LONGEST:
            left, stop = start, (stop if stop - start <= LONGEST else end)
        return left, stop
