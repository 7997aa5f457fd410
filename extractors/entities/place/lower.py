"""Townships, communities, villages and quarters: where their names begin in running text.

Every occurrence of a last word (街道, 社区, 村 …) offers several stretches as the name. Each is weighed by its left edge,
by what it contains, by its length, by the gazetteer and by how often the article repeats it with different neighbours;
the article then decides once for all occurrences.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.rules import ArticleView
from kg.text.edges import BOUNDARY, NONE, PLAIN, WEAK, is_edge_word, is_soft, left_edge, run_start, strangeness
from kg.text.gazetteer import gazetteer

from extractors.entities.place.words import LEVELS, Words, words

_REACH = 9  # characters of a stem at most
_ACCEPT = 2.8
_EDGE = {BOUNDARY: 3.0, PLAIN: 3.0, WEAK: 1.0, NONE: -1.5}
_COMMON_WORD = 2.0  # a word of the general language ends there
_LISTED = 1.2  # another name of the level stands beside it, set off by 、
_CHAIN = 4.5  # right after a named parent
_STRANGE = {0: 0.0, 1: -1.0, 2: -2.5, 3: -6.0}
# Points by length of the stem, from one character up.
_LENGTH = {
    "township": (-1.0, 0.5, 0.4, -0.3, -0.8, -1.0, -1.2, -1.4, -1.6),
    "community": (-3.0, 0.5, 0.5, 0.2, -0.3, -0.8, -1.2, -1.6, -2.0),
    "county": (-1.0, 0.5, 0.3, -0.5, -1.0, -1.5, -2.0, -2.0, -2.0),
    "village": (-0.8, 0.5, 0.3, -0.5, -1.0, -1.5, -2.0, -2.0, -2.0),
    "quarter": (-3.0, 0.4, 0.4, 0.5, 0.2, 0.0, -0.5, -1.0, -1.5),
}
# What a body or an inhabitant of a place is called right after its name.
_FIRM = re.compile(
    r"[“‘]?大?(党委|党总支|党支部|党组织|党工委|党群|两委|居委|村委|居民|村民|业主|业委|物业|书记|主任|网格|位于|地处|辖|便民|办事处|街道办|综治|志愿|工作人员|干部|退休|社工|民警|副?[镇乡]长|[党支两]|新时代文明)"
)
_NO_NAME_NEXT = {
    "村": re.compile(r"[庄落里镇口级寨域容貌头规]|子[里上]?|居"),
    "镇": re.compile(r"[压静定守痛痉]"),
    "乡": re.compile(r"[村镇亲土愁音情贤间民邻]"),
    "街道": re.compile(r"[两上边]|整洁"),
    "社区": re.compile(r"矫正|医院|团购|卫生服务"),
    "小区": re.compile(r"域"),
    "屯": re.compile(r"[兵垦田堡]"),
}
_DIGIT_STEM = re.compile(r"[0-9〇零一二三四五六七八九十百千万两几数多余近约第]+")
_INNER_HEAD = re.compile(r"(?<=.)(街道|社区|小区|镇|乡|县|市|区|省|州|旗)(?=..)")
_ROAD_REST = re.compile(r"[东西南北中]?[一二三]?[路街巷道桥门]")


@dataclass(slots=True)
class Option:
    """A stretch that may be the name that ends with the head at `end`."""

    start: int
    end: int
    head: int  # where the last word begins
    level: str
    name: str
    edge: int
    common: bool = False
    score: float = 0.0


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
        self.view = view
        self.text = view.text
        self.uppers = uppers
        self.words: Words = words()
        self.ends: dict[int, int] = dict(uppers)  # ends of names, with their starts: parents to stand right after

    def find(self) -> list[Found]:
        """Decide on all names: a first round for each occurrence alone, a second with what the article has shown."""
        groups = [g for g in (self._options(head) for head in self._heads()) if g]
        repeats = _repeats(self.text, groups)
        first = self._round(groups, repeats, {})
        known: dict[str, float] = defaultdict(float)
        for found in first:
            known[found.name] += found.score
        return self._round(groups, repeats, known)

    def _heads(self) -> list[tuple[int, int, str, str]]:
        """Start, end, word and level of last words; a word inside a longer name's last word is dropped later."""
        heads = [(h.start, h.end, h.word, level) for level in LEVELS for h in self.view.hits(f"place.{level}")]
        if self.view.hits("place.xpcc_context"):
            heads += [(h.start, h.end, h.word, "county") for h in self.view.hits("place.farm")]
        heads.sort()
        return heads

    def _options(self, head: tuple[int, int, str, str]) -> list[Option]:
        start, end, word, level = head
        text = self.text
        stop = _NO_NAME_NEXT.get(word)
        if stop and stop.match(text, end):
            return []
        floor = run_start(text, start, _REACH)
        if text[start - 1 : start] == "”":
            return self._quoted(head)
        options = []
        for at in range(start - 1, floor - 1, -1):
            stem = text[at:start]
            generic = self.words.generic(stem) or stem[-1] == word or (stem[-1] == "乡" and word == "村")
            if not generic or (at in self.uppers and gazetteer().exists(text[at:end], level)):
                edge, left = left_edge(text, at)
                common = edge == WEAK and len(left) > 1
                options.append(Option(at, end, start, level, text[at:end], edge, common))
            if at in self.ends:  # a name ends here: no other name reaches over it
                break
        return options

    def _quoted(self, head: tuple[int, int, str, str]) -> list[Option]:
        """“平常人家”小区: the quotation marks are no part of the name."""
        start, end, word, level = head
        opening = self.text.rfind("“", max(0, start - 10), start)
        stem = self.text[opening + 1 : start - 1]
        if opening < 0 or len(stem) < 2 or "”" in stem or self.words.generic(stem) or level != "quarter":
            return []
        return [Option(opening + 1, end, start, level, stem + word, PLAIN)] if strangeness(stem) == 0 else []

    def _round(
        self, groups: Iterable[list[Option]], repeats: Mapping[str, int], known: Mapping[str, float]
    ) -> list[Found]:
        found: list[Found] = []
        self.ends = dict(self.uppers)
        for options in groups:
            best: Option | None = None
            for option in options:
                option.score = self._score(option, repeats, known)
                if best is None or option.score > best.score:
                    best = option
            if best is None:
                continue
            while found and found[-1].end > best.start and found[-1].start >= best.start and best.score >= _ACCEPT:
                self.ends.pop(found.pop().end, None)  # 工人村 in 工人村街道
            if best.score < _ACCEPT:
                continue
            if found and found[-1].end > best.start:
                continue
            chained = best.start in self.ends
            rule = "place.chain_name" if chained else "place.suffix_name"
            found.append(Found(best.start, best.end, best.name, best.level, best.score, rule))
            self.ends[best.end] = best.start
        return found

    def _score(self, option: Option, repeats: Mapping[str, int], known: Mapping[str, float]) -> float:
        text, words = self.text, self.words
        stem = text[option.start : option.head].rstrip("”")
        chained = option.start in self.ends
        score = _CHAIN if chained else _COMMON_WORD if option.common else _EDGE[option.edge]
        score += _LENGTH[option.level][min(len(stem), 9) - 1]
        if is_edge_word(stem) and not chained:
            return -_CHAIN
        doubtful = stem in words.doubtful or words.is_name_verb(stem)
        if not doubtful:
            score += _STRANGE[strangeness(stem)] * (0.5 if chained and not is_edge_word(stem) else 1)
        if is_soft(stem[0]):
            score -= 0.5
        if self._beside_list(option):
            score += _LISTED
        score += self._inner(option, stem)
        firm = bool(_FIRM.match(text, option.end))
        if gazetteer().exists(option.name, option.level):
            score += 2.0 if len(stem) > 1 else 1.0
        score += min(2.0, 0.8 * (repeats.get(option.name, 1) - 1))
        if firm:
            score += 0.4
        if known:
            score += min(2.5, known[option.name] / 2) if option.name in known else 0.0
        if doubtful and not chained and option.name not in known:
            score -= 1.2 if firm else 3.0
        if option.level == "quarter" and text[option.head : option.end] == "片区" and not chained:
            score -= 1.0
        return score

    def _beside_list(self, option: Option) -> bool:
        """Does another name with the same last word stand before or after it in a list?"""
        text, word = self.text, self.text[option.head : option.end]
        if text[option.start - 1 : option.start] == "、" and text.endswith(word, 0, option.start - 1):
            return True
        following = re.compile(rf"、[一-鿿]{{1,6}}?{word}")
        return bool(following.match(text, option.end))

    def _inner(self, option: Option, stem: str) -> float:
        """Against a stretch that itself begins with a place name (威宁双龙镇 is 威宁 and 双龙镇)."""
        for end, start in self._ends_inside(option):
            rest = self.text[end : option.head]
            if start >= option.start and len(rest) >= 2 and not _ROAD_REST.fullmatch(rest):
                return -4.0
        return -2.5 if _INNER_HEAD.search(stem) else 0.0

    def _ends_inside(self, option: Option) -> list[tuple[int, int]]:
        return [(e, self.ends[e]) for e in range(option.start + 1, option.head) if e in self.ends]


def _repeats(text: str, groups: Iterable[list[Option]]) -> dict[str, int]:
    """With how many different left neighbours each stretch stands in the article."""
    lefts: dict[str, set[str]] = defaultdict(set)
    for options in groups:
        for option in options:
            lefts[option.name].add(text[max(0, option.start - 1) : option.start])
    return {name: len(chars) for name, chars in lefts.items()}
