"""Fewer hands that do the work of many: 12个人的活，如今3个人干."""

from __future__ import annotations

import re

from extractors.entities.outcome.context import Place
from extractors.entities.outcome.rules import Found

RULE = "outcome.reached"
_ENOUGH = re.compile("(?:就|便)?(?:够了?$|能?干|干[完得]|能?完成|顶|包了|扛下|忙得过来|搞定|管)")
_WORK_OF_MANY = re.compile("[0-9一二三四五六七八九十百两](?:多|来|余)?[个名]?人[^，。；]{0,8}(?:活|干|割|忙|工作)")


def fewer_hands(text: str, p: Place) -> Found | None:
    """So many who are enough by now."""
    if p.q.unit != "人" or not _ENOUGH.match(p.right):
        return None
    if not _WORK_OF_MANY.search(text, p.sentence[0], p.q.start):
        return None
    return Found(RULE, None, "工作人员", "压减工作人员")
