"""What a place consists of or lacks, what a rule grants or a story sets beside: numbers that no deed brought about."""

from __future__ import annotations

import re

from extractors.entities.outcome.context import Place

#: why a number is turned down that only tells what a place is like; a list goes on with it
DESCRIBES = "describes the place"
#: the same of a sum that a rule grants
GRANTED = "a plan or a rule"
#: parts of a place: 小区由9个楼院组成, 社区下设7个村
_PARTS = re.compile(
    r"(?:栋|幢|住宅|楼|小区|社区|村|自然村|单元|片区|院落|楼院|村民小组|居民小组|村民组|居民组|嘎查|屯|寨|街区|大厦|公寓|平房|商铺)(?:、|和|与|及|$)"
)
_MADE_UP = re.compile(r"[^。；！？]{0,24}?(?:(?<!人)组成|构成)(?!的[^，。；]{0,8}[队团组])")
_HOLDS = re.compile(
    r"(?:下设|管辖|(?<!下)(?<!所)(?<!管)辖|划有|包含|含有|分布着?)(?:有|着|的|了)?(?:周边|[^，。；、0-9]{0,8}的)?$"
)
#: a total right after the name of a place: 平安里一共460户
_IN_ALL = re.compile(r"(?:一共|总共|共有?|总计有?|合计有?)$")
_HOMES = frozenset({"户", "口", "栋", "幢", "人", "位", "名"})
_DOERS = re.compile(
    r"志愿|党员|干部|代表|队|网格|骨干|成员|参|报名|培训|服务|受益|帮扶|救|送|签|领|学员|员(?!工)|人次|入住|入股|加入|进入|入群|进群|聚|来了|前来|来到|到场|到会|到位|报到|引|接|就业|选|评|走|组|招|吸|邀|发|联|配|聘"
)
#: those in somebody's care of whom it is only told how many they are
_KNOWN_BY = re.compile(
    r"[^，。；]{0,12}?(?:了如指掌|了然于[胸心]|如数家珍|一清二楚|都记得|门儿清|烂熟于心|的情况都|真有些|忙不过来)"
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
    r"(?:^|[街道区社镇县市村乡组内里])(?:现|共|约|目前|已)*有(?!的|效|序)[^，。；：、了0-9]{2,10}"
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
_HEADCOUNT = re.compile(r"(?:两委”?|班子|支部)(?:成员|班子|干部|党员)*(?:有|共)?$")
_HOUSEHOLDS = re.compile("(?:居民|村民)?、?(?:约|近)?[0-9]{2,5}(?:余|多)?口人")
_NARROW = re.compile(r"狭窄|崎岖|坑洼|泥泞|坎坷|破损|年久|颠簸|断头|土路")


def stock(text: str, p: Place) -> str:
    """Why a number only tells what was there, what was lacking or what a rule says, or ""."""
    q, left, right = p.q, p.left, p.right
    family = q.family
    if family in ("thing", "people", "firm", "matter"):
        why = _there(text, p)
        if why:
            return why
    if family == "money":
        if _EXAMPLE.search(left):
            return GRANTED
        told = text[max(p.sentence[0], q.start - 40) : q.start]
        if not _GIVEN.search(left) and _GRANTS.search(told):
            return GRANTED
        if (text.startswith(_POOR_SIGN, q.start) or left.endswith(_POOR_SIGN)) and _POOR.search(left):
            return "how it was before"
    elif family == "area":
        if _TROUBLE_SIZE.search(left):
            return "the size of the trouble"
        if left.endswith("长") and _NARROW.search(text, q.end, p.sentence[1]):
            return DESCRIBES
    if _ONE_OF.match(right):
        return "those of whom some are told of"
    return ""


def _there(text: str, p: Place) -> str:
    q, left, right = p.q, p.left, p.right
    noun = p.noun_after
    around = right[:1] == "、" or right.startswith(noun)
    if _TOO_FEW.match(right) or (
        q.unit in ("个", "处", "座", "台") and _ROOM.search(left + noun) and _ONLY_BUILT.search(left)
    ):
        return "how it was before"
    if around and _PARTS.search(noun or right[:4]):
        if "由" in left and _MADE_UP.match(right) and not p.verbs:
            return DESCRIBES
        if _HOLDS.search(left) or (_IN_ALL.search(left) and not p.verbs and not _DOERS.search(left)):
            return DESCRIBES
    if _BASE.match(text, q.end) and not p.verbs:
        return "those of whom some are told of"
    if q.unit in ("项", "类", "条", "个") and _SCORED.match(right):
        return "parts of a scheme"
    if q.family == "matter" and _TROUBLE_SIZE.search(left) and left.endswith(("多达", "高达")):
        return "the size of the trouble"
    if q.unit == "口" and right[:2] in ("人", "人、") and not p.verbs:
        return DESCRIBES
    if q.family == "people" or q.unit in _HOMES:
        if _HOUSEHOLDS.match(text, q.end) or (not right and not p.verbs and _HEADCOUNT.search(left)):
            return DESCRIBES
        if _KNOWN_BY.match(right):
            return DESCRIBES
        idle = all(verb.nounlike for verb in p.verbs)  # 就业 of 新就业群体 is no deed
        if idle and (_WITHIN.search(left) or _STRAITS.search(left) or _STOCK_OF.search(left)):
            return DESCRIBES
        if q.unit in _HOMES and _IN_ALL.search(left) and not p.verbs and not _DOERS.search(left + right[:14]):
            return DESCRIBES
    return ""
