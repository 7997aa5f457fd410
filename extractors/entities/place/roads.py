"""Roads of an address, behind which an estate's name begins: 云杉县|民主路|锦绣家园小区, 位于|民主路|锦绣家园小区."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.rules import ArticleView
from kg.text.edges import PLAIN, left_edge

_REACH = 12  # characters before an estate's last word in which its road may end
_ROAD = re.compile("(?:大道|大街|[路巷]|街(?!道)|(?<!街)道)(?:[东西南北中]段)?(?=[一-鿿]{2,}$)")
_STEM = range(1, 5)  # characters of a road's name before 路
_WEAK = "道"  # ends words such as 通道: a road only right behind a division


def address_roads(view: ArticleView, uppers: Mapping[int, int]) -> dict[int, int]:
    """Starts by ends of roads that an estate follows; `uppers` are starts by ends of the divisions named."""
    text, found = view.text, {}
    for hit in view.hits("place.estate"):
        for m in _ROAD.finditer(text, max(0, hit.start - _REACH), hit.start):
            for length in _STEM:
                begin = m.start() - length
                if begin in uppers or (m.group() != _WEAK and left_edge(text, begin)[0] >= PLAIN):
                    found[m.end()] = begin
                    break
    return found
