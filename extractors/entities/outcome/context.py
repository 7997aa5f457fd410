"""What stands around a number: its clause, the verb that governs it, the noun that it counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from operator import itemgetter
from typing import NamedTuple

from extractors.entities.outcome.quantities import Quantity
from kg.rules import ArticleView
from kg.text.patterns import spelled_out

#: categories of the lexicon that are deeds
DEEDS = (
    "handle",
    "settle",
    "build",
    "organise",
    "meet",
    "engage",
    "benefit",
    "invest",
    "save",
    "earn",
    "give",
)
_BREAKS = "，。；：！？\n…"
_BREAK = re.compile(f"[{_BREAKS}]")
_NO_BREAK = re.compile(f"[^{_BREAKS}]*")
_CLAUSE_REACH = 48
_LONGEST_VERB = 8  # characters
# where a noun after a unit stops: before a mark, one of these characters, or one of these words
_STOPS = r"，。；：！？、\n（）()“”‘’…—\s0-9在和与及被将把已均都也到从等让的"
_STOP_WORDS = (
    "并(?=[担任负承组参协成设建推开])|较为|全部|进行|开展|参与|加入|下沉|投入|成立|组成|为(?!民)|分为|划为|划分为|整合|进驻|开通|不再|用上|领到|纳入|实现|得到|提供|"
    "共同|自愿|主动|分别|负责|迎来|受益|陆续|相继|用于|通过|覆盖|入驻|结对|建成|建起|完成|就业(?!群体|形态)|务工|解决|推行|焕然|帮助|"
    "按照|赴|铺设|架设|敷设|以(?=[满便解缓确方供应改保提补])|供(?=[居群村老大孩市民])|享受|简办|追讨|协调|共(?=[0-9])|送上|送去|配药|办理|掌握|学会|申请|迅速|集结|同意|脱贫户|实行|变成|化身|变身|推广(?!员)|就近|就地|聚在|齐聚|种上|套种|间种|轮作|贯通|送餐|供餐|一下子|试点|建立|设立|增设|分成|下放|报道|列为|列入|连续|兼任|安装|加装|更换|轮流|赶到|拿到|送到|来到|返给|受到|花费|冒着|捐出|自发|挨家|逐一|顺利|喝上|吃上|开办|有了(?!解)|换了|搬[进了出]|住进|担任|同步|成功(?!人士|案例)|自觉|如愿|改作|改造[成为]|联动(?!单位|机制|部门|体系|中心)|点亮|照亮|立起|宣讲(?![员队团会])"
)
# asked at every character: most are none that a word begins with
_STOP_FIRST = "".join(sorted({word[0] for word in _STOP_WORDS.split("|")}))
_WORD = r"[^，。；：！？、\n（）()“”…—\s]"
_ADVERBS = (
    "全部",
    "进行",
    "开展",
    "陆续",
    "相继",
    "共同",
    "自愿",
    "主动",
    "分别",
    "连续",
    "迅速",
    "顺利",
    "逐一",
    "套种",
    "间种",
    "轮作",
)
#: verbs of what people do, which no noun begins with: 31人编入党支部
_VERBS = ("组成", "编入", "担任", "兼任", "划为", "列入", "围坐", "齐聚")
#: how people are described before it is said who they are: 9名有手艺的党员
_SUCH_FIRST = frozenset("有会懂爱肯能愿善热熟政具经德家符需")
_SUCH = re.compile(
    r"(?:有|会|懂|爱(?!心)|肯|能|愿意?|善于|热心|熟悉|热爱|政治|具有|具备|经验|德高|家庭|符合|需要)[^，。；：！？\n“”0-9、的]{1,14}的([一-鿿]{2,8}?)(?=[，。；！？、“和与及担参组在主进划开到为给加入]|$|群众)"
)
_NOUN = re.compile(
    rf"(?:(?:崭新|全新|簇新|新|长|宽|高)?的)?(?!到(?!场)|赴|前往|深入|去|对(?![面接话口象策手标应比]))({_WORD}{{1,16}}?(?:（[^（）\n]{{1,6}}）{_WORD}{{0,8}}?)?)"
    rf"(?=[{_STOPS}]|(?<![补供配])给|$|(?=[{_STOP_FIRST}])(?:{_STOP_WORDS}))"
)
#: 200名医师|、药师，: others who are counted with them
_COUNTED_TOO = re.compile(
    "(?:、(?!其中|以及|包括|[数几多上近约百千])(?![一-鿿]{0,6}(?:达|成|签|参|提|开|加|入|办|做|化|有|到))[一-鿿]{2,7}?){1,2}?"
    "(?=等?[，。；！？\n])"
)
_GOES_ON = ("覆盖", "下来", "过后", "后", "结束", "之后", "成为", "成了", "让", "使")
_QUOTED_NOUN = re.compile(r"“([^”\n]{1,16})”([^，。；：！？、\n“”（）]{0,8})")
# 2个〔使用面积达900平方米的〕车棚
_SIZED = re.compile(
    r"[总建筑使用占地经营服务]{0,2}面积[约达近为共超]{0,2}[0-9.]+万?[余多]?(?:平方米|平米|㎡|亩)的([一-鿿]{2,8}?)(?=[，。；！？、和与]|$)"
)
# 10个〔人口少、路途远的〕山村
_DESCRIBED = re.compile(
    r"[^，。；：！？\n“”0-9、]{2,12}(?:、[^，。；：！？\n“”0-9、]{1,10}){1,2}?的([一-鿿]{2,8})(?=[，。；！？、“和与])"
)
_HAS_DIGIT = re.compile(r"[0-9]")
_CHANGED = re.compile(r"(?:平均)?(?:从|由)(?=.*[0-9])")
_LEADING = re.compile(
    r"^(?:[0-9]{4}年(?:[0-9]{1,2}月)?(?:底|初|以来)?|今年以来|去年以来|近年来|今年|去年|目前|至今|如今|并(?=[将把])|将|把|的|等|了|过|起|出|着|成|好(?!评)|完|各类|包括|或(?:改造|改建|扩建|新建|翻修|提升)+)+"
)
_TRAILING = re.compile(
    r"(?:累计|共计|共|总数|数量|达到|达|约|为|超过|等|已|有|是|仅|只|就|突破|不足|多|(?:增加|增长|减少|提高|提升|下降|上升|扩大|缩短|压缩|缩减|压减|精简|降低|发展|壮大|调整|重组|合并|扩充|扩展)(?:[至到为成]了?)?|[增降减缩扩提锐压升跃攀飙猛激骤陡蹿爬递]?[长大少短展升高减涨增降落跌]?(?:至|到了?)|稳定在)+$"
)
_BEFORE, _NAMED = 18, 3  # characters before a number in which what it counts is named, and of the shortest name
_PERIOD_SIGN = re.compile("年|截|季度|目前|以来")
_PAUSE = re.compile("[，。！？；]")
# in the order in which they are tried; where the sentence has no 以来 the long ones need no trial
_PERIODS = (
    r"(?:截至|截止)[^，。；\n]{0,12}",
    "今年以来|去年以来",
    "近年来|几年来|上半年|前三季度|[0-9一二三四五六七八九十两]+年来",
    "[0-9]{4}年(?:[0-9]{1,2}月)?以来",
    "[0-9]{4}年(?:[0-9]{1,2}月)?至今",
    r"[今去前]年[^，。；：…”\n]{1,8}以来",
    "去年|今年(?![0-9]{1,3}[多余]?岁)|目前|仅[0-9]{4}年|(?:19|20)[0-9]{2}年",
    r"[^，。；：…”\n]{1,6}以来",
)
_PERIOD = re.compile("|".join(_PERIODS))
#: 日均|服务5000人次: a rate and no sum, whatever time it is told of
_RATE = spelled_out("(?:[日周月年季]均|每(?:天|日|周|月|年|季度))(?=[^，。；！？\n]{0,14}$)")
_REACH_OF_RATE = 20
_PERIOD_SHORT = re.compile("|".join(words for words in _PERIODS if "以来" not in words))


_START, _END = itemgetter(0), itemgetter(1)
_CARS = "4S店"  # a noun that begins with a number
_CLOSING = frozenset("”’》")
_SORTS = ("群体", "形态")  # 新就业群体: nobody found work


class Verb(NamedTuple):
    """A verb of the lexicon in the text and the deed that it stands for."""

    start: int
    end: int
    word: str
    deed: str
    nounlike: bool  # stands in nouns as often: 服务站


class Verbs:
    """The verbs of an article by position. A word inside a longer word of the lexicon does not count.

    Few of them stand before a number, so only those that are asked for are looked at.
    """

    def __init__(self, view: ArticleView, known: Mapping[str, tuple[str, bool]]) -> None:
        """Read the hits of `view`; `known` tells of each verb its deed and whether it is a noun as often."""
        hits = [hit for deed in DEEDS for hit in view.hits(f"outcome.{deed}")]
        hits.sort(key=_END)
        hits.sort(key=_START)
        self._text = view.text
        self._hits = hits
        self._starts = [*map(_START, hits)]
        self._known = known

    def between(self, low: int, high: int) -> list[Verb]:
        """Verbs that begin at or after `low` and end at or before `high`."""
        text, starts, known = self._text, self._starts, self._known
        found: list[Verb] = []
        covered = begun = -1
        first = bisect_left(starts, low - _LONGEST_VERB)  # one that begins before may cover what begins after
        for start, end, word in self._hits[first : bisect_left(starts, high, first)]:
            if text[end : end + 1] in _CLOSING or (word == "就业" and text.startswith(_SORTS, end)):
                continue  # the end of a name: “路灯亮化”; no deed: 新就业群体
            if end > covered:
                covered = end
                if start >= low:
                    if start == begun:  # of words with one beginning the longest comes last
                        found.pop()
                    begun = start
                    found.append(Verb(start, end, word, *known[word]))
        while found and found[-1].end > high:
            found.pop()
        return found


class Place:
    """A quantity with the clause that it stands in."""

    __slots__ = ("_all_verbs", "_noun", "_text", "_verbs", "left", "low", "q", "right", "sentence")

    def __init__(self, text: str, q: Quantity, sentence: tuple[int, int], verbs: Verbs) -> None:
        """Look around `q`, no further than `sentence`."""
        start, end = q.start, q.end
        low = clause_start(text, start, sentence[0])
        m = _BREAK.search(text, end, end + _CLAUSE_REACH)
        self.q = q
        self.sentence = sentence
        self.low = low  # where the clause begins
        self.left = text[low:start]  # clause up to the number
        self.right = text[end : m.start() if m else end + _CLAUSE_REACH]  # clause after the unit
        self._text = text
        self._all_verbs = verbs
        self._verbs: list[Verb] | None = None
        self._noun: str | None = None

    @property
    def verbs(self) -> list[Verb]:
        """Verbs of the clause, left of the number."""
        if self._verbs is None:
            self._verbs = self._all_verbs.between(self.low, self.q.start)
        return self._verbs

    @property
    def verbs_before(self) -> list[Verb]:
        """Verbs of the sentence before the number."""
        return self._all_verbs.between(self.sentence[0], self.q.start)

    @property
    def verbs_after(self) -> list[Verb]:
        """Verbs of the clause, right of the number."""
        return self._all_verbs.between(self.q.end, self.q.end + len(self.right))

    @property
    def noun_after(self) -> str:
        """The noun that follows the unit: 70余条〔线索〕; "" where the clause ends there."""
        if self._noun is None:
            self._noun = _noun_after(self._text, self.q.end)
        return self._noun

    @property
    def noun_before(self) -> str:
        """The words of the clause before the number, without adverbs."""
        return noun_before(self._text, self.q.start, self.low)


def clause_start(text: str, position: int, low: int) -> int:
    """Where the clause that holds `position` begins (commas end one, 、 does not)."""
    low = max(low, position - _CLAUSE_REACH)
    clause = _NO_BREAK.match(text[low:position][::-1])  # reversed: C speed, and never beyond the reach
    return position - clause.end() if clause else position


def _noun_after(text: str, end: int) -> str:
    if text.startswith("“", end):
        m = _QUOTED_NOUN.match(text, end)
        if m:
            return m[1] if m[2].startswith(_GOES_ON) else m[1] + m[2]
    if text.startswith(_CARS, end):
        return _CARS
    if text[end : end + 1].isdigit() or text.startswith(
        (*_ADVERBS, *_VERBS), end
    ):  # 违建38处1.2万平方米, 320户全部参与
        return ""
    listed = text.find("、", end + 2, end + 13) >= 0
    m = (
        (text.find("面积", end, end + 4) >= 0 and _SIZED.match(text, end))
        or (text[end : end + 1] in _SUCH_FIRST and _SUCH.match(text, end))
        or (listed and _DESCRIBED.match(text, end))
        or _NOUN.match(text, end)
    )
    if m is None:
        return ""
    too = _COUNTED_TOO.match(text, m.end()) if listed else None
    return m[1] + too[0] if too else m[1].rstrip("便就都也均已正")


def noun_before(text: str, start: int, low: int) -> str:
    """The words between `low` (the beginning of a clause, the end of its verb) and a number, without adverbs."""
    words = text[max(low, start - _BEFORE) : start]
    if start - _BEFORE > low and "的" in words[:-_NAMED]:  # cut somewhere: what is counted is named last
        words = words[words.rindex("的", 0, -_NAMED) + 1 :]
    mark = words.rfind("、")
    if mark >= 0 and _HAS_DIGIT.search(words, 0, mark):  # an earlier member of the list with its own number
        words = words[mark + 1 :]
    if ("从" in words or "由" in words) and (change := _CHANGED.search(words)):
        told = start - len(words) + change.start()  # before it, what changed
        words = text[max(low, told - _BEFORE) : told] if mark < 0 else words[: change.start()]
    return _LEADING.sub("", _TRAILING.sub("", words))


def period(text: str, low: int, start: int) -> str:
    """The time that the sentence gives for a number, nearest first: 今年以来, 截至8月底; a rate before all: 日均."""
    rate = _RATE.search(text, max(low, start - _REACH_OF_RATE), start)
    if rate:
        return rate[0]
    sign = _PERIOD_SIGN.search(text, low, start)
    last = ""
    if sign:  # no period begins further before the first sign of one
        pattern = _PERIOD if text.find("以来", sign.start(), start) >= 0 else _PERIOD_SHORT
        for m in pattern.finditer(text, max(low, sign.start() - 8), start):
            last = m[0]
    return last


def in_name(text: str, position: int, low: int, high: int) -> bool:
    """Does a position stand inside a short quotation, which is a name: “每季8件事”?"""
    before = text[max(low, position - 16) : position]
    if "“" not in before and "‘" not in before:
        return False
    opened = max(before.rfind("“"), before.rfind("‘"))
    if max(before.rfind("”"), before.rfind("’")) > opened:
        return False
    at = position - len(before) + opened
    closed = text.find("”" if before[opened] == "“" else "’", position, min(high, at + 18))
    return closed >= 0 and not _PAUSE.search(text, at, closed)
