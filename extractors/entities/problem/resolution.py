"""Whether a trouble was solved, from what the text around it goes on to tell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from operator import itemgetter

from extractors.entities.problem.topics import Topics
from kg.rules import ArticleView, Hit

#: how far the story of a trouble is followed past its sentence: where its end speaks of it, or at all
REACH, NEXT = 700, 250
#: how soon a contrast must follow: 以前没有路灯……如今亮堂堂
CONTRAST = 130
#: how soon something must be set about the trouble
ACTS = 250
#: words before the trouble in its sentence that count too: 解决了停车难, and an attempt: 着力破解……难题
BEFORE, ATTEMPT = 30, 15
#: how soon behind a trouble it says that it only eased: 停车难逐步缓解
EASING = 12
#: how far before a word of success it may be denied or put off: 尚未彻底解决, 争取尽快建成
DENIAL = 12
#: the verdicts, the surest first
VERDICTS = ("yes", "partly", "no", "unclear")
_START = itemgetter(0)
_NEVER = Hit(1 << 60, 1 << 60, "")  # behind every text, so that a search among hits always finds one
# words that the verdict is made of (see lexicon.toml)
_KINDS = (
    "over",
    "freed",
    "done",
    "came",
    "turned",
    "now",
    "acts",
    "underway",
    "unsolved",
    "failed",
    "attempts",
    "gone",
    "unless",
    "soon",
    "easing",
)
_NOT_YET = frozenset("，。；！？：\n")


class Resolutions:
    """Decides `yes`, `partly`, `no` or `unclear` for a trouble of an article."""

    def __init__(self, view: ArticleView, slow: Collection[str], topics: Callable[[], Topics]) -> None:
        """`slow` are the types that count as partly solved once someone set about them."""
        self._view, self._slow, self._topics = view, slow, topics
        self._hits: dict[str, Sequence[Hit]] = {k: [*view.hits(f"problem.{k}"), _NEVER] for k in _KINDS}
        self._starts: dict[str, list[int]] = {kind: [*map(_START, hits)] for kind, hits in self._hits.items()}

    def of(self, type_id: str, tellings: Sequence[tuple[int, int]], stop: int, dealt_with: bool) -> str:
        """The surest verdict on the tellings of a trouble; `stop` is where the text comes to another one."""
        if dealt_with:
            return "yes"
        verdicts = {self._telling(type_id, start, end, stop) for start, end in tellings}
        return next(v for v in VERDICTS if v in verdicts)

    def _telling(self, type_id: str, start: int, end: int, stop: int) -> str:
        opens, closes = self._view.sentence(start)
        near = max(opens, start - BEFORE)
        attempted = self._any("attempts", max(opens, start - ATTEMPT), start)
        if self._any("easing", end, min(end + EASING, closes)):
            return "partly"
        if self._freed(near, start, type_id) or self._succeeds("over", end, closes):
            return "partly" if attempted and type_id in self._slow else "yes"
        gone = self._any("gone", opens, closes)
        if not gone and self._any("unsolved", near, closes):
            return "no"
        now = self._any("now", end, closes + CONTRAST)
        if gone and (now or (type_id not in self._slow and self._any("acts", end, closes + ACTS))):
            return "yes"
        if self._any("turned", closes, closes + NEXT):
            return "yes"
        if type_id not in self._slow and self._ends(type_id, end, closes, stop, attempted):
            return "yes"
        if attempted or self._any("underway", near, closes + NEXT) or self._any("acts", end, closes + ACTS):
            return "partly"
        return "no" if self._any("failed", near, closes) else "unclear"

    def _freed(self, near: int, start: int, type_id: str) -> bool:
        """Whether the clause says before the trouble that someone did away with it."""
        return any(
            _NOT_YET.isdisjoint(self._view.text[hit.end : start])
            and not (type_id in self._slow and hit.word in ("解决", "取消"))
            and not self._denied(hit)
            for hit in self._between("freed", near, start)
        )

    def _ends(self, type_id: str, end: int, closes: int, stop: int, attempted: bool) -> bool:
        """Whether the story goes on to tell that the trouble is over."""
        line = self._view.line(end).end
        if self._succeeds("over", closes, min(closes + NEXT, max(stop, line))):
            return True
        if self._succeeds("came", end, min(closes + NEXT, max(stop, line))):
            return True
        return any(
            self._speaks(type_id, hit, end)
            for kind in (("over",) if attempted else ("over", "done", "now"))
            for hit in self._between(kind, end, closes + REACH)
        )

    def _speaks(self, type_id: str, hit: Hit, after: int) -> bool:
        """Whether the sentence of a word of success, not put off, speaks of troubles of the type."""
        opens, closes = self._view.sentence(hit.start)
        return not self._denied(hit) and self._topics().speaks(type_id, max(opens, after), closes)

    def _succeeds(self, kind: str, start: int, end: int) -> bool:
        return any(not self._denied(hit) for hit in self._between(kind, start, end))

    def _denied(self, hit: Hit) -> bool:
        """Whether success is denied, asked for or put off in its clause."""
        floor = hit.start - DENIAL
        kinds = ("unless",) if hit.word.endswith("了") else ("unless", "soon")
        return any(
            _NOT_YET.isdisjoint(self._view.text[word.end : hit.start])
            for kind in kinds
            for word in self._between(kind, floor, hit.start)
        )

    def _any(self, kind: str, start: int, end: int) -> bool:
        starts = self._starts[kind]
        return starts[bisect_left(starts, start)] < end

    def _between(self, kind: str, start: int, end: int) -> Sequence[Hit]:
        hits, starts = self._hits[kind], self._starts[kind]
        lo = bisect_left(starts, start)
        return hits[lo : bisect_left(starts, end, lo)]
