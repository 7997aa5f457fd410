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
    r"[“‘]?大?(党委|党总支|党支部|党组织|党工委|党群|两委|居委|村委|居民|村民|业主|业委|物业|书记|主任|网格|位于|地处|辖|便民|办事处|街道办|综治|志愿|工作人员|干部(?!学)|退休|社工|民警|副?[镇乡]长|[党支两]|新时代文明)"
)
_NO_NAME_NEXT = {
    "村": re.compile(r"[庄落里镇口级寨域容貌头规风官史子]|居(?!委)|情(?!况|形|绪)"),
    "镇": re.compile(r"[压静定守痛痉街]"),
    "乡": re.compile(r"[村镇亲土愁音情贤间民邻风党]"),
    "街道": re.compile(r"[两上边]|整洁"),
    "社区": re.compile(r"矫正|医院|团购|卫生服务"),
    "小区": re.compile(r"域"),
    "屯": re.compile(r"[兵垦田堡]"),
}
_NUMBER_STEM = re.compile(r"[0-9〇零一二三四五六七八九十百千万两几数多余近约第]+(村[一二三四五六七八九十])?")
# After one character and 村: the village's people and bodies, which any village has (任村委会主任, 和村民).
_ANY_VILLAGE = re.compile(r"[民干组党支两委规集企里口级]")
# After 社区: what any community has.
_ANY_COMMUNITY = re.compile(r"食堂|治理|工作者|服务|建设|自治|养老|党建|核酸|活动|关系|文化|事务")
_BODY = re.compile(r"党支部|党委|党总支|书记|主任|委员|居委|村委|支部")
_MOVED = ("家住", "住在", "搬进", "搬到", "搬入", "入住", "住进")  # before where people live
_HOME_NEXT = re.compile(r"业委|业主|物业|居民|[A-Za-z0-9]{1,2}[区栋号幢]|[一二三四]期")
_HEAD_BEFORE = ("街道", "社区", "小区", "镇", "乡")
_INNER_HEAD = re.compile(r"(?<=.)(街道|社区|小区|镇|乡|县|市|区|省|州|旗)(?=..)")
_ROAD_REST = re.compile(r"[东西南北中]?[一二三]?[路街巷道桥门]|第?[一二三四五六七八九十]+")


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
    estate: bool = False
    generic: bool = False
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
        heads += [
            (h.start, h.end, h.word, "quarter")
            for h in self.view.hits("place.estate")
            if not self.text.startswith(("小区", "社区", "街道", "片区", "村", "镇", "苑", "园"), h.end)
        ]
        if self.view.hits("place.xpcc_context"):
            heads += [(h.start, h.end, h.word, "county") for h in self.view.hits("place.farm")]
        heads.sort(key=lambda h: (h[1], h[0]))
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
            generic = self._generic(stem, word)
            if not generic or (len(stem) > 1 and gazetteer().exists(text[at:end], level)):
                options.append(self._option(head, at, generic))
            if at in self.ends:  # a name ends here: no other name reaches over it
                break
        return options

    def _generic(self, stem: str, word: str) -> bool:
        """Does the stem say what sort of place it is, or make a common word with the last one (城镇, 家乡)?"""
        if stem[-1] + word in self.words.names or stem[-1] == word or (stem[-1] == "乡" and word == "村"):
            return True
        return self.words.generic(stem) or bool(_NUMBER_STEM.fullmatch(stem))

    def _option(self, head: tuple[int, int, str, str], at: int, generic: bool) -> Option:
        start, end, word, level = head
        edge, left = left_edge(self.text, at)
        after_head = self.text.endswith(_HEAD_BEFORE, 0, at)
        if edge < PLAIN and after_head:
            edge = PLAIN
        return Option(
            at,
            end,
            start,
            level,
            self.text[at:end],
            edge,
            common=edge == WEAK and len(left) > 1,
            estate=word in self.words.estates,
            generic=generic and not after_head and at not in self.uppers,
        )

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
        text, stem = self.text, self.text[option.start : option.head].rstrip("”")
        chained = option.start in self.ends
        in_table = gazetteer().exists(option.name, option.level)
        firm = bool(_FIRM.match(text, option.end))
        if is_edge_word(stem) and not (chained and in_table):
            return -_CHAIN
        if option.generic and option.name not in known and not (chained and len(stem) > 1):
            # 考城镇 is a town, but 建设家乡 and 各城镇 are not: such a name must follow an edge, or be known.
            if stem in self.words.modifiers or option.edge < PLAIN:
                return -_CHAIN
        if len(stem) == 1 and not self._single_holds(option, in_table, chained, known):
            return -_CHAIN
        score = _CHAIN if chained else _COMMON_WORD if option.common else _EDGE[option.edge]
        score += _LENGTH[option.level][min(len(stem), 9) - 1]
        score += self._shape(option, stem, chained, in_table)
        score += self._inner(option, stem)
        if in_table:
            score += 2.0 if len(stem) > 1 else 1.0
        score += min(2.0, 0.8 * (repeats.get(option.name, 1) - 1))
        score += 0.4 if firm else 0.0
        if known:
            score += min(2.5, known.get(option.name, 0.0) / 2)
            if option.name not in known or known[option.name] < self._better(option, known):
                score -= 2.0 if self._better(option, known) and not in_table else 0.0
        if (stem in self.words.doubtful or self.words.is_name_verb(stem)) and option.name not in known:
            score -= self._doubt(option, chained, in_table, firm)
        return score

    def _single_holds(self, option: Option, in_table: bool, chained: bool, known: Mapping[str, float]) -> bool:
        """May a stem of one character be a name (朱村)? Not before what any village has, nor out of the blue."""
        if option.level in ("township", "community", "quarter") and not in_table:
            return False
        if _ANY_VILLAGE.match(self.text, option.end) and option.name not in known:
            return False
        return chained or option.edge >= PLAIN or option.name in known

    def _better(self, option: Option, known: Mapping[str, float]) -> float:
        """How well the article knows a shorter name that this one ends with (天坛镇 in 开天坛镇)."""
        names = (option.name[i:] for i in range(1, option.head - option.start))
        return max((known.get(n, 0.0) for n in names), default=0.0)

    def _shape(self, option: Option, stem: str, chained: bool, in_table: bool) -> float:
        """Points for the stem as such and for what stands beside the name."""
        text, words, score = self.text, self.words, 0.0
        if stem not in words.doubtful and not words.is_name_verb(stem):
            score += _STRANGE[strangeness(stem)] * (0.5 if chained else 1)
        if is_soft(stem[0]) and not in_table and not chained and not words.is_name_verb(stem[:2]):
            score -= 0.3 if option.edge == PLAIN and len(left_edge(text, option.start)[1]) > 1 else 1.5
        score -= 2.5 * words.half_generic(stem)
        if _BODY.search(stem):
            score -= 5.0
        if stem[-1] in "和同" and not in_table:
            score -= 2.5
        if option.estate:
            score += self._estate(option)
        if self._beside_list(option):
            score += _LISTED
        if text[option.start - 1 : option.start] == "“" and text.startswith("”", option.end):
            score -= 3.0  # a nickname or a title: “体育村”
        if not (in_table or chained):
            word = text[option.head : option.end]
            if word == "社区" and _ANY_COMMUNITY.match(text, option.end):
                score -= 1.0
            if word == "村" and text.startswith("民", option.end) and not text.startswith("村民", option.end):
                score -= 1.0
            if word == "片区" or option.level == "township":  # nearly all townships are in the table
                score -= 1.0
            if word == "村" and _ANY_VILLAGE.match(text, option.end):
                score -= 0.7
        return score

    def _doubt(self, option: Option, chained: bool, in_table: bool, firm: bool) -> float:
        """Points against a stem that is a common word as well (建设, 幸福)."""
        generic_next = bool(_ANY_COMMUNITY.match(self.text, option.end))
        if option.level == "quarter":
            return 0.0 if chained else 2.0 if firm else 3.0
        if chained:
            return 0.0
        if firm:
            return 1.2
        return 2.0 if in_table and option.edge == BOUNDARY and not generic_next else 3.0

    def _estate(self, option: Option) -> float:
        """Points for a quarter named without 小区: where people live, or with its body or a part named right after."""
        text = self.text
        if _HOME_NEXT.match(text, option.end) or text.endswith(_MOVED, 0, option.start):
            return -0.5
        return -1.5

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
