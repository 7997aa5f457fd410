"""Places where somebody only tells his trouble: 来到|柳河社区反映, 向|柳河社区网格员求助. It did not happen there."""

from __future__ import annotations

import re

_TOLD = re.compile(
    r"(?:党群服务中心|便民服务中心|服务站|居委会|村委会|党委|党总支|办事处|值班室|的|社工|工作人员|网格员|书记|主任)*"
    r"(?:反映|求助|投诉|诉说|寻求|咨询|求援|诉苦|吐槽)"
)
#: what stands before them
TO = frozenset("到向找给")


def is_told_to(text: str, start: int, end: int) -> bool:
    """Whether that is so of the place at `start`:`end`."""
    return text[start - 1 : start] in TO and _TOLD.match(text, end) is not None
