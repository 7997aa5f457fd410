"""Which kind of outcome a share or rate states."""

from __future__ import annotations

import re

from extractors.entities.outcome.things import OTHER

_PLEASED = re.compile(r"满意|好评|认可|支持率|安全感|幸福感")
_RATES = (
    (_PLEASED, "satisfaction"),
    (
        re.compile(
            r"(?:办结|解决|响应|化解|成功|接通|调解|反馈|答复|回复|结案|闭环|处置|办理|整改|回访|受理|销号|完成|及时|按时|办成|履行|自动履行|一次办成)[^，。]{0,3}(?:率|度)|率$"
        ),
        "closure-rate",
    ),
    (
        re.compile(
            r"增收|收入|营收|产值|销售|分红|利润|经济|[交成]易?额|营业额|销量|盈余|订单|地租|产量|亩产|单产|产能|客流"
        ),
        "income",
    ),
)
_COVER_RATE = re.compile(
    r"入群率|(?:公示|公开|配备|达标|保护|使用|利用|建有)率|覆盖|入户率|组建率|入网率|参与率|占比|签约率|注册率|入住率|普及率|普及|入社|知晓率|入会|回收率|交付率|[^，。；权]保障率|参保率|入学率|就学率|供养率|通达率|通车率|通邮率|硬化率|供水率|建档率|体检率|接种率|巩固率|普惠率"
)
_REBATE = re.compile("(?:缴费|物业费|购物|消费)?的?(?:优惠|折扣|减免)(?:活动|政策)?$")
#: 药价便宜三成
_CHEAPER = re.compile("(?:[费价][用格]?|成本|租金|电费)[^，。；]{0,6}便宜")
LESS_WORK = re.compile(
    r"(?:会议?|文件|报表|表格?|填表量?|台账|材料|检查|留痕|考核|盖章|跑动|开会)[^，。；]{0,4}(?:少[一-鿿]?了|[减降砍压省]了|下降|减少)|(?:精简|压减|精减|瘦身)率?|(?:行政|执法|入企|涉企)检查[^，。；]{0,6}(?:减少|压[缩减]|下降)|(?:减少|压缩)[^，。；]{0,4}(?:会议|文件|报表|台账|考核|材料|环节|证明)|重复(?:走访|填报|采集|录入|劳动|工作|检查|上报)|(?:会议|文件|报表|台账|材料|环节)[^，。；]{0,4}(?:减少|压缩|下降|缩减)"
)
_LESS_ELSE = re.compile(r"彩礼|婚嫁|红白事|人情|酒席|成本|费|时[限长间]|周期|警情|案|事故|投诉")
_ACCURACY = re.compile(
    r"(?:分出|误报|准确|正确|精准|识别|命中|回头|复购|上座|发案|投诉|空置|差错|失误|发病|破损)率|[收征催]缴率|收费率|收取率|[缴交]纳率"
)
#: residents who paid their part of what they decided on
_PAID_IN = re.compile(r"[缴交]费率|交款率|筹资率")
_EMPLOYED = re.compile(r"(?:就业|精简|出生|毕业|转化|转换|成活)率")
#: how many said yes to what was put to the vote
_VOTED_FOR = re.compile(r"(?:同意|赞成|通过)率")
#: those who took part, of all there are
_TOOK_PART = re.compile(
    r"(?:居民|业主|村民|住户|党员|委员|商户|群众)[^，。；率]{0,6}(?:参与|参加|报名|投票|表决)(?!率)"
)
#: what was heard and taken up
_TAKEN_UP = re.compile("采纳|吸收|吸纳")
_AGREED = re.compile("同意|签[了下]?字|赞成|点了?头|举手")
_HEARD_OUT = re.compile(r"的(?:问题|诉求|事项|工单|矛盾|纠纷|建议|来电)[^，。；]{0,8}(?:答复|解决|办结|化解|回应|处置)")
_PUT_IN = re.compile(r"(?:投入|用于)[^，。；]{0,10}(?:公益|建设|基金|事业|改造|维修|修缮|设施)")
_SHARED = re.compile(r"分红|返利|让利|返给|返还|分给|(?:村民|群众|农户)共享")
_INCOME = re.compile(r"人均|收入|增收|销售")
TIME = re.compile(r"缩短|耗时|时[长间限]|提速")
_FAMILY_FEASTS = re.compile(
    r"彩礼|大操大办|大摆|攀比|婚嫁|红白事|人情|酒席|宴席|宴请|婚礼|婚庆|婚宴|喜宴|丧葬|办席|办酒|事酒|礼金|随礼|份子钱|喜酒"
)
_SHIFTED = re.compile(
    r"[少多爬跌蹿跳滑缩砍]了|(?<!换)掉了|下来了|便宜|增长|下降|减少|上升|提高|提升|压降|降|升|增|减|缩"
)


#: the rate whose change is told: 满意率由95.1%升至98.9%
_NAMED = re.compile(
    r"(?:满意|好评|安全|幸福|认可|办结|解决|化解|响应|处置|调解|组建|参与|知晓|签约|入网|覆盖|普及)[^，。；]{0,2}(?:率|度|指数)(?=[由从比较同环提升降增达爬高稳跳涨])"
)


def share(context: str, noun: str) -> str:
    """Id of the kind of outcome that a share or rate states: `context` is its clause, `noun` what it is a share of."""
    if _REBATE.search(context) or _CHEAPER.search(context):
        return "money-saved"
    named = None if noun else _NAMED.search(context)
    tail = noun or (named[0] if named else context[-14:])
    if LESS_WORK.search(tail) and not _LESS_ELSE.search(context):
        return "staff-saved"
    if _ACCURACY.search(tail) or _EMPLOYED.search(tail):
        return OTHER
    if _PAID_IN.search(tail):
        return "participation"
    if _VOTED_FOR.search(tail):
        return "satisfaction"
    if _AGREED.search(context) and not _PLEASED.search(context):
        return "participation"
    if _TOOK_PART.search(context):
        return "participation"
    if _HEARD_OUT.search(context) or _TAKEN_UP.search(context):
        return "closure-rate"
    if noun == "投入" or _PUT_IN.search(context):
        return "money-invested"
    if _SHARED.search(context + noun):
        return "income"
    if _COVER_RATE.search(tail):
        return "coverage"
    for pattern, kind in _RATES:
        if pattern.search(tail):
            return kind
    if _INCOME.search(context):
        return "income"
    if TIME.search(context):
        return "time"
    if _FAMILY_FEASTS.search(context):
        return "cost-norm"
    return OTHER if _SHIFTED.search(context) else "coverage"
