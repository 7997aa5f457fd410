"""Names with figures, letters and dots in them: 云杉路20号小区, 柳岸城5号院, 云杉100小区, 柳岸·兰亭小区."""

from __future__ import annotations

import re
from collections.abc import Collection

from extractors.entities.place.lower import Found
from extractors.entities.place.words import words
from kg.rules import ArticleView
from kg.text.edges import PLAIN, is_edge_word, left_edge, run_start, strangeness

_STEM = 8  # characters before the number at most
_NUMBER = re.compile(r"[0-9]{1,4}|[一二三四五六七八九十]{1,3}")
_NO_STEM = re.compile(
    r"[全各共新]|[楼平]房$|.*(?:新建|改造|建成|涉及|惠及|完成|社区|街道|小区|村|镇|[第的为约近余共达至到在有及了每等市县区乡省])$"
)
_NO_SECTION = re.compile("[域间别县]|至|到|、[一二三四五六七八九十]区|社区|小区|居民区|居委")
_NO_GARDEN = re.compile("(?:产业|工业|科技|物流|创业|公|校|庄|果|茶|菜|桃|田)园$")
_SECTION = 5  # characters of an estate's name before the number of its part at most
_SCORE = 4.0
_MARK = re.compile(r"[0-9A-Z·]")
_MIXED = re.compile(r"(?P<stem>[一-鿿]{2,5})(?:(?P<figure>[0-9]{2,4})|[A-Z]{1,4}|(?P<dot>·))(?P<rest>[一-鿿]{0,5})$")
_MIXED_REACH = 14
# What is counted, dated or of any sort follows a number: 惠及120个小区
_COUNTED = re.compile(r"[个余多家栋幢户名处座条万亿米平岁年月日号期届次项件大类级层支人组所]|[一-鿿]$")


def numbered_estates(view: ArticleView, ends: Collection[int]) -> list[Found]:
    """Yards and estates by their numbers; `ends` are the ends of other names."""
    text, found = view.text, list[Found]()
    for hit in view.hits("place.numbered"):
        number = _NUMBER.match(text[max(0, hit.start - 4) : hit.start][::-1])
        if number is None:
            continue
        head = hit.start - number.end()
        for at in range(head - 2, run_start(text, head, _STEM) - 1, -1):
            stem = text[at:head]
            if at in ends or left_edge(text, at)[0] >= PLAIN:
                if _named(stem):
                    found.append(Found(at, hit.end, text[at : hit.end], "quarter", _SCORE, "place.numbered_estate"))
                break
    return found


def sections(view: ArticleView, ends: Collection[int]) -> list[Found]:
    """Parts of estates that are told by their numbers (云溪苑东二区); `ends` are the ends of other names."""
    text, found = view.text, list[Found]()
    for hit in view.hits("place.section"):
        head = hit.start - (text[hit.start - 1] in "东西南北中")
        if text[head - 1] not in "苑园" or _NO_SECTION.match(text, hit.end):
            continue
        for at in range(head - 3, run_start(text, head, _SECTION) - 1, -1):
            if at in ends or left_edge(text, at)[0] >= PLAIN:
                if _named(text[at:head]) and not _NO_GARDEN.search(text, at, head):
                    found.append(Found(at, hit.end, text[at : hit.end], "quarter", _SCORE, "place.numbered_estate"))
                break
    return found


def mixed_names(view: ArticleView, ends: Collection[int]) -> list[Found]:
    """Estates and communities whose names hold figures, letters or a dot; `ends` are the ends of other names."""
    text, found = view.text, list[Found]()
    for level in ("quarter", "community"):
        for start, end, _ in view.hits(f"place.{level}"):
            if _MARK.search(text, max(0, start - 6), start) is None:  # as nearly always
                continue
            floor = max(0, start - _MIXED_REACH)
            mixed = _MIXED.search(text[floor:start])
            if mixed is None or (mixed["figure"] and _COUNTED.match(mixed["rest"])):
                continue
            if mixed["dot"] and (len(mixed["rest"]) < 2 or strangeness(mixed["rest"])):
                continue
            first, last = floor + mixed.start("stem"), floor + mixed.end("stem")
            for at in range(last - 2, first - 1, -1):
                if at in ends or text[at - 1] in "和与" or left_edge(text, at)[0] >= PLAIN:
                    if _named(text[at:last]):
                        found.append(Found(at, end, text[at:end], level, _SCORE, "place.mixed_name"))
                    break
    return found


def _named(stem: str) -> bool:
    return not (_NO_STEM.match(stem) or strangeness(stem) or is_edge_word(stem) or words().generic(stem))
