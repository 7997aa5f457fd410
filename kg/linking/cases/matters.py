"""The matters that one episode tells of: troubles and results beside mechanisms that had nothing to do with them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence, Set

from kg.core.document import Span
from kg.linking.cases.credit import ACTS, Credit, Named
from kg.linking.cases.gate import Episode
from kg.linking.cases.results import campaign_told, is_wider, means_told
from kg.linking.cases.turns import came_of, is_done
from kg.rules import ArticleView

#: words before a mechanism by which it comes in addition to what was told, or is still to come
_ADDS = re.compile(
    "我们将|将(?=围绕|推行|探索|继续|持续|建立|打造)|下一步|今后|还|在此基础上|与此同时|同时|此外|另外|也(?=[推建设组搭探打开])|又(?=[推建设组搭探打开])"
)
#: words of a sentence that names a mechanism by which that led to what was told before it
_TIES = re.compile("这|得益|离不开|背后|源于|归功|靠|为此|由此|因此|据了解|原来")
#: somebody acts in a post of his own: 担任柳河调解队队长，
_OWN_POST = re.compile("担任[^，。；！？\n]{2,16}(?:队长|会长|组长|团长|站长|主任|负责人)，")

#: words by which a member of a series sets out to something: 为理清收益账，
_SETS_OUT = re.compile("(?:针对|为了?(?!民|此)|围绕|聚焦|面对)[^，。；！？\n]{3,24}，")
#: 20名患者受益于车队帮助
_OWED = re.compile("(?:受益于|得益于)([^，。；！？\n]{2,16})")
_LATER = "later"  # what a later paragraph tells by itself
OPENING = 3  # episodes that open an article, its headline among them


class Matters:
    """Takes apart what an episode tells of mechanisms that a text keeps apart."""

    def __init__(self, view: ArticleView, named: Sequence[Named], credits: Credit, slight: Set[str]) -> None:
        """`slight` are results that tell nothing by themselves: how fast it went, what was earned."""
        self._view, self._named, self._credits = view, named, credits
        self._starts = [n.start for n in self._named]
        self._slight = slight

    def parts(self, e: Episode) -> list[Episode]:
        """An episode, apart from it the troubles and results of some of its mechanisms, and those of none.

        What is left keeps all mechanisms where it tells something of them, else those that nothing was told of.
        """
        if not e.mechanisms:
            slight = e.beside and not e.problems and e.outcomes.keys() <= self._slight
            return [] if slight or self._is_of_one(e) else [e]
        apart: dict[tuple[str, ...], Episode] = {}
        later = {self._view.line(at).start for at in e.problems.values() if self._is_later(e, at)}
        for key, position in e.problems.items():
            means = self._means_of(e, position)
            if later and self._view.line(position).start in later:
                self._part(apart, e, frozenset(), _LATER).problems[key] = position
            elif means is not None:
                self._part(apart, e, means).problems[key] = position
        for key, position in e.outcomes.items():
            ways = self._ways_to(e, position)
            if later and self._view.line(position).start in later:
                self._part(apart, e, frozenset(), _LATER).outcomes[key] = position
            elif ways or (ways is not None and key not in self._slight):
                self._part(apart, e, ways).outcomes[key] = position
        if not apart:
            return [e]
        problems = _without(e.problems, *[p.problems for p in apart.values()])
        outcomes = _without(e.outcomes, *[p.outcomes for p in apart.values()])
        told = problems or outcomes
        mechanisms = e.mechanisms if told else _without(e.mechanisms, *[p.mechanisms for p in apart.values()])
        rest = Episode(e.place, e.number, {**mechanisms}, problems, outcomes, e.agents, e.credited)
        parts = [rest, *apart.values()] if rest.mechanisms else [*apart.values()]
        return [p for p in parts if not self._is_of_one(p)]

    def _is_of_one(self, e: Episode) -> bool:
        """Whether an episode only tells what befell one household."""
        return not (e.mechanisms or e.outcomes) and all(map(self._credits.is_of_one, e.problems.values()))

    @staticmethod
    def _part(apart: dict[tuple[str, ...], Episode], e: Episode, means: Set[str], none: str = "") -> Episode:
        """The part with some means; `none` says which one, of those without any."""
        names = tuple(sorted(means)) or (none,)
        if names not in apart:
            ways = {k: e.mechanisms[k] for k in names if k in e.mechanisms}
            apart[names] = Episode(e.place, e.number, ways, {}, {}, e.agents, e.credited, names)
        return apart[names]

    def _means_of(self, e: Episode, position: int) -> Set[str] | None:
        """The mechanisms that a trouble is told apart with; None where it stays with all of its episode."""
        if len(e.mechanisms) > 1:
            means = e.mechanisms.keys() & self._credits.plainly(position, e.place)
            if 0 < len(means) < len(e.mechanisms):
                return means
        if self._in_own_post(position):
            return frozenset()
        own, sentence = self._own(e, position), self._view.sentence(position)
        if own is not None:
            return own
        credited = self._credits.of(position, e.place)
        if not credited and self._credits.is_of_one(position):
            return frozenset()
        line = self._view.line(position)
        first = min(e.mechanisms.values())
        over = not credited and first >= line.end
        if over and (self._credits.is_settled(position) or is_done(self._view.text, position, line.end)):
            return frozenset()
        if over and came_of(self._view.text, self._view.sentence(first)):
            return frozenset()
        if credited:
            before = self._view.line(max(0, line.start - 1))
            told = self._keys(e, [Span(before.start if before.role == "body" else line.start, line.end)])
            if credited.keys() <= told < e.mechanisms.keys() and self._come_later(
                e, e.mechanisms.keys() - told, line.end
            ):
                return told
            here = credited.keys() <= self._keys(e, [sentence]) and self._elsewhere(e, position)
            return self._in_line(e, position, credited.keys() & e.mechanisms.keys()) if here else None
        acts = self._keys(e, self._beside(sentence)) and ACTS.search(self._view.text, position, sentence.end)
        return frozenset() if acts else None

    def _ways_to(self, e: Episode, position: int) -> Set[str] | None:
        """The mechanisms that a result is told apart with, or none; None where it stays with all of its episode."""
        sentence = self._view.sentence(position)
        if self._in_own_post(position) or self._comes_before(e, sentence) or self._is_of_more(e, position):
            return frozenset()
        own = self._own(e, position)
        if own is None and self._aims_apart(e, sentence):
            return frozenset()
        line = self._view.line(position)
        return self._in_line(e, position, self._keys(e, [Span(line.start, line.end)])) if own is None else own

    def _is_later(self, e: Episode, position: int) -> bool:
        """Whether a trouble is told in a later paragraph than all mechanisms of its episode, and by itself.

        The paragraphs that open an article set the scene for what it is about.
        """
        if e.number <= OPENING or position < self._view.line(max(e.mechanisms.values())).end:
            return False
        return not self._credits.of(position, e.place)

    @staticmethod
    def _come_later(e: Episode, others: Set[str], end: int) -> bool:
        """Whether mechanisms are named only after a paragraph that tells a trouble and what was done about it."""
        return all(e.mechanisms[key] >= end for key in others)

    def _in_line(self, e: Episode, position: int, own: Set[str]) -> Set[str] | None:
        """Some mechanisms of an episode, where its other paragraphs name all others, and that of a position them."""
        here = self._view.line(position).start
        apart = own and len(own) < len(e.mechanisms)
        if not apart or any((self._view.line(at).start == here) != (key in own) for key, at in e.mechanisms.items()):
            return None
        return own

    def _elsewhere(self, e: Episode, position: int) -> bool:
        """Whether another paragraph of an episode names mechanisms and tells another trouble."""
        line, here = self._view.line, self._view.line(position).start
        lines = {line(at).start for at in e.mechanisms.values()} - {here}
        return any(line(at).start in lines for at in e.problems.values())

    def _own(self, e: Episode, position: int) -> Set[str] | None:
        """The mechanisms of its own clause, where that stands in a series with those of other mechanisms."""
        sentence = self._view.sentence(position)
        own = self._keys(e, [sentence])
        return own if own and self._keys(e, self._beside(sentence)) - own else None

    def _aims_apart(self, e: Episode, sentence: Span) -> bool:
        """Whether a member of a series sets out to something of its own, and only the others name mechanisms.

        So does 针对甲，打造“乙”；为理清丙，……，追回收益.
        """
        if _SETS_OUT.match(self._view.text, sentence.start) is None or self._keys(e, [sentence]):
            return False
        return bool(self._keys(e, self._beside(sentence)))

    def _is_of_more(self, e: Episode, position: int) -> bool:
        """Whether a later paragraph goes on to more than its mechanisms, or a sentence tells of other means."""
        text = self._view.text
        if self._view.line(max(e.mechanisms.values())).end <= position:
            return is_wider(text, self._view.line(position).start, position) or self._is_owed(e, position)
        opens = self._view.sentence(position).start
        told = campaign_told(text, opens, position)
        told = told or (means_told(text, opens) if e.credited.keys() >= e.mechanisms.keys() else "")
        names = [text[n.start : n.end] for n in self._named if n.key in e.mechanisms] if told else []
        return bool(names) and not any(name[i : i + 2] in told for name in names for i in range(len(name) - 1))

    def _is_owed(self, e: Episode, position: int) -> bool:
        """Whether the sentence of a result says whom it is owed to, and that is none of the mechanisms."""
        text, sentence = self._view.text, self._view.sentence(position)
        owed = _OWED.search(text, *sentence)
        if owed is None:
            return False
        names = [text[n.start : n.end] for n in self._named if n.key in e.mechanisms]
        return not any(name[i : i + 2] in owed[1] for name in names for i in range(len(name) - 1))

    def _in_own_post(self, position: int) -> bool:
        """Whether somebody did it in a post of his own."""
        return _OWN_POST.search(self._view.text, self._view.sentence(position).start, position) is not None

    def _keys(self, e: Episode, spans: Iterable[Span]) -> Set[str]:
        return {key for s in spans for _, _, key, _ in self._between(s) if key in e.mechanisms}

    def _between(self, span: Span) -> Sequence[Named]:
        return self._named[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def _beside(self, sentence: Span) -> list[Span]:
        """The other members of a series (……；……；……); none where one announces the others, or somebody tells them."""
        text, sentences = self._view.text, self._view.sentences
        first = last = self._view.sentence_index(sentence.start)
        while first > 0 and text[sentences[first].start - 1] == "；":
            first -= 1
        while last + 1 < len(sentences) and text[sentences[last].end - 1] == "；":
            last += 1
        start, end = sentences[first].start, sentences[last].end
        told = text[start] == "“" and "”" in text[start:end]
        if first == last or told or "：" in text[start : sentences[first].end]:
            return []
        return [s for s in sentences[first : last + 1] if s.start != sentence.start]

    def _comes_before(self, e: Episode, sentence: Span) -> bool:
        """Whether the mechanisms of an episode are told later, as something more that was done."""
        first = min(e.mechanisms.values())
        led = self._view.sentence(first)
        if led.start < sentence.end or any(n.start < sentence.start and n.key in e.mechanisms for n in self._named):
            return False
        if led.start >= self._view.line(sentence.start).end or not _TIES.search(self._view.text, led.start, led.end):
            return True
        return led in self._beside(sentence) or _ADDS.search(self._view.text, led.start, first) is not None


def _without(told: Mapping[str, int], *others: Mapping[str, int]) -> dict[str, int]:
    """What is told, without what others tell."""
    return {key: at for key, at in told.items() if not any(key in other for other in others)}
