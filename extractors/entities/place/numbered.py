"""Quarters that are called by a number behind a street or an estate: 云杉路20号小区, 柳岸城5号院."""

from __future__ import annotations

import re
from collections.abc import Collection

from extractors.entities.place.lower import Found
from extractors.entities.place.words import words
from kg.rules import ArticleView
from kg.text.edges import PLAIN, is_edge_word, left_edge, run_start, strangeness

_STEM = 8  # characters before the number at most
_NUMBER = re.compile(r"[0-9]{1,4}|[一二三四五六七八九十]{1,3}")
_NO_STEM = re.compile(r".*(?:社区|街道|小区|村|镇|[第的为约近余共达至到在有])$")
_SCORE = 4.0


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


def _named(stem: str) -> bool:
    return not (_NO_STEM.match(stem) or strangeness(stem) or is_edge_word(stem) or words().generic(stem))
