"""Places that a text names without going there: passed through, come from, looked at, one of many."""

from __future__ import annotations

import re

from kg.core.mentions import PlaceMention
from kg.linking.where.references import LEVEL_DEPTH
from kg.linking.where.told import TO, is_told_to
from kg.text.patterns import spelled_out

#: words before a place that say it is only passed through, come from or looked at
_PASSING_WORDS = (
    "来自|依托|根据|按照|响应|对照|曾是|曾任|原任|时任|调任|生于|毕业于|前往|赴|考察|出生于|籍贯|原籍|户籍|嫁到|老家|远在|返回|抵达"
    "|相邻|毗邻|临近|距|距离|包括"
)
_PASSING = re.compile(f"(?:{_PASSING_WORDS})$")
_PASSING_LAST = frozenset(word[-1] for word in _PASSING_WORDS.split("|")) | {"\n"}
#: before one of a list: not 惠及, 涉及
_LISTED = spelled_out("(?:、|[省市州盟县区旗镇乡村]及)$")
#: words after a place that say somebody is of it: 上海一家公司, 江苏籍
_ORIGIN = re.compile(r"(?:的?[一两几这那]家|籍|级|某(?!小区|社区|村|居民区|楼|院)|人(?![民大力才]))")
_ORIGIN_FIRST = frozenset("的一两几这那籍级某人")
#: words after a place that somebody came from: 从外省来这里打工的住户
_COMES = re.compile("[^，。；！？]{0,4}?来(?:到?[这此]|本|打工|务工)")
#: words after a city that say somebody lives or works away from the story: 儿子在某市定居
_AWAY = re.compile("(?:定居|打工|务工|上学|读书|求学|念书|经商|当兵|上大学)")
#: before where somebody is for himself: 影响其在某市的落户
_ONE_S_OWN = ("其在", "自己在", "本人在")
#: words after a province or city that the head of state visited: what was said there is no news of it
_VISITED = re.compile("(?:考察|调研|视察)(?:调研)?(?:时|期间)")
#: before where some of many lie: 其中26个位于某镇
_SOME = re.compile("其中[^，。；！？]{0,6}[0-9一二三四五六七八九十两几多]+[^，。；！？]{0,3}(?:位于|在|是|来自)$")
#: words after one that only gave an honour: “某省优秀共产党员”
_HONOUR = re.compile(
    "(?:第[一二三四五六七八九十0-9]{1,3}[届批](?=文明|优秀|先进|最美|示范|模范|道德|十[大佳]|百[强佳]|美丽)|自强|孝老|孝亲|敬业|诚实守信|助人为乐|见义勇为|身边好人|感动|十大|百佳|工匠|技术能手|金牌|新时代好|[三四五]星级"
    "|十佳|最美|优秀|先进|模范|杰出|劳动模范|劳模|道德模范|五一|三八|文明(?:村|单位|社区|家庭|标兵)|好人|巾帼|民主法治|民族团结进步(?:模范|示范)|脱贫攻坚先进)"
)
#: 除柳州外，全省其他市也……: of all others
_BUT, _FOR = ("除", "除了"), re.compile("(?:之|以)?外")
#: words before and after one that another joins hands with: 与某社区携手
_WITH, _HANDS = "与和同跟", re.compile("[^，。；！？\n]{0,8}?(?:携手|结对|联手|牵手|共建|联合|合作|签约|签订|互学)")
#: one of several that somebody joins hands with: 联合柳河村村委会和其他几个站
_JOINS = ("联合", "会同", "携手", "联手")
_OTHERS = re.compile(
    "[^，。；、！？\n]{0,8}?(?:村委会|居委会|党支部|党总支|党委|派出所)(?:[和与及]其他|等[^，。；]{0,4}(?:单位|部门|几[个家]))"
)
#: words after one whose body only helped: 在某市交通局的支持下
_HELPED = re.compile(
    "[^，。；！？\n]{1,30}?(?:[局厅处部所]|中心|协会|公司|大学|学院)的?(?:大力)?(?:支持|指导|帮助|协助|关心|配合)(?:[和与][^，。；]{2,4})?下，"
)
#: words after one that only ordered what is told: 受某街道委托
_ORDERED = re.compile("委托|指派|指定")
#: what a place has, of which the story's is told as one: 作为柳河县首批示范村，
_AS_ONE = re.compile(
    "的?[^，。；！？\n]{0,12}?(?:首批|首个|第一|唯一|最[大早多]|示范|试点|重点|之一)[^，。；！？\n]{0,10}，"
)
#: what is taken over from a place: 推广某市试点经验
_TAKEN_OVER = re.compile("的?(?:试点|先进|成功|改革|好)*(?:经验|做法)")
_TAKES_OVER = ("推广", "借鉴", "学习", "复制", "参照")


#: where the window of one stands in the hall of another: 柳河镇“帮办”窗口
_WINDOW = re.compile("(?:“[^“”\n]{1,10}”)?(?:办事|综合)?(?:窗口|专窗)")
_BREAK = re.compile("[，。；：！？\n]")
#: words before one that others went to look at: 去改造好的某古城
_WENT_SEE = re.compile("(?<![出过失])去(?!年|掉|除|过的)[^，。；：、\n]{0,10}的$")
#: words behind a city or county in which something of a wider place was held
_HELD_THERE = re.compile("(?:顺利|圆满|隆重|成功|正式)?(?:举办|举行|召开|开幕|落幕|闭幕|开赛)")

#: what may stand right before a chain, right before its last place and right behind it for that to be so: most places
#: have none of them beside them
_BEFORE = (
    _PASSING_LAST | frozenset("“《获是为、受在于自的除了合同手" + _WITH) | TO | {words[-1] for words in _TAKES_OVER}
)
_RIGHT_BEFORE, _BEHIND = frozenset("、及从"), _ORIGIN_FIRST | frozenset("、等考调视“办综窗专外以之")


def is_passing(text: str, m: PlaceMention, start: int) -> bool:
    """Whether a place, whose chain begins at `start`, is no place of the story."""
    before, after = text[start - 1 : start], text[m.end : m.end + 1]
    if before and before not in _BEFORE and after not in _BEHIND and text[m.start - 1] not in _RIGHT_BEFORE:
        return False
    depth = LEVEL_DEPTH.get(m.level, 9)
    if after in ("、", "等") or _LISTED.search(text, max(0, m.start - 2), m.start):
        return True
    if before in _PASSING_LAST and _PASSING.search(text, max(0, start - 4), start):
        return True
    if after in ("考", "调", "视") and depth < 2 and _VISITED.match(text, m.end):
        return True
    if before == "为" and depth < 4 and text.endswith("作为", 0, start) and _AS_ONE.match(text, m.end):
        return True
    if text.endswith(_TAKES_OVER, 0, start) and _TAKEN_OVER.match(text, m.end):
        return True
    if before in "“《获是为、" and depth < 3 and _HONOUR.match(text, m.end):
        return True
    if before and before in _WITH and _HANDS.match(text, m.end):
        return True
    if before == "在" and depth < 4 and _HELPED.match(text, m.end):
        return True
    if text.endswith(_JOINS, 0, start) and _OTHERS.match(text, m.end):
        return True
    if before == "的" and _WENT_SEE.search(text, max(0, start - 14), start):
        return True
    if text.endswith(_BUT, 0, start) and _FOR.match(text, m.end):
        return True
    if after == "，" and text.endswith("作为", 0, start) and depth > 3:
        return True  # 柳湾小区……作为机床厂家属楼，
    if depth > 2 and after in "“办综窗专" and _WINDOW.match(text, m.end):
        return True
    if depth > 2 and is_told_to(text, start, m.end):
        return True
    if after in "委指" and before == "受" and _ORDERED.match(text, m.end):
        return True
    if before == "在" and (text.endswith(_ONE_S_OWN, 0, start) or (depth < 2 and _AWAY.match(text, m.end))):
        return True
    if depth == 0 and text.endswith("住在", 0, start):
        return True
    if before in "于在是自" and _SOME.search(text, max(0, start - 16), start):
        return True
    if text[m.start - 1 : m.start] == "从" and _COMES.match(text, m.end):
        return True
    origin = _ORIGIN.match(text, m.end) if after in _ORIGIN_FIRST else None
    return origin is not None and (LEVEL_DEPTH.get(m.level, 0) < 4 or not origin.group().endswith("家"))


def is_host(text: str, before: int, start: int, m: PlaceMention) -> bool:
    """Whether something of a place that ends at `before` was only held in a city or county: 省展览在柳河县举办."""
    if not text.endswith("在", before, start) or LEVEL_DEPTH.get(m.level, 9) > LEVEL_DEPTH["county"]:
        return False
    return _HELD_THERE.match(text, m.end) is not None and not _BREAK.search(text, before, start)
