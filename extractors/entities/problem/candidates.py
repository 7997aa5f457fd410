"""Words that may state a trouble: single words, things with faults, things that lack, lists, wishes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from extractors.entities.problem.burdens import Burdens
from extractors.entities.problem.called import Called
from extractors.entities.problem.candidate import NAMED, PLAIN, Candidate, Topic
from extractors.entities.problem.clauses import BARRIERS, BREAK, BREAKS, CLAUSE_ENDS, start_of
from extractors.entities.problem.frames import Frames
from extractors.entities.problem.overlaps import covered, ends_near, longest_first, masked_to
from extractors.entities.problem.pairs import paired
from extractors.entities.problem.plain_shapes import PlainShapes
from extractors.entities.problem.topics import CLAUSE, SENTENCE
from extractors.entities.problem.types import TypeWords
from kg.core.lazy import lazy
from kg.rules import ArticleView, Hit

#: how many characters may stand between a thing and a fault, a short fault, a fault told at length
NEAR, NEXT, FAR = 10, 2, 25
#: how many may stand between 没有 and what is not there (a single 没 must touch it)
LACK = 4
#: how far a list is read back from its 等…问题
LIST = 60
#: how far a wish may stand from what is wished for
WISH = 25

_PARTS = ("设施", "场地", "环境", "设备", "管道")  # things that any sort may have
_WHOLE = 4  # characters within which the sort stands before them
# words for trouble as such, what they score, and how near the topic must be; bare faults count too
_HARDSHIPS = (
    ("sufferings", PLAIN, SENTENCE),
    ("hardships", 1, SENTENCE),
    ("called", 1, CLAUSE),
    ("sure_faults", 1, SENTENCE),
    ("general_faults", 0, SENTENCE),
    ("end_faults", 0, SENTENCE),
)
_HEARD = re.compile("(?:了解到|得知|听说)[^，。；]*$")
# said before 难题, says nothing of what it is
_UNNAMED = (
    "各类", "各种", "诸多", "一个个", "大量", "治理", "发展", "一系列", "基层", "许多", "不少", "民生", "实际", "很多",
    "身边", "急难愁盼", "历史遗留", "这些", "这一", "共性", "破", "解", "一道道", "整治", "解决",
    "破解", "聚焦", "紧盯", "针对", "化解", "攻克", "两大", "三大", "一大批", "一批", "多重", "双重",
)  # fmt: skip
_FOR = frozenset("对为给替")
_WHOSE = ("群众的", "居民的", "百姓的", "村民的", "群众", "居民", "百姓", "身边", "大家的")
_FAULTS = (
    ("sure_faults", NEAR, PLAIN),
    ("general_faults", NEAR, 1),
    ("end_faults", NEAR, 1),
    ("short_faults", NEXT, 1),
    ("far_faults", FAR, 2),
)
# only so many of them: 只有|两盏|路灯
_FEW = re.compile(
    "(?:这么|区区)?(?:[0-9]{1,3}|[一两二三四五六七八九十几]{1,3})[多来余]?[个盏条口台部座间处名位辆眼所根排套张块片]"
    "(?:[老破旧小窄]|老旧|破旧|狭窄)?的?"
)
_NUMBERED = re.compile(
    "(?=[0-9一两二三四五六七八九十几])(?:[0-9]|[一两二三四五六七八九十几]{1,2}[多来]?[个盏条口台部座间处辆眼根排套])"
)  # 只有|两个
# words that count no things by themselves: 就3个车位展开
_NO_COUNT = frozenset(("就", "低于"))
# 酒席花费不到1万元 counts no things
_SPENT = frozenset(("花费", "费用", "耗时", "用时", "收费", "花了"))
# a trouble is cut off where its last letter begins another word: 凝聚力不|断增强, 收费无|偿
_GOES_ON = {
    "不": "断仅但过再久用愁必错少忘失亚愧辍懈同误", "没": "想", "无": "偿忧私论缝微比线限数", "难": "忘得怪度",
    "多": "元方次样种年边", "破": "题局解冰除土获", "差": "异别点额距旅", "慢": "性病",
}  # fmt: skip
_ABOUT = ("上", "方面", "的回应", "的建议")
_SORTS = ("各类", "各种", "相关", "有关")
_ITEMS_BEGIN = "，。；：！？\n"
_START, _END = itemgetter(0), itemgetter(1)
_TO_WHOM = re.compile("(?:也|还|更)?(?:给|对|为)[^，。；]{2,14}(?:造成|带来|产生)")
#: said of a list behind it: 楼顶漏水、楼道照明等问题|一揽子解决
_SETTLED = re.compile(
    r"[^，。；、！？\n方式措法]{0,8}?(?:问题|难题|诉求|烦心事|隐患)(?:[也都均]|全部|逐一|一并|一揽子|相继|陆续|先后|一一|统统){0,3}(?:得到了?|得以|被|获得?)?(?:圆满|妥善|有效|及时|顺利|彻底)?(?:解决|化解|办结|破解|整改|消除)(?!难|不)"
)
_NUMBER = r"(?:近|约|超)?[0-9]+[0-9.万余多]*[件起个条处次宗桩]"
#: how many were dealt with: 调解婆媳纠纷等600余起
COUNT = re.compile(rf"等?(?:各类|各种)?(?:矛盾|问题|纠纷|隐患)?等?(?:问题|诉求|难题)?{_NUMBER}")
#: what COUNT may begin with, asked before it is tried
COUNT_BEGINS = frozenset("等各矛问纠隐诉难近约超0123456789")
_LIST_END = re.compile(r"等(?:[^，。；、！？\n]{0,12})(?:问题|难题|难点|痛点|堵点|诉求|烦心事|隐患)")
_DONE = re.compile(r"解决|化解|处理|破解|办结|协调|整治|消除|啃[”’]?下")
_PERFECT = re.compile(
    rf"啃[”’]?下|解决了|化解了|处理了|先后|累计|成功|全年|今年以来|去年以来|已|共[解化处协]|{_NUMBER}"
)


class Candidates:
    """Looks through the hits of one article."""

    def __init__(
        self,
        view: ArticleView,
        words: TypeWords,
        topic: Topic,
        topic_within: Callable[[int, int], str],
        worth: Callable[[int, int, str, int], bool],
    ) -> None:
        """Masked hits are left out everywhere, and words not `worth` typing (start, end, rule, score) where the
        type costs a look at the passage: at its `topic`, or at what its own words speak of.
        """
        self._view, self._text, self._types = view, view.text, words.types
        self._worth, self._topic, self._topic_within = worth, topic, topic_within
        self._masked_to = masked_to(view.hits("problem.masks"))
        self._asks_whether = "有没" in view.text
        self._found: dict[str, Sequence[Hit]] = {}
        self._ambiguous, self._pairs = words.ambiguous, words.pairs
        self._scenes = words.scenes
        self._named_hits = self._hits(NAMED[0])
        self._named_ends = frozenset(map(_END, self._named_hits))
        self._covered = covered([h for field in NAMED for h in self._hits(field)])

    @lazy
    def _things(self) -> list[Hit]:
        """Things by position, the longest first."""
        return longest_first(self._hits("things"))

    @lazy
    def _thing_starts(self) -> list[int]:
        return [h.start for h in self._things]

    @lazy
    def _ending(self) -> tuple[list[Hit], list[int]]:
        """Things and those who suffer by where they end, of several the shortest first; and their ends."""
        hits = [*self._hits("things"), *self._hits("subjects")]
        hits.sort(key=_START, reverse=True)
        hits.sort(key=_END)
        return hits, [*map(_END, hits)]

    def shapes(self) -> Iterator[Iterator[Candidate]]:
        """All of them, in no order: those of one shape after the other."""
        yield self._named("troubles", "problem.named_trouble", PLAIN)
        yield self._named("mild", "problem.mild_trouble", 1)
        yield self._named("weak", "problem.weak_trouble", 0)
        yield self._faulty()
        yield paired(self._text, self._hits("tails"), self._pairs)
        yield self._scarce()
        yield self._own_faults()
        yield self._lacking()
        yield self._listed()
        yield self._wished()
        yield self._hardships()
        yield Frames(self._view, self._hits, self._topic_within, self._scenes).find()
        yield PlainShapes(self._view, self._hits, self._topic_within).find()
        yield Burdens(self._text, self._hits, self._scenes).find()
        yield Called(self._hits, self._text, self._types, self._topic, self._topic_within, self._worth).find()

    def _hits(self, category: str) -> Sequence[Hit]:
        found = self._found.get(category)
        if found is None:
            found = self._view.hits(f"problem.{category}")
            if found:  # most categories have no word in the text
                found = self._found[category] = self._open(found)
        return found

    def _open(self, hits: Sequence[Hit]) -> Sequence[Hit]:
        """Those that no longer word of another sense covers."""
        reach = self._masked_to
        if reach:
            hits = [h for h in hits if h[0] not in reach or h[1] > reach[h[0]]]
        if self._asks_whether:
            hits = [h for h in hits if h[2][0] != "没" or self._text[h[0] - 1 : h[0]] != "有"]
        return hits

    def _named(self, field: str, rule: str, score: int) -> Iterator[Candidate]:
        types = self._types[field]
        last_end, last_types = -1, None
        for hit in longest_first(self._hits(field)):
            start, end, word = hit
            meant: Sequence[str] = types[word]
            if end <= last_end and meant == last_types:
                continue
            if score < PLAIN and (start, end) in self._covered:
                continue
            if word[-1] in _GOES_ON and self._text[end : end + 1] in _GOES_ON[word[-1]]:
                continue
            last_end, last_types = end, meant
            if word in self._ambiguous:
                meant = self._meant(hit, meant) if self._worth(start, end, rule, score) else ()
            for type_id in meant:
                yield Candidate(start, end, type_id, rule, score)

    def _meant(self, hit: Hit, types: Sequence[str]) -> Sequence[str]:
        """Of a word with several meanings what the passage is about."""
        among = self._ambiguous[hit.word]
        told = self._topic(hit.start, hit.end, among) or among[0]
        return (told,) if told in types else ()

    def _hardships(self) -> Iterator[Candidate]:
        """Words for being in trouble whatever it is, typed by what the passage is about."""
        for category, score, reach in _HARDSHIPS:
            for hit in self._hits(category):
                start, end, _ = hit
                if not score and not CLAUSE_ENDS.match(self._text, end):
                    continue  # 更新老旧电梯 tells of no fault
                if not self._worth(start, end, "problem.hardship", score):
                    continue
                if category == "hardships" and self._done_by_it(start):
                    continue
                if self._text[start - 1 : start] in _FOR:
                    continue  # 对无法到场的老人上门服务: whom one serves
                if hit.word == "的矛盾" and self._text[end : end + 1] == "纠":
                    continue
                if category == "called" and self._unnamed(start, hit.word):
                    continue
                type_id = self._topic(start, end, least=reach)
                if type_id:
                    yield Candidate(start, end, type_id, "problem.hardship", score)

    def _done_by_it(self, start: int) -> bool:
        """Whether the sentence has said before what the trouble is, and here only whom it plagues: 给出行造成困扰."""
        left = start_of(self._text, start, BREAKS, NEAR + NEAR)
        return self._text[left - 1 : left] == "，" and _TO_WHOM.match(self._text, left, start) is not None

    def _unnamed(self, start: int, word: str) -> bool:
        """Whether what is said before 难题 tells nothing of it: 各类难题, 了解到老人的烦恼."""
        text, end = self._text, start + len(word)
        listed = text[start - 1] == "、" or text[end : end + 1] == "、"
        if word[-1] == "事" and (listed or text.endswith(_WHOSE, 0, start)):
            return True  # 群众的操心事、烦心事、揪心事
        return text.endswith(_UNNAMED, 0, start) or (
            text[start - 1 : start] == "的" and _HEARD.search(text, start - 14, start) is not None
        )

    def _of_thing(self, start: int, end: int, thing: Hit, rule: str, score: int) -> Candidate:
        return Candidate(start, end, self._type_of(thing), rule, score)

    def _type_of(self, thing: Hit) -> str:
        """The sort that stands right before a thing which any may have: 供热|管道设施 are of the heating."""
        things = self._types["things"]
        if thing.word in _PARTS:
            for whole in self._before(thing.start, _WHOLE):
                if whole.word in things and whole.word not in _PARTS:
                    return things[whole.word][0]
        return things[thing.word][0]

    def _faulty(self) -> Iterator[Candidate]:
        for category, reach, score in _FAULTS:
            for fault in self._hits(category):
                if category == "end_faults" and not CLAUSE_ENDS.match(self._text, fault.end):
                    continue
                thing = self._thing_before(fault, reach)
                if thing is None:
                    continue
                if fault.word == "问题" and (
                    fault.start in self._named_ends
                    or self._text.endswith(_SORTS, 0, thing.start)
                    or self._text.startswith(_ABOUT, fault.end)
                    or self._text[fault.start - 1] in "到进"
                ):
                    continue  # 参与到|问题解决中来; 管道漏水|问题 tells of a leak; 各类供暖问题, 路灯问题上的…: a field
                if not self._named_at(fault):
                    yield self._of_thing(thing.start, fault.end, thing, "problem.thing_fault", score)

    def _named_at(self, fault: Hit) -> bool:
        """Whether a fault is part of a longer word that states its trouble by itself: 难 in 停车难."""
        named = self._named_hits
        at = bisect_right(named, fault)
        return any(hit.end >= fault.end and hit != fault for hit in named[max(0, at - 2) : at])

    def _scarce(self) -> Iterator[Candidate]:
        text = self._text
        numbered = [few for few in self._view.hits("problem.scarce") if _NUMBERED.match(text, few[1])]
        for few in self._open(numbered):
            thing = self._thing_before(few, NEXT)
            if thing is not None and text[thing.end : few.start] not in _SPENT:
                yield self._of_thing(thing.start, few.end, thing, "problem.scarce_thing", 2)
        yield from self._few()

    def _few(self) -> Iterator[Candidate]:
        """Things told after how few of them there are: 只有两盏路灯."""
        for few in self._view.hits("problem.scarce"):
            counted = _FEW.match(self._text, few.end) if few.word not in _NO_COUNT else None
            if counted is not None:
                at = bisect_left(self._thing_starts, counted.end())
                if at < len(self._things) and self._thing_starts[at] == counted.end():
                    thing = self._things[at]
                    yield self._of_thing(few.start, thing.end, thing, "problem.scarce_thing", 1)

    def _own_faults(self) -> Iterator[Candidate]:
        own, things, subjects = self._types["faults"], self._types["things"], self._types["subjects"]
        ends = self._ending[1]
        for fault in self._open([h for h in self._view.hits("problem.faults") if ends_near(ends, h[0], NEAR)]):
            start, end, word = fault
            if word[0] == "多" and self._text[start - 1].isdecimal():
                continue  # 台账980|多项 is a number
            near = self._before(start, NEAR)
            for thing in near:
                meant = [t for t in own[word] if t in things.get(thing.word, ()) or t in subjects.get(thing.word, ())]
                for type_id in meant:
                    yield Candidate(thing.start, end, type_id, "problem.thing_fault", 2)
                if meant:  # in 楼道照明灯不亮 the lamp is what is wrong, not the stairs
                    break

    def _thing_before(self, fault: Hit, reach: int) -> Hit | None:
        """The nearest thing that ends before a fault in its clause; of several the longest."""
        things = self._types["things"]
        for hit in self._before(fault.start, reach):
            if hit.word in things:
                return hit
        return None

    def _before(self, end: int, reach: int) -> Sequence[Hit]:
        """Things and those who suffer before a fault in its clause: the nearest first, of several the longest."""
        hits, ends = self._ending
        at = bisect_right(ends, end)
        if not at or ends[at - 1] < end - reach:
            return ()
        floor = start_of(self._text, end, BARRIERS, reach)
        return hits[bisect_left(ends, floor, 0, at) : at][::-1]

    def _lacking(self) -> Iterator[Candidate]:
        for lack in self._hits("lacks"):
            reach = lack.end + (LACK if len(lack.word) > 1 else 0)
            at = bisect_left(self._thing_starts, lack.end)
            if at < len(self._things) and self._thing_starts[at] <= reach:
                thing = self._things[at]
                if not BREAK.search(self._text, lack.end, thing.start):
                    yield self._of_thing(lack.start, thing.end, thing, "problem.lack_thing", 1)

    def _listed(self) -> Iterator[Candidate]:
        for hit in self._view.hits("problem.list_end"):
            if self._text.rfind("、", max(0, hit.start - LIST), hit.start) < 0:
                continue
            if not _LIST_END.match(self._text, hit.start):
                continue
            left = start_of(self._text, hit.start, _ITEMS_BEGIN, LIST)
            if self._dealt_with(left, hit):
                yield from self._topics(left, hit.start)

    def _dealt_with(self, left: int, end: Hit) -> bool:
        """Whether a list is told as done, not as a field of work: 先后解决…, … 等问题209个."""
        if "、" in self._text[left : end.start] and _SETTLED.match(self._text, end.end):
            return True
        return (
            "、" in self._text[left : end.start]
            and _DONE.search(self._text, left, end.start) is not None
            and bool(COUNT.match(self._text, end.start) or _PERFECT.search(self._text, left - 20, end.end + 20))
        )

    def _topics(self, start: int, end: int) -> Iterator[Candidate]:
        taken = start
        lo, hi = (bisect_left(self._thing_starts, position) for position in (start, end))
        for thing in self._things[lo:hi]:
            if thing.start >= taken:
                taken = thing.end
                yield self._of_thing(thing.start, thing.end, thing, "problem.listed", 2)

    def _wished(self) -> Iterator[Candidate]:
        asked = self._hits("asked")
        starts = [h.start for h in self._view.hits("problem.wishes")] if asked else []
        for hit in asked if starts else ():
            sentence = self._view.sentence(hit.start)
            at = bisect_left(starts, max(sentence.start, hit.start - WISH))
            if at < len(starts) and starts[at] < min(sentence.end, hit.end + WISH):
                for type_id in self._types["asked"][hit.word]:
                    yield Candidate(hit.start, hit.end, type_id, "problem.wished", 2)
