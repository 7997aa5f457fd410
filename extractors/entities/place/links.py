"""Names between a county and what lies in it that no last word of ours ends.

Street offices named without 道 (越秀区|白云街|柳溪社区) and functional zones (柳州市|柳东新区|雒容镇).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from extractors.entities.place.lower import Found
from extractors.entities.place.words import words
from kg.rules import ArticleView, Hit
from kg.text.edges import PLAIN, left_edge, run_start, strangeness
from kg.text.gazetteer import gazetteer

_STREET = re.compile(
    r"[一-鿿]{1,5}?街(?![道巷坊]|[一-鿿]{1,2}[镇乡]|沿线|两[侧边旁]|十字|路口|[上头边口]|[0-9]|[与和][一-鿿]{1,4}[路街])"
)
_LONGER_STREET = re.compile(r"[口上下前后]街道")  # 新街|口街道
_STREET_PART = re.compile("[东西南北中](?:社区|居|村|里)")  # 云杉街|南社区
_COMMUNITY_NEXT = re.compile("[一-鿿]{2,6}?(?:社区|小区|居民区|居委会|村)")
_ZONE = re.compile(
    r"[一-鿿]{1,6}?(?:经济技术|经济|高新技术产业|高新技术|生态旅游|旅游)?(?:新区|高新区|经开区|开发区|工业园区|工业区|风景区|风景名胜区|管理区|示范区|度假区|自贸区|新城)"
)
_BARE_ZONE = re.compile("经开区|高新区|(?:经济技术|经济|高新技术产业|高新技术)?开发区")  # 柳州市|高新区|云杉街道
_ZONE_STEM = 10
_STATE_LEVEL = {"雄安新区": "prefecture"}
_CITY_ZONES = ("高新区", "经开区", "开发区", "新区")
_LIES_IN = re.compile("[一-鿿]{2,5}?(?:街道|社区(?![治建服])|小区)")  # 家住高新区|石鼓社区
_FULL = ("省", "市", "县", "区", "旗", "盟", "自治州")
_ZONE_KIND = re.compile(
    r"(?:国家级?|省级)?(?:经济技术|经济|高新技术产业|高新技术|高新|产业|工业|旅游|综合|自由贸易|农业科技)+$"
)
_ZONE_BODY = re.compile(
    r"党工委|管委会|管理委员会|工委|纪工委|妇联|总?工会|团工委|组织|社会工作部|宣传部|政法|社会事务|公安|[一-鿿]{2,6}局|法院|检察院|[^，。]{0,2}街道"
)


def short_streets(text: str, uppers: Mapping[int, int]) -> list[tuple[Found, str]]:
    """Street offices of the gazetteer right after an upper name, each with its full name."""
    found: list[tuple[Found, str]] = []
    for end in sorted(uppers):
        if text.find("街", end, end + 7) < 0:  # seldom: no need to try the pattern
            continue
        end += text.startswith("委", end)  # 南溪区|委|云杉街工委书记
        match = _STREET.match(text, end)
        if match and (_LONGER_STREET.match(text, match.end()) or _STREET_PART.match(text, match.end())):
            continue
        name = match.group() if match else ""
        forms = (name + "道", name + "街道") if match else ()
        full = next((n for n in forms if gazetteer().exists(n, "township")), "")
        if match and full:
            found.append((Found(end, match.end(), name, "township", 5.0, "place.short_street"), full))
    return [*found, *_again(text, found)]


def _again(text: str, found: list[tuple[Found, str]]) -> list[tuple[Found, str]]:
    """The same street offices where they stand alone before one of their communities (云杉街|柳溪社区)."""
    taken = {f.start for f, _ in found}
    again: list[tuple[Found, str]] = []
    for name, full in dict.fromkeys((f.name, full) for f, full in found):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if at not in taken and left_edge(text, at)[0] >= PLAIN and _COMMUNITY_NEXT.match(text, end):
                again.append((Found(at, end, name, "township", 5.0, "place.short_street"), full))
            at = text.find(name, end)
    return again


def free_zones(view: ArticleView, uppers: Mapping[int, int]) -> list[Found]:
    """Zones that stand free or after a short name, where a body of theirs or a street office follows."""
    text, found, starts = view.text, list[Found](), set(uppers.values())
    for start, end, word in view.hits("place.state_zone"):
        found.append(Found(start, end, word, _STATE_LEVEL.get(word, "county"), 5.0, "place.zone"))
    for hit in view.hits("place.zone"):
        if hit.word == "新区" and text[hit.start - 1 : hit.start] == "高":
            continue  # its longer word 高新区 is read
        if hit.end in uppers:
            continue  # it is a name of the gazetteer
        city = uppers.get(hit.start, _city_before(text, hit))
        if city is not None and _city_zone(text, city, hit, uppers):
            found.append(Found(city, hit.end, text[city : hit.end], "county", 5.0, "place.zone"))
            continue
        if hit.word in _CITY_ZONES[:2] and _LIES_IN.match(text, hit.end) and left_edge(text, hit.start)[0] >= PLAIN:
            found.append(Found(hit.start, hit.end, hit.word, "county", 5.0, "place.zone"))
            continue
        if not _ZONE_BODY.match(text, hit.end):
            continue
        floor = run_start(text, hit.start, _ZONE_STEM)
        for at in range(hit.start - 2, floor - 1, -1):
            stem = text[at : hit.start]
            name = _ZONE_KIND.sub("", stem)
            if at in starts or len(name) < 2 or strangeness(stem) or words().generic(name):
                continue
            if at in uppers or left_edge(text, at)[0] >= PLAIN or text[at - 2 : at] in words().left:
                found.append(Found(at, hit.end, text[at : hit.end], "county", 5.0, "place.zone"))
                break
    return found


def _city_before(text: str, hit: Hit) -> int | None:
    """Where the short name of a city begins that a zone bears (柳州|高新区), which by itself is no name there."""
    for size in (2, 3, 4) if hit.word in _CITY_ZONES else ():
        name = text[max(0, hit.start - size) : hit.start]
        if name in gazetteer().upper_names() and not gazetteer().is_risky(name):
            return hit.start - size
    return None


def _city_zone(text: str, city: int, hit: Hit, uppers: Mapping[int, int]) -> bool:
    """Is it the zone of the city whose short name begins at `city` (柳州高新区)?"""
    if hit.word not in _CITY_ZONES or text.endswith(_FULL, 0, hit.start) or text.startswith("域", hit.end):
        return False
    return city in uppers or left_edge(text, city)[0] >= PLAIN


def zones(text: str, uppers: Mapping[int, int]) -> list[Found]:
    """Functional zones right after an upper name; they are names only if a lower name follows."""
    found: list[Found] = []
    ends = sorted(uppers)
    for end, following in pairwise([*ends, -1]):
        if text.find("区", end, end + 20) < 0 and text.find("新城", end, end + 20) < 0:
            continue
        match = _ZONE.match(text, end) or _BARE_ZONE.match(text, end)
        if match and not end < following <= match.end() and strangeness(match.group().removesuffix("工业园区")) < 3:
            upper = text[uppers[end] : end]
            in_county = gazetteer().exists(upper, "county") and not gazetteer().exists(upper, "prefecture")
            level = "township" if in_county else "county"  # 栾川县|云杉工业园区
            found.append(Found(end, match.end(), match.group(), level, 5.0, "place.zone"))
    return found
