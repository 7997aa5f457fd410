"""Bodies whose names hold the name of a place that the story is not about."""

from __future__ import annotations

from bisect import bisect_right

from kg.core.mentions import OrganizationMention, PlaceMention
from kg.rules import ArticleView

#: bodies inside whose name a place does not move the story
_STILL = frozenset({"government", "enterprise", "property", "school-hospital", "media", "social"})

#: houses at which a story plays that goes there
_SITES = ("中心", "大厅", "服务站", "工作站", "卫生院", "敬老院", "养老院", "派出所", "司法所", "驿站")
_HOSPITALS = ("医院", "卫生院", "卫生服务中心")
#: bodies counted as social that act for their place as offices do
_LEAGUES = ("妇联", "工会", "总工会", "团委", "残联", "工商联", "妇女联合会", "残疾人联合会")


class Bodies:
    """Bodies inside whose name a place does not move the story."""

    def __init__(self, view: ArticleView) -> None:
        self._party: list[tuple[int, int]] = []
        self._starts: list[int] = []
        self._public: list[bool] = []  # whether it is an office of state that begins there
        self._sites: list[bool] = []  # whether it is a house that people go to
        self._hospitals: dict[int, int] = {}  # where each ends, by where it begins
        self._ends: list[int] = []  # the furthest end of a body that begins there or before
        furthest = 0
        for m in view.mentions("organization"):
            if not isinstance(m, OrganizationMention):
                continue
            if m.category == "party":
                self._party.append((m.start, m.end))
            elif m.category in _STILL:
                furthest = max(furthest, m.end)
                self._starts.append(m.start)
                self._ends.append(furthest)
                self._public.append(m.category == "government" or m.name.endswith(_LEAGUES))
                if m.name.endswith(_HOSPITALS):
                    self._hospitals[m.start] = m.end
                self._sites.append(m.name.endswith(_SITES))

    def hold(self, m: PlaceMention) -> bool:
        """Whether a place stands inside the name of one, not at its end."""
        i = bisect_right(self._starts, m.start)
        return i > 0 and m.end < self._ends[i - 1]

    def hospital_end(self, position: int) -> int | None:
        """Where the hospital ends whose name begins at a position, if one does."""
        return self._hospitals.get(position)

    def leads_party(self, m: PlaceMention) -> bool:
        """Whether a place stands inside the name of a body of the Party."""
        return any(start <= m.start and m.end < end for start, end in self._party)

    def is_site(self, position: int) -> bool:
        """Whether the body whose name holds a position is a house that people go to."""
        i = bisect_right(self._starts, position)
        return i > 0 and self._sites[i - 1]

    def is_office(self, position: int) -> bool:
        """Whether the body whose name holds a position is an office of state, which acts for its place."""
        i = bisect_right(self._starts, position)
        return i > 0 and self._public[i - 1]
