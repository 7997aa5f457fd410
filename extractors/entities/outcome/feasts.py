"""What a feast or a gift may cost at most: a norm that the practice brought down, and so a result."""

from __future__ import annotations

import re

from extractors.entities.outcome.context import Place

_EACH_TABLE = re.compile(r"每桌[^，。；0-9]{0,6}$")
_A_TABLE = re.compile("[一每]桌(?:[只才仅]?[要需花]|[只才仅]|标准)?(?:控制在)?$")
_BACK_THEN = re.compile(r"(?:以前|过去|从前|早年|原先|当时|曾)(?![^。；！？]*(?:现在|如今|现|今年|改))")
_FEASTS = re.compile("设宴|红白|喜事|喜宴|婚|酒席|宴席|宴请|办席|待客")
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
_REACH = 24  # characters before the clause in which the gift may be told


def capped_feast(text: str, p: Place) -> bool:
    """Is it the most that a feast or a gift may cost by now: 彩礼不超过3万元, 酒席不超过12桌?"""
    q = p.q
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
