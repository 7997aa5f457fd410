"""Honours that were won, and how far a practice was spread: 77户摘得“五星”, 捧回三块省级牌匾, 办法推到9个乡镇."""

from __future__ import annotations

import re

from extractors.entities.outcome.context import Place
from extractors.entities.outcome.rules import Found

RULE = "outcome.reached"
#: begins the context of a number that tells of an honour
WON = "荣获："
_RANK = r"[省市国县区州]级|全[国省市县区]|国家|部级|百强|十佳|十大"
_AWARD = rf"示范|先进|最美|文明|[三四五]星|星级|称号|牌匾|奖|荣誉|锦旗|金牌|红旗|典型|标杆|样板|案例|表彰|{_RANK}"
#: what is won: 五年拿了五项市级以上荣誉
_WINNING = re.compile(
    r"(?:荣获|获得|获评|斩获|夺得|[捧抱夺拿摘领扛]回|[摘赢捧获]得|拿[了下到过]|摘下|评上|挂上|收获|挣[得下来])(?:过|了)?[^，。；0-9]{0,6}$"
)
_PRIZE = re.compile(r"[^，。；、0-9]{0,14}?(?:荣誉|奖(?!励|补)|称号|牌匾|锦旗|金牌|红旗|表彰)")
#: who won it: 77户摘得五星; what became a model: 三个土办法写成省级规范
_WON = re.compile(
    r"[^，。；0-9]{0,12}?(?:荣获|获评|获得?|[摘赢捧夺]得|捧回|[抱扛]回|评[上为]|跻身|入[选列围]|上榜|登上|挂[了上]|当选|被[^，。；]{0,8}?(?:授予|评[为定]|命名|列为|树为)"
    rf"|[写编收录]进|写[成入]|升格?为|成为?|当上|选为|拿[下到])了?[^，。；]{{0,14}}?(?:{_AWARD}|劳模|模范)"
)
_WON_SIGN = re.compile(r"获|得|回|评|跻|入|榜|登|挂|选|被|写|编|收|升|成|拿")
_WINNERS = frozenset(
    {"个", "户", "家", "名", "位", "次", "项", "条", "所", "支", "件", "篇", "幅", "人", "部", "处", "批", "拨"}
)
#: a way of working that others took over: 把这套法子推到了9个乡镇
_SPREAD = re.compile(
    r"(?:(?:办法|法子|做法|经验|模式|机制|路子|经|这[一个套招]|工作法|品牌|套路|打法)[^，。；0-9]{0,10}|^)(?:已经?|陆续|先后|又|再)?"
    r"(?:推[广到向开]|复制|铺|搬|传|走|普及|扩|延伸)[到在至向进]?了?(?:周边|全[省市县区镇乡旗州盟]|附近|邻近|另外?)?的?$"
)
#: taken up by others: 被6个省借鉴; 在全市14个镇铺开
_TAKEN_UP = re.compile(
    r"[^，。；0-9]{0,8}?(?:借鉴|照搬|学[了去走]|效仿|仿效|推[广开行]|铺开|复制|推而广之|落地开花|生根)"
)
_BY_WHOM = re.compile(
    r"(?:办法|法子|做法|经验|模式|机制|路子|招数?|工作法|品牌|打法)[^，。；0-9]{0,6}(?:被|在|让|由|得到)[^，。；0-9]{0,8}$"
)
#: those who came to learn from it
_VISITORS = re.compile(r"(?:取经|学习考察|参观学习|来学|观摩|考察学习|来访取经)[^，。；0-9]{0,6}$")
#: tokens of thanks, whatever verb says how they came: 墙上挂着31面锦旗
_THANKS = re.compile(r"[^，。；、0-9]{0,6}(?:锦旗|感谢信|表扬信|表扬稿|“满意”|点赞|好评)")
_FLAGS = re.compile(r"锦旗[^，。；0-9]{0,6}$")
#: who came to report or to learn: 12家媒体上门报道, 全省31个县来学
_CAME = re.compile(
    r"(?:[^，。；0-9]{0,4}媒体[^，。；0-9]{0,6}?报道|[县市区镇乡村省街][^，。；0-9]{0,4}?(?:来学|来取经|来考察|前来(?:学习|取经|考察|观摩)))"
)
_SEVERAL = 3
_WHERE = re.compile(r"乡镇|街道|社区|村|县|区|镇|市|旗|省|嘎查|农场|团场|小区|学校|企业|单位|地方")
_NOT = re.compile(r"[没未不]|将|争取|力争|计划|打算|希望|想|有望|才能|可以?获|每|凡|如果")


def honoured(p: Place) -> Found | None:
    """A number of honours, of those who won them, or of places to which a practice spread."""
    q, left, right = p.q, p.left, p.right
    if q.value > 1 and q.unit == "面" and _FLAGS.search(left):
        return Found(RULE, None, "感谢锦旗", left + right)
    if q.value >= _SEVERAL and q.unit in ("家", "个") and _CAME.match(right):
        return Found(RULE, None, p.noun_after, WON + left)
    if q.value > 1 and q.unit in ("面", "封", "个", "条") and _THANKS.match(right):
        return Found(RULE, None, "感谢锦旗", left + right)
    if q.unit not in _WINNERS and q.unit not in ("块", "面", "枚", "座"):
        return None
    if _NOT.search(left[-8:]):
        return None
    if _PRIZE.match(right) and _WINNING.search(left):
        return Found(RULE, None, p.noun_after, WON + right)
    if q.unit not in _WINNERS:
        return None
    if q.unit in ("批", "拨") and _VISITORS.search(left):
        return Found(RULE, None, p.noun_before, WON + left)
    if _WON_SIGN.search(right[:16]):
        won = _WON.match(right)
        if won and not _NOT.search(won[0]):
            return Found(RULE, None, p.noun_after, WON + right)
    if q.family == "thing" and _TAKEN_UP.match(right) and _BY_WHOM.search(left):
        return Found(RULE, None, p.noun_after, WON + left)
    if q.family == "thing" and _WHERE.search(right[:8]) and _SPREAD.search(left):
        return Found(RULE, None, p.noun_after, WON + left)
    return None
