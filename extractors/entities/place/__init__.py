"""Named places, from province to residential quarter.

Finds: names of provinces, prefectures and counties (full and in short), of townships, communities, villages
and quarters, of units of the XPCC, alone and in chains (栾川县柳河镇石鼓村), and short names in lists that
say what they are (云溪、石鼓两个村).
Leaves alone: generic words (该社区, 老旧小区, 26个社区), roads, squares, parks, schools, newspapers.
"""

from __future__ import annotations

import re
from pathlib import Path

from extractors.entities.place.find import find_places
from extractors.entities.place.words import lexicon
from kg.rules import Extractor, Lexicon, Rule
from kg.text.gazetteer import gazetteer

_HERE = Path(__file__).parent
_NUMBERED = re.compile(r"第?[〇零一二三四五六七八九十0-9]+[师团连]")  # read by `xpcc`, where the article is about it


def _with_upper_names() -> Lexicon:
    """The lexicon with the names of provinces, prefectures and counties as one more category for the scan."""
    own = lexicon()
    names = sorted(n for n in gazetteer().upper_names() if len(n) > 1 and not _NUMBERED.fullmatch(n))
    return Lexicon({**own.words, "upper_names": tuple(names)}, own.tables)


EXTRACTOR = Extractor(
    kind="place",
    find=find_places,
    rules=(
        Rule("place.upper_full", "Full name of a province, prefecture or county of the gazetteer"),
        Rule("place.upper_short", "Short name of one, where the article backs it"),
        Rule("place.chain_name", "Name that stands right after a named parent (栾川县|柳河镇)"),
        Rule(
            "place.suffix_name",
            "Name with its last word (社区, 村, 小区 …) whose left edge the article shows",
        ),
        Rule("place.numbered_unit", "Division, regiment or company of the XPCC (十五师, 三八七团, 五连)"),
        Rule("place.short_street", "Street office without 道, between county and community (越秀区|白云街)"),
        Rule("place.zone", "Functional zone between a city and what lies in it (柳州市|柳东新区|雒容镇)"),
        Rule("place.quarter_part", "Lettered part of a quarter (柳岸佳苑B区)"),
        Rule("place.bare_estate", "Estate without its 小区, where the article has it with it too (走进柳岸香榭)"),
        Rule("place.numbered_estate", "Quarter called by a number (云杉路20号小区, 柳岸城5号院)"),
        Rule("place.mixed_name", "Estate or community with figures or a dot in its name (云杉100小区, 柳岸·兰亭小区)"),
        Rule("place.group", "Natural village told as a group, and its name alone (柳湾田居民小组, 柳湾田党支部)"),
        Rule(
            "place.natural", "Natural village that a word before it or its village tells (小山村|柳湾冲, 云溪村|柳家湾)"
        ),
        Rule("place.housing", "Housing of works (机床厂|宿舍)"),
        Rule("place.home", "Estate that a house or its sort tells (家住|云杉新天地3号楼, |柳湾新天地是一个老旧小区)"),
        Rule("place.grid", "Grid with a name right after its community (云溪社区|银杏网格)"),
        Rule("place.area", "Area or settlement right after a township (云杉镇|柳湾地区, 云杉街道|桐南居)"),
        Rule("place.counted_list", "Short names in a list that counts them (云溪、石鼓两个村)"),
    ),
    lexicon=_with_upper_names(),
    folder=_HERE,
    summary=__doc__ or "",
)
