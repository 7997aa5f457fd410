"""What each pays or gets by now: 清运费定为每户每月8元, 老人每餐只需付5元, 电梯维保费降了1500元."""

from __future__ import annotations

import re

from extractors.entities.outcome.context import Place
from extractors.entities.outcome.rules import Found

RULE = "outcome.money"
_EACH = r"(?:每|一)(?:户|人|家|月|年|季度?|餐|顿|次|个?车位|辆车?|平方米?|平米|位|份|桌|单元|度|吨|方|小时|天){1,2}"
#: charges that were agreed on, lowered, or are small
_CHARGE = r"(?:费|价格?|票|标准|租金|成本|份子钱|礼金|随礼|收费|房租|电价|水价)"
_AGREED = re.compile(
    rf"{_CHARGE}[^，。；0-9]{{0,14}}?(?:统一|一律|定[为在到]|核定|协商|商定|议定|标准[为是]?|[降调减][低]?[至到为成]|下调|优惠|只[收要需]|仅[收需])"
    rf"[^，。；0-9]{{0,10}}$"
)
_PER = re.compile(rf"{_EACH}[^，。；0-9]{{0,4}}$")
#: what falls to each: 每户只掏了120元
_SHARE = re.compile(
    rf"{_EACH}[^，。；0-9]{{0,4}}(?:[只仅才][需要用]?|平均|均)(?:再)?(?:掏|交|付|出|花|收|缴|摊|分摊|支付|缴纳|自付|承担|要|需)?(?:了|纳)?(?:不到|不足)?$"
)
#: what is left for oneself to pay: 一次透析个人仅承担10元
_OWN_SHARE = re.compile(
    r"(?:个人|自己|患者|老人|居民|村民|群众)(?:只|仅|只需|仅需|实际)(?:要|需)?(?:承担|支付|自付|负担|掏|缴纳|花|交|付)了?$"
)
_SPARED = re.compile(
    r"(?:费用?|价格?|成本|开支|支出|租金|负担|开销|账单)[^，。；0-9]{0,10}(?:降|少|省|减|便宜|下调|下降|减少|降低|节省)了(?:近|约|将近)?$"
    r"|(?:[车电水油运杂路药餐]费|[车药]钱)(?:节约|节省|省)[了下]?$|(?:每|一|全)(?:年|月|户|家|季度?|冬|夏|亩|斤|件|度|趟|次|顿|餐|桌|人|车|单|吨|方|平方?米?)[^，。；0-9]{0,8}"
    r"(?:省|节约|节省|省[下去]|少(?:花|出|掏|交|付|缴|用|费)|便宜|优惠)了?[^，。；0-9]{0,4}(?:电费|水费|油费|运费|人情钱|开支|费用|钱|成本)?(?:近|约|将近)?$"
)
#: shares of a gain: 每户分到红利860元
_DIVIDED = re.compile(
    r"(?:分到|分得|领到|拿到|分了|发了|兑现|返还|每股分[到得]?)了?[^，。；0-9]{0,4}(?:红利|分红|收益|股金)?$"
)
#: what is set aside year by year
_SET_ASIDE = re.compile(r"每年[^，。；0-9]{0,8}(?:拿出|安排|列支|设立|划出|挤出|拨出|投入)[^，。；0-9]{0,6}$")
_FUND = re.compile(r"[^，。；]{0,6}(?:资金|经费|基金|用于|作为|补贴|奖补|奖励|专项)")
_DUE = re.compile(
    r"人家|罚|欠|押金|违约|赔|房价|学费|医药|药费|工资|退休金|养老金|低保|嫌|太贵|涨[到了至]|以前|原先|过去|原来|拟|计划|建议|提议|要求|至少"
)
#: what was kept from being spent: 一年卡住86万元不合规的花销, 压下12万元开支
_HELD_BACK = re.compile(
    r"(?:卡住|拦下|堵住|压[下减掉]|砍[下掉去]|挤[出掉]|抠出|免[去掉除]|核减|省[出去]|退回)了?[^，。；0-9]{0,8}$"
)
_SPENDING = re.compile(r"[^，。；、0-9]{0,8}(?:开支|花销|支出|开销|费用|经费|水分|花费|预算|招待费|工程款)")
_LITTLE, _SMALL, _LARGE = 50, 1000, 10_000


#: what each earns more, or earns at home: 一亩地多收6000元, 绣娘每月拿2300元
_MORE_EACH = re.compile(
    r"(?:一亩地?|[一每]头[牛猪羊]|每[亩户人斤年]|户均|人均|家家)[^，。；0-9]{0,6}(?:多[收挣赚卖得拿][入了到]?|净[落收得赚挣]了?)(?:近|约)?$"
)
_EARNERS = re.compile(
    r"(?:[绣织厨]娘|大?[嫂姐]|妇女|残疾人|脱贫户|村民|农户|牧民|社员|工人|老人|她们|大家|户)[^，。；0-9]{0,4}(?:每|一个)[月天季年](?:都|也|还)?能?[拿挣领赚][到回个]?(?:近|约)?$"
)
#: what each gave, by now: 每户掏了800元
_GAVE = re.compile(rf"{_EACH}[^，。；0-9]{{0,2}}(?:掏|出|凑|摊|集|捐|交|筹)了$")


def pays(text: str, p: Place) -> Found | None:
    """A sum that each pays or gets."""
    q, left = p.q, p.left
    if q.family != "money" or _DUE.search(left) or p.right.startswith(("押金", "罚")):
        return None
    agreed = _AGREED.search(left)
    if q.value < _SMALL and ((agreed and _PER.search(left)) or _SHARE.search(left)):
        return Found(RULE, None, "", "只需" + left + p.right)
    if q.value >= _LITTLE and (_MORE_EACH.search(left) or _EARNERS.search(left)):
        return Found(RULE, None, "收入", "增收" + left)
    if _GAVE.search(left) and not p.right.startswith("的"):
        return Found(RULE, None, "", "投入" + left)
    if q.value < _SMALL and _OWN_SHARE.search(left):
        return Found(RULE, None, "", "只需" + left + p.right)
    if "每" in left and _DIVIDED.search(left):
        return Found(RULE, None, "分红", "分红" + left)
    if _SPARED.search(left) or (_HELD_BACK.search(left) and _SPENDING.match(p.right)):
        return Found(RULE, None, "", "节约" + left)
    if q.value >= _LARGE and "每年" in left and _SET_ASIDE.search(left) and _FUND.match(p.right):
        return Found(RULE, None, "", "投入" + left)
    return None
