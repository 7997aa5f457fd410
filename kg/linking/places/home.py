"""The region that a paper or station is made for: what “我市” and bare names on its pages mean."""

from __future__ import annotations

import re

from kg.text.gazetteer import gazetteer

_MEDIA = re.compile(
    r"(?:日报|晚报|晨报|早报|新报|时报|都市报|商报|报社|新闻网|融媒|广播|电视台|发布|政法|组工|先锋|党建)"
)
_LONGEST = 12


def paper_home(*texts: str) -> str | None:
    """Name of the province, prefecture or county that the first name of a medium in `texts` begins with.

    >>> paper_home("本报讯", "太原日报记者")
    '太原'
    >>> paper_home("中国青年报") is None
    True
    """
    names = gazetteer().upper_names()
    for text in texts:
        for match in _MEDIA.finditer(text):
            low = max(0, match.start() - _LONGEST)
            for start in range(low, match.start() - 1):
                name = text[start : match.start()]
                if len(name) > 1 and name in names:
                    return name
    return None
