"""Townships, communities, villages and quarters: where their names begin in running text.

Every occurrence of a last word (街道, 社区, 村 …) offers several stretches as the name. Each is weighed by
its left edge, by what it contains, by its length, by the gazetteer and by how often the article repeats it
with different neighbours; the article then decides once for all occurrences.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from operator import itemgetter
from typing import NamedTuple

from extractors.entities.place.options import CHAIN, Option, OptionReader, any_village
from extractors.entities.place.stretches import AND
from extractors.entities.place.words import words
from kg.core.counts import counts
from kg.rules import ArticleView
from kg.text.edges import BOUNDARY, PLAIN, WEAK

_NEW = tuple.__new__
_ACCEPT = 2.8
_JOINED = 2.0  # points for a name that 和 joins to another
_BESIDE = 1.0  # points for a name in the table that stands in a list beside one that is found
_OWN_TOWNSHIP = 2.0  # points for an estate called like the township
_WHOLE, _WHOLE_LAST = 3, "场县区市旗州盟"  # from this length on, names of upper levels with these ends are whole
#: offices that may stand between a place and one in it: 云杉街道|办事处|柳湾社区
BODIES = ("管委会", "管理委员会", "办事处", "党工委", "工委")
_BODY, _BODY_BEGINS = re.compile("|".join(BODIES)), frozenset(body[0] for body in BODIES)
_TWO_NAMES = 4  # characters of a stem that may hold two
_WHOLES = ("community", "quarter")
_VILLAGES = ("村", "社区", "小区")
_ADVERB_AND_VERB = 4  # characters
_NEAR = 1.0  # points from which a stretch that is turned down is worth telling
_SIDE_REST = re.compile("[东西南北中][院区苑里]?")  # a community or estate called after a village: 柳湾村|东社区
_ROAD_REST = re.compile(r"[东西南北中]?[一二三]?[路街巷道桥门]|第?[一二三四五六七八九十]+")


class Found(NamedTuple):
    """A name that was decided on."""

    start: int
    end: int
    name: str
    level: str
    score: float
    rule: str


class LowerNames:
    """Names below the county in one article."""

    def __init__(self, view: ArticleView, uppers: Mapping[int, int]) -> None:
        """`uppers` maps the end of every name of an upper level to its start."""
        self.text = view.text
        self.uppers = uppers
        self.whole = {s: e for e, s in uppers.items() if e - s >= _WHOLE and view.text[e - 1] in _WHOLE_LAST}
        self.inside = {at for s, e in self.whole.items() for at in range(s + 1, e)}
        groups = OptionReader(view, uppers).groups()
        times = counts([o.name for options in groups for o in options])
        self.groups = self._worth(groups, times)
        self.repeats = self._repeats({name for name, n in times.items() if n > 1})
        self.turned_down: list[Option] = []
        self.ends: dict[int, int] = {}  # ends of names, with their starts: parents to stand right after
        self.last_level: dict[int, str] = {}  # levels of these that are no upper ones

    def find(self) -> list[Found]:
        """Decide on all names: first each occurrence alone, then with what the article has shown."""
        known: dict[str, float] = defaultdict(float)
        for found in self._round({}):
            known[found.name] += found.score
        return self._round(known)

    def _worth(self, groups: list[list[Option]], times: Mapping[str, int]) -> list[list[Option]]:
        """Options without those that nothing can raise: told once, after no parent or 和, and worth too little."""
        ends = {options[0].end for options in groups}.union(self.uppers)
        worth: list[list[Option]] = []
        for options in groups:
            kept = [
                o
                for o in options
                if o.free > _NEAR or times[o.name] > 1 or o.start in ends or o.edge == WEAK or o.stretch.estate
            ]
            if kept:
                worth.append(kept)
        return worth

    def _repeats(self, names: Container[str]) -> dict[str, float]:
        """Points of each of `names` for the different left neighbours that it stands with in the article."""
        text = self.text
        lefts = {
            (o.name, text[max(0, o.start - 1) : o.start]) for options in self.groups for o in options if o.name in names
        }
        times = counts(map(itemgetter(0), lefts))
        return {name: min(2.0, 0.8 * (count - 1)) for name, count in times.items() if count > 1}

    def _round(self, known: Mapping[str, float]) -> list[Found]:
        found: list[Found] = []
        self.ends = dict(self.uppers)
        self.last_level = {}
        self.turned_down = []
        for options in self.groups:
            score, best = self._best(options, known)
            if best is None:
                continue
            if score < _ACCEPT:
                self.turned_down.append(best)
                continue
            while found and best.start <= found[-1].start and found[-1].end > best.start:
                self.ends.pop(found.pop().end, None)  # 工农村 in 工农村街道
            if found and found[-1].end > best.start:
                continue
            rule = "place.chain_name" if best.start in self.ends else "place.suffix_name"
            begin, end, _, level, name, *_ = best
            found.append(_NEW(Found, (begin, end, name, level, score, rule)))  # quicker than its own constructor
            self.ends[end] = begin
            self.last_level[end] = level
            body = _BODY.match(self.text, end)
            if body:
                self.ends[body.end()] = best.start
        return found

    def _best(self, options: list[Option], known: Mapping[str, float]) -> tuple[float, Option | None]:
        """The option with the most points, if these are worth a thought; of equal ones the shortest."""
        score, best = _NEAR, None
        for option in options:
            points = self._score(option, known, score)
            if points > score:
                score, best = points, option
            if option.start in self.ends:  # no name reaches over the end of another
                if self.last_level.get(option.start) == "village" and len(options) > 1:
                    return self._whole(options, option, known, score, best)
                if option.level == "community" and self.last_level.get(option.start) == "quarter":
                    continue  # 柳岸家园第二社区
                break
        return score, best

    def _whole(
        self, options: list[Option], at: Option, known: Mapping[str, float], score: float, best: Option | None
    ) -> tuple[float, Option | None]:
        """A community of the table whose name begins like that of a village: 柳村西里社区 is not in 柳村."""
        for option in options[options.index(at) + 1 :]:
            whole = option.level == "community" and option.stretch.in_table and option.start <= self.ends[at.start]
            if whole or self._by_side(option, at.start):
                points = self._score(option, known, _NEAR) + CHAIN
                if points > _ACCEPT:
                    return max(points, score), option
        return score, best

    def _score(self, option: Option, known: Mapping[str, float], floor: float) -> float:
        """Points of an option; of one that cannot rise above `floor` a first sum."""
        seen, start = option.stretch, option.start
        chained, weight = start in self.ends and self._may_hold(start, option), known.get(option.name, 0.0)
        score = option.chained if chained else option.free
        if not chained and option.edge == WEAK and start - 1 in self.ends and self.text[start - 1] in AND:
            score += _JOINED
        score += self.repeats.get(option.name, 0.0) + (weight / 2 if weight < 5.0 else 2.5)
        listed = option.beside in self.ends and seen.in_table
        if listed:  # one of several that the sentence lists with what each has
            score += _BESIDE
        if score + _OWN_TOWNSHIP <= floor:  # nothing else adds points
            return score
        if self._barred(option, chained, weight or float(listed)):
            return -CHAIN
        if not (chained or weight or listed):
            score -= option.doubt
            if seen.of_upper and not option.firm and option.level != "quarter":
                score -= 3.0  # 上海社区治理: communities of Shanghai
        if known:
            if not seen.in_table and option.head - start >= _TWO_NAMES and self._known_apart(option, known):
                return -CHAIN
            if seen.estate and self._of_township(option, known):
                score += _OWN_TOWNSHIP
            if not seen.in_table and self._better(option, weight, known):
                score -= 2.0
        return score + (-4.0 if self._holds_place(option) else seen.inner)

    def _may_hold(self, end: int, option: Option) -> bool:
        """May the place whose name ends there hold the option? No community or quarter holds one of its own kind."""
        level = option.level
        if level == "community" and self.last_level.get(end) == "quarter" and not self.text.endswith("区", 0, end):
            return False  # communities lie in areas, not in estates
        return level not in _WHOLES or self.last_level.get(end, "") != level or option.stretch.in_table

    def _of_township(self, option: Option, known: Mapping[str, float]) -> bool:
        """Is an estate called like a township that the article names (云溪新村 in 云溪街道)?"""
        stem = self.text[option.start : option.head]
        return any(stem + w in known for w in ("街道", "镇", "乡"))

    def _barred(self, option: Option, chained: bool, weight: float) -> bool:
        """Is it a common word, or one character that nothing backs?"""
        seen, text = option.stretch, self.text
        start, end, head, *_ = option
        if self.uppers.get(end) == start or end in self.inside:
            return True  # 景德镇 is a city, and no name ends inside such a one
        if head - start > 2 and self._governed(option):
            return True  # 以|柳湾小区为试点
        if text[start] in _BODY_BEGINS and text.startswith(BODIES, start):
            return True
        if start in self.whole and self.whole[start] <= head:
            return True  # 五一农场|柳湾社区
        if text.startswith("长", end) and text[start:head] in words().heads:
            return True  # 文化村|长: a post
        if seen.edge_word and not (chained and seen.in_table and (weight or not option.verbal)):
            return True  # 柳州市|升级村集体账目平台, though there is a 升级村
        lead = text[start : start + 2] if head - start == _ADVERB_AND_VERB else ""
        if lead in words().adverbs and words().is_name_verb(text[start + 2 : head]):
            return True
        if text[start - 2 : start] in words().adverbs and words().is_name_verb(text[start:head]):
            return True  # 着力|发展社区食堂
        if lead in words().verbs and not weight and text[start + 2 : head] in words().honours:
            return True  # 建设幸福|小区
        if option.verbal and not weight and (not chained or text.endswith(_VILLAGES, 0, start)):
            return True  # 发展|村集体经济, 柳湾村|组织|村民
        if chained and (seen.joins or (seen.honour and self._given(option))):
            return True  # 云溪村和石鼓村; 柳州市|文明小区
        # 固城镇 is a town, but 建设家乡 and 各城镇 are not: such a name must follow an edge, or be known.
        unbacked = option.generic and not weight and (seen.single or not chained)
        if unbacked and (seen.modifier or option.edge < PLAIN):
            return True
        return seen.single and not self._single_holds(option, chained, weight)

    def _governed(self, option: Option) -> bool:
        """Does a preposition begin it that begins no name?"""
        start, known = option.start, words()
        if self.text[start] not in known.governs or option.stretch.in_table:
            return False
        return self.text[start : start + 2] not in known.governed

    def _given(self, option: Option) -> bool:
        """Does a province, city or county stand before that honours such places?"""
        giver = self.text[option.start - 1]
        return giver in "省市国" or (giver in "县区" and not option.stretch.in_table)

    def _single_holds(self, option: Option, chained: bool, weight: float) -> bool:
        """May a stem of one character be a name (朱村)? Not before what any village has."""
        if option.level in ("township", "community", "quarter") and not option.stretch.in_table:
            return False
        if weight:
            return True
        if not any_village(self.text, option.end):
            return chained or option.edge >= PLAIN
        # 王村党支部书记, but not 任村党支部书记
        return option.edge == BOUNDARY and option.stretch.in_table and option.name[0] in words().families

    def _better(self, option: Option, weight: float, known: Mapping[str, float]) -> bool:
        """Does the article know a shorter name better that this one ends with (云杉镇 in 开云杉镇)?"""
        name, size = option.name, option.head - option.start
        return size > 1 and any(known.get(name[i:], 0.0) > weight for i in range(1, size))

    def _known_apart(self, option: Option, known: Mapping[str, float]) -> bool:
        """Is it the stem of a community or street that the article tells of, and a name that it tells of alone?"""
        name, size = option.name, option.head - option.start
        cuts = (i for i in range(2, size - 1) if name[i:] in known)
        return any(name[:i] + w in known for i in cuts for w in ("社区", "街道", "镇", "村"))

    def _holds_place(self, option: Option) -> bool:
        """Does the stretch itself begin with a place name (栾川云杉镇 is 栾川 and 云杉镇)?"""
        ends, start, head = self.ends, option.start, option.head
        for end in range(start + 1, head):
            if end in ends and ends[end] >= start and not _ROAD_REST.fullmatch(self.text, end, head):
                return not self._by_side(option, end)
        return False

    def _by_side(self, option: Option, end: int) -> bool:
        """Is it a community or estate called after the village whose name ends there (柳湾村|东社区)?"""
        if option.level not in _WHOLES or self.last_level.get(end) != "village" or self.ends[end] != option.start:
            return False
        return _SIDE_REST.fullmatch(self.text, end, option.head) is not None


def by_end(names: Iterable[Found]) -> dict[int, int]:
    """Starts of names by their ends."""
    return {f.end: f.start for f in names}
