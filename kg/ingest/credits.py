"""Who wrote an article, when and for whom, as far as the page says."""

from __future__ import annotations

import re

from kg.ingest import signs
from kg.ingest.blocks import Block
from kg.ingest.segments import Segment

_WORD = re.compile(r"[一-鿿·]+")
_NOT_A_NAME = re.compile(r".*(?:记者|通讯员|本报|中心|报社|日报|晚报|摄影|供稿|采写|整理|报道|综合|讯|电|中国|作者|评论员|实习生|摄|文|图|单位|供图|新华社|编辑|首席|见习|特约)$")
_DATE = re.compile(r"(?:([0-9]{4})年)?([0-9]{1,2})月([0-9]{1,2})日")
_CUT = re.compile(r"(?:本报|融媒体中心|全媒体|融媒体|首席|见习|特约|实习|摄影|文字)*(?:记者|通讯员|评论员|实习生|作者|撰稿|撰文)")
_TITLED = re.compile(r"[为是系]|人员|主任|书记|教授|干部|学院|大学|公司")


def authors(segment: Segment) -> tuple[str, ...]:
    """Names of the writers, in order: byline, bracket behind 本报讯, closing signature."""
    texts = [b.text for b in segment.bylines]
    for block in segment.body:
        if block.sign == "dateline" and (m := signs.dateline(block.text)):
            if a := signs.patterns().authors.match(block.text, m.end()):
                texts.append(a.group(1))
        elif block.sign in ("signature", "byline"):
            texts.append(block.text)
    names: dict[str, None] = {}
    for text in texts:
        names.update(dict.fromkeys(_names(text)))
    return tuple(names)


def _names(text: str) -> list[str]:
    if _TITLED.search(text):
        return []
    text = _CUT.sub("、", text)
    text = re.sub(r"(?<![一-鿿])([一-鿿])[ 　\xa0]+([一-鿿])(?![一-鿿])", r"\1\2", text)
    words = [w for w in _WORD.findall(text) if not _NOT_A_NAME.match(w)]
    return [w for w in words if 2 <= len(w) <= 4 or "·" in w or 5 <= len(w) <= 6 and w[0] in signs.surnames()]


def _dateline(segment: Segment) -> tuple[Block, re.Match[str]] | None:
    for block in segment.body[:3]:
        if block.sign == "dateline" and (m := signs.dateline(block.text)):
            return block, m
    return None


def stated_date(segment: Segment) -> str | None:
    """The date of the dateline: 06-18, or 2024-06-18 where the year stands with it."""
    found = _dateline(segment)
    if found is None:
        return None
    m = _DATE.search(found[0].text, 0, found[1].end())
    if m is None:
        return None
    day = f"{int(m.group(2)):02}-{int(m.group(3)):02}"
    return f"{m.group(1)}-{day}" if m.group(1) else day


def publisher(segment: Segment) -> str | None:
    """The agency of the dateline; 本报 says nothing about which paper it is."""
    found = _dateline(segment)
    return found[1].group("agency") if found else None
