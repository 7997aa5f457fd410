"""What a number counts, as a reader would name it: the noun alone, without the words that run on into it.

The noun that the rules work with may hold more (24台电梯|焕新运行): for the kind of outcome that does no harm. Here it
is cut to the noun. What cannot be told apart from the words around it is left out: the claim itself says it all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.entities.outcome.context import Place

#: nouns that a 的 behind them makes the owner of something: 12个社区的居民; another word describes what 的 leads to
_OWNER = re.compile(
    r"[村镇乡县区市街户家楼栋院人员者民工老幼孩生师长队组站点岗厅馆室所亭园场路巷桥灯车店企司行厂校院团社会]$|"
    r"部门|单位|组织|机构|群众|党员|干部|代表|骨干|家庭|儿童|学生|企业|商户|农户|项目|事项|问题|设施|建筑|文物|平台|网格|支部|党组织|小区|社区|街道|楼道|单元"
)
#: how they are described goes on: 具备潜力|、经受考验的干部
_SUCH = ("具备", "具有", "富有", "善于", "热心", "熟悉", "掌握")
_SUCH_ON = re.compile(
    r"(?:、[^，。；：、“”0-9的]{2,14}){1,2}的([一-鿿]{2,6}?)(?=[被参担加入在到为将组成纳编列选，。；、]|$)"
)
#: what a count ends with that is told by another number: 网络浏览量破|10万的活动
_NUMBERED = ("破", "超", "达", "过", "满")
_DESCRIBED = re.compile(
    r"的(?!基础|前提|过程|情况|同时)([村镇乡县户]|[一-鿿]{2,16}?)(?=[，。；：！？、\n“”（）和与及在]|$)"
)
#: bodies of one level that brackets add: 7个镇|（街道）
_LEVEL = re.compile("(?:[村镇乡县]|社区|街道)$")
_OR_LEVEL = re.compile("（(?:[村镇乡区]|社区|街道|[乡区]镇)）")
#: a noun after the last of a list without numbers, and the noun that the whole list describes
_LAST_OF_LIST = re.compile("[及和与].*?(意见建议|问题诉求|[问难]题|诉求|纠纷|线索|需求|事项|心愿|隐患)$")
#: what people do, right behind their number: 32人|建议
_THEY_DO = frozenset({"建议", "参与", "支持", "提议", "报名", "同意", "赞成"})
#: what is only a part of a word or leads up to one
_EDGE = "、，的 　"
_SHORT, _NUMERAL = 2, frozenset("一二三四五六七八九")
_BRACKET = re.compile(r"（[^（）]{0,8}）、?")
_LIST_OF = re.compile(r"^.*等(?:各类|各种|多种|多项|一批|类)?(?=..)")
_DIGIT = re.compile("[0-9]")
#: the next member of a list with a number of its own: 12个学堂|和8个书屋
_NEXT = re.compile("[和与及]+[0-9].*$")
#: 像这样的钥匙，收到了8把
_SUCH_THINGS = re.compile("这样的([一-鿿]{2,6})，[^，。；！？\n]*$")
#: 社会组织已有40个: bodies, where the verb of organising would have nothing that it organises
_BODIES = re.compile(r"((?:社会|服务|志愿|群团|公益|经济|合作|群众|党)+组织)[已达共超约有近逾]*$")
#: one character behind its verb that makes a noun with it: 救助|金
_ENDS_NOUN = frozenset("金款费员者站点车所队物品")


class Measured:
    """Cuts nouns to what is counted."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        """`words`: table [measured] of the lexicon."""
        self._runs_on = re.compile(
            rf"(.+?)(?:(?:{'|'.join(words['runs_on'])})(?!{'|'.join(words['makes_noun'])})"
            rf"|{'|'.join(words['adverbs'])}|(?:{'|'.join(words['ends'])})$)"
        )
        self._trails = re.compile(rf"(?:{'|'.join(words['trails'])})+$")
        self._none = re.compile("|".join(words["none"]))
        self._doers = tuple(words["doers"])
        self._leads = re.compile(rf"^.*(?:{'|'.join(words['leads'])})(?=..)")

    def of(self, text: str, place: Place, noun: str) -> str:
        """The noun counted; `noun` is what the rule took for it."""
        q = place.q
        if not noun:
            bodies = _BODIES.search(place.left) if q.unit in ("个", "家") else None
            such = None if bodies or q.family != "thing" else _SUCH_THINGS.search(text, place.sentence[0], q.start)
            return bodies[1] if bodies else such[1] if such else ""
        if text.startswith(noun, q.end):
            if q.family == "people" and noun in _THEY_DO:  # their number is told before what they do
                return ""
            measured = self._behind(text, q.end + len(noun), noun)
            level = _OR_LEVEL.match(text, q.end + len(measured))
            return measured + level[0] if level and measured == noun and _LEVEL.search(noun) else measured
        if place.noun_after == noun:  # it begins with a quotation, whose words are none that run on
            name = max(0, text.find("”", q.end) - q.end - 1)
            noun = noun[:name] + _NEXT.sub("", noun[name:])
            return noun[:name] + self._cut(noun[name:], name)
        return self._before(text, place, noun)

    def _behind(self, text: str, end: int, noun: str) -> str:
        """What stands behind the number."""
        if (text[end : end + 1].isdigit() and noun.endswith(_NUMBERED)) or "·" in noun:
            return ""
        noun = noun.removeprefix("为")  # 其中12处|为小门店
        such = _SUCH_ON.match(text, end) if noun.startswith(_SUCH) else None
        if such:
            return such[1]
        if text[end : end + 1] == "、" and noun[0] in _NUMERAL and len(noun) == _SHORT:
            return ""  # one of what describes it: 8家四星、五星评级公司
        described = _DESCRIBED.match(text, end)
        if described and not _OWNER.search(noun) and not self._none.match(noun):
            noun = described[1]
        return self._cut(noun)

    def _cut(self, noun: str, before: int = 0) -> str:
        """`noun` without what runs on behind it; `before` characters of it stand before these."""
        on = self._runs_on.match(noun)
        if on and (len(on[1]) + before > 1 or _OWNER.search(on[1])):
            noun = on[1]
        return self._ended(noun)

    def _ended(self, noun: str) -> str:
        """`noun` without what ends it; "" where it is none."""
        while (shorter := self._trails.sub("", noun).strip(_EDGE)) != noun:
            noun = shorter
        if noun.startswith("“") and "”" not in noun:
            noun = noun[1:]
        if noun.count("（") != noun.count("）") or noun.count("“") != noun.count("”") or self._none.match(noun):
            return ""
        return noun

    def _before(self, text: str, place: Place, noun: str) -> str:
        """What stands before the number, be it a whole clause."""
        if _DIGIT.search(noun) or noun.endswith(self._doers) or "·" in noun:
            return ""
        if noun.startswith("（"):
            noun = _BRACKET.sub("", noun, count=1)
        verb = next((v for v in place.verbs if text.startswith(noun, v.end)), None)
        if verb is not None and len(noun) == 1 and noun in _ENDS_NOUN:
            return verb.word + noun
        if verb is not None and noun.endswith("会") and any(v.end == verb.start for v in place.verbs):
            return verb.word + noun  # 召开|征求意见座谈会7次
        described = _LAST_OF_LIST.search(noun)
        cut = noun.count("（") != noun.count("）") or text.endswith("、" + noun, 0, place.q.start)
        if described and cut:
            noun = described[1]
        noun = self._ended(self._leads.sub("", self._ended(_LIST_OF.sub("", noun))))
        return "" if place.q.family == "money" and len(noun) == 1 else noun  # 县里|拿出80万元
