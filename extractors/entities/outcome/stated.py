"""The last resort: a number in running text that no verb of the lexicon governs (关停37家小作坊, 村里来了5支队伍).

Reports are sparing with figures: one that describes neither place nor people, that is no norm and no plan, states
what was done, reached or involved even where the verb is an everyday one.
"""

from __future__ import annotations

import re

from extractors.entities.outcome.context import Place, Verb
from extractors.entities.outcome.quantities import Quantity
from extractors.entities.outcome.rules import Found

#: what a place or a body has by now, where what is counted belongs to governance: 现有网格37个, 设有站点4处
_HAS = re.compile(r"(?:有|辖区内?|分为|来自|总数|涉及|覆盖|面积)[^，。；：、]{0,6}$")
_GOVERNANCE = re.compile(
    r"志愿|队|网格|支部|党小组|党组织|党员|调解|代办|宣讲|楼栋长|楼长|成员|委员|干部|代表|人员|会员|骨干|站|点(?!多|钟)|阵地|驿站|平台|中心户|"
    r"合作社|企业|商户|单位|项目|事项|问题|诉求|摄像头|探头|充电|泊位|车位|床位|设施|书屋|食堂|服务|居民?参与"
)
_BAD_LEFT = re.compile(
    r"(?:今年|现年|年近|年过|年逾|年满|刚满|年仅)$|(?:身高|体重|学历|编号|电话|房间?|门牌|服务半径|气温|水位|海拔|时速|气压|"
    r"[一二三四五六七八九十百千万]|[0-9]|第|星期|周|礼拜|农历|每|另外?|其中(?:的)?|这|那|哪|某|任何|随手|随身|各)$|(?:宽|高|深|厚|半径|相隔|间隔|步行|甚至|风力|震级)[^，。；：、]{0,4}$|相当于|比如|譬如|[“‘《（]$|(?:着|坐|蹲|摆|堆|排)$|每[^，。]{0,10}$"
)
_BAD_RIGHT = re.compile(
    r"[”’》]|(?:年|岁|月|级台阶|口人|口之家|女儿|儿子|孩子|兄弟|姐妹|娃|字|大字|方面|环节|层面|层次|维度|人称|面性|制|米?[宽高深厚]|地震|大?风|国家|儿(?!童)|[^，。；]{0,6}(?:静静|围坐|坐在|站在|矗立|伫立|整齐地|排着|摆在))"
)
_TAKE_PART = re.compile(
    r"[^，。；：\n]{0,8}?(?:观看|参加|参与|报名|入选|受益|加入|前来|就餐|用餐|获|签约|返乡|创业|务工|就业|上岗|申请|领取|搬迁|脱贫)"
)
_FAMILY = frozenset({"people", "meeting", "team", "firm", "matter", "thing", "area", "money"})
_TIME_LEFT = re.compile(
    r"(?:用时?|用了|花了?|花费|耗时|历时|历经|只要|只需|仅需|仅|不到|不足|缩短|提前|节省|节约|省[去下]?|省出|压缩)[^，。；：、]{0,4}$"
)
_TIME_RIGHT = re.compile(r"(?:之?内|(?:时间)?里|时间[^，。]{0,2}[就内便]|就|便(?!利|民|捷|宜))")
_SHARE_BAD = re.compile(r"(?:占|人口|老人|老年人?|少数民族|山区|绿化|森林|岁|海拔|坡度|湿度|股份?)[^，。；]{0,10}$")
_SHARE_RIGHT = re.compile(
    r"的[^，。；：、]{1,14}(?:解决|化解|办结|完成|参与|参加|加入|实现|纳入|受益|满意|选择|同意|签|在)|以上|(?:返给|返还|用于|归|投入|由|作为|分给|奖励|留给|留作)"
)
_PRICE = re.compile(
    r"(?:一[斤碗份张瓶盒袋个只把顿餐杯件]|每|单价|价(?!值)|票价|租金|房租|工资|月薪|标价|卖|花|只要|要)[^，。；]{0,6}$"
)
_WORTH = re.compile(r"(?:价值|总值|投资|资金|金额|补贴|补助|赔偿|奖励|捐)[^，。；]{0,6}$")
_OF = re.compile(r"(?:以[上下内])?的")
_PRICE_RIGHT = re.compile(r"[一每/][斤碗份张瓶盒袋个只把顿餐杯件天月年]|钱|的[^，。；]{0,6}(?:票|面|菜|饭|东西|月租)")


def stated(text: str, place: Place) -> Found | None:
    """The number as a statement of its own, where nothing says that it is background."""
    q = place.q
    if _BAD_LEFT.search(place.left) or _BAD_RIGHT.match(place.right):
        return None
    if q.family == "time":
        return _time(text, place)
    if q.family == "share":
        ok = not _SHARE_BAD.search(place.left) and _SHARE_RIGHT.match(place.right)
        return Found("outcome.stated", None, place.noun_after, place.left + place.right) if ok else None
    if q.family not in _FAMILY or (q.hanzi and not q.approximate):
        return None
    if q.family == "money":
        return _money(text, place)
    noun = place.noun_after or place.noun_before
    told = q.unit == "人次" or _TAKE_PART.match(place.right) or _GOVERNANCE.search(noun)
    if _HAS.search(place.left) and not told:
        return None
    if q.value == 1 and not q.approximate:
        return None
    if not noun and q.family in ("thing", "people", "area"):
        return None
    return Found("outcome.stated", _verb(place), noun, place.left + place.right)


def _verb(place: Place) -> Verb | None:
    """The last verb of the clause, which says the deed where no nearer word does."""
    return next((verb for verb in reversed(place.verbs) if not verb.nounlike), None)


def _time(text: str, place: Place) -> Found | None:
    q = place.q
    if q.unit == "秒" or not (_TIME_LEFT.search(place.left) or _TIME_RIGHT.match(place.right)):
        return None
    return Found("outcome.stated", None, "", place.left + place.right)


def _money(text: str, place: Place) -> Found | None:
    q: Quantity = place.q
    if _OF.match(place.right) and not _WORTH.search(place.left):
        return None  # says which ones: 收益低于5万元的村
    if q.value < 1000 or _PRICE.search(place.left) or _PRICE_RIGHT.match(place.right):
        return None
    noun = place.noun_after or place.noun_before
    return Found("outcome.stated", None, noun, place.left + place.right)
