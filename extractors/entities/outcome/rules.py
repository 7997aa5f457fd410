"""The shapes in which a number states what was done or reached, and those in which it does not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.entities.outcome.context import (
    Verb,
    Verbs,
    clause_end,
    clause_start,
    in_name,
    noun_after,
    noun_before,
)
from extractors.entities.outcome.quantities import Quantity

# --- what makes a number background: matched at the end of the words before it ---
_BACKGROUND = re.compile(
    r"(?:人口(?!数据|信息)|户籍(?!数据)|占地|面积|建面|辖|辖区(?:内)?有|现有|住有|住着|居住着?|有着|拥有|距离?|相距|年龄|工龄|党龄|全长|海拔|"
    r"位于|来自|登记在册|户数|总户数|在册|入住|涉及|在籍|总数|总人数|老龄化|岁的?|负债|月薪|每桌|单价|"
    r"(?:全村|全镇|全县|全市|全区|全省|全国|社区|小区|村里?|镇|居民区|辖区|街道|里)(?:现|目前|一共)?(?:有|共有|共)|"
    r"共有|约有|还有|仍有|只有|仅有|尚有|里有|内有|里是|就有|也有|预算[^，。]{0,6}|总投资(?:只有|额)?|耗资|原有|曾有|之前|原来|以前|过去|此前|一度[^，。]{0,6}|"
    r"服务半径|周边|直线距离|相当于|按照?|至少|最多|平均年龄[^，。]{0,6}|有(?![效序力奖关机害]))[^，。；：、]{0,3}$"
)
_BACKGROUND_HARD = re.compile(
    r"(?:常住|户籍|流动|实有|总)?人口(?!数据|信息)[^，。；]{0,6}$|占地[^，。；]{0,4}$|下辖[^，。；]{0,4}$|年龄[^，。；]{0,6}$|人口密度[^，。]*$|距[^，。；、]{0,10}$|(?:不超过?|不高于|控制在|以下|超出)$"
)
_POPULATION_AFTER = re.compile(
    r"(?:常住|户籍|总|外来|流动|老年|少数民族)?人口(?![少多密稀])|年(?:党龄|工龄)|岁|老旧小区聚集|以下|级(?:别|仓|的|设)|的(?:速度|标准|比例|价格)"
)
# 每天, 每户 …: a norm, no result; 年均 and 日均 are results
_NORM = re.compile(
    r"每(?:天|日|周|星期|月|季度?|半?年|次|户|人|个|名|支|组|栋|桌|餐|集|晚|场|位|家|层|亩|逢|隔|[两三四五六七八九0-9]+[个天月年周])[^，。；]{0,14}$|一(?:年|月|周|天|季度|季)$|(?:月|周|日|年)均(?:工资|薪)$"
)
_PLAN = re.compile(
    r"计划|拟(?=[^，。]{0,3}[建在投])|力争|预计|打算|预期|目标是|即将|下一步|未来|有望|争取[^，。]{0,4}年|将于|将在|年内将|要求|规定|不少于|应当|应该|原则上|标准的?$|按照|凡|如果|假如|可容纳|可停|能容纳|可以|可享受?|确保|需要|需(?!求)(?=[^，。]{0,3}$)|得有|以[^，。]{0,6}为基础$"
)

# --- what makes it an outcome ---
_RATE = re.compile(
    r"(?:率|度|比例|占比|比重|成功率|覆盖面|质效)(?:提升至|提高到|提升到|提高至|增长到|上升到|上升至|增长至|达到|达|为|高达|保持在|稳定在|长期稳定在|均在|均达|均为|超过|超|近|约|至|到|由|从)?(?:了|到了)?$"
)
_APPROVED = re.compile(
    r"的?(?:受访|被访|参评)?(?:居民|群众|村民|业主|市民|受访者|住户|受访群众|企业|商户)[^，。；]{0,6}(?:认可|满意|支持|赞成|好评|同意)"
)
_RATE_BAD = re.compile(
    r"(?:老人|老年人?|儿童|岁|居民|人数|山区|民族|老龄化|人口|绿化|容积|出租|失业|贫困|入住|人员|持证)[^，。]{0,6}(?:率|占比|比例)[^，。]{0,6}$"
)
_CHANGE = re.compile(
    r"(?:增|降|减|缩短|压减|压缩|压降|锐减|骤降|精简|提升|提高|增加|减少|扩大|扩展|扩|增长|下降|上升|升|扩充|发展|壮大|调整|变成|缩减|翻)(?:到了|到|至|为|成)|变成了?|(?:扩|延伸|拓展)(?:到|至)(?:现在的|如今的|目前的|目前|现在|如今|年均[^，。]{0,4})?$"
)
_DELTA = re.compile(
    r"(?:增长|增加|下降|减少|提升|提高|缩短|上升|降低|压减|减|增|降|增幅达?|降幅达?|翻|上涨|上浮|压缩|跃升|缩减|压降)(?:了|近|约|超|超过|达|达到)?$"
)
_FROM = re.compile(r"(?:从|由)(?:[0-9]{4}年(?:[0-9]{1,2}月)?)?[^，。；0-9]{0,10}$")
_TOTAL = re.compile(
    r"累计|共计|总计|合计|先后|陆续|已有|总共|相继|一共|共(?!同|建|治|享|和|产|青|管|商|谋|富|议)|年均|日均|已(?!经?是)|目前(?=[^，。]{0,3}$)|近?年来"
)
_ACT_AFTER = re.compile(
    r"[^，。；：\n]{0,18}?(?:全部|陆续|相继|均已|都已|都成立|纷纷|得到(?:解决|有效|妥善)|全面完成|实现(?:签约|了|全)|投入使用|投入到|修通|落成|建成|加入了?|参与(?:其中|进来|到|服务|志愿)|下沉|报到|受益|纳入|迎来|入驻|签约|就位|沉网|上岗|焕然一新|组成(?!部)|负责|成了|担任|结成|结对|取代|完工|到位|集结|出动|赶到|同意|签字|签订|分为|划为|划分为|成立(?!大会)|捐|联手|携手|认领|确立|建起|制定|投身|克服|实现“|搬进|搬入|冒雨|奔赴|坚守|开展|开通|推行|用上|装上|领取|领到|兑换|通过|走上|换上|接入|接受|获得|成为|运行|启用|享受|不再|深入|奋战|进行了|逐一|逐户)"
)
# what a place has by now, where it is people and bodies of governance: 现有巡逻志愿者64名
_HAS = re.compile(r"(?:现有|已有|目前[^，。]{0,12}(?:有|共有|已有))[^，。；：、]{0,12}$")
# counted up to a day, also over a comma: 至今，已有700人次
_BY_NOW = re.compile(r"(?:至今|截至[^，。]{0,8})，?[^，。]{0,3}(?:已经?|累计)有$")
_HELD = re.compile(r"志愿|服务队|网格员|党支部|党小组|网格|调解员|代办员|宣讲员|楼栋长")
_SORTED = re.compile(r"[^，。；、\n]{0,10}(?:分为|划分|划为|纳入|编入|整合)")
_SERVED_LEFT = re.compile(r"(?:为|给|让|替|帮|对)[^，。；、]{0,8}$")
_SERVED_RIGHT = re.compile(
    r"[^，。；\n]{0,16}?(?:解决|配药|送|提供|建立|办理|开展|进行|掌握|实现|申请|发放|追讨|联系|理发|服务|实施|监测)"
)
_TIME_ALONE = re.compile(
    r"(?:全程|全流程|前后|一共|共|总共|只|仅|仅仅)(?:只|仅)?(?:用|花|需|不足|不到|用时)?了?(?:不到|不足)?$"
)
_TIME_SHORT = re.compile(r"[^。；！？\n]{0,24}?(?:解决|迎刃|化解|破解|完成|变了|变成|转移|签约|修好|建成|落地)")
_TIME_TAKEN = re.compile(
    r"(?:用时|用|用了|花了|只用|只花|仅用|仅花|历时|历经|耗时|不到|仅|短短|短短的|缩短至|缩短到|压缩至|压缩到|缩短为|缩至|经过|在|了)(?:不到|仅|约|近)?$"
)
_TIME_DONE = re.compile(
    r"(?:的时间)?[^。；！？\n]{0,16}?(?:就|便|即|内)[^。；！？\n]{0,16}?(?:解决|办|修|完成|到位|抵达|赶到|到达|签约|搬迁|响应|恢复|处置|回应|整改|完工|规划|清理|安装|落实|控制|建|亮|通车|通水|通电|补|换|拆|装|出具|认定|作出|拿到|批|排除)|(?:的)?(?:时间(?![内里中])|抢修)|(?:内)?(?:抢通|抵达|集结|响应|到场|办结|完成|修好|赶到|恢复|出证|到达|处置完毕|解决)"
)
_TIME_LATER = re.compile(
    r"(?:之?后)[，]?[^。；！？\n]{0,14}?(?:到位|收到|拿到|领到|作出|认定|出具|批复|获批|下来|亮起|焕然|解决|修好|完工|完成|通了|装好|整改|处理|建成|恢复|集结|响应|赶到|到场|抵达)"
)
_EACH_SHARE = re.compile(r"(?:达成|只需|仅需|只花|仅花|只交|出资|节约|节省|增收|分红|减免|降至|降到|带来)[^，。]{0,8}$")
_PROMPT = re.compile(r"(?:之?内)?(?:快速|迅速|必须?)?(?:响应|到场|处置|办结|抵达|集结|出警|赶到|送达)")
# a time that is asked of others, not one that was kept
_ORDERED = re.compile(r"要求|规定|责令|责成|督促|原则上|承诺")
# what is given out of the year's own means is a sum although it comes every year: 自主负担每年2万元开支
_BORNE = re.compile(
    r"(?:负担|承担|拿出|分得|节省|节约|减少|增收|获得|获|带来|支付|补贴|投入|赚|挣|增加)[^，。；]{0,4}每年[^，。；、]{0,4}$"
)
# so many per cent of it go to the collective, be it every year
_SHARED_OUT = re.compile(r"的?[^，。；]{0,3}(?:给|向|为)[^，。；]{0,10}(?:分红|返利|分成|让利)")
# a value of the rate that the clause before told of: 接通率增长到99%，现已达到99.9%
_RATE_NOW = re.compile(
    r"^(?:现|现在|目前|如今|今年|去年|最终|最高|最新)?(?:已经?)?(?:升至|提升至|提高到|超过|稳定在)?了?$"
)
_RATE_WORD = re.compile(r"[^，。；]{1,8}[率度][^。；]{0,40}$")
# land that bears by now: 进入盛果期的茶园有1000多亩
_BEARS = re.compile(r"(?:进入[^，。；]{1,4}期|投产|挂果|丰产|建成|流转|种植|托管|复垦|改良)[^，。；]{0,10}有$")
# nouns that structure a text or a scheme and are no result
_SCHEME_NOUN = re.compile(
    r"方面|环节|步骤|阶段|维度|原则|层面|级(?:联|组|网|体)|部分|特点|要素|关键|重点|大类|类别|样本|故事|关口|模块|字"
)
#: verbs of surveys: what they find is their result although it describes the place
_FOUND_OUT = frozenset({"发现", "摸排", "排摸", "排查", "摸清", "梳理"})
# counted things that are results by themselves where a number follows them at the end of a clause
_RESULT_NOUN = re.compile(
    r"(?:投诉|信访|纠纷|诉求|隐患|问题|建议|意见|实事|心愿|事项|案件|难题|参加人员|参与人员|志愿者|活动|会议|讲座|培训|宣讲)(?:量|数量|数)?(?:仅|只|达|共|等)?$"
)
_SPEECH_SMALL = 4  # numbers in characters below this are seldom a count of deeds


@dataclass(frozen=True, slots=True)
class Found:
    """A number that was taken for an outcome, with what the rule knows of it."""

    rule: str
    verb: Verb | None
    noun: str
    context: str
    before: float | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A quantity with the clause that it stands in."""

    q: Quantity
    sentence: tuple[int, int]
    left: str  # clause up to the number
    right: str  # clause after the unit
    verbs: tuple[Verb, ...]  # of the clause, left of the number


def locate(text: str, q: Quantity, sentence: tuple[int, int], verbs: Verbs) -> Place:
    """Clause and verbs of a quantity."""
    low = clause_start(text, q.start, sentence[0])
    return Place(
        q,
        sentence,
        text[low : q.start],
        text[q.end : clause_end(text, q.end)],
        tuple(verbs.between(low, q.start)),
    )


def background(text: str, p: Place) -> str:
    """Why a number cannot be an outcome, or "" where nothing says so."""
    q = p.q
    if q.family == "time" and _PROMPT.match(p.right) and not _ORDERED.search(p.left):
        return ""  # 1分钟响应: how fast they are, be it a rule of theirs
    if in_name(text, q.start, *p.sentence):
        return "part of a name"
    if text[q.start - 1 : q.start] == "“" and "”" in text[q.end : q.end + 12]:
        return "part of a name"
    if re.search(r"一[座处个片][^，。]{0,2}占地(?:面积)?$", p.left) and re.match("的", p.right):
        return ""  # the site itself is what was built
    if _BACKGROUND_HARD.search(p.left) or _POPULATION_AFTER.match(p.right):
        return "describes the place"
    borne = _BORNE.search(p.left) if q.family == "money" else _SHARED_OUT.match(p.right) and q.family == "share"
    if _NORM.search(p.left) and not (borne or _EACH_SHARE.search(p.left)):
        return "a norm: how often or how much each"
    if _PLAN.search(p.left):
        return "a plan or a rule"
    if _SCHEME_NOUN.match(p.right) and q.family in ("thing", "matter"):
        return "parts of a scheme"
    small = q.hanzi and q.value < _SPEECH_SMALL and not q.approximate
    if small and q.family not in ("time", "share") and not _deed_touches(p):
        return "too small a number in characters"
    return ""


def _deed_touches(p: Place) -> bool:
    """Does a verb stand right before the number (设立两个服务点)? Then a small number counts as well."""
    if p.q.family == "people" or p.q.value < 2 or not p.verbs or p.verbs[-1].nounlike:
        return False
    verb = p.verbs[-1]
    return verb.deed in ("build", "organise", "settle") and p.q.start - verb.end <= 1


def describes(p: Place) -> bool:
    """Does this number (that no shape took) describe the place: 现有25栋居民楼?"""
    return bool(_BACKGROUND.search(p.left) or _BACKGROUND_HARD.search(p.left))


def judge(text: str, p: Place, previous: Quantity | None) -> Found | None:
    """The first shape that takes the number for an outcome."""
    family = p.q.family
    if family == "share":
        return _rate(text, p, previous)
    changed = _changed(text, p, previous)
    if changed:
        return changed
    if family == "time":
        return _time(text, p)
    if family == "money":
        return _money(text, p)
    return _counted(text, p)


def _rate(text: str, p: Place, previous: Quantity | None) -> Found | None:
    if _RATE.search(p.left) and not _RATE_BAD.search(p.left):
        return Found(
            "outcome.rate",
            None,
            noun_before(text, p.q.start, p.q.start - len(p.left)),
            p.left,
            _before(text, p, previous),
        )
    if _SHARED_OUT.match(p.right):
        return Found("outcome.rate", None, "分红", p.left + p.right)
    before_clause = text[max(p.sentence[0], p.q.start - len(p.left) - 48) : p.q.start - len(p.left)]
    told = _RATE_WORD.search(before_clause) if p.left and _RATE_NOW.match(p.left) else None
    if told:
        return Found("outcome.rate", None, told.group()[:12].split("率")[0] + "率", told.group() + p.left)
    if _APPROVED.match(p.right):
        return Found("outcome.rate", None, "满意", p.left + p.right)
    if _DELTA.search(p.left) or _CHANGE.search(p.left):
        return Found("outcome.changed_by", None, "", p.left, _before(text, p, previous))
    return None


def _before(text: str, p: Place, previous: Quantity | None) -> float | None:
    """Value that the number rose or fell from: 从30盏到46盏."""
    if previous is None or previous.unit != p.q.unit or not p.sentence[0] <= previous.start:
        return None
    gap = text[previous.end : p.q.start]
    return previous.value if len(gap) <= 16 and is_origin(text, previous, p.sentence[0]) else None


def is_origin(text: str, q: Quantity, low: int) -> bool:
    """Is this the number that a change starts from: 从30盏…?"""
    return bool(_FROM.search(text[max(low, q.start - 16) : q.start])) and bool(
        re.match(r"[^。；，]{0,12}?(?:到|至|为|成)|，[^。；，]{0,4}(?:到|至|为)", text[q.end : q.end + 16])
    )


def _changed(text: str, p: Place, previous: Quantity | None) -> Found | None:
    before = _before(text, p, previous)
    gap_to = before is not None and re.search(r"(?:到|至|为|成)[^，。]{0,6}$", p.left)
    if gap_to or _CHANGE.search(p.left):
        verb = p.verbs[-1] if p.verbs else None
        left_noun = noun_before(text, p.q.start, p.q.start - len(p.left))
        return Found("outcome.changed_to", verb, noun_after(text, p.q) or left_noun, p.left + p.right, before)
    return None


def _time(text: str, p: Place) -> Found | None:
    if re.search(r"(?:缩短|压缩|减少|节省|提速)(?:了|近|约)?$", p.left):
        return Found("outcome.changed_by", None, "", p.left)
    taken, done = _TIME_TAKEN.search(p.left), _TIME_DONE.match(text, p.q.end)
    low = p.q.approximate and text[p.q.start : p.q.start + 2] in ("不到", "不足")
    if _PROMPT.match(p.right):
        return Found("outcome.time_taken", None, "", p.left + p.right)
    if p.q.unit == "天" and re.match(r"不", p.right):
        return None
    if (
        done
        and (taken or low or p.q.unit in ("分钟", "小时", "周") or re.match(r"(?:之)?内", p.right))
        and not re.match(r"值|开|在|服务|供|淋|不|营|轮|守", p.right)
    ):
        return Found("outcome.time_taken", None, "", p.left + p.right)
    if _TIME_ALONE.search(p.left) and p.q.unit != "天" and not p.right:
        return Found("outcome.time_taken", None, "", p.left + p.right)
    if re.search(r"短短(?:的)?$", p.left) and _TIME_SHORT.match(text, p.q.end):
        return Found("outcome.time_taken", None, "", p.left + p.right)
    if _TIME_LATER.match(text, p.q.end):
        return Found("outcome.time_taken", None, "", p.left + p.right)
    return None


def _near_verb(text: str, p: Place, reach: int = 26) -> Verb | None:
    """The nearest verb of the clause; one that is a noun as often (服务站6个) only where it is alone."""
    near = [verb for verb in reversed(p.verbs) if p.q.start - verb.end <= reach]
    return next((verb for verb in near if not verb.nounlike), near[0] if near else None)


def _money(text: str, p: Place) -> Found | None:
    verb = _near_verb(text, p, 20)
    if re.match(
        r"(?:以[上下内])?的(?!(?:[^，。；：、]{0,8})(?:资金|善款|补贴|分红|收益|收入|报酬|费用|经费|赔偿|投入))",
        p.right,
    ):
        return None  # says which ones: 月租800元以上的户
    if verb is not None and (
        "的" in text[verb.end : p.q.start]
        or re.search(r"一(?:天|个月|亩|年)[^，。多]{0,5}$", text[max(0, verb.start - 7) : verb.start])
    ):
        return None
    if verb is None:
        tail = re.match(
            r"(?:的)?[^，。；：、\n]{0,6}(?:改造|修缮|专项|补贴|爱心|扶持|救助)?(?:资金|善款|补贴|分红|收益|收入)",
            p.right,
        )
        return (
            None
            if not tail or not re.search(r"(?:筹|投|争取|达成|拿出|奖励|收|集体|带来)[^，。]{0,10}$", p.left)
            else Found("outcome.money", None, "", p.left + p.right)
        )
    if verb.deed in ("invest", "save", "earn", "give", "meet", "build", "handle", "benefit"):
        return Found(
            "outcome.money",
            verb,
            noun_after(text, p.q) or noun_before(text, p.q.start, verb.end),
            p.left + p.right,
        )
    return None


def _counted(text: str, p: Place) -> Found | None:
    q = p.q
    verb = _near_verb(text, p)
    noun = noun_after(text, q)
    if q.family == "area" and _BEARS.search(p.left):
        return Found("outcome.total", None, noun, p.left + p.right)
    if p.left.endswith("占地"):
        return Found("outcome.verb_number_noun", None, noun, p.left + p.right)
    if q.unit in ("次", "轮", "场") and re.search(r"(?:经过|历经|经)$", p.left) and noun:
        return Found("outcome.total", None, noun, p.left + p.right)
    background = _BACKGROUND.search(p.left)
    if background and verb is not None and verb.word in _FOUND_OUT and q.start - verb.end <= 10:
        return Found("outcome.verb_number_noun", verb, noun, p.left + p.right)
    acts = _ACT_AFTER.match(p.right)
    if verb is not None and (not background or background.start() < verb.start - (q.start - len(p.left))):
        if noun:
            return Found("outcome.verb_number_noun", verb, noun, p.left + p.right)
        return Found("outcome.verb_noun_number", verb, noun_before(text, q.start, verb.end), p.left)
    if q.family == "people" and not q.hanzi and _SERVED_LEFT.search(p.left) and _SERVED_RIGHT.match(p.right):
        return Found("outcome.number_served", None, noun, "服务" + p.right)
    if re.match("将|把", p.left) and _SORTED.match(p.right):
        return Found("outcome.number_acts", None, noun, p.right)
    so_far = text[max(p.sentence[0], q.start - 14) : q.start]
    if background and _BY_NOW.search(so_far):
        return Found("outcome.total", None, noun, p.left + p.right)
    if background and _HAS.search(p.left) and _HELD.search(noun or p.left):
        return Found("outcome.total", None, noun or noun_before(text, q.start, q.start - len(p.left)), p.left + p.right)
    if acts and (not background or re.search(r"(?:已经?|目前|现|累计)有$", p.left)):
        return Found("outcome.number_acts", None, noun, p.right)
    if not background and not noun and not q.hanzi and _RESULT_NOUN.search(p.left):
        claim = p.left + text[q.start : q.end]
        return Found("outcome.noun_number", None, noun_before(text, q.start, q.start - len(p.left)), claim)
    if not background and _TOTAL.search(p.left):
        return Found("outcome.total", None, noun or noun_before(text, q.start, q.start - len(p.left)), p.left + p.right)
    return None


_AND = ("和", "与", "及", "、", "以及")
_LIST_GAP = re.compile(r"[^。；！？\n]{0,26}$")


def listed(text: str, p: Place, last: Quantity, last_verb: Verb | None) -> Found | None:
    """A number that goes on a list whose last member was an outcome: …长椅7组、花箱40个."""
    gap = text[last.end : p.q.start]
    if p.q.family == last.family == "share" and gap in _AND:  # 分别减少40.9%和60.6%
        return Found("outcome.list_goes_on", last_verb, "", p.left)
    if p.q.family == "share" and not re.search(r"率|度|增|降|占比|升|涨", p.left):
        return None
    if p.q.family in ("time",) or not _LIST_GAP.match(gap) or gap.count("，") > 1 or _BACKGROUND.search(p.left):
        return None
    if not re.search(r"[、，]", gap):
        if not gap.strip() or len(gap) > 12:
            return None
        return None
    if re.match(r"(?:以[上下内])?的", p.right) and p.q.family == "money":
        return None
    tail = re.split(r"[、，]", gap)[-1]
    noun = noun_after(text, p.q) or tail
    if "，" in gap and (p.q.hanzi or not (tail == "" or noun)):
        return None
    return Found("outcome.list_goes_on", last_verb, noun, tail + p.right)
