"""Stretches of text that may be a name below the county, and what speaks for each of them where it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from extractors.entities.place.around import ARRIVES, MOVED, after_head, honoured, is_aim, of_a_sort
from extractors.entities.place.stretches import (
    NOTHING,
    Stretch,
    in_table,
    is_number,
    length_points,
    numbered,
    quoted,
    stretch,
)
from extractors.entities.place.words import LEVELS, Words, words
from kg.rules import ArticleView
from kg.text.edges import BOUNDARY, NONE, PLAIN, WEAK, edge_words, is_hanzi, left_edge, strangeness
from kg.text.placenames import PEOPLES

_REACH = 9  # characters of a stem at most
_EDGE = {BOUNDARY: 3.0, PLAIN: 3.0, WEAK: 1.0, NONE: -1.5}
_COMMON_WORD = 2.0  # a word of the general language ends there
_LISTED = 1.2  # another name of the level stands beside it, set off by 、
CHAIN = 4.5  # points of a name right after a named parent
# What a body or an inhabitant of a place is called right after its name.
_FIRM = re.compile(
    r"[“‘]?大?(党委|党总支|党支部|党组织|党工委|党群|两委|居委|村委|居民|村民|业主|业委|物业|书记|主任|网格|位于|地处|辖|便民|办事处|街道办|综治|志愿|工作人员|干部(?!学)|退休|社工|民警|副?[镇乡]长|[党支两]|新时代文明)"
)
#: words that 化 belongs to, which begins no name then
_MADE = frozenset(
    ("规范", "标准", "信息", "数字", "智能", "精细", "常态", "制度", "一体", "现代", "专业", "网格", "市场", "社会")
)
_WEEKS = frozenset(("每周", "上周", "下周", "本周", "一周", "两周", "这周", "四周"))  # the same of 周: 每周|和村干部
# Some villagers, in a number that is no name: 三五|村民
_A_FEW = frozenset(("三五", "三两", "两三", "三四", "四五", "五六", "六七", "七八", "八九"))
_NO_NAME_NEXT = {
    "村": re.compile(
        r"里(?!村屯|屯)|[庄落镇口级寨域容貌头规风官史子务]|居(?!委|民)|情(?!况|形|绪)|并[居组点]|(?<=里村)外|管(?=[”、，。；])|屯(?=[的，。、里党村有位])|医(?!院|务|疗)"
    ),
    "镇": re.compile(r"[压静定守痛痉化街外](?![一-鿿]{1,4}(?:社区|村|小区|居委))"),
    "乡": re.compile(
        r"[村镇亲土愁音情贤间民邻风族韵讯味恋]|党(?![委政支总工组群建员内])|里(?:盖章|来回|乡外|村外|[的，。、人有办跑])"
    ),
    "街道": re.compile(r"[两边上](?![一-鿿]{1,5}(?:社区|村|小区|居民区))|整洁"),
    "社区": re.compile(r"办(?!事|公|了|起|的|理)|矫正|医院|团购|卫生服务|(?:干部|治理)学院"),
    "小区": re.compile(r"域"),
    "屋场": re.compile(r"会|恳谈|夜话|议事|治理|里(?=[，。])|院"),
    "屯": re.compile(r"[兵垦田堡溪留昌门]"),
    "大院": re.compile(r"[子落]"),
}
# After one character and 村: the village's people and bodies, which any village has (任村委会主任, 和村民).
_ANY_VILLAGE = re.compile(r"[民干组党两委规集企里口级]|支(?![付出援持撑取教])")
# After 社区: what any community has.
_ANY_COMMUNITY = re.compile(
    r"食堂|日间|照料|图书|警务|治理|工作者|服务|建设|自治|养老|党建|核酸|活动|关系|文化|事务|设施|环境"
)
_COMMUNITY_HAS = re.compile(
    rf"党|支部|[“‘]?两委|居|民|网格|书记|主任|干部|工作|志愿|物业|医院|卫生|{_ANY_COMMUNITY.pattern}"
)
_ESTATE_HAS = re.compile("及(?:其|周边)|周边|配套|环境|设施|公共|道路|绿化|停车|充电")
_ANY_HAS = {"村": _ANY_VILLAGE, "社区": _COMMUNITY_HAS, "小区": _ESTATE_HAS}
# A named holder of a post is one of a place that is named too: 振兴社区党委书记林某
_POST_NAME = re.compile(
    r"(?:党[委支总][一-鿿]{0,2}|[居村]委会)?(?:副?书记|副?主任|[支主]书)[一-鿿](?<![和与等也都带及到上在来们对为给的])"
)
# A holder of a post who speaks shows that a common word is a name here: 合力社区|党委书记林某介绍
_SHOWS = re.compile(
    r"(?:党委|党总支|党支部|居委会|村委会)(?:副?书记|副?主任)[一-鿿]{2,3}(?:介绍|表示|告诉|回忆|坦言|说|，)"
)
# A verb and how far it is done: 配齐|村委会
_DONE = re.compile("[配抓选管备补理摸盯压夯做干办聚搞讲写改修][齐好全足够净紧实准牢透住掉稳强优活]")
_GARDENS = ("家园", "花园", "公寓", "新村", "苑")  # not only where people live
_HOME_NEXT = re.compile(
    r"党[支总委]|[共现]有|始?建[于成]|位于|业委|业主|物业|居民|[A-Za-z0-9一二三四五六七八九十]{1,2}[区栋号幢]|[一二三四]期|住着|的?(?:租户|老?住户|老人|老街坊)|的(?:围墙|路灯|电梯|楼道|绿化|车库|大门|外墙|屋顶|老?楼房?|房子|单元|门口)"
)
_HOUSE_NEXT = re.compile("[A-Za-z0-9一二三四五六七八九十]{1,2}(?:号楼|[栋幢座期]|单元)")
_LOWER_NEXT = re.compile(r"[一-鿿]{1,6}?(?:社区|村|小区|居民区)")
_LONGER_ESTATE = ("小区", "社区", "街道", "片区", "村", "镇", "苑", "园")
# 云杉街道|37社区, 037中心社区: called by its number
_NUMBERED = re.compile(r"(?<![0-9.：:-])[0-9]{1,3}(?:中心)?$")
# 云杉街道|二十社区
_ORDINAL = re.compile(r"(?<=[道镇乡区团场])第?[一二三四五六七八九十]{1,3}$")
_FIGURES = frozenset("一二三四五六七八九十")
_NUMBERED_ALONE = 1.2  # points of such a name where no parent stands before it


_WORDS = {"组": "民", "强": "公司"}  # round a 村 of another word: 石鼓村一|组村民, 各村和|强村公司
_POSTS, _HEADED = frozenset("当任"), frozenset("镇乡村")  # whoever gets a post at their head
_GROUPS = ("民小组", "民组")  # 柳湾田村|民组
_OPENING, _CLOSING = ("“", "‘"), ("”", "’")
_SENTENCE = ("", "。", "\n", "！", "？")  # before a sentence: no 和 begins one that joins names
_PHRASE = 5  # characters behind a name to the end of the phrase that is quoted with it
#: before an estate that lies or is looked after there
_LED = ("社区的", "街道的", "镇的", "下辖的", "辖区的", "管理的", "辖区内的", "入住的")
#: zones that villages of the table lie in: 云杉旅游发展中心|石鼓村
_ZONES = ("发展中心", "服务中心", "度假区", "开发区", "管理区", "示范区", "新区", "景区", "园区", "合作区", "试验区")
_LISTS = frozenset("、和与及")
_ITEM, _ITEM_MARKS = 20, frozenset("，。；：！？\n")  # characters of an item of a list, and what ends the list
_DATED = frozenset(f"{last}，" for last in "日午天月年晨晚")
_NEW = tuple.__new__


class Option(NamedTuple):
    """A stretch that may be the name that ends with the last word at `head`:`end`.

    `free` and `chained` are its points when it stands alone and when a named parent ends where it starts.
    """

    start: int
    end: int
    head: int
    level: str
    name: str
    stretch: Stretch
    edge: int
    firm: bool  # a body or an inhabitant follows
    doubt: float  # points off for a common word, unless it is chained or known
    generic: bool
    free: float
    chained: float
    verbal: bool = False  # the stem is a verb, and what any place has follows (发展|村集体经济)
    beside: int = -1  # where the last word of the item before it in a list ends (云溪社区“议事铺”、|园林社区)


class _Head(NamedTuple):
    """A last word and what follows it: the same for all stretches that it ends."""

    start: int
    end: int
    word: str
    level: str
    firm: bool
    lower: bool  # a name of a lower level follows its township
    listed: bool  # a name with the same last word follows after 、
    home: bool  # an estate, and its people or houses follow
    any_place: float  # points off where what follows is what any place of the sort has


class OptionReader:
    """Reads the options that the last words of names offer in an article."""

    def __init__(self, view: ArticleView, uppers: Collection[int]) -> None:
        """`uppers` are the ends of names of upper levels."""
        self.view = view
        self.text = view.text
        self.uppers = uppers
        self.words: Words = words()
        self.last: dict[str, int] = {}  # where each last word ended last

    def groups(self) -> list[list[Option]]:
        """Options for each last word that has any, in the order of their ends."""
        heads = self._heads()
        self.shown = frozenset(self._shown(heads))
        groups: list[list[Option]] = []
        for head in heads:
            if options := self._options(*head):
                groups.append(options)
            self.last[head[2]] = head[0]
        return groups

    def _shown(self, heads: Iterable[tuple[int, int, str, str]]) -> Iterator[str]:
        """Words that stand left of names elsewhere, but are a name here: a holder of a post there speaks."""
        text = self.text
        for end, start, word, _ in heads:
            if word not in ("社区", "村") or not _SHOWS.match(text, end):
                continue
            if text[start - 2 : start] in edge_words().common and not is_hanzi(text[start - 3 : start - 2]):
                yield text[start - 2 : start]

    def _heads(self) -> list[tuple[int, int, str, str]]:
        """End, start, word and level of last words."""
        hits = self.view.hits
        heads = [(end, start, word, level) for level in LEVELS for start, end, word in hits(f"place.{level}")]
        heads += [
            (end, start, word, "quarter")
            for start, end, word in hits("place.estate")
            if not self.text.startswith(_LONGER_ESTATE, end)
        ]
        if hits("place.xpcc_context"):
            heads += [(end, start, word, "county") for start, end, word in hits("place.farm")]
        heads.sort()
        return heads

    def _options(self, end: int, start: int, word: str, level: str) -> list[Option]:
        text, uppers = self.text, self.uppers
        stop = _NO_NAME_NEXT.get(word)
        if (stop and stop.match(text, end)) or text.endswith(word, 0, start):
            return []
        if text[start - 2 : start] in self.shown:
            return self._shown_option(start, end, word, level)
        before = text[start - 1 : start]
        if before in _POSTS and text.startswith("长", end) and word in _HEADED:
            return []  # 到云杉|当镇长
        if (before == "新" and is_aim(text, end)) or (word == "村" and text.startswith(_WORDS.get(before, "\n"), end)):
            return []
        if before == "”":
            return self._quoted(start, end, level)
        if word == "社区" and before in _FIGURES and _ORDINAL.search(text, max(0, start - 6), start):
            return self._numbered(start, end, level)
        if (before.isdigit() and word == "社区") or (before == "心" and text[start - 3 : start - 2].isdigit()):
            return self._numbered(start, end, level)
        options: list[Option] = []
        head: _Head | None = None
        for at in range(start - 1, max(0, start - _REACH) - 1, -1):
            char = text[at]
            if not ("一" <= char <= "鿿" or "㐀" <= char <= "䶿"):  # no Chinese character
                break
            after_upper = at in uppers
            seen = stretch(text[at:end], word, level, after_upper)
            if seen is NOTHING and not after_upper:  # as most are
                continue
            if seen.never:
                break
            if char == "化" and text[at - 2 : at] in _MADE:
                continue  # 规范化|建设镇、村两级综治中心
            if char == "周" and text[at - 1 : at + 1] in _WEEKS:
                continue
            if seen.possible and not (text.startswith(_GROUPS, end) and self._of_group(at, start, end)):
                if char == "会" and text[at - 1] == "委":  # 柳湾村委会|石鼓村
                    continue
                head = head or self._head(start, end, word, level)
                options.append(self._option(at, head, seen, after_upper))
            # No name reaches over the end of another, or holds a function word.
            if after_upper or (seen.last and not self._goes_on(at, end, level)):
                break
        return options

    def _goes_on(self, at: int, end: int, level: str) -> bool:
        """Is what begins at `at` with a function word the rest of a name of the table (沙|将坪村)?"""
        return in_table(self.text[at - 1 : end], level) or in_table(self.text[at - 2 : end], level)

    def _of_group(self, at: int, start: int, end: int) -> bool:
        """Is it a group's own name or number before 村民小组 (第三, 柳湾田), and no village that has groups?"""
        name = self.text[at:end]
        groups = sum(self.text.count(name + group) for group in _GROUPS)
        return is_number(self.text[at:start]) or self.text.count(name) == groups

    def _quoted(self, start: int, end: int, level: str) -> list[Option]:
        """“桂园人家”小区: the quotation marks are no part of the name."""
        text = self.text
        opening = text.rfind("“", max(0, start - 10), start)
        stem = text[opening + 1 : start - 1]
        if opening < 0 or len(stem) < 2 or "”" in stem or self.words.generic(stem) or level != "quarter":
            return []
        # “四安”家园, “1+3+N”小区 are ways of working
        if "+" in stem or strangeness(stem) or (len(stem) == 2 and is_number(stem[0])):
            return []
        seen, points = quoted(stem, text[start:end]), 3.0 + length_points(stem, level)
        return [Option(opening + 1, end, start, level, seen.name, seen, PLAIN, False, 0.0, False, points, points)]

    def _shown_option(self, start: int, end: int, word: str, level: str) -> list[Option]:
        """合力|小区, where the article has shown that 合力 is a name."""
        at = start - 2
        seen, points = quoted(self.text[at:start], word), 3.0 + length_points(self.text[at:start], level)
        return [Option(at, end, start, level, seen.name, seen, PLAIN, False, 0.0, False, points, points)]

    def _numbered(self, start: int, end: int, level: str) -> list[Option]:
        """云杉街道|37社区: a number is a name only right after a parent, or where the article has shown that it is."""
        match = _NUMBERED.search(self.text, max(0, start - 6), start)
        match = match or _ORDINAL.search(self.text, max(0, start - 6), start)
        if match is None or level != "community":
            return []
        at, points = match.start(), _NUMBERED_ALONE
        seen = numbered(match.group(), self.text[start:end])
        return [Option(at, end, start, level, seen.name, seen, PLAIN, False, 0.0, False, points, points + CHAIN)]

    def _head(self, start: int, end: int, word: str, level: str) -> _Head:
        text = self.text
        return _Head(
            start,
            end,
            word,
            level,
            firm=_FIRM.match(text, end) is not None,
            lower=level == "township" and _LOWER_NEXT.match(text, end) is not None,
            listed=text.startswith("、", end) and text.find(word, end + 2, end + 7 + len(word)) > 0,
            home=word in self.words.estates and _HOME_NEXT.match(text, end) is not None,
            any_place=self._any_place(end, word, level),
        )

    def _option(self, at: int, head: _Head, seen: Stretch, after_upper: bool) -> Option:
        text = self.text
        start, end, _, level, firm, *_ = head
        edge, left = left_edge(text, at)
        base = self._base(at, head, seen, left)
        listed = seen.in_table
        behind_head = (edge < PLAIN or seen.generic) and after_head(text, at, level, listed)
        if edge < PLAIN:
            if text[at - 2 : at] in self.words.left:
                edge, left = PLAIN, text[at - 2 : at]
            elif behind_head or (listed and text.endswith(_ZONES, 0, at)):
                edge, left = PLAIN, ""
            elif level != "township" and self._governs(text[at - 1 : at + 1]):
                edge, left = PLAIN, text[at - 1]
        strange = seen.strange
        free = base + strange + (_COMMON_WORD if edge == WEAK and len(left) > 1 else _EDGE[edge])
        if seen.soft and not (text[at] == "和" and left in _SENTENCE):
            free -= 0.3 if edge == PLAIN and len(left) > 1 else seen.soft
        if not listed:
            free -= head.any_place
        doubt = self._doubt(text[at:start], edge, head, listed, left) if seen.doubtful else 0.0
        generic = seen.generic and not behind_head and not after_upper
        chained = base + strange / 2 + CHAIN
        verbal = self._verbal(text[at:start], head, seen.edge_word)
        verbal = verbal or (seen.honour and honoured(text, at, end, left=left, firm=firm))
        beside = self._beside(at, head.word) if text[at - 1] in _LISTS else -1
        told = at, end, start, level, seen.name, seen, edge, firm, doubt, generic, free, chained, verbal, beside
        return _NEW(Option, told)  # its own constructor does the same through one more call

    def _governs(self, pair: str) -> bool:
        """Is it a preposition and the first character of a name?"""
        return pair[:1] in self.words.governs and pair[:2] not in self.words.governed

    def _beside(self, at: int, word: str) -> int:
        """Where the same last word ended in the item of the list before `at`, or -1."""
        last = self.last.get(word, -1)
        if not 0 < at - last <= _ITEM or not _ITEM_MARKS.isdisjoint(self.text[last : at - 1]):
            return -1
        return last

    def _base(self, at: int, head: _Head, seen: Stretch, left: str) -> float:
        """Points that do not hang on how well the name may begin there, where `left` ends."""
        _, end, word, _, firm, lower, listed, home, _ = head
        points = seen.base
        if of_a_sort(self.text, at):
            points -= 4.0
        if lower:
            points += 0.7
        if seen.estate:  # a quarter named without 小区: where people live, or with its body
            led = self.text.endswith(_LED, 0, at) or self.text.endswith(MOVED, 0, at)
            points -= 0.5 if home or word not in _GARDENS or led else 1.5
        if listed or (left == "、" and self.text.endswith(word, 0, at - 1)):
            points += _LISTED
        if left in _OPENING and self.text.startswith(_CLOSING, end):
            points -= 3.0  # a nickname or a title: “书香村”
        elif left == "“" and not (firm and seen.in_table) and self.text.find("”", end, end + _PHRASE) > 0:
            points -= 2.0  # a phrase is quoted, a verse or a nickname
        if seen.in_table:
            points += 1.0 if seen.single else 2.0
        return points + 0.4 if firm else points

    def _any_place(self, end: int, word: str, level: str) -> float:
        if word == "社区" and _ANY_COMMUNITY.match(self.text, end):
            return 1.0
        if word == "片区" or word == "街道":  # nearly all street offices are in the table
            return 1.0
        if level == "township":
            return 0.6
        if word != "村":
            return 0.0
        people = 1.0 if self.text.startswith("民", end) else 0.0
        return people + (0.7 if any_village(self.text, end) else 0.0)

    def _verbal(self, stem: str, head: _Head, edge_word: bool) -> bool:
        """Is the stem a verb, or a people, before what any village or community has?"""
        text, end, word = self.text, head.end, head.word
        people = stem[-1] == "族" and word == "村" and stem in PEOPLES
        if (people or stem in _A_FEW) and text.startswith("民", end):
            return True
        done = len(stem) == 2 and _DONE.match(stem) and not self.words.is_name_verb(stem)
        if done and any_village(text, end):
            return True
        if not (edge_word or stem in self.words.verbs) or _POST_NAME.match(text, end):
            return False
        has = _ANY_HAS.get(word)
        return has is not None and has.match(text, end) is not None

    def _dated(self, head: _Head, stem: str) -> bool:
        """Does a date stand before the name: 7月17日，|繁荣社区的“…”?"""
        return self.text[head.start - len(stem) - 2 : head.start - len(stem)] in _DATED

    def _doubt(self, stem: str, edge: int, head: _Head, known_place: bool, left: str) -> float:
        """Points off a stem that is a common word as well (建设, 幸福)."""
        if head.level == "quarter":
            if stem in self.words.proper and head.home:
                return 0.0
            if left in MOVED or stem in self.words.proper or _HOUSE_NEXT.match(self.text, head.end):
                return 0.5
            return 1.6 if head.firm else 3.0
        if head.firm or (edge == BOUNDARY and self.text.startswith("的“", head.end) and self._dated(head, stem)):
            return 1.2
        if _ANY_COMMUNITY.match(self.text, head.end):
            return 4.5
        if known_place and stem in self.words.proper and stem not in self.words.verbs and self._governs(left + stem):
            return 0.5  # 由|新风社区牵头
        if known_place and left in ARRIVES:
            return 1.2  # 来到|红旗村
        sure = known_place and edge == BOUNDARY
        return 3.3 if not sure else 2.5 if head.level == "village" else 2.8


def any_village(text: str, end: int) -> bool:
    """Does at `end` follow what any village has (村委会, 村民, 村里)?"""
    return bool(_ANY_VILLAGE.match(text, end))
