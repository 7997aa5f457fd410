"""The places that move a story, or are only passed, as a text names them or refers to them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from operator import itemgetter

from extractors.entities.place.lower import BODIES
from kg.core.counts import counts
from kg.core.mentions import PlaceMention
from kg.linking.acting import says, tells_deed
from kg.linking.places import PlaceResolution
from kg.linking.where.bodies import Bodies
from kg.linking.where.passing import is_host, is_passing
from kg.linking.where.references import LEVEL_DEPTH, Event, References
from kg.linking.where.sites import named_again
from kg.rules import ArticleView

_CLAUSE_LENGTH = 24
#: words between a place and one that only says where it lies
_SITUATED = re.compile(r"(?:小区|社区|村)?”?，?(?:位于|地处|坐落|隶属|属于?|是)[^，。；：！？\n]{0,12}\Z")
#: words behind one of several: 柳州、榆州等地
_LISTS = re.compile("(?:[、和][^，。；：！？\n]{1,40}?)?等(?:多?地|省|市|县|区)(?!区)")
_HELD = frozenset(level for level, depth in LEVEL_DEPTH.items() if depth < LEVEL_DEPTH["community"])
_CLAUSE = frozenset({"", "，", "。", "；", "：", "！", "？", "\n", "“", "”", "、"})
_LEADING = _CLAUSE | frozenset("到进在")
_GONE_TO = frozenset("进到在")  # before a house in whose name a place stands
_BY_NOW = ("", "如今，", "目前，", "现在，", "眼下，", "现如今，")  # how a sentence about a house begins
_BUT_ONE = re.compile("除了?[^，。；！？\n]{2,12}外，(?:目前|如今|现在)?")
_NOW_LENGTH = 4  # characters between it and the place
_OPENS = _LEADING - {"、"}
#: before a place that is looked at as a whole: 如今的柳河县
_THEN_AND_NOW = ("如今的", "现在的", "今天的", "今日的", "而今的", "眼下的", "曾经的", "昔日的", "过去的", "以前的")
#: offices of a community, and those who work in them
_OFFICES = re.compile("(?:大?党委|党总支|党支部|居委会|“?两委”?|书记|主任|社工|网格员|工作人员|干部)")
_ROAD = 10  # characters that may stand between a place and one inside it: a road, a direction
_ACTING = 3  # offices of one place that an article tells of, and of no place as often: it plays there
BREAK = re.compile(r"[，。；：！？、\n“”]")


class Events:
    """Finds them in an article. `headings` are where sections begin, `line_starts` where lines do."""

    def __init__(
        self, view: ArticleView, words: Mapping[str, Sequence[int]], headings: Sequence[int], line_starts: Sequence[int]
    ) -> None:
        self._view, self._words, self._headings, self._line_starts = view, words, headings, line_starts
        self.told: Mapping[str, int] = {}  # how often each place is named, once they are found
        self.listed: list[tuple[int, str]] = []  # places of which a text only says that they are some of several

    def find(self, places: PlaceResolution) -> list[Event]:
        """Those named and those referred to, in order of the text; passing ones among them."""
        text = self._view.text
        self._places, self._ancestors = places.entities, places.ancestors
        bodies = Bodies(self._view)
        events: list[Event] = []
        held: list[Event] = []
        listed = -1  # where one of several ends
        start, begun = -1, 0  # of a chain, and the number of its first place
        mentions, told = places.mentions, places.told
        last = len(mentions) - 1
        for i, m in enumerate(mentions):
            if start < 0:
                start, begun = m.start, i
            if i < last and self._leads_to(m, mentions[i + 1], told[i], told[i + 1]):
                continue  # a chain: only its last place is where the story is
            passing = is_passing(text, m, start)
            if not passing and begun > 0 and start - mentions[begun - 1].end < _CLAUSE_LENGTH:
                last_end = mentions[begun - 1].end
                passing = _SITUATED.match(text, last_end, start) is not None or is_host(text, last_end, start, m)
            before = text[start - 1 : start]
            opens = passing and m.level in _HELD and (start - listed == 1 or before in _OPENS)
            if opens and _LISTS.match(text, m.end):  # not 赴柳州、榆州等地学习
                self.listed.append((m.start, told[i]))
                listed = m.end
            leading = before in _LEADING or text.endswith(_THEN_AND_NOW, 0, start) or self._of_all_others(start)
            event = Event(m.start, told[i], passing, leading, start)
            start = -1
            if m.level in _HELD and events and bodies.leads_party(m) and self._acts_inside(events, event):
                continue
            (held if m.level in _HELD and bodies.hold(m) else events).append(event)
        if held:
            events = self._with_held(events, held, bodies)
        again = named_again(text, mentions, told)
        sites = [Event(at, key, False, text[at - 1 : at] in _LEADING, at) for at, key in again]
        if sites:
            events = sorted([*events, *sites], key=itemgetter(0))
        self.told = counts([e.key for e in events])
        finder = References(self._view, self._places, self._ancestors, self._words, self._headings, self._line_starts)
        references = finder.find(events)
        if references:
            events = sorted([*events, *references], key=itemgetter(0))
        return self._at_estate(events, finder.only) if finder.only else events

    def _at_estate(self, events: Sequence[Event], only: str) -> list[Event]:
        """The events of a story of one estate: where offices of the community around it act, they act there."""
        first = next((e.position for e in events if e.key == only), len(self._view.text))
        often = self.told.get
        around = {
            k
            for k in self._ancestors.get(only, ())
            if self._places[k].level == "community" and often(k, 0) <= often(only, 0)
        }
        acts = [e.key in around and e.position > first and self._is_office(e) for e in events]
        return [e._replace(key=only) if act else e for e, act in zip(events, acts, strict=True)]

    def _is_office(self, e: Event) -> bool:
        """Whether a community is named for its office or its people there."""
        text, name = self._view.text, self._places[e.key].name
        return _OFFICES.match(text, e.position + (len(name) if text.startswith(name, e.position) else 2)) is not None

    def _acts_inside(self, events: Sequence[Event], event: Event) -> bool:
        """Whether a line told of a place inside one whose Party body acts now: it acts there."""
        before = events[-1]
        start = self._line_starts[self._line_number(event.position)]
        return before.position >= start and event.key in self._ancestors.get(before.key, ())

    def _with_held(self, events: list[Event], held: list[Event], bodies: Bodies) -> list[Event]:
        """The events, and those inside names of bodies in sections where nothing else says where the story is."""
        told = {bisect_right(self._headings, e.position) for e in events if not e.passing}
        often = counts([e.key for e in held if bodies.is_office(e.position)])
        most = max(counts([e.key for e in events if not e.passing]).values(), default=0)
        acting = {key for key, count in often.items() if count >= _ACTING and count > most}
        first = {self._line_number(e.position): e.position for e in reversed(events) if not e.passing}  # of lines
        more = [
            e
            for e in held
            if e.key in acting
            or bisect_right(self._headings, e.position) not in told
            or (bodies.is_site(e.position) and self._plays_at(e))
            or (bodies.is_office(e.position) and self._of_all_others(e.begin))
            or (
                e.leading
                and (bodies.is_office(e.position) or self._cares(e, bodies))
                and e.position < first.get(self._line_number(e.position), e.position + 1)
            )
        ]
        return sorted([*events, *more], key=itemgetter(0)) if more else events

    def _cares(self, e: Event, bodies: Bodies) -> bool:
        """Whether a hospital at the head of a clause does something for its place: |柳河县人民医院|选派10名医生."""
        text, end = self._view.text, bodies.hospital_end(e.position)
        if end is None or text[e.begin - 1 : e.begin] not in _OPENS:
            return False
        return tells_deed(text, end, self._view.sentence(e.position).end) and not says(text, end)

    def _of_all_others(self, start: int) -> bool:
        """Whether the story comes there to all others: 除柳州外，目前省政府各部门也……."""
        text = self._view.text
        if text.find("外，", max(0, start - _NOW_LENGTH), start) < 0:
            return False
        return _BUT_ONE.fullmatch(text, self._view.sentence(start).start, start) is not None

    def _plays_at(self, e: Event) -> bool:
        """Whether the story goes to a house of a place, or a sentence begins with that of a town."""
        if self._view.text[e.begin - 1 : e.begin] in _GONE_TO:
            return True
        opens = e.leading and self._places[e.key].level == "township"
        return opens and self._view.text[self._view.sentence(e.position).start : e.begin] in _BY_NOW

    def _leads_to(self, m: PlaceMention, following: PlaceMention, key: str, next_key: str) -> bool:
        """Whether a place only says where the next one lies: 东江区长安路的柳苑小区."""
        text = self._view.text
        gap = following.start - m.end
        if gap <= 0 or (gap == 1 and text[m.end] == "的") or text[m.end : following.start] in BODIES:
            return True
        if gap == 1 and text[m.end] == "“":  # 柳河街道“平安里”小区
            return key in self._ancestors[next_key]
        if gap > _ROAD or BREAK.search(text, m.end, following.start):
            return False
        return key in self._ancestors[next_key]

    def _line_number(self, position: int) -> int:
        return bisect_right(self._line_starts, position) - 1
