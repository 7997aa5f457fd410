"""Short references (该社区, 全市, 村里) to places that an article named before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extractors.entities.place.words import words
from kg.core.counts import counts
from kg.linking.places import Entity
from kg.linking.where.told import is_told_to
from kg.rules import ArticleView
from kg.text.edges import PLAIN, left_edge

LEVEL_DEPTH = {
    "province": 0, "prefecture": 1, "county": 2, "township": 3, "village": 4, "community": 4, "quarter": 5, "grid": 6,
}  # fmt: skip

#: levels that a short reference may stand for, by its last word
_REFERENCES: Mapping[str, tuple[str, ...]] = {
    "省": ("province",),
    "市": ("prefecture", "county", "province"),
    "州": ("prefecture",),
    "县": ("county",),
    "旗": ("county",),
    "区": ("county",),
    "镇": ("township",),
    "乡": ("township",),
    "街道": ("township",),
    "社区": ("community",),
    "村": ("village",),
    "小区": ("quarter",),
    "团场": ("county", "township"),
    "农场": ("county", "township"),
    "场": ("county", "township"),
    "团": ("county", "township"),
    "连": ("village",),
    "苏木": ("township",),
    "嘎查": ("village",),
}
#: words that stand only for places whose names end with them: 该团 may be a troupe
_NAMED_SO = frozenset({"团", "场", "连", "苏木", "嘎查", "团场", "农场"})
_REFERENCE = re.compile(
    r"(?:全|我|该|本)(省|市|州|县|旗|区|镇|乡|街道|社区|村|小区|苏木|嘎查|团场|农场|(?<!全)[场团]|连)"
    r"(?:(?<=该.)(?=纪?委)|(?<=该街道)(?=纪?[工委])|(?![一-鿿]?[长委]))"
)
#: small places that an article may tell of without a name known as one
_UNNAMED = frozenset({"小区", "社区", "村"})
#: words after 全省 that only say among whom one was measured: 在全省县级中心等级评定中获评一级, 全市首个
_RANKED = re.compile(
    r"[^，。；：！？、\n]{0,14}?(?:评定|评比|评选|考核|考评|排名|排行|前列|第[一二三四五0-9]|首[个家批创例]|唯一|率先|领先|平均|推广|示范|之一|最[^，。；：！？、\n]{1,3}的)"
)
#: what ends a verb of becoming: 变成了该镇的示范村, 是我县首个……村
_BECOMES = frozenset("为成了是")
#: bare words that, in a story, mean the place of that level told of last: 小区电瓶车充电桩不足, 村里开了专题会
_BARE = re.compile(
    r"这[里儿]|片区(?=[内里]|的?(?:党建|党群|党委|居民|文艺|治理|商户|企业))"
    r"|[社小]区(?<!村（..)(?!）|[一-鿿]?(?:治理|建设|服务站|管理|矫正|工作法|居委|党群|食堂))"
    r"|村(?:里|头|口|民|庄|“两委”|两委|干部|党支部|委会)"
)
#: what is called by a name that begins with such a word: “社区云”, “村里事”
_BRAND = re.compile("[^，。；：！？、“”\n]{3,8}”(?!地|的(?:说|喊))")
#: words after 社区 where it acts: in the story of one of its quarters that is the community around
_ACTS = re.compile(
    "(?:还|也|又|便|就|将|已|则|第一时间|立即|随即|积极)?(?:引导|组织|联合|邀请|召集|推行|推出|建立|成立|协调|党委|党总支|党支部)"
)
#: a body that only one village has, with whoever heads it: 区里派来技术员。村党支部书记林某召集村民
_THEIR_BODY = re.compile(
    r"村(?:党支部|党总支|两委|“两委”|委会)(?:副?书记|副?主任)?[一-鿿]{2,3}(?:说|介绍|带|召集|组织|找|把|拿|算)"
)
#: those at the head of a clause that mean what the place told of last lies in
_ABOVE = re.compile(
    r"街道(?![、）和与两上边及（一二三四五六七八九十]|社区|干净)|[镇乡县区市](?:里(?![，。、；：！？”人面外边头])|上(?=[帮的把将有给还出也先为成组派联投对推安请决做牵统]))"
    # an office of it that sets something going: 县委组织部牵头
    r"|[县区市旗](?:委(?:组织部|宣传部|统战部|政法委|社会工作部|编办)|政府)(?:、[^，。；、]{2,6})?(?=统筹|牵头|协调|出台|印发|联合|整合|专门)"
    # all levels from one downward, as those that act together: 县乡村三级干部
    r"|[省市州县区旗](?=、?(?:[市州县区旗]、?)?(?:街道?|乡镇|镇街|[镇乡])?、?(?:社区|村居|[村居])?、?(?:网格)?[二两三四五]级(?!以上|及))"
)
#: kind of words, what may stand before them, and the words
_KINDS = (
    ("bare", frozenset(("", *"，。；：！？“”‘’（）\n、在到为让把给从对向由们")), _BARE),
    ("above", frozenset("，。；：！？“\n"), _ABOVE),
)
#: behind a community, where only somebody of it speaks: 柳岸社区党委书记林某介绍，小区曾经…
_SPEAKS = re.compile(
    r"(?:[^，。；：！？、“”（）\n]{0,8}?(?:书记|主任|委员|社工|网格员|民警|干部|工作人员|负责人))+[一-鿿]{0,4}?(?:介绍|说|表示|告诉|坦言|回忆|感慨|称|解释)"
)
_OFTEN = 2  # times that the one quarter of a story is named at least
_SORTS = frozenset("各每某多几类些个为")  # characters before any quarters
_STORY = 600  # characters for which a bare word (村里) still means the place told of last
_OPENING = 120  # characters from a heading in which a section sets its scene
SHORT_PARAGRAPH = 90  # characters; dialogue and asides stay where the story was


class Event(NamedTuple):
    """A place named or referred to, where it moves the story."""

    position: int
    key: str
    passing: bool = False
    leading: bool = True  # it begins a clause, or is a short reference: what follows is about it
    begin: int = -1  # where its chain begins


class References:
    """Finds short references and the places that they mean.

    `places` and `ancestors` are as in a `PlaceResolution`; `words` are those of the text (`find_words`); `headings` are
    where sections begin, `line_starts` where lines do, the first of each at 0.
    """

    def __init__(
        self,
        view: ArticleView,
        places: Mapping[str, Entity],
        ancestors: Mapping[str, frozenset[str]],
        words: Mapping[str, Sequence[int]],
        headings: Sequence[int],
        line_starts: Sequence[int],
    ) -> None:
        self._view = view
        self._places = places
        self._ancestors = ancestors
        self._words = words
        self._headings = headings
        self._lines = view.article.lines
        self._line_starts = line_starts
        self.only: str | None = None  # the one estate that the story is about, once `find` has run

    def find(self, named: list[Event]) -> list[Event]:
        """Short references (该社区, 全市, 村里) as events of the latest place of that level."""
        positions = [e.position for e in named]
        self.only = self._one_quarter(named)
        estates = any(self._places[e.key].level == "quarter" for e in named)  # else no 小区 means one
        found = []
        text = self._view.text
        for at in self._words["reference"]:
            m = _REFERENCE.match(text, at)
            among = text[at] == "全" or text[at - 1 : at] in _BECOMES
            if m is not None and not (among and _RANKED.match(text, m.end())):
                story = named[bisect_left(positions, at - _STORY) : bisect_left(positions, at)]
                key = self._referred(named[: bisect_left(positions, at)], m.group(1))
                if key is None and text[at] == "该" and m.group(1) in _UNNAMED and story:
                    key = self._inside_last(story)
                if key:
                    found.append(Event(at, key))
        for kind, before, pattern in _KINDS:
            for at in self._words[kind]:
                edged = text[at - 1 : at] in before or (estates and text[at] in "小片" and self._after_word(at))
                m = pattern.match(text, at) if edged else None
                if m is None or is_told_to(text, at, m.end()) or (text[at - 1] == "“" and _BRAND.match(text, at)):
                    continue
                if kind == "bare" and self._is_any(named, positions, at):
                    continue
                low, high = bisect_right(positions, at - _STORY), bisect_left(positions, at)
                if low < high:
                    word = m.group()
                    levels = _REFERENCES.get(word) or (_REFERENCES[word[0]] if word[0] not in "这社小片" else ())
                    if len(word) == 1:  # 县乡村三级: of a place in whose story one is, not of all counties around
                        low = high - 1
                    if word == "片区":
                        key = self._only_area(named[:high])
                    else:
                        key = self._scene(named[low:high], levels, at)
                    if key is None and (pattern is _ABOVE or (word == "社区" and _ACTS.match(text, m.end()))):
                        key = self._parent_told(named[low:high], levels)
                    if key is None and pattern is _ABOVE and len(word) > 1:
                        key = self._only_one(named[:high], levels)
                    if key:
                        found.append(Event(at, key))
        return found

    def _only_area(self, before: list[Event]) -> str | None:
        """The one place told of whose name says that it is an area of several estates."""
        areas = {e.key for e in before if self._places[e.key].name.endswith("片区")}
        return areas.pop() if len(areas) == 1 else None

    def _inside_last(self, before: list[Event]) -> str | None:
        """The place inside the last one that the story is in: 柳州市…… comes to speak, and 该小区 is in 榆林区."""
        last = next((e.key for e in reversed(before) if not e.passing), None)
        inside = [e.key for e in before if not e.passing and last in self._ancestors.get(e.key, ())]
        return inside[-1] if inside else None

    def _only_one(self, before: list[Event], levels: tuple[str, ...]) -> str | None:
        """The only place of one of the levels that was told of, where the story is in it or around it."""
        told = {e.key for e in before if not e.passing and self._places[e.key].level in levels}
        if len(told) != 1:
            return None
        only = told.pop()
        last = next((e.key for e in reversed(before) if not e.passing), only)
        near = last in self._ancestors.get(only, ()) or only in self._ancestors.get(last, ())
        return only if near or last == only else None

    def _is_any(self, named: list[Event], positions: list[int], at: int) -> bool:
        """Whether a bare word means any of its sort: its sentence began with a county or more (柳州市……下沉|小区)."""
        last = bisect_left(positions, at) - 1
        start = self._view.sentence(at).start
        while last >= 0 and positions[last] >= start:
            event = named[last]
            if event.leading and not event.passing:
                return LEVEL_DEPTH.get(self._places[event.key].level, 9) <= LEVEL_DEPTH["county"]
            last -= 1
        return False

    def _one_quarter(self, named: list[Event]) -> str | None:
        """The only quarter that an article names, if no other small place is the story's: 小区 means this one."""
        times = counts([e.key for e in named if LEVEL_DEPTH.get(self._places[e.key].level, 0) > LEVEL_DEPTH["county"]])
        quarters = [key for key in times if self._places[key].level == "quarter"]
        if len(quarters) != 1 or times[quarters[0]] < _OFTEN:
            return None
        only = quarters[0]
        others = [key for key in times if key != only and key not in self._ancestors.get(only, ())]
        return only if not others and max(times.values()) <= 2 * times[only] else None

    def _after_word(self, at: int) -> bool:
        """Whether a bare 小区 follows a word that says nothing of its sort: 困扰|小区居民的难题, but not 封闭|小区."""
        strength, left = left_edge(self._view.text, at)
        if left and left[-1] in _SORTS:
            return False
        return (strength >= PLAIN or len(left) > 1) and not words().generic(left)

    def _referred(self, before: list[Event], word: str) -> str | None:
        """The latest place of a level that bears the word in its name, else one that the latest lies in, else any."""
        levels = _REFERENCES[word]
        staying = [e for e in before if not e.passing]  # not one of a list, nor where somebody came from
        return self._latest(staying, levels, word) or self._latest(before, levels, word)

    def _latest(self, before: list[Event], levels: tuple[str, ...], word: str) -> str | None:
        fits: str | None = None
        named_so = word in _NAMED_SO
        for e in reversed(before):
            place = self._places[e.key]
            if place.level in levels:
                if place.name.endswith(word):
                    return e.key
                fits = fits or (e.key if place.level != "province" or word == "省" else None)
        return None if named_so else self._parent_told(before, levels) or fits

    def _scene(self, before: list[Event], levels: tuple[str, ...], position: int) -> str | None:
        """The place of one of the levels (any level below a county, where none is given) that the story is still in.

        A wider place that is named in between does not end the scene; another one does.
        """
        passed: set[str] = set()
        if levels == ("quarter",) and self.only and any(e.key == self.only for e in before):
            return self.only
        for e in reversed(before):
            if e.passing:
                continue
            level = self._places[e.key].level
            fits = level in levels if levels else LEVEL_DEPTH.get(level, 0) > LEVEL_DEPTH["county"]
            if fits:
                inside = passed <= self._ancestors.get(e.key, frozenset())
                return e.key if inside and self._still_there(e, position, passed) else None
            here = e.position >= self._lines[self._line_number(position)].start
            if here and self._view.text.startswith("村民", position):
                return None  # 柳河镇……有村民反映: any of its villages
            if levels == ("quarter",) and level == "community" and self._speaks(e):
                continue
            passed.add(e.key)
        return None

    def _speaks(self, event: Event) -> bool:
        """Whether a place is named only as that of somebody who speaks."""
        name = self._places[event.key].name
        text, at = self._view.text, event.position
        return text.startswith(name, at) and _SPEAKS.match(text, at + len(name)) is not None

    def _still_there(self, event: Event, position: int, passed: set[str]) -> bool:
        """Whether the story has not left a place: its telling goes on, or it set the scene of this section."""
        starts = self._headings
        here = bisect_right(starts, event.position)
        if len(starts) > 2 and here == bisect_right(starts, position):  # a lead and one section are one story
            return not passed or event.position - starts[here - 1] < _OPENING
        if len(starts) > 2:
            return False
        first, last = self._line_number(event.position), self._line_number(position)
        if passed and first != last and not _THEIR_BODY.match(self._view.text, position):
            return False
        return sum([x.end - x.start >= SHORT_PARAGRAPH for x in self._lines[first + 1 : last + 1]]) <= 1

    def _parent_told(self, before: list[Event], levels: tuple[str, ...]) -> str | None:
        """The place of one of the levels that the latest place lies in."""
        tried = ""
        for e in reversed(before):
            if e.key == tried:
                continue
            tried = e.key
            parents = [a for a in self._ancestors.get(e.key, ()) if self._is_of(a, levels)]
            if parents:
                return max(sorted(parents), key=lambda a: LEVEL_DEPTH.get(self._places[a].level, 0))
        return None

    def _is_of(self, key: str, levels: tuple[str, ...]) -> bool:
        """Whether a place is of one of the levels; a province that may be called 市 is one by its name."""
        place = self._places[key]
        if place.level not in levels:
            return False
        return place.level != "province" or len(levels) == 1 or place.name.endswith("市")

    def _line_number(self, position: int) -> int:
        return bisect_right(self._line_starts, position) - 1
