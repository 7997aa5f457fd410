"""Natural villages that are told as groups (柳湾田居民小组), and areas right after a township (云杉镇|柳湾地区).

Where an article names such a group, its name alone (柳湾田党支部) is the same place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from extractors.entities.place.lower import Found
from extractors.entities.place.words import words
from kg.rules import ArticleView
from kg.text.edges import PLAIN, is_edge_word, left_edge, run_start, strangeness

_STEM = 4  # characters of a group's name at most
_NO_NAME = re.compile(
    r"第?[0-9〇零一二三四五六七八九十百两几多各每这该本个名等]|.*[个名位家户组长任员支第各是由和及与的]$"
)
_AREA = re.compile(
    r"[一-鿿]{2,3}地区|[一-鿿]{2,3}[东南西北][区院]"
    r"(?=的?(?:老人|居民|业主|住户)|的[一-鿿](?:先生|女士|大爷|大妈|大姐|阿姨)|[0-9一二三四五六七八九十]+[号幢栋])"
)
# A village as it is called along the coast: 云杉街道|柳南居
_SETTLED = re.compile(r"[一-鿿]{2,3}居(?=[的，、]|党|“?两委|村民|居民)")
# A village that is told without 村: 云杉镇|何家湾
_SEAT = re.compile(
    r"[一-鿿]家(?:寨|庄|湾|沟|坪|坝|营|堡|岭|垸|冲|坳|畈|圩|洼|峪|坡|塘|垭|河|台)(?![村社小组镇乡街路屯县市水河大自])"
)
_NO_SETTLED = re.compile(r".*[村镇社新安邻民旧故家宜乐定同独城农街各该群老移迁隐]居|.*(?:就地|集中|分散|入户|长期)居")
_AREA_SORT = re.compile(
    r"[周城沿山边偏偏贫民少农牧平丘高低寒高东西南北中内外两亚热温寒欠发落后]|.*[区带部方族周围近间济达困穷远境边]$"
)
_OCCURRENCES = 30  # of a group's name alone that are looked at
_BACKS = re.compile(r"党支部|党小组|党总支|成立|村民|居民|群众|乡亲|位于|地处|种植|有|的|，|。|、")
_SCORE = 5.0


def groups(view: ArticleView, ends: Mapping[int, int]) -> tuple[list[Found], list[tuple[Found, str]]]:
    """Groups with a name of their own, and the same names alone, each with its full name."""
    text, found = view.text, list[Found]()
    for hit in view.hits("place.group"):
        floor = run_start(text, hit.start, _STEM)
        for at in range(hit.start - 2, floor - 1, -1):
            stem = text[at : hit.start]
            if _possible(stem) and (at in ends or left_edge(text, at)[0] >= PLAIN):
                found.append(Found(at, hit.end, text[at : hit.end], "village", _SCORE, "place.group"))
                break
    short: dict[str, str] = {}
    for f in found:
        stem = next(f.name[: -len(w)] for w in ("居民小组", "村民小组") if f.name.endswith(w))
        short.setdefault(stem, f.name)
    return found, [*_alone(text, short, {f.start for f in found}, ends)]


def _possible(stem: str) -> bool:
    return not (
        _NO_NAME.match(stem)
        or strangeness(stem)
        or is_edge_word(stem)
        or words().generic(stem)
        or stem in words().doubtful
        or stem.endswith(("社区", "小区", "村", "街道"))
    )


def _alone(
    text: str, short: Mapping[str, str], taken: Iterable[int], ends: Mapping[int, int]
) -> Iterable[tuple[Found, str]]:
    """The names without their last word, where the text shows their edges."""
    known = frozenset(taken)
    for stem, full in short.items():
        at = -1
        for _ in range(_OCCURRENCES):
            at = text.find(stem, at + 1)
            if at < 0:
                break
            end = at + len(stem)
            edged = at in ends or left_edge(text, at)[0] >= PLAIN
            if at not in known and edged and (_BACKS.match(text, end) or end == len(text)):
                yield Found(at, end, stem, "village", _SCORE, "place.group"), full


def areas(text: str, townships: Iterable[Found]) -> list[Found]:
    """Areas and settlements that stand right after a township and are called by a name (云杉镇|柳湾地区)."""
    found: list[Found] = []
    settlements = set[str]()
    for f in townships:
        if f.level != "township":
            continue
        seat = _SEAT.match(text, f.end) if text[f.end + 1 : f.end + 2] == "家" else None
        if seat is not None:
            found.append(Found(f.end, seat.end(), seat.group(), "village", _SCORE, "place.area"))
            continue
        settled = _SETTLED.match(text, f.end) if text.find("居", f.end, f.end + 4) > 0 else None
        if settled and not _NO_SETTLED.match(settled.group()) and not strangeness(settled.group()[:-1]):
            if settled.group() not in settlements:
                settlements.add(settled.group())
                found += _settlement(text, f.end, settled.group())
            continue
        match = _AREA.match(text, f.end)
        if match is None:
            continue
        stem = match.group()[:-2]
        if not (_AREA_SORT.match(stem) or strangeness(stem) or words().generic(stem)):
            found.append(Found(f.end, match.end(), match.group(), "quarter", _SCORE, "place.area"))
    return found


def _settlement(text: str, first: int, name: str) -> Iterable[Found]:
    """A settlement where its township tells it and where it stands alone after that."""
    at = first
    for _ in range(_OCCURRENCES):
        if at == first or left_edge(text, at)[0] >= PLAIN:
            yield Found(at, at + len(name), name, "community", _SCORE, "place.area")
        at = text.find(name, at + len(name))
        if at < 0:
            return
