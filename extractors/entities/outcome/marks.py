"""Marks that residents give: 群众打了96.7分, 食堂评分4.9分. Points of a scheme and of exams are none."""

from __future__ import annotations

import re

from extractors.entities.outcome.context import Place
from extractors.entities.outcome.rules import Found

RULE = "outcome.rate"
_GIVEN = re.compile(r"满意|好评|口碑|打分|评分|打[了出到]?|评价|得分|测评|回访|感受|指数")
_BY = re.compile(
    r"群众|居民|业主|住户|村民|老人|市民|商户|企业|食客|顾客|家长|满意|好评|口碑|回访|评价|食堂|物业|安全感|幸福感"
)
_POINTS = re.compile(r"积分|扣|加分?$|加了|满分|考核|考试|高考|总分|[记计换兑攒][了到]?|奖励|每|低于|不足|以下|只有|仅")
_REACH = 30


def marked(text: str, p: Place) -> Found | None:
    """A mark that was reached."""
    told = text[max(p.sentence[0], p.q.start - _REACH) : p.q.start]
    if _POINTS.search(p.left) or not (_GIVEN.search(told) and _BY.search(told)):
        return None
    return Found(RULE, None, "满意度", "满意" + p.left)
