"""Stretches of text that may be a name below the county, and what speaks for each of them by itself."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from extractors.entities.place.words import LEVELS, Words, words
from kg.rules import ArticleView
from kg.text.edges import (
    BOUNDARY,
    NONE,
    PLAIN,
    WEAK,
    is_edge_word,
    is_soft,
    left_edge,
    run_start,
    strangeness,
)
from kg.text.gazetteer import gazetteer

_REACH = 9  # characters of a stem at most
_EDGE = {BOUNDARY: 3.0, PLAIN: 3.0, WEAK: 1.0, NONE: -1.5}
_COMMON_WORD = 2.0  # a word of the general language ends there
_LISTED = 1.2  # another name of the level stands beside it, set off by 、
CHAIN = 4.5  # points of a name right after a named parent
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
    "村": re.compile(r"[庄落里镇口级寨域容貌头规风官史子务]|居(?!委)|情(?!况|形|绪)"),
    "镇": re.compile(r"[压静定守痛痉街]"),
    "乡": re.compile(r"[村镇亲土愁音情贤间民邻风党]|里(?:盖章|来回|乡外|[的，。、人有办跑])"),
    "街道": re.compile(r"[两上边]|整洁"),
    "社区": re.compile(r"矫正|医院|团购|卫生服务"),
    "小区": re.compile(r"域"),
    "屯": re.compile(r"[兵垦田堡溪留昌]"),
}
_NUMBER_STEM = re.compile(r"[0-9〇零一二三四五六七八九十百千万两几数多近约第]+余?(村[一二三四五六七八九十])?")
_MEASURED = re.compile(
    r".*[一二两几数][场户次位片条处支群批段座]|[一两几](?:件|名|位|项|种|批|些|次|封|份).*"
    r"|[多余来]?(?:名|位|户|公里|平方米|万|亩|余户|岁|年|元)"
)
# After one character and 村: the village's people and bodies, which any village has (任村委会主任, 和村民).
_ANY_VILLAGE = re.compile(r"[民干组党两委规集企里口级]|支(?![付出援持撑取教])")
# After 社区: what any community has.
_ANY_COMMUNITY = re.compile(r"食堂|日间|照料|图书|警务|治理|工作者|服务|建设|自治|养老|党建|核酸|活动|关系|文化|事务")
_BODY = re.compile(r"党支部|党委|党总支|书记|主任|委员|居委|村委|支部")
_MOVED = ("家住", "住在", "搬进", "搬到", "搬入", "入住", "住进")  # before where people live
_HOME_NEXT = re.compile(r"业委|业主|物业|居民|[A-Za-z0-9]{1,2}[区栋号幢]|[一二三四]期")
_LOWER_NEXT = re.compile(r"[一-鿿]{1,6}?(?:社区|村|小区|居民区)")
_PREPOSITIONS = "对向为由以至于经据"
_LONGER_ESTATE = ("小区", "社区", "街道", "片区", "村", "镇", "苑", "园")
_HEAD_BEFORE = ("街道", "社区", "小区", "镇", "乡")


@dataclass(frozen=True, slots=True)
class Option:
    """A stretch that may be the name that ends with the last word at `head`:`end`.

    `free` and `chained` are its points when it stands alone and when a named parent ends where it starts.
    """

    start: int
    end: int
    head: int
    level: str
    name: str
    edge: int
    in_table: bool
    firm: bool  # a body or an inhabitant follows
    doubt: float  # points off for a common word, unless it is chained or known
    generic: bool
    edge_word: bool
    free: float
    chained: float

    @property
    def single(self) -> bool:
        """Is there just one character before the last word?"""
        return self.head - self.start == 1


@lru_cache(maxsize=65536)
def in_table(name: str, level: str) -> bool:
    """Does the gazetteer have a place of this name and level? It has no quarters."""
    return level != "quarter" and gazetteer().exists(name, level)


class OptionReader:
    """Reads the options that the last words of names offer in an article."""

    def __init__(self, view: ArticleView, uppers: Collection[int]) -> None:
        """`uppers` are the ends of names of upper levels."""
        self.view = view
        self.text = view.text
        self.uppers = uppers
        self.words: Words = words()

    def groups(self) -> list[list[Option]]:
        """Options for each last word that has any, in the order of their ends."""
        return [g for g in (self._options(*head) for head in self._heads()) if g]

    def _heads(self) -> list[tuple[int, int, str, str]]:
        """Start, end, word and level of last words."""
        heads = [(h.start, h.end, h.word, level) for level in LEVELS for h in self.view.hits(f"place.{level}")]
        heads += [
            (h.start, h.end, h.word, "quarter")
            for h in self.view.hits("place.estate")
            if not self.text.startswith(_LONGER_ESTATE, h.end)
        ]
        if self.view.hits("place.xpcc_context"):
            heads += [(h.start, h.end, h.word, "county") for h in self.view.hits("place.farm")]
        heads.sort(key=lambda h: (h[1], h[0]))
        return heads

    def _options(self, start: int, end: int, word: str, level: str) -> list[Option]:
        text = self.text
        stop = _NO_NAME_NEXT.get(word)
        if (stop and stop.match(text, end)) or text.endswith(word, 0, start):
            return []
        if text[start - 1 : start] == "”":
            return self._quoted(start, end, level)
        options: list[Option] = []
        for at in range(start - 1, run_start(text, start, _REACH) - 1, -1):
            stem = text[at:start]
            if stem[-1] + word in self.words.never or stem[-2:] + word in self.words.never:
                break
            numbered_group = text.startswith("民小组", end) and _NUMBER_STEM.fullmatch(stem)  # 第三|村民小组
            if not numbered_group and self._possible(stem, word, text[at:end], level, at in self.uppers):
                options.append(self._option(at, start, end, level, self._generic(stem, word)))
            # No name reaches over the end of another, or holds a function word.
            if at in self.uppers or (strangeness(stem) == 3 and not is_edge_word(stem)):
                break
        return options

    def _possible(self, stem: str, word: str, name: str, level: str, after_upper: bool) -> bool:
        """Is it worth weighing? What no points could save is left out here."""
        if _MEASURED.fullmatch(stem):
            return False
        if len(stem) == 1:
            lone = level == "village" and strangeness(stem) < 3 and not self._generic(stem, word)
            return lone or (level != "quarter" and in_table(name, level) and not self._generic(stem, word))
        if strangeness(stem) < 3 and not is_edge_word(stem) and not self._generic(stem, word):
            return True
        return in_table(name, level) or (after_upper and not self.words.generic(stem) and stem[-1] != word)

    def _generic(self, stem: str, word: str) -> bool:
        """Does the stem say what sort of place it is, or make a common word with the last (城镇)?"""
        if stem[-1] + word in self.words.names or stem[-1] == word or (stem[-1] == "乡" and word == "村"):
            return True
        if stem in self.words.dated:
            return False
        return self.words.generic(stem) or bool(_NUMBER_STEM.fullmatch(stem))

    def _quoted(self, start: int, end: int, level: str) -> list[Option]:
        """“桂园人家”小区: the quotation marks are no part of the name."""
        text = self.text
        opening = text.rfind("“", max(0, start - 10), start)
        stem = text[opening + 1 : start - 1]
        if opening < 0 or len(stem) < 2 or "”" in stem or self.words.generic(stem) or level != "quarter":
            return []
        if strangeness(stem):
            return []
        name, points = stem + text[start:end], 3.0 + _LENGTH[level][min(len(stem), 9) - 1]
        return [Option(opening + 1, end, start, level, name, PLAIN, False, False, 0.0, False, False, points, points)]

    def _option(self, at: int, start: int, end: int, level: str, generic: bool) -> Option:
        text, stem, name = self.text, self.text[at:start], self.text[at:end]
        edge, left = left_edge(text, at)
        after_head = text.endswith(_HEAD_BEFORE, 0, at)
        if text.endswith("中心", 0, at) and level == "township" and in_table(name, level):
            after_head = True  # 县便民服务中心|云杉乡窗口
        if edge < PLAIN and text.endswith(self.words.left, 0, at):
            edge, left = PLAIN, text[at - 2 : at]
        if edge < PLAIN and after_head:
            edge, left = PLAIN, ""
        known_place = in_table(name, level)
        firm = bool(_FIRM.match(text, end))
        doubtful = stem in self.words.doubtful or self.words.is_name_verb(stem)
        base = self._base(at, start, end, level, known_place, firm)
        strange = 0.0 if doubtful else _STRANGE[strangeness(stem)]
        free = base + strange + (_COMMON_WORD if edge == WEAK and len(left) > 1 else _EDGE[edge])
        if is_soft(stem[0]) and not known_place and not self.words.is_name_verb(stem[:2]):
            free -= 0.3 if edge == PLAIN and len(left) > 1 else 2.5 if stem[0] in _PREPOSITIONS else 1.5
        if not known_place:
            free -= self._any_place(start, end, level)
        return Option(
            start=at,
            end=end,
            head=start,
            level=level,
            name=name,
            edge=edge,
            in_table=known_place,
            firm=firm,
            doubt=self._doubt(edge, end, level, known_place, firm) if doubtful else 0.0,
            generic=generic and not after_head and at not in self.uppers,
            edge_word=is_edge_word(stem),
            free=free,
            chained=base + strange / 2 + CHAIN,
        )

    def _base(self, at: int, start: int, end: int, level: str, known_place: bool, firm: bool) -> float:
        """Points that do not hang on what stands left of the name."""
        text, stem, word = self.text, self.text[at:start], self.text[start:end]
        points = _LENGTH[level][min(len(stem), 9) - 1] - 2.2 * self.words.half_generic(stem)
        if _BODY.search(stem):
            points -= 5.0
        if stem[-1] in "和同" and not known_place:
            points -= 2.5
        if level == "township" and _LOWER_NEXT.match(text, end):
            points += 0.7
        if word in self.words.estates:  # a quarter named without 小区: where people live, or with its body
            home = _HOME_NEXT.match(text, end) or text.endswith(_MOVED, 0, at)
            points -= 0.5 if home else 1.5
        if self._listed(at, end, word):
            points += _LISTED
        if text[at - 1 : at] == "“" and text.startswith("”", end):
            points -= 3.0  # a nickname or a title: “书香村”
        if known_place:
            points += 2.0 if len(stem) > 1 else 1.0
        return points + (0.4 if firm else 0.0)

    def _listed(self, at: int, end: int, word: str) -> bool:
        """Does another name with the same last word stand before or after it in a list?"""
        text = self.text
        if text[at - 1 : at] == "、" and text.endswith(word, 0, at - 1):
            return True
        return text.startswith("、", end) and text.find(word, end + 2, end + 7 + len(word)) > 0

    def _any_place(self, start: int, end: int, level: str) -> float:
        """Points off where what follows is what any place of the sort has."""
        text, word = self.text, self.text[start:end]
        if word == "社区" and _ANY_COMMUNITY.match(text, end):
            return 1.0
        if word == "片区" or word == "街道":  # nearly all street offices are in the table
            return 1.0
        if level == "township":
            return 0.6
        if word != "村":
            return 0.0
        people = 1.0 if text.startswith("民", end) else 0.0
        return people + (0.7 if _ANY_VILLAGE.match(text, end) else 0.0)

    def _doubt(self, edge: int, end: int, level: str, known_place: bool, firm: bool) -> float:
        """Points off a stem that is a common word as well (建设, 幸福)."""
        if level == "quarter":
            return 1.6 if firm else 3.0
        if firm:
            return 1.2
        if _ANY_COMMUNITY.match(self.text, end):
            return 4.5
        sure = known_place and edge == BOUNDARY
        return 3.3 if not sure else 2.5 if level == "village" else 2.8


def any_village(text: str, end: int) -> bool:
    """Does at `end` follow what any village has (村委会, 村民, 村里)?"""
    return bool(_ANY_VILLAGE.match(text, end))
