"""The shapes in which a number states what was done or reached, and those in which it does not."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.entities.outcome.background import (
    PRODUCE,
    PROMPT,
    SHARED_OUT,
    UNMOVED,
    backdrop,
    is_origin,
)
from extractors.entities.outcome.context import Place, Verb, noun_before
from extractors.entities.outcome.feasts import capped_feast
from extractors.entities.outcome.quantities import Quantity
from extractors.entities.outcome.rates import moved_to, of_them

# --- what makes it an outcome ---
_RATE = re.compile(
    r"(?:率|度|比例|占比|比重|成功率|覆盖面|质效)(?:连续[^，。；]{1,4}年)?(?:却|也|已经?|更是?|始终|一直|常年|年年|均|都|竟|便|就)*(?:提升至|提高到|提升到|提高至|增长到|上升到|上升至|增长至|达到|达|为|高达|保持在|稳定在|长期稳定在|均在|均达|均为|超过|超|近|约|至|到|由|从)?(?:了|到了)?(?:分别)?(?:达到|为|达|是)?$"
)
_APPROVED = re.compile(
    r"的?(?:受访|被访|参评)?(?:居民|群众|村民|业主|市民|受访者|住户|受访群众|企业|商户)[^，。；]{0,6}(?:认可|满意|支持|赞成|好评|同意|打[了出]?[^，。；]{0,3}高分|点了?[头赞]|肯定|叫好|拥护|签[了下]?[字名])"
)
_STAFF_RATE = re.compile("社工|社区工作者|网格员|党员|持证")
_RATE_BAD = re.compile(
    r"(?:老人|老年人?|儿童|岁|居民|人数|山区|民族|老龄化|人口|绿化|容积|出租|失业|贫困|入住|人员|持证)[^，。]{0,6}(?:率|占比|比例)[^，。]{0,6}$"
)
# alternatives of a searched pattern begin with a character, not with a group: see BACKGROUND
_CHANGING = (
    "增|降|减|缩短|压减|压缩|压降|锐减|骤降|精简|提升|提高|增加|减少|扩大|扩展|扩|"
    "增长|下降|上升|升|扩充|发展|壮大|调整|缩减|翻"
)
_BY_NOW_AT = "(?:现在的|如今的|目前的|目前|现在|如今|年均[^，。]{0,4})"
_CHANGE = re.compile(
    "|".join(word + "[到至为成]" for word in _CHANGING.split("|"))
    + "".join(f"|{word}[到至]{_BY_NOW_AT}?$" for word in ("延伸", "拓展", "扩"))
    + "|变成"
)
_DELTA = re.compile(
    r"(?:增长|增加|下降|减少|提升|提高|缩短|上升|降低|压减|减|增|降|增幅达?|降幅达?|翻|上涨|上浮|压缩|跃升|缩减|压降|提速|精简|瘦身|提效|削减|下调|回落|节约|节省|(?:[少多][一-鿿]?|[涨跌掉爬滑缩砍]|[高低快短升][出]?|下[来去])(?=了)|[砍压少减省缩跌降][掉去]|便宜)(?:了|近|约|超|超过|达|达到)?$"
)
_LESS_OF = re.compile(r"(?:减少|精简|压减|压缩|降低|提高|提升|节约|节省|缩短)[^，。；0-9的]{1,8}$")  # 减少会议36%
_TOTAL = re.compile(
    r"累计|共计|总计|合计|先后|陆续|已有|总共|相继|一共|共(?!同|建|治|享|和|产|青|管|商|谋|富|议)|年均|日均|已(?!经?是)|目前(?=[^，。]{0,3}$)|年来"
)
_ACTS = (
    "全部|陆续|相继|均已|都已|都成立|纷纷|"
    "得[到以](?:解决|有效|妥善|及时|全面|初步|进一步|加固|净化|治理|修[复缮]|恢复|改[善造]|提升|盘活|利用|保[护留]|整治|救助|帮扶|安置|补偿|赔偿|返还|兑现|落实|缓解|化解|处置|清理|规范|更新|重[建修])|全面完成|实现(?:签约|了|全)|投入使用|投入到|修通|落成|建成|加入了?|参与(?:其中|进来|到|服务|志愿)|"
    "下沉|报到|受益|纳入|迎来|入驻|签约|就位|沉网|上岗|焕然一新|组成(?!部)|负责|成了|担任|结成|结对|取代|完工|到位|集结|出动|赶到|同意|签字|签订|分为|划为|划分为|成立(?!大会)|"
    "捐|联手|携手|认领|列为|列入|确立|建起|制定|投身|克服|实现“|搬进|搬入|冒雨|奔赴|坚守|开展|开通|推行|用上|装上|领取|领到|兑换|通过|走上|换上|接入|接受|获得|成为|运行|启用|"
    "享受|拿到|考取|不再|深入|奋战|进行了|逐一|逐户"
)
# asked at every character: most are none that a word begins with (a few here only go on one: harmless)
_ACT_FIRST = "".join(sorted({word[0] for word in _ACTS.split("|")}))
_ACT_AFTER = re.compile(rf"[^，。；：\n]{{0,18}}?(?=[{_ACT_FIRST}])(?:{_ACTS})")
# what a place has by now, where it is people and bodies of governance: 现有巡逻志愿者64名
_HAS = re.compile(r"(?:现有|已有|共有|设有|配有|目前[^，。]{0,12}(?:有|共有|已有))[^，。；：、]{0,12}$")
# counted up to a day, also over a comma: 至今，已有700人次
_BY_NOW = re.compile(r"(?:至今|截至[^，。]{0,8})，?[^，。]{0,3}(?:已经?|累计)有$")
_HELD = re.compile(
    r"片区长|[片邻楼巷组栋院湾河湖林田路段街警牧]长$|联络员|志愿|服务队|网格员|党支部|党小组|网格|调解员|代办员|宣讲员|楼栋长"
)
_SORTED = re.compile(r"[^，。；、\n]{0,10}(?:分为|划分|划为|纳入|编入|整合)")
_SERVED_LEFT = re.compile(r"(?:为|给|让|替|帮|对)[^，。；、]{0,8}$")
_OF_THEIRS = re.compile(r"对[^，。；、]{0,8}$")
_STAFF = re.compile(r"党员(?!群众|家庭)|干部(?!群众)|志愿者|网格[员长]|楼[栋门]?长|调解员|工作人员|工作者")
_SERVED_RIGHT = re.compile(
    r"[^，。；\n]{0,16}?(?:解决|点亮|圆了|认领|满足|配药|送|提供|建立|办理|开展|进行|掌握|实现|申请|发[放了奖补]|垫付|[讨要]回|争取|落实|装上|修|找[回到]|追讨|联系|理发|服务|实施|监测)"
)
_TIME_ALONE = re.compile(
    r"(?:全程|全流程|前后|一共|共|总共|只|仅|仅仅)(?:只|仅)?(?:用|花|需|不足|不到|用时)?了?(?:不到|不足)?$"
)
_TIME_SHORT = re.compile(r"[^。；！？\n]{0,24}?(?:解决|迎刃|化解|破解|完成|变了|变成|转移|签约|修好|建成|落地)")
_TIME_TAKEN = re.compile(
    r"(?:用时|用|用了|花了|花费|只用|只花|仅用|仅花|历时|历经|耗时|不到|仅|短短|短短的|缩短至|缩短到|压缩至|压缩到|缩短为|缩至|经过|在|了)(?:不到|仅|约|近)?$"
)
_TIME_DONE = re.compile(
    r"(?:的时间)?[^。；！？\n]{0,28}?(?:就|便|即|内)[^。；！？\n]{0,16}?(?:解决|办|修|完成|到位|到现场|到场|抵达|赶到|到达|签约|搬迁|响应|恢复|处置|回应|整改|完工|规划|清理|安装|落实|控制|建|亮|通车|通水|通电|补|换|拆|装|出具|认定|作出|拿到|批|排除|打印|出炉|上门|登门|到账|来了人|有人来|有了|见效|扑灭|送到|送来|谈妥|谈拢|敲定|了结|摆平|谈成|说和|和好|消除|清空|清运|搬)|(?:的)?(?:时间(?![内里中])|抢修)|(?:内)?(?:抢通|转移(?!支)|救出|疏散|办[出完]|拆完|清完|募得|筹得|凑[齐足够]|签完|搬完|抵达|集结|响应|到场|办结|完成|修好|赶到|恢复|出证|到达|处置完毕|解决|到账|见效|拆除|拆完|搬离|建成|交付|结案|通车|通水|拿证|取证|领证|开业|确认|审结|兑付|清空|化解|平息|说和|促成|扑灭|找到|找回|救出|抓获|追回|有人[到上]|接[起通听]|应答|[准必]?有(?:回音|回话|答复)|人就到|(?:时间|里|内)?，?[^，。；！？\n]{0,6}(?:走完|跑完|跑遍|走遍|查完|干完|清完|敲开|拆掉|修通|搬完))|，[^，。；！？\n]{2,20}?(?:全部|全都|悉数|如期|便|就)[^，。；！？\n]{0,8}?(?:[好完成齐]|到位|解决|通|亮|清|恢复|搬)"
)
_TIME_LATER = re.compile(
    r"(?:之?后)[，]?[^。；！？\n]{0,18}?(?:到位|收到|拿到|领到|作出|认定|出具|批复|获批|下来|亮起|焕然|解决|修好|完工|完成|通了|装好|整改|处理|建成|恢复|集结|响应|赶到|到场|抵达|敲开|上门|赶来|送来|扑灭|化解|消除|疏通|打通|谈妥|找到|[带送接]回|救出|重新|立了?起|建好|挂上|安上|用上)"
)
# a value of the rate that the clause before told of: 接通率增长到99%，现已达到99.9%
_RATE_NOW = re.compile(
    r"^(?:现|现在|目前|如今|今年|去年|最终|最高|最新)?(?:已经?)?(?:升至|提升至|提高到|超过|稳定在)?了?$"
)
_RATE_WORD = re.compile(r"[^，。；]{1,8}[率度][^。；]{0,40}$")
# land that bears by now: 进入盛果期的茶园有1000多亩
_BEARS = re.compile(r"(?:进入[^，。；]{1,4}期|投产|挂果|丰产|建成|流转|种植|托管|复垦|改良)[^，。；]{0,10}有$")
#: verbs of surveys: what they find is their result although it describes the place
_FOUND_OUT = frozenset({"发现", "摸排", "排摸", "排查", "摸清", "梳理"})
# counted things that are results by themselves where a number follows them at the end of a clause
_RESULT_NOUN = re.compile(
    r"(?:投诉|信访|纠纷|诉求|隐患|问题|建议|意见|实事|心愿|事项|案件|难题|参加人员|参与人员|志愿者|学员|会员|队员|观众|听众|注册人数|报名人数|参训人员|活动|会议|讲座|培训|宣讲)(?:量|数量|数)?(?:仅|只|达|共|等)?$"
)
_CHANGED_TO = re.compile(r"[到至为成][^，。]{0,6}$")
_TIME_SAVED = re.compile(
    r"(?:缩短|压缩|减少|节省|提速|少[花走等跑绕排坐开](?=了|$)|[快省少早提前](?=了))(?:了|近|约)?$"
)
#: behind a time that was spent on something, not needed for it
_TIME_SPENT = ("值", "开", "在", "服务", "供", "淋", "不", "营", "轮", "守")
# a sum that says which ones: 月租800元以上的户
_OF_SUCH = re.compile(
    r"(?:以[上下内])?的(?!(?:[^，。；：、]{0,8})(?:资金|善款|补贴|分红|收益|收入|报酬|费用|经费|赔偿|投入))"
)
_PER = re.compile(r"一(?:天|亩|亩地|斤|单|趟|桌|餐)[^，。多]{0,5}$")
_FUNDS = re.compile(
    r"(?:的)?[^，。；：、\n]{0,6}(?:改造|修缮|专项|补贴|爱心|扶持|救助)?(?:资金|善款|补贴|分红|收益|收入)"
)
_RAISED = re.compile(r"(?:筹|投|争取|达成|拿出|奖励|收|集体|带来)[^，。]{0,10}$")
#: deeds that money is put in, saved or earned with
_PAYING = frozenset({"invest", "save", "earn", "give", "meet", "build", "handle", "benefit"})


class Found(NamedTuple):
    """A number that was taken for an outcome, with what the rule knows of it."""

    rule: str
    verb: Verb | None
    noun: str
    context: str
    before: float | None = None


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
    if _RATE.search(p.left) and (not _RATE_BAD.search(p.left) or _STAFF_RATE.search(p.left)):
        return Found("outcome.rate", None, p.noun_before, p.left, _before(text, p, previous))
    part_of = of_them(text, p)
    if part_of:
        return Found("outcome.rate", None, part_of, p.left + p.right)
    if SHARED_OUT.match(p.right):
        return Found("outcome.rate", None, "分红", p.left + p.right)
    told = None
    if p.left and _RATE_NOW.match(p.left):
        told = _RATE_WORD.search(text, max(p.sentence[0], p.low - 48), p.low)
    if told:
        return Found("outcome.rate", None, told.group()[:12].split("率")[0] + "率", told.group() + p.left)
    if _APPROVED.match(p.right):
        return Found("outcome.rate", None, "满意", p.left + p.right)
    if _DELTA.search(p.left) or _CHANGE.search(p.left) or _LESS_OF.search(p.left):
        part = _PART.match(p.right)
        return Found("outcome.changed_by", None, part[1] if part else "", p.left, _before(text, p, previous))
    if moved_to(p.left) and not _RATE_BAD.search(p.left):
        return Found("outcome.rate", None, p.noun_before, p.left, _before(text, p, previous))
    verb = _near_verb(p, 8)
    if verb is not None and verb.deed in _MENDING and _DONE_TO.fullmatch(text, verb.end, p.q.start):
        part = _PART.match(p.right)
        return Found("outcome.rate", verb, part[1], verb.word) if part else None
    return None


#: deeds that are done to a share of something: 整改了84%的合同, and what it is a share of
_MENDING = frozenset({"handle", "settle", "build", "save"})
_DONE_TO = re.compile("了?(?:近|约|超)?(?:过|出)?")
_PART = re.compile("(?:以上)?的?([一-鿿]{2,14})")


def _before(text: str, p: Place, previous: Quantity | None) -> float | None:
    """Value that the number rose or fell from: 从30盏到46盏."""
    if previous is None or previous.family != p.q.family or not p.sentence[0] <= previous.start:
        return None
    times = 1.0
    if previous.unit != p.q.unit:  # 两个半小时缩成40分钟
        times = _MINUTES.get(previous.unit, 0.0) / _MINUTES.get(p.q.unit, 1.0)
    near = p.q.start - previous.end <= 16
    return previous.value * times if times and near and is_origin(text, previous, p.sentence[0]) else None


_MINUTES = {"分钟": 1.0, "刻钟": 15.0, "小时": 60.0}


def _changed(text: str, p: Place, previous: Quantity | None) -> Found | None:
    before = _before(text, p, previous)
    if p.left.endswith("拥有"):
        return None
    gap_to = before is not None and _CHANGED_TO.search(p.left)
    if gap_to or _CHANGE.search(p.left):
        verb = p.verbs[-1] if p.verbs else None
        told = p.left
        if previous is not None and before is not None:  # 话务人员由57人，增至68人
            told = text[max(p.sentence[0], previous.start - 16) : p.q.start]
        return Found("outcome.changed_to", verb, p.noun_after or p.noun_before, told + p.right, before)
    return None


def _time(text: str, p: Place) -> Found | None:
    if _TIME_SAVED.search(p.left):
        return Found("outcome.changed_by", None, "", p.left)
    if _TRAVEL.search(p.left):
        return None
    if PROMPT.match(p.right):
        return Found("outcome.time_taken", None, "", p.left + p.right)
    if p.left.endswith("提前") and _AHEAD.match(p.right):
        return Found("outcome.time_taken", None, "", p.left + p.right)
    if p.left.endswith("有") or (p.q.unit == "天" and p.right.startswith("不")):
        return None
    if not p.right.startswith(_TIME_SPENT) and _TIME_DONE.match(text, p.q.end) and _kept(text, p):
        return Found("outcome.time_taken", None, "", p.left + p.right)
    if p.left.endswith(_TAKES):
        return None
    if _TIME_ALONE.search(p.left) and p.q.unit != "天" and not p.right:
        return Found("outcome.time_taken", None, "", p.left + p.right)
    if p.left.endswith("短短") and not p.right:
        return Found("outcome.time_taken", None, "", p.left)
    if p.left.endswith(("短短", "短短的")) and _TIME_SHORT.match(text, p.q.end):
        return Found("outcome.time_taken", None, "", p.left + p.right)
    if p.right.startswith(("就", "便")) and _AT_LAST.match(p.right) and not _DRAGGED.search(p.left):
        return Found("outcome.time_taken", None, "", p.left + p.right)
    if _SPAN_ALONE.search(p.left) and _SO_SOON.match(text, p.q.end):
        return Found("outcome.time_taken", None, "", p.left + p.right)
    later = _TIME_LATER.match(text, p.q.end)
    if later and p.q.unit in ("个月", "周", "天") and _AGAIN.search(text, p.q.end, later.end()):
        return None
    if later and not (later[0].endswith(_CAME) and not _CALLED.search(text, max(0, p.q.start - 40), p.q.start)):
        return Found("outcome.time_taken", None, "", p.left + p.right)
    return None


#: a time that begins its clause, and something that is done within it: 三天内，板房搭起来了; 半小时，漏水就止住了
_SPAN_ALONE = re.compile(r"(?:^|“|仅|只|短短|前后|用|花|不到|接报后|报修后|接单后)(?:用时?|花|需)?了?$")
_ENDED = r"(?:[住好通上完成到掉开亮齐走满净稳]|起来|下来|出来|回来|进场|落地|到位)了"
#: 三天就收齐了
_AT_LAST = re.compile(
    r"[就便](?:全|都|全都|全部|给|把[^，。；]{1,8})?[^，。；一]{1,3}?(?:[齐完好通满清成妥]|到位|到账|起来|下来|出来|回来)了"
)
#: how long a pastime takes
_TAKES = ("的时间仅仅", "的时间只", "的时间仅", "的时间只有")
_DRAGGED = re.compile(r"[等住待拖病饿躺养干学走]了?$|还有|再过|每|前|不出")
_SO_SOON = re.compile(
    rf"(?:之?内|(?:时间)?里)，?[^，。；！？\n]{{2,18}}?{_ENDED}|，[^，。；！？\n]{{1,10}}[就便][^，。；！？\n]{{0,8}}?{_ENDED}"
    rf"|，[^，。；！？\n]{{0,14}}?(?:彻底|完全|全部|全都|终于)(?:告别|摆脱|解决|化解|消除|[^，。；！？\n]{{0,6}}?{_ENDED})"
)
_TRAVEL = re.compile(r"(?:车程|路程|步行|骑行|单程|开车|坐车|驾车|走路|航程)[^，。；]{0,4}$")
#: what merely came next: 半个月后，众人再次聚到一起
_AGAIN = re.compile(r"再次|再度|又|回访|重新(?!上岗|开[放业张])|看到|见到|发现|遇到")
_CAME = ("抵达", "赶到", "到场", "敲开", "上门", "赶来", "送来")
_AHEAD = re.compile("[^，。；]{0,4}?(?:完成|通|竣工|完工|建成|投用|投入|交付|达标|脱贫|入住|收官|开放|封顶)")
_FASTEST = ("最快", "现在", "如今", "快则")
_AT_ONCE = re.compile(
    "时间$|[^，。；]{0,6}(?:走完|跑完|跑遍|走遍|查完|干完|拆掉)|就(?:办[好妥结成]|了结|解决|修好|上门|到账|拿到|搞定|批)|到账|见效|结案|到位|确认"
)
_CALLED = re.compile(r"接到|接报|报警|呼叫|求助|电话|反映|诉求|一键|警情|上报|按下|按响|拨通|拨打|打来|留言|呼救|发出")


def _kept(text: str, p: Place) -> bool:
    """Do the words around a time say that it was needed, or is its unit one of deeds?"""
    if p.q.unit in ("分钟", "小时", "周") or p.right.startswith(("内", "之内")):
        return True
    if p.left.endswith(_FASTEST) or (not p.left and not p.right) or _AT_ONCE.match(p.right):
        return True
    low = p.q.approximate and text.startswith(("不到", "不足"), p.q.start)
    return low or _TIME_TAKEN.search(p.left) is not None


def _near_verb(p: Place, reach: int = 26) -> Verb | None:
    """The nearest verb of the clause; one that is a noun as often (服务站6个) only where it is alone."""
    nearest = None
    low = p.q.start - reach
    for verb in reversed(p.verbs):
        if verb.end >= low:
            if not verb.nounlike:
                return verb
            nearest = nearest or verb
    return nearest


def _money(text: str, p: Place) -> Found | None:
    verb = _near_verb(p, 20)
    if _OF_SUCH.match(p.right):
        return None  # says which ones: 月租800元以上的户
    if verb is not None and (
        "的" in text[verb.end : p.q.start] or _PER.search(text, max(0, verb.start - 7), verb.start)
    ):
        return None
    if verb is None:
        if not (_FUNDS.match(p.right) and _RAISED.search(p.left)):
            return None
        return Found("outcome.money", None, "", p.left + p.right)
    if verb.deed in _PAYING:
        noun = p.noun_after or noun_before(text, p.q.start, verb.end)
        return Found("outcome.money", verb, noun, p.left + p.right)
    return None


def _counted(text: str, p: Place) -> Found | None:
    q = p.q
    verb = _near_verb(p)
    noun = p.noun_after
    if q.family == "area" and _BEARS.search(p.left):
        return Found("outcome.total", None, noun, p.left + p.right)
    if p.left.endswith("占地"):
        return Found("outcome.verb_number_noun", None, noun, p.left + p.right)
    if q.unit in ("次", "轮", "场") and noun and p.left.endswith(("经", "经过")):
        return Found("outcome.total", None, noun, p.left + p.right)
    background = backdrop(p.left)
    if background and verb is not None and verb.word in _FOUND_OUT and q.start - verb.end <= 10:
        return Found("outcome.verb_number_noun", verb, noun, p.left + p.right)
    if verb is not None and (
        not background
        or background.start() < verb.start - p.low
        or (verb.word in _REACHING and p.low + background.end() > verb.end and text[verb.end] != "面")
    ):
        if noun:
            return Found("outcome.verb_number_noun", verb, noun, p.left + p.right)
        return Found("outcome.verb_noun_number", verb, noun_before(text, q.start, verb.end), p.left)
    if q.family == "people" and not q.hanzi and _SERVED_LEFT.search(p.left) and _SERVED_RIGHT.match(p.right):
        own = _OF_THEIRS.search(p.left) and _STAFF.search(noun)  # 对60名党员开展培训: they are who serves
        return Found("outcome.number_served", None, noun, p.right if own else "服务" + p.right)
    if p.left.startswith(("将", "把")) and _SORTED.match(p.right):
        return Found("outcome.number_acts", None, noun or p.noun_before, p.right)
    if background and _BY_NOW.search(text, max(p.sentence[0], q.start - 14), q.start):
        return Found("outcome.total", None, noun, p.left + p.right)
    if background and _HAS.search(p.left) and _HELD.search(noun or p.left):
        return Found("outcome.total", None, noun or p.noun_before, p.left + p.right)
    if q.value == 1 and "每" in text[p.sentence[0] : q.start]:
        return None
    if (not background or p.left.endswith(_HAS_NOW)) and _ACT_AFTER.match(p.right):
        if not noun and q.family == "people":  # 由居民选出5人组成
            return Found("outcome.number_acts", None, "", p.left + p.right)
        return Found("outcome.number_acts", None, noun, p.right)
    if not background and not noun and (not q.hanzi or q.approximate) and _RESULT_NOUN.search(p.left):
        claim = p.left + text[q.start : q.end]
        return Found("outcome.noun_number", None, p.noun_before, claim)
    if not background and _TOTAL.search(p.left):
        return Found("outcome.total", None, noun or p.noun_before, p.left + p.right)
    return None


_REACHING = frozenset({"覆盖", "惠及", "辐射"})  # 覆盖辖区群众, 惠及周边5个社区
_HAS_NOW = ("已有", "已经有", "目前有", "现有", "累计有")
_SMALL_SUM = 100
_AND = ("和", "与", "及", "、", "以及")
_RATE_SIGN = re.compile(r"[率度增降升涨]|占比")
_OF = re.compile(r"(?:以[上下内])?的")
#: clauses of their own, which tell of what is left, of ranks, of how it was planned: …，除了23条需上级立项
_NO_MEMBER = re.compile(
    r"^(?:除了?|剩下|其余|还剩|仅剩)|[最](?:远|大|小|高|低|长|短|早|多|少)的?[^，。；0-9]{0,8}$|(?:位列|位居|名列|排名|排在|概算|预算|原是|原为|辖着|标的额?)[^，。；]{0,10}$|(?:海拔|耕地|占地)[^，。；0-9]{0,2}$"
)
_LEFT_OUT = re.compile(r"[^，。；0-9]{0,12}?(?:还[剩没有差]|没动|前[一二三四五六七八九十]|[里中]由|外的)")
_LIST_GAP = re.compile(r"[^。；！？\n]{0,26}$")


_FEW, _MANY = 10, 100


def few(p: Place) -> bool:
    """Is it a handful of people, as they stand in a scene, and no volunteers?"""
    q = p.q
    return q.family == "people" and q.value < _FEW and not q.approximate and "志愿" not in p.noun_after


def listed(text: str, p: Place, last: Quantity, last_verb: Verb | None) -> Found | None:
    """A number that goes on a list whose last member was an outcome: …长椅7组、花箱40个."""
    gap = text[last.end : p.q.start]
    if p.q.family == last.family == "share" and gap in _AND:  # 分别下降12.5%和18.3%
        return Found("outcome.list_goes_on", last_verb, "", p.left)
    if last_verb is None and ((p.q.unit in PRODUCE and p.q.value < _MANY) or few(p)):
        return None
    if p.q.family == "share" and not _RATE_SIGN.search(p.left):
        return None
    mark = max(gap.rfind("、"), gap.rfind("，"))
    if p.q.family == "time" or mark < 0 or not _LIST_GAP.match(gap) or gap.count("，") > 1:
        return None
    if (
        capped_feast(text, p)
        or _NO_MEMBER.search(p.left)
        or _LEFT_OUT.match(p.right)
        or backdrop(p.left)
        or (p.q.family == "money" and (_OF.match(p.right) or UNMOVED.search(p.left) or p.q.value < _SMALL_SUM))
    ):
        return None
    if gap[mark] == "、" and gap.rfind("，") >= 0 and not p.noun_after:  # a clause of its own: ，合并甲、乙报表5项
        mark = gap.rfind("，")
    tail = gap[mark + 1 :]
    noun = p.noun_after or tail
    if "，" in gap and (p.q.hanzi or not (tail == "" or noun)):
        return None
    own = (
        tail.startswith(("向", "对", "为", "给", "在", "由", "从", "让")) or "了" in tail
    )  # …，向12个部门: no object of that verb
    return Found("outcome.list_goes_on", None if own else last_verb, noun, tail + p.right)
