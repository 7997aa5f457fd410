"""Words of trouble in what is only asked, warned of, played on a stage, supposed, or told of some other country."""

from __future__ import annotations

import re

from kg.text.patterns import spelled_out

#: how far before the words it is said whose they are
_REACH = 40
#: the same of what a sentence says first
_SAID_FIRST = 60

# a thing and its fault with a question between them, or what it must not be: 柴草|是否|乱堆, 新房|不能|太远
_ASKED = re.compile("是否|有没有|有无|不再|并未|从未|未曾|不[能宜可要得]太")
# 讲解了飞线充电的危害: people are warned of it
_WARNED = re.compile(
    r"[^，。；！？\n]{0,6}的(?:危害|危险性|严重性|后果|严重后果|成因|预防|防范|注意事项|应对|处置方法)"
)
_WARNS = re.compile(r"(?:讲解|讲述|讲授|介绍|宣讲|宣传|普及|科普|说明|剖析|演示|提醒|认识|了解)[^。！？\n]*$")
# 小品讲述了两家的矛盾: played
_PLAYS = "小品|话剧|情景剧|短剧|微短剧|音乐剧|舞台剧|小戏|微电影|电影|影片|相声|快板|三句半|剧目|小说|漫画|动画片|节目"
_PLAYED = re.compile(
    rf"(?:{_PLAYS})"
    r"(?:《[^》]{1,20}》)?[^，。；]{0,8}(?:讲述|演绎|反映|再现|展示|展现|刻画|聚焦|以)[^。！？\n]*$"
)
# of which country or whose articles, not of this place
_ABROAD = "国外|海外|欧美|发达国家|一些国家|许多国家|不少国家|在(?:美国|日本|欧洲|英国|德国|法国|印度)"
_PAPERS = "评论|社论|文章|评论员|报告|研究"
_ELSEWHERE = spelled_out(
    rf"(?:{_ABROAD})[^。！？\n]*$|(?:{_PAPERS})(?:就|也|还|曾)?(?:指出|认为|写道)[^。！？\n]*$"
    r"|专家(?:们|组)?(?:也|还)?(?:建议|提醒|呼吁|提出|强调)[^。！？\n]*$|医生(?:也|还)?(?:建议|提醒)[^。！？\n]*$"
)
# 评分细则包括…, 职责包括…: what is marked, asked or somebody's duty
_INCLUDES = "包括|涵盖|涉及|包含|有：|是：|共设"
_ITEMS = spelled_out(
    r"(?:(?:评分|考评|评比|检查|打分|考核|积分|评选)(?:的)?(?:细则|标准|内容|项目|指标|办法)|职责|任务|工作内容|主要工作|服务内容|服务项目"
    rf"|问卷|题目|课程|内容)[^，。；：]{{0,5}}(?:{_INCLUDES})[^。！？\n]*$"
)
# 没有产业，就留不住人: what always is so
_MAXIM = re.compile(
    r"(?:没有|缺少|离开)了?[^，。；！？\n]{1,8}，(?:(?:就|便|也就)(?:没|不|难|无|留不|谈不|会|等于|守不|成不)|哪|谈何|一切)"
)
# 彩礼定在1万以内: the rule that was made, not what was amiss
_LIMITED = re.compile(r"[^，。；！？\n]{1,6}?(?:定在|定为|控制在|限定在|限制在|不[得准能]?超过|最多|不高于)")
_SPENT = frozenset("彩酒宴礼随份婚丧")
#: 一趟又一趟来修补: what helpers did; 眼看没班车: a moment of fear; 差点被骗: what did not come about
_ERRANDS = re.compile(
    "一[趟次][又接]?一?[趟次]地?(?:来|上门|入户)?(?:调研|察看|查看|修[补理]|抢修|帮|劝[说导]|走访|看望|慰问|护送)"
)
_NEARLY = ("眼看", "眼看着", "差点", "差一点", "险些")
#: 筑牢因病返贫|的“防火墙”
_GUARDED = re.compile("的[“‘]?(?:防火墙|防线|屏障)")
#: “因病致贫|预警共享平台”: a platform is called after what it is for
_IN_NAME = re.compile("[^“”‘’，。；！？\n]{0,12}(?:平台|系统|机制|模式|工作法|小程序|热线|专班|中心|APP)[”’]")
#: 流动摊点|从此有了固定的家
_HAS_NOW = ("从此有了", "终于有了", "都有了", "也有了", "如今有了", "总算有了")
#: 主动加班加点: what helpers took upon themselves; 来自单亲家庭: who somebody is
_OVERTIME = re.compile("(?:主动|自愿|自发|轮流)(?:加班|连轴转|连夜)")
_COMES_OF, _HOME = "来自", "家庭"
#: 年轻人都外出务工，留守老人……: why others have a trouble
_GONE_TO_WORK = re.compile(
    "(?:青壮年|年轻人|壮劳力|劳动力)[^，。；]{0,6}(?:外出|在外|进城|出去)[^。！？\n]{0,24}?(?:留守|老人|老年|孩子|老一辈|妇女)"
)
#: 像数据更新不及时等情况，可以转到窗口: what may come up, and what one may do then
_MAY_COME = re.compile("[^。！？；\n]{0,24}?等?(?:情况|情形|问题)(?:的|时|后)?，(?:都)?(?:可以?|也能|能够)")
_MAY, _MAY_REACH = re.compile("，都?(?:可|也能|能够)"), 33  # what it ends in
#: 当家庭利益与集体利益发生矛盾时，…
_WHEN, _WHENEVER = re.compile("(?<![相应正每])当(?![时年地天选场])[^，。；！？\n]*$"), ("时，", "的时候，")
#: 当时想着大家连轴转太辛苦，发点补助: what somebody had in mind for an excuse
_THOUGHT = re.compile("(?:想着|寻思着?)[^，。；！？\n]*$")
_SUPPOSED = ("没有", "缺少", "离开")
# 专家指出，基层治理普遍面临…: of the whole country, not of this place
_AT_LARGE = spelled_out(
    r"(?:专家|学者|业内人士)[^，。]{0,6}(?:指出|认为|表示|分析|介绍)|我国|在全国|全国(?:范围|各地|普遍|许多|不少)|(?:基层|社会|社区|农村|乡村)治理中?普遍"
)
#: one of them is in each of those that are looked for before the words
_HINT = spelled_out(f"{_PLAYS}|{_ABROAD}|{_PAPERS}|{_INCLUDES}|想着|寻思|医生|专家|学者|业内人士|我国|全国|普遍")


def is_untold(text: str, opens: int, start: int, end: int, *, by_parts: bool) -> str:
    """Why the words from `start` to `end`, in the sentence that begins at `opens`, tell nothing that happened.

    `by_parts` says that they are a thing and its fault, between which something may stand.

    >>> is_untold("柴草是否乱堆", 0, 0, 6, by_parts=True)
    'asked or denied between a thing and its fault'
    >>> is_untold("没有产业，就留不住人", 0, 0, 4, by_parts=False)
    'what always is so'
    """
    if by_parts and _ASKED.search(text, start, end):
        return "asked or denied between a thing and its fault"
    if text.startswith(_SUPPOSED, start, end) and _MAXIM.match(text, start):
        return "what always is so"
    after, first = text[end : end + 1], text[start]
    may = _MAY.search(text, end, end + _MAY_REACH) and _MAY_COME.match(text, end)
    if may or (text.startswith(_WHENEVER, end) and _WHEN.search(text, opens, start)):
        return "what may come up"
    if first == "一" and _ERRANDS.match(text, start):
        return "what those did who helped"
    if text.endswith(_NEARLY, 0, start) or text.startswith(_NEARLY, start):
        return "what nearly came about"
    if first in _SPENT and _LIMITED.match(text, start):
        return "what was limited"
    if _OVERTIME.search(text, max(opens, start - 2), end + 2):
        return "what those did who helped"
    if _IN_NAME.match(text, end) and text.rfind("“", opens, start) > text.rfind("”", opens, start):
        return "part of a name"
    if after == "的" and _GUARDED.match(text, end):
        return "what is guarded against"
    if text.startswith(_HAS_NOW, end):
        return "what came of it"
    if text.endswith(_COMES_OF, 0, start) and text.endswith(_HOME, start, end):
        return "who somebody is"
    if _GONE_TO_WORK.match(text, start):
        return "why others have a trouble"
    if (
        text.find("的", end, end + 8) >= 0
        and _WARNED.match(text, end)
        and _WARNS.search(text, max(opens, start - _REACH), start)
    ):
        return "what people are warned of"
    return ""


def hint(text: str, opens: int, closes: int) -> int:
    """Where a sentence comes to words that may say whose the trouble is (for `is_at_large`, `is_of_others`)."""
    found = _HINT.search(text, opens, closes)
    return found.start() if found else closes


def is_at_large(text: str, opens: int, start: int) -> bool:
    """Whether a sentence speaks of the country at large: 专家指出，基层治理普遍面临……."""
    return _AT_LARGE.search(text, max(opens, start - _SAID_FIRST), start) is not None


def is_of_others(text: str, opens: int, start: int) -> str:
    """Why what is told before the words, in the sentence that begins at `opens`, makes them no trouble of the place.

    >>> is_of_others("小品讲述了两家的矛盾", 0, 8)
    'played or written, not told'
    """
    low = max(opens, start - _REACH)
    if start - low <= 2:
        return ""
    if _PLAYED.search(text, low, start):
        return "played or written, not told"
    if _ELSEWHERE.search(text, low, start):
        return "told of elsewhere or at large"
    if _THOUGHT.search(text, low, start):
        return "what somebody had in mind"
    if _ITEMS.search(text, low, start):
        return "what is marked, asked or somebody's duty"
    return ""
