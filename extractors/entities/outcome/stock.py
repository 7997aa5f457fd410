"""What a place consists of or lacks, what a rule grants or a story sets beside: numbers that no deed brought about."""

from __future__ import annotations

import re

from extractors.entities.outcome.context import Place
from kg.text.patterns import spelled_out

#: why a number is turned down that only tells what a place is like; a list goes on with it
DESCRIBES = "describes the place"
#: the same of a sum that a rule grants
GRANTED = "a plan or a rule"
#: parts of a place: 小区由9个楼院组成, 社区下设7个村
_PARTS = re.compile(
    r"(?:乡镇|镇街|街镇|乡|镇|行政村|居委会|栋|幢|住宅|楼|小区|社区|村|自然村|单元|片区|院落|楼院|村民小组|居民小组|村民组|居民组|嘎查|屯|寨|街区|大厦|公寓|平房|商铺|建筑|楼道|楼宇|别墅|组团)(?:、|和|与|及|$)"
)
_MADE_UP = re.compile(r"[^。；！？]{0,24}?(?:(?<!人)组成|构成)(?!的[^，。；]{0,8}[队团组])")
_HOLDS = spelled_out(
    r"(?:下设|管辖|辖(?<!下辖)(?<!所辖)(?<!管辖)|划有|包含|含有|分布着?)(?:有|着|的|了)?(?:周边|[^，。；、0-9]{0,8}的)?$"
)
#: a total right after the name of a place: 平安里一共460户
_TOTALS = ("共", "共有", "总计", "总计有", "合计", "合计有")
_HOMES = frozenset({"户", "口", "栋", "幢", "人", "位", "名"})
_DOERS = re.compile(
    r"当[上起]|担任|[邻片巷组楼栋院]长|志愿|党员|干部|代表|队|网格|骨干|成员|参|报名|培训|服务|受益|帮扶|救|送|签|领|学员|员(?!工)|人次|入住|入股|加入|进入|入群|进群|聚|来了|前来|来到|到场|到会|到位|报到|引|接|就业|选|评|走|组织|组建|组成|招|吸|邀|发|联|配|聘"
)
#: those in somebody's care of whom it is only told how many they are
_KNOWN_BY = re.compile(
    r"[^，。；]{0,12}?(?:了如指掌|了然于[胸心]|如数家珍|一清二楚|本就[^，。；]{0,4}吃[力紧]|都记得|门儿清|烂熟于心|的情况都|真有些|忙不过来)"
    r"|[^。；]{0,16}，[^，。；]{0,6}(?:忙不过来|力不从心|应接不暇|分身乏术|捉襟见肘|疲于应付)"
)
_WITHIN = re.compile(
    r"(?:网格|小区|社区|村|辖区|片区|楼)[内里中](?!外)(?:的|有|共|现)?[^，。；：、0-9]{0,4}(?:[0-9]{2}岁以上的?)?"
    r"(?:老人|老年人|独居老人|儿童|残疾人|低保户|特困户|空巢老人|租户|流动人口|租客)(?:有|共|约|达)?$"
)
_STRAITS = re.compile(
    r"(?:困难|患病|重病|残疾|失业|独居|孤寡|留守|空巢|贫困|大病|无业|未就业)[^，。；、0-9]{0,8}(?:也|还|就|约|仍|尚)有$"
)
_STOCK_OF = re.compile(
    r"(?:^|[街道区社镇县市村乡组内里站所院厂场园矿])(?:现|共|约|目前|已)*有(?!的|效|序)[^，。；：、了0-9]{2,10}"
    r"(?:群体|群众|居民|人口|住户|劳动力|农户|牧户|老人|儿童|商户|商铺|职工|学生|摊贩)(?:约|近|超)?$"
)
#: too few, or too many of what should not be
_TOO_FEW = re.compile(
    r"[^，。；]{0,8}?(?:根本|远远|完全|明显|早就|显然|压根)?(?:不够|不敷|供不应求|捉襟见肘|难以满足|满足不了)"
)
_ONLY_BUILT = re.compile(
    r"(?:(?:只|仅)(?:有|建|设置|规划|配|配备|配建|设|预留|划)了?|(?:规划|设计|配建|配套|原有)的?[^，。；0-9]{0,12}[仅只](?:有)?)$"
)
_ROOM = re.compile(r"车位|泊位|停车|充电|床位|车棚|座位|学位|电梯|路灯|厕所")
_TROUBLE_SIZE = re.compile(
    r"(?:违法?建[设筑]?|私搭乱建|垃圾|隐患|矛盾|纠纷|投诉|欠费|警情|积案|缺口|拖欠)[^，。；0-9]{0,6}(?:多达|高达|达到?|超过?|有)$"
)
#: an income that was small
_POOR = re.compile(r"(?:收入|积累|存款|结余|资金|家底|账面|账上)(?:只有|仅有|不足|不到|不超过?|仅|只|还不[到足])*$")
_POOR_SIGN = ("不足", "不到", "不超", "仅", "只")
_RAISED = re.compile(r"[^。；！？]{0,40}(?:现在|如今|目前|去年|今年|增|涨|升|提高|翻)")
_SAID = 48  # how far back it is told what a number came to then
# 以前需要开具、协助的事项|多达一百项; 建设之初，车位有|四百个
_CAME_TO_ONCE = spelled_out(
    "|".join(
        rf"{once}(?<![^，“：。\n]{once})[^，。；0-9]{{2,36}}[多高]达?$"
        for once in ("以前", "过去", "从前", "此前", "原先", "原来", "以往")
    )
    + r"|(?:建设|建成|规划|设计|入住|建房|交房)之初，[^，。；0-9]{0,8}(?:只|仅|才)?有$"
)
#: a sentence on how things were, and what leads back to now
_ONCE = tuple(
    mark + word + "，" for mark in ("", "“") for word in ("以前", "过去", "从前", "以往", "早些年", "早年", "早年间")
)
_SINCE = re.compile("如今|现在|现|目前|近年|后来|今年|去年|自从|直到|变|改")
#: one of so many: 全县9个试点村之一
_ONE_OF = re.compile(r"[^，。；：“”]{1,20}?之一")
#: an example, or what a rule grants
_EXAMPLE = re.compile(r"(?:例如|比如|譬如|诸如)[^，。；]{0,16}$")
_GRANTS = re.compile(
    r"(?:凡|考[取上入]|获评|被评为|评为|达到|符合|获得?第?[一二三]等?[奖名]|每|一等奖|二等奖|三等奖|第[一二三]名|授牌|对[^，。；]{2,14})[^。；！？]{0,30}?"
    r"(?:奖励|奖补|补助|补贴|分别给予|给予|发放)[^，。；0-9]{0,6}$"
)
_GIVEN = re.compile(r"了|已|累计|共|先后|为[^，。；]{1,8}发|[0-9]+(?:余|多)?[名户人位个家]")
_WORTH = re.compile(r"[^，。；]{0,6}(?:奖励|奖金|补助|补贴)")
#: contents of a rule that are turned into points
_SCORED = re.compile(
    r"(?:[^，。；]{0,10}?(?:量化|赋分|计分|打分|折算|兑换成积分|纳入(?:积分|评分|考核)|细化为分值|分别(?:赋|计)))"
)
#: of so many who were to come, so many came
_BASE = re.compile(r"[^，。；0-9]{0,8}(?:一下子|，(?:当天|却|竟|最后))[只仅才就]{0,2}[来到]了")
#: 9个村民小组共310户, and what makes that the reach of something
_AND_HOMES = re.compile(r"[^，。；、0-9]{2,8}(?:共|有|共有)?[0-9]{2,5}(?:余|多)?户(?:[、，0-9]|(?:居民|村民)?$)")
_AIMED = re.compile(r"(?:[对为在将把给向]|覆盖|涉及|惠及|服务|深入|走遍)[^，。；0-9]{0,14}$")
#: the whole clause tells what there is: 有辖区单位9个
_HAS = re.compile(r"(?:辖区|社区|小区|全[村镇]|现|共)*有(?!的|效|序)[^，。；：、了0-9]{2,8}$")
_SUM_OF = re.compile(r"[^，。；0-9]{1,10}\+[0-9]")  # 由“1名社工+1名楼长”组成
_STANDARD = re.compile(r"(?:倡导性?|指导性?|参照)标准[^，。；0-9]{0,8}(?:不超过?|为|是)")
#: whom something troubled: 成了40户居民的烦心事
_TROUBLED = re.compile(r"[^，。；“]{0,6}的“?(?:心头|烦心|揪心|难心|糟心|愁|堵点|痛点|难题|老大难|心病)")
_HEADS = ("成员", "班子", "干部", "党员", "两委", "两委”", "支部", "有", "共")
_KNOWN_SIGN = spelled_out("[掌胸心珍楚得清况忙]|吃[力紧]|不从|捉襟|分身|疲于|不暇")
_BUILT_WHEN = ("建成时间", "建成于", "建于", "始建", "建成较早", "建成年代")  # 北里19栋建成时间较长: which house
_FOUND_THERE = re.compile("被(?:查出|发现|检出|通报)[^，。；]*$")  # how much was wrong with them
_COUNTED = frozenset({"thing", "people", "firm", "matter", "meeting"})
_SITES = frozenset({"个", "处", "座", "台"})
_RULES = frozenset({"项", "类", "条", "个"})
_HEADCOUNT = re.compile(r"(?:两委”?|班子|支部)(?:成员|班子|干部|党员)*(?:有|共)?$")
#: the staff that a body has: 门卫3名, 共有干部41人, 社区工作人员12名
_STAFF = re.compile(
    r"(?:^|、|[镇乡村街道社区局所站队里上]|物业|中心|公司|其中|[共现]|[共现]有|配有|辖区|在编)[男女]?"
    r"(?:干部|工作人员|工作者|员工|职工|保安员?|保洁员?|门卫|绿化[工员]|维修[工员]|会计|管理人员|后勤人员|服务人员|女干部|男干部)(?:共|有|共有)?$"
)
_HOUSEHOLDS = re.compile("(?:居民|村民)?、?(?:约|近)?[0-9]{2,5}(?:余|多)?口人")
_NARROW = re.compile(r"狭窄|崎岖|坑洼|泥泞|坎坷|破损|年久|颠簸|断头|土路")


#: what a list or a scheme holds: 清单涵盖7大类30余项内容, 活动包括登山、垂钓等9项活动
_HELD_IN = re.compile(r"(?:涵盖|包含|包括|囊括|内含|分为|共分)了?[^，。；0-9]{0,64}(?:[0-9]+(?:大|小|个)?类)?$")
_CONTENTS = re.compile(
    r"[^，。；、0-9]{0,10}(?:内容|服务|事项|功能|活动|指标|条目|类别|板块|环节|科目|课程)(?=[，。；、]|的|$)"
)
_PRACTISED = re.compile(r"[^，。；、0-9]{0,6}(?:基本功|必修课|口诀|要领|小贴士)")
#: who has so many to do, and what makes up a list: …的2张清单，其中基本事项90项、配合事项41项
_TO_DO = ("负责", "承担")
_LIST_THEN = re.compile("(?:清单|目录|台账)[^。；]{0,6}，其中[^。；]*$")
#: what something new came on top of: 在开通6项业务的基础上，新增4项
_BASIS = re.compile(r"[^，。；、]{0,14}的?基础上")
#: how often somebody went there
_WENT = re.compile(r"(?:跑|往返|奔波|来回)了?$")
_TRIPS = frozenset({"次", "趟", "回"})
#: the days in which so many were counted: 14天里，10名干部共发现145个问题
_FOUND_WITHIN = re.compile(
    r"(?:里|内|时间|中|间)?，?[^，。；]{0,14}?(?:共|累计|发现|查出|排查|收集|征集|登记|报名|受理|接待)[^，。；0-9]{0,6}[0-9]"
)
#: an aim: 为了解上万名骑手的情况; what might be: 撬动百亿元市场的潜力
_IN_ORDER_TO = ("为了", "为解决", "为满足", "为破解", "为方便", "为摸清", "为掌握")
_COULD_BE = re.compile(r"[^，。；、]{2,12}的[^，。；、]{0,4}(?:潜力|潜能|前景)")
#: whom somebody met so often, and the rounds that he won
_MET = ("碰到", "遇到", "遇见", "见到", "勇夺", "夺冠", "夺得")
#: how many make up a team: 五人小组
_TEAM = ("小组", "工作组", "专班", "团队", "工作队")
#: what was counted before is dealt out, or this is what is left of it: 分到38个岗位上, 现在只剩5个
_DEALT_OUT = ("分到", "分到了", "分派到", "分解到")
_LEFT = re.compile("(?:现在|如今|目前|后来)?[只仅就]剩下?")
#: how large the place is among others: 商户总量逐年增加，目前超过9万户，位居前列
_RANKED = re.compile(r"，(?:位居|稳居|居|名列|排名|占)(?:全|前|[^，。；]{1,4}第)")
_AMOUNT = re.compile(r"(?:总量|总数|数量|规模|人口)[^，。；]{0,8}，[^，。；]{0,6}$")


def stock(text: str, p: Place) -> str:
    """Why a number only tells what was there, what was lacking or what a rule says, or "".

    Few sentences hold any of this: every pattern waits for a character that it cannot do without.
    """
    q, left, right = p.q, p.left, p.right
    family = q.family
    if left.startswith(_IN_ORDER_TO) or (("潜" in right or "前景" in right) and _COULD_BE.match(right)):
        return "a plan or a rule"
    if q.hanzi and right[:1] == q.unit and right[1:2] == "长":
        return "a body that is numbered"  # 运营三所|所长
    if family in _COUNTED:
        why = _there(text, p)
        if why:
            return why
    elif family == "money":
        if "如" in left and _EXAMPLE.search(left):
            return GRANTED
        told = text[max(p.sentence[0], q.start - 40) : q.start]
        if ("奖" in told or "补" in told or "给" in told) and not _GIVEN.search(left) and _GRANTS.search(told):
            return GRANTED
        if (text.startswith(_POOR_SIGN, q.start) or left.endswith(_POOR_SIGN)) and _POOR.search(left):
            return "how it was before"
    elif family == "time":
        if _FOUND_WITHIN.match(text, q.end):
            return "told by another number"
    elif family == "area":
        if "违" in left and _TROUBLE_SIZE.search(left):
            return "the size of the trouble"
        if left.endswith("长") and _NARROW.search(text, q.end, p.sentence[1]):
            return DESCRIBES
    low = p.sentence[0]
    if _CAME_TO_ONCE.search(text, max(low - 1, q.start - _SAID), q.start):
        return "how it was before"
    if text.startswith(_ONCE, low) and not _SINCE.search(text, low, q.end + 20):
        return "how it was before"
    if "之一" in right and _ONE_OF.match(right):
        return "those of whom some are told of"
    return ""


def _parts_of_scheme(text: str, p: Place) -> bool:
    """Is it what a list or a scheme holds, or was built upon?"""
    q, left, right = p.q, p.left, p.right
    if "基础上" in right and _BASIS.match(right):
        return True
    if q.unit not in _RULES:
        return False
    if left.endswith(_TO_DO) or _LIST_THEN.search(text, max(p.sentence[0], q.start - 80), q.start):
        return True
    if _PRACTISED.match(right) or (q.unit == "类" and left.endswith("聚焦")):
        return True
    return bool(_CONTENTS.match(right) and _HELD_IN.search(text, max(p.sentence[0], q.start - 80), q.start))


def _there(text: str, p: Place) -> str:
    q, left, right = p.q, p.left, p.right
    unit = q.unit
    if _parts_of_scheme(text, p):
        return "parts of a scheme"
    if unit in _TRIPS and (_WENT.search(left) or right.startswith(_MET)):
        return "how hard it was"
    if unit == "人" and q.hanzi and right.startswith(_TEAM):
        return "parts of a scheme"
    if (left.endswith(_DEALT_OUT) and not left.endswith(("细分到", "划分到"))) or (not right and _LEFT.fullmatch(left)):
        return "told by another number"
    if (unit == "批次" and right.startswith("共")) or ("被" in left and _FOUND_THERE.search(left)):
        return "told by another number"
    if _RANKED.match(text, q.end) and _AMOUNT.search(text, p.sentence[0], q.start):
        return DESCRIBES
    if ("够" in right or "足" in right or "不" in right) and _TOO_FEW.match(right):
        return "how it was before"
    few = unit in _SITES and ("只" in left or "仅" in left) and _ONLY_BUILT.search(left)
    if few and _ROOM.search(left + p.noun_after):
        return "how it was before"
    if ("的" in right and q.family == "people" and _TROUBLED.match(right)) or (
        left.endswith(("多达", "高达")) and q.family == "matter" and _TROUBLE_SIZE.search(left)
    ):
        return "the size of the trouble"
    if left.endswith("+") or ("+" in right and _SUM_OF.match(right)) or ("标准" in left and _STANDARD.search(left)):
        return "parts of a scheme"
    if unit in _RULES and ("分" in right or "兑" in right or "核" in right) and _SCORED.match(right):
        return "parts of a scheme"
    if right.startswith(_BUILT_WHEN) or (unit in ("门", "栋", "幢") and left.endswith("号楼")):
        return DESCRIBES
    after = text[q.end : q.end + 20]
    if ("来了" in after or "到了" in after) and _BASE.match(after) and not p.verbs:
        return "those of whom some are told of"
    return DESCRIBES if _parts(p) or ((q.family == "people" or unit in _HOMES) and _homes(text, p)) else ""


def _parts(p: Place) -> bool:
    """Is it what a place is made up of, has, or adds up to?"""
    left, right = p.left, p.right
    totals = left.endswith(_TOTALS)
    if not right and "有" in left and _HAS.match(left):
        return not p.verbs and not _DOERS.search(left)
    holds = ("辖" in left or "设" in left or "有" in left or "含" in left or "布" in left) and _HOLDS.search(left)
    if not (totals or holds or "由" in left or "户" in right):
        return False
    noun = p.noun_after
    if not (right[:1] == "、" or right.startswith(noun)) or not _PARTS.search(noun or right[:4]):
        return False
    if "由" in left and _MADE_UP.match(right) and not p.verbs:
        return True
    if holds or (totals and not p.verbs and not _DOERS.search(left)):
        return True
    return bool(noun) and not p.verbs and _AND_HOMES.match(right) is not None and not _AIMED.search(left)


def _homes(text: str, p: Place) -> bool:
    """Is it how many live there, or those whom somebody knows or looks after?"""
    q, left, right = p.q, p.left, p.right
    if q.unit == "口":
        return right[:2] in ("人", "人、") and not p.verbs
    if "口人" in right and _HOUSEHOLDS.match(text, q.end):
        return True
    if not right and not p.verbs and _STAFF.search(left):
        return True
    if not right and left.endswith(_HEADS) and not p.verbs and _HEADCOUNT.search(left):
        return True
    if _KNOWN_SIGN.search(right) and _KNOWN_BY.match(right):
        return True
    inside = ("内" in left or "里" in left or "中" in left) and _WITHIN.search(left)
    if inside or ("有" in left and (_STRAITS.search(left) or _STOCK_OF.search(left))):
        return all(verb.nounlike for verb in p.verbs)  # 就业 of 新就业群体 is no deed
    if q.unit in _HOMES and left.endswith(_TOTALS):
        return not p.verbs and not _DOERS.search(left + right[:14])
    return False
