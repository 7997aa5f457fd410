"""Bodies of a village or a community that are named but do not act themselves."""

from __future__ import annotations

import re

from kg.rules import Hit

_COMMITTEES = ("村委会", "村民委员会", "居委会", "居民委员会")
_BOTH = ("两委", "两委”")
_LEADING = ("带领", "和", "与", "及", "、", "同", "了", "每个", "各")
_BOTH_PEOPLE = re.compile("干部|成员|换届|班子|会[^议]|委员|人员|主要|选举|意见|等")
# Where somebody comes or lives, and rooms of a body: the house, not those who sit in it.
_VISITED = ("来到", "走到", "赶到", "跑到", "回到", "走进", "步入", "住在", "路过", "去", "去了", "到了", "进了")
_ROOM = re.compile(
    r"的?(?:对面|门口|大院|院[里内子]|会议室|广场|门前|旁边?|附近|隔壁|办公[楼室地]|大楼|[里内][的，]|[一二三四]楼)"
)


def told_aside(text: str, head: int, hit: Hit) -> bool:
    """Whether it acts not itself: 村“两委”干部, 带领村“两委”, 来到|村委会, 村委会|门口."""
    before = text[max(0, head - 5) : head].removesuffix("小区").removesuffix("社区").removesuffix("村")
    if hit.word.endswith(_BOTH):
        return before.endswith(_LEADING) or bool(_BOTH_PEOPLE.match(text, hit.end))
    if _ROOM.match(text, hit.end) or text.startswith("干部", hit.end):
        return True
    return hit.word in _COMMITTEES and before.endswith(_VISITED)
