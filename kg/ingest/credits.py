"""Who wrote an article, when and for whom, as far as the page says."""

from __future__ import annotations

import re

from kg.ingest import signs
from kg.ingest.blocks import Block
from kg.ingest.segments import Segment

_WORD = re.compile(r"[一-鿿·]+")
_NOT_A_NAME = re.compile(
    r".*(?:记者|通讯员|本报|中心|报社|日报|晚报|摄影|供稿|采写|整理|报道|综合|讯|电|中国|作者|评论员|实习生|摄|文|图|单位|供图"
    r"|新华社|编辑|首席|见习|特约|联播)$"
)
_OFFICE = re.compile(r".*(?:中心|局|委|办|部|站|院|公司|社区|街道|镇|乡|村|所|校|馆|会)(?=[一-鿿]{2,3}$)")
_DATE = re.compile(r"(?:([0-9]{4})[年/.-])?([0-9]{1,2})[月/.-]([0-9]{1,2})日?")
_CUT = re.compile(
    r"(?:本报|融媒体中心|全媒体|融媒体|首席|见习|特约|实习|摄影|文字)*(?:记者|通讯员|评论员|实习生|作者|撰稿|撰文)"
    r"|供稿|采写|整理|摄影报道|摄影?"
)
_WIDE = re.compile(r"(?<![一-鿿])([一-鿿])[ 　\xa0]+([一-鿿])(?![一-鿿])")  # a short name set wide: 周 某
_TITLED = re.compile(r"[为是系]|人员|主任|书记|教授|干部|学院|大学")
_SOURCE = re.compile(r"(?:来源|稿源)\s*[:：]\s*([一-鿿]{2,16})")
_PUBLISHED = re.compile(
    r"(?:(?:发布|更新|刊发)?(?:时间|日期)[:：]\s*|^)([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})"
)
_AUTHOR = re.compile(r"(?:作者|记者)\s*[:：]\s*([^:：]{2,40}?)(?=[ \u3000\xa0]*(?:[一-鿿]{2,4}[:：]|$))")
_HEAD = 60  # characters of a line of furniture that may say source and date


def authors(segment: Segment) -> tuple[str, ...]:
    """Names of the writers, in order: byline, bracket behind 本报讯, closing signature."""
    texts = [b.text for b in segment.bylines]
    for block in segment.body:
        if block.sign == "dateline" and (m := signs.dateline(block.text)):
            bracket = signs.patterns().authors.match(block.text, m.end())
            if bracket and (m.group("agency") is None or _CUT.search(bracket.group(1))):
                texts.append(bracket.group(1))
        elif block.sign in ("signature", "byline"):
            texts.append(block.text)
    if not texts and segment.body and (shot := signs.credit(segment.body[-1].text)):
        texts.append(shot.group())
    if not texts:
        texts += [m.group(1) for block in segment.furniture if (m := _AUTHOR.search(block.text))]
    names: dict[str, None] = {}
    for text in texts:
        names.update(dict.fromkeys(_names(text)))
    return tuple(names)


def _names(text: str) -> list[str]:
    if _TITLED.search(text):
        return []
    text = _CUT.sub("、", text)
    text = _WIDE.sub(r"\1\2", text)
    words = (_OFFICE.sub("", w) for w in _WORD.findall(text) if not _NOT_A_NAME.match(w))
    return [w for w in words if 2 <= len(w) <= 4 or "·" in w]


def _dateline(segment: Segment) -> tuple[Block, re.Match[str]] | None:
    for block in segment.body[:3]:
        if block.sign == "dateline" and (m := signs.dateline(block.text)):
            return block, m
    return None


def stated_date(segment: Segment) -> str | None:
    """When the article was published, as the page says: 2024-06-18, or 06-18 without a year."""
    for block in segment.furniture:
        if m := _PUBLISHED.search(block.text[:_HEAD]):
            return f"{m.group(1)}-{int(m.group(2)):02}-{int(m.group(3)):02}"
    found = _dateline(segment)
    m = _DATE.search(found[0].text, 0, found[1].end()) if found else None
    if m is None:
        return None
    day = f"{int(m.group(2)):02}-{int(m.group(3)):02}"
    return f"{m.group(1)}-{day}" if m.group(1) else day


def publisher(segment: Segment) -> str | None:
    """The agency of the dateline or the stated source; 本报 does not say which paper it is."""
    for block in segment.furniture:
        if m := _SOURCE.search(block.text[:_HEAD]):
            return m.group(1)
    found = _dateline(segment)
    return found[1].group("agency") if found else None
