"""Troubles that are called so: reported, announced, quoted or set about by a name, whatever type they are of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence

from extractors.entities.problem.candidate import NAMED, PLAIN, Candidate, Topic
from extractors.entities.problem.clauses import BREAKS, start_of
from extractors.entities.problem.topics import CLAUSE
from extractors.entities.problem.types import OTHER
from kg.rules import Hit

#: how soon the text says what trouble it announced
ANNOUNCED = 120
#: how far before 不方便 it says where people go
REACH = 16
#: how far before 反映 a source may be named
SOURCE = 8
#: how far before 解决 it says who was helped
HELPED = 16
#: how far before 的问题影响…… the problem is named
NAMED_BEFORE = 24
#: no longer quotation is taken for the name of a trouble
QUOTED = 26

# what is reported, right behind the word for it; 反映问题, 反映强烈 and the like tell nothing
_REPORT = re.compile(
    r"(?:说|称|道|，|：|“|‘){0,3}(?!问题|急难|事项|强烈|最多|诉求|渠道|窗口|情况|社情|民意|意见|了|出|的|什么|较多|比较|集中|后|至|到|给|于|在)"
    r"[^，。；！？：、…\n—“”]{4,25}"
)
# a trouble called by its name: 破解|资金难题; names that say nothing of it: 破解发展难题, 解决群众急难愁盼问题
_FORMULA = re.compile(
    r"[的了着“‘]{0,2}([^，。；！？：、…\n—“”‘’《》]{2,18}?)[”’]?的?"
    r"(?:难题|痛点|堵点|困境|顽疾|困扰"
    r"|(?:(?<=[”’])|(?<=[”’]的)|(?<=[多频少难贵慢乱旧差缺足低弱高散])|(?<=[多频少难贵慢乱差]的)|(?<=不[^，。；、])|(?<=不[^，。；、]{2}))问题)"
    r"(?=[，。；！？、\n]|等)"
)
# the same with a list or a topic: 针对养老服务突出问题; and words that make a name a trouble
_TOPIC_FORMULA = re.compile(
    r"[了“‘]{0,2}([^，。；！？：、…\n—“”‘’《》]{2,14}?)(?:方面)?的?突出问题(?=[，。；！？、\n]|开展|进行)"
)
_LIST_FORMULA = re.compile(
    r"了?([^，。；！？：…\n—“”‘’《》]{4,26})的(?:难题|困境|窘境|怪圈|尴尬|顽疾)(?=[，。；！？、\n]|$)"
)
# the same at length, where the name says what is amiss: 针对|旅游旺季保洁压力增大等问题
_LONG_FORMULA = re.compile(
    r"[的了着]?((?:[^，。；！？：…\n—《》“”‘’]|[“‘][^”’，。\n]{1,16}[”’]){2,40}?)(?:等|的|这一|这个|之类的?)?(?:方面的?)?(?:突出|共性|现实)?"
    r"(?:问题|难题|情况|现象|状况|困境|弊端|隐患|短板)(?=[，。；！\n])"
)
_SOLVED = re.compile(r"([^，。；！？：、…\n—“”‘’《》]{2,26}?)的?(?:难题|问题)(?=[，。；！？\n]|$)")
# whose trouble is called so in a quotation: 解决了|山里孩子“上学远”的问题
_QUOTED_OF = re.compile(
    r"了?([^，。；！？：、…\n—“”‘’《》]{1,14}[“‘][^，。；！？：…\n“”‘’]{1,12}[难多贵慢远少差乱][”’])的?(?:难题|问题|困扰|烦恼)"
)
# whose trouble it is, before its name
_WHOSE = re.compile("^(?:群众|居民|企业|村民)(?=..)")
# what says before 解决 that it was done
_HELPED = re.compile(
    "(?:帮助|协助|帮着?|有效|切实|当场|妥善|成功|先后|累计|及时|彻底|一举|统筹)(?:[^，。；！？：、\n将要拟可能着]{0,12}(?:名|户|家|人|位|居民|村民|群众|老人|企业|骑手|小哥|农户|商户|职工))?$"
)
_NEED = re.compile(r"了?([^，。；！？：…\n“”‘’《》]{2,24}?)的?(?:需求|诉求|特点)(?=[，。；、\n]|等)")
#: types of which a want is a trouble: 满足周边居民的停车需求
_WANTED = frozenset(("parking", "ev-charging", "gig-workers", "heating", "water", "elevator"))
_WAY = re.compile(
    r"(?:去|到|上|进|跑)(?:一趟)?[^，。；、！？：\n去到]{0,3}(?:县|镇|乡|村委会|城|医院|银行|街道|市区|窗口|大厅|政务中心)"
    r"[^，。；、！？：\n]{0,5}$"
)
# one of the nouns that the formulas end with, soon: asked before they are tried
_NOUN = re.compile(r"[^。；！？：\n]{2,30}?(?:[难问]题|困扰|[痛堵特]点|困境|顽疾|窘境|怪圈|尴尬|需求|诉求|隐患|短板)")
_QUOTED_AS = re.compile(r"”的?(?:难题|困境|窘境|怪圈|尴尬|局面|现象|问题|痛点|堵点|顽疾|困局|魔咒|乱象|困扰)")
_WRONG = re.compile("[难不无没缺少慢乱差散弱低僵贵拖谁何]|怎么|受损|失当")
# what a name at length says is amiss; a word of two characters where one alone may stand in a good word
_AMISS_AT_LENGTH = re.compile(
    "[难没慢乱差散弱贵拖堵漏脏破旧违欠闲荒骗坏塌裂臭噪扰挤抢滥污阻虚低]|不(?!动产|断|同|仅|少|锈)|[无缺](?!人机|障碍|偿|忧)"
    "|压力|增大|单一|滞后|频繁|频发|多发|老化|过[重多高大长]|重复|沉重|停[摆滞电水工]|断[头档裂]|积[水压案]|争[议执吵]|风险|险情|纠纷|矛盾"
    "|[占抢]道|占用|挪用|侵[占害]|受损|损[坏毁]|失[灵管修信]|空[置心白挂]|盲[区点]|短板|弱项|杂|多头|层层|[少偏]少|太[少远多]|[随私]意?[拉搭停建]"
)
# holds the letters of something amiss, and tells of nothing
_NO_AMISS = re.compile("老旧小区|复杂|困难|疑难|难点|急难|矛盾纠纷|群众|基层|不平衡不充分")
# before 的问题: who heard of it, not what it is
_ONLY_TOLD = ("收集", "收集到", "反映", "提出", "存在", "发现", "关注", "关心", "遇到", "面临", "共性", "这样")
_NO_NAME = re.compile(
    r"^的?大?$|疑难|群众|急难|愁盼|实际|突出|具体|这[些个一]|各类|各种|发展|民生|治理|现实|历史遗留|一[批系个些道]|一(.)\1|相关|有关|热点|难点|"
    "堵点|重点|身边|什么|哪些|基层|解决|居民|企业|资金|人才|领域|行业|[0-9]|(?:小区|社区|街道|片区|[一二三]期)$"
)
# the same of a name at length, where other words say what is amiss: 修缮不足、发展后劲不够
_NO_LONG_NAME = re.compile("疑难|急难|愁盼|历史遗留|^(?:各类|各种|相关|有关|突出|这些|一些|一[批系个])|[0-9]")
# something is amiss, and what is amiss with the old and the sick
_AMISS = re.compile("[不没无难坏慢贵乱缺拖欠堵漏脏吵]|太[^阳太]")
_HEARD = ("接到", "收到", "接", "接到群众", "接到居民", "接到业主", "接到村民", "收到居民", "收到群众")
_FEARS = ("最怕", "就怕", "怕的是")
_SAYS = ("反映", "抱怨", "吐槽", "诉苦", "求助")
_BODILY = re.compile("[吃饭病药摔睡累腿冷热孤闷]|胃口|照顾|照料")
_GOOD = re.compile("减少|下降|满意|感谢|解决|处理|办理|变化|方便多|答复|回应|反馈|机制|平台")


class Called:
    """Looks through the hits of one article."""

    def __init__(
        self,
        hits: Callable[[str], Sequence[Hit]],
        text: str,
        types: Mapping[str, Mapping[str, tuple[str, ...]]],
        topic: Topic,
        topic_within: Callable[[int, int], str],
        worth: Callable[[int, int, str, int], bool],
    ) -> None:
        """`types` are those of the words by field; the rest as for `Candidates`."""
        self._hits, self._text, self._types = hits, text, types
        self._topic, self._topic_within, self._worth = topic, topic_within, worth

    def find(self) -> Iterator[Candidate]:
        """All of them, in no order."""
        yield from self._reported()
        yield from self._announced()
        yield from self._formulas()
        yield from self._asserted()
        yield from self._quoted()
        yield from self._untyped()
        yield from self._far_away()

    def _reported(self) -> Iterator[Candidate]:
        """What someone reports or is afraid of: 老人反映夏天胃口不佳."""
        for hit in self._hits("reports"):
            told = _REPORT.match(self._text, hit.end)
            if told is None or _GOOD.search(told[0]):
                continue
            if told[0][0] == "，" and (
                self._text.endswith(_HEARD, 0, hit.start)
                or self._text.rfind("据", max(0, hit.start - SOURCE), hit.start) >= 0
            ):
                continue  # 据来电人反映，…… only names the source, and 接到反映，…… goes on with who came
            type_id = self._named_within(*told.span()) or self._topic_within(*told.span())
            if hit.word in _FEARS and not (_AMISS.search(told[0]) or self._named_within(*told.span())):
                continue  # 最怕接到快递电话: what is hard about it is not said
            if not type_id and _BODILY.search(told[0]):
                type_id = self._topic(hit.start, told.end(), least=CLAUSE)  # what the old and the sick say of it
            if not type_id and hit.word in _SAYS and _AMISS.search(told[0]) and not _NO_NAME.search(told[0]):
                type_id = OTHER
            if type_id:
                yield Candidate(hit.start, told.end(), type_id, "problem.reported", PLAIN)

    def _named_within(self, start: int, end: int) -> str:
        """The type of the first word of a type, be it mild or weak, that stands between two positions."""
        for field in NAMED:
            hits = self._hits(field)
            at = bisect_left(hits, (start,))
            if at < len(hits) and hits[at].end <= end:
                return self._types[field][hits[at].word][0]
        return ""

    def _formulas(self) -> Iterator[Candidate]:
        """What someone set about by its name: 解决了“认门找户”的难题, typed if its words say of what type."""
        last = (-1, -1)
        for hit in self._hits("formulas"):
            if _NOUN.match(self._text, hit[1]) is None:
                continue
            helped = self._helped(hit)
            span, type_id = self._named_by(hit.end, helped >= 0 or hit.word.endswith("了"))
            if helped >= 0 and type_id == OTHER:  # who was helped may say it
                type_id = self._topic_within(helped, span[1]) or OTHER
            if type_id and span != last:  # 破解 and 破解了 lead to the same name
                last = span
                yield Candidate(*span, type_id, "problem.formula", PLAIN)

    def _helped(self, hit: Hit) -> int:
        """Where it is said that someone was helped with it (帮助300多名骑手|解决住宿问题), or -1."""
        helped = _HELPED.search(self._text, hit.start - HELPED, hit.start) if hit.word == "解决" else None
        return helped.start() if helped else -1

    def _named_by(self, at: int, over: bool) -> tuple[tuple[int, int], str]:
        """The name of a trouble that a formula ends before, and its type; none where it tells no trouble.

        `over` says that it was solved: then any name will do.
        """
        named = _FORMULA.match(self._text, at)
        if named is not None:
            return self._typed(named)
        named = _QUOTED_OF.match(self._text, at)
        if named is not None:
            return named.span(1), self._topic(*named.span(1), least=CLAUSE) or OTHER
        named = _SOLVED.match(self._text, at) if over else None
        if named is not None and not _NO_NAME.search(_WHOSE.sub("", named[1])):
            return named.span(1), self._topic_within(*named.span(1)) or OTHER
        named = _LIST_FORMULA.match(self._text, at)
        if named is not None and _WRONG.search(named[1]):
            return named.span(1), self._topic_within(*named.span(1)) or OTHER
        named = _TOPIC_FORMULA.match(self._text, at)
        if named is not None:
            return named.span(1), self._topic_within(*named.span(1))
        named = _LONG_FORMULA.match(self._text, at)
        if (
            named is not None
            and not _NO_LONG_NAME.search(named[1])
            and _AMISS_AT_LENGTH.search(_NO_AMISS.sub("", named[1]))
        ):
            if "、" not in named[1]:
                return named.span(1), self._topic(*named.span(1), least=CLAUSE) or OTHER
            if not (self._named_within(*named.span(1)) or self._topic_within(*named.span(1))):
                return named.span(1), OTHER  # of a list that has types each is told by its own words
        named = _NEED.match(self._text, at)
        type_id = self._topic_within(*named.span(1)) if named is not None else ""
        return (named.span() if named is not None else (at, at)), type_id if type_id in _WANTED else ""

    def _typed(self, named: re.Match[str]) -> tuple[tuple[int, int], str]:
        """A name and its type, empty where it says nothing of what the trouble is (针对突出问题)."""
        if _NO_NAME.search(_WHOSE.sub("", named[1])):
            return named.span(1), ""
        return named.span(1), self._topic(*named.span(1), least=CLAUSE) or OTHER

    def _asserted(self) -> Iterator[Candidate]:
        """What stands before words that call it a problem: 电线杆位置的问题影响通行."""
        for hit in self._hits("asserted"):
            start = start_of(self._text, hit.start, BREAKS, NAMED_BEFORE)
            said = self._text[start : hit.start]
            if len(said) > 3 and not (_NO_NAME.search(said) or said.endswith(_ONLY_TOLD)):
                type_id = self._topic_within(start, hit.start) or OTHER
                yield Candidate(start, hit.start, type_id, "problem.formula", PLAIN)

    def _quoted(self) -> Iterator[Candidate]:
        """A quotation that is called a trouble: 陷入“你推我、我推你”的怪圈."""
        text = self._text
        for called in _QUOTED_AS.finditer(text):
            closed = called.start()
            opened = text.rfind("“", max(0, closed - QUOTED), closed) + 1
            if opened and closed - opened > 3 and text.find("”", opened, closed) < 0:
                wrong = _WRONG.search(text, opened, closed) and not _NO_NAME.search(text, opened, closed)
                if wrong and self._worth(opened, closed, "problem.formula", 1):
                    type_id = self._topic_within(opened, closed) or self._topic(opened, closed, least=CLAUSE) or OTHER
                    yield Candidate(opened, closed, type_id, "problem.formula", 1)

    def _untyped(self) -> Iterator[Candidate]:
        """Troubles that no type holds, as with a firm: 拒绝赔偿; typed if the words around them say of what type."""
        for start, end, _ in self._hits("untyped"):
            if self._worth(start, end, "problem.untyped", PLAIN):
                yield Candidate(start, end, self._topic(start, end, least=CLAUSE) or OTHER, "problem.untyped", PLAIN)

    def _far_away(self) -> Iterator[Candidate]:
        """To get to an office is hard: 群众去村委会不方便."""
        for start, end, _ in self._hits("inconvenient"):
            way = _WAY.search(self._text, start - REACH, start)
            if way is not None:
                yield Candidate(way.start(), end, "service-access", "problem.formula", PLAIN)

    def _announced(self) -> Iterator[Candidate]:
        """A trouble is announced and told right after: 遇到了一件难事."""
        for start, end, _ in self._hits("announced"):
            type_id = self._named_within(end, end + ANNOUNCED) or self._topic_within(end, end + ANNOUNCED)
            if type_id:
                yield Candidate(start, end, type_id, "problem.hardship", PLAIN)
