"""All place mentions of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from extractors.entities.place.estates import bare_estates, same_estates
from extractors.entities.place.groups import areas, groups
from extractors.entities.place.homes import homes
from extractors.entities.place.links import free_zones, short_streets, zones
from extractors.entities.place.lists import listed_names
from extractors.entities.place.lower import BODIES, Found, LowerNames, by_end
from extractors.entities.place.natural import named_grids, natural_villages
from extractors.entities.place.numbered import mixed_names, numbered_estates, sections
from extractors.entities.place.roads import address_roads
from extractors.entities.place.upper import Upper, boundaries, find_upper
from extractors.entities.place.words import words
from extractors.entities.place.xpcc import numbered_units
from kg.core.mentions import PLACE_LEVELS, PlaceMention
from kg.rules import ArticleView
from kg.text.edges import strangeness
from kg.text.gazetteer import gazetteer

_RANK = {level: i for i, level in enumerate(PLACE_LEVELS)}
_PART = re.compile(
    r"[A-Za-z0-9]{1,2}区|[一二三四五六七八九十东西南北中]区(?![域间别县])"
    r"|[一二三四五六1-9]期(?!工程|项目|建设|改造|施工|完工|竣工|开工|投[资入]|计划|培训|治理|已|于)"
)
_BETWEEN = re.compile("(?<=、)[一-鿿]{3,6}(?=、)")
_NEW_VILLAGE = re.compile(r"新村$|..[一二三四五六七八九十]村$")
_IS_ESTATE = re.compile(r"(?:是|[^，。；！？\n]{0,8}的)[^，。；！？\n]{0,12}小区")
_OF_TOWN = re.compile(r"小区|物业|业主|居委|楼组")  # only towns have these
_WORKERS = re.compile("工作人员|干部|党员|两委|“两委”|网格员|相关|有关|负责人|联合|共同|组织|携手")
_CITY_ZONE = re.compile(r"(?P<city>.{2,4}?)(?:高新区|经开区|开发区|新区)")
_LISTED, _IN_LISTS = frozenset("、和与及"), ("township", "community", "village", "quarter")
#: words between a place and the one in it that is the largest or first of its sort: 柳州市|最大的回迁社区|柳岸社区
_IS_ITS = re.compile(
    "的?[^，。；：！？、\n]{0,6}?(?:最[大早老新高美远]|规模最|面积最|人口最|首[个家批]|第一[个家]|唯一|重点|知名|有名|典型)[^，。；：！？、\n]{0,4}?的?"
    "[^，。；：！？、\n]{0,10}?(?:社区|小区|村|镇|街道|之一)(?:——|[“‘])?"
)
_ITS_REACH, _ITS_MARKS = 30, frozenset("最规面人首第唯重知有典")  # characters of these at most; one is always in them
_SAME_SENTENCE = 40  # characters from a village to a natural one in it
_SURE = 6.0  # score from which a name is as good as certain


class _Told(NamedTuple):
    """A mention before its parents are known, in the order of a mention's fields."""

    start: int
    end: int
    name: str
    rule: str
    confidence: float
    level: str
    alias_of: str = ""


def find_places(view: ArticleView) -> Iterator[PlaceMention | None]:
    """Place mentions in order, with the parents that stand with them; None where a step ends."""
    uppers = find_upper(view)
    yield None
    ends = boundaries(view.text, uppers)
    roads = address_roads(view, ends)
    ends |= roads
    units = numbered_units(view, ends)
    streets = short_streets(view.text, ends)
    after_upper = zones(view.text, ends)
    free = free_zones(view, ends)
    links = [*units, *after_upper, *free, *(f for f, _ in streets)]
    yield None
    lower = LowerNames(view, ends | by_end(links))
    yield None
    names = units + [_settled(view.text, f) for f in lower.find()]
    for option in lower.turned_down:
        view.reject("place", option.start, option.end, "place.suffix_name", "its left edge is not certain")
    yield None
    followed = {f.start for f in names}
    named = [f for f in after_upper if f.end in followed]
    names += named
    names += [f for f in free if _apart(f, names)]
    names += _parts(view.text, names)
    names += [f for f in areas(view.text, names) if _apart(f, names)]
    mixed = mixed_names(view, ends | by_end(names))
    names = [f for f in names if _apart(f, mixed)] + mixed if mixed else names
    names += [f for f in numbered_estates(view, ends | by_end(names)) if _apart(f, names)]
    if parts := sections(view, ends | by_end(names)):
        names = [f for f in names if _apart(f, parts)] + parts
    names += [f for f in natural_villages(view, names) if _apart(f, names)]
    names += named_grids(view, names)
    names += [f for f in homes(view, ends | by_end(names)) if _apart(f, names)]
    names += _between(view.text, names)
    named_groups, alone = groups(view, ends | by_end(names))
    names += [f for f in named_groups if _apart(f, names)]
    names_alone = [(f, full) for f, full in alone if _apart(f, names)]
    listed = listed_names(view, {f.name for f in names}, ends | by_end(names))
    yield None
    estates = same_estates(names)
    names = _as_listed(names, listed, estates)
    bare = bare_estates(view.text, names, estates)
    if bare:
        names = [f for f in names if _apart(f, (b for b, _ in bare))]
    spans = [(f.start, f.end) for f in (*names, *(f for f, _ in bare))]
    kept = _kept_uppers([u for u in uppers if u.sure or u.end in ends], spans)
    told = [_upper(u) for u in kept]
    told += [_Told(f.start, f.end, f.name, f.rule, _confidence(f), f.level, estates.get(f.name, "")) for f in names]
    told += [_Told(f.start, f.end, f.name, f.rule, _confidence(f), f.level, full) for f, full in bare]
    taken = {s for s, _ in spans}  # a name with its last word there is better than a short one
    for f, full in (*streets, *names_alone, *listed):
        if f.start not in taken and (f.name != full or f.level == "quarter"):
            told.append(_Told(f.start, f.end, f.name, f.rule, 1.0, f.level, full if full != f.name else ""))
    told.sort()
    yield None
    yield from _with_parents(view.text, told, roads)


def _confidence(found: Found) -> float:
    return round(min(1.0, 0.5 + found.score / (2 * _SURE)), 2)


def _settled(text: str, found: Found) -> Found:
    """云溪新村, 石鼓三村: quarters where the article tells of estates, else villages."""
    if found.name[-1] != "村" or not _NEW_VILLAGE.search(found.name) or found.level not in ("quarter", "village"):
        return found
    at = text.find(found.name)
    while at >= 0:
        if _IS_ESTATE.match(text, at + len(found.name)):
            return found._replace(level="quarter")
        at = text.find(found.name, at + 1)
    if found.level == "village" and gazetteer().exists(found.name, "village"):
        return found
    return found._replace(level="quarter" if _OF_TOWN.search(text) else "village")


def _apart(found: Found, names: Iterable[Found]) -> bool:
    """Does it overlap none of `names`?"""
    return all(found.end <= g.start or g.end <= found.start for g in names)


def _parts(text: str, names: Iterable[Found]) -> list[Found]:
    """Lettered parts of quarters: 柳岸佳苑|B区."""
    parts: list[Found] = []
    for f in names:
        match = _PART.match(text, f.end) if f.level == "quarter" else None
        if match:
            name = text[f.start : match.end()]
            parts.append(Found(f.start, match.end(), name, "quarter", f.score, "place.quarter_part"))
    return parts


def _between(text: str, names: Sequence[Found]) -> list[Found]:
    """Members of a list whose neighbours are quarters: 云杉苑、|翡翠城|、柳湾小区."""
    quarters = {f.start: f.end for f in names if f.level == "quarter"}
    found: list[Found] = []
    for end in quarters.values():
        match = _BETWEEN.match(text, end + 1) if text[end : end + 1] == "、" else None
        if match and match.end() + 1 in quarters and match.start() not in quarters and not strangeness(match.group()):
            found.append(Found(match.start(), match.end(), match.group(), "quarter", _SURE, "place.home"))
    return [f for f in found if _apart(f, names)]


def _as_listed(names: list[Found], listed: Iterable[tuple[Found, str]], full: dict[str, str]) -> list[Found]:
    """Communities that look like estates (柳湾东里), where a list says what they are; `full` gets their full names."""
    spans = {(f.start, f.end) for f in names if f.level == "quarter" and not f.name.endswith("小区")}
    told = {f.name: name for f, name in listed if f.level == "community" and (f.start, f.end) in spans}
    if not told:
        return names
    full.update(told)
    return [f._replace(level="community") if f.name in told else f for f in names]


def _kept_uppers(uppers: Sequence[Upper], spans: list[tuple[int, int]]) -> list[Upper]:
    """Upper names that are sure or that a lower name follows, and that are no part of a lower name."""
    sure_starts = {s for s, _ in spans}
    covered = {i for s, e in spans for i in range(s, e)}
    kept: list[Upper] = []
    for u in reversed(uppers):
        if u.start in covered or u.end - 1 in covered:
            continue
        if u.sure or u.end in sure_starts:
            kept.append(u)
            sure_starts.add(u.start)
    kept.reverse()
    return kept


def _upper(u: Upper) -> _Told:
    rule, confidence = ("place.upper_full", 1.0) if u.full else ("place.upper_short", 0.85)
    return _Told(u.start, u.end, u.name, rule, confidence, u.level, u.alias_of)


def _before(
    text: str, told: _Told, previous: tuple[_Told, tuple[str, ...]] | None
) -> tuple[_Told, tuple[str, ...]] | None:
    """A parent that one character sets off: 栾川县|的|白鹭小区, and workers of 云溪街道|和|柳岸社区."""
    if previous is None:
        return None
    mark = text[told.start - 1]
    if mark == "的":
        return previous
    lower = told.level == "community" and previous[0].level == "township"
    return previous if lower and mark in "和、" and _WORKERS.match(text, told.end) else None


def _over_body(
    text: str, start: int, by_end: Mapping[int, tuple[_Told, tuple[str, ...]]]
) -> tuple[_Told, tuple[str, ...]] | None:
    """The place of the office that a name follows: 云杉街道|办事处|柳岸社区."""
    if not text.endswith(BODIES, 0, start):  # as nearly always
        return None
    body = next(b for b in BODIES if text.endswith(b, 0, start))
    return by_end.get(start - len(body))


def _lately(text: str, t: _Told, village: _Told | None) -> tuple[_Told, tuple[str, ...]] | None:
    """The village that the sentence of a natural village told of before it."""
    if village is None or village.name == t.name or not 0 <= t.start - village.end <= _SAME_SENTENCE:
        return None
    return None if "。" in text[village.end : t.start] else (village, ())


def _city_of(zone: str) -> str:
    """The city whose short name a zone begins with (柳州高新区), or ""."""
    match = _CITY_ZONE.fullmatch(zone)
    if zone in words().state_zones:
        return ""
    return match["city"] if match and match["city"] in gazetteer().upper_names() else ""


def _joined(one: tuple[str, ...], other: tuple[str, ...], ranks: Mapping[str, int]) -> tuple[str, ...]:
    """Of two chains of parents the longer; one that begins lower goes on with the other (柳湾社区 and 云杉街道)."""
    if not one or not other or ranks[one[0]] == ranks[other[0]]:
        return other if len(other) > len(one) else one
    low, high = (one, other) if ranks[one[0]] > ranks[other[0]] else (other, one)
    return low + tuple(name for name in high if name not in low and ranks[name] < ranks[low[-1]])


def _with_parents(text: str, told: list[_Told], roads: Mapping[int, int]) -> list[PlaceMention]:
    """`within` from names that stand right before (栾川县|白鹭小区), the same for all mentions of a name.

    `roads` are starts by ends of the roads of addresses, which may stand between.
    """
    chains: dict[str, tuple[str, ...]] = {}
    ranks = {t.name: _RANK[t.level] for t in told}
    by_end: dict[int, tuple[_Told, tuple[str, ...]]] = {}
    village: _Told | None = None
    last: tuple[_Told, tuple[str, ...]] | None = None
    for t in told:
        start, name = roads.get(t.start, t.start), t.name
        previous = by_end.get(start) or _before(text, t, by_end.get(start - 1)) or _over_body(text, start, by_end)
        if previous is None and last is not None and start - last[0].end <= _ITS_REACH:
            between = text[last[0].end : start]
            previous = last if not _ITS_MARKS.isdisjoint(between) and _IS_ITS.fullmatch(between) else None
        if t.rule == "place.natural":
            previous = previous or _lately(text, t, village)
        elif t.level == "village":
            village = t
        parents: tuple[str, ...] = ()
        if previous is None and t.rule == "place.zone" and (city := _city_of(name)):
            chains[name] = (city,)
        natural = t.level == "village" and previous is not None and previous[0].level == "village"
        beside = by_end.get(start - 1) if previous is None and text[start - 1 : start] in _LISTED else None
        if beside is not None and beside[0].level == t.level and t.level in _IN_LISTS:  # 云溪镇|柳湾村、|石鼓村
            parents = beside[1]
            if parents:
                chains.setdefault(name, parents)
        if previous is not None and (natural or _RANK[previous[0].level] < _RANK[t.level]):
            parents = (previous[0].name, *previous[1])
            chains[name] = _joined(chains.get(name, ()), parents, ranks)
        last = by_end[t.end] = (t, parents)
    return [
        PlaceMention(
            start=start,
            end=end,
            name=name,
            rule=rule,
            confidence=confidence,
            level=level,
            within=chains.get(name, ()),
            alias_of=alias_of,
        )
        for start, end, name, rule, confidence, level, alias_of in told
    ]
