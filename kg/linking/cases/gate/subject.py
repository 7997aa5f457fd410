"""What kind of article it is: that decides what is asked of its episodes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from extractors.screening import is_headed
from kg.linking.cases.gate import scales
from kg.linking.cases.gate.episode import Episode
from kg.linking.cases.gate.story import Story

#: a headline that says what became of a small place: 柳河村“告状村”变模范村, 乱小区的蝶变
_BECAME = re.compile(
    r"[^\n]{0,24}(?:村|社区|小区|大?院|屯|寨|嘎查|连队|巷|胡同|里弄|弄堂|老街|老楼)”?的?"
    "(?:大?变(?![压电卦])|成了|[蝶蜕嬗]变|逆袭|焕新|重生)"
)

#: in a headline, that it is about a small place or its people
_SMALL = re.compile(
    "社区|小区|街道|网格|[村乡镇寨屯]|居民|邻里|嘎查|老人|市民|百姓|街坊|特困户|困难户|困难群众|残疾人|骑手|小哥|务工|牧民|渔民|农户|住户|业主"
)


class Subject(Enum):
    """Kinds of articles that pass the screening, by how much is asked of their episodes: of the first the most."""

    NAMED = auto()  #: a column on other things, or hardly a word of governing: what is named makes no case
    SCATTERED = auto()  #: a long review or chronicle that met words of governing by chance
    OTHER = auto()  #: about courts, trade, farming, poverty relief or cadres, with a paragraph on governing
    PORTRAIT = auto()  #: somebody's days and troubles in a village; no way of working has a name
    DOUBTFUL = auto()  #: so few words of governing that it may be about anything
    TOUCHING = auto()  #: a report on work or feature about many things, governing among them
    PARADE = auto()  #: one practice after another, each of another place
    GOVERNING = auto()  #: about governing small places


#: why an episode of an article of that kind makes no case, for those who ask (`kg explain`)
REASONS = {
    Subject.NAMED: "a column on other things, or hardly a word of governing: what is named is recorded only",
    Subject.SCATTERED: "a long review or chronicle, where words of governing stand far apart",
    Subject.OTHER: "the article is about courts, trade, farming, poverty relief or cadres",
    Subject.PORTRAIT: "a portrait: no way of working is named, and the trouble is told in passing or not as solved",
    Subject.DOUBTFUL: "few words of governing, and no mechanism here that says what it is",
    Subject.TOUCHING: "the article touches on governing only, and nothing near here says what was done",
    Subject.PARADE: "its place is only carried on from above",
    Subject.GOVERNING: "beside the story: no way of working, result or solved trouble of a place of its own",
}

#: kinds of articles that are about something else
ELSEWHERE = frozenset({Subject.NAMED, Subject.SCATTERED, Subject.OTHER, Subject.PORTRAIT})


def find_subject(s: Story, episodes: Sequence[Episode]) -> Subject:
    """The kind of an article; a headline that names a way of working is never about something else."""
    if s.screening.named_only:
        return Subject.NAMED
    if not has_telling_headline(s):
        if s.screening.scattered:
            return Subject.SCATTERED
        if is_of_other_subject(s):
            return Subject.OTHER
        if is_portrait(s):
            return Subject.PORTRAIT
    if s.screening.doubtful and not is_headed_so(s):
        return Subject.DOUBTFUL
    if s.screening.thin and not is_throughout(s) and not is_headed_plainly(s):
        return Subject.PARADE if is_parade(s, episodes) else Subject.TOUCHING
    return Subject.GOVERNING


def has_telling_headline(s: Story) -> bool:
    """Whether the headline names a mechanism that says what it is, or says what became of a small place.

    Or that disputes are settled without a verdict. What editors put there, the article is about.
    """
    if any(s.telling.get(k, 0.0) >= scales.FAIR_TYPE for k in s.headlined) or _BECAME.match(s.text) is not None:
        return True
    return is_headed(s.headline, "settling")


def is_headed_so(s: Story) -> bool:
    """Whether the headline names a way of working, of whatever sort, and whom or where it is for: 柳河社区“摊有序”."""
    return bool(s.headlined) and _SMALL.search(s.headline) is not None


def is_headed_plainly(s: Story) -> bool:
    """Whether the headline says what became of a small place, or names a way of working there that says what it is."""
    return _BECAME.match(s.text) is not None or (is_headed_so(s) and has_telling_headline(s))


def is_of_other_subject(s: Story) -> bool:
    """Whether an article of few words of governing has as many of courts, trade or the assessment of cadres.

    So do reports on circuit courts, on markets that settle disputes of traders, on relocation out of poverty: they
    speak of villagers and disputes too. One that names a mechanism from beginning to end is about that mechanism.
    """
    few = s.screening.thin or s.screening.over < scales.BARELY_OVER
    named = max(s.often.values(), default=0)
    return few and named < scales.NAMED_ALWAYS and s.share >= scales.OTHER_SUBJECT


def is_portrait(s: Story) -> bool:
    """Whether an article names no mechanism, as portraits of village cadres and of families do.

    Their troubles are those of a life. Not so where the words of governing run through the whole.
    """
    return not s.often and s.screening.over < scales.PORTRAIT_OVER and not is_throughout(s)


def is_throughout(s: Story) -> bool:
    """Whether most of a long article is about governing small places, though its words repeat themselves.

    The screening counts distinct words, so that features of several pages seem to touch on governing only.
    """
    if len(s.text) < scales.LONG:
        return False
    may = len(s.text)  # characters that are about it, as far as seen; most articles are decided early
    for number, length in enumerate(s.lengths(), 1):
        if s.weight(number) < scales.ROOTED:
            may -= length
            if may < scales.MOSTLY * len(s.text):
                return False
    return may >= scales.MOSTLY * len(s.text)


def is_parade(s: Story, episodes: Sequence[Episode]) -> bool:
    """Whether an article shows practices of several places one after another, and tells of little else.

    Round-ups of a newspaper (各地创新基层治理) have a paragraph for each: none of the places is what all is about.
    """
    places = {e.place for e in episodes if e.mechanisms}
    return s.screening.sure and len(places) >= scales.PARADE and s.share < scales.PARADE_BESIDE
