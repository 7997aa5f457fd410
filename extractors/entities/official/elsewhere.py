"""Bodies that a post only hints at and that the article names elsewhere: 所长, 民警, 仲裁院院长, 县委书记."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from kg.core.mentions import OrganizationMention, PlaceMention

_NEAR = 400  # characters back to the body that a word of three characters may mean
_NEXT = 200
_FAR = 6000
_STATION_NEAR = 500  # a report may go on to the next station
# What a bare post is a post of. Without such a body none is told: the nearest village is no guess.
_KINDS = (
    (re.compile(r"(?<!社区)(?<![驻包联]村)(?:民警|辅警|警长|教导员)$"), ("派出所", "公安局", "分局", "警务室")),
    (re.compile(r"所长$"), ("所",)),
    (re.compile(r"(?:法官|庭长)$"), ("法院", "法庭")),
    (re.compile(r"局长$"), ("局",)),
)
_STATION = "派出所"
_LEVELS = {
    "省": ("province",),
    "市": ("prefecture", "county"),
    "州": ("prefecture",),
    "县": ("county",),
    "区": ("county",),
    "旗": ("county",),
    "街道": ("township",),
    "镇": ("township",),
    "乡": ("township",),
    "村": ("village",),
    "社区": ("community",),
}
# A word for a level with a body's own name behind it; 市民中心 and 社区服务中心 begin with none.
_LEVELLED = re.compile(
    r"(?!市[民场政容级]|[省县区镇村]级|村[民镇]|镇街|区[域块]|县城|社区(?:卫生|矫正|服务|教育|居民))"
    f"(?P<level>{'|'.join(_LEVELS)})"
    r"(?:委[一-鿿]{0,10}|[一-鿿]{1,10}(?:[局办站所院部队室科会联]|中心|政府))"
)


class Elsewhere:
    """Organizations of an article, for posts whose words do not name theirs in full."""

    def __init__(self, organizations: Iterable[OrganizationMention]) -> None:
        """Keep them in order."""
        self._found = sorted(organizations, key=lambda m: m.start)
        self._starts = [m.start for m in self._found]

    def of_post(self, title: str, raw: str, at: int) -> tuple[str, str] | None:
        """Body and place of a bare post that is always one of a station, court or office.

        ("", "") where the article names none; None where the post may be one of a place.
        """
        for pattern, ends in _KINDS:
            if pattern.search(title):
                return self._before(ends, at, _STATION_NEAR) or ("", "")
        return self._before((_STATION,), at, _STATION_NEAR) or ("", "") if raw == _STATION else None

    def full(self, raw: str, at: int) -> tuple[str, str] | None:
        """The one whose name ends like `raw`, which stands at `at`: 仲裁院, told before as 云溪县仲裁院."""
        if len(raw) < 3:
            return None
        return self._before((raw,), at, _NEAR if len(raw) == 3 else _FAR)

    def like(self, word: str, at: int) -> tuple[str, str]:
        """The body told just before `at` that a common word (平台, 合作社) means, or ("", "")."""
        return self._before((word,), at, _NEXT) or ("", "")

    def _before(self, ends: tuple[str, ...], at: int, reach: int) -> tuple[str, str] | None:
        for i in range(bisect_left(self._starts, at) - 1, -1, -1):
            m = self._found[i]
            if m.start < at - reach:
                return None
            if m.end <= at and m.name.endswith(ends) and m.name not in ends:
                return m.name, m.of
        return None


def of_level(raw: str, before: Callable[[], Sequence[PlaceMention]]) -> tuple[str, str] | None:
    """县委 and 街道综治办 with the place that they belong to, the nearest of that level before them."""
    m = _LEVELLED.fullmatch(raw)
    if m is None:
        return None
    level = m["level"]
    for place in reversed(before()):
        if place.level in _LEVELS[level] and place.name.endswith(level):
            return place.name + raw[len(level) :], place.name
    return None
