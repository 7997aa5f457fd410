"""Townships, communities, villages and quarters: where their names begin in running text.

Every occurrence of a last word (街道, 社区, 村 …) offers several stretches as the name. Each is weighed by
its left edge, by what it contains, by its length, by the gazetteer and by how often the article repeats it
with different neighbours; the article then decides once for all occurrences.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractors.entities.place.options import CHAIN, Option, OptionReader, any_village
from extractors.entities.place.words import words
from kg.rules import ArticleView
from kg.text.edges import PLAIN, WEAK
from kg.text.gazetteer import gazetteer

_ACCEPT = 2.8
_AND = ("和", "与", "及", "同", "暨")
_JOINED = 2.0  # points for a name that 和 joins to another
_OWN_TOWNSHIP = 2.0  # points for an estate called like the township
_NEAR = 1.0  # points from which a stretch that is turned down is worth telling
_INNER_HEAD = re.compile(r"(?<=.)(街道|社区|小区|镇|乡|县|市|区|省|州|旗)(?=..)")
_ROAD_REST = re.compile(r"[东西南北中]?[一二三]?[路街巷道桥门]|第?[一二三四五六七八九十]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A name that was decided on."""

    start: int
    end: int
    name: str
    level: str
    score: float
    rule: str


class LowerNames:
    """Names below the county in one article."""

    def __init__(self, view: ArticleView, uppers: Mapping[int, int]) -> None:
        """`uppers` maps the end of every name of an upper level to its start."""
        self.text = view.text
        self.uppers = uppers
        self.whole = set(uppers.items())
        self.groups = OptionReader(view, uppers).groups()
        self.repeats = self._repeats()
        self.turned_down: list[Option] = []
        self.ends: dict[int, int] = {}  # ends of names, with their starts: parents to stand right after

    def find(self) -> list[Found]:
        """Decide on all names: first each occurrence alone, then with what the article has shown."""
        known: dict[str, float] = defaultdict(float)
        for found in self._round({}):
            known[found.name] += found.score
        return self._round(known)

    def _repeats(self) -> dict[str, int]:
        """With how many different left neighbours each stretch stands in the article."""
        lefts: dict[str, set[str]] = defaultdict(set)
        for options in self.groups:
            for option in options:
                lefts[option.name].add(self.text[max(0, option.start - 1) : option.start])
        return {name: len(chars) for name, chars in lefts.items()}

    def _round(self, known: Mapping[str, float]) -> list[Found]:
        found: list[Found] = []
        self.ends = dict(self.uppers)
        self.turned_down = []
        for options in self.groups:
            score, best = self._best(options, known)
            if best is None:
                continue
            if score < _ACCEPT:
                self.turned_down.append(best)
                continue
            while found and best.start <= found[-1].start and found[-1].end > best.start:
                self.ends.pop(found.pop().end, None)  # 工农村 in 工农村街道
            if found and found[-1].end > best.start:
                continue
            rule = "place.chain_name" if best.start in self.ends else "place.suffix_name"
            found.append(Found(best.start, best.end, best.name, best.level, score, rule))
            self.ends[best.end] = best.start
        return found

    def _best(self, options: list[Option], known: Mapping[str, float]) -> tuple[float, Option | None]:
        """The option with the most points, if these are worth a thought; of equal ones the shortest."""
        score, best = _NEAR, None
        for option in options:
            points = self._score(option, known)
            if points > score:
                score, best = points, option
            if option.start in self.ends:  # no name reaches over the end of another
                break
        return score, best

    def _score(self, option: Option, known: Mapping[str, float]) -> float:
        chained, weight = option.start in self.ends, known.get(option.name, 0.0)
        if self._barred(option, chained, weight):
            return -CHAIN
        score = option.chained if chained else option.free
        if not chained and option.edge == WEAK and self._joined(option.start):
            score += _JOINED
        score += min(2.0, 0.8 * (self.repeats[option.name] - 1)) + min(2.5, weight / 2)
        if not (chained or weight):
            score -= option.doubt
            if option.level != "quarter" and not option.firm and self._of_upper(option):
                score -= 3.0  # 上海社区治理: communities of Shanghai
        if known and self._of_township(option, known):
            score += _OWN_TOWNSHIP
        if known and not option.in_table and weight < self._better(option, known):
            score -= 2.0
        return score + self._inner(option)

    def _of_township(self, option: Option, known: Mapping[str, float]) -> bool:
        """Is it an estate called like the township that the article names (云溪新村 in 云溪街道)?"""
        stem, word = self.text[option.start : option.head], self.text[option.head : option.end]
        return word in words().estates and any(stem + w in known for w in ("街道", "镇", "乡"))

    def _joined(self, start: int) -> bool:
        """Does a name stand before the 和 that stands left of `start`?"""
        return self.text[start - 1 : start] in _AND and start - 1 in self.ends

    def _of_upper(self, option: Option) -> bool:
        """Is the stem the name of a province, or of a city where no such place is in the table?"""
        if option.level == "township" and option.in_table:
            return False
        codes = gazetteer().upper_names().get(self.text[option.start : option.head], ())
        return any(len(c) == 2 or not option.in_table for c in codes)

    def _barred(self, option: Option, chained: bool, weight: float) -> bool:
        """Is it a common word, or one character that nothing backs?"""
        if (option.end, option.start) in self.whole:
            return True  # 景德镇 is a city
        if option.edge_word and not (chained and option.in_table):
            return True
        if chained and option.name[0] in _AND and not option.in_table and not words().is_name_verb(option.name[:2]):
            return True  # 云溪村和石鼓村
        # 固城镇 is a town, but 建设家乡 and 各城镇 are not: such a name must follow an edge, or be known.
        if option.generic and not weight and not (chained and not option.single):
            stem = self.text[option.start : option.head]
            if stem in words().modifiers or option.edge < PLAIN:
                return True
        return option.single and not self._single_holds(option, chained, weight)

    def _single_holds(self, option: Option, chained: bool, weight: float) -> bool:
        """May a stem of one character be a name (朱村)? Not before what any village has."""
        if option.level in ("township", "community", "quarter") and not option.in_table:
            return False
        if weight:
            return True
        return not any_village(self.text, option.end) and (chained or option.edge >= PLAIN)

    def _better(self, option: Option, known: Mapping[str, float]) -> float:
        """How well the article knows a shorter name that this one ends with (云杉镇 in 开云杉镇)."""
        names = (option.name[i:] for i in range(1, option.head - option.start))
        return max((known.get(n, 0.0) for n in names), default=0.0)

    def _inner(self, option: Option) -> float:
        """Against a stretch that itself begins with a place name (栾川云杉镇 is 栾川 and 云杉镇)."""
        for end in range(option.start + 1, option.head - 1):
            if self.ends.get(end, -1) >= option.start and not _ROAD_REST.fullmatch(self.text, end, option.head):
                return -4.0
        return -2.5 if _INNER_HEAD.search(self.text[option.start : option.head]) else 0.0


def by_end(names: Iterable[Found]) -> dict[int, int]:
    """Starts of names by their ends."""
    return {f.end: f.start for f in names}
