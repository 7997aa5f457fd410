"""Which tellings are of one trouble: one mention for each story."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from extractors.entities.problem.candidate import BURDEN, ENDED, PLAIN, Candidate
from extractors.entities.problem.outdone import RESTATED, SHAPED, VAGUE
from extractors.entities.problem.types import OTHER
from kg.core.lazy import lazy
from kg.core.mentions import PlaceMention
from kg.rules import ArticleView

#: how near a plain statement silences a vague one
BESIDE = 45
#: how far before it one silences what only tells it again
BEFORE = 40
#: two tellings of one type nearer than this are one story, whatever their words and the places between
STORY = 100
#: and nearer than this, or of one place, where they share words, or where the later one says little by itself
AGAIN = 400
#: two tellings of a quarrel without a type
QUARREL = 250
#: and two of no type
SAME = 40
# wide, but plain where a trouble has its name: 销售的困扰
_QUARRELS = ("纠纷", "矛盾", "争议")
_SAYS_NOTHING = ("问题", "困难", "难题")
_SALES = "sales"
_NAMES_SALES = frozenset(("problem.formula", "problem.wanting"))
# behind words that only name again what was told: 停车、充电等难题
_REFERS = re.compile("[”’]?等?[^，。；、！？\n]{0,4}?(?:问题|难题|难点|痛点|症结|烦心事|烂摊子|现象)")
_PLACED = ("township", "community", "village", "quarter")


class Stories:
    """Gathers the tellings of one article."""

    def __init__(self, view: ArticleView, abstract: Collection[str]) -> None:
        """`abstract` are types too wide for vague words."""
        self._view, self._abstract = view, abstract

    def of(self, candidates: Sequence[Candidate]) -> list[list[Candidate]]:
        """Tellings of one trouble together: same type, and near each other or of the same place."""
        vague = [c for c in candidates if c[3] in VAGUE]
        stories = self._placed_stories([c for c in candidates if c[3] not in VAGUE] if vague else candidates)
        of_type: dict[str, list[list[Candidate]]] = {}
        for story in stories:
            of_type.setdefault(story[0].type, []).append(story)
        plain = sorted(c.start for story in stories for c in story)
        for c in vague:
            if c.rule == BURDEN and any(
                o.start < c.end and c.start < o.end for o in vague if o.rule != BURDEN and o.type not in self._abstract
            ):
                continue  # its words tell it, not only its shape
            wide = c.type in self._abstract and not (c.rule == BURDEN or (c.type == _SALES and c.rule in _NAMES_SALES))
            if wide and c.rule in SHAPED and c.type not in of_type:
                c, wide = c._replace(type=OTHER), False
            if (c.type not in of_type or c.type == OTHER) and (wide or self._beside(plain, c)):
                continue
            if c.type == OTHER and c.rule in RESTATED and self._just_told(plain, c):
                continue
            if c.type == OTHER:
                self._untyped(of_type.get(OTHER, ()), c, stories)
                continue
            if c.type not in of_type:
                stories.append([])
                of_type[c.type] = [stories[-1]]
            _nearest(of_type[c.type], c).append(c)
        return [story for story in stories if story]

    @staticmethod
    def _untyped(told: Sequence[list[Candidate]], c: Candidate, stories: list[list[Candidate]]) -> None:
        """A quarrel without a type goes with the one told near it; a trouble by its name is one for itself."""
        for story in told:
            same = any(c.start < other.end and other.start < c.end for other in story)
            if same or (c.rule == "problem.untyped" and abs(story[0].start - c.start) < QUARREL):
                story.append(c)
                return
        stories.append([c])

    def _beside(self, starts: Sequence[int], c: Candidate) -> bool:
        """Whether the sentence says more plainly what the trouble is."""
        sentence = self._view.sentence(c.start)
        at = bisect_left(starts, max(sentence.start, c.start - BESIDE))
        return at < len(starts) and starts[at] < min(sentence.end, c.end + BESIDE)

    @staticmethod
    def _just_told(starts: Sequence[int], c: Candidate) -> bool:
        """Whether the sentence before says more plainly what the trouble is: 屋顶就漏！修了几次，这可怎么办？"""
        at = bisect_left(starts, c.start - BEFORE)
        return at < len(starts) and starts[at] < c.start

    def _placed_stories(self, candidates: Sequence[Candidate]) -> list[list[Candidate]]:
        stories: list[list[Candidate]] = []
        latest: dict[str, list[Candidate]] = {}
        placed: dict[tuple[str, str], list[list[Candidate]]] = {}
        for c in candidates:
            start, end, type_id, rule, _ = c
            if type_id == OTHER:  # of no type: the same only in the same words, or close by
                words, near = self._view.text[start:end], latest.get(OTHER)
                if near is None or start - near[-1].end >= (QUARREL if words.endswith(_QUARRELS) else SAME):
                    told = next((s for s in stories if s[0].type == OTHER and self._shares(s, c)), None)
                    if told is not None:
                        told.append(c)
                        latest[OTHER] = told
                        continue
                    type_id += words
            story = latest.get(type_id)
            if story is None or (rule != ENDED and not self._goes_on(story, c)):
                here = placed.setdefault((type_id, self._place(start)), [])
                story = next((told for told in reversed(here) if self._again(told, c)), None)
                if story is None:
                    story = []
                    here.append(story)
                    stories.append(story)
            story.append(c)
            latest[type_id] = latest[c[2]] = story
        return stories

    def _goes_on(self, story: Sequence[Candidate], c: Candidate) -> bool:
        """Whether a telling is of the story told last."""
        gap = c.start - story[-1].end
        return gap < STORY or (gap < AGAIN and self._again(story, c))

    def _again(self, story: Sequence[Candidate], c: Candidate) -> bool:
        """Whether a telling further on is of a story: it shares words with it, or only refers to what was told."""
        return c.score < PLAIN or bool(_REFERS.match(self._view.text, c.end)) or self._shares(story, c)

    def _shares(self, story: Sequence[Candidate], c: Candidate) -> bool:
        """Whether a telling has two characters in a row that say something (欠薪, no 纠纷) with one of a story."""
        text = self._view.text
        words = text[c.start : c.end]
        pairs = {words[at : at + 2] for at in range(len(words) - 1)}.difference(_QUARRELS, _SAYS_NOTHING)
        return any(pair in text[told.start : told.end] for told in story for pair in pairs)

    @lazy
    def _places(self) -> tuple[list[int], list[str]]:
        """Where small places are named, and their names."""
        mentions = self._view.mentions("place")
        places = [m for m in mentions if isinstance(m, PlaceMention) and m.level in _PLACED]
        return [m.start for m in places], [m.name for m in places]

    def _place(self, position: int) -> str:
        """The place that the text speaks of at a position: the last one named before it."""
        starts, names = self._places
        at = bisect_right(starts, position)
        return names[at - 1] if at else ""


def _nearest(stories: Sequence[list[Candidate]], c: Candidate) -> list[Candidate]:
    at = bisect_right(stories, c.start, key=lambda story: story[0].start if story else 0)
    near = stories[max(0, at - 1) : at + 1]
    return min(near, key=lambda story: abs(story[0].start - c.start) if story else 0)
