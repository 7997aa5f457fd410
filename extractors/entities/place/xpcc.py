"""Divisions, regiments and companies of the Xinjiang corps (十五师, 三八七团, 五连): numbers as names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.entities.place.lower import Found
from kg.rules import ArticleView, Hit
from kg.text.edges import NONE, left_edge

_LEVELS = {"师": "prefecture", "团": "county", "连": "village"}
_NUMBER = "〇零○一二三四五六七八九十0-9"
# Reversed, to read leftwards from the last word.
_LEFT = {
    "师": re.compile(r"[一二三四五六七八九十]{1,2}第?"),
    "团": re.compile(rf"[{_NUMBER}]{{2,4}}第?"),
    "连": re.compile(rf"[{_NUMBER}]{{1,3}}"),
}
_REGIMENT = re.compile(r"[一二三四五六七八九][〇零一二三四五六七八九]{2}团")
#: 四十二团三连
_COMPANY = re.compile(r"[十百〇零一二三四五六七八九][一二三四五六七八九十]团[一二三四五六七八九十]{1,3}连")
_NEXT = {
    "师": re.compile(r"[傅范生资徒大]"),
    "团": re.compile(r"[结圆伙体队员]"),
    "连": re.compile(r"[续接忙连夜日年绵]"),
}


def numbered_units(view: ArticleView, uppers: Mapping[int, int]) -> list[Found]:
    """Numbered units, where the article speaks of the corps. `uppers` maps ends of names to their starts."""
    text, found, hits = view.text, list[Found](), view.hits("place.xpcc")
    if not hits or not (view.hits("place.xpcc_context") or view.hits("place.farm") or _regiment(text, hits)):
        return []
    ends = dict(uppers)
    for hit in hits:
        match = _LEFT[hit.word].match(text[max(0, hit.start - 5) : hit.start][::-1])
        if match is None or _NEXT[hit.word].match(text, hit.end):
            continue
        start = hit.start - match.end()
        chained = start in ends or text[max(0, start - 2) : start] == "兵团"
        chained = chained or (hit.word == "连" and text[start - 1 : start] == "镇")  # 五十团|云杉镇|三连
        if not chained and (left_edge(text, start)[0] == NONE or match.group() == "一"):
            continue
        found.append(Found(start, hit.end, text[start : hit.end], _LEVELS[hit.word], 6.0, "place.numbered_unit"))
        ends[hit.end] = start
    return found


def _regiment(text: str, hits: Sequence[Hit]) -> bool:
    """Does the text name a regiment by a number that tells it from words?"""
    return any(
        h.word == "团" and h.start > 1 and (_REGIMENT.match(text, h.start - 3) or _COMPANY.match(text, h.start - 2))
        for h in hits
    )
