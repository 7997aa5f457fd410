"""What a feast or a gift may cost at most: a norm that the practice brought down, and so a result."""

from __future__ import annotations

import re

from extractors.entities.outcome.context import Place

#: begins the context of what a feast or a gift may cost
CAPPED = "礼金控制在"
_EACH_TABLE = re.compile(r"每桌[^，。；0-9]{0,6}$")
_A_TABLE = re.compile("[一每]桌(?:[只才仅]?[要需花]|[只才仅]|标准)?(?:控制在)?$")
_BACK_THEN = re.compile(r"(?:以前|过去|从前|早年|原先|当时|曾)(?![^。；！？]*(?:现在|如今|现|今年|改))")
_FEASTS = re.compile(r"设宴|红白|喜事|喜宴|婚|酒席|宴席|宴请|办席|待客|办酒|摆酒|丧|白事|满月|升学宴|寿宴|坐席|流水席")
#: the same where the number is of anything that a feast has: 丧期压到两天, 席上只上八个菜
_CUSTOMS = re.compile(
    r"酒席|宴席|宴|席|彩礼|礼金|随礼|份子|人情|婚|丧|白事|喜事|红事|祭|办酒|摆酒|满月|寿|满月|上坟|扎纸|纸扎|花圈|守灵|接亲|迎亲|娶亲|嫁女"
)
_CUT_TO = re.compile(
    r"(?:[限只仅](?:[请摆办上用设收送花]|[需要])?|限[在定为]|封顶|[压减降缩][至到成为]|压[缩减]到|控制在|定[在为死]|不[过超]|不得超过?|不[能许准让]超过?|最多|顶多|至多|统一[为成]?|一律|[只仅][许准])(?:[请摆办上用])?$"
)
_NO_MORE = ("以内", "以下", "封顶", "打住", "为限", "之内")
_ENOUGH = re.compile(r"(?:出头|左右|上下)?[^，。；]{0,4}(?:就够|足够|够了|办下来|打住|搞定|拿下|就能办)")
_AT_FEASTS = frozenset({"元", "桌", "道", "辆", "天", "个", "包", "条", "斤", "场", "顿", "件", "块"})
_NOW_GIFT = re.compile(
    r"(?:现在|如今|眼下|目前)[^。；！？]{0,18}?(?:平均|户均)?(?:彩礼|礼金|随礼|酒席钱?)[^，。；0-9]{0,4}$"
)
#: a gift that came down or was capped: 彩礼压至5万元
_LOWERED = re.compile(
    r"(?:彩礼|礼金|随礼)[^，。；0-9]{0,10}(?:压[至到减]|降[至到为]?|减[至到少]|控制在|定[为在]|限定?[为在])$"
    r"|(?:现在|如今)(?:的)?(?:彩礼|礼金)[^，。；0-9]{0,4}$"
)
_NOT_ABOVE = ("不", "不得", "不能", "不许", "不准", "最多", "至多")
_LESS_THAN = ("不足", "不到", "仅")
_FEAST = re.compile(r"(?:彩礼|宴席|酒席|礼金|随礼|婚宴|喜宴|份子钱)[^，。；0-9]{0,6}$")
#: the same told in the clause before: 收受礼金，农村控制在200元以内
_GIFTS = re.compile(r"(?:贺礼|礼金|随礼|份子钱?|彩礼|酒席|宴席|每桌)[^。；]*$")
_NEXT = 6
_REACH = 24  # characters before the clause in which the gift may be told


def _cut_down(text: str, p: Place) -> bool:
    """Is it how much of anything a feast has by now: 孩子满月只请三桌, 祭品钱控制在800元以内?"""
    q, left = p.q, p.left
    low = max(p.sentence[0], p.low - _REACH)
    if not _CUSTOMS.search(text, low, q.end + _NEXT) or _BACK_THEN.search(text, p.sentence[0], q.start):
        return False
    if q.family == "money" and (_ENOUGH.match(p.right) or _NOW_GIFT.search(text, p.sentence[0], q.start)):
        return True
    if q.family == "money" and not _CUSTOMS.search(left):
        return False
    capped = text.startswith(("不超", "不过", "最多", "至多"), q.start) or p.right.startswith(_NO_MORE)
    return capped or _CUT_TO.search(left) is not None


def capped_feast(text: str, p: Place) -> bool:
    """Is it the most that a feast or a gift may cost by now: 彩礼不超过3万元, 酒席不超过12桌?"""
    q = p.q
    if q.unit in _AT_FEASTS and _cut_down(text, p):
        return True
    if q.family != "money" and q.unit != "桌":
        return False
    if q.unit == "桌" and p.left.endswith(("最多摆", "最多办")):
        return True
    if q.family == "money" and "桌" in p.left and _A_TABLE.search(p.left) and _FEASTS.search(text, *p.sentence):
        return not _BACK_THEN.search(text, p.sentence[0], q.start)
    if q.family == "money" and "礼" in p.left and _LOWERED.search(p.left):
        return True
    capped = (
        text.startswith(("不超", "不高于", "最多"), q.start)
        or p.left.endswith(_NOT_ABOVE)
        or p.right.startswith(("以内", "以下", "封顶"))
    )
    if not capped:
        return text.startswith(_LESS_THAN, q.start) and bool(_EACH_TABLE.search(p.left))
    if _EACH_TABLE.search(p.left) or _FEAST.search(p.left):
        return True
    if q.family == "money" and _GIFTS.search(text, max(p.low - _REACH, p.sentence[0]), q.start):
        return True
    return q.unit == "桌" and bool(_FEASTS.search(text, *p.sentence))
