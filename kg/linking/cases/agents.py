"""Who did what a case tells: of all whom its episode names, those who act, and those who say what they all did."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.core.document import Span
from kg.core.lazy import lazy
from kg.linking.acting import DOES, IS, SAYS, STARTS_ACT, Acting, Participant, is_kept_from, tells_deed
from kg.rules import ArticleView

#: somebody tells what he and his colleagues do
_WE = re.compile(
    "(?:我(?<![给对为向跟让帮和与把到替被由从]我)(?:们|[省市州县区旗镇乡街村社](?!民))|咱(?<![给对为向跟让帮和与把到替被由从]咱)们?)(?!的|国|这[^里]|那)"
)
#: the same of the body or place that he heads: 村里|成立了…, 2022年起，柳河社区|创设…
_OURS = re.compile(
    f"{_WE.pattern}|(?<=[，；、“])(?:[一-鿿]{{0,5}}(?:社区|街道|[村镇乡]|支部|党委|党总支|居委会|村委会)[里上]?)(?![民的、和与]|党|书记|主任|居民|干部)"
)
#: words by which a sentence goes on with those of whom the one before told
_ON = re.compile("(?:他们|其)(?!的|人|中|实|余|间|他)")
_HE = re.compile("(?:[^，。；！？“”\n]{0,16}，)?(?:[他她](?!的|人)|其(?!中|实|余|间|他))")
_BEFORE_SPEECH = "：:，。"  # what else is quoted is a name: 用“邻里议事会”商量
_REACH = 300  # characters after a trouble in which those who dealt with it are told
_SHOWN = 2  # sentences over which who acted is understood


class Agent(NamedTuple):
    """Somebody named in an article."""

    key: str
    who: Participant
    speaks_for: tuple[str, ...] = ()  # keys of the bodies of which he is told to be
    heads: tuple[str, ...] = ()  # of these the ones that he heads


class Agents:
    """Finds those of an episode who did what a case of it tells."""

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self._parts: dict[Participant, str] = {}

    def of(self, agents: Sequence[Agent], told: Iterable[int], troubles: Iterable[int]) -> list[str]:
        """Keys of those who act, in order; `told` are positions that the case tells of, `troubles` those of problems.

        They do it in a sentence of these, or in one before that goes on with them, or dealt with a trouble after it.
        """
        if not agents:
            return []
        index = self._view.sentence_index
        sentences = {index(at) for at in told}
        after = sorted(troubles)
        found: set[str] = set()
        later: set[str] = set()
        for agent in agents:
            part = self._part(agent.who)
            if part == SAYS:
                said = _OURS if agent.heads else _WE
                if any(self._says_we(span, sentences, said) for span in self._said(agent.who)):
                    found |= {agent.key, *agent.speaks_for}
            elif part in (DOES, IS):
                number = index(agent.who.start)
                if (part == DOES and number in sentences) or self._goes_on(agent.who, part, number, sentences):
                    found |= {agent.key, *agent.heads}
                elif part == DOES and self._answers(agent.who.start, after):
                    later |= {agent.key, *agent.heads}
        return sorted(found or later)

    @lazy
    def _acting(self) -> Acting:
        named = [*self._view.mentions("place"), *self._view.mentions("organization")]
        before: dict[int, int] = {}
        for m in named:
            if m.start < before.setdefault(m.end, m.start):
                before[m.end] = m.start
        return Acting(self._view.text, before, {m.start: m.end for m in self._view.mentions("organization")})

    def _part(self, who: Participant) -> str:
        part = self._parts.get(who)
        if part is None:
            part = self._parts[who] = self._acting.part(who, self._view.sentence(who.start))
        return part

    def _said(self, who: Participant) -> Iterator[Span]:
        """What somebody says: the quotations before and behind, else the rest of his sentence."""
        text, line = self._view.text, self._view.line(who.start)
        sentence = self._view.sentence(who.start)
        closed = text.rfind("”", line.start, who.begin)
        if closed >= sentence.start - 1 and closed >= line.start and text.rfind("“", line.start, who.begin) < closed:
            opened = text.rfind("“", line.start, closed)
            if opened >= 0:
                yield Span(opened, closed)
        opened = text.find("“", who.end, line.end)
        if 0 <= opened <= sentence.end and text[opened - 1] in _BEFORE_SPEECH:
            closed = text.find("”", opened, line.end)
            yield Span(opened, closed if closed >= 0 else line.end)
        else:
            yield Span(who.end, sentence.end)

    def _says_we(self, said: Span, sentences: set[int], ours: re.Pattern[str]) -> bool:
        """Whether what is said tells, in a sentence of a case, what we (`ours`) do."""
        text, all_sentences = self._view.text, self._view.sentences
        for number in sentences:
            start, end = all_sentences[number]
            low, high = max(start, said.start), min(end, said.end)
            for we in ours.finditer(text, low, max(low, high)):
                if tells_deed(text, we.end(), high) and not is_kept_from(text, we.end(), high):
                    return True
        return False

    def _goes_on(self, who: Participant, part: str, number: int, sentences: set[int]) -> bool:
        """Whether a sentence of a case, soon after one, goes on with who acts in that, or who it is about."""
        text, spans = self._view.text, self._view.sentences
        line = self._view.line(spans[number].start)
        for later in range(number + 1, min(number + 1 + _SHOWN, len(spans))):
            start = spans[later].start
            again = (_HE if who.person else _ON).match(text, start)
            if start >= line.end or not (again or (part == DOES and STARTS_ACT.match(text, start))):
                return False
            if later in sentences:
                return True
        return False

    def _answers(self, start: int, troubles: Sequence[int]) -> bool:
        """Whether somebody is told of soon after a trouble."""
        i = bisect_right(troubles, start)
        return i > 0 and start - troubles[i - 1] <= _REACH
