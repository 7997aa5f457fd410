"""Which mechanisms the words after or around a trouble say that it was dealt with by."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from operator import itemgetter
from typing import NamedTuple, cast

from kg.core.document import Line, Span
from kg.core.lazy import lazy
from kg.core.mentions import ProblemMention
from kg.linking.cases.mentioned import FOUNDED, hears, passes_by
from kg.linking.cases.turns import is_done, is_gone, is_left, is_of_one, is_over, is_settled, years_later
from kg.linking.where.locus import Locus
from kg.rules import ArticleView

#: words of a sentence that tells of a trouble as dealt with: what did it stands there or before
_SOLVES = re.compile(
    "解决|化解|破解|破除|消除|整治|告别|调解|排查|缓解|攻克|处置|办结|成历史|成为历史|不再|打通|平息|纠正"
)
#: words that stand for the mechanism named last
_THIS = re.compile(
    "(?:该|此|这一|这个|这项|这套|这种)(?:[一-鿿]{2})?(?:机制|模式|制度|做法|工作法|平台|体系|品牌|办法)(?![一-鿿]{0,2}[“‘])"
)
#: words after the name of a meeting at which one sits and talks
_SITS = re.compile("[”’]?(?:的?现场|[上里]，|如期|召开|举行|开始|开场|又?开起来|开[了得]|正在)")
#: words by which a sentence takes up the trouble told last: 为了解决这个问题，
_TAKES_UP = re.compile(
    "(?:解决|针对|面对|破解|化解|应对|缓解|消除)(?:了|好)?(?:这[一个些种类]?|此类?|上述|以上)(?!次|里|样)"
)
#: words before a mechanism of others from which one learned
_LEARNS = re.compile(r"(?:借鉴|效仿|参照|学习)[^，。；！？\n“]{0,12}“?$")
#: words between a mechanism and a trouble that it ended: right behind its name, or later where it is told as a means
_ENDS = re.compile(f"[”’]?，?[^，。；！？\n]{{0,7}}?(?:{_SOLVES.pattern})[^。；！？\n]{{0,24}}\\Z")
_ENDS_LATER = re.compile(f"[^。；！？\n]{{0,40}}?(?:{_SOLVES.pattern})[^。；！？\n]{{0,24}}\\Z")
#: words after a mechanism that settles what was told before it: 停车难，用“甲”化解
_SETTLES = re.compile("[”’]?[^，。；！？\n、]{0,4}?(?:调解|化解|解决|破解|处置|整治|治理|缓解)(?![一-鿿]{0,2}[“‘])")
#: words before a mechanism that is a means
_MEANS = re.compile("(?:通过|依托|由|借助|运用|凭借|用好|发挥|利用|组织|开展|召开)[^，。；！？\n“]{0,6}“?$")
#: words before a trouble that one set out to end
_AIMED = re.compile("针对|为了?(?:解决|破解|化解|缓解)|面对|聚焦|瞄准|围绕")
#: what may stand between mechanisms that are named together
_JOINED = re.compile("[”’]?[、和与及]?[“‘]?")
#: words by which somebody does something about what was told before them
ACTS = re.compile(
    "建议(?!，)|搭建|组建|整合|安装|加装|增设|新增|协调|联系|联合|组织|开展|召开|修[建缮复补订]|清[理运除]|拆除|劝导|邀请|打造|建[起成立设]|开[通设放]"
    "|推出|推行|引入|引进|实施|推[动进]|统筹|盘活|落实|完善|健全|投入|争取|对接|疏通|更换|改造|提供|配备"
)
_LED = 16  # characters before a name or a trouble in which such words stand
_BEGUN = 4  # characters of the words that tell a trouble, which may begin with what was done about it
_ASIDE = 400  # characters from a trouble that its own words answer, beyond which it is told again of others
_FEW = 2  # mechanisms that later sentences of a paragraph may add to its answer: more are a parade
_NEXT = 120  # characters of the paragraph after it in which a trouble may be settled
_FAR = 300  # characters from a trouble behind which no words tie it to what is named there
_SCENE = 200  # characters in which the scene of a meeting lasts
_PARADE = 3  # mechanisms of its paragraph that a trouble is not credited to: it is told apart from them
_NAME = 3  # characters of a name that says something by itself
_LEAD = 40  # characters of a line that leads in what follows
_REACH = 500  # characters after a trouble in which its answer is told
#: order of mechanisms: by where they are named
BY_START = itemgetter(0, 2)


class Named(NamedTuple):
    """A mechanism where an article names it."""

    start: int
    end: int
    key: str
    place: str | None  # that its telling is about


class Credit:
    """Finds, for a trouble, the mechanisms that its telling credits."""

    def __init__(
        self, view: ArticleView, named: Sequence[Named], troubles: Sequence[int], learns: Sequence[int], locus: Locus
    ) -> None:
        """`named` is in the order BY_START.

        `troubles` are positions of problems, `learns` of words that tell of learning from others.
        """
        self._view = view
        self._named = [*named]
        self._starts = [n.start for n in self._named]
        #: mechanisms of others that were only learned from
        self.learned = self._learned_from(learns) if learns else frozenset[str]()
        if self.learned:
            self._named = [n for n in self._named if n.key not in self.learned]
            self._starts = [n.start for n in self._named]
        self._troubles = sorted(troubles)
        self._locus = locus
        self._heard: dict[int, bool] = {}  # by position of a mechanism
        self._headings = [line.start for line in view.article.lines if _is_heading(line, view.text)]
        self._found: dict[tuple[int, str | None], dict[str, int]] = {}  # answers given: cases ask twice
        self._also = {m.start: m.also for m in cast(Sequence[ProblemMention], view.mentions("problem")) if m.also}

    def of(self, position: int, place: str | None) -> dict[str, int]:
        """Keys of the mechanisms credited, with where they are named; none where the telling is silent.

        `place` is what the words at the position are about.
        """
        if not self._named:
            return {}
        found = self._found.get((position, place))
        if found is None:
            found = self._found[position, place] = self._find(position, place)
        return found

    def _find(self, position: int, place: str | None) -> dict[str, int]:
        own = self._told(position, place)
        told = own or self._answered(position, place)
        section = bisect_right(self._headings, position)
        for start, _ in self._also.get(position, ()):
            if bisect_right(self._headings, start) != section and abs(start - position) > _REACH:
                continue  # the same sort of trouble, of others
            # long before it, or where its own words tell what answered it, the same trouble may be that of others
            if not told or (position - start <= _REACH and not (own and abs(start - position) > _ASIDE)):
                told = [*told, *self._told(start, place)]
        found = _first(told)
        for key, start in tuple(found.items()):
            for kin in self._kin.get(key, ()):
                found.setdefault(kin, start)
        return found

    @lazy
    def _kin(self) -> dict[str, list[str]]:
        """By key of a mechanism those of which it is a part or an instance by name: 一码通数字平台 of 一码通."""
        names = {m.start: m.name for m in self._view.mentions("mechanism")}
        keys = {names[n.start]: n.key for n in self._named if n.start in names}
        found: dict[str, list[str]] = {}
        for name, key in keys.items():
            for size in range(_NAME, len(name)):
                kin = keys.get(name[:size])
                if kin is not None and kin != key:
                    found.setdefault(key, []).append(kin)
        return found

    def _told(self, position: int, place: str | None) -> list[Named]:
        """Mechanisms that the sentence of a trouble credits, or the one before it, where it tells of an end."""
        sentence, line = self._view.sentence(position), self._view.line(position)
        here = self._between(sentence.start, sentence.end, place)
        if any(not self._hears(n) for n in here):
            return here
        meant = self._meant(position, sentence.start, sentence.end, place)
        if meant:
            return meant
        before = self._between(line.start, sentence.start, place)
        if before and _SOLVES.search(self._view.text, sentence.start, sentence.end):
            last = self._view.sentence(before[-1].start)
            led = [n for n in before if n.start >= last.start]
            return led if len({n.key for n in led}) <= _FEW else []
        return []

    def _led_up(self, position: int, place: str | None) -> list[Named]:
        """Mechanisms of the last sentence before a trouble that names any, in its section."""
        at = bisect_right(self._headings, position) - 1
        begin = max(self._headings[at] if at >= 0 else 0, position - _REACH)
        before = [n for n in self._between(begin, self._view.line(position).start, place) if not self._hears(n)]
        if not before:
            return []
        last = self._view.sentence(before[-1].start)
        return [n for n in before if n.start >= last.start]

    def _meant(self, position: int, start: int, end: int, place: str | None) -> list[Named]:
        """The mechanism named last, where the sentence of a trouble speaks of it as this one."""
        last = bisect_left(self._starts, start) - 1
        if last < 0 or self._starts[last] < position - _REACH or not _THIS.search(self._view.text, start, end):
            return []
        n = self._named[last]
        return [n] if n.place == place or self._locus.related(n.place, place) else []

    def _answered(self, position: int, place: str | None) -> list[Named]:
        """Mechanisms named after a trouble, as what was done about it, else those that heard of it."""
        sentence, line = self._view.sentence(position), self._view.line(position)
        here = self._between(sentence.start, sentence.end, place)
        answer = self._after(self._own_end(position, sentence), line.end, place)
        if not answer or self._hears(answer[0]):
            over = is_over(self._view.text, position, sentence, (line.start, line.end))
            back = self._led_up(position, place) if over else []
            meant = self._meant(position, sentence.end, line.end, place)
            later = () if self.is_settled(position) else self._after(line.end, self._end(position), place, sentence.end)
            later = [
                n
                for n in later
                if not years_later(self._view.text, (line.start, line.end), self._view.line(n.start).start)
            ]
            if later and self.is_of_one(position):
                done = is_done(self._view.text, position, line.end)
                later = [n for n in later if n.place == place and not done]
            answer = [*(meant or back or later or answer)]
        headed = self._headed(position, place)
        if headed and self.is_of_one(position):
            headed = [n for n in headed if n.place == place]  # a programme of a whole city is none of that home
        return [*(answer or here or self._session(position, place)), *headed]

    def is_far(self, named: int, position: int) -> bool:
        """Whether a mechanism is named in another paragraph than a trouble, and far from it."""
        return abs(named - position) > _FAR and self._view.line(named) != self._view.line(position)

    def is_elsewhere(self, named: int, position: int, place: str | None) -> bool:
        """Whether a mechanism is named in another paragraph than a trouble, one that does not tell of its place."""
        line = self._view.line(named)
        if line == self._view.line(position) or any(n.place == place for n in self._between(named, named + 1, place)):
            return False
        return place is not None and not self._locus.tells(place, line.start, line.end)

    def is_acted_on(self, position: int) -> bool:
        """Whether later sentences of its own paragraph tell what was done about a trouble."""
        end = self._view.sentence(position).end
        return ACTS.search(self._view.text, end, self._view.line(position).end) is not None

    def _own_end(self, position: int, sentence: Span) -> int:
        """Where the clauses end beside which a trouble and what was done about it stand: 甲；乙；丙。"""
        text, end = self._view.text, sentence.end
        ended = text[end - 1] == "；" and self._is_ended(position, sentence)
        if ended or (text[end - 1] == "；" and ACTS.search(text, position, end)):
            while end < len(text) and text[end - 1] == "；" and (ended or not text.startswith("同时", end)):
                end = self._view.sentence(end).end
        return end

    def _is_ended(self, position: int, sentence: Span) -> bool:
        """Whether the words before a trouble tell by what they ended it: 搭建数据库，……，破解“发现难”."""
        led = ACTS.search(self._view.text, sentence.start, position)
        return led is not None and _SOLVES.search(self._view.text, led.end(), position) is not None

    def is_settled(self, position: int) -> bool:
        """Whether it is told right there that a trouble was settled, or by what: what is told later did not do it."""
        text, sentence = self._view.text, self._view.sentence(position)
        if is_gone(text, position, sentence):
            return True
        if text[sentence.end - 1] == "；" and self._is_ended(position, sentence):
            return True
        return is_settled(text, sentence.end, self._view.line(position).end + _NEXT)

    def is_of_one(self, position: int) -> bool:
        """Whether it befell one household: it is not what a programme told later, or of a wider place, is for."""
        return is_of_one(self._view.text, position, self._view.sentence(position))

    def is_over(self, position: int) -> bool:
        """Whether its paragraph tells how it was and how it is now, or how it ended."""
        line = self._view.line(position)
        return is_over(self._view.text, position, self._view.sentence(position), (line.start, line.end))

    def is_closed(self, position: int) -> bool:
        """Whether nothing but its own telling says what was done about it."""
        return self.is_settled(position) or self.is_of_one(position)

    def _session(self, position: int, place: str | None) -> list[Named]:
        """The meeting at which a trouble is told, named where its scene is set: “板凳会”上，居民你一言我一语."""
        led = [n for n in self._led_up(position, place) if n.start >= position - _SCENE]
        return [n for n in led if _SITS.match(self._view.text, n.end)]

    def plainly(self, position: int, place: str | None) -> Set[str]:
        """Keys of the mechanisms by which the sentence of a trouble says in plain words that it ended, if it does.

        So do “甲”化解纠纷, 通过“甲”解决停车难 and 针对停车难推出“甲”.
        """
        text, sentence = self._view.text, self._view.sentence(position)
        here = [n for n in self._between(sentence.start, sentence.end, place) if not self._hears(n)]
        before = [n for n in here if n.start < position]
        begun = min(position + _BEGUN, sentence.end)
        if before and _ENDS.match(text, before[-1].end, begun):
            first = len(before) - 1
            while first > 0 and _JOINED.fullmatch(text, before[first - 1].end, before[first].start):
                first -= 1
            return {n.key for n in before[first:]}
        if before:
            plain = any(_leads(_MEANS, text, n) and _ENDS_LATER.match(text, n.end, begun) for n in before)
        else:
            aimed = here and _AIMED.search(text, max(sentence.start, position - _LED), begun)
            plain = bool(aimed) and any(_leads(_MEANS, text, n) or _leads(FOUNDED, text, n) for n in here)
            plain = plain or any(_SETTLES.match(text, n.end) for n in here)
        if plain:
            return {n.key for n in here}
        line = self._view.line(position)
        around = {n.key for n in self._between(line.start, line.end, place)}
        if len(around) < _PARADE:
            return frozenset()
        title = view.article.lines[0].end if (view := self._view).article.lines else 0
        credited = self.of(position, place).keys() | {n.key for n in self._named if n.start < title}
        return credited if len(around - credited) >= _PARADE else frozenset()

    def _learned_from(self, words: Sequence[int]) -> Set[str]:
        """Mechanisms of others, named only as what the mechanism of the same sentence was made after."""
        found, used = set[str](), set[str]()
        for n in self._named:
            i = bisect_left(words, n.start)
            if i == 0 or words[i - 1] < n.start - 16:
                used.add(n.key)
                continue
            sentence = self._view.sentence(n.start)
            learns = _LEARNS.search(self._view.text, max(sentence.start, n.start - 16), n.start)
            others = self._named[bisect_left(self._starts, n.start + 1) : bisect_left(self._starts, sentence.end)]
            (found if learns and any(o.key != n.key for o in others) else used).add(n.key)
        return found - used

    def _headed(self, position: int, place: str | None) -> list[Named]:
        """The mechanism that the heading over a trouble names, if it is one."""
        at = bisect_right(self._headings, position) - 1
        if at < 0:
            return []
        line = self._view.line(self._headings[at])
        named = self._between(line.start, line.end, place)
        return named if len({n.key for n in named}) == 1 else []

    def _after(self, start: int, end: int, place: str | None, told: int | None = None) -> list[Named]:
        """Mechanisms of the first sentence after a trouble that tells what was done, else of where it was heard.

        `told` is where the sentence of the trouble ends, if that is before `start`: the rest may tell its end.
        """
        told = start if told is None else told
        heard: list[Named] = []
        for n in self._between(start, end, place):
            if self._other_beside(n, start) or is_left(self._view.text, told, self._view.sentence(n.start)):
                break
            if self.is_of_later(n.start, start):
                break
            if passes_by(self._view.text, n.start):
                continue
            if self._hears(n):
                heard = heard or [n]
                continue
            more = [m for m in self._between(n.start, self._view.line(n.start).end, place) if not self._hears(m)]
            first = [m for m in more if m.start < self._view.sentence(n.start).end]
            later = [m for m in more[len(first) :] if not self._other_beside(m, start)]
            return [*first, *later] if len({m.key for m in later}) <= _FEW else first
        return heard

    def _end(self, position: int) -> int:
        """Where the telling of a trouble ends at the latest."""
        at = bisect_right(self._headings, position)
        end = self._headings[at] if at < len(self._headings) else len(self._view.text)
        return min(end, position + _REACH)

    def _other_beside(self, n: Named, after: int) -> bool:
        """Whether the sentence that names a mechanism tells another trouble."""
        sentence = self._view.sentence(n.start)
        i = bisect_left(self._troubles, max(sentence.start, after))
        return i < len(self._troubles) and self._troubles[i] < sentence.end

    def is_of_later(self, start: int, after: int) -> bool:
        """Whether a mechanism takes up a trouble that a paragraph after one tells: 为了解决这个问题，推出“甲”."""
        sentence, line = self._view.sentence(start), self._view.line(after - 1).end
        if not _TAKES_UP.search(self._view.text, sentence.start, start):
            return False
        i = bisect_left(self._troubles, line)
        return i < len(self._troubles) and self._troubles[i] < sentence.start

    def _hears(self, n: Named) -> bool:
        heard = self._heard.get(n.start)
        if heard is None:
            heard = self._heard[n.start] = hears(self._view.text, n.start, n.end)
        return heard

    def _between(self, start: int, end: int, place: str | None) -> list[Named]:
        starts = self._starts
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return []  # as mostly
        found = self._named[first : bisect_left(starts, end, first)]
        # what is told of the whole country answers nothing that is told of a place
        return [n for n in found if n.place == place or (n.place is not None and self._locus.related(n.place, place))]


def names_in(view: ArticleView, named: Sequence[Named], positions: Set[int]) -> Set[str]:
    """Keys of the mechanisms that the sentences at some positions name, in whichever way."""
    told = "\n".join([view.text[slice(*view.sentence(p))] for p in positions])
    names = {m.start: m.name for m in view.mentions("mechanism")}
    return {n.key for n in named if names.get(n.start, view.text[n.start : n.end]) in told}


def _is_heading(line: Line, text: str) -> bool:
    """Whether a line heads what follows, in type of its own or by a dash: 畅通转诊渠道——."""
    led = line.end - line.start <= _LEAD and text.endswith("—", line.start, line.end)
    return line.role in ("heading", "kicker") or (line.role == "body" and led)


def _leads(words: re.Pattern[str], text: str, n: Named) -> bool:
    """Whether words stand before the name of a mechanism."""
    return words.search(text, max(0, n.start - _LED), n.start) is not None


def _first(named: Sequence[Named]) -> dict[str, int]:
    found: dict[str, int] = {}
    for n in named:
        found.setdefault(n.key, n.start)
    return found
